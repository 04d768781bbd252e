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

FIRST, LAST = 40, 8  # cards of a run that are read whatever they say
_WORTH = 100  # cards of a run that is worth looking for
_TAGS = 2_000  # "<" of a page that may hold such a run
_MOULDS = 12  # of one run
_TRIED = 6  # cards of which one must have a mould
_KINDS = 4  # kinds of elements that are tried as cards of one page
_OPENS = re.compile(r"<(?:div|li|article|section)\s[^<>]{0,200}?class=[\"'][^\s\"'<>]+", re.ASCII)
# What may be said in a card, but must not be overheard: contracts, sellers, money, terms (folded).
# fmt: off
_TELLING = (
    b"cong ty", b"cty", b"tnhh", b"doanh nghiep", b"ho kinh doanh", b"hkd", b"mst", b"ma so", b"tax",
    b"dkkd", b"dkdn", b"giay phep", b"giay chung nhan", b"cccd", b"cmnd", b"can cuoc", b"dia chi",
    b"address", b"tru so", b"dai dien", b"giam doc", b"dien thoai:", b"hotline", b"tong dai", b"email",
    b"lien he ", b"lien he:", b"contact", b"chinh sach", b"dieu khoan", b"dieu kien", b"quy dinh",
    b"quy che", b"quy trinh", b"huong dan", b"cam ket", b"bao hanh", b"warrant", b"doi tra",
    b"doi hang", b"tra hang", b"hoan tien", b"refund", b"return", b"giao hang", b"giao nhan",
    b"van chuyen", b"ship", b"delivery", b"thanh toan", b"payment", b"chuyen khoan", b"tai khoan",
    b"ngan hang", b"bank", b"stk", b"cod", b"momo", b"zalo", b"vnpay", b"visa", b"mastercard", b"atm",
    b"napas", b"tra gop", b"hoa don", b"vat", b"thue", b"da gom", b"chua gom", b"bao gom", b"phi ",
    b"bao mat", b"rieng tu", b"privacy", b"policy", b"terms", b"khieu nai", b"tranh chap", b"kiem hang",
    b"dong kiem", b"thong bao", b"dang ky", b"xac nhan", b"cong thuong", b"bct", b"gov", b"nguoi ban",
    b"gian hang", b"nha ban hang", b"seller", b"shopee", b"lazada", b"tiki", b"thuong mai dien tu",
    b"tmdt", b"cookie", b"du lieu", b"ca nhan", b"hop dong", b"giao ket", b"trach nhiem", b"hieu luc",
    b"ngay lam viec", b"dmca", b"trust", b"tin nhiem", b"facebook", b"fanpage", b"khong ban",
    b"tiep thi lien ket", b"doi tac", b"chuyen huong", b"lorem", b"ipsum",
)
# fmt: on
_REACHED = re.compile(rb"@|://|www\.|(?<![\d.,])(?:\+ ?84|0)(?:[ .-]?\d){8}|(?<![\d.,])\d(?:[ .-]?\d){8}")
_BETWEEN = "\x01"
_LEADING = (
    *(
        b"tel:",
        b"sms:",
        b"mailto",
        b"javascript",
        b"gov",
        b"bct",
        b"thong-bao",
        b"dang-ky",
        b"dangky",
        b"noti",
    ),
    *(b"zalo", b"facebook", b"fb.com", b"m.me", b"messenger", b"youtube", b"tiktok", b"instagram", b"shopee"),
    *(b"lazada", b"tiki", b"sendo", b"chinh-sach", b"dieu-khoan", b"quy-che", b"quy-dinh", b"huong-dan"),
    *(b"lien-he", b"gioi-thieu", b"policy", b"terms", b"privacy", b"dmca", b"trust", b"tin-nhiem", b"vietqr"),
    *(b"cart", b"gio-hang", b"checkout", b"login", b"dang-nhap", b"register", b"data:", b"email-protection"),
)


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
    if html.count("<") < _TAGS:
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
    starts = [found.start() for found in re.finditer(re.escape(opening) + r"(?=[\s\"'])", html)]
    if len(starts) < _WORTH:
        return []
    edges = [*starts, len(html)]
    if not any(mould_of(html[edges[n] : edges[n + 1]]) for n in range(_TRIED)):
        return []
    tag = opening[1 : re.search(r"\s", opening).start()]  # type: ignore[union-attr]
    spans: list[tuple[int, int, Gap]] = []
    run = _Run(html, tag)
    for start, end in pairwise(edges):
        if not run.takes(start, end):
            spans += run.spans()
            run = _Run(html, tag)
    return spans + run.spans()


