"""The rules as data: complete, careful, and their own cases hold."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from datetime import date

import pytest
from data_shared import ours

from checker.engine import cases
from checker.engine.evaluate import evaluate
from checker.model import Outcome
from rules.catalogue import coverage
from rules.model import Confidence, Expectation, Rule, RuleCase

BOOK = ours()
RULES = sorted(BOOK.rules.values(), key=lambda rule: rule.id)
TURN = date(2026, 7, 1)

# Ids that the example market and other rooms rest on: given once, never changed.
CORE = {
    "notice": "notice-badge-shown notice-badge-linked notice-badge-own-record",
    "seller": "seller-name-shown seller-address-shown seller-contact-shown seller-registration-shown "
    "seller-tax-code-valid",
    "contract": "contract-terms-published contract-conclusion-explained contract-termination-explained "
    "contract-review-explained",
    "returns": "returns-policy-published",
    "payment": "payment-policy-published",
    "delivery": "delivery-policy-published",
    "privacy": "privacy-policy-published",
    "complaints": "complaints-procedure-published",
    "origin": "listing-origin-shown listing-responsible-shown listing-origin-consistent",
    "barcode": "listing-barcode-valid",
    "counterfeit": "listing-counterfeit-words listing-hand-carried listing-no-invoice-or-label",
}
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def test_there_are_enough_rules_over_every_theme() -> None:
    themes = Counter(rule.theme for rule in RULES)
    assert set(themes) == set(BOOK.themes)
    assert len(RULES) >= 140
    assert sum(rule.status == "test" for rule in RULES) >= 110


@pytest.mark.parametrize("theme", CORE)
def test_the_core_rules_stand_and_raise_leads(theme: str) -> None:
    for name in CORE[theme].split():
        assert (BOOK.rules[name].theme, BOOK.rules[name].status) == (theme, "test")


def test_every_case_holds() -> None:
    wrong = [(r.rule, r.case, r.expected, r.got, r.why) for r in cases.run(BOOK) if not r.ok]
    assert wrong == []


@each_rule
def test_cases_cover_each_outcome_and_the_unread(rule: Rule) -> None:
    seen = {case.outcome for case in rule.tests}
    decided = any(
        period.state == "duty" and any(p.confidence is not Confidence.RECALLED for p in period.provisions)
        for period in rule.legal_basis
    )
    assert {"inapplicable", "cannot_tell"} <= seen
    assert not decided or {"passed", "failed"} <= seen
    assert any(case.unread for case in rule.tests), "no case shows what happens when the place was not read"


@each_rule
def test_a_weak_sign_is_never_called_sure(rule: Rule) -> None:
    assert rule.strength == "strong" or rule.confidence != "high"
    if rule.status != "draft":
        for period in rule.legal_basis:
            assert period.state != "duty" or any(
                p.confidence is not Confidence.RECALLED for p in period.provisions
            )


@each_rule
def test_words_accuse_nobody_and_are_both_filled(rule: Rule) -> None:
    for said in (rule.title, rule.lead, rule.looks_for, rule.why, rule.message, rule.remedy):
        assert set(said) == {"vi", "en"}
        assert said["vi"] == unicodedata.normalize("NFC", said["vi"])
        assert said["vi"] != said["en"]
        assert said["vi"].strip().endswith((".", "”", ")")) or said in (rule.title, rule.lead)
    assert "có dấu hiệu" in rule.message["vi"]
    assert "vi phạm" not in rule.message["vi"] + rule.title["vi"] + rule.lead["vi"]
    assert re.search(r"appear|shows signs", rule.message["en"])
    assert len(rule.false_positives["vi"]) == len(rule.false_positives["en"]) >= 1


def test_a_headline_names_the_sign_in_a_few_words_and_tells_rules_apart() -> None:
    for lang in ("vi", "en"):
        said = [rule.lead[lang] for rule in RULES]
        assert max(map(len, said)) <= 70
        assert len(set(said)) == len(said)
        assert not [words for rule, words in zip(RULES, said, strict=True) if words == rule.title[lang]]


@each_rule
def test_a_headline_of_something_missing_says_so(rule: Rule) -> None:
    """A rule that asks for something to be there fails by not finding it: the headline must not say it is."""
    asked = {check.test for check in rule.checks.values()}
    if rule.expectation.mode in ("all", "any") and asked == {"present"}:
        assert "chưa thấy" in rule.lead["vi"].casefold()
        assert re.search(r"\b(?:no|not|neither|nobody|without)\b", rule.lead["en"].casefold())


@each_rule
def test_a_sanction_is_a_candidate_by_day(rule: Rule) -> None:
    for since, words in rule.sanction:
        assert since >= rule.legal_basis[0].since
        assert words.startswith(("Căn cứ xử phạt dự kiến – cần rà soát", "Không còn căn cứ xử phạt dự kiến"))
        assert not re.search(r"\b(?:bị phạt|phải nộp phạt)\b", words)


@each_rule
def test_no_rule_asks_for_what_differs_from_lot_to_lot(rule: Rule) -> None:
    told = " ".join((rule.message["vi"], rule.remedy["vi"], rule.title["vi"])).casefold()
    assert not re.search(r"hạn sử dụng|ngày sản xuất|số lô", told)


def test_duties_that_nobody_has_read_again_conclude_nothing() -> None:
    """Ending a contract, answering an offer, the discount cap: their ground ended in June 2026."""
    for name, day in (
        ("contract-termination-explained", TURN),
        ("contract-reply-explained", TURN),
        ("promotion-discount-cap", date(2026, 6, 26)),
        ("trust-mark-recognised", TURN),
    ):
        rule = BOOK.rules[name]
        before, after = rule.basis_on(date.fromordinal(day.toordinal() - 1)), rule.basis_on(day)
        assert before is not None and before.state == "duty", name
        assert after is not None and after.state == "expected", name


def test_an_old_confirmation_is_not_doubted_before_its_transition_ends() -> None:
    rule = BOOK.rules["notice-confirmation-renewed"]
    assert rule.basis_on(date(2027, 6, 30)) is None
    assert rule.basis_on(date(2027, 7, 1)) is not None


def test_only_a_record_of_somebody_else_is_called_sure() -> None:
    assert [rule.id for rule in RULES if rule.confidence == "high"] == ["notice-badge-own-record"]


def test_terms_are_asked_of_sites_that_take_orders() -> None:
    asked = [
        rule
        for rule in RULES
        if rule.subject == "storefront" and rule.theme in ("contract", "returns", "delivery")
    ]
    assert asked
    for rule in asked:
        assert any(check.fact == "site.takes_orders" for check in rule.when), rule.id
        assert set(rule.kinds) <= {"website", "app"}, rule.id


def test_label_duties_are_asked_of_goods_with_a_title_and_a_price() -> None:
    for rule in RULES:
        if rule.theme == "label" or rule.id in ("listing-origin-shown", "listing-responsible-shown"):
            assert {"listing.title", "listing.price"} <= {check.fact for check in rule.when}, rule.id


@each_rule
def test_a_label_rule_asks_what_its_groups_must_show(rule: Rule) -> None:
    group = next((check for check in rule.when if check.fact == "listing.goods_group"), None)
    if rule.theme != "label" or group is None:
        return
    codes = (group.value,) if isinstance(group.value, str) else group.value or ()
    asked = {check.fact for check in rule.checks.values()} - {"label.age", "label.nutrition"}
    for code in codes:
        fields = {field.fact for field in BOOK.label_groups[code].fields if field.fact and not field.batch}
        if rule.expectation.mode == "all":
            assert asked <= fields, (code, asked - fields)
        else:
            assert asked & fields, code


@pytest.mark.parametrize(
    ("known", "unread"),
    [({}, ("listing.goods_group",)), ({"listing.goods_group": ("staple_food", "textile")}, ())],
    ids=["not known", "two at once"],
)
def test_of_an_uncertain_group_only_what_all_groups_share_is_asked(
    known: dict[str, object], unread: tuple[str, ...]
) -> None:
    """Every group's label bears origin and who is responsible; nothing else may be missed here."""
    facts = {
        "listing.title": "Hàng chưa rõ loại",
        "listing.price": "25000",
        "site.takes_orders": "true",
        **known,
    }
    case = RuleCase("uncertain", date(2026, 11, 22), facts, "", unread)
    found = evaluate(BOOK, cases.sheet(BOOK, "listing", case), case.as_of)
    failed = {one.rule for one in found if one.outcome is Outcome.FAILED and one.subject_kind == "listing"}
    grouped = {rule.id for rule in RULES if any(check.fact == "listing.goods_group" for check in rule.when)}
    assert failed == {"listing-origin-shown", "listing-responsible-shown", "listing-goods-described"}
    assert not failed & grouped
    assert {one.outcome for one in found if one.rule in grouped} <= {
        Outcome.CANNOT_TELL,
        Outcome.INAPPLICABLE,
    }


def test_clauses_that_only_drafts_answer_are_told_openly() -> None:
    assert coverage(BOOK).drafts_only == ("tphcm-2450-2023/II.2", "dongnai-2026-2030/III.4")
    assert coverage(BOOK).nobody == ()


def test_expectations_name_every_check() -> None:
    def names(tree: Expectation) -> set[str]:
        return {n for part in tree.parts for n in ({part} if isinstance(part, str) else names(part))}

    for rule in RULES:
        assert names(rule.expectation) == set(rule.checks), rule.id
