"""One fault of evidence, as every check of the room tells it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Damage:
    """One fault: the file, the bytes in question (`end` is one past), the record's address, what is wrong.

    `visit` is the visit's id and `record` the number of the record in its file, from 1; "" and 0 where the
    fault is not one of a record.
    """

    path: str
    start: int
    end: int
    url: str
    why: str
    visit: str = ""
    record: int = 0
