"""What structured data adds about the seller when the visible text is silent (no visitor sees it: less sure)."""

from __future__ import annotations

from typing import Any

from checker.facts import address, names, numbers
from checker.facts.fold import fold
from checker.facts.page import Page
from checker.facts.shelf import Shelf
from checker.facts.structured import types_of
from checker.model import Fact

FIRM, BRANCH = 10, 13  # digits of a firm's tax code, and of its branch's


def _organisations(page: Page) -> list[dict[str, Any]]:
    kinds = {"Organization", "LocalBusiness", "Store", "Corporation", "OnlineStore", "OnlineBusiness"}
    return [
        item
        for item in page.json_ld
        if kinds & set(types_of(item)) or any(t.endswith("Store") for t in types_of(item))
    ]


def add_structured(shelf: Shelf, facts: dict[str, tuple[Fact, ...]]) -> None:
    """What Organization objects add when the visible text is silent (they are shown to no visitor)."""
    for page in shelf.pages:
        if shelf.kind(page) not in ("home", "contact", "about", "policy"):
            continue
        for item in _organisations(page):
            legal = item.get("legalName")
            if isinstance(legal, str) and not facts.get("seller.name") and (found := names.firms(legal)):
                facts["seller.name"] = (
                    page.fact_at(
                        "seller.name",
                        found[0].text,
                        legal,
                        "script[ld+json] $.legalName",
                        "seller:structured",
                        0.7,
                    ),
                )
            for key in ("taxID", "vatID"):
                digits, sure = numbers.tax_code(str(item.get(key) or ""))
                if sure == 1.0 and not facts.get("seller.tax_code"):
                    facts["seller.tax_code"] = (
                        page.fact_at(
                            "seller.tax_code",
                            digits,
                            str(item[key]),
                            f"script[ld+json] $.{key}",
                            "seller:structured",
                            0.7,
                        ),
                    )
            where = item.get("address")
            if isinstance(where, dict) and not facts.get("seller.address"):
                parts = [
                    str(where.get(k) or "").strip()
                    for k in ("streetAddress", "addressLocality", "addressRegion")
                ]
                text = ", ".join(p for p in parts if p)
                if address.completeness(fold(text)) >= 5:
                    facts["seller.address"] = (
                        page.fact_at(
                            "seller.address",
                            text,
                            text,
                            "script[ld+json] $.address",
                            "seller:structured",
                            0.6,
                        ),
                    )


def head_office(facts: dict[str, tuple[Fact, ...]]) -> None:
    """The codes of a firm before those of its branches, unless a branch is the seller.

    "GCNĐKDN số 0104417373 … Chi nhánh Hải Phòng (MST 0104417373-001)": the seller's code is the registration.
    """
    taxed = facts.get("seller.tax_code", ())
    if not taxed or len(str(taxed[0].value)) != BRANCH or _is_branch(facts.get("seller.name", ())):
        return
    head = str(taxed[0].value)[:FIRM]
    for fact in taxed:
        if fact.value == head:
            facts["seller.tax_code"] = (fact, *(f for f in taxed if f is not fact))
            return
    if any(f.value == head for f in facts.get("seller.registration_number", ())):
        facts["seller.tax_code"] = ()


def _is_branch(named: tuple[Fact, ...]) -> bool:
    return bool(named) and fold(str(named[0].value)).startswith(("chi nhanh", "cn "))


def add_same_code(facts: dict[str, tuple[Fact, ...]]) -> None:
    """A registration number that is a valid tax code is the tax code, when no other is shown."""
    if facts.get("seller.tax_code"):
        return
    for fact in facts.get("seller.registration_number", ()):
        digits, sure = numbers.tax_code(str(fact.value))
        if sure == 1.0 and len(digits) in (10, 13):
            facts["seller.tax_code"] = (
                Fact(
                    "seller.tax_code",
                    digits,
                    fact.quote,
                    fact.url,
                    fact.capture,
                    fact.place,
                    "seller:same_code",
                    0.9,
                ),
            )
            return
