"""What is known of a row's words serves every row with the same words, and no other."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from feeds import book

from checker.feed import known
from checker.feed.audit import Auditor
from checker.feed.columns import plan
from checker.feed.grown import Verdict
from checker.feed.known import Known, Memory, names_of
from checker.feed.many import audit_rows
from checker.feed.model import FeedRow
from checker.feed.read import rows, units
from checker.feed.tables import Block
from checker.feed.work import Task, audit_chunk

DAY = date(2026, 11, 26)
TITLES = ["Giày Nike rep 1:1", "Áo thun cotton", "Giày Nike rep 1:1"]


def feed(path: Path, **columns: list[object]) -> Path:
    table = {"id": ["a", "b", "c"], "title": TITLES, "description": ["Đẹp", "Đẹp", "Đẹp"], **columns}
    pq.write_table(pa.table(table), path)
    return path


def test_known_words_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    auditor = Auditor(book(), DAY)
    read, seen = auditor.read, list[str]()

    def counted(row: FeedRow) -> object:
        seen.append(row.id)
        return read(row)

    monkeypatch.setattr(auditor, "read", counted)
    (block,) = units(feed(tmp_path / "f.parquet", url=["u/1", "", "u/3"], platform=["Tiki", "", "Shopee"]))
    done = audit_chunk(Task(book(), DAY), auditor, block)  # type: ignore[arg-type]
    assert seen == ["a", "b"]
    assert done.rows == 3
    long = [
        record
        for one in audit_rows(Task(book(), DAY), list(rows(tmp_path / "f.parquet")))
        for record in one.records
    ]
    assert done.records == long
    assert {r["storefront"] for r in done.records} == {"tiki", "shopee"}


@pytest.mark.parametrize("column", ["brand", "category", "seller", "gtin", "price", "attributes", "origin"])
def test_any_other_cell_makes_another_row(tmp_path: Path, column: str) -> None:
    (block,) = units(feed(tmp_path / "f.parquet", **{column: ["1", "1", "2"]}))
    names = names_of(block)  # type: ignore[arg-type]
    assert names is not None
    assert len(set(names)) == 3


def test_the_columns_of_a_feed_belong_to_its_words(tmp_path: Path) -> None:
    found = []
    for names in (("title", "description"), ("title", "brand"), ("title", "short description")):
        path = tmp_path / "f.parquet"
        pq.write_table(pa.table({name: ["x"] for name in names}), path)
        (block,) = units(path)
        found.append(names_of(block))  # type: ignore[arg-type]
    assert len({tuple(one or ()) for one in found}) == 3


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())])
def test_an_empty_cell_is_not_one_that_is_absent(kind: pa.DataType) -> None:
    texts = ["", None, "ab", "a", "b", "ab"]
    titles = ["x", "x", "x", "xa", "xb", "x"]
    table = pa.record_batch({"title": titles, "description": pa.array(texts).cast(kind)})
    plain = plan(("title", "description"), {}, lambda name: False)
    whole = Block(table, plain, "f", 1)
    names = names_of(whole)
    assert names is not None
    assert len(set(names)) == 5
    assert names[2] == names[5]
    assert (
        names_of(Block(table.slice(2, 3), plain, "f", 1)) == names[2:5]
    )  # a part that lies within a larger buffer


def test_cells_that_cannot_be_told_are_not_remembered() -> None:
    told = plan(("title", "description", "brand"), {}, lambda name: False)
    table = pa.record_batch({"title": ["x"], "description": ["y"], "brand": [date(2026, 1, 1)]})
    assert names_of(Block(table, told, "f", 1)) == [None]


def test_bytes_that_are_no_text_are_set_aside_each_time() -> None:
    told = plan(("title", "description"), {}, lambda name: False)
    text = pa.array(
        [b"Gi\xc3\xa0y rep 1:1", b"\xff\xfe", b"\xff\xfe", b"Gi\xc3\xa0y rep 1:1"], pa.binary()
    ).view(pa.string())
    auditor, task = Auditor(book(), DAY), Task(book(), DAY)
    for columns in ({"title": ["x"] * 4, "description": text}, {"title": text, "description": ["x"] * 4}):
        for _ in range(2):
            done = audit_chunk(task, auditor, Block(pa.record_batch(columns), told, "f", 1))
            assert done.rows == 2
            assert [(one.line, one.reason) for one in done.rejected] == [(2, "encoding"), (3, "encoding")]


def test_memory_is_bounded_and_keeps_what_recurs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "GENERATION", 10)
    memory = Memory()
    one = Known(Verdict(None, (), ()), "", "", "")  # type: ignore[arg-type]
    for n in range(100):
        memory.put(b"%d" % n, one)
        assert memory.get(b"0") is one  # asked for again and again
    assert memory.get(b"50") is None
    assert len(memory._new) + len(memory._old) <= 20


def test_what_was_said_of_a_feed_is_not_said_of_one_with_other_columns(tmp_path: Path) -> None:
    auditor, task = Auditor(book(), DAY), Task(book(), DAY)
    given: list[dict[str, list[object]]] = [{}, {"attributes": ["", "", ""]}, {"seller": ["", "", ""]}, {}]
    for columns in given:  # one after another through one memory
        path = feed(tmp_path / "f.parquet", **columns)
        (block,) = units(path)
        assert isinstance(block, Block)
        done = audit_chunk(task, auditor, block)
        alone = [auditor.audit(row) for row in rows(path) if isinstance(row, FeedRow)]
        assert done.outcomes == Counter((f.rule, str(f.outcome)) for one in alone for f in one.findings)
        assert [r["id"] for r in done.records] == [lead.id for one in alone for lead in one.leads]
