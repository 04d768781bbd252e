"""Whether a page shows ONE product, and which part of the page is about it.

Told by several signs together: structured data that bear the page's name, a heading with a price and a way
to buy after it, the address. Lists of products, articles, carts and policies are no listings; a home page
that sells one thing is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from checker.facts.besides import turns_off
from checker.facts.carded import is_card
from checker.facts.kinds import is_home_address, kind_of
from checker.facts.landing import (
    called,
    no_goods,
    of_one,
    sells_one,
)
from checker.facts.nameline import BUY, name_line
from checker.facts.ownlines import about, with_heading
from checker.facts.page import Line, Page
from checker.facts.price import Price, on_request, prices, selling
from checker.facts.pricewords import asked_price, is_price, sieved, sold_on_asking, told_like_goods
from checker.facts.product import Product, product_of
from checker.facts.stated import stated_products
from checker.facts.structured import types_of
from checker.language import key

_JUST_ABOVE, _ASK = 3, 10  # lines above the name; lines below it within which "Liên hệ" is the price
_CARDS = 3  # cards that make a list
_BARE = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_PRICE_WORD = re.compile(r"\s*giá", re.I)
_MARK_FIRST = re.compile(r"\s*(?:đ(?!\w)|₫|vn[đd])", re.I)
_NEVER = frozenset(("policy", "cart", "checkout", "contact", "account", "record", "about"))
_FAR = 1 << 40  # beyond every element
_WORDED = 25  # characters of a line that is a button by its words alone
_NEAR = 400  # elements between the name and the way to buy
_SOON = 45  # lines between the name and the price
_ENOUGH = 4
_SHORT_PAGE = 500  # characters: below it a page that no browser drew may be an empty shell


@dataclass(frozen=True, slots=True)
class Shown:
    """The product of one page: its structured data, the lines about it (from its name on), its price lines."""

    product: Product | None
    name: Line | None
    lines: tuple[Line, ...]
    head: tuple[Line, ...]  # the lines right after the name, where the price stands
    above: tuple[Line, ...]  # the lines right before it: breadcrumbs, sometimes the price
    score: int
    stated: tuple[Product, ...] = ()  # what each source of structured data says of it


def shown(page: Page, signs: frozenset[str] = frozenset()) -> Shown | None:
    """The one product that a page shows, or None. `signs`: headings that name the site (`signboard.py`)."""
    kind = kind_of(page)
    product = product_of(page) or _by_state(page, kind)
    graph = page.meta.get("og:type", "").startswith(("product", "og:product"))
    bare = product is None and not graph
    if bare and kind in _NEVER:
        return None  # where nothing states goods, no other signs outweigh a page of terms
    body = [ln for ln in page.lines if ln.block.region not in ("header", "nav", "footer")] or page.lines
    landing = sells_one(page, body, product)
    if bare and kind == "post" and not landing:
        return None  # nor an article
    name, at = name_line(page, body, product, signs)
    if (name is None or not name.block.heading) and (headed := with_heading(page, body, signs)):
        body, (name, at) = headed, name_line(page, headed, product, signs)
    above = body[max(0, at - _JUST_ABOVE) : at] if name is not None else []
    if landing and (name is None or kind == "post" or name.block.heading != 1):
        told = called(page, body)
        name, at = told if told[0] is not None else (name, at)
    head = _head(body, at, above, product) if name is not None else []
    if landing and not amounts(head):
        head = [ln for ln in body if selling(ln.text)]
    priced = bool(amounts(head)) or asked_price(head[:_ASK]) is not None
    if not priced and kind == "product" and name is not None:
        priced = name.block.heading == 1 and sold_on_asking(head[:_ASK], head)
    if not priced and (product is None or (name is not None and not product.price)):
        return None  # the signs below are asked only where they can still decide
    if product is None and not landing and name is not None and is_card(page, name, head):
        return None
    others = (ln.block.at for n, ln in enumerate(body[at + 1 :]) if turns_off(ln, n, body[at + n]))
    off = next(others, _FAR) if name else _FAR
    bought = _way_to_buy(page, name, off)
    lists = _is_list(page, product, off) or (product is None and _cards(head) >= _CARDS)
    score = 3 * (product is not None) + 2 * graph
    score += 2 * (kind == "product") + (name is not None) + 2 * bought + priced
    # An address may say "/shop/…" or "/danh-muc/…" of the goods themselves: one name with one way to buy outweighs it.
    shelf = (
        kind == "category" and product is None and not (bought and priced and not lists and not _cards(head))
    )
    score += 3 * landing
    score -= 6 * (kind in _NEVER) + 3 * (kind == "post") + 3 * shelf + 3 * lists
    if is_home_address(page.url) and product is None:
        score -= 2
    if _ENOUGH - 2 <= score < _ENOUGH and not lists and told_like_goods(body, head):
        score += 2  # asked last, and only where it decides
    if name is None and product is not None and kind not in _NEVER and is_shell(page):
        return Shown(product, None, (), (), (), score)  # only what it carries for its scripts can be read
    if score < _ENOUGH or name is None or (not product and name.block.heading != 1 and no_goods(body)):
        return None
    stated = stated_products(page)
    own = [name, *(ln for ln in of_one(body) if ln is not name)] if landing else about(body, at)
    return Shown(product, name, tuple(own), tuple(head), tuple(above), score, stated)


def _by_state(page: Page, kind: str) -> Product | None:
    """The product that the engine's state tells, of a page that may be a product's and states it no other way."""
    if kind != "product" and not is_shell(page) and not page.meta.get("og:type", "").endswith("product"):
        return None
    if kind in _NEVER or kind == "post" or is_home_address(page.url):
        return None
    return next((p for p in stated_products(page) if not p.source.startswith("meta")), None)


def amounts(lines: Sequence[Line]) -> list[tuple[Line, Price]]:
    """The selling prices of lines; a bare number counts when the line before says "Giá" or the next the currency."""
    out: list[tuple[Line, Price]] = []
    for number, line in enumerate(lines):
        found = selling(line.text)
        if not found and _BARE.fullmatch(line.text.strip()):
            before = lines[number - 1].text if number else ""
            after = lines[number + 1].text if number + 1 < len(lines) else ""
            if _PRICE_WORD.match(before) or _MARK_FIRST.match(after):
                found = list(prices(line.text))
        out.extend((line, price) for price in found)
    return out


def _head(body: list[Line], at: int, above: list[Line], product: Product | None) -> list[Line]:
    """The lines after the name up to the next list of goods; those above it when the price stands there."""
    after: list[Line] = []
    for number, line in enumerate(body[at + 1 : at + 1 + _SOON]):
        if turns_off(line, number, body[at + number]):
            break
        after.append(line)
    stated = product.price if product is not None else None
    if any(p.value == stated for ln in above for p in selling(ln.text)):
        return [*above, *after]
    if not any(selling(ln.text) for ln in after) and sum(bool(selling(ln.text)) for ln in body[:at]) == 1:
        return [*above, *after]
    return after


def _cards(head: list[Line]) -> int:
    """Headings with a price of their own right below: the cards of a list of goods."""
    return _CARDS * sieved(head) or sum(
        ln.block.heading > 0 and not is_price(ln.text) and _priced_below(head[number + 1 : number + 4])
        for number, ln in enumerate(head)
    )


def _priced_below(lines: Sequence[Line]) -> bool:
    """Whether a price stands among lines before the next heading, to which what follows belongs."""
    for line in lines:
        priced = bool(selling(line.text)) or on_request(line.text)
        if line.block.heading and not is_price(line.text) and not (priced and _PRICE_WORD.match(line.text)):
            return False
        if priced:
            return True
    return False


def _way_to_buy(page: Page, name: Line | None, off: int = _FAR) -> bool:
    """A button or link to buy soon after the name, that is not one of many alike (the cards of a list).

    off: the element where other goods begin; what stands beyond it is theirs.
    """
    if name is None:
        return False
    said = [(b.at, b.text) for b in page.buttons if not b.hidden and b.at < off]
    said += [(ln.at, ln.text) for ln in page.links if ln.at < off and not ln.hidden and len(ln.text) < 60]
    controls = [(at, one) for at, text in said if BUY.match(one := key(text, tones=False))]
    if not controls:  # templates make buttons of any element
        controls = [
            (ln.block.at, text)
            for ln in page.lines
            if ln.block.at < off and len(ln.text) <= _WORDED and BUY.match(text := key(ln.text, tones=False))
        ]
    alike = Counter(text for _, text in controls)
    numbers = any(
        f.type == "number" or "quantity" in f.name.lower() or "soluong" in f.name.lower()
        for f in page.fields
        if name.block.at <= f.at <= name.block.at + _NEAR
    )
    low, high = name.block.at - 30, name.block.at + _NEAR
    return any(low <= at <= high and (alike[text] <= 2 or numbers) for at, text in controls)


def _is_list(page: Page, product: Product | None, off: int = _FAR) -> bool:
    """Many ways to buy alike, or a page that calls itself a collection."""
    types = {t for item in page.json_ld for t in types_of(item)}
    if types & {"CollectionPage", "ItemList", "OfferCatalog", "SearchResultsPage"} and product is None:
        return True
    if product is not None and product.price:
        return False
    texts = Counter(key(b.text, tones=False) for b in page.buttons if not b.hidden and b.at < off)
    many = [t for t, n in texts.items() if n >= 3 and BUY.match(t)]
    once = [t for t, n in texts.items() if n <= 2 and BUY.match(t)]
    return bool(many) and not once


def is_shell(page: Page) -> bool:
    """A page that scripts fill and no browser drew: what is not on it may still be shown to visitors."""
    return (
        not page.drawn
        and len(page.folded_text) < _SHORT_PAGE
        and any("json" not in s.type for s in page.scripts)
    )
