"""Two rulebooks over the same fact sheets: which findings a change of rules brings and takes away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from checker.engine.evaluate import evaluate
from checker.model import FactSheet, Finding, Outcome
from rules.model import Rulebook

RAISING = ("test", "stable")  # statuses whose failed findings become leads


@dataclass(frozen=True, slots=True)
class Moved:
    """One finding whose outcome differs; a side is None when that rulebook has no such rule."""

    rule: str
    subject: str
    old: Finding | None
    new: Finding | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What the new rulebook changes. `added` and `removed` are leads; `moved` is every changed outcome."""

    added: tuple[Moved, ...]
    removed: tuple[Moved, ...]
    moved: tuple[Moved, ...]
    sheets: int


def diff(
    old: Rulebook, new: Rulebook, sheets: Iterable[FactSheet], as_of: date, lang: str = "vi"
) -> Difference:
    """In: two rulebooks, fact sheets, the day. Out: leads added and removed, and all changed outcomes."""
    added: list[Moved] = []
    removed: list[Moved] = []
    moved: list[Moved] = []
    count = 0
    for sheet in sheets:
        count += 1
        before = {(f.rule, f.subject_kind, f.subject): f for f in evaluate(old, sheet, as_of, lang)}
        after = {(f.rule, f.subject_kind, f.subject): f for f in evaluate(new, sheet, as_of, lang)}
        for key in dict.fromkeys([*before, *after]):
            one = Moved(key[0], key[2], before.get(key), after.get(key))
            was, now = raises(old, one.old), raises(new, one.new)
            if (one.old and one.old.outcome) != (one.new and one.new.outcome):
                moved.append(one)
            if now and not was:
                added.append(one)
            elif was and not now:
                removed.append(one)
    return Difference(tuple(added), tuple(removed), tuple(moved), count)


def raises(book: Rulebook, finding: Finding | None) -> bool:
    """True when a finding would become a lead."""
    return (
        finding is not None
        and finding.outcome is Outcome.FAILED
        and book.rules[finding.rule].status in RAISING
    )
