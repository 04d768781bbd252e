"""Promotions, their periods, and percentages that are none."""

from __future__ import annotations

import pytest
from listing_kit import kit, material

from checker.facts.promotion import promotion


def said(text: str) -> dict[str, list[object]]:
    out: dict[str, list[object]] = {}
    for fact in promotion(material("Hàng", text), kit()):
        out.setdefault(fact.name.removeprefix("listing."), []).append(fact.value)
    return out


@pytest.mark.parametrize(
    "text",
    [
        "Khuyến mại mua 2 tặng 1 từ ngày 10/11/2026 đến ngày 30/11/2026.",
        "Giảm giá 23% từ ngày 10/11/2026 đến ngày 30/11/2026.",
        "giảm 10% từ ngày 15/11/2026 đến hết ngày 30/11/2026",
        "từ 10.11.2026 – 30.11.2026 giảm giá 5%",
        "Giảm giá từ 0h 11/11 đến hết 23h59 ngày 12/11/2026",
        "Khuyến mãi đến hết 30 tháng 11",
        "khuyen mai tu ngay 1/12 den 5/12, giam gia 10%",
        "Khuyến mãi lớn.\nTừ nay đến 30/11/2026",
    ],
)
def test_a_promotion_with_its_period(text: str) -> None:
    assert said(text).get("promotion_period"), text
    assert said(text).get("promotion") or "khuyen mai" in text


@pytest.mark.parametrize(
    "text", ["FLASH SALE giảm 50%", "giảm 28%", "Giảm 15% cho đơn từ 500k", "mua 1 tặng 1"]
)
def test_a_promotion_without_a_period(text: str) -> None:
    assert said(text).get("promotion")
    assert not said(text).get("promotion_period")


@pytest.mark.parametrize(
    "text",
    [
        "Màng lọc giảm 90% bụi mịn",
        "Giảm 30% đường",
        "Tiết kiệm 50% điện",
        "Giảm đến 80% dầu mỡ, tốt cho tim",
        "Số thùng (+/- 5%): 594",
        "Sai số +- 5%",
    ],
)
def test_a_share_of_something_else_is_no_discount(text: str) -> None:
    assert not said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Giảm giá, size 35-36-37-38",
        "Giảm giá sốc. Bảo hành từ 01/01/2026 đến 01/01/2028",
        "Khuyến mãi lớn\nNSX: từ 01/02/2026 đến 01/02/2028",
    ],
)
def test_other_days_are_no_period(text: str) -> None:
    assert not said(text).get("promotion_period")
