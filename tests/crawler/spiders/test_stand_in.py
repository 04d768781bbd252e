"""What stands in a page's place is told; a shop that only says the same words keeps its page."""

from __future__ import annotations

import pytest
from hostile import page
from shops import FOOTER, MENU, WORDS

from crawler.spiders.page import look
from crawler.spiders.stand_in import BARS, at_the_door, breaks_off, to_the_login

PASSWORD = '<form method="post"><input type="password" name="p"></form>'
INSTEAD = {
    "a challenge page": [
        "<h1>Just a moment...</h1>",
        '<div class="cf-turnstile"></div><script src="/api.js"></script>',
        "<p>Đánh dấu vào ô.</p><form><div class=g-recaptcha></div></form><script></script>",
    ],
    "a refusal": [
        "<h1>Access Denied</h1>",
        "<h1>Truy cập bị từ chối</h1><p>Mã sự kiện 12</p>",
        "<p>Yêu cầu của bạn đã bị chặn bởi hệ thống bảo mật.</p>",
        "<p>This content is not available in your country.</p>",
    ],
    "an error": [
        "<b>Fatal error</b>: Uncaught TypeError: x in /home/a.php:3",
        "<h1>Error establishing a database connection</h1>",
        "<h1>503 Service Temporarily Unavailable</h1><hr>nginx",
        "<p>Đã xảy ra lỗi nghiêm trọng trên trang web này.</p>",
        "<h1>Application error: a client-side exception has occurred</h1>",
    ],
}
AT_THE_DOOR = {
    "a notice": [
        "<h1>Website đang bảo trì</h1>",
        "<h2>Trang web của chúng tôi đang được nâng cấp</h2><p>Hẹn gặp lại.</p>",
        "<h1>Account Suspended</h1>",
        "<h1>Website tạm ngưng hoạt động</h1><p>Liên hệ 1900.636.099 để gia hạn.</p>",
        "<p>Tên miền này đang được rao bán.</p>",
        "<h1>Sắp ra mắt</h1>",
        "<h1>Welcome to nginx!</h1>",
        "<h1>Index of /</h1><a href=cgi-bin/>cgi-bin/</a>",
    ],
    "a login": [f"<h1>Đăng nhập</h1>{PASSWORD}", f"<p>Log in to continue</p>{PASSWORD}"],
    "a question to the visitor": [
        "<h1>Bạn đã đủ 18 tuổi?</h1><button>Đúng</button>",
        "<p>Để tiếp tục, quý khách phải đồng ý với cookie.</p><button>Đồng ý</button>",
    ],
}
OWN = [
    "<h1>Cửa hàng Mẫu</h1><p>Sản phẩm mới sắp ra mắt</p>" + WORDS,
    "<h1>Bếp từ sắp ra mắt</h1><p>Giá 1.250.000đ</p><p>Đặt trước ngay hôm nay.</p>",
    MENU + "<h1>Chính sách bảo hành</h1><p>Tài khoản của khách được bảo mật.</p>" + WORDS + FOOTER,
    "<h1>Rượu vang Mẫu</h1><p>Không bán cho người dưới 18 tuổi.</p>" + WORDS,
    "<h1>Liên hệ</h1><form><input name=ten><textarea></textarea><div class=g-recaptcha></div></form><script></script>",
    f"<h1>Cửa hàng Mẫu</h1><p>{WORDS}</p><div class=popup>{PASSWORD}</div>",
    "<h1>Sửa lỗi máy giặt báo lỗi kết nối</h1>" + WORDS,
]


def seen(markup: str) -> str:
    return look(page(markup).encode(), "text/html", "http://shop.example/", set()).challenge


@pytest.mark.parametrize(("what", "markup"), [(w, m) for w, all_ in INSTEAD.items() for m in all_])
def test_what_stands_in_the_place_of_any_page(what: str, markup: str) -> None:
    assert seen(markup).startswith(f"{what} stands in its place (")


@pytest.mark.parametrize(("what", "markup"), [(w, m) for w, all_ in AT_THE_DOOR.items() for m in all_])
def test_what_stands_at_the_door(what: str, markup: str) -> None:
    assert at_the_door(page(markup)).startswith(f"{what} stands in its place (")
    assert seen(markup) == "", "elsewhere it is the shop's own page, empty as it may be"


@pytest.mark.parametrize("markup", OWN)
def test_a_shop_that_says_the_same_words_keeps_its_page(markup: str) -> None:
    assert (seen(markup), at_the_door(page(markup))) == ("", "")


def test_a_shop_with_a_menu_is_no_notice() -> None:
    links = "".join(f'<a href="/{n}">Mục {n}</a>' for n in range(20))
    assert at_the_door(page(f"<nav>{links}</nav><h1>Sắp ra mắt</h1>")) == ""


def test_only_guards_and_logins_are_bars() -> None:
    assert {w for w in (*INSTEAD, *AT_THE_DOOR) if w in BARS} == {*BARS}


def test_a_page_breaks_off_where_its_script_failed() -> None:
    assert breaks_off(b"<h1>x</h1><br />\n<b>Fatal error</b>:  Uncaught Error in a.php")
    assert not breaks_off(b"<p>&lt;b&gt;Fatal error&lt;/b&gt;: how to mend it</p>")


def test_a_login_asks_for_a_password() -> None:
    assert to_the_login("http://shop.example/login", page(PASSWORD))
    assert not to_the_login("http://shop.example/login", page("<p>Quên password? Gọi chúng tôi.</p>"))
