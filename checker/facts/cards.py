"""Long runs of goods' cards: the first and the last of them are read, of the others only what they say anew.

A shop that lists 2,400 goods beside every one of them says nothing of the seller, the terms or this product in the
two thousandth card; what it says of its goods, it says on their own pages. A card is left out when it stands in the
middle of a run, when another of the same mould (`mould.py`) is read, and when none of its texts and addresses, but
for those that the read cards have too, could be anything that facts stand on. Else it is read like the rest of the
page. What was left out is counted: places on the page stay those of the whole page.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from checker.facts.mould import Mould, mould_of
from checker.facts.news import leading, setting, telling
from checker.facts.shape import NO_GAPS, Gaps

FIRST, LAST = 24, 6  # cards of a run that are read whatever they say
_WORTH = 60  # cards of a run that is worth looking for
_SIZE = 60_000  # characters of a page that may hold such a run
_MOULDS, _TRIES = 12, 40  # moulds of one kind of cards, and how many cards are looked at for one
_TRIED = 6  # cards of which one must have a mould
_NAME = "left-out"  # what stands in the place of a gap
_KINDS = 12  # kinds of elements that are tried as cards of one page
_OPENS = re.compile(r"<(?:div|li|article|section)\s[^<>]{0,200}?class=[\"'][^\s\"'<>]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Gap:
    """Cards that were left out in one place: the tag and number of them, the elements they hold, their source."""

    tag: str
    cards: int
    elements: int
    html: str


@dataclass(frozen=True, slots=True)
class Lean:
    """A page without the cards that were left out. An element called `name` stands in the place of each gap."""

    html: str
    name: str = ""
    gaps: tuple[Gap, ...] = ()

    @property
    def where(self) -> Gaps:
        """The gaps as the walk over the page wants to know them."""
        return Gaps(self.name, tuple(gap.elements for gap in self.gaps)) if self.gaps else NO_GAPS


def lean(html: str) -> Lean:
    """The page to be read; one without long runs of cards comes back unchanged, as the same object."""
    if len(html) < _SIZE:
        return Lean(html)
    kinds = Counter(_OPENS.findall(html))
    spans: list[tuple[int, int, Gap]] = []
    for opening in [one for one, count in kinds.items() if count >= _WORTH][:_KINDS]:
        spans += _left_out(html, opening)
    if not spans:
        return Lean(html)
    spans.sort(key=lambda span: span[0])
    out: list[str] = []
    gaps: list[Gap] = []
    end = 0
    for start, stop, gap in spans:
        if start < end:
            continue  # cards in cards
        out += (html[end:start], f'<{_NAME} of="{gap.tag}" n="{gap.cards}"></{_NAME}>')
        gaps.append(gap)
        end = stop
    return Lean("".join((*out, html[end:])), _NAME, tuple(gaps))


def fits(tree: Any, lean: Lean) -> bool:
    """Whether every gap stands in the parsed page where its cards stood: between two of their neighbours. A page
    that writes such an element itself has too many."""
    if not lean.gaps:
        return True
    places = tree.css(lean.name)
    return len(places) == len(lean.gaps) and all(
        _neighbour(place, "prev") == gap.tag == _neighbour(place, "next")
        for place, gap in zip(places, lean.gaps, strict=True)
    )


def _neighbour(node: Any, way: str) -> str:
    """The tag of the nearest element beside another one."""
    node = getattr(node, way)
    while node is not None and node.tag and node.tag[0] in "-!":
        node = getattr(node, way)
    return "" if node is None else str(node.tag)


def _left_out(html: str, opening: str) -> list[tuple[int, int, Gap]]:
    """The spans of a page that hold nothing but cards of one kind that need not be read."""
    starts: list[int] = []
    at = html.find(opening)
    while at >= 0:
        if html.startswith((" ", '"', "'"), at + len(opening)):
            starts.append(at)
            if len(starts) == _TRIED and not any(mould_of(html[a:b]) for a, b in pairwise(starts)):
                return []
        at = html.find(opening, at + len(opening))
    if len(starts) < _WORTH:
        return []
    spans: list[tuple[int, int, Gap]] = []
    tag = opening.split(None, 1)[0][1:]
    moulds = _Moulds(html)
    run = _Run(html, tag)
    for start, end in pairwise((*starts, len(html))):
        found = moulds.find(start, end)
        if found is None:
            spans += run.spans()
            run = _Run(html, tag)
        else:
            run.take(start, end, *found)
    return spans + run.spans()


class _Moulds:
    """The moulds of one kind of cards on one page."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.made: list[Mould] = []
        self.tries = _TRIES

    def find(self, start: int, end: int) -> tuple[Mould, re.Match[str], bool] | None:
        """The mould of the card of this span, its match, and whether the card is the first of it."""
        for mould in self.made:
            if found := mould.pattern.fullmatch(self.html, start, end):
                return mould, found, False
        if self.tries and len(self.made) < _MOULDS:
            self.tries -= 1
            made = mould_of(self.html[start:end])
            if made is not None and (found := made.pattern.fullmatch(self.html, start, end)):
                self.made.append(made)
                return made, found, True
        return None


_Card = tuple[int, int, Mould, re.Match[str]]  # its span, its mould, its holes


class _Run:
    """Cards that stand side by side in the source of a page, each with what it says."""

    def __init__(self, html: str, tag: str) -> None:
        self.html, self.tag = html, tag
        self.cards: list[_Card] = []
        self.firsts: set[int] = set()  # numbers of the cards that made a mould

    def take(self, start: int, end: int, mould: Mould, found: re.Match[str], first: bool) -> None:
        """The run goes on with the card of this span."""
        if first:
            self.firsts.add(len(self.cards))
        self.cards.append((start, end, mould, found))

    def spans(self) -> list[tuple[int, int, Gap]]:
        """The spans of neighbouring cards that need not be read."""
        if len(self.cards) < _WORTH:
            return []
        inner = range(FIRST, len(self.cards) - LAST)
        left = [number for number in inner if number not in self.firsts]
        held = set(left)
        for kind, of_news in (("texts", telling), ("addresses", leading), ("names", setting)):
            known: set[str] = set()
            news: set[str] = set()
            for number, card in enumerate(self.cards):
                (news if number in held else known).update(_holes(card, kind))
            if told := of_news(news - known):
                left = [number for number in left if told.isdisjoint(_holes(self.cards[number], kind))]
        spans: list[tuple[int, int, Gap]] = []
        for _, group in groupby(enumerate(left), lambda pair: pair[1] - pair[0]):
            cards = [self.cards[number] for _, number in group]
            start, end = cards[0][0], cards[-1][1]
            elements = sum(mould.elements for _, _, mould, _ in cards)
            spans.append((start, end, Gap(self.tag, len(cards), elements, self.html[start:end])))
        return spans


def _holes(card: _Card, kind: str) -> tuple[str, ...]:
    numbers: tuple[int, ...] = getattr(card[2], kind)
    return card[3].group(*numbers) if numbers else ()
