"""What a change of rules brings and takes away."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from checker.engine.difference import diff
from rules.model import Check

TAX = "seller.tax_code"


def test_leads_added_removed_and_outcomes_moved(book: Any, store: Any, made: Any) -> None:
    kept, gone, fresh = made.rule("kept"), made.rule("gone"), made.rule("fresh")
    old, new = book(kept, gone), book(kept, fresh)
    change = diff(old, new, [store({TAX: None}), store({TAX: "1"})], made.day)
    assert [m.rule for m in change.added] == ["fresh"]
    assert [m.rule for m in change.removed] == ["gone"]
    assert {(m.rule, m.old is None, m.new is None) for m in change.moved} == {
        ("gone", False, True),
        ("fresh", True, False),
    }
    assert change.sheets == 2


def test_a_draft_that_becomes_test_brings_its_leads(book: Any, store: Any, made: Any) -> None:
    draft = made.rule("r", status="draft")
    change = diff(book(draft), book(replace(draft, status="test")), [store({TAX: None})], made.day)
    assert [m.rule for m in change.added] == ["r"]
    assert change.moved == ()


def test_a_changed_check_moves_an_outcome(book: Any, store: Any, made: Any) -> None:
    old = made.rule("r")
    new = replace(old, checks={"shown": Check("shown", TAX, "valid_tax_code")})
    change = diff(book(old), book(new), [store({TAX: "0300588560"})], made.day)
    ((moved),) = change.moved
    assert (str(moved.old.outcome), str(moved.new.outcome)) == ("passed", "failed")
    assert len(change.added) == 1
