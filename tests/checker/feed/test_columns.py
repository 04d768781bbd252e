"""Columns are found by their names, in whatever dress."""

from __future__ import annotations

import pytest

from checker.feed.columns import attribute_name, field_of, header, looks_like_header, plan


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
        ("TenSP", "title"),
        ("MoTa", "description"),
        ("ThuongHieu", "brand"),
        ("et_title_product_name", "title"),
        ("et_title_product_description", "description"),
        ("et_title_variation_price", "price"),
        ("et_title_variation_name", ""),
        ("ps_gtin_code", "gtin"),
        ("subject", "title"),
        ("Variant Price", "price"),
        ("item.price", "price"),
        ("item_basic.name", "title"),
        ("product.seller.name", "seller"),
        ("seller.url", ""),
        ("PL_Giá bán lẻ", "price"),
        ("PL_Giá nhập", ""),
        ("giaSauKhuyenMai", "price"),
        ("Giá khuyến mãi", "price"),
        ("GTIN, UPC, EAN hoặc ISBN", "gtin"),
        ("price_current", "price"),
        ("category_lvl2", "category"),
        ("Xuất xứ hàng hóa", "origin"),
        ("Nổi bật", ""),  # yes or no
        ("Địa chỉ", ""),  # where somebody lives
        ("Giá vốn", ""),
        ("Thuộc tính 1", ""),
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
    assert held.fields == {"title", "description", "column:Thành phần"}


def test_a_header_needs_a_title() -> None:
    assert looks_like_header(["Tên sản phẩm", "Giá"], {}) == 2
    assert looks_like_header(["Giá", "Kho"], {}) == 0
    assert header("Giá bán (VNĐ)*") == "gia ban"


def test_a_short_row_says_nothing_of_the_columns_it_lacks() -> None:
    held = plan(["Tên", "Mô tả", "Xuất xứ"], {}, lambda name: False)
    assert held.given(2) == {"title", "description"}


def ranked(names: list[str], field: str) -> list[str]:
    held = plan(names, {}, lambda name: False)
    return [names[i] for i in held.at[field]]


def test_of_several_columns_the_one_that_says_it_now_goes_first() -> None:
    assert ranked(["Tên", "Giá gốc", "Giá", "Giá khuyến mãi"], "price") == [
        "Giá khuyến mãi",
        "Giá",
        "Giá gốc",
    ]
    assert ranked(["title", "price", "sale_price"], "price") == ["sale_price", "price"]
    assert ranked(["name", "shop_id", "shop_name"], "seller") == ["shop_name", "shop_id"]
    assert ranked(["subject", "category", "category_name"], "category") == ["category_name", "category"]
    assert ranked(["Title", "Type", "Product Category"], "category") == ["Product Category", "Type"]
    assert ranked(["sku", "title", "id"], "id") == ["sku", "id"]  # else the feed's own order


def test_attributes_in_pairs_of_columns() -> None:
    woo = ["Name", "Attribute 1 name", "Attribute 1 value(s)", "Attribute 2 name", "Attribute 2 value(s)"]
    held = plan(woo, {}, lambda name: False)
    assert held.pairs == ((1, 2), (3, 4))
    assert held.fields == {"title", "attributes"}


def test_options_of_variants_are_no_table_of_attributes() -> None:
    for names in (
        ["Title", "Option1 Name", "Option1 Value"],
        ["Tên sản phẩm", "Thuộc tính 1(Option1 Name)", "Giá trị thuộc tính 1(Option1 Value)"],
    ):
        held = plan(names, {}, lambda name: True)
        assert held.pairs == ((1, 2),)
        assert "attributes" not in held.fields
        assert not held.others
    assert plan(["Title", "Option1 Name"], {}, lambda name: False).pairs == ()


def test_a_till_s_list_has_no_table_of_attributes() -> None:
    assert "attributes" in plan(["Tên hàng", "Thuộc tính"], {}, lambda name: False).fields
    assert "attributes" not in plan(["Tên hàng", "Giá vốn", "Thuộc tính"], {}, lambda name: False).fields


def test_an_attribute_in_a_column_of_its_own() -> None:
    held = plan(["name", "attributes.spec_ram", "Thuộc tính: Chất liệu"], {}, lambda name: False)
    assert held.others == (1, 2)
    assert [attribute_name(held.names[i]) for i in held.others] == ["spec_ram", "Chất liệu"]
    assert held.fields == {"title"}
    assert attribute_name("Thành phần") == "Thành phần"
