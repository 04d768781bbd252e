"""Workbooks that only seem so: HTML by that name, as tills and shop builders export it, and the XML in which
workbooks were written in 2003."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import TextIO

from checker.feed.packed import BROKEN

_BEGINS = re.compile(
    r"\s*(?:<\?xml\b[^>]*>\s*)?(?:<\?mso-[^>]*>\s*)?(?:<!--(?>.*?-->)\s*+)*+"
    r"<(?:!doctype\s+html|html|head|meta|body|style|div|center|table|(?:ss:)?workbook)\b",
    re.I | re.S,
)
_ROW = re.compile(r"<(?:tr\b[^<>]*>\s*<t[hd]|(?:ss:)?row\b[^<>]*>\s*<(?:ss:)?cell)\b", re.I)
_ROWS, _CELLS = ("tr", "row", "ss:row"), ("td", "th", "cell", "ss:cell")
_BREAKS = ("br", "p", "div", "li")
_UNREAD = ("script", "style")
_PIECE = 1 << 16
_MOST_CELL = 1_000_001  # characters; one more than a listing may have
_MOST_CELLS = 2_000
_MOST_HELD = (
    1 << 20
)  # characters of a tag, remark or script that does not close; the parser begins it anew each time


def is_seeming(head: str) -> bool:
    """Whether a text is such a table; no feed of XML begins so."""
    return _BEGINS.match(head.lstrip("\ufeff")) is not None and _ROW.search(head) is not None


def seeming_rows(text: TextIO) -> Iterator[list[object] | str]:
    """In: the text from its beginning. Out: the cells of each row, and last why not all could be read, if it was so."""
    table, told = _Table(), ""
    try:
        held = 0
        while held <= _MOST_HELD and (piece := text.read(_PIECE)):
            table.feed(piece)
            held = len(table.rawdata)
            yield from table.taken()
        if held > _PIECE:  # at an end each sign of it would be looked at to the end
            told = "a tag, a remark or a script does not close"
        else:
            table.close()
    except (
        *BROKEN,
        UnicodeError,
        AssertionError,
    ) as error:  # AssertionError: a declaration that never closes
        told = str(error) or type(error).__name__
    table.end_row()
    yield from table.taken()
    if told:
        yield told


class _Table(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._rows: list[list[object]] = []
        self._row: list[object] | None = None
        self._cell: list[str] | None = None
        self._size = self._unread = self._wide = 0
        self._within = 0  # tables within a cell, which are its text

    def taken(self) -> Iterator[list[object]]:
        """The rows that are whole by now."""
        held, self._rows = self._rows, []
        yield from held

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if self._cell is not None and self._size >= _MOST_CELL:
            self._within = self._unread = 0  # what never closes costs its row, and not the rows below
        if tag in _UNREAD:
            self._unread += 1
        elif tag == "table" and self._cell is not None:
            self._within += 1
        elif self._within and tag in (*_ROWS, *_CELLS):
            self.handle_data("\n" if tag in _ROWS else " ")
        elif tag in _ROWS:
            self.end_row()
            self._row = []
        elif tag in _CELLS:
            self._end_cell()
            self._row = [] if self._row is None else self._row
            at = _number(said.get("ss:index"))
            self._row += [""] * min(max(0, at - 1 - len(self._row)), _MOST_CELLS)
            self._wide = min(
                max(_number(said.get("colspan")), _number(said.get("ss:mergeacross")) + 1, 1), _MOST_CELLS
            )
            self._cell, self._size = [], 0
        elif tag in _BREAKS:
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNREAD:
            self._unread = max(0, self._unread - 1)
        elif self._within:
            self._within -= tag == "table"
        elif tag in _CELLS:
            self._end_cell()
        elif tag in (*_ROWS, "table"):
            self.end_row()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and self._size < _MOST_CELL:
            self._size += len(data)
            if not self._unread:
                self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        said = "".join(self._cell).replace("\xa0", " ").strip()
        self._row = [*self._row, said, *[""] * (self._wide - 1)][:_MOST_CELLS]
        self._cell = None

    def end_row(self) -> None:
        """What was begun of a row is a row."""
        self._end_cell()
        self._within = 0
        if self._row is not None:
            self._rows.append(self._row)
        self._row = None


def _number(said: str | None) -> int:
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < 5 else 0
