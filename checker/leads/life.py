"""The life of a lead: which events there are, who may cause them, and what state follows.

Pure rules without a store. A lead's state is never written by hand: it is what its events, read in
order, come to (`fold`). Sweeps say what they saw, people say what they decided, and neither overrules
the other by accident: a dismissed lead stays dismissed until the words behind it change.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """An event in the life of a lead, and the state it is named after."""

    NEW = "new"  # sweeps: seen for the first time
    PERSISTING = "persisting"  # sweeps: seen again
    MENDED = "mended"  # sweeps: its place was read again and the rule passed
    REOPENED = "reopened"  # sweeps: mended or dismissed, and back with new evidence
    SEEN = "seen"  # people: opened, not decided
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    ASKED = "asked"  # people: more evidence is wanted, from the seller or from a colleague
    REFERRED = "referred"  # people: handed to the authority that acts
    ANSWERED = "answered"  # people: that authority, or the seller, has answered
    CLOSED = "closed"  # people: dealt with
    ASSIGNED = "assigned"  # people: somebody is to look at it; no state
    UNDONE = "undone"  # people: the last decision is taken back; no state


BY_SWEEPS = frozenset({Step.NEW, Step.PERSISTING, Step.MENDED, Step.REOPENED})
BY_PEOPLE = frozenset(Step) - BY_SWEEPS
NO_STATE = frozenset({Step.ASSIGNED, Step.UNDONE})
STATES = frozenset(Step) - NO_STATE
DECISIONS = BY_PEOPLE - NO_STATE - {Step.SEEN}
UNDECIDED = frozenset({Step.NEW, Step.PERSISTING, Step.REOPENED, Step.SEEN})
SETTLED = frozenset({Step.DISMISSED, Step.CLOSED})  # stay so until the evidence changes
OPEN = STATES - SETTLED - {Step.MENDED}

# What a person may decide from each state. A decision is not taken twice; a mended lead waits for a sweep.
_FIRST = frozenset({Step.CONFIRMED, Step.DISMISSED, Step.ASKED, Step.REFERRED})
_MAY = {
    **dict.fromkeys(UNDECIDED, _FIRST),
    Step.ASKED: _FIRST,
    Step.CONFIRMED: frozenset({Step.DISMISSED, Step.ASKED, Step.REFERRED, Step.CLOSED}),
    Step.DISMISSED: frozenset({Step.CONFIRMED, Step.ASKED}),
    Step.REFERRED: frozenset({Step.ANSWERED, Step.CONFIRMED, Step.DISMISSED, Step.ASKED}),
    Step.ANSWERED: frozenset({Step.CLOSED, Step.REFERRED, Step.CONFIRMED, Step.DISMISSED, Step.ASKED}),
    Step.CLOSED: frozenset({Step.CONFIRMED, Step.ASKED}),
    Step.MENDED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a lead stands: its state, and the digest of the evidence that was settled ('' if none).

    Settled is what a person dismissed or closed.
    """

    state: Step
    dismissed: str = ""


@dataclass(frozen=True, slots=True)
class Lived:
    """One event as `fold` needs it. `undoes`: the number of the event that it takes back, 0 for none."""

    number: int
    step: Step
    evidence: str = ""
    by: str = ""
    undoes: int = 0


def may(state: Step) -> frozenset[Step]:
    """The decisions a person may take on a lead in this state."""
    return _MAY[state]


def on_sighting(standing: Standing | None, evidence: str) -> Step:
    """The event of a rule that failed on the lead's subject. `evidence`: digest of what was seen now."""
    if standing is None:
        return Step.NEW
    if standing.state is Step.MENDED:
        return Step.REOPENED
    if standing.state in SETTLED and standing.dismissed != evidence:
        return Step.REOPENED
    return Step.PERSISTING


def on_answer(standing: Standing) -> Step | None:
    """The event of a rule that passed on the lead's subject: mended, or None where nothing changes."""
    return None if standing.state in (Step.MENDED, Step.DISMISSED) else Step.MENDED


def after(standing: Standing | None, step: Step, evidence: str) -> Standing:
    """Where a lead stands after one more event. `evidence`: the digest that the event names."""
    if standing is None:
        return Standing(step)
    if step in NO_STATE:
        return standing
    if step in SETTLED:
        return Standing(step, evidence)
    if step is Step.PERSISTING and standing.state not in (Step.NEW, Step.REOPENED):
        return standing
    if step is Step.SEEN and standing.state not in UNDECIDED:
        return standing
    return Standing(step)


def fold(events: Iterable[Lived]) -> Standing:
    """The standing that a lead's events come to. In: its events in order, at least one that is not undone."""
    standing: Standing | None = None
    for event in counted(events):
        standing = after(standing, event.step, event.evidence)
    if standing is None:
        raise ValueError("a lead without events: expected at least 'new'")
    return standing


def counted(events: Iterable[Lived]) -> tuple[Lived, ...]:
    """The events that still count: without those that were taken back, and without the taking back."""
    lived = tuple(events)
    undone = {event.undoes for event in lived if event.step is Step.UNDONE}
    return tuple(e for e in lived if e.step is not Step.UNDONE and e.number not in undone)


def undoable(events: Iterable[Lived], by: str) -> Lived | None:
    """The event that this person may take back: their own last decision, while nothing has followed it.

    Opening the lead again does not count as following. None when there is nothing to take back.
    """
    for event in reversed(counted(events)):
        if event.step is Step.SEEN:
            continue
        mine = event.by == by and (event.step in DECISIONS or event.step is Step.ASSIGNED)
        return event if mine else None
    return None
