"""Zip bombs and XML entities in spreadsheets: refused before anybody opens them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from lists import guard
from lists.faults import ListError
from lists.sheet import read


def xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Tên", "Số"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


def refused(data: bytes, tmp_path: Path) -> str:
    path = tmp_path / "list.xlsx"
    path.write_bytes(data)
    with pytest.raises(ListError) as caught:
        read(path)
    return caught.value.say("en")


def test_an_honest_spreadsheet_passes(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(xlsx())
    assert read(path).rows == ((1, ("Tên", "Số")),)


def test_a_bomb_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_UNPACKED", 5_000_000)
    assert "unpacks to more than 5 MB" in refused(
        with_part(xlsx(), "xl/bomb.bin", b"\0" * 6_000_000), tmp_path
    )


def test_a_bomb_that_lies_about_its_size_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "MAX_UNPACKED", 5_000_000)
    data = with_part(xlsx(), "xl/bomb.bin", b"\0" * 6_000_000)
    assert "unpacks to more than" in refused(
        data.replace(struct.pack("<I", 6_000_000), struct.pack("<I", 10)), tmp_path
    )


def test_many_parts_are_a_bomb_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_PARTS", 3)
    assert "parts" in refused(xlsx(), tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("spaces", [0, (1 << 20) - 40])
def test_a_dtd_is_refused(tmp_path: Path, encoding: str, spaces: int) -> None:
    """Also where it stands across two pieces of the unpacking, and where the part is UTF-16."""
    evil = (
        f'<?xml version="1.0"?>{" " * spaces}<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    )
    said = refused(with_part(xlsx(), "xl/sharedStrings.xml", evil.encode(encoding)), tmp_path)
    assert "declares a DTD" in said and "sharedStrings" in said


@pytest.mark.parametrize("cut", [4, 40, 400, -30])
def test_a_damaged_zip_is_refused(tmp_path: Path, cut: int) -> None:
    assert "damaged" in refused(xlsx()[:cut], tmp_path)


def test_other_files_are_no_tables(tmp_path: Path) -> None:
    assert "no CSV or XLSX" in refused(b"%PDF-1.7 ...", tmp_path)
    assert "no CSV or XLSX" in refused(b"\xd0\xcf\x11\xe0 an old xls", tmp_path)


def _sheet(change: Callable[[bytes], bytes]) -> bytes:
    """A small book with one merged range whose sheet is written otherwise."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in range(1, 5):
        sheet.append([f"a{line}", "b", "c", "d"])
    sheet.merge_cells("C1:D2")
    out = io.BytesIO()
    book.save(out)
    name = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(out) as made:
        body = made.read(name)
    assert change(body) != body
    return with_part(out.getvalue(), name, change(body))


@pytest.mark.parametrize(
    "row",
    [
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b'<row r="9"><c r="XFD9"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>',
        b"<row r='1048576'><c r = 'xfd1048576'><v>1</v></c></row>",
        b'<row r="1048575">' + b"<c><v>1</v></c>" * 16_384 + b"</row>",
        b"<row><c><v>1</v></c></row>" * 40_000 + b'<row><c r="XFD40001"><v>1</v></c></row>',
    ],
    ids=["corner", "two-cells", "small-letters", "no-places", "no-lines"],
)
def test_cells_that_lie_far_apart_are_refused_before_room_is_made_for_them(
    tmp_path: Path, row: bytes
) -> None:
    data = _sheet(lambda body: body.replace(b"</sheetData>", row + b"</sheetData>"))
    assert len(data) < 200_000
    assert "sheet1.xml reaches over more than 30,000,000 cells" in refused(data, tmp_path)


def test_a_stray_cell_and_a_merged_title_are_no_bomb(tmp_path: Path) -> None:
    row = b'<row r="1000"><c r="XFD1000"><v>1</v></c></row>'
    path = tmp_path / "list.xlsx"
    path.write_bytes(_sheet(lambda body: body.replace(b"</sheetData>", row + b"</sheetData>")))
    assert read(path).rows[-1][0] == 1000


def test_a_merged_range_is_followed_within_the_rows_only(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(_sheet(lambda body: body.replace(b'ref="C1:D2"', b'ref="C1:XFD1048576"')))
    assert set(read(path).merged) == {(line, at) for line in range(1, 5) for at in (2, 3)} - {(1, 2)}
