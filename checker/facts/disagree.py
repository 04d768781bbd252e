"""Where a page tells machines one thing and people another: each statement held against what is seen.

A difference that a careful person would explain away is none: another variant's price, the ends of a range, a
struck price, rounding, tax added or taken off where the page speaks of it, a money that is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from checker.facts import origin
from checker.facts.barcode import is_gtin
from checker.facts.material import Kit, Material, Passage
from checker.facts.page import Line, Page
from checker.facts.price import prices
from checker.facts.product import NO_BRAND, Product, names_of, products_of
from checker.facts.shown import Shown
from checker.facts.stock import shown_stock
from checker.language import key
from checker.model import Fact, Place

CONFLICT = "listing.structured_conflict"
Facts = Mapping[str, Sequence[Fact]]
_BRAND_NAMES = frozenset(("thuong hieu", "nhan hieu", "brand", "hang", "hang san xuat", "hieu"))
_ROUNDING = 0.01  # of the price: "199k" beside 199 900
_THOUSAND = 1_000.0
_TAX_RATES = (1.05, 1.08, 1.10)  # rates of value added tax in Viet Nam since 2009, with the cut to 8 %
_TAX_WORD = re.compile(r"\bvat\b|\bthue\b")
_SCALES = (10.0, 100.0, 1_000.0, 100_000.0)  # a state written in other units says the same
_MONEY = frozenset(("USD", "EUR", "CNY", "JPY", "KRW", "GBP"))
_TITLE_PART = re.compile(r"\s[|\-–—]\s")
_UNSEEN = "disagree:only_stated"
_MOST = 6  # conflicts told of one page


def disagreements(page: Page, seen: Shown, material: Material, kit: Kit, found: Facts) -> Iterator[Fact]:
    """`listing.structured_conflict` and, beside it, the stated value as a second fact of its own name.

    `found` are the facts that the visible page gave. Each conflict is told once, whichever source says it.
    """
    told = {str(f.value) for f in found.get(CONFLICT, ())}
    for product in seen.stated:
        for name, stated, shown, part in _held_against(page, seen, product, material, kit, found):
            said = f"{name} {stated} / {shown}"
            if said in told or len(told) >= _MOST:
                continue
            told.add(said)
            where = f"{product.source}.{part}"
            yield page.fact_at(
                CONFLICT, said, stated, where, "disagree:disagreements", round(product.sure * 0.75, 2)
            )
            value: str | float = product.price if name == "price" and product.price else stated
            second = f"listing.{name}"
            if name != "name":
                yield page.fact_at(second, value, stated, where, "disagree:stated", 0.3)
    if not seen.stated:
        yield from _another_name(page, seen)


def only_stated(page: Page, seen: Shown, kit: Kit, found: Facts) -> Iterator[Fact]:
    """An origin that structured data state and nothing visible says: less sure than one that is seen."""
    if found.get("listing.origin"):
        return
    for product in (*seen.stated, *([seen.product] if seen.product else [])):
        code = origin_code(product.origin, kit)
        if code:
            where = f"{product.source}.countryOfOrigin"
            yield page.fact_at("listing.origin", code, product.origin, where, _UNSEEN, 0.7)
            return


def _held_against(
    page: Page, seen: Shown, product: Product, material: Material, kit: Kit, found: Facts
) -> Iterator[tuple[str, str, str, str]]:
    """(what, as stated, as seen, part of the source) of every disagreement of one source."""
    yield from _price(page, seen, product, found)
    yield from _brand(page, product, material)
    codes = [str(f.value) for f in found.get("listing.gtin", ()) if f.extractor.startswith("label:")]
    valid = [c for c in codes if is_gtin(c)]
    if product.gtin and valid and product.gtin.zfill(14) not in {c.zfill(14) for c in valid}:
        yield "gtin", product.gtin, valid[0], "gtin"
    countries = [str(f.value) for f in found.get("listing.origin", ()) if f.extractor != _UNSEEN]
    stated = origin_code(product.origin, kit)
    if stated and countries and stated not in countries:
        yield "origin", stated, ", ".join(countries), "countryOfOrigin"
    stock = shown_stock(page, seen)
    if stock and product.availability in ("in_stock", "out_of_stock") and stock[0] != product.availability:
        yield "availability", product.availability, stock[0], "offers.availability"


def _price(page: Page, seen: Shown, product: Product, found: Facts) -> Iterator[tuple[str, str, str, str]]:
    visible = next((f for f in found.get("listing.price", ()) if f.extractor == "offer:price"), None)
    if visible is None or product.price is None or isinstance(visible.value, str):
        return
    in_dong = any(f.value == "VND" for f in found.get("listing.currency", ()))
    if product.currency in _MONEY and in_dong:
        if (
            any(_alike(p, visible.value) for p in product.prices or (product.price,))
            and visible.value >= _THOUSAND
        ):
            yield "currency", product.currency, "VND", "offers.priceCurrency"
        return
    if product.currency not in ("", "VND") or not in_dong:
        return
    said = {product.price, *product.prices}
    amounts = _amounts(page, seen) | {float(visible.value)}
    if min(said) <= visible.value <= max(said) or any(_agree(s, v) for s in said for v in amounts):
        return
    if _TAX_WORD.search(page.folded_text) and any(
        _alike(s * rate, v) or _alike(s, v * rate) for s in said for v in amounts for rate in _TAX_RATES
    ):
        return
    yield "price", f"{product.price:.0f}", f"{visible.value:.0f}", "offers.price"


def _amounts(page: Page, seen: Shown) -> set[float]:
    """Every amount in đồng that the page shows of the goods, and those of the variants in its lists of choice."""
    lines: tuple[Line, ...] = (*seen.above, *seen.head, *seen.lines)
    texts = [ln.text for ln in dict.fromkeys(lines) if any(c.isdigit() for c in ln.text)]
    texts += [text for field in page.fields for text in field.options if any(c.isdigit() for c in text)]
    return {p.value for text in texts for p in prices(text[:400]) if p.currency == "VND"}


def _alike(one: float, other: float) -> bool:
    return abs(one - other) <= max(
        _THOUSAND * (max(one, other) >= 50 * _THOUSAND), _ROUNDING * max(one, other)
    )


def _agree(stated: float, visible: float) -> bool:
    return any(_alike(stated, visible * s) or _alike(stated * s, visible) for s in (1.0, *_SCALES))


def _brand(page: Page, product: Product, material: Material) -> Iterator[tuple[str, str, str, str]]:
    """A row "Thương hiệu" that names another brand; engines often state the shop itself as the brand."""
    stated = key(product.brand, tones=False)
    said, joined = set(stated.split()), stated.replace(" ", "")
    if (
        not said
        or stated in NO_BRAND
        or said <= own_words(page)
        or joined in _host(page).replace("-", "").split(".")
    ):
        return
    for passage in material.of("attribute"):
        words = key(passage.text, tones=False)
        if key(passage.name, tones=False) not in _BRAND_NAMES or words in NO_BRAND:
            continue
        other = words.replace(" ", "")  # "L'Oréal" and "Loreal", "Coca-Cola" and "CocaCola" are one
        if said.isdisjoint(words.split()) and joined not in other and other not in joined:
            yield "brand", product.brand, " ".join(passage.text.split()), "brand"
            return


def own_words(page: Page) -> set[str]:
    """The words of the shop's own name: its host, what the page calls the site, and the end of its title."""
    called = [page.meta.get("og:site_name", ""), *_TITLE_PART.split(page.title)[1:][-1:]]
    site = set(key(" ".join(called), tones=False).split())
    return site | set(re.split(r"[.\-]", _host(page)))


