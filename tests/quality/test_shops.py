"""Whole shops of our own, each a text file: what a careful person reads off its pages, then the pages.

`shops/NAME.txt`: the host, the facts as YAML, then blocks that begin with "%%% " and a name (a part that pages
take in by a line "@name") or an address (a page). A fact that is not written is absent; `~` is undecidable.
Firms, people and numbers are invented. Of each list one value is enough, of `payment.methods` all are meant.
Floors stand in `floors.json` and never sink in silence.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.check import check
from checker.facts.fold import fold
from checker.facts.show import as_json
from checker.model import Checked
from crawler.model import Capture, CaptureState, Storefront, Via, Visit, VisitState
from rules.load import load
from rules.model import Rulebook

HERE = Path(__file__).resolve().parent
SHOPS = sorted(p.stem for p in (HERE / "shops").glob("*.txt"))
FLOORS = json.loads((HERE / "floors.json").read_text("utf-8"))["shops"]
WHEN = datetime(2026, 11, 20, 3, tzinfo=UTC)
HEADERS = (("Content-Type", "text/html; charset=utf-8"),)
STOREFRONT = (
    *("seller." + n for n in ("name", "tax_code", "registration_number", "address", "phone", "email")),
    *("notice.shown", "notice.kind", "notice.link", "site.takes_orders", "payment.methods"),
    *(f"terms.{n}" for n in ("general", "contract_conclusion", "returns", "warranty", "shipping", "payment")),
    *(f"terms.{n}" for n in ("privacy", "inspection", "complaints")),
)
LISTING = tuple(f"listing.{name}" for name in ("title", "price", "brand", "origin", "responsible", "gtin"))
ACCUSES = {  # a lead that says "missing", and the fact that it misses
    "contract-terms-published": "terms.general",
    "privacy-policy-published": "terms.privacy",
    "returns-policy-published": "terms.returns",
    "delivery-policy-published": "terms.shipping",
    "payment-policy-published": "terms.payment",
    "inspection-policy-published": "terms.inspection",
    "complaints-procedure-published": "terms.complaints",
    "contract-conclusion-explained": "terms.contract_conclusion",
    "seller-name-shown": "seller.name",
    "seller-address-shown": "seller.address",
    "seller-registration-shown": "seller.registration_number",
    "notice-badge-shown": "notice.shown",
    "listing-origin-shown": "listing.origin",
    "listing-responsible-shown": "listing.responsible",
}


@dataclass
class Shop:
    """One shop: its address, what is wanted of it, and the visit of its pages."""

    base: str
    storefront: dict[str, Any]
    listings: list[dict[str, Any]]
    visit: Visit


def shop(name: str) -> Shop:
    """A shop from its text."""
    head, *parts = (HERE / "shops" / f"{name}.txt").read_text("utf-8").split("\n%%% ")
    host, wanted = head.split("\n", 1)
    gold, base = yaml.safe_load(wanted), f"https://{host}"
    blocks: dict[str, str] = {}
    captures: list[Capture] = []
    for part in parts:
        title, body = part.split("\n", 1)
        if not title.startswith("/"):
            blocks[title] = body
            continue
        for block, text in blocks.items():
            body = body.replace(f"@{block}\n", text + "\n")
        raw, url, state = body.encode(), base + title, CaptureState.OK
        digest = hashlib.sha256(raw).hexdigest()
        captures.append(
            Capture(f"v#{len(captures) + 1}", url, url, WHEN, state, Via.HTTP, 200, HEADERS, raw, digest)
        )
    visit = Visit("v", Storefront(host, captures[0].url), WHEN, WHEN, VisitState.COMPLETE, tuple(captures))
    listings = [
        {"url": base + row["url"], **{f: row.get(f, []) for f in LISTING}} for row in gold["listings"]
    ]
    return Shop(base, {f: gold["storefront"].get(f, []) for f in STOREFRONT}, listings, visit)


@cache
def book() -> Rulebook:
    """Our own rules, read once."""
    return load()


@cache
def checked(name: str) -> tuple[Shop, Checked, dict[str, Any]]:
    """A shop, what the checker finds, and its facts as the command shows them."""
    one = shop(name)
    found = check(one.visit, book())
    return one, found, as_json(found.sheet, book().facts)


def same(fact: str, got: object, want: object, base: str) -> bool:
    """Whether a value is a right answer."""
    if fact.startswith("terms.") or fact == "notice.link":
        wanted = base + str(want) if str(want).startswith("/") else str(want)
        return str(got).rstrip("/") == wanted.rstrip("/")
    if fact in ("seller.phone", "seller.tax_code", "seller.registration_number", "listing.gtin"):
        a, b = (re.sub(r"\D", "", str(v)).removeprefix("84").lstrip("0") for v in (got, want))
        return a == b
    if fact in ("seller.name", "seller.address", "listing.title", "listing.brand", "listing.responsible"):
        a, b = (set(re.findall(r"[a-z0-9]+", fold(str(v)))) for v in (got, want))
        return len(a & b) >= (0.6 if fact == "seller.address" else 0.75) * len(a | b) > 0
    return fold(str(got)) == fold(str(want)) or str(got) == f"{want}.0"


def outcomes(name: str) -> list[tuple[str, str, object, object]]:
    """(fact, "right" | "missed" | "wrong", what was read, what was wanted) of one shop."""
    one, _, shown = checked(name)
    pairs = [(f, shown["storefront"].get(f), w) for f, w in one.storefront.items()]
    for row in one.listings:
        read_off = next((x for x in shown["listings"] if x["url"] == row["url"]), {})
        pairs += [(f, read_off.get(f), row[f]) for f in LISTING]
    out = []
    for fact, found, wanted in pairs:
        if wanted is None:
            continue
        values = [
            v["value"] if isinstance(v, dict) else v for v in (found if isinstance(found, list) else [found])
        ]
        values = [v for more in values for v in (more if isinstance(more, list) else [more]) if v is not None]
        wants = wanted if isinstance(wanted, list) else [wanted]
        if wanted is False and not values:
            values = [False]
        whole = fact == "payment.methods"
        for value in values if whole else values[:1]:
            right = any(same(fact, value, w, one.base) for w in wants)
            out.append((fact, "right" if right else "wrong", value, wants))
        out += [
            (fact, "missed", values, w)
            for w in (wants if whole or not values else ())
            if not any(same(fact, v, w, one.base) for v in values)
        ][: None if whole else 1]
    return out


def test_floors() -> None:
    tally: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(("right", "wrong", "missed"), 0))
    faults = []
    for name in SHOPS:
        for fact, how, got, want in outcomes(name):
            tally[fact][how] += 1
            if how != "right":
                faults.append((name, fact, how, got, want))
    f1 = {f: 2 * t["right"] / (2 * t["right"] + t["wrong"] + t["missed"]) for f, t in tally.items()}
    assert sum(f1.values()) / len(f1) >= FLOORS["macro_f1"], faults
    assert min(f1.values()) >= FLOORS["every_fact_f1"], (f1, faults)
    for fact in FLOORS["never_wrong"]:
        assert not tally[fact]["wrong"], [f for f in faults if f[1] == fact]
    assert sum(t["wrong"] for f, t in tally.items() if f.startswith("terms.")) <= FLOORS["terms_wrong"], (
        faults
    )


@pytest.mark.parametrize("name", SHOPS)
def test_nothing_is_said_to_be_missing_that_stands_on_the_page(name: str) -> None:
    one, found, _ = checked(name)
    rows = {row["url"]: row for row in one.listings}
    for lead in found.leads:
        fact = ACCUSES.get(lead.rule)
        if fact is None:
            continue
        row = rows.get(lead.subject, {}) if fact.startswith("listing.") else one.storefront
        assert row.get(fact, []) in ([], False, None), (lead.rule, lead.subject, row.get(fact))
