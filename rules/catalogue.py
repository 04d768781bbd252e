"""Questions about a rulebook that need no storefront: law by day, who rests on a law, what is covered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from rules.model import BasisPeriod, Confidence, Law, PlanClause, Provision, Rule, Rulebook

Twin = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LawOnDay:
    """One instrument on one day. state: in_force, not_yet, ended. `unsure` says what nobody has read."""

    law: Law
    state: str
    unsure: tuple[Twin, ...] = ()


@dataclass(frozen=True, slots=True)
class Resting:
    """One row of a rule's legal basis that names an instrument, with the days on which it holds."""

    rule: str
    theme: str
    status: str
    since: date
    until: date | None
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class LawView:
    """One instrument, what it changes, what changes it, and the rules that rest on it."""

    law: Law
    amended_by: tuple[str, ...]
    replaces: tuple[str, ...]
    rules: tuple[Resting, ...]


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """One clause of a plan and the rules that answer it; `drafts` raise no lead yet."""

    clause: PlanClause
    rules: tuple[str, ...]
    drafts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One obligation: the rules that carry it, or the reason why none can."""

    id: str
    title: Twin
    rules: tuple[str, ...]
    drafts: tuple[str, ...]
    reason: Twin | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Plan clauses and obligations against rules. `nobody`: clauses that no rule answers; `drafts_only`:
    clauses that only drafts answer, so that no lead comes of them yet."""

    clauses: tuple[ClauseRow, ...]
    duties: tuple[DutyRow, ...]
    nobody: tuple[str, ...]
    without_plan: tuple[str, ...]
    drafts_only: tuple[str, ...] = ()


def law_on(law: Law, day: date) -> LawOnDay:
    """One instrument on a day, with what is not sure about it."""
    if law.in_force_from is not None and day < law.in_force_from:
        state = "not_yet"
    elif law.in_force_to is not None and day > law.in_force_to:
        state = "ended"
    else:
        state = "in_force"
    unsure: list[Twin] = []
    if law.confidence is Confidence.RECALLED:
        unsure.append({"vi": "chỉ nhớ lại, chưa có ai đọc", "en": "from memory; nobody has read it"})
    elif law.confidence is Confidence.REPORTED:
        unsure.append({"vi": "theo lời bên thứ ba đã đọc", "en": "reported by a third party who read it"})
    if law.in_force_from is None:
        unsure.append({"vi": "chưa rõ ngày có hiệu lực", "en": "the first day in force is not known"})
    if day > law.checked_on and state == "in_force":
        unsure.append(
            {
                "vi": f"chưa đối chiếu lại sau ngày {law.checked_on}",
                "en": f"nobody has checked it since {law.checked_on}",
            }
        )
    return LawOnDay(law, state, tuple(unsure))


def laws_on(book: Rulebook, day: date, states: tuple[str, ...] = ("in_force",)) -> tuple[LawOnDay, ...]:
    """In: a rulebook, a day, the states wanted. Out: the instruments, each with what is not sure."""
    rows = (law_on(law, day) for law in book.laws.values())
    return tuple(row for row in rows if row.state in states)


def law_view(book: Rulebook, law_id: str) -> LawView:
    """One instrument and everything that rests on it. Raises KeyError for an id that does not exist."""
    law = book.laws[law_id]
    resting = [row for rule in book.rules.values() for row in _resting(rule, law_id)]
    return LawView(
        law,
        tuple(other.id for other in book.laws.values() if law_id in other.amends),
        tuple(other.id for other in book.laws.values() if other.replaced_by == law_id),
        tuple(resting),
    )


def until(rule: Rule, period: BasisPeriod) -> date | None:
    """The last day on which a row of a rule's basis holds; None when it is the last row."""
    later = [other.since for other in rule.legal_basis if other.since > period.since]
    return min(later) - timedelta(days=1) if later else None


def _resting(rule: Rule, law_id: str) -> list[Resting]:
    found = []
    for period in rule.legal_basis:
        cited = tuple(one for one in period.provisions if one.law == law_id)
        if cited:
            found.append(Resting(rule.id, rule.theme, rule.status, period.since, until(rule, period), cited))
    return found


def alive(book: Rulebook) -> tuple[Rule, ...]:
    """The rules that are evaluated: not retired, not switched off."""
    return tuple(r for r in book.rules.values() if r.status != "retired" and r.id not in book.off)


def coverage(book: Rulebook) -> Coverage:
    """Clauses of the plans and obligations of the catalogue, each with the rules that answer it."""
    rules = alive(book)
    clauses = tuple(
        ClauseRow(clause, *_split([r for r in rules if clause.id in r.plan]))
        for clause in book.plans.values()
    )
    duties = tuple(
        DutyRow(name, title, *_split([r for r in rules if name in r.obligations]), book.uncovered.get(name))
        for name, title in book.obligations.items()
    )
    return Coverage(
        clauses,
        duties,
        tuple(row.clause.id for row in clauses if not row.rules and not row.drafts),
        tuple(rule.id for rule in rules if not rule.plan),
        tuple(row.clause.id for row in clauses if row.drafts and not row.rules),
    )


def _split(rules: list[Rule]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of rules that raise leads, and of drafts."""
    leading = tuple(rule.id for rule in rules if rule.status != "draft")
    return leading, tuple(rule.id for rule in rules if rule.status == "draft")
