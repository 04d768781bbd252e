"""A shop's application to a programme: a case, whose state is what its events come to, read in order.

Events are only added. The marks of a scorecard stand in the event that made them, so that what a reviewer
decided on can always be seen again. Pure: no store, no clock.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

Marks = Mapping[str, str]  # criterion → met | not_met | cannot_tell | inapplicable
NOT_MET = "not_met"
CLOSED = ("met", "inapplicable")


class CaseStep(StrEnum):
    """An event in the life of a case."""

    APPLIED = "applied"
    DOCUMENT = "document"  # a paper was handed in
    SCORED = "scored"  # held against the criteria, on the latest visit
    ASKED = "asked"  # the reviewer wants something more
    GRANTED = "granted"
    REFUSED = "refused"
    WARNED = "warned"  # a criterion that held when it was granted has fallen
    MENDED = "mended"  # a re-check found met again what had fallen
    REVOKED = "revoked"


class CaseState(StrEnum):
    """Where a case stands on a day."""

    OPEN = "open"
    ASKED = "asked"
    HOLDS = "holds"
    WARNED = "warned"  # holds, but a criterion has fallen since and was not found met again
    LAPSED = "lapsed"  # its day has passed
    REFUSED = "refused"
    REVOKED = "revoked"


_MAY = {
    CaseStep.GRANTED: {CaseState.OPEN, CaseState.ASKED, CaseState.LAPSED, CaseState.WARNED, CaseState.HOLDS},
    CaseStep.REFUSED: {CaseState.OPEN, CaseState.ASKED},
    CaseStep.ASKED: {CaseState.OPEN, CaseState.ASKED, CaseState.WARNED},
    CaseStep.REVOKED: {CaseState.HOLDS, CaseState.WARNED},
}
DECISIONS = frozenset(_MAY)
SCORES = (CaseStep.SCORED, CaseStep.WARNED, CaseStep.MENDED)  # with marks; a grant rests on the last of them


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """One event. `marks` and `visit` stand with a score, a grant and a warning; `until` with a grant, the last
    day on which it holds; `certificate` is the JSON text that was certified; `name` and `sha256` are a paper's."""

    step: CaseStep
    at: datetime
    by: str = ""
    reason: str = ""
    visit: str = ""
    marks: Marks = field(default_factory=dict)
    until: date | None = None
    name: str = ""
    sha256: str = ""
    certificate: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """One application with everything that happened to it, in order."""

    id: str
    programme: str
    storefront: str
    storefront_name: str
    events: tuple[CaseEvent, ...]

    def last(self, *steps: CaseStep) -> CaseEvent | None:
        """The latest event of one of these kinds."""
        return next((one for one in reversed(self.events) if one.step in steps), None)

    def state(self, day: date) -> CaseState:
        """Where it stands on a day."""
        decided = self.last(*DECISIONS)
        if decided is None:
            return CaseState.OPEN
        if decided.step is CaseStep.GRANTED or (decided.step is CaseStep.ASKED and self._granted()):
            granted = self.last(CaseStep.GRANTED)
            assert granted is not None and granted.until is not None
            if granted.until < day:
                return CaseState.LAPSED
            last = self.last(CaseStep.WARNED, CaseStep.MENDED, CaseStep.GRANTED)
            return CaseState.WARNED if last and last.step is CaseStep.WARNED else CaseState.HOLDS
        return {
            CaseStep.ASKED: CaseState.ASKED,
            CaseStep.REFUSED: CaseState.REFUSED,
            CaseStep.REVOKED: CaseState.REVOKED,
        }[decided.step]

    def _granted(self) -> bool:
        last = self.last(CaseStep.GRANTED, CaseStep.REVOKED, CaseStep.REFUSED)
        return last is not None and last.step is CaseStep.GRANTED


def may(state: CaseState) -> frozenset[CaseStep]:
    """The decisions that a reviewer may take in this state."""
    return frozenset(step for step, states in _MAY.items() if state in states)


def fallen(then: Marks, now: Marks) -> tuple[str, ...]:
    """The criteria that are not met now and were not so then. One that cannot be told has not fallen."""
    return tuple(name for name, mark in now.items() if mark == NOT_MET and then.get(name) != NOT_MET)


def mended(then: Marks, now: Marks) -> bool:
    """Whether nothing is open of what was not met then, and nothing else is not met now."""
    fell = [name for name, mark in then.items() if mark == NOT_MET]
    return NOT_MET not in now.values() and all(now.get(name) in CLOSED for name in fell)


def case_id(programme: str, storefront: str, at: datetime) -> str:
    """An id of twelve letters, the same for the same application."""
    return hashlib.sha256(f"{programme}\0{storefront}\0{at.isoformat()}".encode()).hexdigest()[:12]


def certificate(fields: Mapping[str, object], criteria: Iterable[tuple[str, str, str]]) -> str:
    """The text that is certified: JSON with its keys in order, one line, the criteria as (id, title, mark)."""
    rows = [{"id": name, "title": title, "mark": mark} for name, title, mark in criteria]
    return json.dumps({**fields, "criteria": rows, "format": 1}, ensure_ascii=False, sort_keys=True) + "\n"


def digest(text: str) -> str:
    """SHA-256 of a certificate's bytes, hex: what `sha256sum certificate.json` prints."""
    return hashlib.sha256(text.encode()).hexdigest()
