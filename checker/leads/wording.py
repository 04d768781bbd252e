"""Sentences of a rule filled with what was seen.

The words come from a rule file, the values from a stranger's page. A value is put in once, cut, and
stripped of control and direction marks; it is never read as a template. What is not known becomes a
neutral word, so that a lead never shows a brace or a wrong value.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

VALUE_LENGTH = 160  # characters of one value in a sentence; the whole quote stands in the evidence

_NAME = re.compile(r"\{\s*([a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)*)\s*\}")
_UNKNOWN = {"vi": "(không rõ)", "en": "(unknown)"}
_YES_NO = {"vi": ("có", "không"), "en": ("yes", "no")}


class _Safe(dict[int, str]):
    """Code point → what stands for it in a line, filled as characters are met."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        category = unicodedata.category(character)
        hidden = category in ("Cf", "Cs", "Co")
        self[point] = "" if hidden else " " if category in ("Cc", "Zl", "Zp", "Zs") else character
        return self[point]


_SAFE = _Safe()
Known = Callable[[str], object | None]


def render(template: str, known: Known, lang: str) -> str:
    """One sentence.

    In: a template with names in braces, a function from name to value (None: not known), "vi" or "en".
    Out: plain text on one line; a name that is not known gives "(không rõ)" or "(unknown)".
    """
    return _NAME.sub(lambda match: show(known(match[1]), lang), template)


def render_all(templates: Mapping[str, str], known: Known) -> dict[str, str]:
    """The same sentence in every language it was written in."""
    return {lang: render(text, known, lang) for lang, text in templates.items()}


def one_line(text: str) -> str:
    """A stranger's text made safe to stand in a line: no control, format or direction characters."""
    if not (text.isascii() and text.isprintable()):
        text = text.translate(_SAFE)
    return " ".join(text.split())


class Sentence:
    """A template cut once, to be filled many times: `render` with values that are shown already.

    `parts` are text and names by turns.
    """

    __slots__ = ("names", "parts")

    def __init__(self, template: str) -> None:
        self.parts = _NAME.split(template)
        self.names = tuple(self.parts[1::2])

    def filled(self, shown: Mapping[str, str]) -> str:
        """The sentence; `shown` gives for each of `names` what `show` makes of its value."""
        if not self.names:
            return self.parts[0]
        parts = self.parts.copy()
        parts[1::2] = [shown[name] for name in self.names]
        return "".join(parts)


def show(value: object | None, lang: str) -> str:
    """What a value is in a sentence; None (not known) is a neutral word."""
    if value is None:
        return _UNKNOWN.get(lang, _UNKNOWN["en"])
    if isinstance(value, bool):
        return _YES_NO.get(lang, _YES_NO["en"])[0 if value else 1]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = one_line(str(value))
    if not text:
        return _UNKNOWN.get(lang, _UNKNOWN["en"])
    return text if len(text) <= VALUE_LENGTH else text[: VALUE_LENGTH - 1].rstrip() + "…"
