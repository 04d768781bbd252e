"""The words without which a pattern cannot match: looking for them takes a quarter of trying the pattern.

They are read off the pattern itself, so that they hold whatever it says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

_LEAST = 3  # letters of a word that tells something
_MOST = 40  # words of which one is needed; more take as long as the pattern
ENOUGH = 4  # letters with which a pattern begins that are few enough in a text
_WAYS = 16  # texts that one stretch of a pattern can be
_WIDTHLESS = (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT)
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)

Needs = tuple[tuple[str, ...], ...]


def needs(pattern: re.Pattern[str]) -> Needs:
    """Groups of words: of each group one stands in every text in which the pattern matches. () when none is known."""
    if pattern.flags & re.I:
        return ()
    parsed = _parser.parse(pattern.pattern, pattern.flags & ~re.U)
    fine = set(_of(parsed, _WAYS))
    # "hoan " rules out most of what "hoan tien", "hoan coc" and ten more do, in a tenth of the time
    coarse = {group for group in _of(parsed, 1) if all(len(group) < len(other) for other in fine)}
    return tuple(sorted(fine | coarse, key=lambda group: (len(group), group)))


def beginnings(said: str) -> set[str]:
    """All texts that what a pattern matches begins with, as long as can be told; {""} when nothing can."""
    begun = {""}
    for kind, part in _parser.parse(said):
        plain = _plain(kind, part, _WAYS)
        if plain is None or len(begun) * len(plain) > _WAYS:
            break
        if len(plain) > 1 and min(map(len, begun)) >= ENOUGH:
            break  # each text more is a search more
        begun = {first + then for first in begun for then in plain}
    return begun


def may_match(wanted: Needs, text: str) -> bool:
    """Whether the words that a pattern needs stand in a text."""
    for (
        group
    ) in wanted:  # a loop, not `all` and `any`, which take half as long again for groups of a few words
        for word in group:
            if word in text:
                break
        else:
            return False
    return True


class Sought:
    """A pattern for long texts in most of which it is not: the words that it needs are looked for first.

    `may` says of a text whether the pattern could match: as its author knows, or by `needs`.
    """

    __slots__ = ("may", "pattern")

    def __init__(self, pattern: re.Pattern[str], may: Callable[[str], bool] | None = None) -> None:
        self.pattern = pattern
        self.may = may or self._at_first

    def _at_first(self, text: str) -> bool:
        """The needs are told when first asked: a program that reads no page need not wait."""
        self.may = partial(may_match, needs(self.pattern))
        return self.may(text)

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        """As the pattern's own `search`."""
        return self.pattern.search(text, at) if self.may(text) else None


class All:
    """Patterns that must all match in one text: the words that any of them needs are looked for first."""

    __slots__ = ("_needs", "_patterns")

    def __init__(self, patterns: Iterable[re.Pattern[str]]) -> None:
        self._patterns = tuple(patterns)
        self._needs: Needs | None = None

    def may(self, text: str) -> bool:
        """Whether the words that the patterns need stand in a text. If not, they stand in no part of it."""
        if self._needs is None:  # when first asked, as `Sought`
            self._needs = tuple(sorted((group for one in self._patterns for group in needs(one)), key=len))
        return may_match(self._needs, text)

    def stand(self, text: str) -> bool:
        """Whether every pattern matches somewhere in a text."""
        return self.may(text) and all(one.search(text) for one in self._patterns)


def _of(parsed: Iterable[tuple[Any, Any]], most: int) -> list[tuple[str, ...]]:
    """The groups of what is matched one after another: of each stretch that can be but a few texts, these."""
    out: list[tuple[str, ...]] = []
    stretch = {""}
    for kind, said in parsed:
        plain = _plain(kind, said, most)
        if plain is not None and len(stretch) * len(plain) <= most:
            stretch = {first + then for first in stretch for then in plain}
            continue
        out += _group(stretch)
        stretch = plain or {""}
        if plain is not None:
            continue
        if kind is _constants.SUBPATTERN and not said[1] & re.I:
            out += _of(said[3], most)
        elif kind is _constants.BRANCH:
            out += _of_any(said[1], most)
        elif kind in _REPEATS and said[0]:
            out += _of(said[2], most)
    return out + _group(stretch)


def _plain(kind: Any, said: Any, most: int) -> set[str] | None:
    """All texts that one part of a pattern can match, None where they are many or not known."""
    if kind is _constants.LITERAL:
        return {chr(said)}
    if kind in _WIDTHLESS:
        return {""}
    if kind is _constants.SUBPATTERN and not said[1] & re.I:
        return _plain_all(said[3], most)
    if kind is _constants.BRANCH:
        return _few((_plain_all(way, most) for way in said[1]), most)
    if kind is _constants.IN and all(one is _constants.LITERAL for one, _ in said):
        return _few(({chr(letter)} for _, letter in said), most)
    if kind in _REPEATS and said[1] == 1:
        once = _plain_all(said[2], most)
        return once if said[0] or once is None else _few((once, {""}), most)
    return None


def _plain_all(parsed: Iterable[tuple[Any, Any]], most: int) -> set[str] | None:
    """As `_plain`, of parts that are matched one after another."""
    whole = {""}
    for kind, said in parsed:
        plain = _plain(kind, said, most)
        if plain is None or len(whole) * len(plain) > most:
            return None
        whole = {first + then for first in whole for then in plain}
    return whole


def _few(ways: Iterable[set[str] | None], most: int) -> set[str] | None:
    """All texts of some ways, None where they are many or not known."""
    out: set[str] = set()
    for way in ways:
        if way is None or len(out | way) > most:
            return None
        out |= way
    return out


def _of_any(ways: Iterable[Any], most: int) -> list[tuple[str, ...]]:
    """The group of what is matched one way or another: of each way the words that tell most."""
    held = [_of(way, most) for way in ways]
    if not all(held):
        return []
    for best in (_telling, _short):
        group = _group({word for groups in held for word in max(groups, key=best)})
        if group and len(group[0]) <= _MOST:
            return group
    return []


def _group(words: set[str]) -> list[tuple[str, ...]]:
    """A group of some words, those left out that hold another; none where one of them tells nothing."""
    if min(map(len, words)) < _LEAST:
        return []
    return [
        tuple(sorted(word for word in words if not any(other != word and other in word for other in words)))
    ]


def _short(group: tuple[str, ...]) -> tuple[int, int]:
    """How fast a group is looked for."""
    return -len(group), min(map(len, group))


def _telling(group: tuple[str, ...]) -> tuple[int, int]:
    """How much a group tells: long words do, and few."""
    return min(map(len, group)), -len(group)
