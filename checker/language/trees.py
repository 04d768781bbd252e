"""Phrases by their words: where one may begin in a text, and what may follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, compress, pairwise
from operator import or_
from typing import Any, Protocol

from .letters import strip_tones

_HELD, _LONGEST = 50_000, 40  # words that are remembered, characters of such a word
END = ""  # what a tree holds where a phrase ends


class TermLike(Protocol):
    """One phrase of a lexicon (as `rules.model.Term`)."""

    @property
    def phrase(self) -> str: ...
    @property
    def weight(self) -> float: ...
    @property
    def code(self) -> str: ...


class Tree:
    """Phrases by their words: `root` holds of each first word what may follow it, and so on."""

    def __init__(self) -> None:
        self.root: dict[str, Any] = {}
        self._alone: set[str] = set()  # phrases of one word
        self._pairs: set[tuple[str, str]] = set()  # how the others begin

    def add(self, words: Sequence[str], entry: tuple[str, TermLike]) -> None:
        """One phrase more."""
        if len(words) == 1:
            self._alone.add(words[0])
        else:
            self._pairs.add((words[0], words[1]))
        node = self.root
        for word in words:
            node = node.setdefault(word, {})
        node.setdefault(END, []).append(entry)

    def begins(self, words: Sequence[str]) -> Iterator[int]:
        """The words from which a phrase may go: it is that word, or the next one goes on with it. Of a hundred words
        that begin some phrase twenty are left, and no loop of Python's own is run for the others."""
        two = chain(map(self._pairs.__contains__, pairwise(words)), (False,))
        return compress(range(len(words)), map(or_, two, map(self._alone.__contains__, words)))


class Said(dict[str, bool]):
    """Whether a word, with its marks or without, is a word of some phrase."""

    def __init__(self, words: set[str]) -> None:
        super().__init__()
        self._of = words

    def __missing__(self, word: str) -> bool:
        said = word in self._of or strip_tones(word) in self._of
        if len(word) <= _LONGEST:
            if len(self) >= _HELD:
                self.clear()
            self[word] = said
        return said
