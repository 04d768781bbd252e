"""A feed audited: in order, whole, alike however it is spread."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from feeds import book
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.feed.audit import Auditor
from checker.feed.hands import Hands
from checker.feed.many import audit_rows
from checker.feed.model import FeedRow, Rejected
from checker.feed.read import rows, units
from checker.feed.tables import Block
from checker.feed.work import Done, Task
from roof.audit.summary import Summary

DAY = date(2026, 11, 26)
COLUMNS = frozenset({"title", "description", "price"})


def row(n: int) -> FeedRow:
    return FeedRow("f.csv", n, str(n), f"Giày Nike rep 1:1 số {n}", "Đẹp", price=5.0, columns=COLUMNS)


def test_rows_come_in_order_and_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.feed.many.CHUNK", 4)
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


def whole(path: Path, jobs: int) -> tuple[bytes, Summary, list[Rejected]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("checker.feed.tables._AT_ONCE", 7)  # rows of a block: many that recur are in others
        done: list[Done] = list(audit_rows(Task(book(), DAY, lines=True), units(path), jobs))
    summary = Summary()
    for one in done:
        summary.add(one)
    data = b"".join(one.written.data for one in done if one.written)
    return data, summary, [row for one in done for row in one.rejected]


TITLES = st.sampled_from(
    [
        "Giày Nike rep 1:1",
        "Áo thun cotton",
        "Kem trị nám tận gốc",
        "",
        "Túi Gucci super fake",
        "Sữa bột",
        "\ue000",
        "\ue001 fake 1:1",
    ]
)


@given(
    st.lists(
        st.tuples(TITLES, TITLES, st.sampled_from(["a", "b", ""]), st.sampled_from(["Tiki", "", "Lazada"])),
        max_size=40,
    )
)
@settings(max_examples=8, deadline=None)
def test_however_rows_recur_processes_change_nothing(
    tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[str, str, str, str]]
) -> None:
    path = tmp_path_factory.mktemp("feed") / "f.parquet"
    names = ("title", "description", "seller", "platform")
    schema = pa.schema([(name, pa.string()) for name in names])
    table = pa.Table.from_pylist([dict(zip(names, one, strict=True)) for one in cells], schema)
    pq.write_table(table, path, row_group_size=13)
    data, summary, rejected = whole(path, 1)
    two, other, aside = whole(path, 3)
    assert (two, aside) == (data, rejected)
    assert other == summary
    plain = [record for done in audit_rows(Task(book(), DAY), list(rows(path))) for record in done.records]
    assert [json.loads(line) for line in data.splitlines()] == plain  # nothing of it was remembered


def recurring(folder: Path, ids: pa.Array | None = None) -> Path:
    path, titles = folder / "f.parquet", [f"Giày Nike rep 1:1 số {n % 5}" for n in range(60)]
    pq.write_table(pa.table({"id": ids or [f"a{n}" for n in range(60)], "title": titles}), path)
    return path


def test_words_of_rows_that_are_known_are_not_handed_over_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, handed = recurring(tmp_path), list[bool]()
    give = Hands._give

    def seen(hands: Hands, chunk: Block, places: Mapping[int, Sequence[int] | None]) -> Path:
        handed.append(chunk.whole)
        return give(hands, chunk, places)

    monkeypatch.setattr(Hands, "_give", seen)
    assert whole(path, 2) == whole(path, 1)
    assert handed == [True] + [False] * 8


def test_words_that_a_process_does_not_know_after_all_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = recurring(tmp_path)
    monkeypatch.setattr(Hands, "_meets", lambda hands, hand, names: True)  # what it believes is wrong
    assert whole(path, 2) == whole(path, 1)


def test_words_of_rows_that_fail_are_asked_for_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fault is planted at the border to the reader: no row is known that makes it raise."""
    path, read = recurring(tmp_path), Auditor.read

    def broken(auditor: Auditor, row: FeedRow) -> object:
        if row.title.endswith("3"):
            raise ValueError("planted")
        return read(auditor, row)

    monkeypatch.setattr(Auditor, "read", broken)
    one = whole(path, 1)
    assert whole(path, 2) == one
    assert [row.line for row in one[2]] == [n + 1 for n in range(60) if n % 5 == 3]


def test_ids_that_are_no_text_set_aside_their_rows_only(tmp_path: Path) -> None:
    raw = pa.array([b"\xff" if n in (3, 40) else b"a%d" % n for n in range(60)]).cast(pa.binary())
    path = recurring(tmp_path, pa.Array.from_buffers(pa.string(), 60, raw.buffers()))
    one = whole(path, 1)
    assert whole(path, 2) == one
    assert [row.line for row in one[2]] == [4, 41]


def test_lines_of_loose_rows_are_spread_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.feed.many.CHUNK", 3)
    some = [row(n) for n in range(20)]
    one, two = (
        [done.written.data for done in audit_rows(Task(book(), DAY, lines=True), some, jobs) if done.written]
        for jobs in (1, 2)
    )
    assert one == two
    assert len(one) == 7
