"""Small helpers of the listing tests: lexicons read once, pages and materials made of a few words."""

from __future__ import annotations

from functools import cache

from checker.facts.listing import read_listings
from checker.facts.material import Kit, Material, Passage, kit_of
from checker.facts.page import Page
from checker.facts.row import read_row
from checker.model import Fact, Place, Subject
from rules.load import load
from rules.model import Lexicon


@cache
def lexicons() -> dict[str, Lexicon]:
    """The lexicons that the house ships."""
    return dict(load().lexicons)


def kit() -> Kit:
    return kit_of(lexicons())


def passage(text: str, role: str = "description", name: str = "") -> Passage:
    return Passage(role, text, lambda start, end: Place("test", start, end), name)


def material(title: str = "", description: str = "", category: str = "", **attributes: str) -> Material:
    passages = [passage(title, "title"), passage(description)]
    if category:
        passages.append(passage(category, "category"))
    passages += [passage(value, "attribute", name.replace("_", " ")) for name, value in attributes.items()]
    return Material("https://shop.vn/p", "v#1", passages)


def row(title: str, description: str = "", **columns: object) -> Subject:
    given: dict[str, object] = {"brand": None, "category": None, "price": None, "attributes": None} | columns
    return read_row("r1", title, description, lexicons=lexicons(), **given)  # type: ignore[arg-type]


def values(facts: object) -> list[object]:
    return [fact.value for fact in facts if isinstance(fact, Fact)]  # type: ignore[attr-defined]


def page(
    body: str,
    url: str = "https://shop.vn/san-pham/ao-thun.html",
    head: str = "",
    *,
    drawn: bool = False,
    whole: bool = True,
) -> Page:
    html = f"<!doctype html><html lang=vi><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    return Page(url, "v#1", html.encode(), "text/html; charset=utf-8", drawn=drawn, whole=whole)


def listings(*pages: Page) -> tuple[Subject, ...]:
    return read_listings(pages, lexicons())
