"""Changes of rules: none may survive in this repository, and a missing case lets one survive."""

from __future__ import annotations

from datetime import date
from typing import Any

from checker.engine.mutate import mutate, mutate_rule, survivors
from rules.model import Check, Expectation, Rulebook, RuleCase

TAX, NAME, ORDERS = "seller.tax_code", "seller.name", "site.takes_orders"
DAY = date(2021, 1, 1)
CHECKS = {"tax": Check("tax", TAX, "present"), "name": Check("name", NAME, "present")}
CASES = (
    RuleCase("both", DAY, {TAX: "1", NAME: "a", ORDERS: "true"}, "passed"),
    RuleCase("no tax", DAY, {NAME: "a", ORDERS: "true"}, "failed"),
    RuleCase("no name", DAY, {TAX: "1", ORDERS: "true"}, "failed"),
    RuleCase("no orders", DAY, {TAX: "1"}, "inapplicable"),
    RuleCase("shop", DAY, {ORDERS: "true"}, "inapplicable", kind="shop"),
)


def rule(made: Any, *cases: RuleCase) -> Any:
    return made.rule(
        "r",
        when=(Check("orders", ORDERS, "is_true"),),
        checks=CHECKS,
        expectation=Expectation("all", ("tax", "name")),
        tests=cases,
    )


def test_no_change_of_our_rules_survives(ours: Rulebook) -> None:
    tried = mutate(ours)
    assert [f"{one.rule}: {one.change}" for one in tried if one.survived] == []
    assert len(tried) > 1100
    assert sum(one.change.startswith("drop value") for one in tried) > 100
    assert {one.rule for one in tried} == {
        r.id for r in ours.rules.values() if r.status in ("test", "stable")
    }


def test_every_part_is_turned_dropped_and_every_mode_changed(book: Any, made: Any) -> None:
    one = rule(made, *CASES)
    tried = mutate_rule(book(one), one)
    assert {m.change for m in tried} == {
        "turn orders in when", "drop orders in when", "turn tax", "drop tax", "turn name", "drop name",
        "any for all", "none for all", "apply to other kinds",
    }  # fmt: skip
    assert all(m.killed_by for m in tried)


def test_a_missing_case_lets_a_change_survive(book: Any, made: Any) -> None:
    for missing, change in (
        ("no name", "drop name"),
        ("no orders", "drop orders in when"),
        ("shop", "apply to other kinds"),
    ):
        one = rule(made, *(case for case in CASES if case.name != missing))
        assert change in {m.change for m in mutate_rule(book(one), one) if m.survived}


def test_nested_parts_are_changed_too(book: Any, made: Any) -> None:
    nested = Expectation("all", ("tax", Expectation("any", ("name", "mail"))))
    checks = {**CHECKS, "mail": Check("mail", "seller.email", "present")}
    one = made.rule("r", checks=checks, expectation=nested, tests=CASES)
    changes = {m.change for m in mutate_rule(book(one), one)}
    assert {"turn part 2", "drop part 2", "turn mail at 2", "drop mail at 2", "all for any at 2"} <= changes


def test_drafts_are_left_alone_unless_asked_for(book: Any, made: Any) -> None:
    rules = book(made.rule("r", status="draft", tests=CASES))
    assert mutate(rules) == ()
    assert len(mutate(rules, ("draft",))) > 0


def test_every_value_of_a_list_must_be_missed(book: Any, made: Any) -> None:
    group = Check("group", "listing.goods_group", "one_of", ("food", "drink"))
    said = {"listing.origin": "Việt Nam"}
    cases = (
        RuleCase("food", DAY, {"listing.goods_group": "food"}, "failed"),
        RuleCase("drink", DAY, {"listing.goods_group": "drink"}, "failed"),
        RuleCase("said", DAY, {"listing.goods_group": "food", **said}, "passed"),
    )

    def survived(*tests: RuleCase) -> set[str]:
        one = made.rule(
            "r", subject="listing", when=(group,), tests=tests, kinds=("website", "shop", "app", "social"),
            checks={"origin": Check("origin", "listing.origin", "present")},
            expectation=Expectation("all", ("origin",)),
        )  # fmt: skip
        return {m.change for m in mutate_rule(book(one), one) if m.survived and "value" in m.change}

    assert survived(*cases) == set()
    assert survived(cases[0], cases[2]) == {"drop value drink of group"}


def test_survivors_are_the_changes_that_no_case_noticed(book: Any, made: Any) -> None:
    one = rule(made, *CASES[:2])
    assert [m.change for m in survivors(book(one))] == [
        m.change for m in mutate_rule(book(one), one) if m.survived
    ]
    assert survivors(book(one))
