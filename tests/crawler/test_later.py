"""The sentence about coming back later and the time in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from crawler.later import asks, not_before

offsets = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=offsets), st.text())
def test_the_time_comes_back_from_any_sentence_around_it(at: datetime, around: str) -> None:
    found = not_before(f"the door: {asks(at)}. {around}")
    assert found is not None
    assert found >= at.astimezone(UTC).replace(microsecond=0)


def test_the_latest_of_several_counts_and_none_is_none() -> None:
    early, late = datetime(2026, 11, 27, tzinfo=UTC), datetime(2026, 11, 28, tzinfo=UTC)
    assert not_before(f"{asks(late)}; {asks(early)}") == late
    assert not_before("the door: the server answered 403") is None
