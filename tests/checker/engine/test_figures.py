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


def test_no_figure_is_a_rule(book: Rulebook) -> None:
    assert set(book.figures) & set(book.rules) == set()
    assert check is not None and all(rule.legal_basis == () for rule in book.figures.values())
