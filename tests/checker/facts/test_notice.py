"""The ministry's badge in every shape, and what only looks like it."""

from __future__ import annotations

import pytest
from storefront_kit import html, page, shelf, values

from checker.facts.notice import read_notice
from checker.facts.portal import registered_domain, target
from checker.facts.record import same_owner

UUID = "1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b"


def badge(footer: str) -> dict[str, object]:
    facts = read_notice(shelf(home=html("<p>Trang chủ</p>", footer)))
    return {k.removeprefix("notice."): v[0].value for k, v in facts.items()}


@pytest.mark.parametrize(
    ("url", "want"),
    [
        (f"https://online.gov.vn/nen-tang/{UUID}", "record"),
        ("http://online.gov.vn/Home/WebDetails/64199", "record"),
        ("http://online.gov.vn/Home/WebDetails/64199?AspxAutoDetectCookieSupport=1", "record"),
        ("http://online.gov.vn/Home/AppDetails/2727", "record"),
        ("http://online.gov.vn/Website/chi-tiet-115999", "record"),
        ("http://www.online.gov.vn/HomePage/CustomWebsiteDisplay.aspx?DocId=46199", "record"),
        ("http://online.gov.vn/WebsiteDisplay.aspx?DocId=25599", "record"),
        ("http://online.gov.vn/CustomAppDisplay.aspx?docid=488", "record"),
        ("http://online.gov.vn", "root"),
        ("http://online.gov.vn/Home/Index", "root"),
        ("http://online.gov.vn/Home/WebDetails/123", "placeholder"),
        ("http://online.gov.vn/Home/WebDetails/XXXXX", "placeholder"),
        ("https://online.gov.vn/nen-tang/00000000-0000-0000-0000-000000000000", "placeholder"),
        ("http://online.gov.vn/WebsiteDisplay.aspx", "placeholder"),
        ("https://shop.vn/", "elsewhere"),
        ("https://online.gov.vn.shop.vn/Home/WebDetails/64199", "elsewhere"),
        ("", "none"),
    ],
)
def test_where_a_badge_leads(url: str, want: str) -> None:
    assert target(url) == want


RECORD = "http://online.gov.vn/Home/WebDetails/64199"


@pytest.mark.parametrize(
    ("footer", "want"),
    [
        (
            f"<a href='{RECORD}'><img src='logoSaleNoti.png?v=7' alt='Sale Notification Logo'></a>",
            {"shown": True, "kind": "notified", "link": RECORD, "target": "record"},
        ),
        (
            f"<p>Đã thông báo website TMĐT bán hàng <a href='{RECORD}'>tại đây</a></p>",
            {"shown": True, "kind": "notified", "link": RECORD, "target": "record"},
        ),
        (
            f"<p>Thông tin website <a href='{RECORD}'>tại đây</a></p>",
            {"shown": True, "link": RECORD, "target": "record"},
        ),
        (
            f"<a href='{RECORD}'><img src='/uploads/bocongthuong-thongbao.png' alt=''></a>",
            {"shown": True, "kind": "notified", "link": RECORD, "target": "record"},
        ),
        (
            f"<a href='{RECORD}'><img src='/images/thongbaoBCT.png' alt='Logo Bộ Công Thương'></a>",
            {"shown": True, "kind": "notified", "link": RECORD, "target": "record"},
        ),
        (
            f"<a href='{RECORD}'><img src=x.gif data-src='/a/20150827-dathongbao.png' alt=bct></a>",
            {"shown": True, "kind": "notified", "link": RECORD, "target": "record"},
        ),
        (
            f"<a href='{RECORD}' title='Đã đăng ký Bộ Công Thương'><img src=label_dk.png></a>",
            {"shown": True, "kind": "registered", "link": RECORD, "target": "record"},
        ),
        (f"<a class=iconBCT href='{RECORD}'></a>", {"shown": True, "link": RECORD, "target": "record"}),
        (
            f"<a href='{RECORD}'><img src=logo_bct.png alt='Bộ Công Thương'></a>",
            {"shown": True, "link": RECORD, "target": "record"},
        ),
        ("<img src='bo-cong-thuong.svg' alt=''>", {"shown": True, "target": "none"}),
        ("<a href=''><img src='img/bct.png' alt=''></a>", {"shown": True, "target": "none"}),
        ("<a href='#'><img src='dathongbao.png'></a>", {"shown": True, "kind": "notified", "target": "none"}),
        (
            "<a href='/'><img src='a.png' alt='Đã thông báo Bộ Công Thương'></a>",
            {"shown": True, "kind": "notified", "target": "elsewhere"},
        ),
        ("<p>Website đã thông báo Bộ Công Thương</p>", {"shown": True, "kind": "notified", "target": "none"}),
        *(
            (f"<p>{said}</p>", {"shown": True, "kind": "registered", "target": "none"})
            for said in (
                "Đã đăng ký sàn TMĐT, MXH Bộ Công Thương",
                "Đã đăng ký sàn giao dịch thương mại điện tử với Bộ Công Thương",
                "Đã đăng ký website và ứng dụng với Bộ Công Thương",
            )
        ),
        ("<p>Đã đăng ký nhãn hiệu, theo Bộ Công Thương</p>", {}),
        (
            f"<a href='https://online.gov.vn/nen-tang/{UUID}'><img src=DaThongBao.png alt='Đã xác nhận'></a>",
            {
                "shown": True,
                "kind": "notified",
                "link": f"https://online.gov.vn/nen-tang/{UUID}",
                "target": "record",
            },
        ),
        (
            "<img src='http://online.gov.vn/Content/EndUser/LogoCCDVSaleNoti/logoSaleNoti.png'>",
            {"shown": True, "kind": "notified", "target": "none"},
        ),
        (
            "<a href='http://online.gov.vn'><img src=logoCCDV.png></a>",
            {"shown": True, "link": "http://online.gov.vn", "target": "root"},
        ),
        ("<p><span>Đã chứng nhận BCT</span><span> SSL 256-bit</span></p>", {"shown": True, "target": "none"}),
        ("<img src='/img/verify_boCT.png' alt=''>", {"shown": True, "target": "none"}),
        (f"<!-- <a href='{RECORD}'><img src=logoSaleNoti.png></a> -->", {}),
        ("<p>Sản phẩm đã được chứng nhận bởi Bộ Công Thương</p>", {}),
        ("<img src='/img/robotct.png' alt=''>", {}),
        (f"<div style='display:none'><a href='{RECORD}'><img src=logoSaleNoti.png></a></div>", {}),
        ("<p>Đã đăng ký bản quyền</p>", {}),
        ("<img src='dmca.png' alt='DMCA'>", {}),
        ("<a href='/dang-ky'>Đăng ký</a><a href='/thong-bao'>Thông báo</a>", {}),
        (
            "<p>Theo quy định, các website thương mại điện tử phải thông báo với Bộ Công Thương trước khi "
            "bán hàng.</p>",
            {},
        ),
    ],
)
def test_badges(footer: str, want: dict[str, object]) -> None:
    assert badge(footer) == want


