"""Faults of rule files: where, what was found, what was expected, in Vietnamese and in English.

One fault is one mistake in one line of one file. Faults are collected, never thrown one by one: whoever
mends a pack sees all of them at once.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One mistake. `line` counts from 1 (0: the file as a whole); `code` is stable, for machines."""

    path: str
    line: int
    code: str
    en: str
    vi: str = field(compare=False)

    def say(self, lang: str = "vi") -> str:
        """The sentence, with file and line before it. `lang` is "vi" or "en"."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.en if lang == 'en' else self.vi} [{self.code}]"


class RulebookError(Exception):
    """A rulebook that cannot be loaded: all faults of all files, ordered by file and line."""

    def __init__(self, faults: Iterable[Fault], lang: str = "vi") -> None:
        self.faults = tuple(sorted(set(faults)))
        self.lang = lang
        super().__init__(self.say(lang))

    def say(self, lang: str = "vi") -> str:
        """All faults, one a line, under a heading that says what to do next."""
        n = len(self.faults)
        if lang == "en":
            head = f"The rulebook was not loaded: {n} fault(s). Mend them and load it again."
        else:
            head = f"Chưa nạp được bộ quy tắc: có {n} lỗi. Hãy sửa rồi nạp lại."
        return "\n".join([head, *(f.say(lang) for f in self.faults)])


class Ledger:
    """Where the reading rooms write faults down. `path` is the file that is being read."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def add(self, path: Path | str, line: int, code: str, en: str, vi: str) -> None:
        """Write down one fault."""
        self.faults.append(Fault(str(path), line, code, en, vi))


def meant(word: str, known: Iterable[str]) -> tuple[str, str]:
    """The "did you mean" tail in English and Vietnamese; two empty strings when nothing is near."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    if not near:
        return "", ""
    return f' Did you mean "{near[0]}"?', f' Có phải bạn muốn viết "{near[0]}"?'


def listed(words: Iterable[str], most: int = 12) -> str:
    """A short list for a sentence: the first `most` words, and how many more there are."""
    all_words = list(words)
    head = ", ".join(all_words[:most])
    return head if len(all_words) <= most else f"{head} … (+{len(all_words) - most})"
