"""What a person looks at first: severity × confidence × reach × repetition, each a small number with its words.

The scale is the project's own, laid open in docs/reviewing.md: nothing here is learned or hidden.
"""

from __future__ import annotations

from dataclasses import dataclass

from checker.leads.words import CONFIDENCES, SEVERITIES
from checker.model import Severity

LEVELS = ("low", "medium", "high")
FEW, MANY = 3, 10  # listings of one storefront under one rule: from so many on the reach grows

# A person's agreement is believed from so many decisions on; below the last share a rule is put up for review.
ENOUGH = 20
HIGH, MEDIUM, REVIEW = 0.9, 0.7, 0.6


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often people agreed with a rule: decisions that confirmed, and those that said it was wrong."""

    confirmed: int = 0
    against: int = 0

    @property
    def decided(self) -> int:
        """Decisions that say something of the rule."""
        return self.confirmed + self.against

    @property
    def share(self) -> float | None:
        """The part that agreed, 0 … 1; None before anybody decided."""
        return self.confirmed / self.decided if self.decided else None

    @property
    def to_review(self) -> bool:
        """Whether the rule should be looked at again: enough decisions, too few of them agreeing."""
        return self.decided >= ENOUGH and self.confirmed < REVIEW * self.decided

    def confidence(self, stated: str) -> str:
        """The confidence that counts: the rule file's own until there are enough decisions."""
        if self.decided < ENOUGH:
            return stated
        if self.confirmed >= HIGH * self.decided:
            return "high"
        return "medium" if self.confirmed >= MEDIUM * self.decided else "low"


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor of a priority: how much, and why, in both languages."""

    name: str
    value: int
    vi: str
    en: str


def reach(subject_kind: str, alike: int) -> int:
    """1 to 3: how much of the shop a lead speaks of. `alike`: open leads of the same rule on this storefront."""
    if subject_kind == "storefront" or alike >= MANY:
        return 3
    return 2 if alike >= FEW else 1


def repetition(sightings: int, returned: int) -> int:
    """1 to 3: seen once, seen again, or back after it had been mended or dismissed (`returned` times)."""
    return 3 if returned else 2 if sightings > 1 else 1


def priority(severity: Severity, confidence: str, reach: int = 1, repetition: int = 1) -> int:
    """The product of the four factors: 1 (minor, low, one listing, once) to 108."""
    return (severity.rank + 1) * (LEVELS.index(confidence) + 1) * reach * repetition


def factors(severity: Severity, confidence: str, reach: int, repetition: int) -> tuple[Factor, ...]:
    """The four factors of one lead with their words; their product is its priority."""
    of_severity, of_confidence = SEVERITIES[severity], CONFIDENCES[confidence]
    sure = f"{of_confidence[1]} confidence"
    return (
        Factor("severity", severity.rank + 1, f"mức {of_severity[0]}", of_severity[1]),
        Factor("confidence", LEVELS.index(confidence) + 1, f"độ tin {of_confidence[0]}", sure),
        Factor("reach", reach, *_REACH[reach]),
        Factor("repetition", repetition, *_AGAIN[repetition]),
    )


_REACH = {
    1: ("một mặt hàng", "one listing"),
    2: ("nhiều mặt hàng", "several listings"),
    3: ("cả gian hàng", "the whole shop"),
}
_AGAIN = {
    1: ("thấy lần đầu", "seen once"),
    2: ("thấy nhiều lần", "seen again"),
    3: ("đã hết rồi trở lại", "gone and back"),
}
