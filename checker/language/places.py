"""Where the words of a text stand, when it is cut at its spaces and each piece is known by itself."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, compress
from operator import itemgetter
from typing import Any

from .tokens import Token

Joined = tuple[int, int, str]  # words from, to (exclusive), the word they may be


def pieces_of(text: str) -> tuple[list[str], set[int]]:
    """A text cut at its spaces and the ends of its lines; the pieces that begin a further line."""
    if "\n" not in text:
        return text.split(" "), set()
    pieces: list[str] = []
    begins: set[int] = set()
    for line in text.split("\n"):
        begins.add(len(pieces))
        pieces += line.split(" ")
    begins.discard(0)
    return pieces, begins


class Spans(Sequence[tuple[int, int]]):
    """Where each word stands, worked out when it is asked for: few words of a text are parts of anything found."""

    __slots__ = ("_at", "_count", "_opens", "_pieces", "_told", "_words")

    def __init__(
        self, pieces: list[str], told: list[Token], words: list[int], at: list[int], count: int
    ) -> None:
        """`words` are the first words of pieces that are not one word alone, `at` these pieces."""
        self._pieces, self._told, self._words, self._at, self._count = pieces, told, words, at, count
        self._opens: list[int] = []

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, word: Any) -> Any:
        if isinstance(word, slice):
            return [self[i] for i in range(*word.indices(self._count))]
        if word < 0:
            word += self._count
        if not 0 <= word < self._count:
            raise IndexError(word)
        return self._of(word)

    def of(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from `first` to `last` (exclusive) stand, which are words of this text."""
        start, end = self._of(first)
        return start, end if last - first == 1 else self._of(last - 1)[1]

    def _of(self, word: int) -> tuple[int, int]:
        opens, words = self._opens, self._words
        if not opens:
            opens = self._opens = list(accumulate(map(len, self._pieces), initial=0))
        at = word
        if words and (last := bisect_right(words, word) - 1) >= 0:
            piece, beyond = self._at[last], word - words[last]
            within = self._told[piece].spans
            if beyond < len(within):
                start, end = within[beyond]
                low = opens[piece] + piece
                return low + start, low + end
            at = piece + 1 + beyond - len(within)
        return opens[at] + at, opens[at + 1] + at


def placed(
    pieces: list[str], told: list[Token], begins: set[int], count: int
) -> tuple[Spans, dict[int, str], list[Joined]]:
    """Where each of `count` words stands, the gaps after words that are not one space, words with figures in them.

    Most pieces are one word and nothing else; only the others are looked at one by one.
    """
    special: Iterable[int] = compress(range(len(told)), map(itemgetter(3), told))
    gaps: dict[int, str] = {}
    leet: list[Joined] = []
    firsts: list[int] = []
    places: list[int] = []
    word, done, before = 0, 0, ""  # words so far, pieces so far, what stands after the last word
    for at in sorted(begins.union(special)) if begins else special:
        if at > done:  # plain ones between
            if before and word:
                gaps[word - 1] = before + " "
            word += at - done
            before = ""
        done = at + 1
        held, _, _, _, head, inner, tail, _, figures = told[at]
        if head or before or at in begins:
            before += ("\n" if at in begins else " ") + head
            if held and word:
                gaps[word - 1] = before
        elif not held:
            before = " "
        firsts.append(word)
        places.append(at)
        if not held:
            continue
        for i, gap in inner:
            gaps[word + i] = gap
        for i, j, meant in figures:
            leet.append((word + i, word + j, meant))
        word += len(held)
        before = tail
    if done < len(told) and before and word:
        gaps[word - 1] = before + " "
    return Spans(pieces, told, firsts, places, count), gaps, leet
