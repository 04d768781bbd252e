"""`facts --format json`: every fact says how it is known, and two sources that disagree stay two."""

from __future__ import annotations

from listing_kit import listings, page
from test_listing import BODY, LD, ld

from checker.facts.page import Page
from checker.facts.show import subject_json
from checker.model import Subject
from rules.load import load

KEYS = {"value", "quote", "url", "capture", "place", "extractor", "confidence"}


def told(shown: Page) -> tuple[Subject, dict[str, dict[str, object]]]:
    subject = listings(shown)[0]
    out = subject_json(subject, load().facts)
    return subject, {name: entry for name, entry in out.items() if isinstance(entry, dict)}


def test_every_fact_says_how_it_is_known() -> None:
    shown = page(BODY, head=ld(LD))
    subject, out = told(shown)
    found = {name: entry for name, entry in out.items() if "searched" not in entry}
    assert set(found) == set(subject.facts)
    for name, entry in found.items():
        for one in (entry, *entry.get("also", ())):  # type: ignore[misc]
            assert set(one) - {"also"} == KEYS, name
            assert one["url"] and one["capture"] == "v#1" and one["place"]["path"], name
            module, _, function = one["extractor"].partition(":")
            assert module and function, name
            assert 0 < one["confidence"] <= 1, name
            if one["place"]["end"]:
                text = shown.text_at(one["place"]["path"])
                there = text[one["place"]["start"] : one["place"]["end"]]
                assert there and one["quote"].startswith(there), f"{name}: the place of its first line"


def test_two_sources_that_disagree_stay_two() -> None:
    other = LD | {"offers": {"price": 99000, "priceCurrency": "VND"}}
    _, out = told(page(BODY, head=ld(other)))
    price = out["listing.price"]
    assert price["value"] == 199000.0
    assert [one["value"] for one in price["also"]] == [99000.0]  # type: ignore[attr-defined]


def test_what_was_looked_for_in_vain_names_the_page() -> None:
    _, out = told(page(BODY, head=ld(LD)))
    assert out["listing.licence"]["value"] == []
    assert out["listing.licence"]["searched"] == ["https://shop.vn/san-pham/ao-thun.html"]
