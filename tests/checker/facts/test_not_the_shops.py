"""What honest pages say of others: where parcels go, whose works are sold, other papers, cards that are goods."""

from __future__ import annotations

import pytest
from storefront_kit import html, shelf, values

from checker.facts.payment import read_payment
from checker.facts.seller import read_seller

_FIRM = "<p>Công ty TNHH Lá Mạ - MST 0312345678 - 12 Lê Lợi, Phường Bến Thành, TP. Hồ Chí Minh</p>"
_OWN = "12 Lê Lợi, Phường Bến Thành, TP. Hồ Chí Minh"


@pytest.mark.parametrize(
    "line",
    [
        "<p><i class='icon-location'></i> Giao đến: Phường Vĩnh Ninh, Thành phố Huế</p>",
        "<p>🏠 Nhận thi công tại: Bình Dương, Đồng Nai, Long An</p>",
        "<p>📍 Giao nhanh 2 giờ tại Phường Bến Thành, Phường Tân Định, TP. Hồ Chí Minh</p>",
        "<p>📍 Cà Mau, Bạc Liêu, Sóc Trăng</p>",
        "<p>📍 Trồng ở vườn nhà: Xã Xuân Trường, Phường Cam Ly, Xã Lạc Dương</p>",
    ],
)
def test_a_pin_before_where_one_delivers_or_works_is_no_address(line: str) -> None:
    for footer in (line, _FIRM + line):
        found = values(read_seller(shelf(home=html("<p>x</p>", footer))), "seller.address")
        assert found == [_OWN] * (footer != line)


def test_the_place_of_an_event_is_not_the_shops() -> None:
    event = "<h3>Hội chợ mùa xuân</h3><p>📍 91 Trần Hưng Đạo, Phường Cửa Nam, Hà Nội</p>"
    assert values(read_seller(shelf(home=html(event, _FIRM))), "seller.address") == [_OWN]


@pytest.mark.parametrize(
    "line",
    [
        "<h3>Cảm nhận của khách hàng</h3><p>Tôi là Trần Thị Mai, đã mua ba lần.</p>",
        "<p>“Em là Phạm Thu Hà, mua ấm trà ở đây lần thứ ba” - khách quen</p>",
        "<p>Trang sách của Nguyễn Minh Khuê đang giảm 20%.</p>",
        "<p>Cửa hàng trưng bày tranh của Nguyễn Văn Tuấn.</p>",
    ],
)
def test_customers_and_artists_own_no_shop(line: str) -> None:
    assert values(read_seller(shelf(home=html(line, "<p>Hotline 0903 123 456</p>"))), "seller.name") == []


@pytest.mark.parametrize(
    ("line", "office", "day"),
    [
        (
            "MST: 0312345678. Giấy phép ATTP số 12/2023 do Chi cục An toàn thực phẩm cấp ngày 01/06/2023",
            [],
            [],
        ),
        ("MST: 0312345678. Cập nhật ngày 01/06/2023", [], []),
        ("MST: 0312345678. Thành lập ngày 01/02/2015", [], []),
        ("MST: 0312345678. Nhãn hiệu do Cục Sở hữu trí tuệ cấp ngày 05/06/2018", [], []),
        ("MST: 0312345678. Chứng nhận ISO 22000 do Trung tâm Sao Vàng cấp ngày 05/06/2018", [], []),
        ("MST: 0312345678. Số XNQC 12/2022/XNQC do Cục An toàn thực phẩm cấp ngày 01/03/2022", [], []),
        (
            "GPĐKKD số 0312345678 do Sở Tài chính Hà Nội cấp ngày 12/05/2014. Giấy chứng nhận đủ điều kiện số 3 do "
            "Chi cục Thú y cấp ngày 01/06/2023",
            ["Sở Tài chính Hà Nội"],
            ["2014-05-12"],
        ),
        (
            "MST 0312345678, giấy chứng nhận đăng ký doanh nghiệp do Sở Tài chính Hà Nội cấp ngày 12/05/2014",
            ["Sở Tài chính Hà Nội"],
            ["2014-05-12"],
        ),
    ],
)
def test_another_papers_issuer_is_not_the_registrations(line: str, office: list[str], day: list[str]) -> None:
    found = read_seller(shelf(home=html("<p>Trà</p>", f"<p>Công ty TNHH Lá Mạ. {line}</p>")))
    assert values(found, "seller.registration_issuer") == office
    assert values(found, "seller.registration_date") == day


@pytest.mark.parametrize(
    "main",
    [
        "<p>Dịch vụ làm visa Hàn Quốc trọn gói</p>",
        "<img src=/a.jpg alt='Dầu gan cá cod liver oil'>",
        "<h3>Đối tác của chúng tôi</h3><img src=/p/vnpay.png><img src=/p/momo.png>",
        "<p>Ví có 8 ngăn thẻ, đựng vừa tiền mặt và thẻ.</p>",
        "<p>Cảnh báo: kẻ gian yêu cầu khách chuyển khoản đặt cọc và xin mã OTP thẻ tín dụng.</p>",
        "<p>Chúng tôi không yêu cầu khách chuyển khoản trước.</p>",
        "<p>Tích điểm qua thẻ thành viên, trả bằng thẻ quà tặng.</p>",
        "<p>Đồng hồ hỗ trợ NFC, Apple Pay, Google Pay</p>",
        "<p>Bài viết: kinh nghiệm mua máy trả góp 0% lãi suất</p>",
        "<p>Máy bán hàng tự động nhận thẻ, tiền xu, ví điện tử</p>",
        "<h3>Máy POS quẹt thẻ Visa, VietQR cho cửa hàng</h3>",
    ],
)
def test_what_is_no_way_to_pay(main: str) -> None:
    assert values(read_payment(shelf(home=html(main))), "payment.methods") == []


def test_partners_of_paying_are_ways_to_pay() -> None:
    for heading in ("Đối tác thanh toán", "Thanh toán an toàn"):
        rows = f"<h3>{heading}</h3><img src=/p/visa.png><img src=/p/momo.png>"
        found = values(read_payment(shelf(home=html(rows))), "payment.methods")
        assert set(found) == {"card", "ewallet"}, heading


def test_the_end_of_a_sentence_is_no_part_of_a_firms_name() -> None:
    foot = "<p>Cảm ơn quý khách đã mua hàng tại Công ty TNHH Lá Mạ!</p>"
    assert values(read_seller(shelf(home=html("<p>x</p>", foot))), "seller.name") == ["Công ty TNHH Lá Mạ"]
