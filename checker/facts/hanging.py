"""Origins that words alone do not tell: labels that hang on their neighbours, as a table without its lines has them
("Sản xuất tạiViệt NamSKU57"), and Austria, whose short name is a shirt's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.material import Passage

_LABELS = ("Xuất xứ", "Sản xuất tại", "Nơi sản xuất", "Nước sản xuất", "Made in")
_LABEL = rf"(?:{'|'.join(_LABELS)})"
_GLUE, _CAPITAL = re.compile(_LABEL), re.compile("[A-ZĐ]")
_GLUED = re.compile(
    rf"{_LABEL}\s?:?\s?([A-ZĐÀ-Ỹ]+(?![^\W\dA-ZĐ])|[A-ZĐ][^\W\dA-ZĐ]*(?:\s[A-ZĐ][^\W\dA-ZĐ]*)*)"
)


def hangs(passage: Passage) -> bool:
    """Whether a label of origin hangs on its neighbours, so that it is no word of its own."""
    text = passage.text
    found = [label.span() for label in _GLUE.finditer(text)] if any(map(text.__contains__, _LABELS)) else ()
    return any((start and text[start - 1].isalnum()) or _CAPITAL.match(text, end) for start, end in found)


def hanging(passage: Passage) -> Iterator[re.Match[str]]:
    """Each field whose label hangs on its neighbours; the first group is its value."""
    return _GLUED.finditer(passage.text) if hangs(passage) else iter(())


_AUSTRIA = re.compile(
    r"(?<!\w)(?:[Xx]uất xứ|[Nn]ơi sản xuất|[Nn]ước sản xuất|[Ss]ản xuất tại|[Ss]ản xuất ở|[Nn]hập khẩu từ)"
    r"(?:\s*[:：]\s*|\s+)(?:(?:nước|từ|Cộng hòa|Cộng hoà) )?(Áo)(?=\s*(?:$|[\n.,;)(|/]))"
)
_NAMES = re.compile(r"\W*(?:xuất xứ|nơi sản xuất|nước sản xuất|sản xuất tại)\W*", re.I)
_ALONE = re.compile(r"\s*(?:(?:nước|Cộng hòa|Cộng hoà) )?Áo\W*")


def from_austria(passage: Passage) -> Iterator[tuple[int, int]]:
    """The characters of each statement that goods come from Austria, written "Áo"."""
    if "Áo" not in passage.text:
        return
    if passage.name:
        if _NAMES.fullmatch(passage.name) and _ALONE.fullmatch(passage.text):
            yield 0, len(passage.text)
        return
    for found in _AUSTRIA.finditer(passage.text):
        yield found.span()


def asks(passage: Passage) -> bool:
    """Whether a passage may state an origin though no list of countries finds one in it."""
    return hangs(passage) or any(True for _ in from_austria(passage))
