"""What stands between a word of making and a place."""

from __future__ import annotations

import pytest

from checker.facts.placed import (
    brought,
    by_a_firm,
    in_district,
    in_works,
    leads_in,
    of_a_part,
    of_works,
    placed,
)


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
    assert brought(before, len(before)) is said


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


@pytest.mark.parametrize(
    ("before", "only"),
    [("Nhập khẩu ", True), ("Lắp ráp tại ", True), ("Hàng nhập từ ", True), ("Nguyên liệu nhập từ ", False)],
)
def test_what_only_leads_to_a_country(before: str, only: bool) -> None:
    assert leads_in(before) is only


def test_a_works_is_a_place_and_a_standard_is_none() -> None:
    assert of_works(": Nhà máy Mediso ")
    assert not of_works(": Công nghệ ")
    assert in_works("Nông trại Nấm Sạch Việt Nam")
    assert in_works("Nhà máy Mediso Việt Nam, VSIP Bình Dương")
    assert not in_works("Nhà máy sản xuất theo công nghệ Nhật Bản")


def test_a_firm_has_a_long_name() -> None:
    assert by_a_firm(" Công ty TNHH Sơn Phú Cường tại ")
    assert not by_a_firm(" khóa hàng đầu thế giới, thành lập tại ")


@pytest.mark.parametrize(
    ("between", "part"),
    [
        (": Châu Đốc, ", True),
        (": xã Long Cốc, tỉnh ", True),
        (": rừng U Minh hạ, ", True),
        (": rừng tràm U Minh Hạ - ", True),
        (": Sông Cửa Lớn ", True),
        (" Nhà Bè, ", True),  # a row whose cells stand in one line
        (": hàng chính hãng, kho ", False),
        (": giao tại ", False),
        (": Đang cập nhật. Shop ở ", False),
    ],
)
def test_a_part_of_a_province(between: str, part: bool) -> None:
    assert in_district(between) is part
