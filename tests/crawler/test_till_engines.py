"""Tills as the engines of real shops make them, and traps: every way on that orders is held by the guard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hostile import Talk, page
from test_tills import WALKING, Walked, walk_all
from tills import ABOUT, ADD_FORM, CART, CONTACT, GOODS, PAYS, PRIVACY, SUMMARY, TERMS, Shop

from crawler.browser.chromium import find_browser
from crawler.model import WalkEnd

pytestmark = pytest.mark.skipif(
    not find_browser(), reason="no Chromium here; apt install chromium-headless-shell"
)
LAST = f"<h1>Thanh toán</h1>{SUMMARY}{CONTACT}{PAYS}{TERMS}{PRIVACY}"


def woo() -> Shop:
    shop = Shop()
    shop.product(
        '<form class="cart" method="post" enctype="multipart/form-data"><input type=number name=quantity value=1 '
        'title="SL"><button type=submit name="add-to-cart" value="7" '
        'class="single_add_to_cart_button button">Thêm vào giỏ '
        "hàng</button></form>",
        cart='<a class="cart-contents" href="/gio-hang/" title="Xem giỏ hàng">0₫</a>',
    )
    product = shop.routes["/san-pham/noi-inox"]

    async def both(talk: Talk) -> None:
        if talk.method == "POST":
            await shop.read(talk)
            note = (
                '<div class="woocommerce-message">“Nồi inox” đã được thêm vào giỏ hàng. <a '
                'href="/gio-hang/">Xem giỏ hàng</a></div>'
            )
            await talk.send(
                page(
                    f"<main>{note}<h1>{GOODS}</h1><form class=cart method=post><button "
                    f"name=add-to-cart>Thêm vào giỏ hàng"
                    f"</button></form>{ABOUT}</main>"
                ),
                Set_Cookie="gio=co; Path=/",
            )
        else:
            await product(talk)

    shop.routes["/san-pham/noi-inox"] = both
    shop.by_cart(
        "/gio-hang/", CART + '<a class="checkout-button button" href="/thanh-toan/">Tiến hành thanh toán</a>'
    )
    shop.by_cart(
        "/thanh-toan/",
        f'<form name=checkout method=post class="checkout" action="/thanh-toan/">{LAST}<button '
        f"type=submit id=place_order "
        'name="woocommerce_checkout_place_order">Đặt hàng</button></form><script>setTimeout(() => '
        'fetch("/?wc-ajax=update_order_review",'
        '{method: "POST", body: new URLSearchParams({security: "x"})}), 50)</script>',
    )
    shop.ordering("/?wc-ajax=checkout")
    return shop


def opencart() -> Shop:
    shop = Shop()
    shop.product(
        '<input type=text name=quantity value=1 id=input-quantity><button id="button-cart" '
        'class="btn btn-primary">Thêm vào giỏ</button>'
        '<div id=note></div><script>document.getElementById("button-cart").onclick = () => '
        'fetch("/index.php?route=checkout/cart/add",'
        '{method: "POST", body: new URLSearchParams({product_id: 7, quantity: 1})}).then(() =>'
        'document.getElementById("note").innerHTML = "Thành công: bạn đã thêm sản phẩm vào <a '
        "href=/index.php?route=checkout/cart>giỏ hàng"
        '</a>!")</script>',
        cart='<a href="/index.php?route=checkout/cart">Giỏ hàng</a> <a '
        'href="/index.php?route=checkout/checkout">Thanh toán</a>',
    )
    shop.adding("/index.php?route=checkout/cart/add", goods="product_id")
    shop.by_cart(
        "/index.php?route=checkout/cart", CART + '<a href="/index.php?route=checkout/checkout">Thanh toán</a>'
    )
    shop.by_cart(
        "/index.php?route=checkout/checkout", LAST + "<button id=button-confirm>Xác nhận đơn hàng</button>"
    )
    shop.ordering("/index.php?route=checkout/confirm", "/index.php?route=extension/payment/cod/confirm")
    return shop


def spa() -> Shop:
    """A shop that is one script: the cart lives in the browser, the pages have no addresses of their own."""
    shop = Shop()
    shop.product(
        '<div id=app></div><script>const app = document.getElementById("app"); let cart = 0;'
        "const show = h => app.innerHTML = h;"
        'const start = () => { show("<button id=a>Thêm vào giỏ hàng</button><button id=c>Giỏ hàng (" '
        '+ cart + ")</button>");'
        'document.getElementById("a").onclick = () => { cart++; start(); };'
        'document.getElementById("c").onclick = () => { history.pushState({}, "", "/cart");'
        'show("<h2>Giỏ hàng</h2><p>Nồi inox</p><button id=t>Tiến hành đặt hàng</button>");'
        'document.getElementById("t").onclick = () => { history.pushState({}, "", "/checkout");'
        f"show(`{LAST}<button id=o>Đặt hàng</button>`);"
        'document.getElementById("o").onclick = () => fetch("/api/v1/orders", {method: "POST"}); }; '
        "}; }; start();</script>",
        cart="",
    )
    shop.ordering("/api/v1/orders")
    return shop


def landing() -> Shop:
    """Goods and order form on one page, cash on delivery."""
    shop = Shop()
    shop.product(
        f'<form method=post action="/dat-mua"><h2>Đặt mua ngay hôm nay</h2>{CONTACT}<button>ĐẶT HÀNG '
        f"NGAY</button></form>",
        cart="",
    )
    shop.ordering("/dat-mua", answer="page")
    return shop


def get_link() -> Shop:
    shop = Shop()
    shop.product('<a class=btn href="/dat-hang?sp=7">Mua ngay</a>', cart="")
    shop.ordering("/dat-hang")
    return shop


def get_link_plain_words() -> Shop:
    shop = Shop()
    shop.product('<a class=btn href="/mua-hang/noi-inox-7">Mua ngay</a>', cart="")
    shop.ordering("/mua-hang/noi-inox-7")
    return shop


def form_orders() -> Shop:
    shop = Shop()
    shop.product(
        '<form method=post action="/checkout"><input type=hidden name=product_id value=7><button>Mua '
        "ngay</button></form>",
        cart="",
    )
    shop.ordering("/checkout")
    return shop


def adds_by_name_orders_in_truth() -> Shop:
    """The button says "add to cart" and its script posts an order."""
    shop = Shop()
    shop.product(
        '<button id=x>Thêm vào giỏ hàng</button><script>document.getElementById("x").onclick = () => {'
        'fetch("/don-hang/tao", {method: "POST", body: "id=7"}); new Image().src = "/order?id=7&go=1";'
        'navigator.sendBeacon("/api/order", "id=7"); }</script>',
        cart="",
    )
    shop.ordering("/don-hang/tao", "/order", "/api/order")
    return shop


def popup_on_buy() -> Shop:
    shop = Shop()
    shop.product(
        '<button id=m>Mua ngay</button><div id=p style="display:none;position:fixed;inset:10%;background:#fff">'
        f'<form method=post action="/quick-order">{CONTACT}<button>Đặt hàng</button></form></div>'
        '<script>document.getElementById("m").onclick = () => '
        'document.getElementById("p").style.display = "block"</script>',
        cart="",
    )
    shop.ordering("/quick-order")
    return shop


def redirect_orders() -> Shop:
    """The cart's own address sends the buyer on to an address that orders."""
    shop = Shop()
    shop.product(ADD_FORM)
    shop.adding("/gio-hang/them", "/order/create?id=7")
    shop.ordering("/order/create")
    return shop


