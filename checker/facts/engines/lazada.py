"""Lazada: `__moduleData__`, whose fields keep product, prices by variant, seller and specifications apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.facts.engines.engine import Engine, assigned, dig


def shape(state: Any) -> Mapping[str, Any] | None:
    """The fields joined under the usual names. Variant "0" is the one that the page shows first."""
    fields = dig(state, "data", "root", "fields")
    title = dig(fields, "product", "title")
    if not title:
        return None
    skus = dig(fields, "skuInfos")
    variants = [
        {
            "price": dig(v, "price", "salePrice", "value"),
            "old_price": dig(v, "price", "originalPrice", "value"),
        }
        for v in (skus.values() if isinstance(skus, dict) else ())
    ]
    features = dig(fields, "specifications", next(iter(dig(fields, "specifications") or {}), ""), "features")
    return {
        "name": title,
        "brand": dig(fields, "product", "brand", "name"),
        "price": dig(skus, "0", "price", "salePrice", "value"),
        "old_price": dig(skus, "0", "price", "originalPrice", "value"),
        "variants": variants,
        "seller": dig(fields, "seller", "name"),
        "attributes": features,
    }


ENGINE = Engine("lazada", ("__moduleData__",), assigned("__moduleData__"), shape, by_scripts=True)
