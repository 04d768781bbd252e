"""Prices in đồng as shops write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from listing_kit import listings, page

from checker.facts.price import on_request, prices, selling


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.250.000đ", 1_250_000),
        ("1,250,000 VNĐ", 1_250_000),
        ("99k", 99_000),
        ("1tr2", 1_200_000),
        ("1tr250", 1_250_000),
        ("12,5 triệu", 12_500_000),
        ("125,000.00đ", 125_000),
        ("₫ 45.000", 45_000),
        ("1.400.00 VNĐ", 1_400_000),
        ("13,000đ", 13_000),
        ("500.000₫", 500_000),
        ("2 củ", 2_000_000),
        ("Giá: 350 nghìn", 350_000),
        ("250.000 đồng", 250_000),
        ("399.000d giam gia", 399_000),
    ],
)
def test_amounts(text: str, value: float) -> None:
    assert [p.value for p in prices(text) if p.marked] == [value]


def test_two_amounts_in_one_line() -> None:
    assert [p.value for p in prices("3,600,000 ₫4,050,000 ₫")] == [3_600_000, 4_050_000]


@pytest.mark.parametrize("text", ["Giá: Call 0916 45 11 45", "Giá: Thoả thuận theo cấu hình", "Liên hệ"])
def test_a_price_to_ask_for(text: str) -> None:
    assert on_request(text)


@pytest.mark.parametrize(
    "text", ["Giảm 27%", "Size 36 37 38", "0915 228 822", "ngày 24/7", "100ml", "1:1", "9đ tốt"]
)
def test_what_is_no_price(text: str) -> None:
    assert not [p for p in prices(text) if p.marked]


def test_foreign_money_keeps_its_unit() -> None:
    assert [(p.value, p.currency) for p in prices("$19.99")] == [(19.99, "USD")]


@pytest.mark.parametrize(
    "text",
    [
        "Freeship đơn từ 300k",
        "Tiết kiệm 50.000đ",
        "Quà tặng trị giá 500.000đ",
        "Tổng tiền 199,000₫",
        "Phí ship 120k",
        "Điểm thưởng : 3.500đ",
        "Tích lũy 12.000đ cho lần sau",
        "Mã: GIAM50 còn 99.000đ",
    ],
)
def test_other_money_is_no_selling_price(text: str) -> None:
    assert not selling(text)


def test_price_on_request() -> None:
    assert on_request("Liên hệ") and on_request("Giá: liên hệ")
    assert not on_request("Liên hệ chúng tôi để được tư vấn")


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    for price in prices(text):
        assert 0 <= price.start < price.end <= len(text)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Giá: 120.000", [120_000]),
        ("Giá khuyến mãi 1.250.000", [1_250_000]),
        ("Gia ban: 85.000", [85_000]),
        ("120.000", []),
        ("Giá: 120.000 lượt xem", []),
        ("Mua kèm: Ốp lưng 20.000đ", []),
        ("Tiet kiem 100.000d", []),
        ("Chi con 299.000d", [299_000]),
        ("285.000₫ 350.000₫ Tiết kiệm: 65.000₫", [285_000, 350_000]),
        ("199.000đ (Giảm 20.000đ)", [199_000]),
        ("Tiết kiệm: 65.000₫", []),
        ("500.000đ giảm cho đơn đầu tiên", []),
        ("Mã SP: 1 699.000₫", [699_000]),
        ("Hiệu: Lam Mã hàng: 12 1.250.000₫ Cỡ M", [1_250_000]),
        ("Giá 1 250 000đ", [1_250_000]),
    ],
)
def test_lines_that_can_be_the_price_of_goods(text: str, want: list[int]) -> None:
    assert [p.value for p in selling(text)] == want


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Giá: Liên hệ 0934.268.779", True),
        ("Giá bán: gọi để có giá tốt", True),
        ("Vui lòng gọi", True),
        ("Giá: inbox", True),
        ("Gọi ngay", False),
        ("Liên hệ 0934.268.779", False),
    ],
)
def test_who_is_asked_for_the_price(text: str, asked: bool) -> None:
    assert on_request(text) is asked


@pytest.mark.parametrize("text", ["4K + 2K", "20cm (+110.000 ₫)"])
def test_sizes_and_surcharges_are_no_prices(text: str) -> None:
    assert not selling(text)


@pytest.mark.parametrize("between", ["", " ", " - "])
@pytest.mark.parametrize("form", ["₫{}", "{}₫"])
def test_a_sign_belongs_to_one_number(between: str, form: str) -> None:
    text = between.join(form.format(amount) for amount in ("1.960.000", "1.058.400"))
    assert [p.value for p in selling(text)] == [1_960_000, 1_058_400]


@pytest.mark.parametrize(
    "text",
    [
        "Sổ lò xo 200tr B5",
        "Vở ô ly 96tr bìa cứng",
        "Giấy note ruột 300tr",
        "Tập học sinh 100tr",
        "So tay bia da 200tr",
    ],
)
def test_pages_of_a_book_are_no_millions(text: str) -> None:
    assert not selling(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Đất có sổ đỏ giá 800tr", 800_000_000),
        ("Xe giấy tờ đủ 65tr", 65_000_000),
        ("Máy tập đa năng 45tr", 45_000_000),
        ("Bộ sách quý 12tr", 12_000_000),
        ("Tủ sách gỗ sồi 40tr5", 40_500_000),
    ],
)
def test_millions_beside_papers_are_money(text: str, value: float) -> None:
    assert [p.value for p in selling(text)] == [value]


def test_the_printed_price_of_a_pad_wins_over_its_pages() -> None:
    body = "<h1>Sổ kẻ Nắng 200tr</h1><p>Sổ kẻ Nắng 200tr B5</p><p>Giá bán: 45,000 VNĐ</p><button>Mua ngay</button>"
    (one,) = listings(page(body, head="<title>Sổ kẻ Nắng 200tr</title>"))
    assert one.values("listing.price") == (45_000.0,)
