"""Every form of a paper, opened again by a reader that is not ours; nothing a shop wrote runs or breaks it."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import UTC, date, datetime

import pytest
from docx import Document
from openpyxl import load_workbook
from papers_made import HOSTILE, MARKUP
from PIL import Image

from papers.chart import draw
from papers.document import document
from papers.filled import heading, symbol
from papers.lines import cited
from papers.model import Bar, Bars, Column, Grid, Letterhead, Paper, Picture, Section
from papers.page import page
from papers.sheets import csv_bytes, workbook

HEAD = Letterhead(agency="Chi cục <Mẫu>", signer="Trần Thị Mẫu", recipients=("Như trên",))
COLUMNS = (Column("Tên"), Column("Số", "number"), Column("Tỷ lệ", "share"), Column("Ngày", "day"))
LATE = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)  # the 27th in Vietnam


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 80), "red").save(out, "PNG")
    return out.getvalue()


def made(kind: str = "weekly", rows: int = 3) -> Paper:
    cells = (HOSTILE, "+1", "-1", "@x", "\t=1", "", MARKUP, "https://a.vn/" + "x" * 300)
    grid = Grid(
        "Bảng: [một]/hai",
        "Bảng một",
        COLUMNS,
        tuple((cells[n % len(cells)], 1234567, 0.125, LATE) for n in range(rows)),
        shown=10,
    )
    empty = Grid("bảng: [một]/hai", "Bảng hai", COLUMNS, ())
    chart = Bars(
        "Một điều", "dấu hiệu", (Bar("Đổi trả và " + "dài " * 30, 3, 5), Bar("Không", 0, 0)), "nay", "trước"
    )
    section = Section("Mục", (f"Lời {MARKUP}",), (grid, empty), (chart,), (Picture(picture(), "Ảnh"),))
    letter = kind == "letter"
    return Paper(
        kind,
        "" if letter else "BÁO CÁO",
        f"Về việc {HOSTILE}",
        date(2026, 2, 3),
        (f"{{agency}} báo cáo: {MARKUP}",),
        (section,),
        ("Hết./.",),
        to="Công ty {{ agency }}" if letter else "",
    )


@pytest.mark.parametrize("kind", ["weekly", "letter"])
def test_a_document_opens_and_says_everything(kind: str) -> None:
    data = document(made(kind, rows=12), HEAD)
    opened = Document(io.BytesIO(data))
    words = "\n".join("".join(t.text or "" for t in p.iter("{*}t")) for p in opened.element.body.iter("{*}p"))
    for said in (
        "CHI CỤC <MẪU>",
        "Chi cục <Mẫu> báo cáo",
        "Trần Thị Mẫu",
        "ngày 03 tháng 02 năm 2026",
        HOSTILE,
        "- Như trên;",
        "- Lưu: VT.",
    ):
        assert said in words, said
    assert "<script>alert(1)</script> {{ signer }} {% endfor %}" in words  # as text, not filled in
    assert "Còn 2 dòng nữa" in words
    assert "1.234.567" in words and "12,5%" in words and "27/11/2026" in words
    assert "Không có." in words
    assert ("Kính gửi: Công ty {{ agency }}" in words) == (kind == "letter")
    assert len(opened.inline_shapes) == 2  # the chart and the picture
    heads = opened.element.body.findall(".//{*}tblHeader")
    assert len(heads) == 1
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if "vba" in name.lower()]


@pytest.mark.parametrize(("kind", "lines"), [("weekly", 3), ("letter", 2)])
def test_a_document_has_the_lines_the_numbers_and_the_signature_of_an_administrative_paper(
    kind: str, lines: int
) -> None:
    """Lines under the motto, the agency and the subject; pages numbered but the first; no page that is signed alone."""
    opened = Document(io.BytesIO(document(made(kind), HEAD)))
    assert len(opened.element.body.findall(".//{*}pBdr/{*}bottom")) == lines
    page = opened.sections[0]
    assert page.different_first_page_header_footer
    assert "PAGE" in page.header._element.xml and "PAGE" not in page.first_page_header._element.xml
    last = next(p for p in opened.paragraphs if p.text == "Hết./.")
    assert last.paragraph_format.keep_with_next
    bold = [run.bold for p in opened.paragraphs if p.text.startswith("Kính gửi") for run in p.runs]
    assert not any(bold)


@pytest.mark.parametrize(
    ("form", "given", "said"),
    [
        ("BÁO CÁO", "QLTT", "BC-QLTT"),
        ("TỜ TRÌNH", "BC-QLTT", "TTr-QLTT"),
        ("", "BC-QLTT", "QLTT"),
        ("DANH SÁCH", "BC-QLTT", "BC-QLTT"),
        ("BÁO CÁO", "……", "……"),
    ],
)
def test_the_symbol_of_a_paper_says_its_kind(form: str, given: str, said: str) -> None:
    assert symbol(form, given) == said


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Nghị định về nhãn hàng hóa 43/2017/NĐ-CP", "Nghị định số 43/2017/NĐ-CP về nhãn hàng hóa"),
        ("Nghị định xử phạt VPHC trong lĩnh vực y tế (cũ) 117/2020/NĐ-CP",
         "Nghị định số 117/2020/NĐ-CP xử phạt vi phạm hành chính trong lĩnh vực y tế"),
        ("Luật Thương mại 36/2005/QH11", "Luật Thương mại số 36/2005/QH11"),
        ("Luật Dược (sửa đổi 44/2024/QH15) 105/2016/QH13", "Luật Dược số 105/2016/QH13 (sửa đổi 44/2024/QH15)"),
        ("Nghị định sửa đổi Nghị định 43/2017/NĐ-CP về nhãn hàng hóa 111/2021/NĐ-CP",
         "Nghị định số 111/2021/NĐ-CP sửa đổi Nghị định 43/2017/NĐ-CP về nhãn hàng hóa"),
        ("Nghị định sửa đổi các nghị định xử phạt (gồm 98/2020) 17/2022/NĐ-CP",
         "Nghị định số 17/2022/NĐ-CP sửa đổi các nghị định xử phạt (gồm 98/2020)"),
        ("Kế hoạch phát triển 1707/KH-UBND", "Kế hoạch phát triển 1707/KH-UBND"),
        ("Luật mẫu", "Luật mẫu"),
        ("nd-1", "nd-1"),
    ],
)  # fmt: skip
def test_an_instrument_is_cited_as_offices_do(title: str, said: str) -> None:
    assert cited(title) == said


def test_a_workbook_holds_all_rows_and_no_formula() -> None:
    book = load_workbook(io.BytesIO(workbook(made(rows=30))))
    assert len(book.sheetnames) == len({name.lower() for name in book.sheetnames}) == 2
    sheet = book.worksheets[0]
    assert sheet.max_row == 31
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == "A1:D31"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert sheet["A2"].value == HOSTILE
    assert sheet["B2"].value == 1234567 and sheet["C2"].value == 0.125
    assert sheet["D2"].value.date() == date(2026, 11, 27)


ODD = "a\ufffeb\uffffc\ud800d\x0be_x0041_"


def test_what_xml_cannot_hold_breaks_no_form() -> None:
    """A shop's name may hold characters that no XML can; a file with one of them opens in no program."""
    grid = Grid("Bảng", "Bảng", COLUMNS[:1], ((ODD,),))
    paper = Paper(
        "weekly", ODD, ODD, date(2026, 2, 3), (ODD,), (Section(ODD, (ODD,), (grid,)),), (ODD,), to=ODD
    )
    sheet = load_workbook(io.BytesIO(workbook(paper))).worksheets[0]
    assert sheet["A2"].value == "a b c d e_x0041_"
    words = "\n".join(p.text for p in Document(io.BytesIO(document(paper, HEAD))).paragraphs)
    assert "a b c d e_x0041_" in words
    assert "a b c" in csv_bytes(paper).decode("utf-8")
    page(paper, HEAD).encode()


