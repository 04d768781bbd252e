"""Hours of visiting: Vietnam's time, over midnight too, whatever zone the clock tells."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.hours import ICT, Hours

DAY = timedelta(days=1)


def at(text: str) -> datetime:
    return datetime.strptime(f"2026-11-26 {text}", "%Y-%m-%d %H:%M").replace(tzinfo=ICT)


@pytest.mark.parametrize(
    ("hours", "now", "opens", "closes"),
    [
        ("08:00-18:00", "07:59", at("08:00"), at("18:00")),
        ("08:00-18:00", "08:00", at("08:00"), at("18:00")),
        ("08:00-18:00", "17:59", at("17:59"), at("18:00")),
        ("08:00-18:00", "18:00", at("08:00") + DAY, at("18:00") + DAY),
        ("22:00-06:00", "23:30", at("23:30"), at("06:00") + DAY),
        ("22:00-06:00", "05:59", at("05:59"), at("06:00")),
        ("22:00-06:00", "06:00", at("22:00"), at("06:00") + DAY),
        ("8:00-24:00", "23:59", at("23:59"), at("00:00") + DAY),
    ],
)
def test_when_shops_may_be_visited(hours: str, now: str, opens: datetime, closes: datetime) -> None:
    found = Hours.parse(hours)
    assert found.opens(at(now)) == opens
    assert found.closes(found.opens(at(now).astimezone(UTC))) == closes


minutes = st.integers(0, 24 * 60 - 1)


@given(minutes, minutes, st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)))
def test_the_next_opening_is_open_and_closes_after_the_hours_length(a: int, b: int, naive: datetime) -> None:
    if a == b:
        return
    hours = Hours.parse(f"{a // 60:02}:{a % 60:02}-{b // 60:02}:{b % 60:02}")
    now = naive.replace(tzinfo=UTC)
    opens = hours.opens(now)
    assert now <= opens < now + DAY
    assert hours.opens(opens) == opens
    closes = hours.closes(opens)
    assert opens < closes <= opens + timedelta(minutes=(b - a) % (24 * 60))
    assert hours.opens(closes) > closes - timedelta(seconds=1)


@pytest.mark.parametrize(
    "text", ["8-18", "08:00", "25:00-26:00", "08:61-18:00", "08:00-08:00", "sáng", "08:00-24:30"]
)
def test_what_is_no_hours_is_refused_with_what_was_expected(text: str) -> None:
    with pytest.raises(ValueError, match="hours"):
        Hours.parse(text)
