"""Every source of a page that states its product: JSON-LD, microdata, RDFa, Open Graph, the engine's state.

Each is held apart, so that two that disagree stay two. Only what bears the page's own name counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.facts.barcode import is_gtin
from checker.facts.engines import FALLBACK, engines
from checker.facts.engines.engine import Engine
from checker.facts.engines.seek import NAMES, PRICES, name_in, seek
from checker.facts.page import Page
from checker.facts.product import Product, names_of, number_of, product_of, products_of, same_name, text_of
from checker.language import key

_STRUCK = (
    "compare_at_price",
    "list_price",
    "original_price",
    "originalPrice",
    "old_price",
    "regular_price",
    "regularPrice",
    "price_before_discount",
    "listPrice",
    "highPrice",
)
_BRANDS = ("brand", "brand_name", "brandName", "manufacturer")
_CODES = ("barcode", "gtin", "gtin13", "ean", "upc")
_SELLERS = ("seller", "seller_name", "shop_name", "shopName", "current_seller", "store_name")
_ATTRIBUTES = ("attributes", "specifications", "product_attributes", "properties", "attrs")
_IN_STOCK = ("available", "in_stock", "is_in_stock", "is_available", "inStock")
_ORIGIN_WORDS = ("xuat xu", "noi san xuat", "san xuat tai", "nuoc san xuat", "made in", "country of origin")
_MOST_VARIANTS = 300
_MOST_ATTRIBUTES = 300
_MOST_SOURCES = 8
_SURE_ENGINE, _SURE_UNKNOWN = 0.8, 0.6


def stated_products(page: Page) -> tuple[Product, ...]:
    """What each source of a page says of its product; () when none does. Bounded; never raises."""
    names = names_of(page)
    known = [p for p in products_of(page) if same_name(p.name, names)][:_MOST_SOURCES]
    found = [p for p in (_open_graph(page, names),) if p is not None]
    return (*known, *found, *_by_engine(page, names, bool(known)))


def own_product(page: Page) -> Product | None:
    """The page's product by its best source; `product_of` where that knows one."""
    product = product_of(page)
    if product is not None:
        return product
    return next(_by_engine(page, names_of(page), False), None)


def _open_graph(page: Page, names: set[str]) -> Product | None:
    meta = page.meta
    price = next((meta[n] for n in ("product:price:amount", "og:price:amount") if meta.get(n)), "")
    name = meta.get("og:title", "")
    number = number_of(price)
    if number is None or not name or not same_name(name, names):
        return None
    currency = meta.get("product:price:currency") or meta.get("og:price:currency") or ""
    stock = meta.get("product:availability") or meta.get("og:availability") or ""
    return Product(
        'meta[property$="price:amount"]',
        name,
        number,
        currency.upper(),
        meta.get("product:brand", ""),
        prices=(number,),
        availability={"instock": "in_stock", "in stock": "in_stock", "oos": "out_of_stock"}.get(
            stock.lower(), ""
        ),
        sure=0.8,
    )


def _by_engine(page: Page, names: set[str], known: bool) -> Iterator[Product]:
    """The product in the engine's state; the fallback is asked only where nothing else is known."""
    for engine in engines().values():
        if (known and engine.name == FALLBACK) or not engine.made(page):
            continue
        for where, value in engine.states(page):
            product = _in_state(engine, where, value, names)
            if product is not None:
                known = True
                yield product
                break


def _in_state(engine: Engine, where: str, value: Any, names: set[str]) -> Product | None:
    if engine.shape is not None:
        held = engine.shape(value)
        if held is not None and same_name(name_in(held), names):
            return from_state(held, f"{where} $", engine)
        return None
    for path, item in seek(value, lambda said: same_name(said, names)):
        product = from_state(item, f"{where} {path}", engine)
        if product.price or product.brand:
            return product
    return None


def from_state(item: Mapping[str, Any], source: str, engine: Engine) -> Product:
    """An object of an engine's state made a product; its prices in đồng where the engine tells how."""
    prices = [p for p in (_amount(item.get(k)) for k in PRICES) if p]
    variants = [v for v in _list(item.get("variants"))[:_MOST_VARIANTS] if isinstance(v, dict)]
    every = prices + [p for v in variants for k in (*PRICES, *_STRUCK) if (p := _amount(v.get(k)))]
    every += [p for p in (_amount(item.get(k)) for k in _STRUCK) if p]
    first = prices[:1] or [p for v in variants[:1] for k in PRICES if (p := _amount(v.get(k)))]
    unit = engine.per_dong or 1.0
    codes = [_digits(o.get(k)) for o in (item, *variants[:1]) for k in _CODES]
    attributes = dict(attributes_of(item))
    brand = next((b for b in (text_of(item.get(k)) for k in _BRANDS) if b), "")
    return Product(
        source,
        name_in(item),
        first[0] / unit if first else None,
        "VND" if engine.per_dong else "unknown",
        brand or next((v for n, v in attributes.items() if n in ("thuong hieu", "brand")), ""),
        next((c for c in codes if is_gtin(c)), ""),
        next((s for s in (text_of(item.get(k)) for k in _SELLERS) if s), ""),
        "",
        text_of(item.get("description")),
        raw=dict(item),
        prices=tuple(dict.fromkeys(p / unit for p in every)),
        origin=next((v for n, v in attributes.items() if n.startswith(_ORIGIN_WORDS)), ""),
        availability=_stock(item, variants),
        sure=_SURE_ENGINE if engine.per_dong else _SURE_UNKNOWN,
    )


def attributes_of(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(folded name, value) of the attributes that an object lists, groups opened, plain mappings too."""
    waiting = [item.get(k) for k in _ATTRIBUTES]
    for _ in range(_MOST_ATTRIBUTES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting.extend(value[:_MOST_ATTRIBUTES])
        elif isinstance(value, dict):
            name = text_of(value.get("name") or value.get("label") or value.get("attr_name"))
            said = text_of(value.get("value") or value.get("attr_value") or value.get("content"))
            if name and said:
                yield key(name, tones=False), said
            elif any(isinstance(value.get(k), list) for k in _ATTRIBUTES):
                waiting.extend(value.get(k) for k in _ATTRIBUTES)
            else:
                yield from (
                    (key(str(n), tones=False), str(v))
                    for n, v in list(value.items())[:_MOST_ATTRIBUTES]
                    if isinstance(v, str) and v and n not in NAMES
                )


def _amount(value: Any) -> float | None:
    if isinstance(value, dict):
        value = next((value[k] for k in ("value", "amount", "raw", "price") if k in value), None)
    return number_of(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else []


def _digits(value: Any) -> str:
    return "".join(c for c in text_of(value) if c.isdigit())


def _stock(item: Mapping[str, Any], variants: list[dict[str, Any]]) -> str:
    """What every part of the object says alike; '' when they differ or say nothing."""
    said = {o[k] for o in (item, *variants) for k in _IN_STOCK if isinstance(o.get(k), bool)}
    return {frozenset((True,)): "in_stock", frozenset((False,)): "out_of_stock"}.get(frozenset(said), "")
