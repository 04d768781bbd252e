"""A rule file to fill in: every key in its place, so that lint can say what is still empty."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from rules.vocabulary import SUBJECTS

_RULE = """\
id: {id}
status: draft                       # draft | test | stable | retired
subject: {subject}                  # storefront | listing | post
severity: minor                     # minor | moderate | serious | critical
confidence: low                     # high | medium | low
strength: signal                    # strong | signal | information
plan: []                            # keys of plans.yml
obligations: []                     # keys of obligations.yml
title: {{vi: "", en: ""}}            # the wished-for state
lead: {{vi: "", en: ""}}             # a lead's headline: the sign, at most 70 characters ("Chưa thấy …")
looks_for: {{vi: "", en: ""}}
why: {{vi: "", en: ""}}
message: {{vi: "{where} có dấu hiệu …", en: "{where} appears …"}}
remedy: {{vi: "", en: ""}}
false_positives:
  vi: []
  en: []
legal_basis:
  {day}: expected                   # or a list: [{{law: …, provision: "…", confidence: VERIFIED}}]
sanction: {{}}
checked_on: {day}
applicability:
  kinds: [website, app]             # website | shop | app | social
  when: {{}}                          # name: {{fact: …, test: …, value: …}}
checks: {{}}                          # name: {{fact: …, test: …, value: …}}
expectation: {{all: []}}
tests:
  - {{name: passes, as_of: {day}, facts: {{}}, outcome: passed}}
  - {{name: fails, as_of: {day}, facts: {{}}, outcome: failed}}
  - {{name: does not apply, as_of: {day}, facts: {{}}, outcome: inapplicable}}
  - {{name: was not read, as_of: {day}, facts: {{}}, unread: [], outcome: cannot_tell}}
"""

_THEME = """\
id: {id}
title: {{vi: "", en: ""}}
plan: []
authority: {{vi: "", en: ""}}
"""


def rule_text(rule_id: str, subject: str, day: date) -> str:
    """In: an id, storefront | listing | post, the day of writing. Out: the text of a file to fill in.

    Raises ValueError for a subject that does not exist.
    """
    if subject not in SUBJECTS:
        raise ValueError(f"subject {subject!r} is not one of {', '.join(SUBJECTS)}")
    where = "{storefront.domain}" if subject == "storefront" else "{subject.url}"
    return _RULE.format(id=rule_id, subject=subject, day=day, where=where)


def write(folder: Path, theme: str, rule_id: str, subject: str, day: date, new_theme: bool = False) -> Path:
    """Write `packs/<theme>/<rule_id>.yml` (and theme.yml with `new_theme`). Out: the path of the rule.

    Raises FileExistsError when the rule is there already: an id is never given twice.
    """
    home = folder / "packs" / theme
    path = home / f"{rule_id}.yml"
    if path.exists():
        raise FileExistsError(f"{path} is there already; give the new rule another id")
    home.mkdir(parents=True, exist_ok=True)
    path.write_text(rule_text(rule_id, subject, day), encoding="utf-8")
    if new_theme and not (home / "theme.yml").exists():
        (home / "theme.yml").write_text(_THEME.format(id=theme), encoding="utf-8")
    return path
