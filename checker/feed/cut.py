"""The rows of an XML feed as pieces of its text, one at a time: found by their tags, so that what is broken in one
costs that one, and nothing that a document declares of itself (a DTD, entities) is ever followed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator
from typing import NamedTuple, TextIO

from checker.feed.lines import MOST_LINE
from checker.feed.packed import BROKEN

NAME = r"[^\s<>/=\"'&!?]{1,200}"
_PIECE = 1 << 16  # characters read at once
_KEEP = 1_000  # characters within which a tag has told its name
_MOST_TAG = 100_000  # characters of a tag with its attributes
_RAW = 4_000  # characters of what is no row which are kept, to be told
_TAG = re.compile(rf"<({NAME})(?=[\s/>])")
_WHOLE_TAG = re.compile(r"<(?:\"[^\"]*\"|'[^']*'|[^\"'>])*>")
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>"}


class Piece(NamedTuple):
    """One row: the line where it begins and its text; else why it is none (`xml`, `long`, `truncated`)."""

    line: int
    text: str
    reason: str = ""
    found: str = ""


class _Cutter:
    def __init__(self, text: TextIO, root: str, row: str, telling: Callable[[str], bool]) -> None:
        self._text, self._root, self._telling = text, root, telling
        self._end = re.compile(rf"</{re.escape(root)}\s*>")
        begin, end = rf"<{re.escape(row)}(?=[\s/>])", rf"</{re.escape(row)}\s*>"
        self._mark = re.compile(rf"<!--|<!\[CDATA\[|{begin}|{end}")
        self._edge = re.compile(rf"{begin}|{end}")
        self._between = re.compile(rf"{end}(?=\s*{begin})")
        self._held, self._line = "", 1
        self._over, self._broken = False, ""

    def pieces(self) -> Iterator[Piece]:
        """Every row, and what was one."""
        rows = 0
        while (yield from self._gap(rows > 0)):
            rows += 1
            yield (row := self._row())
            if row.reason == "truncated":
                return

    def _more(self) -> bool:
        """Read on; False at the end."""
        try:
            piece = "" if self._over else self._text.read(_PIECE)
        except (*BROKEN, UnicodeError) as error:
            piece, self._broken = "", str(error) or type(error).__name__
        self._over = not piece
        self._held += piece
        return bool(piece)

    def _take(self, size: int) -> str:
        taken, self._held = self._held[:size], self._held[size:]
        self._line += taken.count("\n")
        return taken

    def _settled(self) -> int:
        """How much of what is held ends in no tag that may go on."""
        at = self._held.rfind("<", max(0, len(self._held) - _KEEP))
        return at if at >= 0 else len(self._held)

    def _gap(self, within: bool) -> Generator[Piece, None, bool]:
        """Take what stands before the next row, and tell what of it was a row once (`within`: behind another row).
        Out: whether a row follows."""
        line, raw, lost, tail = 0, "", "", ""
        while True:
            mark, begun = self._mark.search(self._held), self._line
            said = self._take(mark.start() if mark else self._settled())
            over = mark is None and not self._more()
            if over:
                said += self._take(len(self._held))
            tail = (tail + said)[-_RAW:]
            bare = said if raw else said.lstrip()
            if bare:
                line = line or begun + said.count("\n", 0, len(said) - len(bare))
                raw = (raw + bare)[:_RAW]
            if within and not lost:
                names = (tag[1] for tag in _TAG.finditer(said))
                lost = next((f"<{name}>" for name in names if self._telling(name)), "")
            if mark is None and not over:
                continue
            if mark is not None and mark[0] in _ENDS:
                opened = self._line
                if not self._skip(_ENDS[mark[0]]):
                    yield Piece(opened, raw, "truncated", self._broken or mark[0])
                    return False
                continue
            if mark is not None and mark[0].startswith("</"):
                line = line or self._line
                raw += self._take(len(mark[0]))
                yield Piece(line, raw, "xml", mark[0])
                line, raw, lost, within = 0, "", "", True
                continue
            if over and (self._broken or (self._root and not self._end.search(tail))):
                yield Piece(line or self._line, raw, "truncated", self._broken)
            elif lost:
                yield Piece(line, raw, "xml", lost)
            return not over

    def _skip(self, end: str) -> bool:
        """Take everything up to a mark; False where it never comes."""
        while (at := self._held.find(end)) < 0:
            self._take(max(0, len(self._held) - len(end)))
            if not self._more():
                return False
        self._take(at + len(end))
        return True

    def _row(self) -> Piece:
        """The row whose tag begins what is held."""
        line = self._line
        while (tag := _WHOLE_TAG.match(self._held)) is None and len(self._held) < _MOST_TAG and self._more():
            pass
        at = tag.end() if tag else 1
        if tag and tag[0].endswith("/>"):
            return Piece(line, self._take(at))
        while True:
            mark = self._mark.search(self._held, at)
            if mark is None:
                at = max(at, self._settled())
                if (failed := self._failed(line)) is not None:
                    return failed
            elif mark[0] in _ENDS:
                while (end := self._held.find(_ENDS[mark[0]], mark.end())) < 0:
                    if (failed := self._failed(line, mark)) is not None:
                        return failed
                if between := self._between.search(self._held, mark.end(), end):
                    return Piece(line, self._take(between.end()), "xml", mark[0])
                at = end + 3
            elif mark[0].startswith("</"):
                return Piece(line, self._take(mark.end()))
            else:
                return Piece(line, self._take(mark.start()), "xml", f"{mark[0]}… {mark[0]}")

    def _failed(self, line: int, opened: re.Match[str] | None = None) -> Piece | None:
        """Read on within a row; what is told of it where it is too long, or the text ends first. It then ends where
        a row ends or begins, though that stands behind something that was `opened` and never closed."""
        long = len(self._held) > MOST_LINE
        if not long and self._more():
            return None
        edge = self._edge.search(self._held, opened.end() if opened else 1)
        if edge is not None:
            upto = edge.end() if edge[0].startswith("</") else edge.start()
            return Piece(line, self._take(upto), "xml", opened[0] if opened else "<")
        if not long:
            return Piece(line, self._take(len(self._held)), "truncated", self._broken)
        size = 0
        while (edge := self._edge.search(self._held, 0 if size else 1)) is None:
            size += len(self._take(max(1, self._settled())))
            if not self._more():
                size += len(self._take(len(self._held)))
                return Piece(line, "", "long", str(size))
        size += len(self._take(edge.end() if edge[0].startswith("</") else edge.start()))
        return Piece(line, "", "long", str(size))


def pieces(text: TextIO, root: str, row: str, telling: Callable[[str], bool]) -> Iterator[Piece]:
    """In: the text of a document, the names of its first element and of its rows' elements as they are written there,
    and what says of the name of any other element that it is a row's (its title's). Out: every row in its order.

    A row begins where its tag opens, and ends where that closes or the next one begins: rows are never within rows.
    What stands between two of them and holds a row's end or a row's title was a row once, and is told.
    """
    return _Cutter(text, root, row, telling).pieces()
