"""Names and addresses that go on in the next line."""

from __future__ import annotations

import pytest
from storefront_kit import html, shelf, values

from checker.facts.seller import read_seller

MST = "<p>MST: 0312880335</p>"


@pytest.mark.parametrize(
    ("footer", "want"),
    [
        ("<p>CÔNG TY CỔ PHẦN</p><p>THƯƠNG MẠI HẠ LAM</p>", "CÔNG TY CỔ PHẦN THƯƠNG MẠI HẠ LAM"),
        ("<h3>CÔNG TY<br>TNHH MỘT THÀNH VIÊN HẠ LAM</h3>", "CÔNG TY TNHH MỘT THÀNH VIÊN HẠ LAM"),
        ("<p>Tên: Công ty cổ phần<br>Bánh Hạ Lam</p>", "Công ty cổ phần Bánh Hạ Lam"),
        (
            "<p>Công ty Cổ phần Đầu tư<br>và Phát triển Hạ Lam</p>",
            "Công ty Cổ phần Đầu tư và Phát triển Hạ Lam",
        ),
        ("<b>HỘ KINH DOANH</b><br><b>TRẦN THỊ HẠ</b>", "HỘ KINH DOANH TRẦN THỊ HẠ"),
        ("<p>Công ty</p><p>Giới thiệu</p>", None),
        ("<p>Hộ kinh doanh</p><p>Về chúng tôi</p>", None),
        ("<p>Số 02K8001234/HKD</p><p>Do UBND Quận Hạ Lam cấp</p>", None),
        ("<p>Công ty TNHH</p><p>Mã số doanh nghiệp ghi ở dưới</p>", None),
    ],
)
def test_a_name_below_its_legal_form(footer: str, want: str | None) -> None:
    facts = read_seller(shelf(home=html("<p>Hàng mới</p>", footer + MST)))
    assert next(iter(values(facts, "seller.name")), None) == want


def test_a_name_on_two_lines_quotes_the_first() -> None:
    facts = read_seller(shelf(home=html("", "<p>CÔNG TY CỔ PHẦN</p><p>HẠ LAM</p>" + MST)))
    assert facts["seller.name"][0].quote == "CÔNG TY CỔ PHẦN"


@pytest.mark.parametrize(
    ("footer", "want"),
    [
        (
            "<p>Địa chỉ: Số 8, tổ 4, ấp Tân Lập<br>xã Tân Hưng<br>tỉnh Tây Ninh</p>",
            "Số 8, tổ 4, ấp Tân Lập, xã Tân Hưng, tỉnh Tây Ninh",
        ),
        (
            "<p>Địa chỉ: 12 Lê Lợi, P. Bến Nghé<br>Quận 1, TP. Hồ Chí Minh</p>",
            "12 Lê Lợi, P. Bến Nghé, Quận 1, TP. Hồ Chí Minh",
        ),
        (
            "<p>Công ty TNHH Hạ Lam<br>Khu II, Đ. 3 Tháng 2, Xuân Khánh, Ninh Kiều,<br>Thành phố Cần Thơ</p>",
            "Khu II, Đ. 3 Tháng 2, Xuân Khánh, Ninh Kiều, Thành phố Cần Thơ",
        ),
        (
            "<p>Địa chỉ: 12 Lê Lợi, P. Bến Nghé, Quận 1, TP.HCM</p><p>Quận 3: 25 Cao Thắng</p>",
            "12 Lê Lợi, P. Bến Nghé, Quận 1, TP.HCM",
        ),
        (
            "<p>Địa chỉ: 12 Lê Lợi, P. Bến Nghé, Quận 1</p><p>Phường của chúng tôi rất đông vui</p>",
            "12 Lê Lợi, P. Bến Nghé, Quận 1",
        ),
        (
            "<h3>Đc văn phòng giao dịch:</h3><p>93/7 Lê Lai, Phường 12</p><p>Quận Tân Bình, TP Hồ Chí Minh</p>",
            "93/7 Lê Lai, Phường 12, Quận Tân Bình, TP Hồ Chí Minh",
        ),
        (
            "<p>93/7 Lê Lai, Phường 12</p><p>Quận Tân Bình, TP Hồ Chí Minh</p>",
            "93/7 Lê Lai, Phường 12, Quận Tân Bình, TP Hồ Chí Minh",
        ),
    ],
)
def test_an_address_on_several_lines(footer: str, want: str) -> None:
    facts = read_seller(shelf(home=html("<p>Hàng mới</p>", footer)))
    assert values(facts, "seller.address")[0] == want


