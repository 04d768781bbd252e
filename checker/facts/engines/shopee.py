"""Shopee: `text/mfe-initial-data`; prices in hundred-thousandths of a đồng."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.facts.engines.engine import Engine, dig, scripts


def shape(state: Any) -> Mapping[str, Any] | None:
    """The first product of the page's cache, its attributes and its shop beside it."""
    cache = dig(state, "initialState", "DOMAIN_PDP", "data", "PDP_BFF_DATA", "cachedMap")
    held = next((v for v in cache.values() if dig(v, "item")), None) if isinstance(cache, dict) else None
    item = dig(held, "item")
    if not isinstance(item, dict):
        return None
    more = {
        "attributes": dig(held, "product_attributes", "attrs") or item.get("attributes"),
        "seller": dig(held, "shop_detailed", "name"),
        "price_before_discount": item.get("price_before_discount"),
    }
    return item | {key: value for key, value in more.items() if value}


ENGINE = Engine(
    "shopee", ("mfe-initial-data",), scripts("mfe-initial-data"), shape, per_dong=100_000, by_scripts=True
)
