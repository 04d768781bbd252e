"""A branch is named by where it is, too: "Chi nhánh Công ty TNHH Hạ Lam tại Đà Nẵng"."""

from __future__ import annotations

import re

from checker.facts.place import parts

_SEAT = re.compile(r" tai ((?:(?:thanh pho|tp\.?|tinh) ?)?[a-z]+(?:[ -][a-z]+){0,3})")


def seat_end(folded: str, end: int) -> int:
    """Where the name of a branch that ends at `end` of a folded line ends, its province with it; else `end`."""
    if not (found := _SEAT.match(folded, end)):
        return end
    seat = found[1]
    while seat:
        if parts(seat).province:
            return found.start(1) + len(seat)
        seat = seat.rpartition(" ")[0]
    return end
