"""Addresses that begin with an office or an estate, and offices of the state that are none."""

from __future__ import annotations

import pytest
from storefront_kit import html, shelf, values

from checker.facts import address
from checker.facts.seller import read_seller


@pytest.mark.parametrize(
    ("line", "want"),
    [
        (
            "Địa chỉ: Khu đô Thị Hoa Mai, 35 Đinh Thị Tơ, HBP, TP TĐ. Email: ban@hoamai.vn",
            ["Khu đô Thị Hoa Mai, 35 Đinh Thị Tơ, HBP, TP TĐ"],
        ),
        (
            "Địa chỉ: Khu đô thị Hoa Mai, 35 Đinh Thị Tơ, Hiệp Bình Phước, TP Thủ Đức",
            ["Khu đô thị Hoa Mai, 35 Đinh Thị Tơ, Hiệp Bình Phước, TP Thủ Đức"],
        ),
        (
            "Địa chỉ: Văn phòng 02, Tầng 08, Tòa nhà Hạ Lam, Số 56A Lê Lợi, Phường 25, Quận Bình Thạnh, TP.HCM",
            ["Văn phòng 02, Tầng 08, Tòa nhà Hạ Lam, Số 56A Lê Lợi, Phường 25, Quận Bình Thạnh, TP.HCM"],
        ),
        (
            "Địa chỉ: 68 Lê Lợi, P.4, Q.10, TP HCM, Văn phòng 2: 12 Lê Lợi, P.4, Q.10, TP HCM",
            ["68 Lê Lợi, P.4, Q.10, TP HCM", "12 Lê Lợi, P.4, Q.10, TP HCM"],
        ),
        ("Cơ quan cấp: Phòng Đăng ký kinh doanh – Sở kế hoạch và Đầu tư TP.HCM", []),
        ("Nơi cấp: Phòng Tài chính - Kế hoạch, Quận 3, TP.HCM", []),
    ],
)
def test_addresses(line: str, want: list[str]) -> None:
    footer = f"<p>Công ty TNHH Hạ Lam</p><p>{line}</p>"
    assert values(read_seller(shelf(home=html("<p>Trà</p>", footer))), "seller.address") == want


def test_a_line_of_many_firms_is_not_read_once_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []
    looked = address._under_date

    def counted(folded: str) -> int:
        looks.append(len(folded))
        return looked(folded)

    monkeypatch.setattr(address, "_under_date", counted)
    assert address.find("mst 0312345678 - 12 le loi, " * 50) == ()
    assert 0 < len(looks) <= 4


def test_an_address_stands_behind_the_number_of_the_second_firm() -> None:
    line = "cong ty ha lam - mst 0312345678 - 12 le, mst 0312345679 - 35 le loi, phuong ben thanh, quan 1, tp hcm"
    (found,) = address.find(line)
    assert line[found.start : found.end] == "35 le loi, phuong ben thanh, quan 1, tp hcm"
