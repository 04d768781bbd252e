"""Registries as people send them: every spelling of a table in, typed rows or every fault out."""

from __future__ import annotations

import csv
import io
import unicodedata
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font

from crawler.address import storefront_id
from crawler.model import Kind
from sweep.columns import HEADERS, columns, fold
from sweep.faults import NOTICES, SENTENCES, Fault, RegistryError
from sweep.registry import Registry, load
from sweep.rows import read_url
from sweep.taxcode import read_tax_code

GOOD_TAX = "0300588569"
HEADS = [
    "Tên",
    "Loại",
    "Địa chỉ web",
    "Sàn",
    "Chủ sở hữu",
    "Mã số thuế",
    "Địa chỉ",
    "Phường",
    "Ngành hàng",
    "Ghi chú",
]
ROW = [
    "Hoa Lan",
    "website",
    "https://hoalan.vn/",
    "",
    "Công ty A",
    GOOD_TAX,
    "1 Lê Lợi",
    "Bến Thành",
    "hoa",
    "x",
]


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def table(rows: list[list[str]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def faults(path: Path) -> list[tuple[str, int]]:
    with pytest.raises(RegistryError) as refusal:
        load(path)
    return [(fault.code, fault.line) for fault in refusal.value.faults]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_separator_and_encoding_gives_the_same(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = write(tmp_path / "r.csv", table([HEADS, ROW], delimiter), encoding)
    (shop,) = load(path).storefronts
    assert (shop.id, shop.url, shop.name, shop.kind) == (
        "hoalan.vn",
        "https://hoalan.vn/",
        "Hoa Lan",
        Kind.WEBSITE,
    )
    assert (shop.declared_owner, shop.tax_code, shop.address) == (
        "Công ty A",
        GOOD_TAX,
        "1 Lê Lợi, Bến Thành",
    )
    assert (shop.category, shop.notes, shop.platform) == ("hoa", "x", "")


def test_windows_1258_reads_as_vietnamese(tmp_path: Path) -> None:
    text = table([["Ten", "Địa chỉ web"], ["Hoa Huê", "a.vn"]])
    (tmp_path / "r.csv").write_bytes(_cp1258(text))
    (shop,) = load(tmp_path / "r.csv").storefronts
    assert shop.name == "Hoa Huê"


def _cp1258(text: str) -> bytes:
    """The code page has letters with hats and separate tone marks."""
    out = bytearray()
    for character in text:
        try:
            out += character.encode("cp1258")
            continue
        except UnicodeEncodeError:
            pass
        parts = unicodedata.normalize("NFD", character)
        tone = next(i for i, c in enumerate(parts) if c in "\u0300\u0301\u0303\u0309\u0323")
        base = unicodedata.normalize("NFC", parts[:tone] + parts[tone + 1 :])
        out += base.encode("cp1258") + parts[tone].encode("cp1258")
    return bytes(out)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("TÊN", "name"), ("ten", "name"), ("Name", "name"), ("Loại", "kind"), ("KIND", "kind"),
        ("Đường dẫn", "url"), ("dia chi web", "url"), ("URL *", "url"), ("Địa  chỉ Web", "url"), ("Website", "url"),
        ("Sàn", "platform"), ("platform", "platform"), ("Chủ sở hữu", "declared_owner"),
        ("declared_owner", "declared_owner"), ("MST", "tax_code"), ("Mã số thuế (nếu có)", "tax_code"),
        ("tax_code", "tax_code"), ("Địa chỉ", "address"), ("ward", "ward"), ("Phường/Xã", "ward"),
        ("Ngành hàng", "category"), ("GHI CHÚ", "notes"), ("notes", "notes"),
    ],
)  # fmt: skip
def test_headers_in_any_dress(header: str, field: str) -> None:
    assert columns([header], 1).at == {field: (0,)}


def test_no_header_means_two_things() -> None:
    known = [header for headers in HEADERS.values() for header in headers]
    assert len(known) == len(set(known))
    assert all(fold(header) == header for header in known)


def test_titles_above_the_headers_and_blank_lines_are_passed_over(tmp_path: Path) -> None:
    text = "DANH SÁCH WEBSITE;;\n;;\nSTT;Tên;Địa chỉ web\n\n1;A;a.vn\n;;\n2;B;b.vn\n"
    found = load(write(tmp_path / "r.csv", text))
    assert [s.id for s in found.storefronts] == ["a.vn", "b.vn"]


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    text = 'Tên,Địa chỉ web,Ghi chú\nA,a.vn,"hai\ndòng"\nB,,\n\n"C\nC",ftp://c.vn,\n'
    assert faults(write(tmp_path / "r.csv", text)) == [("no_url", 4), ("scheme", 6)]
    assert faults(write(tmp_path / "s.csv", "sep=,\r\n" + text.replace("\n", "\r\n"))) == [
        ("no_url", 5),
        ("scheme", 7),
    ]


def test_everything_wrong_is_told_at_once_and_the_rest_still_loads(tmp_path: Path) -> None:
    rows = [
        HEADS,
        ROW,
        ["B", "websit", "b.vn", "", "", "0300588568"],
        ["C", "website", "HTTP://WWW.HoaLan.vn:80/index.html", "", "", "300588569"],
        ["D", "gian hàng", "https://shopee.vn/d"],
        ["E", "", "not an address"],
        ["F", "website", "https://facebook.com/f"],
    ]
    path = write(tmp_path / "r.csv", table(rows))
    assert faults(path) == [
        ("kind", 3), ("tax_digit", 3), ("tax_zero", 4), ("duplicate", 4), ("bad_url", 6), ("kind_host", 7),
    ]  # fmt: skip
    found = load(path, skip_bad=True)
    assert [s.id for s in found.storefronts] == ["hoalan.vn", "shopee.vn/d"]
    assert len(found.faults) == 6
    told = RegistryError("r.csv", found.faults).say("vi")
    assert (
        "dòng 3, cột 'Loại'" in told and "'website'?" in told and "'0300588569'" in told and "dòng 2" in told
    )
    assert "line 4" in RegistryError("r.csv", found.faults).say("en")


def test_the_better_twin_of_a_row_left_out_is_kept(tmp_path: Path) -> None:
    path = write(tmp_path / "r.csv", "url,mst\na.vn,123\nhttps://www.a.vn/,\n")
    assert faults(path) == [("tax_form", 2), ("duplicate", 3)]
    assert [s.url for s in load(path, skip_bad=True).storefronts] == ["https://www.a.vn/"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("shop.vn", "https://shop.vn"),
        ("http://shop.vn/x", "http://shop.vn/x"),
        ("//shop.vn/", "https://shop.vn/"),
        ("shop.vn:8080/a", "https://shop.vn:8080/a"),
        ("http://hoa.localhost:8800/", "http://hoa.localhost:8800/"),
        ("http://127.0.0.1:8800", "http://127.0.0.1:8800"),
        ("<https://shop.vn>", "https://shop.vn"),
        ("cửahàng.vn", "https://cửahàng.vn"),
    ],
)
def test_addresses_as_people_write_them(text: str, expected: str) -> None:
    assert read_url(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no_url"), ("shop", "bad_url"), ("http://", "bad_url"), ("shop .vn", "bad_url"),
        ("https://shop..vn", "bad_url"), ("https://-shop.vn", "bad_url"), ("https://shop.vn:99999", "bad_url"),
        ("http://999.1.1.1", "bad_url"), ("http://[::1", "bad_url"), ("https://shop.vn, https://b.vn", "many_urls"),
        ("a.vn\nb.vn", "many_urls"), ("ftp://shop.vn", "scheme"), ("javascript:alert(1)", "scheme"),
        ("mailto:a@b.vn", "scheme"), ("file:///etc/passwd", "scheme"), ("https://u:p@shop.vn", "login"),
        ("0912345678", "bad_url"), ("không có", "bad_url"),
    ],
)  # fmt: skip
def test_what_is_no_address_is_told(text: str, code: str) -> None:
    found = read_url(text)
    assert isinstance(found, Fault) and found.code == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""), (GOOD_TAX, GOOD_TAX), (" 0300 588 569 ", GOOD_TAX), ("0300588569-001", "0300588569-001"),
        ("0300588569001", "0300588569-001"), ("079190000123", "079190000123"), ("MST: 0300588569", GOOD_TAX),
    ],
)  # fmt: skip
def test_tax_codes_in_order(text: str, expected: str) -> None:
    assert read_tax_code(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0300588568", "tax_digit"), ("300588569", "tax_zero"), ("79190000123", "tax_zero"),
        ("300588569001", "tax_zero"), ("3.00588569E+08", "tax_science"), ("123", "tax_form"),
        ("030058856A", "tax_form"), ("999190000123", "tax_citizen"), ("0300588569/0100109106", "tax_form"),
    ],
)  # fmt: skip
def test_tax_codes_out_of_order(text: str, code: str) -> None:
    found = read_tax_code(text)
    assert isinstance(found, Fault) and found.code == code


