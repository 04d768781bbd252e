"""What papers are made of: the store's rows counted over a sweep or a year, and leads as lines of a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from checker.leads.kept import SweepRow
from checker.leads.life import Step
from checker.model import Lead, Severity

Counts = Mapping[str, Mapping[str, int]]  # of what → step or outcome → how many


@dataclass(frozen=True, slots=True)
class Line:
    """One lead as papers list it: where it stands now, and the lead as it was last seen."""

    id: str
    storefront: str
    storefront_name: str
    platform: str
    severity: Severity
    state: Step
    first_seen: datetime
    last_seen: datetime
    evidence_digest: str
    lead: Lead


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back on a lead: to whom it was referred, under which paper and when; who answered and what (a code of
    `checker.leads.reasons.ANSWERS`, "" where nobody said), under which paper ("" for none) and when."""

    to_whom: str
    paper: str
    referred: datetime
    code: str
    answer: str
    answered: datetime


@dataclass(frozen=True, slots=True)
class Unread:
    """A storefront that a sweep did not read whole, and why."""

    storefront: str
    name: str
    state: str
    why: str


@dataclass(frozen=True, slots=True)
class SweepAccount:
    """What one sweep came to. `themes`, `platforms`, `wards`: how many leads took which step in it; `standing`: the
    storefronts it visited, by the severity of their open leads; `decided`: decisions until the next sweep."""

    sweep: SweepRow
    themes: Counts
    platforms: Counts
    wards: Counts
    standing: Mapping[str, int]
    unread: tuple[Unread, ...]
    decided: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Figure:
    """A share as it was counted: `yes` have it, `no` were read and have it not, `unknown` could not be told."""

    yes: int = 0
    no: int = 0
    unknown: int = 0

    @property
    def share(self) -> float | None:
        """The share among those that could be told, 0 … 1; None where none could."""
        told = self.yes + self.no
        return self.yes / told if told else None

    @property
    def between(self) -> tuple[float, float] | None:
        """The least and the most that the share can be, whatever the unknown ones have."""
        every = self.yes + self.no + self.unknown
        return (self.yes / every, (self.yes + self.unknown) / every) if every else None


ALL = "*"  # the group of every storefront
Figures = Mapping[str, Mapping[str, Figure]]  # group → figure → counts
Coverage = Mapping[str, tuple[int, int]]  # group → how many storefronts were read, of how many


@dataclass(frozen=True, slots=True)
class RuleYear:
    """One rule over a year: leads and storefronts in which it was seen, and how many leads took which step."""

    leads: int = 0
    storefronts: int = 0
    steps: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class YearAccount:
    """What a span of time came to."""

    begun: datetime
    ended: datetime
    sweeps: int
    visits: int
    storefronts: int  # visited at least once
    read: int  # read whole or in part at least once
    rules: Mapping[str, RuleYear]
