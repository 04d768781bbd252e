"""The words without which a pattern cannot match: looking for them takes a quarter of trying the pattern.

They are read off the pattern itself, so that they hold whatever it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

_LEAST = 3  # letters of a word that tells something
_MOST = 40  # words of which one is needed; more take as long as the pattern
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)

Needs = tuple[tuple[str, ...], ...]


def needs(pattern: re.Pattern[str]) -> Needs:
    """Groups of words: of each group one stands in every text in which the pattern matches. () when none is known."""
    if pattern.flags & re.I:
        return ()
    groups = _of(_parser.parse(pattern.pattern, pattern.flags & ~re.U))
    return tuple(sorted((tuple(group) for group in set(groups)), key=len))


def may_match(wanted: Needs, text: str) -> bool:
    """Whether the words that a pattern needs stand in a text."""
    return all(any(map(text.__contains__, group)) for group in wanted)


class Sought:
    """A pattern for long texts in most of which it is not: the words that it needs are looked for first."""

    __slots__ = ("_needs", "_pattern")

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern
        self._needs: Needs | None = None

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        """As the pattern's own `search`."""
        if self._needs is None:
            self._needs = needs(self._pattern)  # when first asked: a program that reads no page need not wait
        return self._pattern.search(text, at) if may_match(self._needs, text) else None


def _of(parsed: Iterable[tuple[Any, Any]]) -> list[tuple[str, ...]]:
    """The groups of what is matched one after another."""
    out: list[tuple[str, ...]] = []
    letters: list[str] = []
    for kind, said in (*parsed, (None, None)):
        if kind is _constants.LITERAL:
            letters.append(chr(said))
            continue
        if len(letters) >= _LEAST:
            out.append(("".join(letters),))
        letters.clear()
        if kind is _constants.SUBPATTERN and not said[1] & re.I:
            out += _of(said[3])
        elif kind is _constants.BRANCH:
            out += _of_any(said[1])
        elif kind in _REPEATS and said[0]:
            out += _of(said[2])
    return out


def _of_any(ways: Iterable[Any]) -> list[tuple[str, ...]]:
    """The group of what is matched one way or another: of each way the words that tell most."""
    words: set[str] = set()
    for way in ways:
        groups = _of(way)
        if not groups:
            return []
        best: tuple[str, ...] = max(groups, key=_telling)
        words.update(best)
    words = {word for word in words if not any(other != word and other in word for other in words)}
    return [tuple(sorted(words))] if len(words) <= _MOST else []


def _telling(group: tuple[str, ...]) -> tuple[int, int]:
    """How much a group tells: long words do, and few."""
    return min(map(len, group)), -len(group)