def guest() -> Shop:
    shop = Shop()
    shop.product(ADD_FORM)
    shop.adding("/gio-hang/them", "/gio-hang")
    shop.by_cart("/gio-hang", CART + '<a href="/thanh-toan">Thanh toán</a>')
    shop.by_cart(
        "/thanh-toan",
        '<h1>Đăng nhập</h1><p>Vui lòng đăng nhập để tiếp tục</p><form method=post><input name=u placeholder="Email">'
        "<input type=password name=p><button>Đăng nhập</button></form><a "
        'href="/thanh-toan/thong-tin">Mua hàng không cần đăng nhập</a>',
    )
    shop.by_cart("/thanh-toan/thong-tin", LAST + "<button>Đặt hàng</button>")
    return shop


def vague_step() -> Shop:
    """The form's button says "go on", and orders."""
    shop = Shop()
    shop.product(ADD_FORM)
    shop.adding("/gio-hang/them", "/gio-hang")
    shop.by_cart("/gio-hang", CART + '<a href="/thanh-toan">Thanh toán</a>')
    shop.by_cart(
        "/thanh-toan",
        f'<h1>Thông tin</h1><form method=post action="/thanh-toan">{CONTACT}<button>Tiếp tục</button></form>',
    )
    shop.by_method("/thanh-toan", shop.routes["/thanh-toan"])
    return shop


