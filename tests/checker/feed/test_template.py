"""Mass-upload templates in the manner of four platforms: several rows of headers, marks, hints, examples, a guide."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from feeds import read

from checker.feed.template import first_header, is_guide

Rows = list[list[str]]
GOODS = (("Giày Nike rep 1:1", "Hàng đẹp", "K1"), ("Áo thun", "Xuất xứ: Việt Nam", "K2"))
TEMPLATES: dict[str, Rows] = {
    "keys, then names": [
        ["ps_category", "ps_product_name", "ps_product_description", "ps_sku_parent_short", "ps_price"],
        ["2.3", "media_listing_vn", "", "", ""],
        ["Ngành hàng", "Tên sản phẩm", "Mô tả sản phẩm", "SKU sản phẩm", "Giá"],
        ["Bắt buộc", "Bắt buộc", "Bắt buộc", "Không bắt buộc", "Bắt buộc có điều kiện"],
        [
            "Chọn ngành hàng",
            "Vui lòng nhập tên dài 10-120 ký tự, không ghi hàng giả",
            "Không đăng bán hàng giả, thuốc lá điện tử, từ 100 ký tự",
            "Mã tối đa 100 ký tự",
            "Giá từ 1.000",
        ],
        *(["100017", title, said, sku, "250000"] for title, said, sku in GOODS),
    ],
    "groups, names, keys": [
        ["Thông tin cơ bản", "", "", "Giá & Kho", ""],
        ["*Danh mục", "*Tên sản phẩm (Tiếng Việt)", "Mô tả dài", "*Giá", "SKU người bán"],
        ["categoryId", "name", "description", "price", "SellerSku"],
        ["Required", "Tối đa 255 ký tự", "Optional", "Bắt buộc, chỉ nhập số", "Tùy chọn"],
        *(["1234", title, said, "250000", sku] for title, said, sku in GOODS),
    ],
    "in English": [
        ["category", "brand", "product_name", "product_description", "price", "seller_sku"],
        [
            "Category",
            "Brand",
            "Product name",
            "Product description",
            "Retail price (local currency)",
            "Seller SKU",
        ],
        ["Mandatory", "Optional", "Mandatory", "Mandatory", "Mandatory", "Optional"],
        [
            "Please select a category",
            "Enter an authorised brand",
            "Enter 25 to 255 characters, no counterfeit goods",
            "Up to 10,000 characters",
            "Enter numbers only",
            "Max 50 characters",
        ],
        *(["Shoes", "No brand", title, said, "250000", sku] for title, said, sku in GOODS),
    ],
    "an example": [
        [
            "Tên sản phẩm (*)",
            "Thương hiệu (*)",
            "Mô tả sản phẩm (*)",
            "Giá bán (*)",
            "Mã sản phẩm của nhà bán",
        ],
        ["name", "brand", "description", "price", "seller_product_code"],
        ["Ví dụ: Điện thoại iPhone 14", "Apple", "Máy mới", "20000000", "IP14"],
        *([title, "OEM", said, "250000", sku] for title, said, sku in GOODS),
    ],
}


def as_csv(rows: Rows) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def as_workbook(rows: Rows, path: Path) -> Path:
    book = openpyxl.Workbook()
    guide = book.active
    assert guide is not None
    guide.title = "Hướng dẫn"
    for cells in (["Tên sản phẩm", "Nhập tên"], ["Mô tả", "Không ghi hàng giả"]):
        guide.append(cells)
    sheet = book.create_sheet("Bản đăng tải")
    for cells in rows:
        sheet.append([cell or None for cell in cells])
    book.save(path)
    return path


@pytest.mark.parametrize("name", TEMPLATES)
def test_listings_are_read_and_nothing_else(tmp_path: Path, name: str) -> None:
    for feed in (as_csv(TEMPLATES[name]), as_workbook(TEMPLATES[name], tmp_path / "mau.xlsx")):
        good, bad = read(feed)
        assert [(row.title, row.description, row.id) for row in good] == list(GOODS)
        assert {row.price for row in good} == {250_000.0}
        assert {row.reason for row in bad} == {"template"}


@pytest.mark.parametrize(
    "title",
    [
        "Ví dự tiệc cầm tay",
        "Điện thoại iPhone",
        "Mẫu váy mới",
        "Nhập khẩu Hàn Quốc",
        "Chồn bông",
        "Vali tối đa 20 kg",
    ],
)
def test_goods_whose_names_are_hints_but_for_their_marks(title: str) -> None:
    good, bad = read(as_csv([["title", "description"], [title, title]]))
    assert [row.title for row in good] == [title]
    assert not bad


def test_names_of_files_are_listings_where_all_are_such() -> None:
    rows = [[f"ao_thun_{n}"] for n in range(30)]
    good, bad = read(as_csv([["title"], *rows]))
    assert len(good) == 30
    good, bad = read(as_csv([["title", "price", "id"], *([one, "", ""] for (one,) in rows)]))
    assert len(good) >= 20
    assert len(good) + len(bad) == 30


def test_rows_of_variants_and_pictures_are_no_listings(tmp_path: Path) -> None:
    """As shop builders export them: the goods once, then their id with what differs."""
    rows = [
        ["Handle", "Title", "Body (HTML)", "Option1 Name", "Option1 Value", "Image Src"],
        ["ao-thun", "Áo thun", "Vải mềm", "Màu", "Trắng", "1.jpg"],
        ["ao-thun", "", "", "", "Đen", "2.jpg"],
        ["ao-thun", "", "", "", "", "3.jpg"],
        ["mu", "", "", "", "", "4.jpg"],
        ["mu", "Mũ len", "Ấm", "", "", "5.jpg"],
    ]
    for feed in (as_csv(rows), as_workbook(rows, tmp_path / "a.xlsx")):
        good, bad = read(feed)
        assert [row.id for row in good] == ["ao-thun", "mu"]
        assert [row.reason for row in bad if row.reason != "template"] == ["variant", "variant", "no_text"]


def test_variants_with_an_id_of_their_own() -> None:
    """As a till's list has them."""
    rows = [
        ["Tên sản phẩm*", "Thuộc tính 1", "Giá trị thuộc tính 1", "Mã SKU*", "PL_Giá bán lẻ", "PL_Giá nhập"],
        ["Áo thun", "Màu", "Trắng", "A1", "99.000", "50.000"],
        ["", "", "Đen", "A2", "99.000", "50.000"],
        ["", "", "", "A3", "99.000", "50.000"],
    ]
    good, bad = read(as_csv(rows))
    assert [(row.id, row.price, dict(row.attributes)) for row in good] == [("A1", 99_000, {"Màu": "Trắng"})]
    assert [row.reason for row in bad] == ["variant", "no_text"]


