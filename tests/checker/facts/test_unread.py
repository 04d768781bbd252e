"""Terms that a shop shows and we could not read are never called absent; a link that leads nowhere is none."""

from __future__ import annotations

import pytest
from storefront_kit import capture, html, page, visit, vocabulary

from checker.engine.reasons import in_vietnamese
from checker.facts.read import read
from checker.facts.unread import is_document, names_terms, ways
from checker.model import Search

LONG = "<p>" + "Cửa hàng bán quần áo thời trang nam nữ tại Hà Nội. " * 10 + "</p>"
OWN = "<p>" + "Hàng mua tại cửa hàng do nhân viên của chúng tôi đóng gói. " * 10 + "</p>"
WORDS = vocabulary(terms_returns="home policy", seller_phone="home contact")
TERMS = "Chính sách đổi trả"
DOOR, POLICY = "https://shop.vn/", "https://shop.vn/doi-tra"


def search(footer: str, *more: tuple[str, str], main: str = "") -> Search:
    """The search for terms of returns on a shop with this footer and further pages (address, middle)."""
    pages = [capture(1, DOOR, html(LONG + main, footer=footer))]
    pages += [
        capture(n, url, html(f"<h1>{TERMS}</h1>{body}", footer=footer, title=TERMS))
        for n, (url, body) in enumerate(more, 2)
    ]
    return read(visit(*pages), WORDS, {}).storefront.searches["terms.returns"]


@pytest.mark.parametrize(
    "way",
    [
        f'<a href="javascript:moChinhSach(3)">{TERMS}</a>',
        f'<a href="javascript:void(0)" class="xem">{TERMS}</a>',
        f"<a class=link>{TERMS}</a>",
        f'<a href="#" onclick="xem(3)">{TERMS}</a>',
        f'<a href="#" data-policy="3">{TERMS}</a>',
        f'<a href="#/chinh-sach/doi-tra">{TERMS}</a>',
        f'<a href="#" data-toggle="modal" data-target="#khong-co">{TERMS}</a>',
        f'<button onclick="openPolicy(3)">{TERMS}</button>',
        f'<li onclick="window.location.href=url(3)">{TERMS}</li>',
    ],
)
def test_a_way_without_an_address_leaves_the_question_open(way: str) -> None:
    found = search(way)
    assert not found.whole
    assert found.why == f"{DOOR} names {TERMS!r}, which opens by a script and was not read"
    assert "chỉ mở bằng mã lệnh" in in_vietnamese(found.why)


HELD = f"<p>{'Hàng còn nguyên tem được nhận lại tại cửa hàng. ' * 6}</p>"


@pytest.mark.parametrize(
    "popup",
    [
        f'<div id="m1" class="modal">{HELD}</div>',
        f'<dialog id="m1">{HELD}</dialog>',
        f'<div style="display:none"><div id="m1">{HELD}</div></div>',
    ],
)
def test_terms_in_a_pop_up_of_the_page_leave_the_question_open(popup: str) -> None:
    assert not search(f'<a href="#" data-toggle="modal" data-target="#m1">{TERMS}</a>{popup}').whole
    assert not search(f'<a href="#m1">{TERMS}</a>{popup}').whole
    assert search(f'<a href="#m2">{TERMS}</a><section id="m2">{HELD}</section>').whole, (
        "that was in sight, and read"
    )


@pytest.mark.parametrize(
    "way",
    [
        f'<a href="#">{TERMS}</a>',
        f'<a href="">{TERMS}</a>',
        f'<a href="#muc-khong-co">{TERMS}</a>',
        f'<a href="#tra" data-toggle="modal">{TERMS}</a><div id="tra" style="display:none">Liên hệ cửa hàng.</div>',
        f'<a href="javascript:;" data-toggle="collapse">{TERMS}</a>',
        f'<a href="javascript:;" style="display:none">{TERMS}</a>',
        '<a href="javascript:;">Chính sách</a>',
        '<a href="javascript:;">Đổi trả trong 7 ngày</a>',
        '<a href="javascript:;">Địa chỉ giao hàng của bạn?</a>',
        f"<div onclick=\"this.classList.toggle('mo')\">{TERMS}</div><div>Liên hệ cửa hàng.</div>",
    ],
)
def test_what_leads_nowhere_or_was_read_is_no_way(way: str) -> None:
    assert search(way).whole


@pytest.mark.parametrize(
    "way",
    [
        f"<button onclick=\"location.href='/doi-tra'\">{TERMS}</button>",
        f'<div data-href="/doi-tra">{TERMS}</div>',
        f"<select onchange=\"location=this.value\"><option value='/doi-tra'>{TERMS}</option></select>",
    ],
)
def test_an_address_that_is_no_link_must_have_been_read(way: str) -> None:
    assert search(way).missed == (POLICY,)
    assert search(way, (POLICY, LONG)).whole


