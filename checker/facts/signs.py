"""A first look at a text before an expression is asked: which lists of signs it can hold something of.

A sign is a piece of text, without marks and in lower case, that an expression cannot do without ("iso", "dia chi").
What a word can be part of is worked out once for each word and looked up ever after, so that one look at the words of
a text answers for every list; only where a list may be spoken of are its signs looked for one by one.
"""

from __future__ import annotations

from collections.abc import Iterable

from checker.language.tables import BARES

_HELD = 100_000  # words that are remembered
_LONGEST = 40  # characters of such a word


class Signs:
    """Signs of one family. Made when a module is loaded."""

    def __init__(self, signs: Iterable[str]) -> None:
        self._signs = tuple(signs)
        self._needs = tuple(map(_MAY.bits_of, self._signs))

    def may_be_in(self, may: int) -> bool:
        """Whether words of which `may_hold` told this can make a sign."""
        return any(may & need == need for need in self._needs)

    def are_in(self, flat: str) -> bool:
        """Whether a sign stands in words without marks, a space between."""
        return any(map(flat.__contains__, self._signs))


def may_hold(words: Iterable[str]) -> int:
    """What levelled words can be of signs, a bit for each part of one."""
    may = 0
    for one in set(map(_MAY.__getitem__, words)):
        may |= one
    return may


class _May(dict[str, int]):
    """Levelled word → the parts of signs that it can be. The first and the last part of a sign may go on beyond it."""

    def __init__(self) -> None:
        super().__init__()
        self._whole: dict[str, int] = {}  # part → bit
        self._within: dict[str, int] = {}
        self._begins: dict[str, int] = {}
        self._ends: dict[str, int] = {}
        self._made = 0

    def bits_of(self, sign: str) -> int:
        """The bits of all parts of a sign."""
        first, *others = sign.split(" ")
        if not others:
            return self._bit(self._within, first)
        *whole, last = others
        bits = self._bit(self._ends, first) | self._bit(self._begins, last)
        for part in whole:
            bits |= self._bit(self._whole, part)
        return bits

    def _bit(self, kind: dict[str, int], part: str) -> int:
        if not part:
            return 0
        if part not in kind:
            kind[part] = 1 << self._made
            self._made += 1
            self.clear()
        return kind[part]

    def __missing__(self, word: str) -> int:
        bare = BARES[word]
        may = self._whole.get(bare, 0)
        for asks, kind in (
            (bare.__contains__, self._within),
            (bare.startswith, self._begins),
            (bare.endswith, self._ends),
        ):
            for part in filter(asks, kind):
                may |= kind[part]
        if len(word) <= _LONGEST:
            if len(self) >= _HELD:
                self.clear()
            self[word] = may
        return may


_MAY = _May()
