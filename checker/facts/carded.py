"""Whether the price of a page stands on a card of other goods: its heading leads to a page of theirs.

A shelf with one or two cards has a name, a price and a way to buy, as a page of goods has; but what is sold is called
by a link that leads away.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from urllib.parse import urlsplit

from checker.facts.kinds import is_home_address
from checker.facts.nameline import BUY
from checker.facts.page import Line, Page
from checker.facts.price import selling
from checker.facts.pricewords import is_price
from checker.language import key

_NAME_WORDS = 3  # of a name of goods beside a price
_INSIDE = 8  # elements between a card's link and the heading in it
# A heading between a name and its price may lead to its brand, a sale, its reviews; none of them is other goods.
_NO_GOODS = re.compile(
    r"/(?:thuong-hieu|brands?|vendors?|nha-cung-cap|hang-san-xuat|flash-?sale|sale|khuyen-mai|uu-dai|danh-gia|reviews?|"
    r"combo|danh-muc|categor(?:y|ies)|tags?|tin-tuc|blogs?|collections/[^/]{1,80}/?$)(?![a-z])"
)
_AT = attrgetter("at")


def is_card(page: Page, name: Line, head: Sequence[Line]) -> bool:
    """Whether a name that is no first heading, or the last heading between it and the first price, leads to another
    page, or the price does so with a name beside it. name, head: of a page whose structured data state no goods."""
    first = next((n for n, line in enumerate(head) if selling(line.text)), len(head))
    if name.block.heading > 1 and first < len(head) and _sold_elsewhere(page, head[first]):
        return True
    heading = next(
        (ln for ln in reversed(head[:first]) if ln.block.heading > 1 and not is_price(ln.text)),
        name if name.block.heading > 1 else None,
    )
    if heading is None or not _leads_away(page, heading):
        return False
    return heading is not name or not _bears(page.title, name.text)


def _bears(title: str, name: str) -> bool:
    """Whether a page is called by a name of goods."""
    return set(key(name, tones=False).split()) <= set(key(title, tones=False).split())


def _leads_away(page: Page, line: Line) -> bool:
    """Whether a line is nothing but a link to another page of the site."""
    text = line.text.strip()
    low = bisect_left(page.links, line.block.at - _INSIDE, key=_AT)
    near = page.links[low : bisect_right(page.links, line.block.at + _INSIDE, key=_AT)]
    return any(link.text.strip() == text and _of_another_page(page, link.href) for link in near)


def _sold_elsewhere(page: Page, priced: Line) -> bool:
    """Whether a price stands with a name of some words inside one link to another page of the site."""
    text = priced.text.strip()
    low = bisect_left(page.links, priced.block.at - _INSIDE, key=_AT)
    for link in page.links[low : bisect_right(page.links, priced.block.at, key=_AT)]:
        before, inside, after = link.text.partition(text)
        words = key(f"{before} {after}", tones=False)
        named = inside and len(words.split()) >= _NAME_WORDS and not BUY.match(words)
        if named and _of_another_page(page, link.href):
            return True
    return False


def _of_another_page(page: Page, href: str) -> bool:
    """Whether an address is that of another page of the site, and not its first."""
    here, there = urlsplit(page.url), urlsplit(href)
    if not href or there.hostname != here.hostname or is_home_address(href) or _NO_GOODS.search(there.path):
        return False
    return (there.path.rstrip("/"), there.query) != (here.path.rstrip("/"), here.query)
