"""What stands between a word of making and a place."""

from __future__ import annotations

import pytest

from checker.facts.placed import brought, of_a_part, placed


@pytest.mark.parametrize(
    "between",
    [" 100% tại ", " được đặt tại ", " hiện đại ở tỉnh ", " tại Củ Chi, ", " tại "],
)
def test_made_there(between: str) -> None:
    assert placed(between)


@pytest.mark.parametrize(
    "between",
    [
        " và phân phối tại ",
        " theo tiêu chuẩn có mặt tại ",
        " cho thị trường ở ",
        " rất đẹp ",
        " xong. Trụ sở tại ",
    ],
)
def test_not_made_there(between: str) -> None:
    assert not placed(between)


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("Hàng nhập nguyên cuộn từ ", True),
        ("Nho tại cửa hàng nhập đường hàng không từ ", True),
        ("Màng lọc nhập khẩu từ ", False),
        ("Sản phẩm nhập nguyên liệu từ ", False),
    ],
)
def test_what_is_brought_in(before: str, said: bool) -> None:
    assert brought(before) is said


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("Xuất xứ", False),
        ("Xuất xứ hàng hoá:", False),
        ("Nước sản xuất máy", False),
        ("Xuat xu", False),
        ("Nuoc san xuat:", False),
        ("Xuat xu dong co", True),
        ("Xuất xứ hệ điều khiển", True),
    ],
)
def test_a_label_of_a_part(name: str, part: bool) -> None:
    assert of_a_part(name) is part
