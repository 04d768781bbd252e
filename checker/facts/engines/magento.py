"""Magento 2: the final price stands in an attribute beside the product's number; prices in đồng."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.facts.engines.engine import Engine, State
from checker.facts.page import Page

_FINAL = '.product-info-main [data-price-type="finalPrice"][data-price-amount]'
_OLD = '.product-info-main [data-price-type="oldPrice"][data-price-amount]'


def states(page: Page) -> Iterator[State]:
    """Name, price and old price of the product's own box, never of related goods."""
    heading = next((h.text for h in page.headings if h.heading == 1), "")
    final, old = page.css(_FINAL)[:1], page.css(_OLD)[:1]
    if heading and final:
        state: dict[str, Any] = {"name": heading, "price": final[0].attributes.get("data-price-amount")}
        if old:
            state["old_price"] = old[0].attributes.get("data-price-amount")
        yield "[data-price-type=finalPrice]", state


ENGINE = Engine("magento", ("data-price-type=",), states)
