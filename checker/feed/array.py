"""The elements of a JSON array of any length, one at a time: a file in one line as well as a printed one.

What of an element cannot be read costs that element. Where it ends is found by its brackets; where its quotes do not
close, the next element is told by the name with which it begins and by the names that it shares with the last one read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, TextIO

from checker.feed.lines import MOST_LINE
from checker.feed.packed import BROKEN

_PIECE = 1 << 16  # characters read at once
_TRIES = 1_000  # beginnings that are tried where an element is broken
_MARK, _IN_TEXT = re.compile(r'["{}\[\]]'), re.compile(r'["\\]')
_FIRST = re.compile(r'\{\s*"([^"\\]{1,200})"\s*:')
_BETWEEN = re.compile(r"[ \t\r\n,\ufeff]*")


_SCALAR = r'(?:"[^"\\]*"|[-+.\w]+)'
_BEFORE = r'((?:\s*"[^"\\]*"\s*:\s*' + _SCALAR + r"\s*,)*)\s*"
_WRAPPED = re.compile(
    r"\s*\{"
    + _BEFORE
    + r'(?:"(?:data|result|response|payload|body|mods|search|products)"\s*:\s*\{'
    + _BEFORE
    + "){0,3}"
    r'"(?:items|products|listings|data|results?|rows|records|list|@graph|san_pham|ads|list_?items|item_?list'
    r'|product_?list|edges|nodes|docs|hits|entries|danh_sach)"\s*:\s*(?=\[\s*\{)',
    re.I,
)


def wrapped(text: str) -> tuple[int, list[str]]:
    """Where the array begins that an answer of an interface wraps ({"total": 2, "items": [{…}]}), and the names that
    stand before it; (-1, []) for text that begins otherwise."""
    found = _WRAPPED.match(text)
    return (found.end(), re.findall(r'"([^"\\]*)"\s*:', found[1])) if found else (-1, [])


class Element(NamedTuple):
    """One element: its value, or why there is none (`json`, `long`, `truncated`); its text."""

    value: object
    raw: str
    reason: str = ""
    found: str = ""


@dataclass(slots=True)
class _Scan:
    """How far the end of an element was looked for."""

    at: int
    depth: int = 0
    inside: bool = False  # a text between quotes

    def end(self, text: str) -> int:
        """Where the element ends; -1 when that is not within `text`."""
        while True:
            mark = (_IN_TEXT if self.inside else _MARK).search(text, self.at)
            if mark is None:
                self.at = len(text)
                return -1
            sign = mark[0]
            if sign == "\\":
                if mark.end() >= len(text):
                    self.at = mark.start()
                    return -1
                self.at = mark.end() + 1
                continue
            self.at = mark.end()
            if sign == '"':
                self.inside = not self.inside
            else:
                self.depth += 1 if sign in "{[" else -1
            if self.depth <= 0 and not self.inside:
                return self.at


class _Array:
    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._decoder = json.JSONDecoder()
        self._keys: frozenset[str] = frozenset()  # of the element read last
        self._first = ""
        self.held, self.at, self.over = "", 0, False
        self.broken = ""

    def more(self) -> bool:
        """Read on; False at the end."""
        try:
            piece = "" if self.over else self._text.read(_PIECE)
        except (*BROKEN, UnicodeError) as error:
            piece, self.broken = "", str(error) or type(error).__name__
        self.over = not piece
        self.held = self.held[self.at :] + piece
        self.at = 0
        return bool(piece)

    def skip(self) -> str:
        """The character that stands after blanks and commas; "" at the end."""
        while True:
            between = _BETWEEN.match(self.held, self.at)
            self.at = between.end() if between else self.at
            if self.at < len(self.held):
                return self.held[self.at]
            if not self.more():
                return ""

    def element(self) -> Element:
        """The element that begins here."""
        try:
            value, end = self._decoder.raw_decode(self.held, self.at)
            if end < len(self.held) or isinstance(value, dict | list | str):
                return self._take(value, end)
        except (ValueError, RecursionError):
            pass  # cut by the end of what is held, or broken: told below
        scan = _Scan(0)
        self.held, self.at = self.held[self.at :], 0
        while (end := scan.end(self.held)) < 0 and len(self.held) <= MOST_LINE and self.more():
            pass
        if end < 0 and len(self.held) > MOST_LINE:
            return self._broken(len(self.held), "long", str(len(self.held)))
        if end < 0:
            return self._broken(len(self.held), "truncated", self.broken)
        try:
            return self._take(json.loads(self.held[:end]), end)
        except (ValueError, RecursionError) as error:
            return self._broken(end, "json", str(error))

    def _take(self, value: object, end: int) -> Element:
        raw, self.at = self.held[self.at : end], end
        if isinstance(value, dict) and value:
            self._keys, self._first = frozenset(value), next(iter(value))
        return Element(value, raw)

    def _broken(self, end: int, reason: str, found: str) -> Element:
        """Something that cannot be read, up to the next element that can, or to `end`."""
        if reason == "json":
            self.more()  # so that the element after it is held whole
        begun = _FIRST.match(self.held)
        first = begun[1] if begun else self._first
        start = self._start(first, end) if first else -1
        if start > 0:
            reason = "json"
        elif reason == "long":
            return Element(None, "", "long", str(self._onward(first, end)))
        self.at = start if start > 0 else end
        return Element(None, self.held[: self.at], reason, found)

    def _start(self, first: str, end: int) -> int:
        """Where within what is held the next element begins that can be read and is like the last; -1 for nowhere."""
        name = re.compile(r"\{\s*" + re.escape(json.dumps(first, ensure_ascii=False)) + r"\s*:")
        for _, match in zip(range(_TRIES), name.finditer(self.held, 1, end), strict=False):
            try:
                value, _ = self._decoder.raw_decode(self.held, match.start())
            except (ValueError, RecursionError):
                continue
            if isinstance(value, dict) and len(self._keys & value.keys()) * 2 > len(self._keys) > 0:
                return match.start()
        return -1

    def _onward(self, first: str, size: int) -> int:
        """Drop what is held and read on to where an element seems to begin; how much was dropped."""
        name = re.compile(r"\}\s*,\s*(?=\{\s*" + re.escape(json.dumps(first, ensure_ascii=False)) + r"\s*:)")
        self.held, self.at = self.held[-1_000:], 0
        while not (match := name.search(self.held)):
            self.held, self.at = self.held[-1_000:], 0
            if not self.more():
                self.held = ""
                return size
            size += _PIECE
        self.held = self.held[match.end() :]
        return size


def elements(text: TextIO, alone: bool = True) -> Iterator[Element]:
    """In: the text from the bracket that opens the array; with `alone` nothing but arrays may follow, else the end of
    the array is the end. Out: every element, and what of it cannot be read."""
    array, closed = _Array(text), True
    while True:
        sign = array.skip()
        if not sign:
            if not closed or array.broken:
                yield Element(None, "", "truncated", array.broken)
            return
        if (sign == "[") if closed else (sign == "]"):
            closed = not closed
            array.at += 1
            if closed and not alone:
                return
            continue
        one = array.element()
        yield one
        if one.reason == "truncated":
            return
