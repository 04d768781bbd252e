"""The visible text of two visits side by side, page by page. Pure; bounded, however large the pages are."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.facts.page import Page
    from desk.seen import PageChange, Row

LINES = 2_000  # lines of one page that are compared
ROWS = 200  # rows of one page that are shown
WIDE = 400  # characters of one line that are shown
AROUND = 1  # lines that stayed, shown before and after what changed
PAGES = 60  # addresses that are compared; a visit reads about thirty


def side_by_side(before: Sequence[Page], after: Sequence[Page]) -> tuple[PageChange, ...]:
    """Pages of two visits in; by address what became of each, changed ones first, out.

    Pages are matched by their address without protocol, "www." and trackers, as leads are.
    """
    from checker.leads.fingerprint import subject_key
    from desk.seen import PageChange

    was, now = ({subject_key(page.url): page for page in pages[:PAGES]} for pages in (before, after))
    found = []
    for key in dict.fromkeys((*now, *was)):
        page = now.get(key) or was[key]
        if key not in was:
            found.append(PageChange(page.url, "new"))
        elif key not in now:
            found.append(PageChange(page.url, "gone"))
        else:
            rows, cut = differing(_lines(was[key]), _lines(now[key]))
            found.append(PageChange(page.url, "changed" if rows else "same", rows, cut))
    order = ("changed", "new", "gone", "same")
    return tuple(sorted(found, key=lambda change: order.index(change.kind)))


def differing(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[Row, ...], bool]:
    """Two texts by line in, the rows around what differs out (() where nothing does), and whether more was left out."""
    from desk.seen import Row

    cut = len(before) > LINES or len(after) > LINES
    was, now = before[:LINES], after[:LINES]
    rows: list[Row] = []
    for group in SequenceMatcher(None, was, now, autojunk=False).get_grouped_opcodes(AROUND):
        if rows:
            rows.append(Row("cut"))
        for kind, a, b, c, d in group:
            if kind == "equal":
                rows += [Row("same", _short(line), _short(line)) for line in was[a:b]]
                continue
            for n in range(max(b - a, d - c)):
                left = _short(was[a + n]) if a + n < b else ""
                right = _short(now[c + n]) if c + n < d else ""
                rows.append(Row("changed" if left and right else "gone" if left else "new", left, right))
        if len(rows) > ROWS:
            return tuple(rows[:ROWS]), True
    if not rows and cut and list(before[LINES:]) != list(after[LINES:]):
        return (Row("cut"),), True
    return tuple(rows), cut and bool(rows)


def _lines(page: Page) -> list[str]:
    return [line for text in page.text.splitlines() if (line := " ".join(text.split()))]


def _short(line: str) -> str:
    return line if len(line) <= WIDE else line[: WIDE - 1] + "…"
