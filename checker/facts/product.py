"""The products that a page's JSON-LD, microdata and RDFa describe, in this order."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from checker.facts.barcode import is_gtin
from checker.facts.page import Page
from checker.facts.structured import types_of
from checker.language import key

_KINDS = frozenset(("Product", "ProductGroup", "IndividualProduct", "ProductModel", "Vehicle", "Book"))
_GTIN = ("gtin", "gtin13", "gtin12", "gtin14", "gtin8", "isbn")
NO_BRAND = frozenset(
    (
        "",
        "oem",
        "no brand",
        "nobrand",
        "khong thuong hieu",
        "khac",
        "khong",
        "none",
        "n a",
        "dang cap nhat",
        "brand",
        "thuong hieu",
        "nhan hieu khong xac dinh",
        "khong xac dinh",
        "updating",
        "default",
    )
)
_MOSTLY = 0.6  # share of the structured name that the heading must hold
_SAME = 0.75  # share of words in common that makes two names one
_MOST_OFFERS = 300
_OFFER = frozenset(("price", "lowPrice", "highPrice", "priceSpecification", "availability"))
AVAILABLE: Mapping[str, str] = {  # schema.org's ItemAvailability, without the address
    "instock": "in_stock",
    "instoreonly": "in_stock",
    "onlineonly": "in_stock",
    "limitedavailability": "in_stock",
    "outofstock": "out_of_stock",
    "soldout": "out_of_stock",
    "discontinued": "discontinued",
    "preorder": "preorder",
    "presale": "preorder",
    "backorder": "preorder",
}
_MOST = 8  # items named Product above which a page is a list


@dataclass(frozen=True, slots=True)
class Product:
    """What structured data say of one product. `source` names the block, as `Place.path` wants it."""

    source: str
    name: str
    price: float | None = None
    currency: str = ""
    brand: str = ""
    gtin: str = ""
    seller: str = ""
    category: str = ""
    description: str = ""
    model: str = ""
    others: int = 0  # further products on the page
    raw: dict[str, Any] = field(default_factory=dict)
    prices: tuple[float, ...] = ()  # every price stated: of variants, the ends of a range, the struck one
    origin: str = ""  # as stated, in words or as a code
    availability: str = ""  # in_stock | out_of_stock | preorder | discontinued | ''
    sure: float = 0.9  # how far what it says may stand for what is not seen


def product_of(page: Page) -> Product | None:
    """The page's own product: the only one, or the one that bears the page's name. None when there is none."""
    found = list(_items(page))
    if not found:
        return None
    names = names_of(page)
    named = [(source, item) for source, item in found if same_name(text_of(item.get("name")), names)]
    if not named or len(found) > _MOST:
        return None
    source, item = named[0]
    return _product(source, item, len(found) - 1)


def products_of(page: Page) -> list[Product]:
    """Every product that the page's JSON-LD, microdata and RDFa name, whatever the page itself is called."""
    found = list(_items(page))
    return [_product(source, item, len(found) - 1) for source, item in found[:_MOST]]


def names_of(page: Page) -> set[str]:
    """What the page calls itself: headings of the first two levels and the title, as keys without marks."""
    return {key(h.text, tones=False) for h in page.headings if h.heading <= 2} | {
        key(page.title, tones=False)
    }


def _items(page: Page) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, outer in enumerate(page.json_ld):
        inner = outer.get("mainEntity")
        for step, item in (("", outer), (".mainEntity", inner)):
            if isinstance(item, dict) and _KINDS & set(types_of(item)) and text_of(item.get("name")):
                yield f"script[ld+json]:{number + 1} ${step}", item
    for number, item in enumerate(page.microdata):
        if _KINDS & set(types_of(item)) and text_of(item.get("name")):
            yield f"[itemtype*=Product]:{number + 1}", item
    for number, item in enumerate(page.rdfa):
        if _KINDS & set(types_of(item)) and text_of(item.get("name")):
            yield f"[typeof*=Product]:{number + 1}", item


def same_name(name: str, names: set[str]) -> bool:
    """Whether a heading or the title says the same name (three quarters of the words in common)."""
    words = set(key(name, tones=False).split())
    for other in names:
        said = set(other.split())
        if not words or not said:
            continue
        common = len(words & said)
        if common / min(len(words), len(said)) >= _SAME and common / len(words) >= _MOSTLY:
            return True
    return False


def _product(source: str, item: dict[str, Any], others: int) -> Product:
    offer = _first(item.get("offers"))
    if (
        offer
        and isinstance(offer.get("offers"), list | dict)
        and "price" not in offer
        and "lowPrice" not in offer
    ):
        offer = _first(offer["offers"])
    variant = _first(item.get("hasVariant"))
    if offer is None and variant is not None:
        offer = _first(variant.get("offers"))
    offer = offer or {}
    price = number_of(offer.get("price") or offer.get("lowPrice") or _spec_price(offer))
    brand = text_of(item.get("brand")) or text_of(item.get("manufacturer"))
    gtin = next((g for g in (_digits(item.get(n)) for n in _GTIN) if is_gtin(g)), "")
    return Product(
        source,
        text_of(item.get("name")),
        price,
        text_of(offer.get("priceCurrency")).upper(),
        "" if key(brand, tones=False) in NO_BRAND else brand,
        gtin,
        text_of(offer.get("seller")),
        text_of(item.get("category")),
        text_of(item.get("description")),
        text_of(item.get("model")),
        others,
        item,
        prices=_prices(item),
        origin=_origin(item),
        availability=_availability(item),
    )


def offers_of(item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every offer of an item and of its variants, aggregates opened. Bounded."""
    waiting: list[Any] = [item.get("offers"), item.get("hasVariant")]
    for _ in range(_MOST_OFFERS):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            waiting.append(value.get("offers"))
            if _OFFER & value.keys():
                yield value


def _prices(item: dict[str, Any]) -> tuple[float, ...]:
    said = (
        number_of(v)
        for offer in offers_of(item)
        for v in (offer.get("price"), offer.get("lowPrice"), offer.get("highPrice"), _spec_price(offer))
    )
    return tuple(dict.fromkeys(p for p in said if p is not None))


def _origin(item: dict[str, Any]) -> str:
    return text_of(item.get("countryOfOrigin")) or text_of(item.get("countryOfAssembly"))


def _availability(item: dict[str, Any]) -> str:
    """What all offers say alike."""
    said = {text_of(offer.get("availability")).rpartition("/")[2] for offer in offers_of(item)} - {""}
    codes = {AVAILABLE.get(word.lower(), "") for word in said}
    return codes.pop() if len(codes) == 1 else ""


def _spec_price(offer: dict[str, Any]) -> Any:
    spec = _first(offer.get("priceSpecification"))
    return spec.get("price") if spec else None


def _first(value: Any) -> dict[str, Any] | None:
    if isinstance(value, list):
        value = next((v for v in value if isinstance(v, dict)), None)
    return value if isinstance(value, dict) else None


def text_of(value: Any) -> str:
    """A value of structured data as plain text: the first of a list, the name of an object."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or ""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _digits(value: Any) -> str:
    return "".join(c for c in text_of(value) if c.isdigit())


def number_of(value: Any) -> float | None:
    """A schema.org price: a number with a point for the fraction; Vietnamese grouping is forgiven."""
    text = text_of(value).replace(" ", "")
    if not text:
        return None
    if text.count(".") > 1 or text.count(",") > 1 or (text[-4:-3] in (",", ".") and len(text) > 4):
        text = text.replace(".", "").replace(",", "")
    try:
        number = float(text.replace(",", ""))
    except ValueError:
        return None
    return number if 0 < number < math.inf else None
