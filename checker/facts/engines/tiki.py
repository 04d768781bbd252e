"""Tiki: the product stands whole in `__NEXT_DATA__`; prices in đồng."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.facts.engines.engine import Engine, dig, scripts

_HOMES = (
    ("props", "initialState", "productv2", "productData", "response", "data"),
    ("props", "initialState", "desktop", "product", "data"),
    ("props", "pageProps", "product"),
)


def shape(state: Any) -> Mapping[str, Any] | None:
    """The product; its specifications are opened by the reader of attributes."""
    for home in _HOMES:
        product = dig(state, *home)
        if isinstance(product, dict) and product.get("name"):
            return product | {
                "attributes": product.get("specifications"),
                "seller": product.get("current_seller"),
            }
    return None


ENGINE = Engine("tiki", ("tikicdn.com", "//tiki.vn"), scripts("__NEXT_DATA__"), shape)
