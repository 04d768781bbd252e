"""What the genuine thing costs, beside what is sold for a third of it or less."""

from __future__ import annotations

import pytest
from listing_kit import kit, passage

from checker.facts.cues import COPY
from checker.facts.dearer import dearer


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