def leads_away() -> Shop:
    shop = Shop()
    shop.product('<a class=btn href="https://shopee.vn/product/1/2">Mua ngay</a>', cart="")
    return shop


def sold_out() -> Shop:
    shop = Shop()
    shop.product("<button disabled>Hết hàng</button>", cart="")
    return shop


def selects() -> Shop:
    """Select boxes and radio buttons must be set; a pop-up hides the page first."""
    shop = Shop()
    shop.product(
        '<div id=pop style="position:fixed;inset:0;background:#0008"><div '
        'style="background:#fff"><p>Nhận tin khuyến mãi?</p>'
        "<button onclick=\"fetch('/dong-y')\">Đồng ý</button>"
        "<button onclick=\"document.getElementById('pop').remove()\">Không, cảm ơn</button></div></div>"
        '<form action="/cart/add" method=post><select name=mau required><option value="">Chọn '
        "màu</option><option>Đỏ</option></select>"
        "<label><input type=radio name=co value=s required> S</label><label><input type=radio "
        "name=co value=m> M</label>"
        "<input type=hidden name=id value=7><button>Thêm vào giỏ</button></form>"
    )
    shop.adding("/cart/add", "/cart")
    shop.by_cart("/cart", CART + '<a href="/checkout">Thanh toán</a>')
    shop.by_cart("/checkout", LAST + "<button>Đặt hàng</button>")
    return shop


ENGINES: dict[str, tuple[Callable[[], Shop], WalkEnd]] = {
    "woocommerce": (woo, WalkEnd.REACHED_LAST_PAGE),
    "opencart": (opencart, WalkEnd.REACHED_LAST_PAGE),
    "one script": (spa, WalkEnd.REACHED_LAST_PAGE),
    "landing page": (landing, WalkEnd.REACHED_LAST_PAGE),
    "order by link": (get_link, WalkEnd.WOULD_ORDER),
    "order by plain link": (get_link_plain_words, WalkEnd.WOULD_ORDER),
    "order by form": (form_orders, WalkEnd.WOULD_ORDER),
    "a lying button": (adds_by_name_orders_in_truth, WalkEnd.WOULD_ORDER),
    "pop-up form": (popup_on_buy, WalkEnd.REACHED_LAST_PAGE),
    "redirect orders": (redirect_orders, WalkEnd.WOULD_ORDER),
    "guest": (guest, WalkEnd.REACHED_LAST_PAGE),
    "vague step": (vague_step, WalkEnd.NEEDS_DETAILS),
    "leads away": (leads_away, WalkEnd.LEAVES_SHOP),
    "sold out": (sold_out, WalkEnd.SOLD_OUT),
    "selects": (selects, WalkEnd.REACHED_LAST_PAGE),
}


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Walked]:
    """All of them, walked in one crawl."""
    return walk_all(
        {name: make for name, (make, _) in ENGINES.items()}, tmp_path_factory.mktemp("engines"), WALKING
    )


@pytest.mark.parametrize("name", list(ENGINES))
def test_the_walk_ends_where_it_should_and_orders_nothing(name: str, engines: dict[str, Walked]) -> None:
    walked = engines[name]
    walk = walked.visit.walk
    assert walked.shop.orders == []
    assert walk is not None
    told = (walk.end, walk.why, [(s.kind, s.url, s.did) for s in walk.steps], walk.held)
    assert walk.end is ENGINES[name][1], told


def test_nothing_was_agreed_to(engines: dict[str, Walked]) -> None:
    assert "/dong-y" not in engines["selects"].site.hits


def test_nothing_was_typed_where_no_step_asked(engines: dict[str, Walked]) -> None:
    for name, walked in engines.items():
        assert not any("0000000000" in path for path in walked.site.hits), name
