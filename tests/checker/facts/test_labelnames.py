"""The name of a field is a label from its first word to its last, or the field is another one."""

from __future__ import annotations

import pytest
from listing_kit import listings, page, row

FIELDS = [
    ("Hiệu suất năng lượng", "5.21", "listing.brand"),
    ("Hiệu điện thế", "220V", "listing.brand"),
    ("Hãng vận chuyển", "Giao Nhanh", "listing.brand"),
    ("Nhãn hiệu gas", "R32", "listing.brand"),
    ("Model tương thích", "iPhone 13", "listing.model"),
    ("Khối lượng giặt", "9 kg", "label.quantity"),
    ("Số lượng cổng USB", "3 cổng", "label.quantity"),
    ("Thành phần hồ sơ", "Đơn và bản sao", "label.ingredients"),
    ("Tuổi thọ pin", "10 giờ", "label.age"),
    ("Cỡ ảnh", "A4 A5", "label.size"),
    ("Nồng độ muối", "5%", "listing.alcohol"),
    ("Số đăng ký kinh doanh", "0312345678", "label.registration"),
    ("Hướng dẫn thanh toán", "Chuyển khoản", "label.usage"),
    ("Danh mục quà tặng", "Túi vải", "listing.category"),
]


def _field(name: str, value: str, fact: str) -> list[object]:
    facts = row("Máy bơm nước", "", attributes={name: value}).facts.get(fact, ())
    return [one.value for one in facts if one.extractor.startswith("label:")]


@pytest.mark.parametrize(("name", "value", "fact"), FIELDS)
def test_a_word_more_makes_another_field(name: str, value: str, fact: str) -> None:
    assert _field(name, value, fact) == []


@pytest.mark.parametrize(
    ("name", "value", "fact"),
    [
        ("Hãng SX", "Takima", "listing.brand"),
        ("Thương hiệu/ Brand", "Takima", "listing.brand"),
        ("Thương hiệu sản phẩm:", "Takima", "listing.brand"),
        ("Brand name", "Takima", "listing.brand"),
        ("Model máy", "TK-200", "listing.model"),
        ("Khối lượng (kg)", "9 kg", "label.quantity"),
        ("Trọng lượng sản phẩm", "9 kg", "label.quantity"),
        ("Dung tích thực", "500 ml", "label.quantity"),
        ("Thành phần chính của sản phẩm", "Đậu nành", "label.ingredients"),
        ("Chất liệu mặt bàn", "Gỗ sồi", "label.ingredients"),
        ("Kích thước màn hình", "50 inch", "label.specifications"),
        ("Độ tuổi của bé", "từ 3 tuổi", "label.age"),
        ("Số công bố sản phẩm", "12345/21", "label.registration"),
    ],
)
def test_words_that_leave_a_label_what_it_is(name: str, value: str, fact: str) -> None:
    assert _field(name, value, fact) == [value]


def test_the_brand_of_a_part_is_not_that_of_the_goods() -> None:
    body = (
        "<h1>Máy tính để bàn Samjuno X5</h1><p class=price>1.250.000đ</p><button>Thêm vào giỏ hàng</button>"
        "<h3>Thông số</h3><table><tr><td>Hãng CPU</td><td>Novatec</td></tr></table>"
    )
    (seen,) = listings(page(body, url="https://shop.vn/san-pham/may-tinh.html"))
    assert not {"CPU", "Novatec"} & set(seen.values("listing.brand"))


def test_volts_are_no_brand_of_a_title() -> None:
    assert "Điện Thế" not in row("Đồng hồ đo Hiệu Điện Thế cầm tay").values("listing.brand")
