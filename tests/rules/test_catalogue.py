"""The law on a day, who rests on it, what is covered."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from rules.catalogue import coverage, law_view, laws_on
from rules.load import load

RULE = "packs/seller/tax-code-shown.yml"


@pytest.mark.parametrize(
    ("day", "ids"),
    [
        (date(2001, 1, 31), []),
        (date(2001, 2, 1), ["old"]),
        (date(2020, 6, 30), ["old"]),
        (date(2020, 7, 1), ["new"]),
    ],
)
def test_an_instrument_holds_on_both_its_end_days(pack: Any, day: date, ids: list[str]) -> None:
    book = load(pack.folder, default=False)
    assert [row.law.id for row in laws_on(book, day)] == ids


def test_what_is_not_sure_is_said(pack: Any) -> None:
    book = load(pack.folder, default=False)
    (old,) = laws_on(book, date(2019, 1, 1))
    assert old.unsure == ()
    (new,) = laws_on(book, date(2026, 6, 1))
    said = " ".join(reason["en"] for reason in new.unsure)
    assert "third party" in said
    assert "since 2026-01-01" in said


def test_a_law_knows_who_rests_on_it(pack: Any) -> None:
    view = law_view(load(pack.folder, default=False), "old")
    (row,) = view.rules
    assert (row.rule, row.since, row.until) == ("tax-code-shown", date(2001, 2, 1), date(2020, 6, 30))
    assert view.amended_by == ("new",)
    view = law_view(load(pack.folder, default=False), "new")
    assert view.replaces == ("old",)
    assert view.rules[0].until is None


def test_coverage_counts_rules_drafts_and_nobody(pack: Any) -> None:
    pack.spoil("plans.yml", "plan/I.1: ", "plan/I.2: {quote: Khác, vi: Khác, en: Other}\nplan/I.1: ")
    table = coverage(load(pack.folder, default=False))
    assert {row.clause.id: row.rules for row in table.clauses} == {
        "plan/I.2": (),
        "plan/I.1": ("tax-code-shown",),
    }
    assert table.nobody == ("plan/I.2",)
    assert {row.id: (row.rules, row.reason is None) for row in table.duties} == {
        "OWN-01": (("tax-code-shown",), True),
        "OWN-02": ((), False),
    }
    pack.spoil(RULE, "status: stable", "status: draft")
    table = coverage(load(pack.folder, default=False))
    assert table.clauses[1].drafts == ("tax-code-shown",)
    assert table.nobody == ("plan/I.2",)


def test_a_rule_switched_off_covers_nothing(pack: Any, empty_pack: Any) -> None:
    empty_pack.write("off.yml", "tax-code-shown: {vi: Tắt, en: Off}\n")
    table = coverage(load(pack.folder, empty_pack.folder, default=False))
    assert table.nobody == ("plan/I.1",)
