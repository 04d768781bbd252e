"""A list and its mapping in: good rows, or every fault by line with what was expected."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lists.faults import ListError
from lists.mapping import kinds, read_mapping, starter
from lists.model import ColumnMap
from lists.rows import load

HEAD = 'Số quyết định,Ngày quyết định,"Tên tổ chức, cá nhân",Mã số thuế,Tên miền\n'
GOOD = "12/QĐ-XPHC,2026-03-01,Công ty TNHH Minh Ánh,0300588569,www.gom.vn\n"


def over(kind: str = "decisions", dates: str = "", **columns: str) -> ColumnMap:
    known = kinds()[kind]
    named = columns or {f.name: f.headers[0] for f in known.fields if f.name not in ("address", "matter")}
    return ColumnMap(known, "Chi cục QLTT", named, dates)


def csv(folder: Path, text: str) -> Path:
    path = folder / "list.csv"
    path.write_text(text, "utf-8")
    return path


def faults(path: Path, mapping: ColumnMap) -> dict[int, str]:
    with pytest.raises(ListError) as caught:
        load(path, mapping)
    return {f.line: f.say("en") for f in caught.value.faults}


def test_a_good_list(tmp_path: Path) -> None:
    read, wrong = load(csv(tmp_path, HEAD + GOOD), over())
    assert not wrong
    assert dict(read.rows[0].values) == {
        "number": "12/QĐ-XPHC", "date": "2026-03-01", "name": "Công ty TNHH Minh Ánh",
        "tax_code": "0300588569", "domain": "gom.vn",
    }  # fmt: skip
    assert read.rows[0].line == 2


@pytest.mark.parametrize(
    "title", ["", "Danh sách xử phạt, quý I, năm 2026\n\n", "sep=;\n", "Danh sách xử phạt;;;;\n"]
)
def test_a_title_does_not_say_what_stands_between_cells(tmp_path: Path, title: str) -> None:
    rows = "".join(f"{n}/QĐ-XPHC;2026-03-01;Hộ kinh doanh A, B, chợ {n};;\n" for n in range(3))
    head = HEAD.replace('"', "").replace(",", ";").replace("chức; cá", "chức, cá")
    read, wrong = load(csv(tmp_path, title + head + rows), over())
    assert not wrong and len(read.rows) == 3


def test_wrong_columns_are_named_with_those_that_were_read(tmp_path: Path) -> None:
    path = csv(tmp_path, "Số,Ngày ký,Ai\n1,2026-01-01,X\n")
    with pytest.raises(ListError) as caught:
        load(path, over(), skip_bad=True)  # no row is good when the columns are wrong
    said = caught.value.say("en")
    assert "no column 'Số quyết định'" in said
    assert "headers read: Số, Ngày ký, Ai" in said


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("1,2026-03-01,A,300588569,\n", "lost its leading zero (a numeric cell?); expected '0300588569'"),
        ("1,2026-03-01,A,0300588568,\n", "wrong check digit"),
        ("1,2026-03-01,A,3.00588569E+08,\n", "rewritten by the spreadsheet"),
        ("1,01/03/2026,A,,\n", "say `dates: dd/mm/yyyy` in the mapping"),
        ("1,2026-02-30,A,,\n", "expected yyyy-mm-dd (2026-12-31)"),
        ("1,46082,A,,\n", "spreadsheet's day number"),
        ("1,,A,,\n", "column 'Ngày quyết định': the cell is empty; this column is required"),
        ("1,2026-03-01,A,,not a host\n", "is no domain; expected shop.vn"),
        ("1,2026-03-01,A,,,more,cells\n", "more cells than there are headers"),
    ],
)
def test_a_bad_line_is_refused_with_what_was_expected(tmp_path: Path, row: str, said: str) -> None:
    path = csv(tmp_path, HEAD + GOOD + row)
    assert said in faults(path, over())[3]
    read, wrong = load(path, over(), skip_bad=True)
    assert [r.line for r in read.rows] == [2]
    assert [line for line, _ in read.aside] == [3]
    assert wrong[0].line == 3


def test_duplicates_name_the_first_line(tmp_path: Path) -> None:
    path = csv(tmp_path, HEAD + GOOD + GOOD.replace("QĐ-XPHC", "qđ-xphc"))
    assert "is on line 2 too; keep one" in faults(path, over())[3]


def test_dates_as_the_mapping_says(tmp_path: Path) -> None:
    path = csv(tmp_path, HEAD + GOOD.replace("2026-03-01", "1/3/2026"))
    read, _ = load(path, over(dates="dd/mm/yyyy"))
    assert read.rows[0].values["date"] == "2026-03-01"
    path = csv(tmp_path, HEAD + GOOD.replace("2026-03-01", "12/25/2026"))
    assert "expected dd/mm/yyyy" in faults(path, over(dates="dd/mm/yyyy"))[2]


def book(folder: Path, rows: list[list[object]], merge: str = "") -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if merge:
        sheet.merge_cells(merge)
    path = folder / "list.xlsx"
    made.save(path)
    return path


COLUMNS: list[object] = ["Số quyết định", "Ngày quyết định", "Tên tổ chức, cá nhân", "Mã số thuế", "Tên miền"]


def test_a_spreadsheet_with_a_title_above_its_headers(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["DANH SÁCH XỬ LÝ"],
        [],
        COLUMNS,
        ["1", date(2026, 3, 1), "A", "0300588569", "a.vn"],
    ]
    read, _ = load(book(tmp_path, rows), over())
    assert (read.rows[0].line, read.rows[0].values["date"]) == (4, "2026-03-01")


def test_merged_cells_are_refused_on_every_line_that_they_swallow(tmp_path: Path) -> None:
    day = date(2026, 3, 1)
    rows: list[list[object]] = [
        COLUMNS,
        ["1", day, "A", "", ""],
        ["2", day, "", "", ""],
        ["3", day, "C", "", ""],
    ]
    path = book(tmp_path, rows, "C2:C3")
    said = faults(path, over())
    assert list(said) == [3]
    assert "merged cell C2:C3; unmerge it" in said[3]
    read, _ = load(path, over(), skip_bad=True)
    assert [r.line for r in read.rows] == [2, 4]


def test_a_date_written_as_text_in_a_spreadsheet(tmp_path: Path) -> None:
    path = book(tmp_path, [COLUMNS, ["1", "2026-03-01", "A", "", ""]])
    assert "date written as text; format the cell as a date" in faults(path, over())[2]


def test_a_number_cell_that_lost_its_zero(tmp_path: Path) -> None:
    path = book(tmp_path, [COLUMNS, ["1", date(2026, 3, 1), "A", 300588569, ""]])
    assert "expected '0300588569'" in faults(path, over())[2]


def test_every_kind_has_a_mapping_to_begin_with(tmp_path: Path) -> None:
    for kind in kinds().values():
        path = tmp_path / f"{kind.id}.yml"
        path.write_text(starter(kind), "utf-8")
        assert read_mapping(path).kind == kind


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kind: nothing\ncolumns: {a: b}\n", "no kind of list 'nothing'"),
        ("kind: ocop\ncolumns: {product: A}\n", "lacks 'columns: holder'"),
        ("kind: ocop\ncolumns: {product: A, holder: B, colour: C}\n", "no field 'colour'"),
        ("kind: ocop\ncolumns: {product: A, holder: B}\ndates: mm/dd\n", "'mm/dd' is not known"),
        ("kind: ocop\ncolums: {product: A, holder: B}\n", "knows no 'colums'"),
        ("[1, 2]\n", "no table of kind"),
        ("kind: [\n", "cannot be read"),
        ("kind: !!python/object/apply:os.system ['true']\ncolumns: {a: b}\n", "no kind of list"),
    ],
)
def test_a_broken_mapping_says_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "map.yml"
    path.write_text(text, "utf-8")
    with pytest.raises(ListError) as caught:
        read_mapping(path)
    assert said in caught.value.say("en")


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=300), head=st.booleans())
def test_any_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, head: bool
) -> None:
    path = tmp_path_factory.mktemp("any") / "list.csv"
    path.write_bytes((HEAD.encode() if head else b"") + data)
    try:
        read, wrong = load(path, over(), skip_bad=True)
    except ListError as error:
        assert error.say("vi") and error.say("en")
    else:
        assert len(read.aside) == len({f.line for f in wrong})