_Card = tuple[int, int, Mould, re.Match[str]]  # its span, its mould, its holes


class _Run:
    """Cards that stand side by side in the source of a page, each with what it says."""

    def __init__(self, html: str, tag: str) -> None:
        self.html, self.tag = html, tag
        self.moulds: list[Mould] = []
        self.cards: list[_Card] = []
        self.firsts: set[int] = set()  # numbers of the cards that made a mould

    def takes(self, start: int, end: int) -> bool:
        """Whether the run goes on with the card of this span."""
        for mould in self.moulds:
            if found := mould.pattern.fullmatch(self.html, start, end):
                self.cards.append((start, end, mould, found))
                return True
        made = mould_of(self.html[start:end]) if len(self.moulds) < _MOULDS else None
        if made is None or not (found := made.pattern.fullmatch(self.html, start, end)):
            return False
        self.moulds.append(made)
        self.firsts.add(len(self.cards))
        self.cards.append((start, end, made, found))
        return True

    def spans(self) -> list[tuple[int, int, Gap]]:
        """The spans of neighbouring cards that need not be read."""
        if len(self.cards) < _WORTH:
            return []
        inner = range(FIRST, len(self.cards) - LAST)
        left = [number for number in inner if number not in self.firsts]
        held = set(left)
        read = [card for number, card in enumerate(self.cards) if number not in held]
        for kind, telling in ((_texts, _telling), (_addresses, _leading), (_names, _setting)):
            known = {said for card in read for said in kind(card)}
            news = {said for number in left for said in kind(self.cards[number])} - known
            if told := telling(news):
                left = [number for number in left if told.isdisjoint(kind(self.cards[number]))]
        spans: list[tuple[int, int, Gap]] = []
        for _, group in groupby(enumerate(left), lambda pair: pair[1] - pair[0]):
            cards = [self.cards[number] for _, number in group]
            start, end = cards[0][0], cards[-1][1]
            elements = sum(mould.elements for _, _, mould, _ in cards)
            spans.append((start, end, Gap(self.tag, len(cards), elements, self.html[start:end])))
        return spans


def _texts(card: _Card) -> tuple[str, ...]:
    return card[3].group(*card[2].texts)


def _addresses(card: _Card) -> tuple[str, ...]:
    return card[3].group(*card[2].addresses)


def _names(card: _Card) -> tuple[str, ...]:
    return card[3].group(*card[2].names)


def _plain(texts: Collection[str]) -> tuple[list[str], bytes]:
    """Texts without marks, in lower case."""
    said = list(texts)
    joined = _BETWEEN.join(said)
    if "&" in joined:
        joined = unescape(joined)
    joined = unicodedata.normalize("NFD", joined).replace("đ", "d").replace("Đ", "d").replace("\xa0", " ")
    return said, b" ".join(joined.encode("ascii", "ignore").lower().split())


def _among(texts: Collection[str], words: Iterable[bytes], pattern: re.Pattern[bytes] | None) -> set[str]:
    """Those of some texts that hold one of some words, or what the pattern finds."""
    said, flat = _plain(texts)
    met = [word for word in words if word in flat]
    if pattern is not None and not pattern.search(flat):
        pattern = None
    if not met and pattern is None:
        return set()
    each = flat.split(_BETWEEN.encode())
    if len(each) != len(said):
        return set(said)  # some text holds the mark that parts them
    return {
        one
        for one, text in zip(said, each, strict=True)
        if any(word in text for word in met) or (pattern is not None and pattern.search(text))
    }


def _telling(texts: Collection[str]) -> set[str]:
    return _among(texts, _TELLING, _REACHED)


def _leading(addresses: Collection[str]) -> set[str]:
    return _among(addresses, _LEADING, None)


def _setting(names: Collection[str]) -> set[str]:
    """Classes and ids that could hide an element, or open a region."""
    return {
        one
        for one in names
        if not harmless({"class": one})
        and (hidden_by({"class": one}) or region_of("div", {"class": one}, "", 0))
    }
