"""`str.translate` for whole lines: letters that nearly all Vietnamese texts are written with are looked up as bytes.

A lookup in a dict takes some 70 ns a letter, and every line of every page and listing is folded and levelled. There
are fewer than 256 usual letters and signs, so each can be one byte on its way; that takes an eighth of the time.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Mapping

_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VOWELS = [
    unicodedata.normalize("NFC", vowel + tone) for tone in _TONES for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
]
_SIGNS = "\0\t\n\xa0–—‘’“”…•₫©®™°×·→✓✅"
USUAL = "".join(sorted({*map(chr, range(0x20, 0x7F)), *_VOWELS, *"đĐ", *_SIGNS}))  # byte 0 must be "\0"
_AS_BYTES = codecs.charmap_build(USUAL.ljust(256, "\ufffe"))
_UNUSUAL = re.compile(f"([^{re.escape(USUAL)}]+)")


def translator(table: Mapping[int, str | int]) -> Callable[[str], str]:
    """`str.translate` with a table that gives one character for each of `USUAL`; what it gives for others may be of
    any length. Asks the table for those once, now."""
    from_bytes = USUAL.translate(table)
    if len(from_bytes) != len(USUAL):
        raise ValueError("a table for `translator` gives one character for each of the usual ones")

    def usual(text: str) -> str:
        return codecs.charmap_decode(
            codecs.charmap_encode(text, "strict", _AS_BYTES)[0], "strict", from_bytes
        )[0]

    def translate(text: str) -> str:
        try:
            return usual(text)
        except UnicodeEncodeError:
            parts = _UNUSUAL.split(text)
            parts[::2] = map(usual, parts[::2])
            parts[1::2] = [part.translate(table) for part in parts[1::2]]
            return "".join(parts)

    return translate
