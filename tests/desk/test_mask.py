"""What is personal is covered, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.mask import mask, mask_html


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hotline 0901 234 567", "Hotline 090• ••• •67"),
        ("gọi 0901.234.567 ngay", "gọi 090•.•••.•67 ngay"),
        ("+84 901 234 567", "+84 9•• ••• •67"),
        ("viết cho hoa.lan@gmail.com", "viết cho h•••@gmail.com"),
        ("STK 0123456789012 Vietcombank", "STK 012••••••••12 Vietcombank"),
        ("CCCD 079123456789", "CCCD 079•••••••89"),
        ("MST: 0300588569-001", "MST: 030•••••••-•01"),
    ],
)
def test_personal_values_are_covered(text: str, left: str) -> None:
    assert mask(text) == left
    assert mask_html(f'<p title="a">{text}</p>') == f'<p title="a">{left}</p>'


@pytest.mark.parametrize(
    "text",
    [
        "Giá 1.250.000.000 đ", "ngày 26/11/2026 08:15", "Nghị định 52/2013/NĐ-CP", "tổng đài 1900 6868",
        "https://a.vn/p/123456789012", "SKU AB123456789", "cao 12,5 cm, nặng 1.200 g", "", "từ 2019-2024",
    ],
)  # fmt: skip
def test_what_is_not_personal_stays(text: str) -> None:
    assert mask(text) == text


@given(st.text(alphabet="0123456789 .-+@abcđ<>&•", max_size=60))
def test_a_mask_neither_fails_nor_grows_nor_lays_bare(text: str) -> None:
    covered = mask(text)
    assert len([c for c in covered if c.isdigit()]) <= len([c for c in text if c.isdigit()])
    assert "@" not in covered or covered.count("@") == text.count("@")


@given(st.integers(10**8, 10**17))
def test_no_long_number_is_left_whole(number: int) -> None:
    assert str(number) not in mask(f"số {number} của tôi")
