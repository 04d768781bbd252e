"""A programme's criteria over findings: met, not met, cannot tell.

A criterion rests on rules. One `failed` finding and it is not met; without one, a single `cannot_tell`
leaves it open: a criterion is met only when everything it rests on was really read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from checker.model import Finding, Outcome
from rules.model import Criterion, Programme


class Mark(StrEnum):
    """What a criterion comes to."""

    MET = "met"
    NOT_MET = "not_met"
    CANNOT_TELL = "cannot_tell"
    INAPPLICABLE = "inapplicable"  # no rule behind it applies to this storefront


@dataclass(frozen=True, slots=True)
class Score:
    """One criterion, its mark, and the findings that decided it (for `met`: those that passed)."""

    criterion: Criterion
    mark: Mark
    findings: tuple[Finding, ...]


def scorecard(programme: Programme, findings: Iterable[Finding]) -> tuple[Score, ...]:
    """In: a programme, all findings of one visit. Out: one score for each criterion, in its order."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    return tuple(
        _score(criterion, [f for rule in criterion.rules for f in by_rule.get(rule, ())])
        for criterion in programme.criteria
    )


def marks(programme: Programme, tally: Mapping[tuple[str, str], int]) -> dict[str, Mark]:
    """As `scorecard`, from the counts of a visit: (rule, outcome) → findings. Out: criterion → mark."""
    found = {key for key, count in tally.items() if count}
    return {
        criterion.id: next(
            (
                mark
                for outcome, mark in _ORDER
                if any((rule, str(outcome)) in found for rule in criterion.rules)
            ),
            Mark.INAPPLICABLE,
        )
        for criterion in programme.criteria
    }


_ORDER = (
    (Outcome.FAILED, Mark.NOT_MET),
    (Outcome.CANNOT_TELL, Mark.CANNOT_TELL),
    (Outcome.PASSED, Mark.MET),
)


def _score(criterion: Criterion, findings: list[Finding]) -> Score:
    for outcome, mark in _ORDER:
        deciding = tuple(finding for finding in findings if finding.outcome is outcome)
        if deciding:
            return Score(criterion, mark, deciding)
    return Score(criterion, Mark.INAPPLICABLE, ())
