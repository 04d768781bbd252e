"""The days on which the law of a rulebook turns, and whether its rules ask for the day itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from rules.model import Rule, Rulebook

AS_OF = "as_of"  # a check's value that means the day of the check


def same_rules(one: date, other: date, rulebook: Rulebook) -> bool:
    """Whether every rule of a rulebook asks for the same, on the same ground, on two days."""
    first, last = sorted((one, other))
    return one == other or not (
        any(first < turn <= last for turn in turns(rulebook)) or _asks_for_the_day(rulebook)
    )


def _asks_for_the_day(rulebook: Rulebook) -> bool:
    checks = (check for rule in _held(rulebook) for check in (*rule.when, *rule.checks.values()))
    return any(
        check.value == AS_OF or (isinstance(check.value, tuple) and AS_OF in check.value) for check in checks
    )


def _held(rulebook: Rulebook) -> tuple[Rule, ...]:
    """Everything that is held against a visit: the rules, and the figures that are counted."""
    return (*rulebook.rules.values(), *rulebook.figures.values())


def turns(rulebook: Rulebook) -> Iterator[date]:
    """Every day on which something in a rulebook begins, or is no longer."""
    for law in rulebook.laws.values():
        if law.in_force_from is not None:
            yield law.in_force_from
        if law.in_force_to is not None:
            yield law.in_force_to + timedelta(days=1)
    for rule in _held(rulebook):
        yield from (period.since for period in rule.legal_basis)
        yield from (since for since, _ in rule.sanction)
