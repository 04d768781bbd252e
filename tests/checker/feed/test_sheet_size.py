"""Workbooks that would fill the memory are told, whatever they say of their own size."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import openpyxl
import pytest
from feeds import read

from checker.feed import sheet_size
from checker.feed.sheet_size import too_large


def book(path: Path, *cells: tuple[int, int]) -> Path:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.append(["id", "title"])
    sheet.append([1.23e15, "Áo"])
    for row, column in cells:
        sheet.cell(row, column, "x")
    made.save(path)
    return path


def test_a_cell_in_the_last_corner(tmp_path: Path) -> None:
    rows, rejected = read(book(tmp_path / "a.xlsx", (1_048_576, 16_384)))
    assert rows == []
    assert [r.reason for r in rejected] == ["long"]


@pytest.mark.parametrize("stray", [(2, 16_384), (1_048_576, 3)])
def test_a_stray_cell_costs_nothing(tmp_path: Path, stray: tuple[int, int]) -> None:
    assert [row.id for row in read(book(tmp_path / "a.xlsx", stray))[0]] == ["1230000000000000"]


def test_what_is_packed_is_unpacked_no_further_than_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path / "a.xlsx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as more:
        more.writestr("xl/bomb.xml", b"0" * 5_000_000)
    monkeypatch.setattr(sheet_size, "MOST_BYTES", 4_000_000)
    assert too_large(path)
    lying = path.read_bytes().replace(struct.pack("<L", 5_000_000), struct.pack("<L", 5))
    assert lying != path.read_bytes()
    path.write_bytes(lying)
    assert too_large(path)


def test_what_is_no_zip_is_left_to_its_reader(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 nothing")
    assert too_large(tmp_path / "a.xlsx") == ""
    assert [r.reason for r in read(tmp_path / "a.xlsx")[1]] == ["truncated"]


def test_rows_of_a_sheet_without_headers_are_told_one_by_one() -> None:
    made = openpyxl.Workbook()
    made.worksheets[0].append(["id", "title"])
    made.worksheets[0].append([1, "Áo"])
    more = made.create_sheet("Tháng 2")
    for cells in ([2, "Quần"], [], [3, "Mũ"]):
        more.append(cells)
    out = io.BytesIO()
    made.save(out)
    rows, rejected = read(out.getvalue())
    assert [row.title for row in rows] == ["Áo"]
    assert [(r.source, r.line, r.reason) for r in rejected] == [
        ("-#Tháng 2", 1, "columns"),
        ("-#Tháng 2", 3, "columns"),
    ]
    assert "Mũ" in rejected[1].raw
