"""Which page next: policies before products, every category before a second product of one, traps bounded."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from crawler.address import page_key
from crawler.spiders.links import POLICIES, Role, role_of, why_not
from crawler.spiders.page import RawLink
from crawler.spiders.scope import Scope
from crawler.till.words import Meaning, meaning

VARIANTS = 4  # addresses that differ only in their query
DATED = 6  # pages of one calendar
DEPTH = 12  # segments of a path
CATEGORIES = 6  # category pages opened on the way to products
OTHERS = 4
POSTS = 3
SENT_ON = 5  # pages that send their visitor on by themselves, followed in one visit
CALENDAR = re.compile(
    r"/(?:19|20)\d\d[/-](?:0?[1-9]|1[0-2])(?:[/-]|$)|[?&](?:date|month|day|thang|ngay)=", re.I
)
PAGER = re.compile(r"[?&](?:page|trang|p|paged|start|offset)=\d+|/(?:page|trang)[/-]?\d+")
FACET = re.compile(
    r"[?&](?:sort|order|orderby|filter|filter_\w+|view|limit|dir|color|size|gia|price)(?:\[|%5B|=)", re.I
)
GOODS = re.compile(r"(?:^|&)(?:\w*id|sp|san_?pham|product\w*|variant\w*|sku|masp|item)=", re.I)
PRODUCT_PAGE = re.compile(
    r"product|san-?pham|chi-?tiet|detail|item|hang-hoa|/sp\b|/p\b|xem|index\.\w+$|/$", re.I
)


@dataclass(frozen=True, slots=True)
class Link:
    """One page worth a visit: its address, its role, and the page on which it was found."""

    url: str
    key: str
    role: Role
    source: str


class Frontier:
    """The open links of one visit. `unvisited` is everything seen that was not taken, with its reason."""

    def __init__(self, scope: Scope, pages: int, considered: int) -> None:
        self._scope = scope
        self._considered = considered
        self._pages = pages
        self._policy_room = max(pages - 8, pages // 2, 1)
        self._open: dict[Role, deque[Link]] = {role: deque() for role in Role}
        self._known: set[str] = set()
        self._variants: Counter[str] = Counter()
        self._taken: Counter[Role] = Counter()
        self._products: defaultdict[str, int] = defaultdict(int)  # taken, by the page they were found on
        self._sent: deque[Link] = deque()
        self._count = 0
        self._ways = 0  # pages that sent their visitor on by themselves
        self.dropped = 0  # links above the number that is considered
        self._closed: dict[str, str] = {}

    def know(self, url: str) -> bool:
        """Marks an address as fetched; False when it already was known."""
        key = page_key(url)
        self._closed.pop(key, None)
        if key in self._known:
            return False
        self._known.add(key)
        return True

    def add(self, raw: RawLink, source: str) -> None:
        """Takes a link into account, or notes why not."""
        try:
            key = page_key(raw.url)
        except ValueError:
            return
        if key in self._known:
            return
        self._known.add(key)
        if self._scope.is_record(raw.url):
            self._open[Role.RECORD].append(Link(raw.url, key, Role.RECORD, source))
            return
        role = role_of(raw.text, raw.url, in_menu=raw.in_menu, in_product=raw.in_product)
        self._count += 1
        # policies are told by few words: a page that calls every link so gets twice the room, not all of it
        if self._count > self._considered * (2 if role in POLICIES else 1):
            self.dropped += 1
            return
        reason = (
            self._scope.refuses(raw.url)
            or self._scope.holds(raw.url, role)
            or why_not(raw.url)
            or _buys(raw)
            or self._trap(key)
        )
        if reason:
            self._closed[key] = reason
        else:
            self._open[role].append(Link(raw.url, key, role, source))

    def add_first(self, url: str, source: str) -> None:
        """Takes an address to which a page sends its visitor by itself: it stands for that page."""
        try:
            key = page_key(url)
        except ValueError:
            return
        self._ways += 1
        if self._ways > SENT_ON:
            self._closed.setdefault(key, "trap: pages that send on and on")
        elif key not in self._known and not (self._scope.refuses(url) or self._scope.holds(url, Role.OTHER)):
            self._known.add(key)
            self._sent.append(Link(url, key, Role.OTHER, source))

    def _trap(self, key: str) -> str:
        parts = urlsplit(key)
        steps = [s for s in parts.path.split("/") if s]
        if len(steps) > DEPTH or (len(steps) > 5 and len(set(steps)) <= len(steps) // 2):
            return "trap: a path that repeats itself"
        if FACET.search(key) or len(parse_qsl(parts.query)) > 3:
            return "trap: a filtered view of a list"
        if PAGER.search(key):
            return "a further page of a list"
        family, bound = "", 0
        if CALENDAR.search(key):
            family, bound = f"calendar {parts.netloc}", DATED
        elif parts.query and not re.fullmatch(
            r"(?:id|p|product_?id|sp|masp|slug|url|route|view)=[^&]+", parts.query
        ):
            family, bound = f"{parts.netloc}{parts.path}", VARIANTS
        if family:
            self._variants[family] += 1
            if self._variants[family] > bound:
                return "trap: one of many like it"
        return ""

    def next(self) -> Link | None:
        """The next page worth fetching, None when nothing is left."""
        if self._sent:
            return self._sent.popleft()
        link = self._record() or self._policy() or self._spread() or self._cart() or self._rest()
        link = link or self._policy(self._pages)  # nothing else is left: their room is the whole budget
        if link is not None:
            self._taken[link.role] += 1
            if link.role is Role.PRODUCT:
                self._products[link.source] += 1
        return link

    def _record(self) -> Link | None:
        return self._pop(Role.RECORD) if not self._taken[Role.RECORD] else None

    def _policy(self, room: int = 0) -> Link | None:
        if sum(self._taken[role] for role in POLICIES) >= (room or self._policy_room):
            return None
        waiting = [role for role in POLICIES if self._open[role]]
        # one page of every role first; then second ones in the same order
        role = min(waiting, key=lambda r: (self._taken[r], POLICIES.index(r)), default=None)
        return self._pop(role) if role else None

    def _spread(self) -> Link | None:
        """A product of every category in turn, and one of the home page before the first category."""
        fresh = self._product(first_only=True)
        if fresh is not None:
            return fresh
        return self._pop(Role.CATEGORY) if self._taken[Role.CATEGORY] < CATEGORIES else None

    def _cart(self) -> Link | None:
        return self._pop(Role.CART) if self._taken[Role.CART] < 2 else None

    def _rest(self) -> Link | None:
        bounded = ((Role.POST, POSTS), (Role.OTHER, OTHERS))
        return (
            self._product()
            or next((self._pop(r) for r, n in bounded if self._open[r] and self._taken[r] < n), None)
            or self._pop(Role.OTHER if self._taken[Role.PRODUCT] == 0 else Role.CATEGORY)
        )

    def _product(self, first_only: bool = False) -> Link | None:
        waiting = self._open[Role.PRODUCT]
        if not waiting:
            return None
        link = min(waiting, key=lambda item: self._products[item.source])
        if first_only and self._products[link.source]:
            return None
        waiting.remove(link)
        return link

    def _pop(self, role: Role) -> Link | None:
        return self._open[role].popleft() if self._open[role] else None

    def close(self, key: str, reason: str) -> None:
        """Notes why a page that was taken is not among the captures."""
        self._closed[key] = reason

    def has(self, role: Role) -> bool:
        """True when pages of this role are open or were taken."""
        return bool(self._open[role]) or self._taken[role] > 0

    def waiting_policies(self) -> int:
        """How many policy pages are still open."""
        return sum(len(self._open[role]) for role in POLICIES)

    def waiting_goods(self) -> int:
        """How many pages of goods are still open."""
        return len(self._open[Role.PRODUCT]) + len(self._open[Role.CATEGORY])

    def unvisited(self, reason: str) -> dict[str, str]:
        """Every address seen and not fetched, with its reason; `reason` stands for those still open."""
        still = {link.key: reason for links in self._open.values() for link in links}
        return {**still, **self._closed}


def _buys(raw: RawLink) -> str:
    """Some shops take an order by a plain link: one that says "buy" and names goods, but is no page of theirs."""
    parts = urlsplit(raw.url)
    if not GOODS.search(parts.query) or PRODUCT_PAGE.search(parts.path):
        return ""
    buys = meaning(raw.text) in {Meaning.ADD, Meaning.BUY, Meaning.ORDER}
    return "acts: its words buy, and it is not known to be a page of goods" if buys else ""
