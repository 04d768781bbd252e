"""The rules' own cases: run for every rule of this repository, and able to fail."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from checker.engine.cases import run, sheet
from checker.model import SubjectKind
from rules.model import Rulebook, RuleCase

TAX = "seller.tax_code"
DAY = date(2021, 1, 1)


def test_every_case_of_every_rule_comes_out_as_written(ours: Rulebook) -> None:
    results = run(ours, lang="en")
    assert len(results) >= 5 * len([r for r in ours.rules.values() if r.status != "retired"])
    assert [f"{r.path}: {r.case}: {r.expected} ≠ {r.got}: {r.why}" for r in results if not r.ok] == []


def test_a_wrong_case_is_noticed(book: Any, made: Any) -> None:
    right = RuleCase("right", DAY, {TAX: "1"}, "passed")
    wrong = RuleCase("wrong", DAY, {}, "passed")
    results = run(book(made.rule("r", tests=(right, wrong))), lang="en")
    assert [(r.case, r.ok, r.got) for r in results] == [("right", True, "passed"), ("wrong", False, "failed")]
    assert "Tax code" in results[1].why


def test_only_some_rules_can_be_run(book: Any, made: Any) -> None:
    case = (RuleCase("c", DAY, {}, "failed"),)
    rules = book(made.rule("a", tests=case), made.rule("b", tests=case))
    assert [r.rule for r in run(rules, ["b"])] == ["b"]


def test_a_case_is_a_sheet_on_which_all_else_was_looked_for(ours: Rulebook) -> None:
    case = RuleCase(
        "c", DAY, {"site.takes_orders": "true", "listing.price": "12.5"}, "failed", ("listing.origin",)
    )
    page = sheet(ours, "listing", case)
    (listing,) = page.listings
    assert listing.kind is SubjectKind.LISTING
    assert listing.values("listing.price") == (12.5,)
    assert page.storefront.values("site.takes_orders") == (True,)
    assert not listing.searches["listing.origin"].whole
    assert listing.searches["listing.brand"].whole
    assert set(listing.searches) == {f.name for f in ours.facts.values() if f.subject == "listing"}
    assert replace(case, kind="shop").kind == "shop"


def test_a_fact_both_given_and_unread_may_have_more(ours: Rulebook) -> None:
    case = RuleCase("c", DAY, {"payment.methods": ("card", "qr")}, "failed", ("payment.methods",))
    front = sheet(ours, "storefront", case).storefront
    assert front.values("payment.methods") == ("card", "qr")
    assert not front.searches["payment.methods"].whole
