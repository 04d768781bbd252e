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


@pytest.mark.parametrize(
    ("title", "text", "codes"),
    [
        ("Lựu đỏ", "Lựu nhập khẩu Trung Quốc được ưa chuộng", ["CN"]),
        ("Nồi cơm điện", "Nồi cơm điện này shop nhập khẩu từ Nhật", ["JP"]),
        ("Lê vàng", "Lê vàng thơm ngọt, nhập khẩu từ Hàn Quốc", ["KR"]),
        ("Bộ bàn ăn 6 ghế", "Bộ bàn ăn gỗ sồi nhập khẩu từ Mỹ", []),  # the wood
        ("Sofa da", "Sofa da nhập khẩu Ý", []),
        ("Nồi cơm điện", "Nồi cơm điện lòng nồi nhập khẩu từ Nhật", []),
        ("Máy lọc nước Tarvo", "Máy lọc nước Tarvo có lõi lọc nhập khẩu Hàn Quốc", []),
        ("Bánh quy bơ", "Bánh quy với bơ nhập khẩu từ Pháp", []),
        ("Sofa da", "Sản phẩm được sản xuất và nhập khẩu hoàn toàn từ Malaysia", ["MY"]),
        ("Sofa da", "Dòng cao cấp nhập khẩu nguyên đai nguyên kiện từ Italy", ["IT"]),
    ],
)
def test_what_is_brought_in_is_the_goods_and_nothing_beside_them(
    title: str, text: str, codes: list[str]
) -> None:
    found = origins(material(title, text), kit())
    assert [fact.value for fact in found if fact.name == "listing.origin"] == codes


@pytest.mark.parametrize(
    "text",
    [
        "Nhà máy của hãng đặt tại Đức, Ý và Trung Quốc",
        "Xuất xứ: Liên doanh Đức - Việt Nam",
        "Công ty TNHH Mỹ phẩm Hàn Quốc sản xuất",
        "Phân biệt hàng Trung Quốc và hàng sản xuất tại Nhật",
        "So với khăn sản xuất tại Trung Quốc thì bền hơn",
    ],
)
def test_a_firm_here_and_there_and_goods_of_others_are_no_origin(text: str) -> None:
    assert not [f for f in origins(material("Khăn", text), kit()) if f.name == "listing.origin"]
