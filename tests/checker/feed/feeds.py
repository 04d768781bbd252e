"""Small feeds for the tests."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from checker.feed.model import FeedRow, Rejected
from checker.feed.read import rows
from rules.load import load
from rules.model import Rulebook


@cache
def book() -> Rulebook:
    """The rules that the house ships."""
    return load()


def read(feed: Path | bytes, **chosen: str) -> tuple[list[FeedRow], list[Rejected]]:
    """Rows and rejected rows of a file, or of bytes as from standard input."""
    found = list(
        rows(feed if isinstance(feed, Path) else io.BytesIO(feed), chosen, lambda n: n == "Thành phần")
    )
    return (
        [row for row in found if isinstance(row, FeedRow)],
        [row for row in found if isinstance(row, Rejected)],
    )
