"""One row of a listing feed read as a product page is read: a feed enters at facts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from checker.facts.barcode import stated
from checker.facts.brand import named_in
from checker.facts.gs1 import prefixes
from checker.facts.listing import LISTING_FACTS
from checker.facts.material import Locate, Material, Passage, kit_of
from checker.facts.plainly import plainly
from checker.facts.product import NO_BRAND
from checker.facts.said import facts_of
from checker.language import LexiconLike, key
from checker.model import Fact, Place, Search, Subject, SubjectKind

# What the platforms add below every description; it is not the seller's word.
_BOILERPLATE = re.compile(
    r"Giá sản phẩm trên Tiki đã bao gồm thuế(?:[^.]*(?:\.|$))?(?:\s*Bên cạnh đó, tu[^.]*?"
    r"(?:thuế nhập khẩu(?:\s*\(đối với đơn hàng[^)]*(?:\)|$))?|$)[.\s]*)?"
    r"|(?:Do đó\s*)?h(?:oá|óa) đơn VAT không được cung cấp[^.]*\.?",
    re.S | re.I,
)
_BOILED = ("bao gồm thu", "đơn vat")  # without one of these nothing of it is there
_BEFORE = len("Giá sản phẩm trên Tiki đã ")  # characters before the first of these
_MOST = 12_000  # characters of a description that are read


def place_in(column: str) -> Locate:
    """Places inside one column of a row."""
    return lambda start, end: Place(f"row:{column}", start, end)


def read_row(
    id: str,
    title: str,
    description: str | None,
    brand: str | None,
    category: str | None,
    price: float | int | None,
    attributes: Mapping[str, Any] | str | None,
    lexicons: Mapping[str, LexiconLike],
    *,
    origin: str | None = None,
    seller: str | None = None,
    gtin: str | None = None,
    url: str = "",
    source: str = "",
    columns: frozenset[str] | None = None,
) -> Subject:
    """One listing from its columns.

    `attributes` is a mapping or the JSON text of one; `price` is in đồng; `source` names the feed and
    stands as the capture of every fact. Any text may be empty; nothing raises. `columns` names the columns
    that the feed has (None: all that are parameters here) and the facts that have a further one of their own:
    a listing whose description is not in the feed
    was not read whole, and nothing follows from what is absent.
    """
    text = _own_words(description or "")
    passages = [Passage("title", title or "", place_in("title"))]
    if text:
        passages.append(Passage("description", text, place_in("description")))
    if category:
        passages.append(Passage("category", str(category), place_in("category")))
    passages += list(_attributes(attributes))
    if origin:
        passages.append(Passage("attribute", str(origin), place_in("origin"), name=""))
        if len(str(origin)) <= 40:
            passages.append(Passage("attribute", str(origin), place_in("origin"), name="Xuất xứ"))
    material, kit = Material(url, source or f"row:{id}", passages), kit_of(lexicons)
    given = _given(material, title, brand, category, price, seller, gtin)
    if "listing.brand" not in given and (named := named_in(passages[0], material, kit, "row:brand")):
        given["listing.brand"] = [named]
    facts = facts_of(material, kit, given)
    facts |= {fact.name: (fact,) for fact in plainly(material, facts)}
    facts |= {fact.name: (fact,) for fact in prefixes(facts)}
    whole = not _cut(description) and (columns is None or columns >= _WORDS)
    return Subject(SubjectKind.LISTING, str(id), url, facts, _searches(facts, url, whole, columns))


_WORDS = frozenset(("title", "description"))
# Facts that a feed states in a column of their own, if at all.
_COLUMN = {
    "listing.price": "price",
    "listing.price_on_request": "price",
    "listing.currency": "price",
    "listing.seller": "seller",
    "listing.brand": "brand",
    "listing.category": "category",
}
# What only a page can show: a struck price, two voices that disagree, pictures, whether it is in stock.
_ON_PAGES = frozenset(
    (
        "listing.price_struck",
        "listing.structured_conflict",
        "listing.traceability",
        "listing.picture_code",
        "listing.availability",
    )
)
_WHY = "the feed does not hold this column"
# What platforms keep in a listing's table of attributes as often as in its text: a feed without that table
# (and without a column of its own for it, which `columns` names) shows less than the buyer sees, and nothing follows
# from absence.
_TABLED = frozenset(
    name for name in LISTING_FACTS if name.startswith(("listing.origin", "listing.responsible", "label."))
) - {"label.language"}
_OWN_COLUMN = {"listing.origin": "origin", "listing.origin_last_stage": "origin"}
_NO_TABLE = "the feed holds no attributes of the listing, where this may stand"


@lru_cache(maxsize=256)
def _absent(whole: bool, columns: frozenset[str] | None) -> tuple[tuple[str, ...], Mapping[str, Search]]:
    """The facts that were looked for in the whole row, and the searches for the others."""
    unread = Search(False, why="the description of the listing is not in the feed whole")
    missing = Search(False, why=_WHY)
    names = [name for name in LISTING_FACTS if name not in _ON_PAGES]
    found = {} if whole else dict.fromkeys(names, unread)
    for name, column in _COLUMN.items():
        if columns is not None and column not in columns:
            found[name] = missing
    if whole and columns is not None and "attributes" not in columns:
        table = Search(False, why=_NO_TABLE)
        found |= {
            name: table
            for name in _TABLED
            if name not in columns and _OWN_COLUMN.get(name, "attributes") not in columns
        }
    return tuple(name for name in names if name not in found), found


def _searches(
    facts: Mapping[str, tuple[Fact, ...]], url: str, whole: bool, columns: frozenset[str] | None
) -> Mapping[str, Search]:
    """What was looked for in a row: every fact that must stand on a listing and that a feed can hold."""
    names, others = _absent(whole, columns)
    held = {**dict.fromkeys(names, Search(True, (url,) if url else (), drawn=False)), **others}
    return held if facts.keys() <= held.keys() else {**dict.fromkeys(facts, Search(True)), **held}


def _cut(description: str | None) -> bool:
    """Whether the description is longer than what is read."""
    return len(description or "") > _MOST


def _own_words(description: str) -> str:
    """The description without what the platform adds, cut at a bound."""
    low = description.lower()
    if any(sign in low for sign in _BOILED):
        # what begins with the price need not be looked for in what is before it
        near = low.find(_BOILED[0]) - _BEFORE if _BOILED[1] not in low and len(low) == len(description) else 0
        near = max(0, near)
        # blanks, so that what a seller writes below it keeps its place
        rest = _BOILERPLATE.sub(lambda m: "\n" + " " * (len(m[0]) - 1), description[near:])
        description = (description[:near] + rest).rstrip()
    return description[:_MOST]


def _attributes(attributes: Mapping[str, Any] | str | None) -> Iterator[Passage]:
    if isinstance(attributes, str):
        try:
            attributes = json.loads(attributes)
        except ValueError:
            yield Passage("attribute", str(attributes), place_in("attributes"))
            return
    if isinstance(attributes, str):  # JSON inside JSON, as exports have it
        yield from _attributes(attributes if attributes.lstrip().startswith("{") else None)
        return
    if not isinstance(attributes, Mapping):
        return
    for name, value in attributes.items():
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            yield Passage(
                "attribute", str(value), place_in(f"attributes.{name}"), name=str(name).replace("_", " ")
            )


def _given(
    material: Material,
    title: str | None,
    brand: str | None,
    category: str | None,
    price: float | int | None,
    seller: str | None,
    gtin: str | None,
) -> dict[str, list[Fact]]:
    """Facts that stand in columns of their own."""
    out: dict[str, list[Fact]] = {}

    def add(name: str, value: str | float, column: str) -> None:
        quote = str(value)
        out[name] = [
            Fact(
                name,
                value,
                quote,
                material.url,
                material.capture,
                Place(f"row:{column}", 0, len(quote)),
                "row:columns",
            )
        ]

    if title:
        add("listing.title", title, "title")
    if brand and key(str(brand), tones=False) not in NO_BRAND:
        add("listing.brand", str(brand), "brand")
    if category:
        add("listing.category", str(category), "category")
    if isinstance(price, int | float) and not isinstance(price, bool) and price == price and price > 0:
        add("listing.price", float(price), "price")
    if seller:
        add("listing.seller", str(seller), "seller")
    for _, _, digits in stated(str(gtin or "")):
        add("listing.gtin", digits, "gtin")
    return out
