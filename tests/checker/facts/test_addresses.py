"""Addresses that begin with an office or an estate, and offices of the state that are none."""

from __future__ import annotations

import pytest
from storefront_kit import html, shelf, values

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
