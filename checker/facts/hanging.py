"""Labels of origin that hang on their neighbours, as a table without lines has them: "Sản xuất tạiViệt NamSKU57"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.material import Kit, Passage

COUNTRIES = "countries"
_LABELS = ("Xuất xứ", "Sản xuất tại", "Nơi sản xuất", "Nước sản xuất", "Made in")
_LABEL = rf"(?:{'|'.join(_LABELS)})"
_GLUED = re.compile(
    rf"{_LABEL}\s?:?\s?([A-ZĐÀ-Ỹ]+(?![^\W\dA-ZĐ])|[A-ZĐ][^\W\dA-ZĐ]*(?:\s[A-ZĐ][^\W\dA-ZĐ]*)*)"
)


def hangs(passage: Passage) -> bool:
    """Whether a label of origin hangs on its neighbours, so that it is no word of its own."""
    text = passage.text
    for label in _LABELS:
        at = text.find(label)
        while at >= 0:
            after = text[at + len(label) : at + len(label) + 1]
            if (at and text[at - 1].isalnum()) or "A" <= after <= "Z" or after == "Đ":
                return True
            at = text.find(label, at + 1)
    return False


def glued(passage: Passage, kit: Kit) -> Iterator[tuple[str, int, int]]:
    """The countries that such labels name, each with the characters from its label to its end."""
    if not hangs(passage):
        return
    for label in _GLUED.finditer(passage.text):
        value = Passage("name", passage.text[label.start(1) : label.end()], passage.locate)
        named = [h for h in kit.hits(value, COUNTRIES) if h.term.weight and h.start == 0]
        if named:
            yield named[0].term.code, label.start(), label.start(1) + named[0].end
