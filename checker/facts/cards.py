"""Long runs of goods' cards: the first and the last of them are read, of the others only what they say anew.

A shop that lists 2,400 goods beside every one of them says nothing of the seller, the terms or this product in the
two thousandth card; what it says of its goods, it says on their own pages. A card is left out when it stands in the
middle of a run, when another of the same mould (`mould.py`) is read, and when none of its texts and addresses, but
for those that the read cards have too, could be anything that facts stand on. Else it is read like the rest of the
page. What was left out is counted: places on the page stay those of the whole page.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from html import unescape
from itertools import groupby, pairwise
from typing import Any

from checker.facts.gather import harmless, hidden_by, region_of
from checker.facts.mould import Mould, mould_of
from checker.facts.shape import NO_GAPS, Gaps

FIRST, LAST = 24, 6  # cards of a run that are read whatever they say
_WORTH = 60  # cards of a run that is worth looking for
_SIZE = 60_000  # characters of a page that may hold such a run
_MOULDS, _TRIES = 12, 40  # moulds of one kind of cards, and how many cards are looked at for one
_TRIED = 6  # cards of which one must have a mould
_KINDS = 4  # kinds of elements that are tried as cards of one page
_OPENS = re.compile(r"<(?:div|li|article|section)\s[^<>]{0,200}?class=[\"'][^\s\"'<>]+", re.ASCII)
# What may be said in a card, but must not be overheard: contracts, sellers, money, terms (folded).
# What a card may say, but must not be overheard: sellers, money, contracts, terms, marks of trust (folded words).
_TELLING = """
cong ty|cty|tnhh|doanh nghiep|ho kinh doanh|hkd|mst|ma so|tax|dkkd|dkdn|giay phep|giay chung nhan|cccd|cmnd|can cuoc
dia chi|address|tru so|dai dien|giam doc|hotline|tong dai|email|contact|tel|sms|mailto|www|zalo|facebook|fb|fanpage
messenger|m me|youtube|tiktok|instagram|shopee|lazada|tiki|sendo|chinh sach|dieu khoan|dieu kien|quy dinh|quy che
quy trinh|huong dan|cam ket|bao hanh|warranty|warranties|doi tra|doi hang|tra hang|hoan tra|hoan tien|refund|refunds
return|returns|giao hang|giao nhan|van chuyen|ship|shipping|freeship|delivery|thanh toan|payment|chuyen khoan
tai khoan|ngan hang|bank|stk|cod|momo|vnpay|vietqr|visa|mastercard|atm|napas|tra gop|hoa don|vat|thue|da gom|chua gom
bao gom|bao mat|rieng tu|privacy|policy|policies|terms|khieu nai|tranh chap|kiem hang|dong kiem|thong bao|dang ky
dangky|xac nhan|noti|cong thuong|bct|gov|nguoi ban|gian hang|nha ban hang|seller|sellers|thuong mai|tmdt|cookie
du lieu|ca nhan|hop dong|giao ket|trach nhiem|hieu luc|ngay lam viec|dmca|trust|tin nhiem|khong ban|doi tac
chuyen huong|lien ket|lorem|ipsum|gioi thieu|lien he voi|lien he qua|lien he ngay|javascript|email protection
""".replace("\n", "|")
_NUMBERS = re.compile(rb"\d(?: ?\d){8}|@")  # a telephone, a tax code, an account; no price has nine figures
_ELSEWHERE = (
    *("gov", "bct", "ongthuong", "ong-thuong", "salenoti", "chinh-sach", "dieu-khoan", "quy-che", "quy-dinh"),
    *("tel:", "sms:", "mailto:", "zalo", "facebook", "fb.com", "dmca", "trust", "nhiem-mang", "vietqr"),
)
_BETWEEN = " \x01 "
_WORDS = (
    bytes(c if chr(c).isalnum() or c in (1, 0x40) else 32 for c in bytes(range(128)).lower()) + b" " * 128
)


def _any_of(words: Iterable[str]) -> re.Pattern[bytes]:
    """One of some words whole, after a space: said by first letters, so that most are not tried."""
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(word[1:])
    ways = "|".join(f"{letter}(?:{'|'.join(ends)})" for letter, ends in by_letter.items())
    return re.compile(f" (?:{ways})(?= )".encode())


_TOLD = _any_of(word for word in _TELLING.split("|") if word)


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
    name = "left-out"
    while name in html:  # a page that writes it means something else
        name += "-"
    spans.sort(key=lambda span: span[0])
    out: list[str] = []
    gaps: list[Gap] = []
    end = 0
    for start, stop, gap in spans:
        if start < end:
            continue  # cards in cards
        out += (html[end:start], f'<{name} of="{gap.tag}" n="{gap.cards}"></{name}>')
        gaps.append(gap)
        end = stop
    return Lean("".join((*out, html[end:])), name, tuple(gaps))


def fits(tree: Any, lean: Lean) -> bool:
    """Whether every gap stands in the parsed page where its cards stood: between two of their neighbours."""
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
        if html[at + len(opening)] in " \"'":
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
        for kind, telling in (("texts", _telling), ("addresses", _leading), ("names", _setting)):
            known: set[str] = set()
            news: set[str] = set()
            for number, card in enumerate(self.cards):
                (news if number in held else known).update(_holes(card, kind))
            if told := telling(news - known):
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


def _telling(texts: Collection[str]) -> set[str]:
    """Those of some texts in which a fact could stand."""
    said = list(texts)
    joined = f" {_BETWEEN.join(said)} "
    if "&" in joined:
        joined = unescape(joined)
    joined = unicodedata.normalize("NFD", joined.replace("\xa0", " ")).replace("đ", "d").replace("Đ", "d")
    flat = b" ".join(joined.encode("ascii", "ignore").translate(_WORDS).split())
    told: set[str] = set()
    for pattern in (_TOLD, _NUMBERS):
        number = last = 0
        for found in pattern.finditer(flat):
            number += flat.count(b"\x01", last, last := found.start())
            told.add(said[number])
    return told


def _leading(addresses: Collection[str]) -> set[str]:
    """Those of some addresses that may lead to more than goods, or show more than them."""
    joined = "\n".join(addresses).lower()
    met = [word for word in _ELSEWHERE if word in joined]
    return {one for one in addresses if any(map(one.lower().__contains__, met))}


def _setting(names: Collection[str]) -> set[str]:
    """Classes and ids that could hide an element, or open a region."""
    return {
        one
        for one in names
        if not harmless({"class": one})
        and (hidden_by({"class": one}) or region_of("div", {"class": one}, "", 0))
    }
