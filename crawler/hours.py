"""Hours of the day in which shops are visited, in Vietnam's time. Pure: the clock is the caller's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone

ICT = timezone(timedelta(hours=7), "ICT")  # Vietnam keeps one time all the year
DAY = timedelta(days=1)
WRITTEN = re.compile(r"(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)")


@dataclass(frozen=True, slots=True)
class Hours:
    """From `start` until `end`, every day; an end before the start lies in the next morning."""

    start: time
    end: time

    @classmethod
    def parse(cls, text: str) -> Hours:
        """ "08:00-18:00" in, the hours out. `ValueError` with one sentence on anything else."""
        found = WRITTEN.fullmatch(text.strip())
        if found is None:
            raise ValueError(f"hours must be written like 08:00-18:00, not {text!r}")
        h1, m1, h2, m2 = (int(part) for part in found.groups())
        try:
            start, end = time(h1, m1), time(h2 % 24 if (h2, m2) == (24, 0) else h2, m2)
        except ValueError:
            raise ValueError(f"hours must lie between 00:00 and 24:00, not {text!r}") from None
        if start == end:
            raise ValueError(f"hours must begin and end at different times, not {text!r}")
        return cls(start, end)

    def opens(self, at: datetime) -> datetime:
        """An aware time in; the same when shops may be visited then, else when they next may."""
        begin, end = self._around(at)
        if begin <= at < end:
            return at
        return begin if at < begin else begin + DAY

    def closes(self, at: datetime) -> datetime:
        """A time within the hours in, when they end out."""
        return self._around(at)[1]

    def _around(self, at: datetime) -> tuple[datetime, datetime]:
        """The hours that are running, or else those of the same day."""
        today = datetime.combine(at.astimezone(ICT).date(), self.start, ICT)
        length = datetime.combine(today.date(), self.end, ICT) - today
        length += DAY if length <= timedelta() else timedelta()
        if at < today and at < today - DAY + length:
            today -= DAY  # it is the morning of hours that began yesterday
        return today, today + length