def test_listings_that_sound_like_hints_are_read() -> None:
    """Only what stands above the first listing is a template's, and a hint here and there makes none."""
    goods = [
        ["1", "Chọn size tối đa 50 kg", "Áo thun", "1000"],
        ["2", "Vui lòng nhập tên sản phẩm", "Tối đa 120 ký tự", "Nhập giá"],
    ]
    good, bad = read(as_csv([["id", "title", "description", "price"], *goods]))
    assert [row.id for row in good] == ["1", "2"]
    assert not bad


@pytest.mark.parametrize("more", [0, 3])
def test_no_row_above_better_headers_is_lost(tmp_path: Path, more: int) -> None:
    rows = [
        ["id", "title", *[""] * 4],
        *(["a" + str(n), f"Áo {n}", *[""] * 4] for n in range(1 + more)),
        ["Tên sản phẩm", "Mã sản phẩm", "Mô tả", "Giá", "Thương hiệu", "Xuất xứ"],
        ["Mũ", "b", "len", "1000", "X", "VN"],
    ]
    for feed in (as_csv(rows), as_workbook(rows, tmp_path / "a.xlsx")):
        good, bad = read(feed)
        assert [row.id for row in good] == [*(f"a{n}" for n in range(1 + more)), "b"]
        assert good[-1].brand == "X"
        assert {row.reason for row in bad} <= {"template"}


def test_headers_that_are_told_again() -> None:
    """As on each page of a printed list: rows between are listings, whatever they sound like."""
    rows = [["id", "title"], ["1", "Áo"], ["id", "title"], ["2", "Mũ"]]
    good, bad = read(as_csv(rows))
    assert [row.id for row in good] == ["1", "2"]
    assert not bad


def test_which_headers_are_the_first() -> None:
    assert first_header([]) == -1
    assert first_header([0, 0]) == -1
    assert first_header([1, 0, 5, 6]) == 2
    assert first_header([0, 2, 0, 9]) == 1
    assert first_header([0, 1, 1]) == 1


@pytest.mark.parametrize("name", ["Hướng dẫn", "HƯỚNG DẪN ĐĂNG BÁN", "Instructions", "ReadMe", "Example"])
def test_sheets_that_explain_the_others(name: str) -> None:
    assert is_guide(name)
    assert not is_guide(f"Bản {name}")
