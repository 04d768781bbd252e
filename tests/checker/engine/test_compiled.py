"""What is kept ready is kept right: by rulebook, by day, and for tests that speak of the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from checker.engine.compiled import in_force, ready, standings
from checker.engine.evaluate import evaluate
from rules.model import BasisPeriod, Check, Confidence, Expectation, Provision

DATED = "seller.registration_date"


def test_the_same_book_and_day_are_made_ready_once(book: Any, made: Any) -> None:
    rules = book(made.rule("r"))
    assert ready(rules, made.day) is ready(rules, made.day)
    twin = replace(rules)
    assert ready(twin, made.day) is not ready(rules, made.day)


def test_a_test_of_the_day_is_asked_anew_each_day(book: Any, store: Any, made: Any) -> None:
    rule = made.rule(
        "r",
        checks={"past": Check("past", DATED, "date_before", "as_of")},
        expectation=Expectation("all", ("past",)),
    )
    rules, sheet = book(rule), store({DATED: "2020-06-01"})
    outcomes = [
        str(evaluate(rules, sheet, day)[0].outcome)
        for day in (date(2020, 6, 1), date(2020, 6, 2), date(2020, 6, 1))
    ]
    assert outcomes == ["failed", "passed", "failed"]


def test_many_days_and_books_stay_right(book: Any, store: Any, made: Any) -> None:
    books = [book(made.rule(f"r{n}")) for n in range(5)]
    for shift in range(40):
        for n, rules in enumerate(books):
            (finding,) = evaluate(rules, store({"seller.tax_code": None}), made.day + timedelta(days=shift))
            assert (finding.rule, finding.as_of) == (f"r{n}", made.day + timedelta(days=shift))


@pytest.mark.parametrize(
    ("start", "end", "day", "holds"),
    [
        (None, None, date(2020, 1, 1), True),
        (date(2020, 1, 1), None, date(2019, 12, 31), False),
        (date(2020, 1, 1), None, date(2020, 1, 1), True),
        (None, date(2020, 1, 1), date(2020, 1, 1), True),
        (None, date(2020, 1, 1), date(2020, 1, 2), False),
    ],
)
def test_an_instrument_holds_on_both_its_end_days(
    made: Any, start: Any, end: Any, day: date, holds: bool
) -> None:
    assert in_force(made.law("l", start, end), day) is holds


def test_what_stands_behind_each_rule_can_be_asked(book: Any, made: Any) -> None:
    heard = (BasisPeriod(date(2001, 1, 1), "duty", (Provision("law", "1", Confidence.RECALLED),)),)
    turned = (BasisPeriod(date(2001, 1, 1), "expected"),)
    rules = book(made.rule("a"), made.rule("b", legal_basis=heard), made.rule("c", legal_basis=turned))
    assert standings(rules, made.day) == {"a": "duty", "b": "recalled", "c": "expected"}
