"""The life of a lead as pure rules."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.leads.life import (
    BY_PEOPLE,
    NO_STATE,
    OPEN,
    SETTLED,
    STATES,
    Lived,
    Standing,
    Step,
    after,
    counted,
    fold,
    may,
    on_answer,
    on_sighting,
    undoable,
)


def lived(*events: tuple[Step, str]) -> list[Lived]:
    """Events numbered from 1; those of people are An's."""
    return [
        Lived(n, step, seen, "An" if step in BY_PEOPLE else "") for n, (step, seen) in enumerate(events, 1)
    ]


def test_seen_mended_and_back() -> None:
    assert on_sighting(None, "e") is Step.NEW
    assert on_sighting(Standing(Step.NEW), "e") is Step.PERSISTING
    assert on_answer(Standing(Step.PERSISTING)) is Step.MENDED
    assert on_answer(Standing(Step.MENDED)) is None
    assert on_sighting(Standing(Step.MENDED), "e") is Step.REOPENED


def test_dismissed_stays_until_its_evidence_changes() -> None:
    dismissed = fold(lived((Step.NEW, "e"), (Step.DISMISSED, "e")))
    assert on_sighting(dismissed, "e") is Step.PERSISTING
    assert after(dismissed, Step.PERSISTING, "e") == dismissed
    assert on_answer(dismissed) is None
    assert on_sighting(dismissed, "f") is Step.REOPENED
    assert after(dismissed, Step.REOPENED, "f") == Standing(Step.REOPENED)


@pytest.mark.parametrize("step", [Step.CONFIRMED, Step.ASKED, Step.REFERRED])
def test_what_people_decided_outlives_a_sighting(step: Step) -> None:
    standing = fold(lived((Step.NEW, "e"), (step, "e"), (Step.PERSISTING, "f"), (Step.SEEN, "f")))
    assert standing.state is step


def test_seen_marks_only_the_undecided() -> None:
    assert fold(lived((Step.NEW, "e"), (Step.SEEN, "e"), (Step.PERSISTING, "e"))).state is Step.SEEN


def test_no_decision_is_taken_twice_and_none_on_a_mended_lead() -> None:
    for state in STATES:
        assert state is Step.ASKED or state not in may(state)
    assert may(Step.MENDED) == frozenset()
    assert all(may(state) for state in OPEN)


def test_a_lead_without_events_is_refused() -> None:
    with pytest.raises(ValueError, match="new"):
        fold([])


@given(st.lists(st.tuples(st.sampled_from(sorted(Step)), st.sampled_from("ef")), min_size=1))
def test_every_history_comes_to_a_state(events: list[tuple[Step, str]]) -> None:
    standing = fold(lived((Step.NEW, "e"), *events))
    assert standing.state in STATES
    assert bool(standing.dismissed) == (standing.state in SETTLED)
    assert may(standing.state) <= BY_PEOPLE - NO_STATE


def test_a_closed_lead_stays_closed_until_its_evidence_changes_or_it_is_mended() -> None:
    closed = fold(lived((Step.NEW, "e"), (Step.CONFIRMED, "e"), (Step.CLOSED, "e")))
    assert on_sighting(closed, "e") is Step.PERSISTING
    assert on_sighting(closed, "f") is Step.REOPENED
    assert on_answer(closed) is Step.MENDED


def test_from_new_to_closed() -> None:
    way = [Step.NEW, Step.SEEN, Step.CONFIRMED, Step.ASKED, Step.REFERRED, Step.ANSWERED, Step.CLOSED]
    for state, step in pairwise(way[1:]):
        assert step in may(state)
    assert fold(lived(*((step, "e") for step in way))).state is Step.CLOSED


def test_taking_back_gives_the_state_before() -> None:
    events = lived((Step.NEW, "e"), (Step.CONFIRMED, "e"), (Step.DISMISSED, "e"))
    back = undoable(events, "An")
    assert back is not None and back.step is Step.DISMISSED
    events.append(Lived(4, Step.UNDONE, by="An", undoes=back.number))
    assert fold(events) == Standing(Step.CONFIRMED)
    again = undoable(events, "An")
    assert again is not None and again.step is Step.CONFIRMED
    assert len(counted(events)) == 2


@pytest.mark.parametrize("follows", [Lived(3, Step.PERSISTING, "e"), Lived(3, Step.ASKED, "e", "Bình")])
def test_what_others_built_upon_is_not_taken_back(follows: Lived) -> None:
    events = [*lived((Step.NEW, "e"), (Step.CONFIRMED, "e")), follows]
    assert undoable(events, "An") is None


def test_nobody_takes_back_for_another() -> None:
    assert undoable(lived((Step.NEW, "e"), (Step.CONFIRMED, "e")), "Bình") is None
    assert undoable([*lived((Step.NEW, "e"), (Step.CONFIRMED, "e")), Lived(3, Step.SEEN, by="Bình")], "An")
