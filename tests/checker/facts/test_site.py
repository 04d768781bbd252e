"""What a site does: whether an order can be placed on it."""

from __future__ import annotations

import pytest
from storefront_kit import html, page, shelf, values

from checker.facts.read import storefront_facts
from checker.facts.shelf import Shelf
from checker.facts.site import read_site


@pytest.mark.parametrize(
    ("main", "want"),
    [
        ("<button>Thêm vào giỏ hàng</button>", [True]),
        ("<a href='#'>Mua ngay</a>", [True]),
        ("<form action='/cart/add'><input name=id></form>", [True]),
        ("<a class='btn add-to-cart' href='#'>+</a>", [True]),
        (
            "<form><input placeholder='Họ tên'><input placeholder='Số điện thoại'><button>Đặt xe và nhận "
            "báo giá</button></form>",
            [True],
        ),
        ("<a href='/gio-hang'><img src=cart.png></a>", [True]),
        ("<a href='/12.html'>Giỏ hàng (0)</a>", [True]),
        ("<a href='#'>Giỏ hàng</a>", []),
        ("<a href='/12.html'>Giỏ hàng của bạn bị lỗi thì làm gì?</a>", []),
        ("<a href='/lien-he'>Đặt hàng</a>", []),
        ("<a href='https://shopee.vn/shop'>Mua ngay</a>", []),
        ("<a href='https://zalo.me/0905111222'>Đặt hàng</a>", []),
        ("<a href='tel:0905111222'>Đặt hàng ngay</a>", []),
        ("<button>Mua qua Zalo</button>", []),
        ("<a href='/huong-dan-mua-hang'>Hướng dẫn mua hàng</a>", []),
        ("<a href='/thanh-toan-van-chuyen'>Thanh toán &amp; Vận chuyển</a>", []),
        ("<a href='/12.html'>Thanh toán ngay</a>", [True]),
        ("<p>Liên hệ đặt hàng: 0905111222</p>", []),
        ("<div class=btn>Thêm vào giỏ hàng</div>", [True]),
        ("<div onclick='open()'><i></i><h2>Giỏ hàng</h2><span>9+</span></div>", [True]),
        ("<p>Giỏ hàng</p><a href='#'>Giỏ hàng</a>", []),
        ("<p>Bạn chỉ cần thêm vào giỏ hàng rồi thanh toán trên Shopee.</p>", []),
    ],
)
def test_takes_orders(main: str, want: list[bool]) -> None:
    assert values(read_site(shelf(home=html(main))), "site.takes_orders") == want


def test_a_page_that_tells_how_to_pay_takes_no_orders() -> None:
    told = html("<h1>Thanh toán</h1><p>Tiền mặt tại văn phòng.</p>")
    asked = html(
        "<h1>Thanh toán</h1><form><input placeholder='Họ tên'><input placeholder='Điện thoại'></form>"
    )
    for there, want in ((told, []), (asked, [True])):
        room = shelf(home=html("<a href='/thanh-toan'>THANH TOÁN</a>"), thanh_toan=there)
        assert values(read_site(room), "site.takes_orders") == want


def test_affiliates_take_none() -> None:
    text = "<p>Bấm để được chuyển đến trang đối tác (Shopee).</p><button>Mua ngay</button>"
    assert values(read_site(shelf(home=html(text), huong_dan=html(text))), "site.takes_orders") == []


def test_forms_that_ask_for_persons() -> None:
    facts = read_site(shelf(home=html("<form><input name=fullname><input name=phone></form>")))
    assert values(facts, "site.collects_personal_data") == [True]
    assert "site.collects_personal_data" not in read_site(
        shelf(home=html("<form><input type=search name=q></form>"))
    )


def test_encryption_is_that_of_the_door() -> None:
    assert values(read_site(shelf(home=html())), "site.https") == [True]


def test_one_word_makes_no_platform() -> None:
    assert "site.is_platform" not in read_site(shelf(home=html("<p>Kênh người bán</p>")))
    facts = read_site(
        shelf(home=html("", "<p>Sàn thương mại điện tử ABC</p><a href=/x>Đăng ký bán hàng</a>"))
    )
    assert values(facts, "site.is_platform") == [True]


def test_not_selling_fakes_is_still_selling() -> None:
    said = "<p>Chúng tôi không bán hàng giả, hàng nhái.</p><button class=add-to-cart>Thêm vào giỏ</button>"
    facts = storefront_facts(shelf(home=html(said), a=html(said), b=html(said)))
    assert values(facts, "site.takes_orders") == [True]


@pytest.mark.parametrize(
    ("start", "want"),
    [
        ("http://shop.vn/", [False]),
        ("https://shop.vn/", [True]),
        ("http://gom.localhost:8080/", []),
        ("http://127.0.0.1:8080/", []),
        ("http://192.168.1.5/", []),
        ("http://[::1]/", []),
        ("http://203.162.4.191/", [False]),
    ],
)
def test_encryption_is_unread_where_it_cannot_be(start: str, want: list[bool]) -> None:
    room = Shelf([page(html("<p>x</p>"), start)], start)
    assert values(storefront_facts(room), "site.https") == want


def test_terms_tell_of_ordering_where_no_goods_were_read() -> None:
    terms = html(
        "<h1>Điều khoản sử dụng</h1><p>Khách chọn hàng, nhấp vào nút Đặt hàng và điền địa chỉ nhận.</p>"
    )
    told = read_site(shelf(home=html("<p>Tiệm vải Mộc</p>"), dieu_khoan_su_dung=terms))
    assert values(told, "site.takes_orders") == [True]
    goods = html("<h1>Vải lanh khổ 1m4</h1><p>180.000đ</p><p>Gọi 0905 111 222 để mua</p>")
    pages = {"home": html(), "dieu-khoan-su-dung": terms, "san-pham/vai-lanh": goods}
    assert values(read_site(shelf(**pages)), "site.takes_orders") == []


def test_a_link_to_a_market_beside_a_cart_of_its_own() -> None:
    footer = "<p><a href='https://shopee.vn/s'>Mua trên Shopee</a></p><p><a href='https://tiki.vn'>Mua tại Tiki</a></p>"
    own = html("<h2>Trà</h2><button class='add-to-cart'>Thêm vào giỏ</button>", footer)
    assert values(read_site(shelf(home=own, tra=own)), "site.takes_orders") == [True]
