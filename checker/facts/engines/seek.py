"""Finds the object of a page's product in a JSON state of any shape, by its name. Bounded, without recursion."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from typing import Any

NAMES = ("name", "title", "product_name", "productName", "item_name", "itemName", "productTitle")
PRICES = (
    "price",
    "final_price",
    "finalPrice",
    "sale_price",
    "salePrice",
    "special_price",
    "specialPrice",
    "display_price",
    "price_min",
    "priceMin",
    "minPrice",
    "lowPrice",
    "current_price",
    "currentPrice",
    "regular_price",
)
_MORE = frozenset(("sku", "brand", "vendor", "variants", "barcode", "images", "offers", "specifications"))
_MOST_NODES = 60_000
_MOST_FOUND = 20
_DEEPEST = 40


def seek(state: Any, bears_name: Callable[[str], bool]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """(path, object) of the objects that look like a product and bear the page's name, outermost first.

    An object looks like one when it has a name and a price, or a name and two other keys of a product.
    """
    waiting: deque[tuple[str, Any, int]] = deque([("$", state, 0)])
    nodes = found = 0
    while waiting and nodes < _MOST_NODES and found < _MOST_FOUND:
        path, value, depth = waiting.popleft()
        nodes += 1
        if isinstance(value, Mapping):
            if _is_product(value) and bears_name(name_in(value)):
                found += 1
                yield path, value
            inner: Any = value.items()
        elif isinstance(value, list):
            inner = enumerate(value)
        else:
            continue
        if depth < _DEEPEST:
            for step, child in inner:
                if isinstance(child, dict | list) and child:
                    where = f"{path}[{step}]" if isinstance(step, int) else f"{path}.{step}"
                    waiting.append((where, child, depth + 1))


def name_in(value: Mapping[str, Any]) -> str:
    """The name that an object bears, or ''."""
    for key in NAMES:
        said = value.get(key)
        if isinstance(said, str) and said.strip():
            return " ".join(said.split())
    return ""


def _is_product(value: Mapping[str, Any]) -> bool:
    if not name_in(value):
        return False
    return any(value.get(k) not in (None, "") for k in PRICES) or sum(k in value for k in _MORE) >= 2
