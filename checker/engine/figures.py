"""The figures of the plans, counted on one visit: how many subjects came to which outcome. No lead follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from checker.engine.compiled import Ready, ready_rule
from checker.engine.evaluate import decide
from checker.model import FactSheet
from rules.model import Rulebook

_kept: list[tuple[Rulebook, date, tuple[Ready, ...]]] = []  # the last one; a sweep asks the same again


def figures(rulebook: Rulebook, sheet: FactSheet, as_of: date) -> Mapping[tuple[str, str], int]:
    """In: a rulebook, what the pages of a visit say, the day. Out: (figure, outcome) → how many subjects.

    passed: it has what is counted; failed: it was looked for where it must stand and is not there;
    cannot_tell: that place was not read whole; inapplicable: the figure does not speak of this subject.
    """
    if not _kept or _kept[0][0] is not rulebook or _kept[0][1] != as_of:
        made = tuple(ready_rule(rule, rulebook, as_of) for rule in rulebook.figures.values())
        _kept[:] = [(rulebook, as_of, made)]
    return Counter(
        (one.rule.id, str(decide(one, subject, sheet).outcome))
        for one in _kept[0][2]
        for subject in sheet.subjects(one.subject)
    )
