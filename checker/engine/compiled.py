"""A rulebook made ready for one day: what stands behind each rule, and its checks as questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checker.engine.ask import Question, compile_check
from checker.engine.predicates import AS_OF
from checker.model import Basis, SubjectKind
from rules.model import BasisPeriod, Confidence, Expectation, Law, Rule, Rulebook

HOUSE = "house"  # the standing of a rule without legal basis: a platform's own, a programme's
DECIDES = ("duty", HOUSE)
_BOOKS, _DAYS = 3, 16  # rulebooks, and days of each, that are kept ready; a sweep needs one of each


@dataclass(frozen=True, slots=True)
class Ready:
    """One rule on one day.

    `standing` says what stands behind it: duty, house (a rule that rests on no law), expected, recalled,
    nothing (a duty without a provision in force), ended, or none (before the first row). Only `duty` and
    `house` let it pass or fail.
    """

    rule: Rule
    subject: SubjectKind
    standing: str
    since: date | None
    basis: tuple[Basis, ...]
    when: Expectation
    tree: Expectation
    questions: dict[str, Question]


def ready_rule(
    rule: Rule, book: Rulebook, as_of: date, questions: dict[str, Question] | None = None
) -> Ready:
    """In: a rule, its rulebook, the day, its questions when they are known. Out: the rule ready to hold."""
    period = rule.basis_on(as_of)
    basis = _citable(period, book, as_of)
    return Ready(
        rule=rule,
        subject=SubjectKind(rule.subject),
        standing=_standing(period, basis) if rule.legal_basis else HOUSE,
        since=period.since if period else None,
        basis=basis,
        when=Expectation("all", tuple(check.name for check in rule.when)),
        tree=rule.expectation,
        questions=_questions(rule, book, as_of) if questions is None else questions,
    )


def _questions(rule: Rule, book: Rulebook, as_of: date) -> dict[str, Question]:
    return {
        check.name: compile_check(check, book.facts, book.predicates, as_of)
        for check in (*rule.when, *rule.checks.values())
    }


def _of_the_day(rule: Rule) -> bool:
    """True when a check speaks of the day itself, so that its questions differ from day to day."""
    asked = (check.value for check in (*rule.when, *rule.checks.values()))
    return any(value == AS_OF or (isinstance(value, tuple) and AS_OF in value) for value in asked)


def in_force(law: Law, day: date) -> bool:
    """True when an instrument is in force on a day, as far as its file knows."""
    begun = law.in_force_from is None or law.in_force_from <= day
    return begun and (law.in_force_to is None or day <= law.in_force_to)


def _named(law: Law) -> str:
    """An instrument as an officer cites it: its title and its number."""
    return law.title if law.number in law.title else f"{law.title} {law.number}"


def _citable(period: BasisPeriod | None, book: Rulebook, as_of: date) -> tuple[Basis, ...]:
    """The provisions of a row that can be cited on the day: only those of instruments in force."""
    if period is None:
        return ()
    return tuple(
        Basis(one.law, one.provision, str(one.confidence), _named(law))
        for one in period.provisions
        if (law := book.laws[one.law]) and in_force(law, as_of)
    )


def _standing(period: BasisPeriod | None, basis: tuple[Basis, ...]) -> str:
    if period is None:
        return "none"
    if period.state != "duty":
        return period.state
    if not basis:
        return "nothing"
    if all(one.confidence == Confidence.RECALLED for one in basis):
        return "recalled"
    return "duty"


@dataclass(frozen=True, slots=True)
class _Kept:
    """One rulebook made ready: the questions that are the same every day, and the last few days."""

    book: Rulebook
    questions: dict[str, dict[str, Question]]
    days: dict[date, tuple[Ready, ...]]


_kept: list[_Kept] = []


def ready(book: Rulebook, as_of: date) -> tuple[Ready, ...]:
    """All rules of a rulebook that are evaluated (not retired, not switched off), ready for a day.

    Kept for the last few rulebooks and days, by identity: a rulebook never changes once loaded.
    """
    kept = next((one for one in _kept if one.book is book), None)
    if kept is None:
        kept = _Kept(book, {}, {})
        _kept.insert(0, kept)
        del _kept[_BOOKS:]
    rules = kept.days.get(as_of)
    if rules is None:
        rules = tuple(
            ready_rule(rule, book, as_of, _kept_questions(kept, rule, as_of))
            for rule in book.rules.values()
            if rule.status != "retired" and rule.id not in book.off
        )
        while len(kept.days) >= _DAYS:
            kept.days.pop(next(iter(kept.days)))
        kept.days[as_of] = rules
    return rules


def _kept_questions(kept: _Kept, rule: Rule, as_of: date) -> dict[str, Question]:
    if _of_the_day(rule):
        return _questions(rule, kept.book, as_of)
    if rule.id not in kept.questions:
        kept.questions[rule.id] = _questions(rule, kept.book, as_of)
    return kept.questions[rule.id]


def standings(book: Rulebook, as_of: date) -> dict[str, str]:
    """What stands behind each evaluated rule on a day (see `Ready.standing`), by rule id.

    Whatever is not in `DECIDES` cannot pass or fail that day: `expected`, `recalled` and `nothing` are
    the open questions that a lawyer should read next.
    """
    return {one.rule.id: one.standing for one in ready(book, as_of)}