def workbook(path: Path, rows: list[list[object]], sheet: str = "Sheet1", before: bool = False) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    if before:
        page.append(["Hướng dẫn điền bảng"])
        page = book.create_sheet()
    page.title = sheet
    for row in rows:
        page.append(row)
    book.save(path)
    return path


def test_a_workbook_keeps_zeros_of_text_and_tells_of_lost_ones(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Tên", "URL", "MST"],
        ["A", "a.vn", GOOD_TAX],
        ["B", "b.vn", 300588569],
        ["C", "c.vn", 3600257852],
    ]
    path = workbook(tmp_path / "r.xlsx", rows, before=True)
    with pytest.raises(RegistryError) as refusal:
        load(path)
    lost = refusal.value.faults[0]
    assert (lost.code, lost.line, lost.hint) == ("tax_zero", 3, GOOD_TAX)
    assert load(path, skip_bad=True).storefronts[0].tax_code == GOOD_TAX


def test_a_workbook_with_links_merged_cells_and_room_around(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page["B2"] = "DANH SÁCH"
    page.merge_cells("B2:E2")
    for column, title in enumerate(["Tên", "Địa chỉ web", "Loại", "Ngày"], 2):
        page.cell(4, column, title).font = Font(bold=True)
    page.cell(5, 2, "A")
    link = page.cell(5, 3, "https://a.vn/")
    link.hyperlink = "https://a.vn/"
    page.cell(5, 4, "Fanpage")
    page.cell(7, 2, "B")
    page.cell(7, 4, "ứng dụng")
    book.save(tmp_path / "r.xlsx")
    assert faults(tmp_path / "r.xlsx") == [("no_url", 7)]
    (shop,) = load(tmp_path / "r.xlsx", skip_bad=True).storefronts
    assert (shop.id, shop.kind) == ("a.vn", Kind.SOCIAL)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"), (b"\xef\xbb\xbf\n\n", "empty"), (b"%PDF-1.7 ...", "not_table"),
        (b"\x89PNG\r\n\x1a\n00", "not_table"), (b"[1]", "not_table"),
        (b"PK\x03\x04 broken", "not_table"), (b"<html><table></table></html>", "not_table"),
        (b"\x00\x01\x02\x03" * 9, "not_table"), ("Tên,MST\nA,1\n".encode(), "no_header"),
        ("Tên,Địa chỉ web\n".encode(), "no_rows"), (b"\x7fELF\x02\x01\x01", "not_table"),
    ],
)  # fmt: skip
def test_what_is_no_registry_is_told(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(data)
    assert [found for found, _ in faults(path)] == [code]


@pytest.mark.parametrize("lost", ["XFD1048576", "ZZ900000"])
def test_a_cell_far_outside_of_the_table_is_told_before_room_is_made_for_it(
    tmp_path: Path, lost: str
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Tên", "Địa chỉ web"])
    book.active.append(["Gốm Bát Tràng", "https://gom.vn"])
    book.active[lost] = "x"
    book.save(tmp_path / "r.xlsx")
    with pytest.raises(RegistryError) as refused:
        load(tmp_path / "r.xlsx", skip_bad=True)
    assert [fault.code for fault in refused.value.faults] == ["too_large"]


def test_a_file_that_is_not_there_and_a_folder(tmp_path: Path) -> None:
    assert faults(tmp_path / "none.csv") == [("no_file", 0)]
    assert faults(tmp_path) == [("is_folder", 0)]


def test_a_column_nearly_named_is_a_fault_and_a_strange_one_a_notice(tmp_path: Path) -> None:
    path = write(tmp_path / "r.csv", "url,Ma so thu,Màu sắc,STT,url\na.vn,1,đỏ,1,b.vn\n")
    assert faults(path) == [("unknown_column", 1), ("twice_column", 1)]
    notices = load(path, skip_bad=True).notices
    assert [(n.code, n.found) for n in notices] == [("ignored_column", "Màu sắc")]


def test_a_kind_that_was_not_given_follows_the_address(tmp_path: Path) -> None:
    rows = [
        "facebook.com/a",
        "shopee.vn/a",
        "shopee.vn",
        "play.google.com/store/apps/details?id=vn.a",
        "a.vn",
    ]
    found = load(write(tmp_path / "r.csv", "url\n" + "\n".join(rows)))
    assert [s.kind for s in found.storefronts] == [
        Kind.SOCIAL,
        Kind.SHOP,
        Kind.WEBSITE,
        Kind.APP,
        Kind.WEBSITE,
    ]
    assert [n.line for n in found.notices] == [2, 3, 5]


def test_every_fault_speaks_both_languages() -> None:
    for code in (*SENTENCES, *NOTICES):
        fault = Fault(code, 3, "Cột", "{x}", ("gợi ý", "hint"))
        vi, en = fault.say("vi"), fault.say("en")
        assert vi.startswith("dòng 3, cột 'Cột': ") and en.startswith("line 3, column 'Cột': ") and vi != en


cells = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12)
hosts = st.from_regex(r"[a-z]([a-z0-9]{0,8}[a-z0-9])?\.(vn|com\.vn|com)", fullmatch=True)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(cells, hosts, cells), max_size=8), delimiter=st.sampled_from(",;\t"))
def test_good_rows_come_back_in_order(
    tmp_path: Path, rows: list[tuple[str, str, str]], delimiter: str
) -> None:
    lines = [[name, f"http://{host}/", note] for name, host, note in rows]
    path = write(tmp_path / "r.csv", table([["Tên", "Địa chỉ web", "Ghi chú"], *lines], delimiter))
    if not rows:
        assert faults(path) == [("no_rows", 0)]
        return
    found = load(path, skip_bad=True)
    assert [s.id for s in found.storefronts] == list(dict.fromkeys(storefront_id(url) for _, url, _ in lines))
    assert {fault.code for fault in found.faults} <= {"duplicate"}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary(max_size=300)
    | st.text(max_size=200).map(lambda t: ("url\n" + t).encode("utf-8", "replace"))
)
def test_any_bytes_give_a_registry_or_faults(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(data)
    for skip in (False, True):
        try:
            found = load(path, skip_bad=skip)
        except RegistryError as refusal:
            assert refusal.faults and refusal.say("vi") and refusal.say("en")
        else:
            assert isinstance(found, Registry)
            assert skip or not found.faults


@given(st.text(max_size=40))
def test_any_cell_is_an_address_or_a_fault(text: str) -> None:
    found = read_url(text)
    if isinstance(found, str):
        assert found.lower().startswith(("http://", "https://"))
        assert storefront_id(found)
        assert read_url(found) == found
    assert isinstance(read_tax_code(text), str | Fault)


@pytest.mark.parametrize(
    ("cell", "order"),
    [
        ("QĐ 12/QĐ-QLTT", "QĐ 12/QĐ-QLTT"),
        (
            "Quyết định số 105/2026/QĐ-QLTTHCM ngày 02/11/2026",
            "Quyết định số 105/2026/QĐ-QLTTHCM ngày 02/11/2026",
        ),
        ("", ""),
        ("không", ""),
        ("-", ""),
    ],
)
def test_a_storefront_visited_by_order_names_its_number(cell: str, order: str, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(f"địa chỉ web,Theo quyết định\nhttps://a.vn,{cell}\n", "utf-8")
    [shop] = load(path).storefronts
    assert shop.by_order == order


@pytest.mark.parametrize("cell", ["có", "x", "yes", "QĐ", "12", "theo quyết định của Cục", "02/11/2026"])
def test_an_order_without_its_number_is_refused(cell: str, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(f"địa chỉ web,by order\nhttps://a.vn,{cell}\n", "utf-8")
    with pytest.raises(RegistryError) as refused:
        load(path)
    assert "QĐ 12/QĐ-QLTT" in refused.value.say("vi")
    assert "QĐ 12/QĐ-QLTT" in refused.value.say("en")


def test_a_number_of_another_decision_puts_no_robots_txt_aside(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("địa chỉ web,Số quyết định\nhttps://a.vn,15/QĐ-UBND\n", "utf-8")
    [shop] = load(path).storefronts
    assert shop.by_order == ""


def test_no_sheet_is_left_out_in_silence_and_hidden_ones_are_not_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, hosts in (
        ("cũ", ["cu.vn"]),
        ("Quận 1", ["a.vn", "b.vn"]),
        ("Quận 3", ["c.vn", "d.vn", "e.vn"]),
    ):
        page = book.create_sheet(name)
        page.append(["Tên", "Địa chỉ web"])
        for host in hosts:
            page.append([host, host])
    book["Sheet"].append(["Cách điền bảng"])
    book["cũ"].sheet_state = "hidden"
    book.save(tmp_path / "r.xlsx")
    with pytest.raises(RegistryError) as refusal:
        load(tmp_path / "r.xlsx")
    assert [(f.code, f.found, f.hint) for f in refusal.value.faults] == [("more_sheets", "Quận 3", "3")]
    found = load(tmp_path / "r.xlsx", skip_bad=True)
    assert [s.id for s in found.storefronts] == ["a.vn", "b.vn"]
    book.remove(book["Quận 3"])
    book.save(tmp_path / "r.xlsx")
    assert not load(tmp_path / "r.xlsx").faults


def test_a_quote_that_is_not_closed_swallows_no_row_in_silence(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(
        'Tên,Địa chỉ web,Ghi chú\nA,https://a.vn,"mở\nB,https://b.vn,x\nC,c.com.vn,y"\nD,d.vn,z\n', "utf-8"
    )
    with pytest.raises(RegistryError) as refusal:
        load(path)
    [fault] = refusal.value.faults
    assert (fault.code, fault.line, fault.column, fault.hint) == ("open_quote", 2, "Ghi chú", "2")
    assert "2" in fault.say("vi") and "mở" in fault.say("en")
    notes = "12 Lê Lợi, Q.1, TP.HCM\nxem https://x.vn/1\nP. Bến Nghé, Quận 1, TP"
    path.write_text(f'Tên,Địa chỉ web,Ghi chú\nA,https://a.vn,"{notes}"\n', "utf-8")
    assert len(load(path).storefronts) == 1
