"""Where a firm's name ends, and which of the firms and persons that a page names sells."""

from __future__ import annotations

import pytest
from storefront_kit import html, shelf, values

from checker.facts import names
from checker.facts.persons import person
from checker.facts.seller import read_seller

MAKER = "CÔNG TY TNHH MTV DV GIẤY BẮC HÀ"
PLACE = "<p>Địa chỉ: 68 Lê Lợi, Phường 4, Quận 10, TP. HCM</p>"


@pytest.mark.parametrize(
    ("line", "want"),
    [
        (f"CÔNG TY TNHH TMDV LÁ SEN - Sản xuất tại {MAKER}", ["CÔNG TY TNHH TMDV LÁ SEN", MAKER]),
        ("Công ty TNHH Lá Sen – SẢN XUẤT BỞI xưởng nhà", ["Công ty TNHH Lá Sen"]),
        ("Công ty TNHH Lá Sen - Dịch vụ tại nhà", ["Công ty TNHH Lá Sen"]),
        ("Công ty TNHH Thương Mại - Dịch Vụ Tài Lộc", ["Công ty TNHH Thương Mại - Dịch Vụ Tài Lộc"]),
        ("Tên hộ kinh doanh: Hộ Kinh Doanh Trần Thị Thanh Mừng", ["Hộ Kinh Doanh Trần Thị Thanh Mừng"]),
        ("Hộ kinh doanh: Trần Thị Thanh Mừng", ["Hộ kinh doanh Trần Thị Thanh Mừng"]),
    ],
)
def test_where_a_name_begins_and_ends(line: str, want: list[str]) -> None:
    assert [n.text for n in names.firms(line)] == want


def test_the_maker_beside_the_seller_is_not_the_seller() -> None:
    footer = f"<p>CÔNG TY TNHH TMDV LÁ SEN - Sản xuất tại {MAKER}</p>{PLACE}<p>Chịu trách nhiệm nội dung: {MAKER}</p>"
    found = read_seller(shelf(home=html("<p>Vở</p>", footer)))
    assert values(found, "seller.name") == ["CÔNG TY TNHH TMDV LÁ SEN"]


def test_who_distributes_may_be_the_seller() -> None:
    footer = (
        "<p>Công ty CP Trà Bắc Hà, phân phối bởi Công ty TNHH Lá Sen</p><p>© Công ty TNHH Lá Sen</p>" + PLACE
    )
    found = read_seller(shelf(home=html("<p>Trà</p>", footer)))
    assert "Công ty TNHH Lá Sen" in values(found, "seller.name")


def test_a_household_business_is_no_person() -> None:
    assert person("Hộ Kinh Doanh Trần Thị Mừng") == ""
    assert person("Hồ Kinh Đông") == "Hồ Kinh Đông"
    footer = "<p>Tên hộ kinh doanh: Hộ Kinh Doanh Trần Thị Thanh Mừng</p>" + PLACE
    found = read_seller(shelf(home=html("<p>Ảnh</p>", footer)))
    assert values(found, "seller.name") == ["Hộ Kinh Doanh Trần Thị Thanh Mừng"]


PAY = (
    "<h1>Thanh toán</h1><h3>1. Chuyển khoản - Chủ tài khoản: Lê Thị Hoa - STK: 007 1003282 941</h3>"
    "<p>Ghi mã đơn.</p><p>Chờ báo lại.</p><p>Giữ biên lai.</p><p>Gọi khi cần.</p>"
    "<h3>2. Thanh toán tại quầy (Khách hàng nhận hàng tại {firm})</h3><p>Trả tiền khi nhận.</p>"
)


@pytest.mark.parametrize(
    ("firm", "want"),
    [
        ("Công ty TNHH Công Nghệ Lá Sen", "Công ty TNHH Công Nghệ Lá Sen"),
        ("CÔNG TY TNHH LÁ SEN", "CÔNG TY TNHH LÁ SEN"),
        ("Công ty CP Chuyển Phát Lá Sen", "Lê Thị Hoa"),  # its counter, not the shop's
    ],
)
def test_where_customers_fetch_the_goods(firm: str, want: str) -> None:
    pages = shelf(home=html("<p>Loa</p>"), thanh_toan=html(PAY.format(firm=firm), title="Thanh toán"))
    assert values(read_seller(pages), "seller.name") == [want]


@pytest.mark.parametrize("firm", ["công ty cổ phần hóa chất hạ lam 3C", "CÔNG TY CỔ PHẦN HÓA CHẤT HẠ LAM"])
def test_whose_terms_they_are(firm: str) -> None:
    text = (
        f"<h1>Điều khoản dịch vụ</h1><p>Đây là quy chế hoạt động bán hàng của {firm}.</p><p>Xin đọc kỹ.</p>"
    )
    pages = shelf(home=html("<p>Trà</p>"), dieu_khoan=html(text, title="Điều khoản dịch vụ"))
    assert values(read_seller(pages), "seller.name") == [firm]


