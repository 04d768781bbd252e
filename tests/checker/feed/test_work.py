"""Chunks: in order, whole, alike however they are spread; a row that cannot be held is set aside."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from feeds import book

from checker.feed.audit import Auditor
from checker.feed.model import FeedRow, Rejected
from checker.feed.read import rows, units
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


def test_processes_write_the_same_lines(tmp_path: Path) -> None:
    path = tmp_path / "f.parquet"
    titles = [f"Giày Nike rep 1:1 số {n % 7}" for n in range(2100)]
    pq.write_table(pa.table({"id": range(2100), "title": titles}), path)
    one, two = (
        [
            done.written.data
            for done in audit_rows(Task(book(), DAY, lines=True), units(path), jobs)
            if done.written
        ]
        for jobs in (1, 2)
    )
    assert one == two
    assert len(one) == 3
    plain = [record for done in audit_rows(Task(book(), DAY), rows(path)) for record in done.records]
    assert [json.loads(line) for part in one for line in part.splitlines()] == plain


def test_rows_between_blocks_keep_their_order(tmp_path: Path) -> None:
    path = tmp_path / "f.parquet"
    pq.write_table(pa.table({"title": ["Áo một", "Áo hai"]}), path)
    (block,) = units(path)
    done = list(audit_rows(Task(book(), DAY), [row(8), block, row(9)]))
    assert [one.rows for one in done] == [1, 2, 1]
