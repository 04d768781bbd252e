"""Small storefronts written in the tests, as visits."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from checker.facts.page import Page
from checker.facts.shelf import Shelf
from crawler.model import Capture, CaptureState, Storefront, Via, Visit, VisitState

START = "https://shop.vn/"
WHEN = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """The part of a vocabulary entry that reading and showing need."""

    name: str
    stands_on: tuple[str, ...] = ("home",)
    subject: str = "storefront"
    many: bool = False
    values: tuple[str, ...] = ()


def vocabulary(**places: str) -> dict[str, Entry]:
    """Entries by name with "_" for the first dot: seller_name="home contact"."""
    out = {}
    for key, kinds in places.items():
        name = key.replace("_", ".", 1)
        out[name] = Entry(name, tuple(kinds.split()))
    return out


def html(main: str = "", footer: str = "", title: str = "Cửa hàng", head: str = "", nav: str = "") -> str:
    """A page with a menu, a middle and a footer."""
    return (
        f"<!doctype html><html lang=vi><head><meta charset=utf-8><title>{title}</title>{head}</head><body>"
        f"<nav>{nav}</nav><main>{main}</main><footer>{footer}</footer></body></html>"
    )


def page(body: str, url: str = START) -> Page:
    """One page of UTF-8 HTML."""
    return Page(url, "v#1", body.encode(), "text/html; charset=utf-8")


def shelf(**bodies: str) -> Shelf:
    """Pages by path; "home" is the door: shelf(home=…, lien_he=…)."""
    return Shelf(
        [
            page(body, START + ("" if key == "home" else key.replace("_", "-")))
            for key, body in bodies.items()
        ],
        START,
    )


def capture(
    number: int,
    url: str,
    body: str | bytes,
    state: CaptureState = CaptureState.OK,
    status: int = 200,
    via: Via = Via.HTTP,
) -> Capture:
    """One capture."""
    raw = body.encode() if isinstance(body, str) else body
    return Capture(
        f"v#{number}",
        url,
        url,
        WHEN,
        state,
        via,
        status,
        (("Content-Type", "text/html; charset=utf-8"),),
        raw,
        hashlib.sha256(raw).hexdigest(),
    )


def visit(*captures: Capture, start: str = START) -> Visit:
    """A visit of the shop."""
    return Visit("v", Storefront(start, start), WHEN, WHEN, VisitState.COMPLETE, captures)


def visit_of(**bodies: str) -> Visit:
    """A visit of pages by path; "home" is the door, as of `shelf`."""
    return visit(
        *(
            capture(number, START + ("" if key == "home" else key.replace("_", "-")), body)
            for number, (key, body) in enumerate(bodies.items(), 1)
        )
    )


def values(facts: dict[str, tuple], name: str) -> list:  # type: ignore[type-arg]
    """The values of one fact, the best first."""
    return [f.value for f in facts.get(name, ())]
