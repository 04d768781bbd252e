"""A host that asks to be left alone until some time: the sentence that says so, and the time read back.

The sentence is part of why a visit ended; it stands in the evidence, in its manifest and in the store, and
the next sweep reads the time out of it. Both directions live here and nowhere else.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

LONGEST_AWAY = timedelta(
    days=7
)  # no answer keeps us away for longer: it would excuse its shop from every sweep
_SAID = re.compile(r"asks not to be asked again before (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)")


def asks(until: datetime) -> str:
    """An aware time in, "it asks not to be asked again before 2026-11-27T10:00:00Z" out."""
    return f"it asks not to be asked again before {until.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def not_before(why: str) -> datetime | None:
    """Why a visit ended in; the latest time that a host of it asked for out, None when none did."""
    times = [datetime.fromisoformat(text.replace("Z", "+00:00")) for text in _SAID.findall(why)]
    return max(times, default=None)
