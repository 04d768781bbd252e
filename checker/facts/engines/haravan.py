"""Haravan: `var meta = {"page": …, "product": {…}}`; prices in hundredths of a đồng."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.facts.engines.engine import Engine, assigned, dig


def shape(state: Any) -> Mapping[str, Any] | None:
    """The product of a product page."""
    product = dig(state, "product")
    return product if isinstance(product, dict) and product.get("title") else None


ENGINE = Engine("haravan", ("hstatic.net", "haravan"), assigned("meta"), shape, per_dong=100)