def test_a_count_over_a_district_is_no_address() -> None:
    foot = "<p>35 cửa hàng, đại lý</p><p>Quận Tân Bình, TP Hồ Chí Minh</p>"
    assert "seller.address" not in read_seller(shelf(home=html("<p>Hàng mới</p>", foot)))


def test_the_owner_below_a_label_is_no_firm() -> None:
    footer = "<p>Chủ hộ kinh doanh:</p><p>Nguyễn Thị Hoa Sen</p><p>Mã số hộ kinh doanh: 079188004512</p>"
    found = read_seller(shelf(home=html("", footer)))
    assert values(found, "seller.name") == ["Nguyễn Thị Hoa Sen"]
    assert values(found, "seller.representative") == ["Nguyễn Thị Hoa Sen"]


def test_a_household_below_the_label_of_its_name() -> None:
    footer = "<p>Tên hộ kinh doanh:</p><p>Tiệm Bánh Nhà Mây</p><p>Chủ hộ:</p><p>Trần Văn Lĩnh</p>"
    found = read_seller(shelf(home=html("", footer)))
    assert "Tiệm Bánh Nhà Mây" in values(found, "seller.name")[0]
    assert values(found, "seller.representative") == ["Trần Văn Lĩnh"]


def test_an_address_whose_province_stands_alone_on_its_line() -> None:
    contact = "<h1>Liên hệ</h1><h3>Địa chỉ</h3><p>182 Tây Sơn<br>Đống Đa<br>Hà Nội</p><p>0983 112 334</p>"
    found = read_seller(shelf(home=html(), lien_he=html(contact, title="Liên hệ")))
    assert values(found, "seller.address") == ["182 Tây Sơn, Đống Đa, Hà Nội"]


def test_the_director_who_owns_the_site() -> None:
    footer = "<p>Công ty TNHH Cầu Vồng</p><p>Giám đốc/Chủ sở hữu website: Lê Phùng Hà Lan</p>" + MST
    assert values(read_seller(shelf(home=html("", footer))), "seller.representative") == ["Lê Phùng Hà Lan"]


def test_a_name_that_goes_on_after_a_dash() -> None:
    contact = "<h1>CÔNG TY CP THIẾT KẾ –<br>THI CÔNG NỘI THẤT MỘC AN</h1><p>Địa chỉ: 305 Lê Lai, Tân Bình, TP.HCM</p>"
    found = read_seller(shelf(home=html(), lien_he=html(contact, title="Liên hệ")))
    assert values(found, "seller.name") == ["CÔNG TY CP THIẾT KẾ – THI CÔNG NỘI THẤT MỘC AN"]


def test_the_name_in_english_comes_second() -> None:
    about = (
        "<h1>Giới thiệu</h1><p>Tên tiếng Anh: Moc An Vietnam Company Limited</p>"
        "<p>Tên tiếng Việt: Công ty TNHH Mộc An Việt Nam</p><p>Địa chỉ: 305 Lê Lai, Tân Bình, TP.HCM</p>"
    )
    found = read_seller(shelf(home=html(), gioi_thieu=html(about, title="Giới thiệu")))
    assert values(found, "seller.name")[0] == "Công ty TNHH Mộc An Việt Nam"