@pytest.mark.parametrize(
    "url",
    [
        "https://docs.google.com/document/d/1x/pub",
        "https://drive.google.com/file/d/1x/view",
        "https://sites.google.com/view/doi-tra",
        "https://www.facebook.com/shop/posts/12",
        "https://shop-mau.myharavan.com/pages/doi-tra",
        "https://team.media.vn/doi-tra",
        "https://pineapple.com.vn/doi-tra",
    ],
)
def test_terms_that_stand_at_anothers_are_not_absent(url: str) -> None:
    assert search(f'<a href="{url}">{TERMS}</a>').missed == (url,)


@pytest.mark.parametrize(
    "url",
    [
        "https://policies.google.com/privacy",
        "https://www.facebook.com/policies",
        "https://www.sapo.vn/dieu-khoan",
    ],
)
def test_a_services_own_terms_are_not_the_shops(url: str) -> None:
    assert search(f'<a href="{url}">Chính sách bảo mật</a>').whole


LINK = f'<a href="/doi-tra">{TERMS}</a>'


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ('<iframe src="/khung.html"></iframe>', "in a frame"),
        ('<iframe src="https://docs.google.com/document/d/1/pub?embedded=true"></iframe>', "in a frame"),
        ('<embed src="/doi-tra.pdf">', "in a frame"),
        ('<img src="/anh/doi-tra-1.jpg"><img src="/anh/doi-tra-2.jpg">', "in pictures"),
        ('<a href="/anh/to.jpg"><img src="/anh/nho.jpg"></a>', "in pictures"),
        ('<p>Xem trong <a href="/tep/doi-tra.pdf?v=2">tệp đính kèm</a></p>', "in a document"),
        ('<a href="https://drive.google.com/file/d/1/view">Tải về</a>', "in a document"),
    ],
)
def test_a_page_whose_words_stand_elsewhere_shows_no_absence(body: str, why: str) -> None:
    found = search(LINK, (POLICY, body))
    assert not found.whole and why in found.why
    assert in_vietnamese(found.why) != found.why
    assert search(LINK, (POLICY, body + OWN)).whole, "with words of its own it is a page like any other"


def test_a_frame_that_was_read_hides_nothing_and_a_map_is_none() -> None:
    frame = ("https://shop.vn/khung.html", LONG)
    assert search(LINK, (POLICY, '<iframe src="/khung.html"></iframe>'), frame).whole
    assert search(LINK, (POLICY, '<iframe src="https://www.google.com/maps/embed?pb=1"></iframe>')).whole


def test_a_picture_of_the_site_says_nothing() -> None:
    banner = '<img src="/anh/bieu-ngu.jpg">'
    assert search(LINK, (POLICY, banner), main=banner).whole


def test_a_page_in_pictures_is_no_empty_page() -> None:
    words = vocabulary(terms_placeholder="policy")
    for body, empty in (
        ("<img src=/dt.jpg>", False),
        ("<a href=/to.jpg><img src=/dt.jpg></a>", False),
        ("<a href=/doi-tra.docx>Tải về</a>", False),
        ("<a href=/doi-tra.html>Tải về</a>", True),
        ("<p>Nội dung đang cập nhật</p><img src=/x.jpg>", True),
        ("", True),
    ):
        pages = (
            capture(1, DOOR, html(LONG, footer=LINK)),
            capture(2, POLICY, html(f"<h1>{TERMS}</h1>{body}", footer=LINK, title=TERMS)),
        )
        assert bool(read(visit(*pages), words, {}).storefront.values("terms.placeholder")) is empty


def test_names_of_terms_and_what_is_merely_said_of_them() -> None:
    for name in (
        "CHÍNH SÁCH BẢO HÀNH",
        "» Điều khoản sử dụng",
        "Đổi trả",
        "Privacy Policy",
        "Hình thức thanh toán",
    ):
        assert names_terms(name), name
    for said in (
        "Chính sách",
        "Bảo hành 24 tháng",
        "Giao hàng miễn phí",
        "Đổi trả dễ dàng trong 7 ngày",
        "Hỗ trợ",
    ):
        assert not names_terms(said), said


def test_ways_are_few_and_documents_known() -> None:
    assert list(ways(page(html(LONG, footer=LINK)))) == []
    assert not is_document("https://shop.vn/docs.google.com/x")
    assert not is_document("https://www.google.com/maps")
