"""Shopify and themes made after it: the product whole in a JSON script; prices in hundredths.

`ShopifyAnalytics.meta` has no name of the product, so it is left; its variants have the product's as `name`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.facts.engines.engine import Engine, dig, scripts


def shape(state: Any) -> Mapping[str, Any] | None:
    """`ProductJson-…` holds the product itself, or under "product"."""
    product = dig(state, "product") or state
    known = isinstance(product, dict) and product.get("title") and isinstance(product.get("variants"), list)
    return product if known else None


ENGINE = Engine(
    "shopify",
    ("cdn.shopify.com", "ProductJson"),
    scripts("ProductJson", "product-json", "ProductData"),
    shape,
    per_dong=100,
    by_scripts=True,
)
