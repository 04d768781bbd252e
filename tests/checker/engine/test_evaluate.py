"""The order of the questions, the four outcomes, and what a finding carries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from checker.engine.compiled import ready_rule, standings
from checker.engine.evaluate import decided_by, evaluate
from checker.model import FactSheet, Outcome, SubjectKind
from rules.model import BasisPeriod, Check, Confidence, Expectation, Provision, Rulebook

TAX = "seller.tax_code"
ORDERS = "site.takes_orders"
READ = Provision("law", "1", Confidence.VERIFIED)
HEARD = Provision("law", "2", Confidence.RECALLED)
SHORT = Provision("short", "3", Confidence.VERIFIED)
WHEN = (Check("orders", ORDERS, "is_true"),)


def one(book: Rulebook, sheet: FactSheet, day: date = date(2021, 1, 1), lang: str = "en") -> Any:
    (finding,) = evaluate(book, sheet, day, lang)
    return finding


@pytest.mark.parametrize(
    ("known", "unread", "outcome"),
    [
        ({TAX: "0300588569"}, (), Outcome.PASSED),
        ({TAX: None}, (), Outcome.FAILED),
        ({}, (TAX,), Outcome.CANNOT_TELL),
        ({}, (), Outcome.CANNOT_TELL),
    ],
)
def test_found_missing_unread_and_not_looked_for(
    book: Any, store: Any, made: Any, known: Any, unread: Any, outcome: Outcome
) -> None:
    assert one(book(made.rule("r")), store(known, unread=unread)).outcome is outcome


@pytest.mark.parametrize(
    ("known", "unread", "outcome"),
    [
        ({ORDERS: True, TAX: None}, (), Outcome.FAILED),
        ({ORDERS: False, TAX: None}, (), Outcome.INAPPLICABLE),
        ({ORDERS: None, TAX: None}, (), Outcome.INAPPLICABLE),
        ({TAX: None}, (ORDERS,), Outcome.CANNOT_TELL),
        ({TAX: "1"}, (ORDERS,), Outcome.CANNOT_TELL),
    ],
)
def test_conditions_come_before_checks(
    book: Any, store: Any, made: Any, known: Any, unread: Any, outcome: Outcome
) -> None:
    assert one(book(made.rule("r", when=WHEN)), store(known, unread=unread)).outcome is outcome


BASES = [
    ((BasisPeriod(date(2022, 1, 1), "duty", (READ,)),), Outcome.INAPPLICABLE, "yet"),
    ((BasisPeriod(date(2021, 1, 1), "duty", (READ,)),), Outcome.FAILED, "not found"),
    (
        (BasisPeriod(date(2001, 1, 1), "duty", (READ,)), BasisPeriod(date(2021, 1, 1), "ended")),
        Outcome.INAPPLICABLE,
        "ended",
    ),
    (
        (BasisPeriod(date(2001, 1, 1), "duty", (READ,)), BasisPeriod(date(2021, 1, 1), "expected")),
        Outcome.CANNOT_TELL,
        "changed",
    ),
    ((BasisPeriod(date(2001, 1, 1), "duty", (HEARD,)),), Outcome.CANNOT_TELL, "read the text"),
    ((BasisPeriod(date(2001, 1, 1), "duty", (HEARD, READ)),), Outcome.FAILED, "not found"),
    ((BasisPeriod(date(2001, 1, 1), "duty", (SHORT,)),), Outcome.CANNOT_TELL, "in force"),
    ((BasisPeriod(date(2001, 1, 1), "duty", (SHORT, HEARD)),), Outcome.CANNOT_TELL, "read the text"),
]


@pytest.mark.parametrize(("basis", "outcome", "word"), BASES)
def test_what_stands_behind_a_rule_decides_first(
    book: Any, store: Any, made: Any, basis: Any, outcome: Outcome, word: str
) -> None:
    finding = one(book(made.rule("r", legal_basis=basis)), store({TAX: None}))
    assert finding.outcome is outcome
    assert word in finding.why


def test_only_provisions_in_force_are_cited(book: Any, store: Any, made: Any) -> None:
    rules = book(made.rule("r", legal_basis=(BasisPeriod(date(2001, 1, 1), "duty", (SHORT, READ)),)))
    assert [b.law for b in one(rules, store({TAX: None}), date(2010, 12, 31)).basis] == ["short", "law"]
    assert [b.law for b in one(rules, store({TAX: None}), date(2011, 1, 1)).basis] == ["law"]


def test_a_kind_of_storefront_that_the_rule_is_not_about(book: Any, store: Any, made: Any) -> None:
    finding = one(book(made.rule("r")), replace(store({TAX: None}), storefront_kind="shop"))
    assert finding.outcome is Outcome.INAPPLICABLE
    assert "shops" in finding.why


def test_retired_and_switched_off_rules_are_silent_and_drafts_speak(book: Any, store: Any, made: Any) -> None:
    rules = book(made.rule("gone", status="retired"), made.rule("off"), made.rule("draft", status="draft"))
    found = evaluate(replace(rules, off=frozenset({"off"})), store({TAX: None}), made.day)
    assert [(f.rule, f.outcome) for f in found] == [("draft", Outcome.FAILED)]


def test_a_failure_by_absence_carries_the_record_of_the_search(book: Any, store: Any, made: Any) -> None:
    finding = one(book(made.rule("r", when=WHEN)), store({ORDERS: True, TAX: None}))
    assert finding.checks == {"orders": "true", "shown": "false"}
    assert list(finding.searches) == [TAX]
    assert finding.searches[TAX].pages == ("https://shop.example.vn/",)
    assert finding.facts == ()


def test_a_failure_by_value_carries_the_facts_that_failed(book: Any, store: Any, made: Any) -> None:
    checks = {"cash": Check("cash", "payment.methods", "one_of", ("cod",))}
    rule = made.rule("r", checks=checks, expectation=Expectation("none", ("cash",)))
    finding = one(book(rule), store({"payment.methods": ["card", "cod", "qr"]}))
    assert finding.outcome is Outcome.FAILED
    assert [f.value for f in finding.facts] == ["cod"]
    assert finding.searches == {}


def test_only_the_checks_that_decided_are_told(book: Any, store: Any, made: Any) -> None:
    checks = {
        "name": Check("name", "seller.name", "present"),
        "tax": Check("tax", TAX, "present"),
    }
    rule = made.rule("r", checks=checks, expectation=Expectation("all", ("name", "tax")))
    rules = book(rule)
    finding = one(rules, store({"seller.name": "Lan", TAX: None}))
    assert "tax" in finding.why and "[name]" not in finding.why
    assert decided_by(ready_rule(rule, rules, made.day), finding) == ("tax",)


def test_a_listing_rule_may_ask_its_storefront(book: Any, made: Any) -> None:
    rule = made.rule(
        "r",
        subject="listing",
        when=WHEN,
        checks={"origin": Check("origin", "listing.origin", "present")},
        expectation=Expectation("all", ("origin",)),
    )
    front = made.subject(SubjectKind.STOREFRONT, {ORDERS: True})
    told = made.subject(SubjectKind.LISTING, {"listing.origin": "VN"})
    bare = replace(made.subject(SubjectKind.LISTING, {"listing.origin": None}), id="bare")
    found = evaluate(book(rule), FactSheet(front, (told, bare)), made.day)
    assert [(f.subject, f.outcome) for f in found] == [
        (told.id, Outcome.PASSED),
        ("bare", Outcome.FAILED),
    ]
    assert {f.subject_kind for f in found} == {SubjectKind.LISTING}


def test_a_feed_can_leave_the_storefront_out(book: Any, store: Any, made: Any) -> None:
    sheet = store({TAX: None})
    assert evaluate(book(made.rule("r")), sheet, made.day, only=frozenset({SubjectKind.LISTING})) == ()


def test_the_same_question_gives_the_same_answer(book: Any, store: Any, made: Any) -> None:
    rules, sheet = book(made.rule("r", when=WHEN)), store({ORDERS: True, TAX: None})
    assert evaluate(rules, sheet, made.day) == evaluate(rules, sheet, made.day)


def test_a_changed_rulebook_is_compiled_anew(book: Any, store: Any, made: Any) -> None:
    rules = book(made.rule("r"))
    assert one(rules, store({TAX: None})).outcome is Outcome.FAILED
    turned = replace(
        rules, rules={"r": replace(rules.rules["r"], expectation=Expectation("none", ("shown",)))}
    )
    assert one(turned, store({TAX: None})).outcome is Outcome.PASSED


def test_why_speaks_both_languages(book: Any, store: Any, made: Any) -> None:
    rules, sheet = book(made.rule("r")), store({TAX: "0300588569"})
    assert one(rules, sheet).why == "Passed: Tax code – found “0300588569” [shown]."
    assert one(rules, sheet, lang="vi").why == "Đạt: Mã số thuế – thấy “0300588569” [shown]."
    gone = store({}, unread=(TAX,))
    assert one(rules, gone).why == (
        "Cannot tell: Tax code – its place was not read whole (a page was missed) [shown]."
    )
    assert one(rules, gone, lang="vi").why.startswith("Chưa kết luận được: Mã số thuế – chưa đọc đủ")


def test_a_strangers_words_cannot_break_the_sentence(book: Any, store: Any, made: Any) -> None:
    nasty = "A\n\x1b[31m\u202eB" + "x" * 200
    why = one(book(made.rule("r")), store({TAX: nasty})).why
    assert "\n" not in why and "\x1b" not in why and "\u202e" not in why
    assert len(why) < 150


def test_an_unsure_fact_is_said_to_be_unsure(book: Any, store: Any, made: Any) -> None:
    finding = one(book(made.rule("r")), store({TAX: made.fact(TAX, "0300588569", 0.3)}))
    assert finding.outcome is Outcome.CANNOT_TELL
    assert "not sure enough" in finding.why


def test_nothing_is_asked_of_what_was_not_found(book: Any, store: Any, made: Any) -> None:
    rule = made.rule("r", checks={"c": Check("c", ORDERS, "is_true")}, expectation=Expectation("all", ("c",)))
    why = one(book(rule), store({ORDERS: None})).why
    assert (
        why
        == "Appears not to hold: Takes orders online – not found on the 1 page(s) where it must stand [c]."
    )
    assert "is true? no" in one(book(rule), store({ORDERS: False})).why


def test_a_long_list_of_words_is_cut(book: Any, store: Any, made: Any) -> None:
    check = Check("c", "notice.target", "one_of", ("record", "root", "placeholder", "elsewhere"))
    why = one(
        book(made.rule("r", checks={"c": check}, expectation=Expectation("all", ("c",)))),
        store({"notice.target": "none"}),
    ).why
    assert "is one of record, root, placeholder …? no" in why


@pytest.mark.parametrize(("value", "vi", "en"), [(False, "“không”", "“no”"), (True, "“có”", "“yes”")])
def test_a_yes_or_no_is_told_as_a_person_reads_it(
    book: Any, made: Any, store: Any, value: bool, vi: str, en: str
) -> None:
    asks = Check("shown", "site.takes_orders", "is_true")
    rules = book(made.rule("r", checks={"shown": asks}))
    for lang, word in (("vi", vi), ("en", en)):
        (finding,) = evaluate(rules, store({"site.takes_orders": value}), made.day, lang)
        assert word in finding.why
        assert str(value) not in finding.why


def test_a_rule_without_law_holds_on_any_day(book: Any, made: Any, store: Any) -> None:
    rules = book(made.rule("r", legal_basis=()))
    for day in (date(1900, 1, 1), date(2100, 1, 1)):
        (finding,) = evaluate(rules, store({TAX: None}), day, "en")
        assert finding.outcome is Outcome.FAILED
        assert finding.basis == ()
        assert finding.why.endswith("it rests on no law.")
    assert standings(rules, made.day) == {"r": "house"}
