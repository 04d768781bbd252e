"""WooCommerce: the variants of a product stand as JSON in an attribute of its form; prices in đồng."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.facts.engines.engine import Engine, State
from checker.facts.page import Page
from checker.facts.structured import lenient

_ATTRIBUTE = "data-product_variations"


def states(page: Page) -> Iterator[State]:
    """The form's list of variants under the heading that names the product."""
    for node in page.css(f"form[{_ATTRIBUTE}]")[:1]:
        values = lenient(node.attributes.get(_ATTRIBUTE) or "")
        heading = next((h.text for h in page.headings if h.heading == 1), "")
        if values and isinstance(values[0], list) and values[0] and heading:
            yield f"form[{_ATTRIBUTE}]", {"name": heading, "variants": values[0]}


def shape(state: Any) -> Mapping[str, Any] | None:
    """The variants with the usual names."""
    variants = [
        {
            "price": v.get("display_price"),
            "compare_at_price": v.get("display_regular_price"),
            "available": v.get("is_in_stock"),
            "sku": v.get("sku"),
        }
        for v in state["variants"]
        if isinstance(v, dict)
    ]
    return {"name": state["name"], "variants": variants} if variants else None


ENGINE = Engine("woocommerce", (_ATTRIBUTE,), states, shape)
