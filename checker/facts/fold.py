"""Letters without marks: the folding that label words are compared in. Length never changes.

Only for structural words ("ma so thue"); meaning-bearing lexicons are compared by `checker.language`.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from checker.facts.remember import LONGEST
from checker.language.bytewise import translator


class _Table(dict[int, str | int]):
    """Code point → what it is folded to, itself where nothing is: a key that lacks costs `translate` an error."""

    def __missing__(self, point: int) -> int:
        self[point] = point
        return point


def _table() -> _Table:
    table = _Table()
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        letter = chr(code)
        base = unicodedata.normalize("NFD", letter)[0].lower()
        if len(base) == 1 and base.isascii():
            table[code] = base
    table.update({ord("đ"): "d", ord("Đ"): "d", ord("Ð"): "d", ord("ð"): "d", 0xA0: " "})
    table.update({ord(c): "-" for c in "–—‑−"})
    table.update({ord(c): "'" for c in "‘’`´"} | {ord(c): '"' for c in "“”„"} | {ord("："): ":"})
    return table


_folded_letters = translator(_table())


def fold(text: str) -> str:
    """Lower case, no tone or vowel marks, đ → d, plain dashes and quotes; as long as `text` (NFC)."""
    return _short(text) if len(text) <= LONGEST else _folded(text)


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    return _folded_letters(text)


def words_of(text: str) -> frozenset[str]:
    """The words of a table written as running text."""
    return frozenset(text.split())


_short = lru_cache(maxsize=50_000)(_folded)
