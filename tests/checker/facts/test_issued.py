"""Who issued a registration and when, wherever the line says it."""

from __future__ import annotations

import pytest
from storefront_kit import html, shelf, values

from checker.facts.seller import read_seller


@pytest.mark.parametrize(
    ("line", "office"),
    [
        (
            "Cơ sở Hạ Lam được Phòng Tài chính - Kế hoạch huyện Tây Sơn cấp Giấy chứng nhận đăng ký hộ kinh doanh "
            "số: 33H8004977 ngày 26 tháng 6 năm 2017.",
            "Phòng Tài chính - Kế hoạch huyện Tây Sơn",
        ),
        (
            "Sở Kế hoạch và Đầu tư TP Hà Nội cấp GCN ĐKKD số 0310874914 ngày 26/06/2017",
            "Sở Kế hoạch và Đầu tư TP Hà Nội",
        ),
        ("Phòng trưng bày cao cấp. GCN ĐKKD số 0310874914 ngày 26/06/2017", None),
    ],
)
def test_the_issuer_may_stand_before_the_number(line: str, office: str | None) -> None:
    found = read_seller(shelf(home=html("<p>Trà</p>", f"<p>{line}</p>")))
    assert values(found, "seller.registration_issuer") == [office] * bool(office)
    assert values(found, "seller.registration_date") == ["2017-06-26"]


def test_a_day_below_the_number_may_have_a_year_of_two_figures() -> None:
    footer = "<p>Số GCNĐKDN: 0310874914</p><p>Ngày cấp: 24-05-22</p><p>Nơi cấp: Sở Kế hoạch và Đầu tư</p>"
    found = read_seller(shelf(home=html("<p>Trà</p>", footer)))
    assert values(found, "seller.registration_date") == ["2022-05-24"]


PERMIT = "<p>Giấy chứng nhận đủ điều kiện kinh doanh dược: 02-1177/ĐKKDD-HNO</p>"


@pytest.mark.parametrize(
    ("footer", "day", "office"),
    [
        (
            "<p>Số GCNĐKDN: 0310874914</p><p>Ngày cấp: 24/05/2022</p><p>Nơi cấp: Sở Kế hoạch và Đầu tư</p>"
            f"{PERMIT}<p>Ngày cấp: 12/08/2024</p><p>Nơi cấp: Sở Y tế Hà Nội</p>",
            "2022-05-24",
            "Sở Kế hoạch và Đầu tư",
        ),
        (f"<p>Số GCNĐKDN: 0310874914</p>{PERMIT}<p>Ngày cấp: 12/08/2024</p>", None, None),
        (
            "<p>Số GCNĐKDN: 0310874914. Giấy phép kinh doanh lữ hành số 01-123/2024, cấp ngày 12/08/2024</p>",
            None,
            None,
        ),
        (
            f"{PERMIT}<p>Giấy chứng nhận đăng ký kinh doanh số 0310874914, cấp ngày 24/05/2022</p>",
            "2022-05-24",
            None,
        ),
        (
            f"{PERMIT}<p>Ngày cấp: 12/08/2024</p><p>Số GCNĐKDN: 0310874914</p><p>Ngày cấp: 24/05/2022</p>",
            "2022-05-24",
            None,
        ),
        (
            "<p>Số GCNĐKDN: 0310874914</p><p>Giấy chứng nhận được cấp lần đầu</p><p>Ngày cấp: 24/05/2022</p>",
            "2022-05-24",
            None,
        ),
    ],
)
def test_a_permit_of_a_trade_has_a_day_of_its_own(footer: str, day: str | None, office: str | None) -> None:
    found = read_seller(shelf(home=html("<p>Thuốc</p>", footer)))
    assert values(found, "seller.registration_date") == [day] * bool(day)
    assert values(found, "seller.registration_issuer") == [office] * bool(office)


@pytest.mark.parametrize(
    ("lines", "office", "day"),
    [
        (("GPKD số 0310874914 Sở KHĐT TP.HCM cấp ngày 26/06/2017",), "Sở KHĐT TP.HCM", "2017-06-26"),
        (
            ("Số ĐKKD: 0310874914", "Sở KHĐT Tỉnh Long An cấp ngày 26/06/2017"),
            "Sở KHĐT Tỉnh Long An",
            "2017-06-26",
        ),
        (
            (
                "Giấy chứng nhận đăng ký kinh doanh số: 0310874914,",
                "đăng ký thay đổi lần thứ 4, ngày 26 tháng 06 năm 2017 do Sở kế hoạch và đầu tư Huế cấp.",
            ),
            "Sở kế hoạch và đầu tư Huế",
            "2017-06-26",
        ),
        (("Số ĐKKD: 0310874914", "Cấp bởi Sở KH&amp;ĐT Huế – ngày 26/06/2017"), "Sở KH&ĐT Huế", "2017-06-26"),
        (
            ("GCNĐKKD: 0310874914 | SỞ TÀI CHÍNH HUẾ CẤP LẦN ĐẦU NGÀY 26/06/2017",),
            "SỞ TÀI CHÍNH HUẾ",
            "2017-06-26",
        ),
        (("Số ĐKKD: 0310874914", "Sở KHĐT Tỉnh Long An cấp"), "Sở KHĐT Tỉnh Long An", None),
        (
            (
                "Business Registration Certificate No. 01E8041799 issued by Hue People's Committee on 26/06/2017",
            ),
            "Hue People's Committee",
            "2017-06-26",
        ),
        (("Mã số doanh nghiệp: 0310874914", "Ngày cấp mã số doanh nghiệp: 26/6/2017."), None, "2017-06-26"),
        (
            ("MST: 0310874914", "Giấy chứng nhận đăng ký kinh doanh do Sở Tài chính Huế cấp"),
            "Sở Tài chính Huế",
            None,
        ),
        (("MST: 0310874914", "(Đăng ký lần đầu: Ngày 26 tháng 6 năm 2017)"), None, "2017-06-26"),
        (("GPKD số 0310874914", "Phòng kinh tế mở cửa ngày 26/06/2017"), None, None),
        (
            ("ĐKKD: 0310874914", "Ngày cấp: 26/06/2017 - Nơi cấp: Sở Kế hoạch và Đầu tư tỉnh Long An"),
            "Sở Kế hoạch và Đầu tư tỉnh Long An",
            "2017-06-26",
        ),
        (("ĐKKD: 41A8012345", "Cấp ngày 26/06/2017 tại UBND Q.Bình Tân"), "UBND Q.Bình Tân", "2017-06-26"),
        (("ĐKKD: 41A8012345", "Ngày cấp:", "26/06/2017, tại UBND Quận 3"), "UBND Quận 3", "2017-06-26"),
        (("ĐKKD: 41A8012345", "Cấp ngày 26/06/2017 tại Hà Nội"), None, "2017-06-26"),
    ],
)
def test_an_issuer_beside_the_day_or_without_a_word_before_it(
    lines: tuple[str, ...], office: str | None, day: str | None
) -> None:
    footer = "".join(f"<p>{line}</p>" for line in lines)
    found = read_seller(shelf(home=html("<p>Trà</p>", footer)))
    assert values(found, "seller.registration_issuer") == [office] * bool(office)
    assert values(found, "seller.registration_date") == [day] * bool(day)
