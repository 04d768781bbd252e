"""The life of a lead as pure rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.leads.life import BY_PEOPLE, OPEN, Standing, Step, after, fold, may, on_answer, on_sighting


def test_seen_mended_and_back() -> None:
    assert on_sighting(None, "e") is Step.NEW
    assert on_sighting(Standing(Step.NEW), "e") is Step.PERSISTING
    assert on_answer(Standing(Step.PERSISTING)) is Step.MENDED
    assert on_answer(Standing(Step.MENDED)) is None
    assert on_sighting(Standing(Step.MENDED), "e") is Step.REOPENED


def test_dismissed_stays_until_its_evidence_changes() -> None:
    dismissed = fold([(Step.NEW, "e"), (Step.DISMISSED, "e")])
    assert on_sighting(dismissed, "e") is Step.PERSISTING
    assert after(dismissed, Step.PERSISTING, "e") == dismissed
    assert on_answer(dismissed) is None
    assert on_sighting(dismissed, "f") is Step.REOPENED
    assert after(dismissed, Step.REOPENED, "f") == Standing(Step.REOPENED)


@pytest.mark.parametrize("step", [Step.CONFIRMED, Step.ASKED, Step.REFERRED])
def test_what_people_decided_outlives_a_sighting(step: Step) -> None:
    standing = fold([(Step.NEW, "e"), (step, "e"), (Step.PERSISTING, "f"), (Step.SEEN, "f")])
    assert standing.state is step


def test_seen_marks_only_the_undecided() -> None:
    assert fold([(Step.NEW, "e"), (Step.SEEN, "e"), (Step.PERSISTING, "e")]).state is Step.SEEN


def test_no_decision_is_taken_twice_and_none_on_a_mended_lead() -> None:
    for state in Step:
        assert state is Step.ASKED or state not in may(state)
    assert may(Step.MENDED) == frozenset()
    assert all(may(state) for state in OPEN)


def test_a_lead_without_events_is_refused() -> None:
    with pytest.raises(ValueError, match="new"):
        fold([])


@given(st.lists(st.tuples(st.sampled_from(sorted(Step)), st.sampled_from("ef")), min_size=1))
def test_every_history_comes_to_a_state(events: list[tuple[Step, str]]) -> None:
    standing = fold([(Step.NEW, "e"), *events])
    assert standing.state in Step
    assert bool(standing.dismissed) == (standing.state is Step.DISMISSED)
    assert may(standing.state) <= BY_PEOPLE