@pytest.mark.parametrize(
    ("n", "said"), [(1, "I"), (4, "IV"), (16, "XVI"), (39, "XXXIX"), (40, "XL"), (94, "XCIV")]
)
def test_headings_are_numbered_as_offices_do(n: int, said: str) -> None:
    assert heading(n, Section("Mục")) == f"{said}. Mục"


def test_a_csv_has_no_cell_that_a_spreadsheet_would_run() -> None:
    data = csv_bytes(made(rows=8))
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert ["Tên", "Số", "Tỷ lệ", "Ngày"] in rows
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))] == []
    assert [f"'{HOSTILE}", "1234567", "0.1250", "2026-11-27"] in rows


def test_a_page_runs_nothing_and_loads_nothing() -> None:
    html = page(made(), HEAD)
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert "default-src 'none'" in html
    assert "http://evil/" not in html.replace("&#34;http://evil/&#34;", "")


@pytest.mark.parametrize("form", ["png", "svg"])
def test_a_chart_is_the_same_every_time(form: str) -> None:
    chart = Bars("Một điều", "dấu hiệu", (Bar("Một", 3, 5), Bar("Hai", 0, None)), "nay", "trước")
    assert draw(chart, form) == draw(chart, form)
    with pytest.raises(ValueError, match="needs a bar"):
        draw(Bars("Không", "", ()), form)
