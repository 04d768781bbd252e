"""Columns are found by their names, in whatever dress."""

from __future__ import annotations

import pytest

from checker.feed.columns import field_of, header, looks_like_header, plan


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Tên sản phẩm", "title"),
        ("TÊN SẢN PHẨM (*)", "title"),
        ("ten_san_pham", "title"),
        ("g:title", "title"),
        ("productName", "title"),
        ("Mô tả", "description"),
        ("g:description", "description"),
        ("short_description", "short"),
        ("google_product_category", "category"),
        ("Ngành hàng", "category"),
        ("Giá bán", "price"),
        ("g:price", "price"),
        ("countryOfOrigin", "origin"),
        ("Xuất xứ", "origin"),
        ("origin_field", "origin"),
        ("Mã vạch", "gtin"),
        ("gtin13", "gtin"),
        ("additionalProperty", "attributes"),
        ("Tên shop", "seller"),
        ("ps_product_name", "title"),
        ("Thương hiệu", "brand"),
        ("Đường dẫn", "url"),
        ("Số lượng kho", ""),
        ("", ""),
    ],
)
def test_names(name: str, field: str) -> None:
    assert field_of(name, {}) == field


def test_the_user_s_map_goes_first() -> None:
    assert field_of("Cột 7", {"Cột 7": "title"}) == "title"
    assert field_of("title", {"title": "brand"}) == "brand"


def test_a_column_of_no_field_is_kept_when_it_is_a_label() -> None:
    held = plan(["Tên", "Mô tả", "Thành phần", "Kho"], {}, lambda name: name == "Thành phần")
    assert held.others == (2,)
    assert held.fields == {"title", "description", "attributes"}


def test_a_header_needs_a_title() -> None:
    assert looks_like_header(["Tên sản phẩm", "Giá"], {}) == 2
    assert looks_like_header(["Giá", "Kho"], {}) == 0
    assert header("Giá bán (VNĐ)*") == "gia ban"


def test_a_short_row_says_nothing_of_the_columns_it_lacks() -> None:
    held = plan(["Tên", "Mô tả", "Xuất xứ"], {}, lambda name: False)
    assert held.given(2) == {"title", "description"}
