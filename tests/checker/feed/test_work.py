"""A chunk: a row that cannot be held is set aside; what is wanted of rows is kept."""

from __future__ import annotations

from datetime import date

import pytest
from feeds import book

from checker.feed.audit import Auditor
from checker.feed.model import FeedRow
from checker.feed.work import Tally, Task, audit_chunk

DAY = date(2026, 11, 26)
COLUMNS = frozenset({"title", "description", "price"})


def row(n: int) -> FeedRow:
    return FeedRow("f.csv", n, str(n), f"Giày Nike rep 1:1 số {n}", "Đẹp", price=5.0, columns=COLUMNS)


def test_a_row_that_cannot_be_held_costs_itself_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault is planted at the border to the reader: no row is known that makes it raise."""
    auditor = Auditor(book(), DAY)
    read = auditor.read

    def broken(one: FeedRow) -> object:
        if one.line == 2:
            raise ValueError("planted")
        return read(one)

    monkeypatch.setattr(auditor, "read", broken)
    done = audit_chunk(Task(book(), DAY), auditor, [row(1), row(2), row(3)])
    assert done.rows == 2
    assert [(one.line, one.reason) for one in done.rejected] == [(2, "failed")]
    assert "planted" in done.rejected[0].found


def test_leads_are_kept_for_the_store() -> None:
    done = audit_chunk(
        Task(book(), DAY, keep=True, feed="thang11"), Auditor(book(), DAY, feed="thang11"), [row(1)]
    )
    assert set(done.leads) == {"thang11"}
    assert {lead.rule for lead in done.leads["thang11"]} == {record["rule"] for record in done.records}
    assert done.answered["thang11"]


def test_outcomes_counted_later_are_those_counted_at_once() -> None:
    auditor, tally = Auditor(book(), DAY), Tally()
    for lines in (True, False):
        task = Task(book(), DAY, lines=lines)
        chunks = [[row(1), row(2)], [row(2), row(3)]]
        once = [audit_chunk(task, auditor, chunk).outcomes for chunk in chunks]
        later = [audit_chunk(task, auditor, chunk, tally).outcomes for chunk in chunks]
        assert sum(later, tally.told()) == once[0] + once[1]
        assert any(later) is not lines
        assert not tally


def test_what_is_counted_for_later_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.feed.work._PAIRS", 0)
    auditor, tally = Auditor(book(), DAY), Tally()
    done = audit_chunk(Task(book(), DAY, lines=True), auditor, [row(1)], tally)
    assert done.outcomes
    assert not tally
