"""Words of making that are said of a group of firms or of a part: their home is no origin of the goods."""

from __future__ import annotations

import pytest
from listing_kit import kit, material

from checker.facts.origin import origins


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Trà được sản xuất từ tập đoàn Orventa vương quốc Anh trước năm 2007.", []),
        ("Trà được sản xuất từ nhóm Orventa Group vương quốc Anh.", []),
        ("- Sản xuất: Nhật bản.\n- Do nhóm Orventa Group vương quốc Anh lập ra.", ["JP"]),
        ("Sản xuất tại Anh bởi Orventa Group", ["GB"]),
        ("Sản xuất: Theo công nghệ Nhật Bản.\nLắp ráp: Đài Loan, Trung Quốc.", []),
        ("Kho hàng - Trung Quốc", []),
        ("Xuất xứ: EU", []),
        ("Xuất xứ: Trang trại tại Long Hòa, Lâm Đồng, Việt Nam.", ["VN"]),
        ("Xuất xứ: Vườn dâu Mây Lành, Sơn La", ["VN"]),
        ("Xuất xứ: Hàng order, giao từ Quảng Châu, Trung Quốc", []),
        ("Xuất xứ: Chính hãng, bảo hành tại Hà Nội, Việt Nam", []),
        ("Địa chỉ sản xuất: 12 Thanh Hà, Chiết Giang, Trung Quốc", ["CN"]),
        ("Địa chỉ sản xuất: Số 8, phố Nhật Tân, Hà Nội", ["VN"]),
        ("Địa chỉ sản xuất: xem trên bao bì", []),
    ],
)
def test_a_field_and_the_home_of_a_group(text: str, codes: list[str]) -> None:
    found = origins(material("Trà", text), kit())
    assert [fact.value for fact in found if fact.name == "listing.origin"] == codes


@pytest.mark.parametrize(
    ("title", "text", "codes"),
    [
        ("Bút gel", "- Đầu bi 0.5mm sản xuất tại Thụy Sĩ.", []),
        ("Bút gel", "Đầu bi: 0.5 mm, sản xuất tại Thụy Sĩ", []),
        ("Bút gel", "Mực được nhập khẩu từ Đức", []),
        ("Bếp từ", "Mặt kính Orventa Ceran made in Germany", []),
        ("Tủ áo", "Bản lề Orventa xuất xứ Áo", []),
        ("Bình giữ nhiệt", "Nắp bình sản xuất tại Nhật", []),
        ("Nắp bình", "Nắp bình sản xuất tại Nhật", ["JP"]),
        ("Giày chạy", "Đế EVA, sản xuất tại nhà máy Long Hòa, Việt Nam", ["VN"]),
        ("Đồng hồ nam", "Máy Orventa sản xuất tại Nhật", []),
        ("Máy xay", "Máy sản xuất tại Nhật", ["JP"]),
        ("Lốp xe máy", "Lốp sản xuất tại Việt Nam", ["VN"]),
        ("Bút gel", "Bút được nhập khẩu nguyên hộp từ Đức", ["DE"]),
    ],
)
def test_the_home_of_a_part_is_no_origin(title: str, text: str, codes: list[str]) -> None:
    found = origins(material(title, text), kit())
    assert [fact.value for fact in found if fact.name == "listing.origin"] == codes
