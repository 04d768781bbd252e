"""Workbooks that are HTML or the XML of 2003."""

from __future__ import annotations

import io
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from feeds import read
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.feed.seeming import is_seeming, seeming_rows

ROWS = [
    ["Tên sản phẩm", "Mô tả", "Giá bán"],
    ["Giày & dép", "Dòng 1\nDòng 2", "250.000"],
    ["Áo <len>", "", "1.250.000"],
]


def html(rows: list[list[str]], before: str = "<html><head><style>td{x:1}</style></head><body>") -> str:
    cells = (
        "".join(f"<td class=x>{escape(cell).replace(chr(10), '<br>')}</td>" for cell in row) for row in rows
    )
    return f"{before}<table border=1>{''.join(f'<tr>{row}</tr>' for row in cells)}</table></body></html>"


def workbook(rows: list[list[str]]) -> str:
    cells = (
        "".join(f'<Cell><Data ss:Type="String">{escape(cell)}</Data></Cell>' for cell in row) for row in rows
    )
    return (
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="S"><Table>{"".join(f"<Row>{row}</Row>" for row in cells)}</Table></Worksheet></Workbook>'
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("drawn", [html, workbook])
def test_such_a_workbook_is_read(
    tmp_path: Path, drawn: Callable[[list[list[str]]], str], encoding: str
) -> None:
    path = tmp_path / "DanhSachSanPham.xls"
    path.write_bytes(drawn(ROWS).encode(encoding))
    good, bad = read(path)
    assert [(row.title, row.description, row.price) for row in good] == [
        ("Giày & dép", "Dòng 1\nDòng 2", 250_000),
        ("Áo <len>", "", 1_250_000),
    ]
    assert [row.line for row in good] == [2, 3]
    assert not bad


def test_cells_that_are_left_out_and_cells_that_are_wide() -> None:
    said = "<table><tr><td colspan=2>a</td><td>b</td></tr><tr><td>c<td>d<tr><th>e</table>"
    assert list(seeming_rows(io.StringIO(said))) == [["a", "", "b"], ["c", "d"], ["e"]]
    sparse = "<Workbook><Row><Cell ss:Index='3'><Data>x</Data></Cell></Row></Workbook>"
    assert list(seeming_rows(io.StringIO(sparse))) == [["", "", "x"]]
    huge = "<table><tr><td colspan=9999999>a</td><td colspan=9999>b</td></table>"
    assert [len(row) for row in seeming_rows(io.StringIO(huge))] == [2_000]


def test_other_markup_is_no_such_table() -> None:
    rss = '<?xml version="1.0"?><rss><channel><item><title>A</title><description><![CDATA[<table><tr><td>'
    for other in (
        rss,
        "<products><product><name>A</name></product></products>",
        "<html><p>x</p></html>",
        "a,b\n",
    ):
        assert not is_seeming(other)


def test_a_page_without_a_list_of_goods_has_no_columns() -> None:
    good, bad = read(html([["Ngày", "Người"], ["1", "An"]]).encode())
    assert not good
    assert [row.reason for row in bad] == ["columns", "columns"]


def test_a_page_that_is_cut_off_is_read_up_to_there() -> None:
    good, _ = read(html(ROWS)[:-70].encode())
    assert [row.title for row in good] == ["Giày & dép", "Áo <len>"]


def test_a_table_within_a_cell_is_its_text() -> None:
    inner = "<table><tr><td>Xuất xứ</td><td>Việt Nam</td></tr><tr><td>Cỡ</td><td>M</td></tr></table>"
    said = f"<table><tr><td>A<td>mô tả {inner} hết<td>5</tr><tr><td>B</td><td>C</td></tr></table>"
    first, second = [one for one in seeming_rows(io.StringIO(said)) if isinstance(one, list)]
    assert [" ".join(str(cell).split()) for cell in first] == ["A", "mô tả Xuất xứ Việt Nam Cỡ M hết", "5"]
    assert second == ["B", "C"]


@pytest.mark.parametrize("never", ["<table>", "<script>"])
def test_what_never_closes_costs_its_row(never: str) -> None:
    more = [["A", f"{n}", "1"] for n in range(3)]
    broken = html([ROWS[0], ["X", "@", "1"], *more]).replace("@", never + "x" * 1_100_000)
    good, bad = read(broken.encode())
    if never == "<table>":
        assert [row.description for row in good] == ["0", "1", "2"]
        assert [row.reason for row in bad] == ["long"]
    else:  # as a browser reads it: all that follows is script
        assert [row.title for row in good] == ["X"]


def test_a_long_cell_costs_its_row() -> None:
    good, bad = read(html([ROWS[0], ["A", "x" * 3_000_000, "1"], ["B", "y", "2"]]).encode())
    assert [row.title for row in good] == ["B"]
    assert [row.reason for row in bad] == ["long"]


def test_remarks_before_other_markup_cost_one_look_each() -> None:
    """Of forty every way to part them would be tried, a million million."""
    assert not is_seeming('<?xml version="1.0"?>' + "<!-- x -->" * 40 + "<rss>")
    assert is_seeming("<!-- x -->\n" * 40 + "<table><tr><td>a")


@pytest.mark.parametrize("never", ["<!-- ", "<script></", "<td class='", "<?php "])
def test_what_never_closes_is_not_held_to_the_end(never: str) -> None:
    said = "<table><tr><td>a</td></tr>" + never + "</" * 1_500_000
    text = io.StringIO(said)
    rows = list(seeming_rows(text))
    assert rows[0] == ["a"]
    assert isinstance(rows[-1], str)
    assert text.tell() < len(said) / 2


@given(st.text(alphabet="<>/!-[]&;=\"' tdrhableROWcelx1\n", max_size=200))
@settings(max_examples=300, deadline=None)
def test_whatever_stands_there_it_comes_to_an_end(inside: str) -> None:
    for one in seeming_rows(io.StringIO("<table><tr><td>" + inside)):
        assert isinstance(one, list | str)
