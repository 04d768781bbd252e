"""The product that a page's structured data describe: JSON-LD, microdata, Open Graph, in this order."""

from __future__ import annotations

from collections.abc import Iterator
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


def product_of(page: Page) -> Product | None:
    """The page's own product: the only one, or the one that bears the page's name. None when there is none."""
    found = list(_items(page))
    if not found:
        return None
    names = {key(h.text, tones=False) for h in page.headings if h.heading <= 2} | {
        key(page.title, tones=False)
    }
    named = [(source, item) for source, item in found if _same_name(_text(item.get("name")), names)]
    if not named or len(found) > _MOST:
        return None
    source, item = named[0]
    return _product(source, item, len(found) - 1)


def _items(page: Page) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, item in enumerate(page.json_ld):
        if _KINDS & set(types_of(item)) and _text(item.get("name")):
            yield f"script[ld+json]:{number + 1} $", item
    for number, item in enumerate(page.microdata):
        if _KINDS & set(types_of(item)) and _text(item.get("name")):
            yield f"[itemtype*=Product]:{number + 1}", item


def _same_name(name: str, names: set[str]) -> bool:
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
    price = _number(offer.get("price") or offer.get("lowPrice") or _spec_price(offer))
    brand = _named(item.get("brand")) or _named(item.get("manufacturer"))
    gtin = next((g for g in (_digits(item.get(n)) for n in _GTIN) if is_gtin(g)), "")
    return Product(
        source,
        _text(item.get("name")),
        price,
        _text(offer.get("priceCurrency")).upper(),
        "" if key(brand, tones=False) in NO_BRAND else brand,
        gtin,
        _named(offer.get("seller")),
        _text(item.get("category")),
        _text(item.get("description")),
        _text(item.get("model")),
        others,
        item,
    )


def _spec_price(offer: dict[str, Any]) -> Any:
    spec = _first(offer.get("priceSpecification"))
    return spec.get("price") if spec else None


def _first(value: Any) -> dict[str, Any] | None:
    if isinstance(value, list):
        value = next((v for v in value if isinstance(v, dict)), None)
    return value if isinstance(value, dict) else None


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or ""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _named(value: Any) -> str:
    return _text(value)


def _digits(value: Any) -> str:
    return "".join(c for c in _text(value) if c.isdigit())


def _number(value: Any) -> float | None:
    """A schema.org price: a number with a point for the fraction; Vietnamese grouping is forgiven."""
    text = _text(value).replace(" ", "")
    if not text:
        return None
    if text.count(".") > 1 or text.count(",") > 1 or (text[-4:-3] in (",", ".") and len(text) > 4):
        text = text.replace(".", "").replace(",", "")
    try:
        number = float(text.replace(",", ""))
    except ValueError:
        return None
    return number if number > 0 else None
