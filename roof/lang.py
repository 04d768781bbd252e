"""The two languages of the screens. Vietnamese unless the user chose English.

The choice is read once, before the commands are made, so that `--help` speaks it too.
"""

from __future__ import annotations

import os
import sys


def choose(arguments: list[str]) -> tuple[str, list[str]]:
    """Take `--lang vi|en` out of command-line arguments, wherever it stands.

    Returns the language ("vi" when none or an unknown one is named; RASOAT_LANG is the fallback)
    and the other arguments in their order.
    """
    lang, rest, words = os.environ.get("RASOAT_LANG", "vi"), [], iter(arguments)
    for word in words:
        if word == "--lang":
            lang = next(words, "vi")
        elif word.startswith("--lang="):
            lang = word.partition("=")[2]
        else:
            rest.append(word)
    return ("en" if lang.lower().startswith("en") else "vi"), rest


LANG, _ = choose(sys.argv[1:])


class Both(str):
    """A wording in the chosen language that keeps the other beside it, for a page whose reader chose differently."""

    vi: str
    en: str

    def __new__(cls, vi: str, en: str) -> Both:
        """The two wordings in."""
        made = super().__new__(cls, en if LANG == "en" else vi)
        made.vi, made.en = str(vi), str(en)
        return made

    def __reduce__(self) -> tuple[type[Both], tuple[str, str]]:
        """For a copy in another process."""
        return type(self), (self.vi, self.en)


def t(vi: str, en: str) -> str:
    """The wording in the chosen language; a `Both`, so that a `Stop` made of it can be told in either."""
    return Both(vi, en)
