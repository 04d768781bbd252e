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
    ASKED = "asked"  # people: asked the seller, or a colleague
    REFERRED = "referred"  # people: handed to the authority that acts


BY_SWEEPS = frozenset({Step.NEW, Step.PERSISTING, Step.MENDED, Step.REOPENED})
BY_PEOPLE = frozenset(Step) - BY_SWEEPS
UNDECIDED = frozenset({Step.NEW, Step.PERSISTING, Step.REOPENED, Step.SEEN})
OPEN = frozenset(Step) - {Step.MENDED, Step.DISMISSED}

# What a person may decide from each state. A decision is not taken twice; a mended lead waits for a sweep.
_MAY = {
    **dict.fromkeys(UNDECIDED, frozenset({Step.CONFIRMED, Step.DISMISSED, Step.ASKED, Step.REFERRED})),
    Step.ASKED: frozenset({Step.CONFIRMED, Step.DISMISSED, Step.ASKED, Step.REFERRED}),
    Step.CONFIRMED: frozenset({Step.DISMISSED, Step.ASKED, Step.REFERRED}),
    Step.DISMISSED: frozenset({Step.CONFIRMED, Step.ASKED}),
    Step.REFERRED: frozenset({Step.CONFIRMED, Step.DISMISSED, Step.ASKED}),
    Step.MENDED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a lead stands: its state, and the digest of the evidence that was dismissed ('' if none)."""

    state: Step
    dismissed: str = ""


def may(state: Step) -> frozenset[Step]:
    """The decisions a person may take on a lead in this state."""
    return _MAY[state]


def on_sighting(standing: Standing | None, evidence: str) -> Step:
    """The event of a rule that failed on the lead's subject. `evidence`: digest of what was seen now."""
    if standing is None:
        return Step.NEW
    if standing.state is Step.MENDED:
        return Step.REOPENED
    if standing.state is Step.DISMISSED and standing.dismissed != evidence:
        return Step.REOPENED
    return Step.PERSISTING


def on_answer(standing: Standing) -> Step | None:
    """The event of a rule that passed on the lead's subject: mended, or None where nothing changes."""
    return None if standing.state in (Step.MENDED, Step.DISMISSED) else Step.MENDED


def after(standing: Standing | None, step: Step, evidence: str) -> Standing:
    """Where a lead stands after one more event. `evidence`: the digest that the event names."""
    if standing is None:
        return Standing(step)
    if step is Step.DISMISSED:
        return Standing(step, evidence)
    if step is Step.PERSISTING and standing.state not in (Step.NEW, Step.REOPENED):
        return standing
    if step is Step.SEEN and standing.state not in UNDECIDED:
        return standing
    return Standing(step)


def fold(events: Iterable[tuple[Step, str]]) -> Standing:
    """The standing that a lead's events come to. In: (step, evidence digest) in order, at least one."""
    standing: Standing | None = None
    for step, evidence in events:
        standing = after(standing, step, evidence)
    if standing is None:
        raise ValueError("a lead without events: expected at least 'new'")
    return standing
