"""Whether a seller names his or her own citizen number: the fact is that it is shown, never the number itself."""

from __future__ import annotations

import re

from checker.facts.numbers import citizen
from checker.facts.shelf import Shelf
from checker.facts.sift import voices
from checker.model import Fact

_LABELS = ("cccd", "can cuoc", "dinh danh")
_SHOWN = re.compile(
    r"(?<![a-z])(?:(?:so |ma |the )*(?:cccd|can cuoc(?: cong dan)?|dinh danh(?: ca nhan)?))(?: so)?\s*[:.]?\s*"
    r"(\d(?:[ .]?\d){11})(?!\d)"
)
_FIGURES = 12  # of a citizen number
_LEAST = (
    2.0  # weight of a line that is the seller's own: a footer, a page of contact, of terms, the first page
)


def read_citizen(shelf: Shelf) -> dict[str, tuple[Fact, ...]]:
    """Fact seller.citizen_number (true) of one visit; its quote is the label, so that nobody's number is kept."""
    for voice in voices(shelf):
        if (
            voice.weight < _LEAST
            or voice.figures < _FIGURES
            or not any(map(voice.folded.__contains__, _LABELS))
        ):
            continue
        found = _SHOWN.search(voice.folded)
        if found and citizen(re.sub(r"\D", "", found[1])):
            end = found.start() + len(voice.folded[found.start() : found.start(1)].rstrip(" :."))
            fact = voice.page.fact(
                "seller.citizen_number", True, voice.line, found.start(), end, "citizen:shown", 0.85
            )
            return {fact.name: (fact,)}
    return {}
