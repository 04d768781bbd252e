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

Known = Callable[[str], object | None]


def render(template: str, known: Known, lang: str) -> str:
    """One sentence.

    In: a template with names in braces, a function from name to value (None: not known), "vi" or "en".
    Out: plain text on one line; a name that is not known gives "(không rõ)" or "(unknown)".
    """
    return _NAME.sub(lambda match: _show(known(match[1]), lang), template)


def render_all(templates: Mapping[str, str], known: Known) -> dict[str, str]:
    """The same sentence in every language it was written in."""
    return {lang: render(text, known, lang) for lang, text in templates.items()}


def one_line(text: str) -> str:
    """A stranger's text made safe to stand in a line: no control, format or direction characters."""
    kept: list[str] = []
    for character in text:
        category = unicodedata.category(character)
        if category not in ("Cf", "Cs", "Co"):
            kept.append(" " if category in ("Cc", "Zl", "Zp", "Zs") else character)
    return " ".join("".join(kept).split())


def _show(value: object | None, lang: str) -> str:
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
