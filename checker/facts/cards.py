"""Long runs of goods' cards: the first and the last of them are read, of the others only what they say anew.

A shop that lists 2,400 goods beside every one of them says nothing of the seller, the terms or this product in the
two thousandth card; what it says of its goods, it says on their own pages. A card is left out when it stands in the
middle of a run, when another of the same mould (`mould.py`) is read, and when none of its texts and addresses, but
for those that the read cards have too, could be anything that facts stand on. Else it is read like the rest of the
page. What was left out is counted: places on the page stay those of the whole page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, islice, pairwise
from operator import methodcaller
from typing import Any

from checker.facts.mould import Mould, mould_of
from checker.facts.news import leading, setting, telling
from checker.facts.shape import NO_GAPS, Gaps

FIRST, LAST = 24, 6  # cards of a run that are read whatever they say
_WORTH = 120  # cards of a run that is worth looking for: making moulds takes as long as reading sixty cards
_SIZE = 60_000  # characters of a page that may hold such a run
_MOULDS, _TRIES = 12, 40  # moulds of one kind of cards, and how many cards are looked at for one
# moulds that are made in any case; cards that for each the moulds have found before a further one
_FEW, _PAYS = 6, 10
# texts that are looked for in the page; to ask a card for its own takes as long as to pass a hundred
_MOST_TOLD = 24
_TRIED = 6  # cards of which one must have a mould
_NAME = "left-out"  # what stands in the place of a gap
_KINDS = 12  # kinds of elements that are tried as cards of one page
# kinds that are counted in the whole page: a hostile one has 10,000, each a search of megabytes
_COUNTED = 100
# characters that are looked at, of so many; how often a kind is seen in them
_PIECE, _EVERY, _SIGHTINGS = 2_000, 16_000, 3
_OPENS = re.compile(r"<(?:div|li|article|section)\s[^<>]{0,200}?class=[\"'][^\s\"'<>]+", re.ASCII)
_SHOWS = re.compile("<[iI][mM][gG]")


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
    if len(html) < _SIZE or not _many_pictures(html):
        return Lean(html)
    spans: list[tuple[int, int, Gap]] = []
    for opening in _kinds(html)[:_KINDS]:
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


def _many_pictures(html: str) -> bool:
    """Whether a page has as many pictures as a run has cards: every card shows one."""
    return next(islice(_SHOWS.finditer(html), _WORTH - 1, None), None) is not None


def _kinds(html: str) -> list[str]:
    """The openings of elements that a page holds as often as a run has cards, in the order of the page.

    They are looked for in an eighth of it, evenly spread: a run is long, and to list all took 3 ms of a megabyte.
    """
    seen = Counter(
        chain.from_iterable(_OPENS.findall(html, at, at + _PIECE) for at in range(0, len(html), _EVERY))
    )
    often = [
        one for one, count in seen.most_common(_COUNTED) if count >= _SIGHTINGS and html.count(one) >= _WORTH
    ]
    return sorted(often, key=html.find)


def _left_out(html: str, opening: str) -> list[tuple[int, int, Gap]]:
    """The spans of a page that hold nothing but cards of one kind that need not be read."""
    places = _places(html, opening)
    starts = list(islice(places, _TRIED))
    if not any(mould_of(html[a:b]) for a, b in pairwise(starts)):
        return []  # of most kinds these few places are all that is looked for
    starts += places
    if len(starts) < _WORTH:
        return []
    moulds = _Moulds(html)
    tag = opening.split(None, 1)[0][1:]
    runs = moulds.runs((*starts, len(html)))
    return [span for run in runs if len(run) >= _WORTH for span in _spans(html, tag, run, moulds.made)]


def _places(html: str, opening: str) -> Iterator[int]:
    """Where a page has an opening whose class ends there; a search for plain text takes half of a pattern's time."""
    at = html.find(opening)
    while at >= 0:
        end = at + len(opening)
        if html[end : end + 1] in (" ", '"', "'"):
            yield at
        at = html.find(opening, end)