def test_the_terms_of_another_name_no_seller() -> None:
    text = "<h1>Thanh toán</h1><p>Bạn đồng ý với điều khoản sử dụng của Công ty CP Ví Hạ Lam.</p><p>Xin đọc kỹ.</p>"
    pages = shelf(home=html("<p>Trà</p>"), thanh_toan=html(text, title="Thanh toán"))
    assert "seller.name" not in read_seller(pages)


def test_what_a_bank_calls_the_firm_comes_second() -> None:
    footer = (
        "<p>© Công ty Cổ phần Hạ Lam</p><p>Trà</p><p>Cà phê</p><p>Bánh</p><p>Kẹo</p><p>Mứt</p>"
        "<p>Tầng 8, số 56A Lê Lợi, Phường 25, Quận Bình Thạnh, TP.HCM</p>"
        "<p>Tên TK: CT CP HẠ LAM</p><p>Số TK: 102-989-1977</p>"
    )
    found = read_seller(shelf(home=html("<p>Trà</p>", footer)))
    assert values(found, "seller.name")[0] == "Công ty Cổ phần Hạ Lam"


_NUMBERED = "<p>Mã số thuế: 0310874914</p><p>Địa chỉ: 56A Lê Lợi, Phường 25, Quận Bình Thạnh, TP.HCM</p>"


@pytest.mark.parametrize(
    ("line", "want"),
    [
        ("TẬP ĐOÀN HẠ LAM", ["TẬP ĐOÀN HẠ LAM"]),
        ("Đơn vị chủ quản: Tập đoàn Hạ Lam", ["Tập đoàn Hạ Lam"]),
        ("Một thành viên của Tập đoàn Hạ Lam", []),
        ("Website cùng tập đoàn:", []),
    ],
)
def test_a_group_over_its_numbers(line: str, want: list[str]) -> None:
    found = read_seller(shelf(home=html("<p>Trà</p>", f"<p>{line}</p>{_NUMBERED}")))
    assert values(found, "seller.name") == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("We are Ha Lam Oriental Tea Co., Ltd with an office in Hue.", "Ha Lam Oriental Tea Co., Ltd"),
        (
            "This website is owned by Ha Lam Tea and Spice Joint Stock Company.",
            "Ha Lam Tea and Spice Joint Stock Company",
        ),
    ],
)
def test_terms_in_english_say_whose_they_are(text: str, want: str) -> None:
    body = f"<h1>Terms of use</h1><p>{text}</p><p>Please read these terms with care before you order from us.</p>"
    pages = shelf(home=html("<p>Tea</p>"), terms=html(body, title="Terms of use"))
    assert values(read_seller(pages), "seller.name") == [want]


@pytest.mark.parametrize(
    "line",
    [
        "Hạ Lam Trà là dịch vụ được cung cấp bởi Công ty Cổ phần Hạ Lam Trà, thành viên của Công ty Cổ phần Mộc Sơn",
        "Công ty Cổ phần Hạ Lam Trà (thành viên thuộc Công ty Cổ phần Mộc Sơn)",
    ],
)
def test_whose_member_a_firm_is(line: str) -> None:
    found = read_seller(shelf(home=html("<p>Trà</p>", f"<p>{line}</p>{_NUMBERED}")))
    assert values(found, "seller.name") == ["Công ty Cổ phần Hạ Lam Trà"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("HỘ KINH DOANH CƠ SỞ SẢN XUẤT BÁNH HẠ LAM", "HỘ KINH DOANH CƠ SỞ SẢN XUẤT BÁNH HẠ LAM"),
        ("Hộ Kinh Doanh Cơ Sở Mây Tre Hạ Lam", "Hộ Kinh Doanh Cơ Sở Mây Tre Hạ Lam"),
        ("Hộ kinh doanh cơ sở sản xuất mắm Bà Lam", "Hộ kinh doanh cơ sở sản xuất mắm Bà Lam"),
        ("Hộ kinh doanh Hạ Lam sở hữu website này", "Hộ kinh doanh Hạ Lam"),
        ("Hộ kinh doanh có số đăng ký thì ghi số đó", None),
        ("Hộ kinh doanh cơ sở sản xuất phải đăng ký với Sở Y tế", None),
    ],
)
def test_a_household_that_is_a_workshop(line: str, name: str | None) -> None:
    found = read_seller(shelf(home=html("<p>Bánh</p>", f"<p>{line}</p><p>GPKD số: 50H8027879</p>")))
    assert values(found, "seller.name") == [name] * bool(name)


def test_a_firms_english_name_is_looked_for_in_words_of_a_names_length() -> None:
    assert [n.text for n in names.firms("Halam Trading Co., Ltd")] == ["Halam Trading Co., Ltd"]
    assert all(len(n.text) < 50 for n in names.firms("A." * 1_000 + " Ltd."))
    assert not names.firms("giá tốt " * 600 + "Halam Trading Co., Ltd")
