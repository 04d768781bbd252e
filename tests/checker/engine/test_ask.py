"""One check of one subject: read, unread, unsure, two sources, several values, another fact."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from checker.engine.ask import compile_check
from checker.model import SubjectKind
from rules.model import Check, Rulebook


@pytest.fixture
def ask(ours: Rulebook, made: Any) -> Any:
    def one(fact: str, test: str, value: Any, known: dict[str, Any], **parts: Any) -> Any:
        question = compile_check(Check("c", fact, test, value), ours.facts, ours.predicates, date(2021, 1, 1))
        subject = made.subject(SubjectKind(ours.facts[fact].subject), known, **parts)
        return question.ask(subject, subject)[0]

    return one


def test_an_absence_counts_only_where_the_whole_place_was_read(ask: Any) -> None:
    name = "seller.tax_code"
    assert ask(name, "present", None, {name: None}) is False
    assert ask(name, "present", None, {}, unread=(name,)) is None
    assert ask(name, "present", None, {name: None}, silent=(name,)) is None
    assert ask(name, "absent", None, {}, unread=(name,)) is None


def test_an_unsure_extractor_decides_nothing(ask: Any, made: Any) -> None:
    name = "seller.tax_code"
    for test in ("present", "absent", "valid_tax_code"):
        assert ask(name, test, None, {name: [made.fact(name, "0300588569", 0.4)]}) is None
    both = [made.fact(name, "0300588569", 0.9), made.fact(name, "0300588560", 0.4)]
    assert ask(name, "valid_tax_code", None, {name: both}) is True


def test_two_sources_that_disagree_decide_nothing(ask: Any) -> None:
    name = "seller.tax_code"
    assert ask(name, "valid_tax_code", None, {name: ["0300588569", "0300588560"]}) is None
    assert ask(name, "valid_tax_code", None, {name: ["0300588569", "0100109106"]}) is True
    assert ask(name, "equals", "0300588569", {name: ["0300588569", "0100109106"]}) is None
    assert ask(name, "present", None, {name: ["0300588569", "0300588560"]}) is True


def test_several_values_of_a_many_fact(ask: Any) -> None:
    name = "payment.methods"
    assert ask(name, "one_of", ("cod",), {name: ["card", "cod"]}) is True
    assert ask(name, "one_of", ("cod",), {name: ["card"]}) is False
    assert ask(name, "one_of", ("cod",), {name: ["card"]}, unread=(name,)) is None
    assert ask(name, "none_of", ("cod",), {name: ["card", "cod"]}) is False
    assert ask(name, "none_of", ("cod",), {name: ["card", "qr"]}) is True
    assert ask(name, "count_at_least", "2", {name: ["card", "cod"]}) is True
    assert ask(name, "count_at_least", "2", {name: ["card", "card"]}) is False
    assert ask(name, "count_at_least", "2", {name: ["card"]}, unread=(name,)) is None
    assert ask(name, "count_at_most", "1", {name: ["card", "cod"]}, unread=(name,)) is False
    assert ask(name, "count_at_most", "1", {name: ["card"]}, unread=(name,)) is None
    assert ask(name, "count_at_most", "1", {name: ["card"]}) is True


def test_a_value_of_the_wrong_type_decides_nothing(ask: Any) -> None:
    assert ask("listing.discount", "at_least", "50", {"listing.discount": "half"}) is None
    assert ask("site.takes_orders", "is_true", None, {"site.takes_orders": "maybe"}) is None
    assert (
        ask("seller.registration_date", "date_before", "2020-01-01", {"seller.registration_date": "??"})
        is None
    )


def test_two_facts_held_against_each_other(ask: Any) -> None:
    price, struck = "listing.price", "listing.price_struck"
    assert ask(struck, "above", price, {price: 10.0, struck: 20.0}) is True
    assert ask(struck, "above", price, {price: 20.0, struck: 20.0}) is False
    assert ask(struck, "below", price, {price: 20.0, struck: 10.0}) is True
    assert ask(struck, "above", price, {price: None, struck: 20.0}) is None
    assert ask(struck, "above", price, {price: [10.0, 30.0], struck: 20.0}) is None
    name, owner = "seller.name", "notice.record_name"
    assert ask(owner, "same_as", name, {owner: "CÔNG TY A", name: "Công ty A"}) is True
    assert ask(owner, "differs_from", name, {owner: "Công ty B", name: "Công ty A"}) is True
    assert ask(owner, "differs_from", name, {owner: "Công ty B", name: ["Công ty A", "Công ty B"]}) is None
    one, several = "terms.other_firm", "seller.address"
    assert ask(one, "same_as", several, {one: "a", several: ["b", "a"]}) is True
    assert ask(one, "differs_from", several, {one: "a", several: ["b", "a"]}) is False


def test_a_domain_that_is_none_decides_nothing(ask: Any) -> None:
    name = "notice.record_domain"
    assert ask(name, "same_registered_domain", "storefront", {name: "127.0.0.1"}) is None
