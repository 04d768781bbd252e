"""What the genuine thing costs, beside what is sold for a third of it or less."""

from __future__ import annotations

import pytest
from listing_kit import kit, passage

from checker.facts.cues import COPY, WINK
from checker.facts.dearer import dearer, far_dearer


def found(text: str, price: float = 0.0) -> list[str]:
    read = passage(text)
    return [text[hit.start : hit.end] for hit in dearer(read, kit(), COPY, price)]


def test_both_prices_are_said() -> None:
    assert found("Auth thì 900k, bản này 120k") == ["Auth thì 900k, bản này 120k"]
    assert not found("Auth thì 900k, bản này 700k")
    assert not found("Giá hãng 900k, shop bán 700k")


@pytest.mark.parametrize(
    ("text", "price", "quote"),
    [
        ("Máy chính hãng 12 triệu, đây xài tạm", 690_000, "chính hãng 12 triệu"),
        ("hàng hãng ba triệu lận", 180_000, "hàng hãng ba triệu"),
        ("Bản gốc nửa tỷ chị ơi", 5_900_000, "Bản gốc nửa tỷ"),
        ("túi real năm sáu chục triệu thì mua", 700_000, "túi real năm sáu chục triệu"),
        ("hàng hãng họ bán mấy chục triệu", 2_000_000, "hàng hãng họ bán mấy chục triệu"),
    ],
)
def test_the_row_s_own_price_is_the_other_one(text: str, price: float, quote: str) -> None:
    assert found(text, price) == [quote]


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("Hàng chính hãng giá 1.200.000đ", 1_200_000),
        ("hàng hãng ba triệu lận", 1_500_000),
        ("hàng hãng ba triệu lận", 0),
        ("hàng hãng bảo hành 12 tháng", 100_000),
        ("hàng hãng ba đôi", 100_000),
        ("giày này ba triệu", 100_000),
    ],
)
def test_a_like_price_or_none_says_nothing(text: str, price: float) -> None:
    assert not found(text, price)


def far(text: str, price: float) -> list[str]:
    read = passage(text)
    kit().hits(read, "")
    return [text[hit.start : hit.end] for hit in far_dearer(read, WINK, price)]


@pytest.mark.parametrize(
    ("text", "price", "quote"),
    [
        ("Tiếc 30 triệu thì đây là giải pháp", 3_900_000, "30 triệu"),
        ("Chơi hàng hai tỷ thì giỏi quá rồi", 5_500_000, "hàng hai tỷ"),
        ("Người ta mua 4.500.000đ cơ", 390_000, "4.500.000đ"),
    ],
)
def test_an_amount_far_above_the_price(text: str, price: float, quote: str) -> None:
    assert any(quote.endswith(one.strip()) for one in far(text, price)), far(text, price)


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("Hơn 162 triệu đôi dép mỗi năm", 599_000),
        ("Hàng chục triệu ion âm", 1_183_000),
        ("Giá niêm yết 4.500.000đ", 390_000),
        ("Fake đền 10 triệu", 390_000),
        ("Hoàn tiền tới 5 triệu, tặng voucher 2 triệu", 390_000),
        ("Mua ở hãng 1.500.000đ", 390_000),  # less than four times
        ("Tiếc 30 triệu thì đây là giải pháp", 0),  # no price of its own
    ],
)
def test_other_money_and_other_numbers(text: str, price: float) -> None:
    assert not far(text, price)