# what a card's mould matched, the number of that mould, and whether it was made of this very card
_Card = tuple[re.Match[str], int, bool]


class _Moulds:
    """The moulds of one kind of cards on one page. Making one takes as long as reading ten cards."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.made: list[Mould] = []
        self.order: list[int] = []  # numbers of the moulds, the last found first
        self.tries = _TRIES

    def runs(self, bounds: Sequence[int]) -> Iterator[list[_Card]]:
        """The cards that stand side by side, of the places where one may begin and where the last ends."""
        run: list[_Card] = []
        found, last = 0, -1  # cards of the runs before; the mould that the next card is most likely of
        for start, end in pairwise(bounds):
            match = self.made[last].pattern.fullmatch(self.html, start, end) if last >= 0 else None
            if match is not None:
                run.append((match, last, False))
            elif (card := self._another(start, end, found + len(run))) is not None:
                run.append(card)
                last = card[1]
            elif run:
                yield run
                found += len(run)
                run = []
        yield run

    def _another(self, start: int, end: int, found: int) -> _Card | None:
        """The card of this span by any mould but the last one, or by a new one; None where it has none."""
        for number in self.order[1:]:
            if match := self.made[number].pattern.fullmatch(self.html, start, end):
                self.order.remove(number)
                self.order.insert(0, number)
                return match, number, False
        made = len(self.made)
        if self.tries and made < _MOULDS and (made < _FEW or found >= (_PAYS + 1) * made):
            self.tries -= 1
            mould_made = mould_of(self.html[start:end])
            if mould_made is not None and (match := mould_made.pattern.fullmatch(self.html, start, end)):
                self.made.append(mould_made)
                self.order.insert(0, made)
                return match, made, True
        return None


def _spans(
    html: str, tag: str, run: Sequence[_Card], moulds: Sequence[Mould]
) -> Iterator[tuple[int, int, Gap]]:
    """The spans of neighbouring cards of a run that need not be read."""
    left = [number for number in range(FIRST, len(run) - LAST) if not run[number][2]]
    unread = set(left)
    by_mould: dict[
        int, tuple[list[re.Match[str]], list[re.Match[str]]]
    ] = {}  # the cards that are read, those not
    for number, (match, mould, _) in enumerate(run):
        by_mould.setdefault(mould, ([], []))[number in unread].append(match)
    for kind, of_news in (("texts", telling), ("addresses", leading), ("names", setting)):
        say = {m: methodcaller("group", *holes) for m in by_mould if (holes := getattr(moulds[m], kind))}
        known, news = set[str](), set[str]()
        for m, of_card in say.items():
            for said, cards in zip((known, news), by_mould[m], strict=True):
                said.update(chain.from_iterable(map(of_card, cards)))
        if left and (told := of_news(news - known)):
            suspects = [left[at] for at in _holding(html, [run[n][0].start() for n in left], told)]
            read = {
                n for n in suspects if run[n][1] in say and not told.isdisjoint(say[run[n][1]](run[n][0]))
            }
            left = [n for n in left if n not in read]
    for _, group in groupby(enumerate(left), lambda pair: pair[1] - pair[0]):
        gone = [run[number] for _, number in group]
        start, end = gone[0][0].start(), gone[-1][0].end()
        elements = sum(moulds[mould].elements for _, mould, _ in gone)
        yield start, end, Gap(tag, len(gone), elements, html[start:end])


def _holding(html: str, starts: Sequence[int], told: Collection[str]) -> Collection[int]:
    """Which of the cards that begin at `starts` could hold one of some texts; all of them where the texts are many."""
    if len(told) > _MOST_TOLD:
        return range(len(starts))
    held: set[int] = set()
    for one in told:
        at = html.find(one, starts[0])
        while at >= 0:
            held.add(number := bisect_right(starts, at) - 1)
            at = html.find(one, starts[number + 1]) if number + 1 < len(starts) else -1
    return held
