"""The examples of a summary: a few of each rule, every lead with the same chance, the same ones each time."""

from __future__ import annotations

from collections import Counter

import pytest

from checker.feed.model import Rejected
from checker.feed.work import Done
from roof.audit.summary import Summary, most
from roof.audit.table import headline


def shown(rule: str, count: int) -> list[int]:
    """Which of some leads of one rule are shown, by their number."""
    summary = Summary()
    for at in range(0, count, 4):
        records = [
            {"rule": rule, "severity": "low", "status": "", "seller": "", "category": "", "title": "T"}
            | {"source": "f", "line": number}
            for number in range(at, min(count, at + 4))
        ]
        summary.add(Done(records=records))
    return [example["line"] for example in summary.examples[rule]]


def test_every_lead_has_the_same_chance_to_be_shown() -> None:
    seen = Counter(line for n in range(2_000) for line in shown(f"R{n}", 12))
    assert sum(seen.values()) == 6_000
    assert set(seen) == set(range(12))
    assert all(
        400 < count < 600 for count in seen.values()
    )  # 500 each; five times the deviation to each side


def test_few_leads_are_all_shown_and_always_the_same() -> None:
    assert shown("R", 2) == [0, 1]
    assert len(shown("R", 5_000)) == 3
    assert shown("R", 5_000) == shown("R", 5_000)


def test_sellers_without_number_take_bounded_memory_and_hide_no_great_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("roof.audit.summary._NAMES", 50)
    summary = Summary()
    for at in range(300):  # each small seller has two leads, more than one chunk ever names
        sellers = ["great"] * 3 + [f"s{at}"] * 2
        records = [
            {"rule": "R", "severity": "low", "status": "", "seller": seller, "category": "", "title": "T"}
            | {"source": "f", "line": at * 10 + number}
            for number, seller in enumerate(sellers)
        ]
        summary.add(Done(records=records))
        assert len(summary.by_seller) <= 50
    assert most(summary.by_seller, 1) == [("great", 900)]


def test_names_that_are_level_stand_in_one_order_however_they_were_counted() -> None:
    assert most(Counter("bbaacd"), 3) == most(Counter("dcaabb"), 3) == [("a", 2), ("b", 2), ("c", 1)]


def test_rows_that_are_no_listings_are_not_told_as_unreadable() -> None:
    summary = Summary()
    reasons = ("variant", "template", "variant", "json")
    summary.add(Done(rejected=[Rejected("f", line, reason) for line, reason in enumerate(reasons)], rows=2))
    assert (summary.rejected, summary.unreadable, summary.set_aside) == (4, 1, 3)
    said = headline(summary, 1.0)
    assert "1 dòng không đọc được, 3 dòng không phải tin đăng" in said
    assert "không phải" not in headline(Summary(rows=2), 1.0)
