"""Which lines of a text hold one of some words: the whole text is searched, not line after line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def lines_with(text: str, words: Iterable[str]) -> list[int]:
    """A text and plain words in; the numbers of its lines that hold one of them, in order, each once."""
    out: list[int] = []
    number = last = 0
    for at in sorted({at for word in words for at in _places(word, text)}):
        number += text.count("\n", last, at)
        last = at
        if not out or out[-1] != number:
            out.append(number)
    return out


def _places(word: str, text: str) -> Iterator[int]:
    """Where a word first stands in each line that holds it."""
    at = text.find(word)
    while at >= 0:
        yield at
        end = text.find("\n", at)
        at = text.find(word, end) if end >= 0 else -1
