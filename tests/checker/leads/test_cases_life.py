"""A case is what its events come to; what was decided on can always be seen again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from checker.leads.cases import Case, CaseEvent, CaseState, CaseStep, certificate, digest, fallen, may, mended
from checker.leads.errors import DecisionRefused, NoSuchLead
from checker.leads.store import Store
from checker.leads.store.cases import Cases
from crawler.model import Storefront

T0 = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)
DAY = date(2026, 11, 26)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(str(tmp_path / "rasoat.db")) as kept:
        kept.put_storefronts([Storefront("a.vn", "https://a.vn/", name="A")])
        yield kept


def event(step: CaseStep, days: int = 0, until: date | None = None) -> CaseEvent:
    return CaseEvent(step, T0 + timedelta(days=days), "an", "vì", until=until)


def test_a_case_is_granted_warned_and_lapses(store: Store) -> None:
    cases = Cases(store)
    case = cases.apply("tick-xanh", "a.vn", "an", T0)
    assert case.state(DAY) is CaseState.OPEN
    case = cases.add(case.id, event(CaseStep.GRANTED, until=date(2027, 11, 26)))
    assert case.state(DAY) is CaseState.HOLDS
    case = cases.add(case.id, CaseEvent(CaseStep.WARNED, T0 + timedelta(days=30), marks={"a": "not_met"}))
    assert case.state(DAY) is CaseState.WARNED
    assert case.state(date(2027, 11, 26)) is CaseState.WARNED  # the last day counts
    assert case.state(date(2027, 11, 27)) is CaseState.LAPSED
    case = cases.add(case.id[:5], event(CaseStep.GRANTED, 40, until=date(2028, 1, 1)))
    assert case.state(DAY) is CaseState.HOLDS  # granted anew after the warning
    assert cases.cases("tick-xanh") == (case,) and cases.cases("other") == ()


def test_an_outline_stands_where_the_whole_case_does(store: Store) -> None:
    cases = Cases(store)
    case = cases.apply("tick-xanh", "a.vn", "an", T0)
    for step in (
        CaseStep.DOCUMENT,
        CaseStep.SCORED,
        CaseStep.ASKED,
        CaseStep.GRANTED,
        CaseStep.SCORED,
        CaseStep.WARNED,
        CaseStep.MENDED,
    ):
        case = cases.add(case.id, event(step, until=DAY if step is CaseStep.GRANTED else None))
        (outline,) = cases.outlines("tick-xanh")
        assert outline.state(DAY) is case.state(DAY)
        assert outline.events == tuple(
            e for e in case.events if e.step not in (CaseStep.DOCUMENT, CaseStep.SCORED)
        )


def test_only_a_re_check_that_found_it_met_ends_a_warning(store: Store) -> None:
    cases = Cases(store)
    case = cases.apply("tick-xanh", "a.vn", "an", T0)
    for step, state in (
        (CaseStep.GRANTED, CaseState.HOLDS),
        (CaseStep.WARNED, CaseState.WARNED),
        (CaseStep.SCORED, CaseState.WARNED),
        (CaseStep.MENDED, CaseState.HOLDS),
        (CaseStep.WARNED, CaseState.WARNED),
    ):
        case = cases.add(case.id, event(step, until=DAY if step is CaseStep.GRANTED else None))
        assert case.state(DAY) is state


@pytest.mark.parametrize(
    ("now", "again"),
    [
        ({"a": "met", "b": "met"}, True),
        ({"a": "inapplicable", "b": "cannot_tell"}, True),
        ({"a": "cannot_tell", "b": "met"}, False),
        ({"a": "met", "b": "not_met"}, False),
        ({}, False),
    ],
)
def test_what_fell_is_mended_once_it_is_read_and_met(now: dict[str, str], again: bool) -> None:
    assert mended({"a": "not_met", "b": "met"}, now) is again


def test_the_day_is_the_day_in_vietnam(store: Store) -> None:
    """At 03:00 in Vietnam it is the evening before in UTC; what ended at midnight has ended, here as on the page."""
    cases = Cases(store)
    case = cases.apply("tick-xanh", "a.vn", "an", T0)
    cases.add(case.id, event(CaseStep.GRANTED, until=DAY))
    night = datetime(2026, 11, 26, 20, 0, tzinfo=UTC)
    with pytest.raises(DecisionRefused):
        cases.add(case.id, CaseEvent(CaseStep.REVOKED, night, "an", "vì"))
    assert cases.apply("tick-xanh", "a.vn", "an", night).state(date(2026, 11, 27)) is CaseState.OPEN


def test_what_may_not_be_is_refused(store: Store) -> None:
    cases = Cases(store)
    with pytest.raises(NoSuchLead):
        cases.apply("tick-xanh", "b.vn", "an", T0)
    case = cases.apply("tick-xanh", "a.vn", "an", T0)
    with pytest.raises(DecisionRefused):
        cases.apply("tick-xanh", "a.vn", "an", T0 + timedelta(hours=1))
    with pytest.raises(DecisionRefused):
        cases.add(case.id, event(CaseStep.REVOKED))
    with pytest.raises(DecisionRefused):
        cases.add(case.id, CaseEvent(CaseStep.REFUSED, T0, "an", " "))
    cases.add(case.id, event(CaseStep.REFUSED))
    assert cases.apply("tick-xanh", "a.vn", "an", T0 + timedelta(days=1)).id != case.id
    for start in ("", "zz", "%"):
        with pytest.raises(NoSuchLead):
            cases.case(start)


def test_events_are_only_added(store: Store) -> None:
    Cases(store).apply("tick-xanh", "a.vn", "an", T0)
    for statement in ("UPDATE case_events SET reason = 'x'", "DELETE FROM case_events"):
        with pytest.raises(DatabaseError, match="only added"), store.writing() as connection:
            connection.execute(text(statement))


def test_only_what_was_read_and_not_met_has_fallen() -> None:
    then = {"a": "met", "b": "met", "c": "not_met", "d": "cannot_tell"}
    now = {"a": "not_met", "b": "cannot_tell", "c": "not_met", "d": "not_met", "e": "met"}
    assert fallen(then, now) == ("a", "d")


STEPS = st.lists(st.sampled_from([s for s in CaseStep if s is not CaseStep.APPLIED]), max_size=12)


@given(STEPS, st.integers(0, 800))
def test_every_walk_that_is_allowed_has_a_state(steps: list[CaseStep], days: int) -> None:
    events = [CaseEvent(CaseStep.APPLIED, T0, number=1)]
    for n, step in enumerate(steps, 2):
        state = Case("x", "p", "a.vn", "A", tuple(events)).state(DAY)
        if step in may(state) or step in (CaseStep.DOCUMENT, CaseStep.SCORED):
            events.append(CaseEvent(step, T0, "an", "vì", until=date(2027, 1, 1), number=n))
    case = Case("x", "p", "a.vn", "A", tuple(events))
    state = case.state(DAY + timedelta(days=days))
    if state in (CaseState.HOLDS, CaseState.WARNED):
        granted = case.last(CaseStep.GRANTED)
        assert granted is not None and granted.until is not None
        assert granted.until >= DAY + timedelta(days=days)


def test_a_certificate_is_the_same_text_every_time() -> None:
    made = certificate({"b": "ê", "a": True}, [("x", "X", "met")])
    assert made == certificate({"a": True, "b": "ê"}, [("x", "X", "met")])
    assert json.loads(made)["criteria"] == [{"id": "x", "title": "X", "mark": "met"}]
    assert len(digest(made)) == 64
