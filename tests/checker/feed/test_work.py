"""Chunks: in order, whole, alike however they are spread; a row that cannot be held is set aside."""

from __future__ import annotations

from datetime import date

import pytest
from feeds import book

from checker.feed.audit import Auditor
from checker.feed.model import FeedRow, Rejected
from checker.feed.work import Task, audit_chunk, audit_rows

DAY = date(2026, 11, 26)
COLUMNS = frozenset({"title", "description", "price"})


def row(n: int) -> FeedRow:
    return FeedRow("f.csv", n, str(n), f"Giày Nike rep 1:1 số {n}", "Đẹp", price=5.0, columns=COLUMNS)


def test_rows_come_in_order_and_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.feed.work.CHUNK", 4)
    done = list(audit_rows(Task(book(), DAY), [row(n) for n in range(10)]))
    assert [one.rows for one in done] == [4, 4, 2]
    lines = [record["line"] for one in done for record in one.records]
    assert lines == sorted(lines)
    assert set(lines) == set(range(10))


def test_what_could_not_be_read_is_carried_on() -> None:
    aside = Rejected("f.csv", 3, "json")
    (done,) = audit_rows(Task(book(), DAY), [row(1), aside])
    assert done.rows == 1
    assert done.rejected == [aside]


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
    (done,) = audit_rows(Task(book(), DAY, keep=True, feed="thang11"), [row(1)])
    assert set(done.leads) == {"thang11"}
    assert {lead.rule for lead in done.leads["thang11"]} == {record["rule"] for record in done.records}
    assert done.answered["thang11"]
