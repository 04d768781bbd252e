"""What the evidence can show at the desk; the roof lends it. Frozen and plain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from checker.model import Evidence


@dataclass(frozen=True, slots=True)
class Row:
    """One row of two texts side by side: "same", "changed", "gone" (only before), "new" (only after) or "cut"."""

    kind: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class PageChange:
    """What became of one address between two visits: "changed", "gone", "new" or "same"; its rows where changed.

    `cut`: there is more than the rows that are shown.
    """

    url: str
    kind: str
    rows: tuple[Row, ...] = ()
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """Each takes an evidence file, and gives nothing where the evidence is not there or does not hold it.

    `quoted`: the page of a lead's evidence as harmless HTML, its quote marked (the mark's id is MARK);
    `closeup`: the picture of that place, `picture` of the whole page of a capture (PNG); `changes`: the pages of
    two visits held against each other by their visible text, None where either cannot be read.
    """

    quoted: Callable[[str, Evidence], str] = lambda path, row: ""
    closeup: Callable[[str, Evidence], bytes] = lambda path, row: b""
    picture: Callable[[str, str], bytes] = lambda path, capture: b""
    changes: Callable[[str, str], tuple[PageChange, ...] | None] = lambda before, after: None


MARK = "rasoat-1"
