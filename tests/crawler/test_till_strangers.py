# ruff: noqa: E501  a shop's page is one string
"""Tills that nobody wrote the walk for: steps that order without saying so, ways past the tab, real engines' carts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hostile import Talk, page
from test_tills import WALKING, Walked, walk_all
from tills import ABOUT, ADD_FORM, CART, CONTACT, GOODS, PAYS, SUMMARY, TERMS, Shop

from checker.facts.checkout import read_checkout
from crawler.browser.chromium import find_browser
from crawler.model import WalkEnd

pytestmark = pytest.mark.skipif(
    not find_browser(), reason="no Chromium here; apt install chromium-headless-shell"
)
LAST = f"<h1>Thông tin nhận hàng</h1>{SUMMARY}{CONTACT}{PAYS}"


def to_till(s: Shop, path: str = "/thanh-toan", words: str = "Tiến hành thanh toán") -> None:
    s.product(ADD_FORM)
    s.adding("/gio-hang/them", "/gio-hang")
    s.by_cart("/gio-hang", CART + f'<a href="{path}">{words}</a>')


def step_before_done() -> Shop:
    s = Shop()
    to_till(s)
    s.by_cart(
        "/thanh-toan",
        "<ol><li>Giỏ hàng</li><li>Thông tin</li><li>Hoàn tất</li></ol><h1>Bước 2/3: Thông tin</h1><form method=post action='/thanh-toan'>"
        + CONTACT
        + "<button>Tiếp tục</button></form>",
    )
    s.by_method("/thanh-toan", s.routes["/thanh-toan"])
    return s


def step_with_pays() -> Shop:
    s = Shop()
    to_till(s)
    s.by_cart(
        "/thanh-toan",
        "<h1>Bước 1/2: Thông tin và thanh toán</h1><form method=post action='/thanh-toan'>"
        + CONTACT
        + PAYS
        + "<button>Tiếp tục</button></form>",
    )
    s.by_method("/thanh-toan", s.routes["/thanh-toan"])
    return s


def hidden_cod() -> Shop:
    s = Shop()
    to_till(s)
    s.by_cart(
        "/thanh-toan",
        "<h1>Thông tin</h1><form method=post action='/thanh-toan'>"
        + CONTACT
        + "<input type=hidden name=payment_method value=cod><button>Tiếp tục đến phương thức thanh toán</button></form>",
    )
    s.by_method("/thanh-toan", s.routes["/thanh-toan"])
    return s


def hidden_cod_get() -> Shop:
    s = Shop()
    to_till(s)
    s.by_cart(
        "/thanh-toan",
        "<h1>Thông tin</h1><form method=get action='/thanh-toan/buoc-2'>"
        + CONTACT
        + "<input type=hidden name=payment_method value=cod><button>Tiếp tục đến phương thức thanh toán</button></form>",
    )
    s.ordering("/thanh-toan/buoc-2")
    return s


def save_path() -> Shop:
    s = Shop()
    to_till(s)
    s.by_cart(
        "/thanh-toan",
        "<h1>Thông tin</h1><form method=post action='/thanh-toan/luu'>"
        + CONTACT
        + "<button>Tiếp tục đến giao hàng</button></form>",
    )
    s.ordering("/thanh-toan/luu")
    return s


def two_pages_then_orders() -> Shop:
    s = Shop()
    to_till(s)
    s.by_cart(
        "/thanh-toan",
        "<h1>Thông tin</h1><form method=post action='/thanh-toan/phuong-thuc'>"
        + CONTACT
        + "<button>Tiếp tục đến phương thức thanh toán</button></form>",
    )
    s.by_cart(
        "/thanh-toan/phuong-thuc",
        "<h1>Chọn cách trả tiền</h1><form method=post action='/checkout'>"
        + PAYS
        + "<button>Tiếp tục</button></form>",
    )
    s.ordering("/checkout")
    return s


def review_then_pay() -> Shop:
    s = Shop()
    to_till(s)
    s.by_cart(
        "/thanh-toan",
        "<h1>Thông tin</h1><form method=post action='/thanh-toan/xem-lai'>"
        + CONTACT
        + "<button>Tiếp tục đến bước xem lại</button></form>",
    )
    s.by_cart(
        "/thanh-toan/xem-lai",
        "<h1>Xem lại đơn hàng</h1>"
        + SUMMARY
        + "<form method=post action='/checkout'><button>Thanh toán</button></form>",
    )
    s.ordering("/checkout")
    return s


def review_then_next() -> Shop:
    s = Shop()
    to_till(s)
    s.by_cart(
        "/thanh-toan",
        "<h1>Thông tin</h1><form method=post action='/thanh-toan/xem-lai'>"
        + CONTACT
        + "<button>Tiếp tục đến bước xem lại</button></form>",
    )
    s.by_cart(
        "/thanh-toan/xem-lai",
        "<h1>Xem lại</h1>"
        + SUMMARY
        + "<form method=post action='/thanh-toan'><button>Tiếp tục</button></form>",
    )
    g = s.routes["/thanh-toan"]
    s.by_method("/thanh-toan", g)
    return s


def step_pays_then_done() -> Shop:
    s = Shop()
    to_till(s)
    s.by_cart(
        "/thanh-toan",
        "<h1>Bước 1/3: Thông tin</h1><form method=post action='/thanh-toan/2'>"
        + CONTACT
        + "<button>Tiếp tục</button></form>",
    )
    s.by_cart(
        "/thanh-toan/2",
        "<ul><li>Thông tin<li>Thanh toán<li>Hoàn tất</ul><h1>Bước 2/3: Thanh toán</h1><form method=post action='/thanh-toan/3'>"
        + PAYS
        + "<button>Tiếp tục</button></form>",
    )
    s.ordering("/thanh-toan/3")
    return s


def swatch_orders() -> Shop:
    s = Shop()
    s.product(
        '<div class=size-list><div class="size-option" style="cursor:pointer" onclick="location.href=\'/dat-hang?sp=7&size=M\'">M</div><div class="size-option" style="cursor:pointer">L</div></div><button id=b>Thêm vào giỏ hàng</button><script>b.onclick=()=>alert("Vui lòng chọn kích cỡ")</script>',
        cart="",
    )
    s.ordering("/dat-hang")
    return s


def select_orders() -> Shop:
    s = Shop()
    s.product(
        '<select name=size onchange="location.href=\'/mua-hang/noi-inox?size=\'+this.value"><option value="">Chọn cỡ</option><option>20</option></select><button id=b>Thêm vào giỏ hàng</button>',
        cart="",
    )
    s.ordering("/mua-hang/noi-inox")
    return s


def closing_popup_orders() -> Shop:
    s = Shop()
    s.product(
        ADD_FORM
        + '<div role=dialog style="position:fixed;inset:0;background:#fff"><p>Ưu đãi hôm nay</p><button onclick="location.href=\'/dat-hang?sp=7\'">Đóng</button></div>'
    )
    s.adding("/gio-hang/them", "/gio-hang")
    s.by_cart("/gio-hang", CART)
    s.ordering("/dat-hang")
    return s


def page_orders_itself() -> Shop:
    s = Shop()
    s.product(
        ADD_FORM + '<script>if(!sessionStorage.x){sessionStorage.x=1;location.href="/dat-hang?sp=7"}</script>'
    )
    s.adding("/gio-hang/them", "/gio-hang")
    s.by_cart("/gio-hang", CART)
    s.ordering("/dat-hang")
    return s


def worker_orders() -> Shop:
    s = Shop()
    s.product(
        '<button id=b>Thêm vào giỏ hàng</button><script>b.onclick=()=>{new Worker(URL.createObjectURL(new Blob([`fetch("${location.origin}/don-hang/tao",{method:"POST",keepalive:true,body:"id=7"});const x=new XMLHttpRequest();x.open("POST","${location.origin}/don-hang/tao");x.send("id=7")`])))}</script>',
        cart="",
    )
    s.ordering("/don-hang/tao")
    return s


def done_link() -> Shop:
    s = Shop()
    to_till(s, "/gio-hang/hoan-tat")
    s.ordering("/gio-hang/hoan-tat")
    return s


def done_query() -> Shop:
    s = Shop()
    to_till(s, "/gio-hang?action=dat", "Tiến hành đặt hàng")
    s.ordering("/gio-hang?action=dat")
    return s


def speculation() -> Shop:
    s = Shop()
    s.product(
        '<script type=speculationrules>{"prefetch":[{"source":"list","urls":["/order/new?id=7","/dat-hang?sp=7"],"eagerness":"immediate"}],"prerender":[{"source":"list","urls":["/order/create?id=8"],"eagerness":"immediate"}]}</script><button id=b>Thêm vào giỏ hàng</button>',
        cart="",
    )
    s.ordering("/order/new", "/dat-hang", "/order/create")
    return s


def csp_report() -> Shop:
    s = Shop()
    s.product("x")

    async def r(t: Talk) -> None:
        await s.read(t)
        await t.send(
            page(
                f'<main><h1>{GOODS}</h1><img src="data:image/png;base64,AA"><img src="/x.png"><button id=b>Thêm vào giỏ hàng</button>{ABOUT}</main>'
            ),
            Content_Security_Policy="img-src 'none'; report-uri /api/orders",
        )

    s.routes["/san-pham/noi-inox"] = r
    s.ordering("/api/orders")
    return s


def unload() -> Shop:
    U = '<script>addEventListener("beforeunload",e=>{e.preventDefault();e.returnValue="Rời trang?"})</script>'
    s = Shop()
    s.product(ADD_FORM + U)
    s.adding("/gio-hang/them", "/gio-hang")
    s.by_cart("/gio-hang", CART + '<a href="/thanh-toan">Thanh toán</a>' + U)
    s.by_cart("/thanh-toan", LAST + TERMS + "<button>Đặt hàng</button>" + U)
    return s


def listbox() -> Shop:
    s = Shop()
    s.product(
        '<div class="variant-select"><div class="sel-head" style="cursor:pointer" onclick="o.style.display=\'block\'">Chọn kích cỡ</div><div id=o class="options" style="display:none"><div class="opt" style="cursor:pointer" onclick="z=this.textContent;o.style.display=\'none\';document.querySelector(\'.sel-head\').textContent=z">20 cm</div><div class=opt style="cursor:pointer" onclick="z=this.textContent">24 cm</div></div></div><button id=b>Thêm vào giỏ</button><script>let z="";b.onclick=()=>{if(!z)return alert("Vui lòng chọn kích cỡ");fetch("/cart/add.js",{method:"POST",body:"id=7"}).then(()=>location.href="/cart")}</script>'
    )
    s.adding("/cart/add.js")
    s.by_cart("/cart", CART + '<a href="/checkout">Thanh toán</a>')
    s.by_cart("/checkout", LAST + "<button>Đặt hàng</button>")
    return s


def dawn() -> Shop:
    s = Shop()
    s.product(
        '<product-form><form method=post action="/cart/add" id=pf><input type=hidden name=id value=11><button type=submit name=add><span>Add to cart</span></button></form></product-form><cart-drawer><div id=CartDrawer class="drawer" style="position:fixed;top:0;left:0;width:100vw;height:100vh;visibility:hidden"><div class="drawer__inner" role=dialog aria-modal=true aria-label="Your cart" style="position:absolute;right:0;width:400px;height:100%;background:#fff;transform:translateX(100%);"><h2>Your cart</h2><form action="/cart" id="CartDrawer-Form" method=post></form><button type=submit id=CartDrawer-Checkout class="cart__checkout-button button" name=checkout form=CartDrawer-Form>Check out</button></div></div></cart-drawer><script>pf.onsubmit=async e=>{e.preventDefault();await fetch("/cart/add",{method:"POST",headers:{"X-Requested-With":"XMLHttpRequest"},body:new FormData(pf)});CartDrawer.style.visibility="visible";document.querySelector(".drawer__inner").style.transform="none"}</script>',
        cart='<a href="/cart" id="cart-icon-bubble"><span class=visually-hidden>Cart</span></a>',
    )
    s.adding("/cart/add")
    s.by_cart("/cart", CART)
    g = s.routes["/cart"]

    async def c(t: Talk) -> None:
        if t.method == "POST":
            await s.read(t)
            await t.send("", "302 Found", Location="/checkouts/cn/Z2NwL?locale=vi")
        else:
            await g(t)

    s.routes["/cart"] = c
    s.by_cart(
        "/checkouts/cn/Z2NwL",
        "<h1>Contact</h1><form method=post><input type=email name=email placeholder='Email or mobile phone number'><h2>Delivery</h2><input name=firstName placeholder='First name (optional)'><input name=lastName placeholder='Last name'><input name=address1 placeholder=Address><h2>Payment</h2><label><input type=radio name=basic value=cod checked>Cash on Delivery (COD)</label></form>"
        + SUMMARY
        + "<button type=submit>Complete order</button><p><a href='/policies/refund-policy'>Refund policy</a> <a href=/policies/terms-of-service>Terms of service</a></p>",
    )
    return s


def consult_on_cart() -> Shop:
    s = Shop()
    s.product(ADD_FORM)
    s.adding("/gio-hang/them", "/gio-hang")
    s.by_cart(
        "/gio-hang",
        CART
        + '<a class=btn href="/thanh-toan">Đặt hàng</a><section><h3>Để lại thông tin tư vấn</h3><form action="/tu-van" method=post><input name=ten placeholder="Họ tên"><input name=sdt placeholder="Số điện thoại"><button>Gửi yêu cầu</button></form></section>',
    )
    s.by_cart("/thanh-toan", LAST + TERMS + "<button>Đặt hàng</button>")
    return s


def consult_on_cart_js() -> Shop:
    s = Shop()
    s.product(ADD_FORM)
    s.adding("/gio-hang/them", "/gio-hang")
    s.by_cart(
        "/gio-hang",
        CART
        + '<button onclick="location.href=\'/thanh-toan\'">Đặt hàng</button><section><h3>Để lại thông tin tư vấn</h3><form action="/tu-van" method=post><input name=ten placeholder="Họ tên"><input name=sdt placeholder="Số điện thoại"><button>Gửi yêu cầu</button></form></section>',
    )
    s.by_cart("/thanh-toan", LAST + TERMS + "<button>Đặt hàng</button>")
    return s


def cod_words() -> Shop:
    s = Shop()
    to_till(s)
    s.by_cart("/thanh-toan", LAST + TERMS + "<button>Đặt hàng (COD)</button>")
    return s


def nop_add() -> Shop:
    s = Shop()
    s.product(
        '<button id=b class="button-1 add-to-cart-button">Thêm vào giỏ hàng</button><script>b.onclick=()=>fetch("/addproducttocart/details/7/1",{method:"POST",body:"q=1"}).then(()=>location.href="/cart")</script>'
    )
    s.adding("/addproducttocart/details/7/1")
    s.by_cart("/cart", CART + '<a href="/checkout">Thanh toán</a>')
    s.by_cart("/checkout", LAST + "<button>Đặt hàng</button>")
    return s


def link_add() -> Shop:
    s = Shop()
    s.product('<a class=btn href="/addcart.php?item=7">Thêm vào giỏ hàng</a>')
    s.adding("/addcart.php", "/gio-hang", goods="item")
    s.by_cart("/gio-hang", CART + '<a href="/thanh-toan">Thanh toán</a>')
    s.by_cart("/thanh-toan", LAST + "<button>Đặt hàng</button>")
    return s


def english() -> Shop:
    s = Shop()
    s.product(
        '<form method=post action="/cart/add"><input type=hidden name=id value=7><button>Add to Bag</button></form>',
        cart='<a href="/cart">Bag (0)</a>',
    )
    s.adding("/cart/add", "/cart")
    s.by_cart("/cart", "<h1>Shopping bag</h1><p>Pot</p><a class=btn href='/checkout'>Proceed to Checkout</a>")
    s.by_cart(
        "/checkout",
        "<h1>Checkout</h1><p>Step 1 of 3: Delivery</p><form method=post action='/checkout/shipping'><label>Full name <input name=full_name></label><label>Phone <input name=phone></label><label>Address <input name=address></label><button>Continue to shipping method</button></form>",
    )
    s.by_cart(
        "/checkout/shipping",
        "<h1>Step 2 of 3: Shipping</h1><label><input type=radio name=ship checked>Standard</label><form action='/checkout/payment' method=post><button>Continue to payment</button></form>",
    )
    s.by_cart(
        "/checkout/payment",
        "<h1>Step 3 of 3: Payment</h1>"
        + PAYS
        + SUMMARY
        + "<form method=post action='/checkout/place'><button>Place order</button></form>",
    )
    s.ordering("/checkout/place")
    return s


def autosubmit() -> Shop:
    s = Shop()
    to_till(s)
    s.by_cart(
        "/thanh-toan",
        "<h1>Bước 1/3: Thông tin</h1><p>Bước tiếp: vận chuyển</p><form id=f method=post action='/thanh-toan'>"
        + CONTACT
        + "<button>Tiếp tục</button></form><script>f.querySelectorAll('input').forEach(e=>{e.onchange=()=>fetch('/api/khach',{method:'POST',body:new FormData(f)});e.oninput=()=>{new Image().src='/luu?'+new URLSearchParams(new FormData(f))}})</script>",
    )
    s.ordering("/api/khach", "/luu")
    return s


def cart_with_ship_estimate() -> Shop:
    s = Shop()
    to_till(s)
    form = '<form action="/phi-ship" method=post><input name=address placeholder="Địa chỉ"><button>Tính phí</button></form>'
    s.by_cart("/gio-hang", CART + form + '<a href="/thanh-toan">Đặt hàng</a>')
    s.by_cart("/thanh-toan", LAST + TERMS + "<button>Đặt hàng</button>")
    return s


def cart_that_shows_how_to_pay() -> Shop:
    s = Shop()
    to_till(s)
    s.by_cart("/gio-hang", CART + PAYS + '<a href="/thanh-toan">Đặt hàng</a>')
    s.by_cart("/thanh-toan", LAST + TERMS + "<button>Đặt hàng</button>")
    return s


def terms_in_a_frame() -> Shop:
    s = Shop()
    to_till(s)
    s.by_cart(
        "/thanh-toan", LAST + "<iframe src='/dk' width=600 height=200></iframe><button>Đặt hàng</button>"
    )
    s.routes["/dk"] = s.page("<h1>Điều khoản mua hàng</h1>")
    return s


def terms_after_a_post() -> Shop:
    s = Shop()
    to_till(s)
    asks = "fetch('/api/info', {method: 'POST', body: '{}'}).then(r => r.text()).then(x => d.innerHTML = x)"
    s.by_cart("/thanh-toan", LAST + f"<div id=d></div><button>Đặt hàng</button><script>{asks}</script>")

    async def answer(t: Talk) -> None:
        await s.read(t)
        await t.send(TERMS)

    s.routes["/api/info"] = answer
    return s


def till_in_error() -> Shop:
    s = Shop()
    to_till(s)

    async def answer(t: Talk) -> None:
        await t.send(
            page("<h1>Thanh toán</h1><p>Hệ thống bận</p><button>Đặt hàng</button>"), "503 Service Unavailable"
        )

    s.routes["/thanh-toan"] = answer
    return s


MADE: dict[
    Callable[[], Shop], WalkEnd | None
] = {  # the end that is right; None: any, as long as nothing is ordered
    step_before_done: WalkEnd.NEEDS_DETAILS,
    step_with_pays: WalkEnd.NEEDS_DETAILS,
    hidden_cod: WalkEnd.WOULD_ORDER,
    hidden_cod_get: WalkEnd.WOULD_ORDER,
    save_path: WalkEnd.WOULD_ORDER,
    two_pages_then_orders: WalkEnd.REACHED_LAST_PAGE,
    review_then_pay: WalkEnd.NEEDS_DETAILS,
    review_then_next: WalkEnd.NEEDS_DETAILS,
    step_pays_then_done: WalkEnd.NEEDS_DETAILS,
    swatch_orders: WalkEnd.NO_WAY,
    select_orders: WalkEnd.NO_WAY,
    closing_popup_orders: None,
    page_orders_itself: None,
    worker_orders: WalkEnd.WOULD_ORDER,
    done_link: WalkEnd.WOULD_ORDER,
    done_query: WalkEnd.WOULD_ORDER,
    speculation: None,
    csp_report: None,
    unload: WalkEnd.REACHED_LAST_PAGE,
    listbox: WalkEnd.REACHED_LAST_PAGE,
    dawn: WalkEnd.REACHED_LAST_PAGE,
    consult_on_cart: WalkEnd.REACHED_LAST_PAGE,
    consult_on_cart_js: WalkEnd.WOULD_ORDER,
    cod_words: WalkEnd.REACHED_LAST_PAGE,
    nop_add: WalkEnd.REACHED_LAST_PAGE,
    link_add: WalkEnd.REACHED_LAST_PAGE,
    english: WalkEnd.REACHED_LAST_PAGE,
    cart_with_ship_estimate: WalkEnd.REACHED_LAST_PAGE,
    cart_that_shows_how_to_pay: WalkEnd.REACHED_LAST_PAGE,
    terms_in_a_frame: WalkEnd.REACHED_LAST_PAGE,
    terms_after_a_post: WalkEnd.REACHED_LAST_PAGE,
    till_in_error: WalkEnd.BROKEN,
    autosubmit: WalkEnd.NEEDS_DETAILS,
}


@pytest.fixture(scope="module")
def strangers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Walked]:
    """All of them, walked in one crawl."""
    return walk_all({make.__name__: make for make in MADE}, tmp_path_factory.mktemp("s"), WALKING)


@pytest.mark.parametrize("make", MADE, ids=lambda make: make.__name__)
def test_nothing_is_ordered_and_the_end_is_right(
    make: Callable[[], Shop], strangers: dict[str, Walked]
) -> None:
    walked, wanted = strangers[make.__name__], MADE[make]
    walk = walked.visit.walk
    assert walked.shop.orders == []
    assert walk is not None
    told = (walk.why, [(s.kind, s.url, s.did) for s in walk.steps], walk.held)
    assert wanted is None or walk.end is wanted, told
    assert not [s for s in walk.steps if not s.url.startswith("http")], told


@pytest.mark.parametrize(
    "make",
    [consult_on_cart, cart_with_ship_estimate, cart_that_shows_how_to_pay],
    ids=lambda make: make.__name__,
)
def test_a_cart_is_not_the_last_page(make: Callable[[], Shop], strangers: dict[str, Walked]) -> None:
    visit = strangers[make.__name__].visit
    assert visit.walk is not None and visit.walk.steps[-1].url.endswith("/thanh-toan")
    assert read_checkout(visit)[0]["checkout.terms_before_order"][0].value is True


@pytest.mark.parametrize(
    "make", [terms_in_a_frame, terms_after_a_post, till_in_error], ids=lambda make: make.__name__
)
def test_what_the_last_page_may_still_hold_is_not_absent(
    make: Callable[[], Shop], strangers: dict[str, Walked]
) -> None:
    facts, searches = read_checkout(strangers[make.__name__].visit)
    assert "checkout.terms_before_order" not in facts
    assert not any(search.whole for search in searches.values())
