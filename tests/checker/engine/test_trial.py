"""One rule tried check by check."""

from __future__ import annotations

from typing import Any

import pytest

from checker.engine.trial import try_rule
from checker.model import Outcome
from rules.model import Check, Expectation

TAX, ORDERS = "seller.tax_code", "site.takes_orders"


@pytest.fixture
def rules(book: Any, made: Any) -> Any:
    return book(
        made.rule(
            "r",
            status="draft",
            when=(Check("orders", ORDERS, "is_true"),),
            checks={"shown": Check("shown", TAX, "present"), "right": Check("right", TAX, "valid_tax_code")},
            expectation=Expectation("all", ("shown", "right")),
        )
    )


def test_every_check_is_shown_with_its_quote_and_what_decided(rules: Any, store: Any, made: Any) -> None:
    (trial,) = try_rule(rules, "r", store({ORDERS: True, TAX: "0300588560"}), made.day, "en")
    assert trial.finding.outcome is Outcome.FAILED
    assert [(s.part, s.name, s.answer, s.decided) for s in trial.steps] == [
        ("when", "orders", "true", False),
        ("checks", "shown", "true", False),
        ("checks", "right", "false", True),
    ]
    assert trial.steps[2].facts[0].quote == "0300588560"
    assert trial.steps[2].found == "found “0300588560”"
    assert trial.standing == "duty"


def test_checks_that_were_not_reached_are_asked_all_the_same(rules: Any, store: Any, made: Any) -> None:
    (trial,) = try_rule(rules, "r", store({ORDERS: False, TAX: None}), made.day, "vi")
    assert trial.finding.outcome is Outcome.INAPPLICABLE
    assert [(s.name, s.answer, s.decided) for s in trial.steps] == [
        ("orders", "false", True),
        ("shown", "false", False),
        ("right", "unknown", False),
    ]
    search = trial.steps[1].search
    assert search is not None and search.whole


def test_a_rule_that_does_not_exist_is_told(rules: Any, store: Any, made: Any) -> None:
    with pytest.raises(KeyError):
        try_rule(rules, "q", store({}), made.day)
