"""Whether the goods can be had: what the lines near the name say, or what structured data state."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.fold import fold
from checker.facts.page import Line, Page
from checker.facts.shown import Shown
from checker.model import Fact

_SOLD_OUT = re.compile(
    r"(?:(?:tinh trang|trang thai)\W+)?(?:tam )?het hang|out of stock|sold out|ngung kinh doanh"
)
_ON_SALE = re.compile(r"(?:(?:tinh trang|trang thai)\W+)?con hang|in stock")
_BUY = re.compile(r"(?:them (?:vao )?gio|cho vao gio|mua ngay|add to cart|buy now)")
_NEAR_NAME = 30  # lines after the name where the state of the stock stands
_SHORT = 60  # characters


def shown_stock(page: Page, seen: Shown) -> tuple[str, Line] | None:
    """What the lines near the name say of the stock; None where they say nothing, both, or still sell."""
    near = [ln for ln in (*seen.above, *seen.lines[:_NEAR_NAME]) if len(ln.text) < _SHORT]
    said = [(ln, fold(ln.text).strip(" .!:()")) for ln in near]
    out = next((ln for ln, text in said if _SOLD_OUT.fullmatch(text)), None)
    held = next((ln for ln, text in said if _ON_SALE.fullmatch(text)), None)
    if out is not None and held is None:
        ways = [b.text for b in page.buttons if not b.hidden] + [a.text for a in page.links if not a.hidden]
        buys = any(_BUY.match(fold(text)) for text in ways) or any(_BUY.match(text) for _, text in said)
        return None if buys else ("out_of_stock", out)
    return ("in_stock", held) if held is not None and out is None else None


def availability(page: Page, seen: Shown) -> Iterator[Fact]:
    """`listing.availability`, as seen; where nothing is seen, as the best structured source states it."""
    found = shown_stock(page, seen)
    if found is not None:
        code, line = found
        yield page.fact("listing.availability", code, line, 0, len(line.text), "stock:shown", 0.85)
        return
    for product in seen.stated:
        if product.availability:
            where = f"{product.source}.offers.availability"
            yield page.fact_at(
                "listing.availability", product.availability, product.availability, where, "stock:stated", 0.7
            )
            return
