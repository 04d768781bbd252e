"""Parquet and spreadsheets as feeds, whole and damaged."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from feeds import read

from checker.feed.read import rows, units
from checker.feed.tables import Block


def test_parquet(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    table = pa.table(
        {
            "id": [1, 2, 3],
            "name": ["Áo", "Quần", None],
            "mo_ta": ["vải", None, None],
            "price": [10.5, float("nan"), None],
            "attributes": ['{"Xuất xứ": "Lào"}', None, "oops"],
        }
    )
    pq.write_table(table, path)
    good, bad = read(path)
    assert [(row.id, row.title, row.price) for row in good] == [("1", "Áo", 10.5), ("2", "Quần", 0.0)]
    assert good[0].attributes == {"Xuất xứ": "Lào"}
    assert [(row.line, row.reason) for row in bad] == [(3, "no_text")]


def test_parquet_that_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"title": [f"Áo {n}" for n in range(1000)]}), path)
    path.write_bytes(path.read_bytes()[:-50])
    good, bad = read(path)
    assert not good
    assert [row.reason for row in bad] == ["truncated"]


def test_a_parquet_file_is_not_held_by_its_end(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    with pq.ParquetWriter(path, pa.schema([("title", pa.string())])) as out:
        for _ in range(16):  # groups of rows of half a megabyte, which no packing makes smaller
            out.write_table(pa.table({"title": [os.urandom(256).hex() for _ in range(1000)]}))
    before, most = pa.total_allocated_bytes(), 0
    for _ in units(path):
        most = max(most, pa.total_allocated_bytes() - before)
    assert 0 < most < path.stat().st_size / 2


def test_parquet_without_known_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"x": [1]}), path)
    assert [row.reason for row in read(path)[1]] == ["columns"]


def test_strings_that_are_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    raw = pa.array([b"tot", b"\xff\xfe", b"\xc3\xa1o"]).cast(pa.binary())
    broken = pa.Array.from_buffers(pa.string(), 3, raw.buffers())
    pq.write_table(pa.table({"id": ["1", "2", "3"], "title": broken}), path)
    good, bad = read(path)
    assert [row.title for row in good] == ["tot", "áo"]
    assert [(row.line, row.reason) for row in bad] == [(2, "encoding")]


def test_a_workbook_with_a_title_and_formulas(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Danh mục"])
    sheet.append([])
    sheet.append(["SKU", "Tên sản phẩm", "Mô tả", "Giá bán"])
    sheet.append([893, "Áo", "Vải", 120000])
    sheet.append(["b", "=1+1", "Vải", "99k"])
    book.create_sheet("Ghi chú").append(["không có gì"])
    book.save(path)
    good, bad = read(path)
    assert [(row.id, row.title, row.price, row.line) for row in good][:1] == [("893", "Áo", 120_000.0, 4)]
    assert not [row for row in bad if row.line == 4]
    assert [row.source for row in bad if row.reason == "columns"] == ["a.xlsx#Ghi chú"]
    assert len(good) + len(bad) == 3


def test_a_workbook_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04" + b"x" * 200)
    assert [row.reason for row in read(path)[1]] == ["truncated"]


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "b.csv").write_text("id,title\n1,Áo\n", "utf-8")
    (tmp_path / "sub" / "a.jsonl").write_text('{"id": 2, "title": "Mũ"}\n', "utf-8")
    (tmp_path / "notes.md").write_text("title", "utf-8")
    good, bad = read(tmp_path)
    assert [(row.source, row.id) for row in good] == [("b.csv", "1"), ("sub/a.jsonl", "2")]
    assert not bad


def test_a_block_goes_to_another_process_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"id": range(2500), "title": [f"Áo {n}" for n in range(2500)]}), path)
    blocks = list(units(path))
    assert [type(block) for block in blocks] == [Block] * 3
    held = [pickle.loads(pickle.dumps(block)) for block in blocks]
    assert [row for block in held for row in block.rows()] == list(rows(path))
    assert held[2].first == 2001
    assert len(pickle.dumps(blocks[2])) < len(pickle.dumps(blocks[0]))  # a part of a file, not the file
