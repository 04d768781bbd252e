"""The lines of a text feed, whatever its encoding and packing, each bounded; what breaks is remembered."""

from __future__ import annotations

import io
import re
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO

from checker.feed.packed import BROKEN, Meter, chunks

MOST_LINE = 8_000_000  # characters of one line
HEAD = 1 << 18  # bytes by which a file is known


class Unpacked(io.RawIOBase):
    """A stream unpacked; `head` looks ahead. What breaks is told only after all that came before was read.

    `meter`: of the file in which the stream lies; of its `own` where it lies in none.
    """

    def __init__(self, stream: BinaryIO, meter: Meter | None = None, own: bool = False) -> None:
        self._chunks = chunks(stream, meter or Meter(), own or meter is None)
        self._held = b""
        self._error: Exception | None = None

    def readable(self) -> bool:
        return True

    def head(self, size: int) -> bytes:
        """The first bytes, `size` of them if there are so many."""
        parts = [self._held]
        while sum(map(len, parts)) < size and (piece := self._next()):
            parts.append(piece)
        self._held = b"".join(parts)
        return self._held[:size]

    def _next(self) -> bytes:
        try:
            while self._error is None:
                if piece := next(self._chunks):
                    return piece
        except StopIteration:
            pass
        except BROKEN as error:
            self._error = error
        return b""

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self._held:
            self._held = self._next()
        if not self._held and self._error is not None:
            raise self._error
        data, self._held = self._held[: len(buffer)], self._held[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


def encoding_of(head: bytes) -> str:
    """UTF-16 by its mark or its zeros, UTF-8 when it is valid, else windows-1258."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) > len(head) // 5:
        return "utf-16-le" if odd >= even else "utf-16-be"
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = head[: error.start].count(b"\n") if error.end < len(head) - 3 else -1
        # a file that is UTF-8 but for a few bytes stays UTF-8, so that only those rows are set aside
        letters = re.findall(rb"[\xc3-\xc6][\x80-\xbf]|\xe1[\xba\xbb][\x80-\xbf]", head)
        strays = len(
            re.sub(
                rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x00-\x7f]+",
                b"",
                head,
            )
        )
        return "utf-8-sig" if broken < 0 or len(letters) > strays else "cp1258"
    return "utf-8-sig"


class Lines:
    """Lines of a text stream with their numbers; overlong ones are dropped and remembered."""

    def __init__(self, text: io.TextIOBase) -> None:
        self._text = text
        self._held: deque[str] = deque()
        self.number = 0
        self.record: list[str] = []  # the lines of the record that is being read
        self.long: list[tuple[int, int]] = []  # line, length at least
        self.broken = ""  # why the stream ended early

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._held.popleft() if self._held else self._next()
        self.number += 1
        self.record.append(line)
        return line

    def _next(self) -> str:
        while True:
            try:
                line = self._text.readline(MOST_LINE)
                size = len(line)
                if size >= MOST_LINE and not line.endswith("\n"):
                    while (more := self._text.readline(MOST_LINE)) and not more.endswith("\n"):
                        size += len(more)
                    self.number += 1
                    self.long.append((self.number, size + len(more)))
                    continue
            except (*BROKEN, UnicodeError) as error:
                self.broken = str(error) or type(error).__name__
                raise StopIteration from error
            if not line:
                raise StopIteration
            return line

    def give_back(self, lines: list[str]) -> None:
        """Lines that are to be read anew."""
        self._held.extendleft(reversed(lines))
        self.number -= len(lines)

    def again(self) -> str:
        """Give back every line of the record but the first, to be read anew; the first line."""
        first, *rest = self.record
        self.give_back(rest)
        self.record = []
        return first
