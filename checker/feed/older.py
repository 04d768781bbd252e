"""Feeds in the letters from before Unicode (TCVN3, VNI, VISCII), read as what they say."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable

from checker.facts.legacy import TCVN3, VISCII, from_vni
from checker.facts.syllables import marked_share
from checker.feed.lines import Unpacked
from checker.feed.packed import BROKEN

_TOLD = 1 << 16  # bytes by which the letters are told
_LEAST = 0.7  # share of syllables among the words with letters beyond ASCII
_MORE = 0.3  # by which it must be above that of the text as it stands
_FEW = 4  # such words below which nothing is told
_WORD, _VARIED = re.compile(r"[^\W\d_]+"), 8  # different ones that good UTF-8 must hold to be doubted
_PIECE = 1 << 16
_READ: dict[str, Callable[[str], str]] = {
    "tcvn3": lambda text: text.translate(TCVN3),
    "vni": from_vni,
    "viscii": lambda text: text.translate(VISCII),
}


def older(head: bytes, encoding: str) -> tuple[str, str]:
    """In: the beginning of a file, and the encoding it seems to have. Out: the letters it is written in ("" for those
    of the encoding), and the encoding that their bytes are read by."""
    told = head[:_TOLD]
    if told.isascii() or encoding.startswith("utf-16"):
        return "", encoding
    stands, _ = marked_share(told.decode(encoding, "replace"))
    if stands >= _LEAST:
        return "", encoding
    own = "utf-8" if encoding.startswith("utf-8") else "latin-1"
    shown = told.decode(own, "replace")
    found = {
        name: marked_share(read(shown)) for name, read in _READ.items() if (name, own) != ("viscii", "utf-8")
    }
    name = max(found, key=lambda one: found[one])
    share, words = found[name]
    if own == "utf-8" and len({word for word in _WORD.findall(shown) if not word.isascii()}) < _VARIED:
        return "", encoding
    return (name, own) if words >= _FEW and share >= max(_LEAST, stands + _MORE) else ("", encoding)


def read_as(name: str, text: str) -> str:
    """A text in the letters of a name, as what it says."""
    return _READ[name](text)


class Older(io.RawIOBase):
    """A stream in such letters as UTF-8. A line is read at once, so that none of its letters is cut in two."""

    def __init__(self, raw: Unpacked, name: str, encoding: str) -> None:
        self._raw, self._read = raw, _READ[name]
        self._decoder = codecs.getincrementaldecoder(encoding)("surrogateescape")
        self._begun, self._held = "", b""
        self._error: Exception | None = None
        self._over = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._held and not self._over:
            self._more()
        if not self._held and self._error is not None:
            raise self._error
        data, self._held = self._held[: len(buffer)], self._held[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)

    def _more(self) -> None:
        try:
            piece = self._raw.read(_PIECE) or b""
        except BROKEN as error:
            piece, self._error = b"", error
        self._over = not piece
        text = self._begun + self._decoder.decode(piece, self._over)
        end = text.rfind("\n") + 1
        if self._over or (not end and len(text) > _PIECE):
            end = len(text)
        self._begun = text[end:]
        self._held = self._read(text[:end]).encode("utf-8", "surrogateescape")