def _host(page: Page) -> str:
    return page.url.partition("://")[2].partition("/")[0].partition(":")[0].lower()


def origin_code(stated: str, kit: Kit) -> str:
    """A country in words or as a code of two letters; '' where it cannot be told."""
    if not stated or len(stated) > 60:
        return ""
    passage = Passage("attribute", stated, lambda start, end: Place(""), name="Xuất xứ")
    codes = [c for s in origin.statements(passage, kit) for c in s.codes]
    if codes:
        return codes[0] if len(codes) == 1 else ""
    return stated if re.fullmatch(r"[A-Z]{2}", stated) else ""


def _another_name(page: Page, seen: Shown) -> Iterator[Fact]:
    """The only product that is stated, with a price, has no word in common with the goods that are shown."""
    stated = [p for p in products_of(page) if p.price]
    if len(stated) != 1 or seen.name is None:
        return
    words = set(key(stated[0].name, tones=False).split())
    shown = set(" ".join(names_of(page)).split()) | set(key(seen.name.text, tones=False).split())
    if len(words) >= 2 and words.isdisjoint(shown | own_words(page)):
        said = f"name {stated[0].name} / {' '.join(seen.name.text.split())}"
        yield page.fact_at(CONFLICT, said, stated[0].name, f"{stated[0].source}.name", "disagree:name", 0.5)
