"""Lines of a chunk: what they hold can be read back, they travel between processes, and a summary counts alike."""

from __future__ import annotations

import io
import pickle
from dataclasses import replace
from datetime import date

from feeds import book
from hidden import listings
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.feed.audit import Auditor
from checker.feed.model import FeedRow
from checker.feed.work import Task, audit_chunk
from roof.audit.out import Jsonl
from roof.audit.summary import Summary

DAY = date(2026, 11, 26)
AUDITOR = Auditor(book(), DAY)


@given(st.lists(listings, max_size=6))
@settings(max_examples=25, deadline=None)
def test_lines_are_the_records_and_count_alike(rows: list[FeedRow]) -> None:
    rows = [replace(row, line=number) for number, row in enumerate(rows, 2)]  # a row is told by its line
    plain = audit_chunk(Task(book(), DAY), AUDITOR, rows)
    lined = pickle.loads(pickle.dumps(audit_chunk(Task(book(), DAY, lines=True), AUDITOR, rows)))
    out = io.StringIO(newline="")
    Jsonl(out).write(plain.records)
    assert lined.written is not None
    assert lined.written.data.decode() == out.getvalue()
    assert lined.records == []
    assert lined.outcomes == plain.outcomes
    one, other = Summary(), Summary()
    one.add(plain)
    other.add(lined)
    for name in (
        "rows",
        "leads",
        "with_leads",
        "by_rule",
        "by_severity",
        "by_status",
        "by_seller",
        "by_category",
    ):
        assert getattr(one, name) == getattr(other, name), name
    assert {rule: [e["id"] for e in some] for rule, some in one.examples.items()} == {
        rule: [e["id"] for e in some] for rule, some in other.examples.items()
    }


def test_a_record_is_read_back_from_its_line() -> None:
    row = FeedRow(
        "f.csv", 3, "p", "Giày Nike rep 1:1", "Đẹp", price=5.0, columns=frozenset(("title", "price"))
    )
    done = audit_chunk(Task(book(), DAY, lines=True), AUDITOR, [row])
    plain = audit_chunk(Task(book(), DAY), AUDITOR, [row])
    assert done.written is not None
    assert [done.written.record(at) for at in range(len(done.written.rules))] == plain.records
