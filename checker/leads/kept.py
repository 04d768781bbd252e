"""What comes back out of the store: leads with their life, visits, sweeps. Plain and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from checker.leads.life import Step
from checker.leads.weight import priority, repetition
from checker.model import Lead, Severity


@dataclass(frozen=True, slots=True)
class Event:
    """One event in the life of a lead, by a sweep (`by` is "") or by a person."""

    number: int  # growing over the whole store
    lead: str
    at: datetime
    step: Step
    by: str = ""
    reason: str = ""
    visit: str = ""
    evidence_digest: str = ""  # what was seen, or what the person had before them
    rule_digest: str = ""
    code: str = ""  # of `checker.leads.reasons`, for a dismissal and an answer
    to_whom: str = ""  # to whom it was referred or assigned
    paper: str = ""  # the number of the paper that went with it
    undoes: int = 0  # the event that this one takes back


@dataclass(frozen=True, slots=True)
class Sighting:
    """A lead as one visit saw it."""

    lead: Lead
    visit: str
    at: datetime
    evidence_digest: str
    evidence_path: str


@dataclass(frozen=True, slots=True)
class Kept:
    """One lead as the store knows it now. `title`, `message` are those of the last sighting."""

    id: str
    rule: str
    theme: str
    subject_kind: str
    subject: str
    storefront: str
    storefront_name: str
    url: str
    state: Step
    severity: Severity
    confidence: str
    first_seen: datetime
    last_seen: datetime
    last_visit: str
    sightings: int
    evidence_digest: str
    rule_digest: str
    as_of: date
    title: Mapping[str, str] = field(default_factory=dict)
    message: Mapping[str, str] = field(default_factory=dict)
    reach: int = 1  # 1 … 3, see `checker.leads.weight`
    returned: int = 0  # how often it came back after it was mended, dismissed or closed
    platform: str = ""
    ward: str = ""
    assigned: str = ""
    last_event: int = 0  # number of the last event by a person; 0 when nobody has touched it

    @property
    def repetition(self) -> int:
        """1 to 3: seen once, seen again, gone and back."""
        return repetition(self.sightings, self.returned)

    @property
    def priority(self) -> int:
        """Severity × confidence × reach × repetition, 1 to 108."""
        return priority(self.severity, self.confidence, self.reach, self.repetition)


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything known of one lead: its last sighting whole, its sightings and its events in order."""

    kept: Kept
    last: Sighting
    sightings: tuple[Sighting, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class SweepRow:
    """One sweep: when, over what, how far."""

    id: str
    registry: str
    as_of: date | None
    started: datetime
    finished: datetime | None
    planned: int
    done: int
    rulebook: str = ""
    evidence_folder: str = ""
    states: Mapping[str, int] = field(default_factory=dict)  # visit state → visits
    steps: Mapping[str, int] = field(default_factory=dict)  # new, persisting, mended, reopened → leads


@dataclass(frozen=True, slots=True)
class OrderRow:
    """A sweep that somebody asked for. `sweep`: "" until it has begun; `why`: what came between, "" if nothing;
    `stopped`: who wanted it to end, "" if nobody."""

    number: int
    registry: str
    by: str
    at: datetime
    sweep: str = ""
    ended: datetime | None = None
    why: str = ""
    stopped: str = ""


@dataclass(frozen=True, slots=True)
class StopRow:
    """That somebody wanted a sweep to end. `ending`: the process that was meant is still at work."""

    by: str
    at: datetime
    ending: bool


@dataclass(frozen=True, slots=True)
class Held:
    """Who is at work on a registry, and when it was last heard. `holder`: that lease and no other."""

    host: str
    pid: int
    heard: datetime
    holder: str = ""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One storefront of a sweep that is still due."""

    sweep: str
    storefront: str
    visit: str
    position: int


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit as the store keeps it."""

    id: str
    sweep: str
    storefront: str
    state: str
    why: str
    started: datetime
    ended: datetime
    as_of: date
    evidence_path: str
    manifest_digest: str
    rulebook: str
    pages: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Purged:
    """That the pages of a visit were taken out of the evidence, and their words out of its sightings."""

    visit: str
    at: datetime
    by: str
    under: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording one visit did: False and zeros when it was there already."""

    visit: str
    fresh: bool
    steps: Mapping[Step, int] = field(default_factory=dict)