def test_two_kinds_that_disagree_are_no_kind() -> None:
    assert "kind" not in badge(
        f"<a href='{RECORD}' title='Đã đăng ký Bộ Công Thương'><img src=dathongbao.png></a>"
    )


def test_the_record_behind_the_badge() -> None:
    room = shelf(home=html("<p>x</p>", f"<a href='{RECORD}'><img src=logoSaleNoti.png></a>"))
    record = page(
        html(
            "<table><tr><td>Tên Doanh nghiệp:</td><td>CÔNG TY TNHH GIÀY XINH</td></tr><tr><td>Tên "
            "miền:</td><td>www.giayxinh.vn</td></tr></table>"
        ),
        RECORD,
    )
    facts = read_notice(type(room)((*room.pages, record), room.start))
    assert values(facts, "notice.record_name") == ["CÔNG TY TNHH GIÀY XINH"]
    assert values(facts, "notice.record_domain") == ["giayxinh.vn"]
    assert values(facts, "notice.record_matches") == [False]


def test_a_record_of_the_same_owner_domain_matches() -> None:
    room = shelf(home=html("<p>x</p>", f"<a href='{RECORD}'><img src=logoSaleNoti.png></a>"))
    record = page(html("<p>Tên miền: https://shop.vn</p>"), RECORD)
    assert values(read_notice(type(room)((*room.pages, record), room.start)), "notice.record_matches") == [
        True
    ]


def test_domains_and_owners_are_compared_with_care() -> None:
    assert registered_domain("cua-hang.shop.com.vn") == "shop.com.vn"
    assert registered_domain("an.id.vn") == "an.id.vn"
    assert registered_domain("shop-a.myharavan.com") != registered_domain("shop-b.myharavan.com")
    assert same_owner("Công ty TNHH Minh Anh", "CÔNG TY CỔ PHẦN MINH ANH")
    assert not same_owner("Công ty TNHH Minh Anh", "Công ty TNHH Minh Ánh")


@pytest.mark.parametrize(
    ("footer", "want"),
    [
        ("<a href='http://online.gov.vn/Home/WebDetails/64199'></a>", {"target": "record"}),
        ("<a href='http://online.gov.vn/Home/WebDetails/64199'><svg><path/></svg></a>", {"target": "record"}),
        ("<img src='/img/da-dang-ki-bct.png'>", {"kind": "registered"}),
        ("<img src='/tb.png' alt='Thông báo BCT'>", {"kind": "notified"}),
        ("<img src='/certificate_congthuong.png'>", {"target": "none"}),
    ],
)
def test_badges_without_words_or_in_other_spellings(footer: str, want: dict[str, str]) -> None:
    seen = badge(footer)
    assert seen["shown"] is True
    assert want.items() <= seen.items()


@pytest.mark.parametrize(
    "text",
    [
        "Bộ Công Thương đã thông báo về việc điều chỉnh giá xăng dầu từ ngày mai tại cuộc họp thường kỳ.",
        "Đăng ký nhận bản tin",
    ],
)
def test_news_and_forms_are_no_badge(text: str) -> None:
    assert badge(f"<p>{text}</p>") == {}


def test_a_picture_named_after_the_notice_alone() -> None:
    assert badge('<img src="/thongbaobct.png" alt="">')["shown"] is True
    assert badge('<img src="/thongbaobct.png" alt="">')["kind"] == "notified"
