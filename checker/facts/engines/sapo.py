"""Sapo (Bizweb): `var meta = {"product": {"name": …, "price": 320000.0}}`; prices in đồng."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.facts.engines.engine import Engine, assigned, dig


def shape(state: Any) -> Mapping[str, Any] | None:
    """The product of a product page."""
    product = dig(state, "product")
    return product if isinstance(product, dict) and product.get("name") else None


ENGINE = Engine(
    "sapo", ("bizweb", "Bizweb", "sapo.vn"), assigned("meta", "BizwebAnalytics.meta"), shape, by_scripts=True
)
