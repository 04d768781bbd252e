"""The headings that name the site, or its page of goods, on page after page, and so no goods.

Ready-made templates write the shop's own name as the first heading of every page, and above the goods "Chi tiết"
or "Shop Detail" as a banner: such a heading is larger than the one that names the goods.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import attrgetter

from checker.facts.kinds import is_home_address
from checker.facts.landing import OTHER_GOODS
from checker.facts.page import Block, Page
from checker.facts.price import selling
from checker.language import key

_LEAST = 3  # pages that go on differently below the same heading: one thing at several addresses does not
_INSIDE = 6  # elements of a heading with its link: pictures, parts of the name in other colours
_FRAME = ("header", "nav", "footer")
_AT = attrgetter("at")


def signboards(pages: Iterable[Page]) -> frozenset[str]:
    """Pages of one visit in, the folded words of such headings of the first two levels out."""
    followed: dict[str, set[str]] = {}  # by the heading as written: few of thousands are worth a key
    out: set[str] = set()
    others: dict[str, bool] = {}
    for page in pages:
        heads = page.headings
        for number, head in enumerate(heads):
            if head.text not in others:
                others[head.text] = OTHER_GOODS.match(key(head.text, tones=False)) is not None
            if others[head.text]:
                break  # the names of other goods stand below it, each on many pages
            if head.heading > 2:
                continue
            followed.setdefault(head.text, set()).add(
                heads[number + 1].text if number + 1 < len(heads) else _first_price(page)
            )
            if head.heading == 1 and _leads_home(page, head):
                out.add(head.text)
    out.update(said for said, below in followed.items() if len(below) >= _LEAST)
    return frozenset(key(said, tones=False) for said in out) - {""}


def _first_price(page: Page) -> str:
    """The first line with a price: below a heading that no other follows, what goes on differently."""
    return next(
        (line.text for line in page.lines if line.block.region not in _FRAME and selling(line.text)), ""
    )


def _leads_home(page: Page, head: Block) -> bool:
    """Whether a heading is nothing but a link to the door of the site."""
    first = bisect_left(page.links, head.at - _INSIDE, key=_AT)
    for link in page.links[first : bisect_right(page.links, head.at, key=_AT)]:
        if link.text == head.text and link.href:
            return is_home_address(link.href) and link.href.rstrip("/") != page.url.rstrip("/")
    return False
