"""Which lines of a visit speak for the seller, and with what weight.

A footer that stands on every page is the seller's own voice; the middle of an article or of a product page
names other firms as often as its own, so nothing about the seller is read there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field

from checker.facts import names
from checker.facts.holding import lines_with
from checker.facts.page import Line, Page
from checker.facts.shelf import CHROME, Shelf
from checker.model import Fact

_MAIN = {"contact": 4.0, "about": 3.0, "policy": 2.0, "home": 2.0, "checkout": 1.5, "cart": 1.0, "other": 0.8}
_FIGURE = re.compile(r"\d")
_OF_THE_SHOP = 1.0  # pages of this weight speak of the shop and not of one of its goods
_ORDER = (
    "home",
    "contact",
    "about",
    "policy",
    "checkout",
    "cart",
    "other",
    "category",
    "product",
    "post",
    "account",
)


@dataclass(slots=True, eq=False)  # frozen would cost a quarter of the reading of them
class Voice:
    """One line of the seller's own: where it stands, the folded line above it, and its weight (0-6)."""

    page: Page
    line: Line
    folded: str
    before: str
    weight: float
    chrome: bool
    count: int = 1
    before_text: str = ""  # the line above as written
    after: str = ""  # the line below as written, when it stands in the same part of the page
    number: int = 0  # which line of its page it is
    under: str = ""  # the heading over it, folded
    figures: int = 0  # how many the line holds
    named: bool = False  # whether it may name a firm


@dataclass(slots=True)
class Ranked:
    """Facts of one name collected by value; the heaviest first."""

    facts: dict[str, Fact] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)

    def add(self, key: str, fact: Fact, weight: float) -> None:
        """Keeps the heaviest fact of each key; repeated sightings add a little."""
        held = self.weights.get(key)
        if held is None or weight > held:
            self.facts[key] = fact
        self.weights[key] = max(weight, held or 0.0) + (0.2 if held is not None else 0.0)

    def drop(self, keys: Set[str]) -> None:
        """Leaves out the facts of some keys, unless no other is left."""
        left = {key: fact for key, fact in self.facts.items() if key not in keys}
        self.facts = left or self.facts

    def best(self) -> tuple[Fact, ...]:
        """Every fact, the heaviest first."""
        order = sorted(self.facts, key=lambda k: -self.weights[k])
        return tuple(self.facts[k] for k in order)


def in_order(shelf: Shelf) -> list[Page]:
    """The pages, those that speak most surely for the seller first."""
    return sorted(
        shelf.pages, key=lambda p: _ORDER.index(k) if (k := shelf.kind(p)) in _ORDER else len(_ORDER)
    )


def voices(shelf: Shelf) -> list[Voice]:
    """Every line that may speak for the seller, a repeated one once. Kept on the shelf."""
    held = shelf.notes.get("voices")
    if held is None:
        held = shelf.notes["voices"] = list(_voices(shelf))
        for number in lines_with("\n".join([voice.folded for voice in held]), names.NAMED_BY):
            held[number].named = True
    return held  # type: ignore[return-value]


def _voices(shelf: Shelf) -> Iterator[Voice]:
    seen: set[tuple[str, str, bool]] = set()
    commons = shelf.commons
    told: set[str] = set()  # what stands on pages about the shop: a maker's block may stand on all its goods
    for page in in_order(shelf):
        kind = shelf.kind(page)
        if kind == "record":
            continue
        base = _MAIN.get(kind, 0.0)
        draft = id(page) in shelf.drafts
        if base >= _OF_THE_SHOP:
            told.update(page.folded)
        before = under = ""
        lines = page.lines
        for number, (line, folded) in enumerate(zip(lines, page.folded, strict=True)):
            block = line.block
            if block.heading:
                under = folded
            above = before
            if len(folded) > 1 or folded.isalnum():  # a cell that holds a colon parts no label from its value
                before = folded
            chrome = block.region in CHROME
            if not chrome and folded in commons:
                chrome = folded in told
                if not chrome:
                    continue
            if draft and not chrome:
                continue  # whom it tells its writer to name
            if chrome:
                weight = (5.5 if kind == "home" else 5.0) if block.region == "footer" else 3.5
            elif base:
                weight = base
            else:
                continue
            key = (folded, above, chrome)
            if key in seen:
                continue
            seen.add(key)
            below = lines[number + 1].text if number + 1 < len(lines) else ""
            over = lines[number - 1].text if number else ""
            yield Voice(
                *(page, line, folded, above, weight, chrome, shelf.count(folded), over, below, number, under),
                figures=len(_FIGURE.findall(folded)),
            )


class Around:
    """Where some voices stand. A foot of ten thousand firms asks ten thousand times who stands beside each."""

    def __init__(self, voices: Iterable[Voice]) -> None:
        self._blocks: dict[int, list[int]] = {}
        for voice in voices:
            self._blocks.setdefault(id(voice.page), []).append(voice.line.block.number)
        for numbers in self._blocks.values():
            numbers.sort()

    def near(self, voice: Voice, within: int) -> bool:
        """Whether one of them stands within a few blocks of `voice` on the same page."""
        numbers, number = self._blocks.get(id(voice.page), ()), voice.line.block.number
        at = bisect_left(numbers, number - within)
        return at < len(numbers) and numbers[at] <= number + within


def near(one: Voice, voice: Voice, within: int) -> bool:
    """Whether two voices stand within a few blocks of each other on one page."""
    return one.page is voice.page and abs(one.line.block.number - voice.line.block.number) <= within
