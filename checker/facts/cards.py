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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, compress, groupby, islice, pairwise
from operator import attrgetter
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
_TRIED = 6  # cards of which one must have a mould
_NAME = "left-out"  # what stands in the place of a gap
_KINDS = 12  # kinds of elements that are tried as cards of one page
# kinds that are counted in the whole page: a hostile one has 10,000, each a search of megabytes
_COUNTED = 100
# characters that are looked at, of so many; how often a kind is seen in them
_PIECE, _EVERY, _SIGHTINGS = 2_000, 16_000, 6
_OPENS = re.compile(r"<(?:div|li|article|section)\s[^<>]{0,200}?class=[\"'][^\s\"'<>]+", re.ASCII)
_SHOWS = re.compile("<[iI][mM][gG]")
_NEVER = re.compile(r"(?!)")  # the mould before the first


@dataclass(frozen=True, slots=True)
class Gap:
    """Cards that were left out in one place: the tag and number of them, the elements they hold, where they stood."""

    tag: str
    cards: int
    elements: int
    page: str
    start: int
    end: int

    @property
    def html(self) -> str:
        """The source of the cards, asked for once in a hundred pages."""
        return self.page[self.start : self.end]


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
    found = [gap for opening in _kinds(html)[:_KINDS] for gap in _left_out(html, opening)]
    if not found:
        return Lean(html)
    out: list[str] = []
    gaps: list[Gap] = []
    end = 0
    for gap in sorted(found, key=attrgetter("start")):
        if gap.start < end:
            continue  # cards in cards
        out += (html[end : gap.start], f'<{_NAME} of="{gap.tag}" n="{gap.cards}"></{_NAME}>')
        gaps.append(gap)
        end = gap.end
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
        one
        for one, count in seen.most_common(_COUNTED)
        if count >= _WORTH or (count >= _SIGHTINGS and html.count(one) >= _WORTH)
    ]
    return sorted(often, key=html.find)


def _left_out(html: str, opening: str) -> list[Gap]:
    """The parts of a page that hold nothing but cards of one kind that need not be read."""
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
    return [gap for run in runs if len(run) >= _WORTH for gap in _gaps(html, tag, run, moulds.made)]


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
        html, fits = self.html, _NEVER.fullmatch
        for start, end in pairwise(bounds):
            if (match := fits(html, start, end)) is not None:
                run.append((match, last, False))
            elif (card := self._another(start, end, found + len(run))) is not None:
                run.append(card)
                last = card[1]
                fits = self.made[last].pattern.fullmatch
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


def _gaps(html: str, tag: str, run: Sequence[_Card], moulds: Sequence[Mould]) -> Iterator[Gap]:
    """The neighbouring cards of a run that need not be read."""
    left = {number for number in range(FIRST, len(run) - LAST) if not run[number][2]}
    read: dict[int, list[int]] = {}  # by mould
    unread: dict[int, list[int]] = {}
    for number, (_, mould, _) in enumerate(run):
        (unread if number in left else read).setdefault(mould, []).append(number)
    held = {m: _columns(run, numbers) for m, numbers in unread.items()}
    others = {m: _columns(run, numbers) for m, numbers in read.items()}
    for kind, of_news in (("texts", telling), ("addresses", leading), ("names", setting)):
        said = [(m, column) for m, columns in held.items() for column in _of(columns, moulds[m], kind)]
        known = [column for m, columns in others.items() for column in _of(columns, moulds[m], kind)]
        news = set[str]().union(*(column for _, column in said)).difference(*known)
        if left and (told := of_news(news)):
            for m, column in said:
                left.difference_update(compress(unread[m], map(told.__contains__, column)))
    for _, group in groupby(enumerate(sorted(left)), lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in group]
        gone = run[numbers[0] : numbers[-1] + 1]
        start, end = gone[0][0].start(), gone[-1][0].end()
        elements = sum(moulds[mould].elements for _, mould, _ in gone)
        yield Gap(tag, len(gone), elements, html, start, end)


def _columns(run: Sequence[_Card], numbers: Sequence[int]) -> list[tuple[str, ...]]:
    """What some cards of one mould hold, hole by hole."""
    return list(zip(*[run[number][0].groups() for number in numbers], strict=True))


def _of(columns: Sequence[tuple[str, ...]], mould: Mould, kind: str) -> list[tuple[str, ...]]:
    """The columns of one kind of holes."""
    holes: tuple[int, ...] = getattr(mould, kind)
    return [columns[hole - 1] for hole in holes]
