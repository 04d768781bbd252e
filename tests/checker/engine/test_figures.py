"""Figures are counted, with what could not be told apart from what is not there; they never make a lead."""

from __future__ import annotations

from datetime import date

import pytest

from checker.check import check
from checker.engine.figures import figures
from checker.model import Fact, FactSheet, Place, Search, Subject, SubjectKind
from rules.load import load
from rules.model import Rulebook

DAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load()


def sheet(whole: bool, **values: tuple[str, ...]) -> FactSheet:
    """A website that takes orders, with these facts; every other one was looked for (wholly or not)."""
    said = {
        "site.takes_orders": ("true",),
        **{name.replace("__", "."): found for name, found in values.items()},
    }
    facts = {
        name: tuple(
            Fact(name, value, "q", "https://a.vn/", "v#1", Place("p", 0, 1), "test", 1.0) for value in found
        )
        for name, found in said.items()
    }
    names = load().facts
    searches = {name: Search(whole, ("https://a.vn/",)) for name in names if name not in facts}
    return FactSheet(
        Subject(SubjectKind.STOREFRONT, "a.vn", "https://a.vn/", facts, searches), (), (), "website"
    )


def test_there_not_there_and_not_told(book: Rulebook) -> None:
    there = figures(book, sheet(True, payment__methods=("cod", "card")), DAY)
    assert there["cashless", "passed"] == there["cash-on-delivery", "passed"] == 1
    assert there["invoice", "failed"] == 1
    half = figures(book, sheet(False, payment__methods=("cod",)), DAY)
    assert half["cash-on-delivery", "passed"] == 1
    assert half["invoice", "cannot_tell"] == 1
    catalogue = figures(book, sheet(True, site__takes_orders=("false",)), DAY)
    assert catalogue["takes-orders", "failed"] == catalogue["cashless", "inapplicable"] == 1


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("Shop có xuất hóa đơn điện tử theo yêu cầu", "passed"),
        ("Cung cấp hoá đơn VAT cho mọi đơn hàng", "passed"),
        ("Xuất hóa đơn GTGT trong 24 giờ", "passed"),
        ("Xuất hóa đơn bán hàng khi khách cần", "failed"),
        ("Giá chưa gồm VAT, có xuất hóa đơn", "failed"),
    ],
)
def test_an_invoice_of_any_kind_is_no_e_invoice(book: Rulebook, said: str, outcome: str) -> None:
    counted = figures(book, sheet(True, invoice__offered=(said,)), DAY)
    assert counted["invoice", "passed"] == 1 and counted["e-invoice", outcome] == 1


def listing(whole: bool, **values: tuple[str, ...]) -> FactSheet:
    """A website of one listing with these facts."""
    site = sheet(True)
    facts = {
        name.replace("__", "."): tuple(
            Fact(name.replace("__", "."), value, "q", "https://a.vn/g", "v#1", Place("p", 0, 1), "test", 1.0)
            for value in found
        )
        for name, found in values.items()
    }
    # of a fact that may have several values the page was searched for more, also where one was found
    names = [name for name, fact in load().facts.items() if fact.many or name not in facts]
    searches = {name: Search(whole, ("https://a.vn/g",)) for name in names}
    one = Subject(SubjectKind.LISTING, "a.vn/g", "https://a.vn/g", facts, searches)
    return FactSheet(site.storefront, (one,), (), "website")


def test_ocop_goods_are_told_from_other_food(book: Rulebook) -> None:
    food = {"listing__goods_group": ("food",)}
    plain = figures(book, listing(True, **food, listing__standard=("VietGAP",)), DAY)
    assert plain["ocop-named", "failed"] == plain["traceable", "failed"] == 1
    assert plain["traceable-ocop", "inapplicable"] == 1
    ocop = figures(book, listing(True, **food, listing__standard=("HACCP", "OCOP 4 sao")), DAY)
    assert ocop["ocop-named", "passed"] == ocop["traceable-ocop", "failed"] == 1
    coded = {"listing__standard": ("OCOP",), "listing__traceability": ("https://truyxuat.vn/1",)}
    assert figures(book, listing(True, **coded), DAY)["traceable-ocop", "passed"] == 1
    half = figures(book, listing(False, **food, listing__standard=("OCOP 3 sao",)), DAY)
    assert half["traceable-ocop", "cannot_tell"] == 1


def test_no_figure_is_a_rule(book: Rulebook) -> None:
    assert set(book.figures) & set(book.rules) == set()
    assert check is not None and all(rule.legal_basis == () for rule in book.figures.values())
