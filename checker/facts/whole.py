"""Whole words looked for in a long text, three times as fast as `\\b(?:…)\\b` finds them.

A pattern that begins with `\\b` is tried at every character. Here the words that it needs are looked for first
(`needs.py`); where they stand, it is tried only after what is no letter, and the edge of the word is asked there.
"""

from __future__ import annotations

import re

from checker.facts.needs import Needs, may_match, needs

_EDGE = re.compile(r"\b")
EDGE = r"(?:\b|(?<=%)(?!\w))"  # where a word ends; "50%" ends with a sign


class Words:
    """A pattern of whole words, for `stands`. Each begins with a letter or a figure."""

    __slots__ = ("_needs", "_pattern", "said")

    def __init__(self, said: str) -> None:
        self.said = said
        self._pattern = re.compile(rf"[^0-9a-z_](?:{said}){EDGE}")
        self._needs: Needs | None = None

    def stands(self, text: str) -> bool:
        """As `stands`."""
        if self._needs is None:
            self._needs = needs(self._pattern)  # when first asked: a program that reads no page need not wait
        if not may_match(self._needs, text):
            return False
        text = f"\n{text}"
        found = self._pattern.search(text)
        while found is not None and _EDGE.match(text, found.start() + 1) is None:
            found = self._pattern.search(text, found.start() + 1)
        return found is not None


def words(*patterns: str) -> tuple[Words, ...]:
    """Patterns for `stands`, each of whole words."""
    return tuple(map(Words, patterns))


def stands(wanted: Words, text: str) -> bool:
    """Whether some words stand anywhere in a folded text, as `\\b(?:…)\\b` would find them."""
    return wanted.stands(text)
