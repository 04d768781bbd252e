"""Every test of rules/predicates.yml is there, and says yes and no where it should."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from checker.engine.ask import compile_check
from checker.engine.predicates import NAMES, PAIRS, VALUES, WHOLE
from rules.model import Check, Rulebook

STORE = "seller.tax_code"
YES_NO = [
    ("equals", "notice.target", "record", "record", "root"),
    ("equals", "site.takes_orders", "true", True, False),
    ("not_equals", "site.takes_orders", "true", False, True),
    ("equals", "seller.name", "Công ty A", "CÔNG  TY A", "Công ty B"),
    ("not_equals", "notice.target", "record", "root", "record"),
    ("one_of", "notice.target", ("record", "root"), "root", "none"),
    ("none_of", "notice.target", ("record", "root"), "none", "root"),
    ("is_true", "site.takes_orders", None, True, False),
    ("is_false", "site.takes_orders", None, False, True),
    ("not_true", "site.takes_orders", None, False, True),
    ("has_words", "seller.name", ("hộ kinh doanh",), "Hộ Kinh Doanh Lan", "hộ kinh doanhh"),
    ("has_no_words", "seller.name", ("hộ kinh doanh",), "Công ty", "HỘ  KINH-DOANH Lan"),
    ("longer_than", "seller.name", "5", "Công ty", "Lan"),
    ("shorter_than", "seller.name", "5", "Lan", "Công ty"),
    (
        "host_is",
        "notice.link",
        ("online.gov.vn",),
        "http://www.online.gov.vn/x",
        "http://online.gov.vn.evil.com",
    ),
    ("same_registered_domain", "notice.record_domain", "storefront", "www.example.vn", "other.vn"),
    ("valid_tax_code", "seller.tax_code", None, "0300588569", "0300588560"),
    ("date_before", "seller.registration_date", "2020-01-01", "2019-12-31", "2020-01-01"),
    ("date_before", "seller.registration_date", "as_of", "2020-12-31", "2021-01-01"),
    ("date_after", "seller.registration_date", "2020-01-01", "2020-01-02", "2020-01-01"),
    ("present", "seller.tax_code", None, "1", None),
    ("absent", "seller.tax_code", None, None, "1"),
]
LISTING_YES_NO = [
    ("at_least", "listing.discount", "50", 50.0, 49.0),
    ("at_most", "listing.discount", "50", 50.0, 51.0),
    ("valid_gtin", "listing.gtin", None, "8936117740107", "8936117740108"),
    ("gs1_prefix_is", "listing.gtin", ("893",), "8936117740107", "5901234123457"),
]


def ask(ours: Rulebook, made: Any, fact: str, test: str, value: Any, given: Any) -> Any:
    question = compile_check(Check("c", fact, test, value), ours.facts, ours.predicates, date(2021, 1, 1))
    kind = ours.facts[fact].subject
    one = made.subject(kind, {fact: given})
    return question.ask(one, one)[0]


def test_the_words_and_the_tests_are_the_same(ours: Rulebook) -> None:
    assert set(ours.predicates) == NAMES
    for name, predicate in ours.predicates.items():
        assert (name in WHOLE) == (predicate.judges == "fact")
        assert (name in PAIRS) == (predicate.value == "fact")
        assert (name in VALUES) == (name not in PAIRS and name not in WHOLE)
        assert predicate.vi and predicate.en


@pytest.mark.parametrize(("test", "fact", "value", "yes", "no"), YES_NO + LISTING_YES_NO)
def test_yes_and_no(ours: Rulebook, made: Any, test: str, fact: str, value: Any, yes: Any, no: Any) -> None:
    assert ask(ours, made, fact, test, value, yes) is True
    assert ask(ours, made, fact, test, value, no) is False


def test_every_test_is_tried_here() -> None:
    tried = {row[0] for row in YES_NO + LISTING_YES_NO}
    elsewhere = {
        "same_as",
        "differs_from",
        "above",
        "below",
        "count_at_least",
        "count_at_most",
    }  # test_ask.py
    assert tried | elsewhere == NAMES


@pytest.mark.parametrize("name", sorted(NAMES))
def test_what_an_absence_means_is_as_written(ours: Rulebook, made: Any, name: str) -> None:
    predicate = ours.predicates[name]
    fact = next(f for f in ours.facts.values() if f.type in predicate.takes)
    value = {"none": None, "one": "1", "list": ("1",), "number": "1", "day": "2020-01-01", "fact": fact.name}
    expected = {"true": True, "false": False, "unknown": None}[predicate.absent]
    assert ask(ours, made, fact.name, name, value[predicate.value], None) is expected
