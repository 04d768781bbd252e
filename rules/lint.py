"""Lint: is every file of a rulebook as docs/writing-rules.md asks, down to the cases and the wording.

`load` refuses what could not be evaluated; lint asks for more: honest wording, dates inside the life of
each instrument, cases on both sides of every date, no look-alike numbers, no unused check.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from rules import lint_cases, lint_ours
from rules.faults import Fault, listed
from rules.form import Form
from rules.load import OURS, Shelf, shelve
from rules.model import BasisPeriod, Confidence, Expectation, Law, Rule
from rules.reader import Node, Rows, Text, misread

MOST = 70  # characters of a headline: it stands in a column of the list of leads
_ACCUSES = re.compile(r"\bvi phạm\b|\b(?:violat\w+|illegal\w*|unlawful\w*)\b", re.IGNORECASE)


def lint(folders: Iterable[Path] = (), default: bool = True, ours: Path = OURS) -> list[Fault]:
    """In: rule folders beside ours (`default=False`: without ours). Out: all faults by file and line.

    `ours` is the folder of which everything is asked; a stranger's rules may leave out more (lint_ours).
    """
    shelf = shelve(folders, default)
    for form in shelf.forms.values():
        _look_alikes(form)
    for one in shelf.rules.values():
        form = shelf.forms[one.path]
        _wording(one, form)
        _standing(one, form)
        _basis(one, form, shelf.laws)
        _used(one, form)
        lint_cases.cases(one, form)
        if lint_ours.inside(one.path, ours):
            lint_ours.rule(one, form)
    for theme in shelf.themes.values():
        _theme(shelf, theme.id)
    _obligations(shelf)
    _proofs(shelf)
    return sorted(set(shelf.ledger.faults))


def _scalars(node: Node) -> Iterator[Text]:
    if isinstance(node, Text):
        yield node
    else:
        below = node.rows if isinstance(node, Rows) else [child for _, child in node.entries.values()]
        for child in below:
            yield from _scalars(child)


def _look_alikes(form: Form) -> None:
    phrases = {id(row.node("phrase")) for row in form.tables("terms")} if _is_lexicon(form.path) else set()
    for _, top in form.entries.values():
        for scalar in _scalars(top):
            kind = misread(scalar, words=id(scalar) in phrases)
            if kind:
                form.fault(
                    scalar.line,
                    "quote-it",
                    f'"{scalar.text}" is read as {kind} by other YAML readers; put it between quotes.',
                    f'"{scalar.text}" sẽ bị các chương trình khác đọc thành {kind}; hãy để trong ngoặc kép.',
                )


def _is_lexicon(path: Path) -> bool:
    return path.parent.name == "lexicons"


def _wording(one: Rule, form: Form) -> None:
    for key, said in (("title", one.title), ("lead", one.lead), ("message", one.message)):
        for lang, text in said.items():
            hit = _ACCUSES.search(unicodedata.normalize("NFC", text))
            if hit:
                form.fault(
                    form.table(key).at(lang),
                    "accuses",
                    f'{key}.{lang} says "{hit[0]}"; a lead is a sign ("appears to"), not a verdict.',
                    f'{key}.{lang} viết "{hit[0]}"; chỉ nói "có dấu hiệu", không kết luận.',
                )
    for lang, text in one.lead.items() if "lead" in form.entries else ():
        if len(text) > MOST:
            form.fault(
                form.table("lead").at(lang),
                "long-headline",
                f"lead.{lang} has {len(text)} characters; say the sign in at most {MOST}.",
                f"lead.{lang} dài {len(text)} ký tự; hãy nêu dấu hiệu trong {MOST} ký tự.",
            )
    if one.message["vi"] and "dấu hiệu" not in unicodedata.normalize("NFC", one.message["vi"]).casefold():
        form.fault(
            form.table("message").at("vi"),
            "no-sign",
            'message.vi must say "dấu hiệu".',
            'message.vi phải có chữ "dấu hiệu".',
        )
    for lang, reasons in one.false_positives.items():
        if not reasons and "false_positives" in form.entries:
            form.fault(
                form.table("false_positives").at(lang),
                "no-doubts",
                f"false_positives.{lang}: name at least one honest reason why a lead may be wrong.",
                f"false_positives.{lang}: nêu ít nhất một lý do khiến dấu hiệu có thể sai.",
            )


def _standing(one: Rule, form: Form) -> None:
    if one.strength in ("signal", "information") and one.confidence == "high":
        form.fault(
            "confidence",
            "too-sure",
            f"strength is {one.strength}: confidence cannot be high.",
            f"strength là {one.strength} thì confidence không thể là high.",
        )
    duties = [p for p in one.legal_basis if p.state == "duty"]
    if one.status in ("test", "stable") and duties and all(recalled(p) for p in duties):
        form.fault(
            "status",
            "recalled",
            "everything behind this rule is RECALLED; it stays draft until somebody reads the text.",
            "mọi căn cứ mới ở mức RECALLED; giữ status draft cho tới khi có người đọc văn bản.",
        )
    if not one.kinds:
        form.fault(
            "applicability", "empty", "applicability.kinds: is empty.", "applicability.kinds: đang để trống."
        )


def recalled(period: BasisPeriod) -> bool:
    """True when nothing behind a duty was read by anybody."""
    return all(p.confidence is Confidence.RECALLED for p in period.provisions)


def _basis(one: Rule, form: Form, laws: dict[str, Law]) -> None:
    table = form.table("legal_basis")
    for n, period in enumerate(one.legal_basis):
        line = table.at(str(period.since))
        after = one.legal_basis[n + 1].since if n + 1 < len(one.legal_basis) else None
        if n and period.state == one.legal_basis[n - 1].state != "duty":
            form.fault(
                line,
                "same-state",
                f"legal_basis.{period.since}: the row before says {period.state} already.",
                f"legal_basis.{period.since}: dòng trước đã là {period.state}.",
            )
        for provision in period.provisions:
            law = laws.get(provision.law)
            if law is None:
                continue
            start, end = law.in_force_from, law.in_force_to
            if start and period.since < start:
                _outside(form, line, period, law, f"begins on {start}", f"có hiệu lực từ {start}")
            if end and (after is None or (after - end).days > 1):
                _outside(form, line, period, law, f"ends on {end}", f"hết hiệu lực sau ngày {end}")


def _outside(form: Form, line: int, period: BasisPeriod, law: Law, en: str, vi: str) -> None:
    form.fault(
        line,
        "outside-its-life",
        f"legal_basis.{period.since}: {law.id} {en}, the row reaches outside that; begin or end a row there.",
        f"legal_basis.{period.since}: {law.id} {vi}, dòng này vượt ra ngoài; hãy mở, đóng dòng ở ngày đó.",
    )


def _used(one: Rule, form: Form) -> None:
    named = set(leaves(one.expectation))
    for label in one.checks:
        if label not in named:
            form.fault(
                form.table("checks").at(label),
                "unused-check",
                f'the check "{label}" is not used by the expectation; use it or take it out.',
                f'phép thử "{label}" không được dùng trong expectation; hãy dùng hoặc bỏ đi.',
            )


def leaves(tree: Expectation) -> Iterator[str]:
    """The names of checks in an expectation, as often as they stand there."""
    for part in tree.parts:
        if isinstance(part, str):
            yield part
        else:
            yield from leaves(part)


def _theme(shelf: Shelf, name: str) -> None:
    theme = shelf.themes[name]
    form = next(
        (f for p, f in shelf.forms.items() if Path(p).name == "theme.yml" and Path(p).parent.name == name),
        None,
    )
    if form is None:  # a user's folder needs none
        return
    for ref in theme.plan:
        form.known(form.at("plan"), "clause in plans.yml", "mục trong plans.yml", ref, shelf.plans)


def _obligations(shelf: Shelf) -> None:
    """Every duty is carried by a rule or said to be uncovered, not both."""
    carried = {name for one in shelf.rules.values() if one.status != "retired" for name in one.obligations}
    for path, form in shelf.forms.items():
        if Path(path).name == "uncovered.yml":
            for name in sorted(carried & set(form.entries)):
                form.fault(
                    name,
                    "covered",
                    f"{name} is carried by a rule; take it out of uncovered.yml.",
                    f"{name} đã có quy tắc; hãy bỏ khỏi uncovered.yml.",
                )
        if Path(path).name == "obligations.yml":
            lost = [name for name in form.entries if name not in carried and name not in shelf.uncovered]
            if lost:
                form.fault(
                    form.at(lost[0]),
                    "not-covered",
                    f"no rule carries {listed(lost)} and uncovered.yml gives no reason.",
                    f"chưa có quy tắc cho {listed(lost)} và uncovered.yml chưa nêu lý do.",
                )


def _proofs(shelf: Shelf) -> None:
    """A sentence cannot prove a phrase and be innocent of it."""
    for path, form in shelf.forms.items():
        if not _is_lexicon(Path(path)):
            continue
        for term in form.tables("terms"):
            if form.flag("proven"):
                _proven(term)
            both = set(term.texts("positive")) & set(term.texts("negative"))
            if both:
                term.fault(
                    "positive",
                    "both-ways",
                    f"the sentence stands under positive and negative: {listed(both)}.",
                    f"câu này nằm ở cả positive lẫn negative: {listed(both)}.",
                )


def _proven(term: Form) -> None:
    """A list that says it is proven has a sentence that shows each term, and one that must not be taken for it."""
    for key, en, vi in (
        ("positive", "a sentence that shows the phrase", "câu có cụm từ này"),
        ("negative", "a sentence that must not be taken for it", "câu dễ nhầm nhưng không phải"),
    ):
        if not term.texts(key):
            term.fault(
                term.line,
                "unproven",
                f'{term.name} "{term.text("phrase")}": {key} is empty; give {en}.',
                f'{term.name} "{term.text("phrase")}": thiếu {key}; cần một {vi}.',
            )
