"""What somebody wants to see of the leads: a filter, and one page of the list that it gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from checker.leads.kept import Kept
from checker.leads.life import OPEN, Step

MOST_COUNTED = 2_000  # leads of a search that are counted; beyond, only that there are more is said


@dataclass(frozen=True, slots=True)
class Filter:
    """Which leads are asked for. An empty tuple or text asks for all; values of one field are alternatives.

    `words`: words of a storefront's address or name (marks do not matter), or the beginning of a lead's id.
    `platform_only`: what the asking person may see at all ("" for everything).
    """

    states: tuple[Step, ...] = tuple(sorted(OPEN))
    themes: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    wards: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    storefront: str = ""
    assigned: str = ""
    words: str = ""
    platform_only: str = ""


def narrow(wanted: Filter) -> bool:
    """Whether a filter asks for more than state, theme, severity and platform, of which counts are kept."""
    return bool(wanted.rules or wanted.storefront or wanted.assigned or wanted.words or wanted.wards)


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in the order of the queue; what follows it is asked for, or with `back` what stands before it."""

    priority: int
    seen: datetime
    lead: str
    back: bool = False


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Part of the queue, how many leads there are in all, and whether there are more before and after."""

    leads: tuple[Kept, ...]
    total: int
    before: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The leads before and after one in the order of the queue ("" at either end)."""

    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class TeamWeek:
    """What a week came to: leads by step that sweeps gave them, and decisions by step.

    `new`: new leads by theme, platform and ward.
    """

    begun: datetime
    ended: datetime
    swept: dict[str, int]
    decided: dict[str, int]
    new: dict[str, dict[str, int]] = field(default_factory=dict)
