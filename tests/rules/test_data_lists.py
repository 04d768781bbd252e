"""Plans, label groups and the example programme: exact, complete, honest."""

from __future__ import annotations

import re

import pytest
from data_shared import catalogue, ours, shared

BOOK = ours()
PLANS = {
    "tphcm-2450-2023": "001-tphcm-2023-kh-2450.txt",
    "tphcm-1707-2024": "002-tphcm-2024-kh-1707.txt",
    "dongnai-2026-2030": "003-dongnai-2026-2030.txt",
    "tphcm-tick-xanh-2025": "000-news-tick-xanh-2025.txt",
}


def plain(text: str) -> str:
    return re.sub(r"[\s*_]+", " ", text)


@pytest.mark.parametrize("clause", BOOK.plans.values(), ids=lambda clause: clause.id)
def test_a_quote_stands_in_the_plan(clause) -> None:  # type: ignore[no-untyped-def]
    text = plain(shared("plans", PLANS[clause.id.split("/")[0]]).read_text("utf-8"))
    for quote in clause.quote:
        assert plain(quote) in text


def test_every_clause_is_answered_by_a_rule_or_a_draft() -> None:
    answered = {clause for rule in BOOK.rules.values() for clause in rule.plan}
    assert answered == set(BOOK.plans)


def test_the_draft_plan_is_cited_without_a_number() -> None:
    for clause in BOOK.plans.values():
        if clause.id.startswith("dongnai"):
            assert not re.search(r"\d+/(?:QĐ|KH)-UBND", clause.vi + clause.en)


def test_all_rows_of_the_annex_stand_once() -> None:
    rows = [row for group in BOOK.label_groups.values() for row in group.groups]
    assert sorted(map(int, rows)) == list(range(1, 70))
    assert BOOK.label_groups["common"].groups == ()


def test_no_lot_data_can_be_asked() -> None:
    for group in BOOK.label_groups.values():
        for field in group.fields:
            assert not (field.batch and field.fact), (group.id, field.vi)
            assert "(nếu có)" not in field.vi or not field.fact, (group.id, field.vi)


def test_fields_are_those_of_the_annex() -> None:
    theirs = catalogue("label_fields.yaml")["groups"]
    ours = {group.groups[0]: group for group in BOOK.label_groups.values() if group.groups}
    for row in theirs:
        mine = [(field.vi, field.batch) for field in ours[row["group"]].fields]
        asked = [(field["label_vi"], field["batch_specific"] == "true") for field in row["fields"]]
        assert mine[: len(asked)] == asked, row["group"]
        assert (len(mine) > len(asked)) == bool(row.get("required_phrases_vi")), row["group"]


def test_the_example_programme_says_that_it_is_one() -> None:
    programme = BOOK.programmes["tick-xanh"]
    assert programme.example
    assert "VÍ DỤ" in programme.note["vi"] and "EXAMPLE" in programme.note["en"]
    for criterion in programme.criteria:
        assert all(BOOK.rules[name].status != "draft" for name in criterion.rules), criterion.id
