# ruff: noqa: E501  a shop's page is one string
"""More tills and traps: as real engines make them, and every way out of a tab that we know. None may order."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hostile import Talk, page
from test_tills import WALKING, Walked, walk_all
from tills import ADD_FORM, CART, CONTACT, PAYS, PRIVACY, SUMMARY, TERMS, Shop

from crawler.browser.chromium import find_browser
from crawler.model import WalkEnd

pytestmark = pytest.mark.skipif(
    not find_browser(), reason="no Chromium here; apt install chromium-headless-shell"
)
LAST = f"<h1>Thông tin nhận hàng</h1>{SUMMARY}{CONTACT}{PAYS}"
Made = tuple[Shop, WalkEnd | None]  # the end that is right; None: any, as long as nothing is ordered


def shopify() -> Made:
    s = Shop()
    s.product(
        '<form method="post" action="/cart/add" id="product_form_1"><select name="id"><option value="11" selected>Mặc định</option></select><div class="quantity"><button type="button" name="minus">-</button><input type="number" name="quantity" value="1"><button type=button name=plus>+</button></div><button type="submit" name="add"><span>Thêm vào giỏ hàng</span></button></form><div class="shopify-payment-button"><button type=button class="shopify-payment-button__button">Mua ngay bằng ShopPay</button></div>',
        cart='<a href="/cart" class="header__icon--cart" aria-label="cart"><svg width=20 height=20></svg></a>',
    )
    s.adding("/cart/add", "/cart")
    s.by_cart(
        "/cart",
        CART.replace("so-luong", "updates[]")
        + '<form action="/cart" method=post id=cart><textarea name=note></textarea></form><button type=submit name=checkout form=cart>Thanh toán</button>',
    )
    c = s.routes["/cart"]

    async def r(t: Talk) -> None:
        if t.method == "POST":
            await s.read(t)
            await t.send("", "302 Found", Location="/checkouts/c/tok123?locale=vi")
        else:
            await c(t)

    s.routes["/cart"] = r
    s.by_cart("/checkouts/c/tok123", LAST + PRIVACY + "<button type=submit>Thanh toán ngay</button>")
    return s, WalkEnd.REACHED_LAST_PAGE


def magento() -> Made:
    s = Shop()
    s.product(
        '<form id="product_addtocart_form" action="/checkout/cart/add/uenc/aHR0/product/7/" method=post><input type=hidden name=product value=7><input name=qty value=1 title="Số lượng"><button type=submit title="Thêm vào giỏ hàng" class="action primary tocart" id="product-addtocart-button"><span>Thêm vào giỏ hàng</span></button></form>',
        cart='<a class="action showcart" href="/checkout/cart/"><span>Giỏ hàng của tôi</span></a>',
    )
    s.adding("/checkout/cart/add/uenc/aHR0/product/7/", "/checkout/cart/", goods="product")
    s.by_cart(
        "/checkout/cart/",
        CART
        + '<button type=button onclick="location.href=\'/checkout/\'" class="action primary checkout">Tiến hành thanh toán</button>',
    )
    s.by_cart(
        "/checkout/",
        '<ul class="opc-progress-bar"><li class=active>Vận chuyển</li><li>Xem lại & Thanh toán</li></ul>'
        + CONTACT
        + '<button class="continue">Tiếp theo</button>',
    )
    return s, WalkEnd.NEEDS_DETAILS


def haravan_real() -> Made:
    s = Shop()
    s.product(
        '<form id="add-item-form" action="/cart/add" method="post" class="variants"><div class="swatch clearfix"><div class="header">Màu sắc</div><div class="swatch-element"><input id=s1 type=radio name=option-0 value="Đỏ" style="display:none"><label for=s1 style="cursor:pointer">Đỏ</label></div><div class=swatch-element><input id=s2 type=radio name=option-0 value="Xanh" style="display:none"><label for=s2 style="cursor:pointer">Xanh</label></div></div><input type=hidden name=id value=7><button type="button" id="add-to-cart" class="btn-addtocart">Thêm vào giỏ</button><button type=button id=buy-now>Mua ngay</button></form><div id=mini style="display:none" role=dialog><p>Bạn đã thêm vào giỏ hàng</p><a href="/cart">Xem giỏ hàng</a><a href="/checkout" class="linktocheckout">Thanh toán</a></div><script>const add=()=>fetch("/cart/add.js",{method:"POST",headers:{"Content-Type":"application/x-www-form-urlencoded"},body:"id=7&quantity=1"});document.getElementById("add-to-cart").onclick=()=>{ if(!document.querySelector("[name=option-0]:checked")) return alert("Quý khách chưa chọn màu"); add().then(()=>document.getElementById("mini").style.display="block")}</script>'
    )
    s.adding("/cart/add.js")
    s.by_cart(
        "/checkout",
        LAST
        + TERMS
        + '<button type=submit class="step-footer-continue-btn btn"><span class=btn-content>Hoàn tất đơn hàng</span></button>',
    )
    s.by_cart("/cart", CART)
    return s, WalkEnd.REACHED_LAST_PAGE


def quick_phone_popup() -> Made:
    s = Shop()
    s.product(
        '<a class="devvn_buy_now" href="javascript:void(0)" onclick="document.getElementById(\'q\').style.display=\'block\'"><strong>Mua ngay</strong><br><span>Gọi điện xác nhận và giao hàng tận nơi</span></a><div id=q style="display:none;position:fixed;top:5%;left:5%;width:80%;height:80%;background:#fff"><form method=post action="/wp-admin/admin-ajax.php"><input placeholder="Họ và tên" name=customer-name><input type=tel name=customer-phone placeholder="Số điện thoại"><textarea name=customer-address placeholder="Địa chỉ nhận hàng"></textarea><input type=hidden name=action value=devvn_quickbuy><button type=submit>ĐẶT HÀNG NGAY</button></form></div>',
        cart="",
    )
    s.ordering("/wp-admin/admin-ajax.php")
    return s, WalkEnd.REACHED_LAST_PAGE


def get_form_order() -> Made:
    s = Shop()
    s.product(
        '<form action="/dat-mua" method=get><input type=hidden name=sp value=7><button>Mua hàng</button></form>',
        cart="",
    )
    s.ordering("/dat-mua")
    return s, WalkEnd.WOULD_ORDER


def anchor_onclick_order() -> Made:
    s = Shop()
    s.product(
        '<a href="#" class=btn onclick="location.href=\'/xac-nhan-mua?sp=7\';return false">Mua ngay</a>',
        cart="",
    )
    s.ordering("/xac-nhan-mua")
    return s, WalkEnd.WOULD_ORDER


def odd_post() -> Made:
    s = Shop()
    s.product(
        '<button id=b>Mua ngay</button><script>b.onclick=()=>fetch("/xu-ly.php",{method:"POST",body:new URLSearchParams({sp:7,sl:1})}).then(()=>alert("Cảm ơn bạn đã đặt hàng"))</script>',
        cart="",
    )
    s.ordering("/xu-ly.php")
    return s, WalkEnd.WOULD_ORDER


def graphql_order() -> Made:
    s = Shop()
    s.product(
        '<button id=b>Thêm vào giỏ hàng</button><script>b.onclick=()=>fetch("/graphql",{method:"POST",body:JSON.stringify({query:"mutation M { createOrder(input:{}) { id } }"})})</script>',
        cart="",
    )
    s.ordering("/graphql")
    return s, WalkEnd.WOULD_ORDER


def confirm_step() -> Made:
    s = Shop()
    s.product(ADD_FORM)
    s.adding("/gio-hang/them", "/gio-hang")
    s.by_cart("/gio-hang", CART + '<a href="/thanh-toan/buoc-1">Tiến hành đặt hàng</a>')
    s.by_cart(
        "/thanh-toan/buoc-1",
        '<h1>Thông tin</h1><div>Bước 1 / 2</div><form method=post action="/thanh-toan/buoc-2">'
        + CONTACT
        + "<button>Tiếp tục</button></form>",
    )
    s.by_cart(
        "/thanh-toan/buoc-2",
        "<h1>Xác nhận</h1><div>Bước 2 / 2</div>"
        + SUMMARY
        + PAYS
        + '<form method=post action="/thanh-toan/gui"><button>Xác nhận đặt hàng</button></form>',
    )
    s.ordering("/thanh-toan/gui")
    return s, WalkEnd.REACHED_LAST_PAGE


def terms_tick() -> Made:
    s = Shop()
    s.product(ADD_FORM)
    s.adding("/gio-hang/them", "/gio-hang")
    s.by_cart(
        "/gio-hang",
        CART
        + '<label><input type=checkbox id=k onchange="t.disabled=!this.checked"> Tôi đồng ý với điều khoản</label><button id=t disabled onclick="location.href=\'/thanh-toan\'">Thanh toán</button>',
    )
    s.by_cart("/thanh-toan", LAST + "<button>Đặt hàng</button>")
    return s, WalkEnd.NO_WAY


def zalo_phone() -> Made:
    s = Shop()
    s.product(
        '<a class=btn href="https://zalo.me/0901">Chat Zalo để đặt hàng</a><a href="tel:0901">Hotline 0901 000 000</a>',
        cart="",
    )
    return s, WalkEnd.ZALO_ONLY


def contact_price() -> Made:
    s = Shop()
    s.product('<p>Giá: Liên hệ</p><a class=btn href="tel:0282222">Liên hệ: 028 2222</a>', cart="")
    return s, WalkEnd.PHONE_ONLY


def login_popup() -> Made:
    s = Shop()
    s.product(
        '<button id=b>Thêm vào giỏ hàng</button><div id=l style="display:none;position:fixed;top:10%;left:10%;width:70%;height:70%;background:#fff"><h3>Đăng nhập</h3><p>Bạn cần đăng nhập để mua hàng</p><input type=text placeholder="Số điện thoại"><input type=password placeholder="Mật khẩu"><button>Đăng nhập</button></div><script>b.onclick=()=>l.style.display="block"</script>'
    )
    return s, WalkEnd.LOGIN_WALL


def cart_ajax_php() -> Made:
    s = Shop()
    s.product(
        '<button id=b class="add_cart">THÊM VÀO GIỎ</button><span id=n>0</span><script>b.onclick=()=>fetch("/ajax/add_cart.php",{method:"POST",body:new URLSearchParams({id:7,q:1})}).then(()=>{n.textContent=1})</script>',
        cart='<a href="/gio-hang.html"><i class=icon></i>Giỏ hàng <span>0</span></a>',
    )
    s.adding("/ajax/add_cart.php")
    s.by_cart(
        "/gio-hang.html",
        "<h1>Giỏ hàng</h1>" + SUMMARY + CONTACT + PAYS + TERMS + '<input type=submit value="Thanh toán">',
    )
    return s, WalkEnd.REACHED_LAST_PAGE


def loop_query() -> Made:
    s = Shop()
    s.product(ADD_FORM)
    s.adding("/gio-hang/them", "/gio-hang")

    async def cart(t: Talk) -> None:
        await s.read(t)
        await t.send(page(f"<main>{CART}<a href='/thanh-toan?x={random.random()}'>Thanh toán</a></main>"))

    async def back(t: Talk) -> None:
        await t.send("", "302 Found", Location="/gio-hang")

    s.routes["/gio-hang"] = cart
    s.routes["/thanh-toan"] = back
    return s, WalkEnd.LOOP


def captcha_less() -> Made:
    s = Shop()
    s.product(ADD_FORM)
    s.adding("/gio-hang/them", "/gio-hang")
    s.by_cart("/gio-hang", CART + "<button onclick=\"location.href='/thanh-toan'\">Đặt hàng</button>")
    s.by_cart("/thanh-toan", LAST + "<button>Đặt hàng</button>")
    return s, WalkEnd.WOULD_ORDER


def external_pay() -> Made:
    s = Shop()
    s.product(ADD_FORM)
    s.adding("/gio-hang/them", "/gio-hang")
    s.by_cart("/gio-hang", CART + '<a href="https://pay.example.com/x">Thanh toán</a>')
    return s, WalkEnd.LEAVES_SHOP


def ping() -> Made:
    s = Shop()
    s.product('<a class=btn href="/gio-hang" ping="/api/don-hang">Thêm vào giỏ hàng</a>', cart="")
    s.by_cart("/gio-hang", CART)
    s.ordering("/api/don-hang")
    return s, None


def shared() -> Made:
    s = Shop()
    s.product(
        '<button id=b>Thêm vào giỏ hàng</button><script>b.onclick=()=>{try{new SharedWorker("/w.js").port.start()}catch(e){}; new Worker("/w.js")}</script>',
        cart="",
    )

    async def w(t: Talk) -> None:
        await t.send(
            "fetch('/api/order?id=7');fetch('/api/order',{method:'POST'})", Content_Type="text/javascript"
        )

    s.routes["/w.js"] = w
    s.ordering("/api/order")
    return s, None


def blank_form() -> Made:
    s = Shop()
    s.product(
        '<form action="/dat" method=post target=_blank><input type=hidden name=id value=7><button>Mua ngay</button></form>',
        cart="",
    )
    s.ordering("/dat")
    return s, WalkEnd.WOULD_ORDER


def js_blank_form() -> Made:
    s = Shop()
    s.product(
        '<button id=b>Mua ngay</button><script>b.onclick=()=>{const f=document.createElement("form");f.method="post";f.action="/dat";f.target="_blank";document.body.append(f);f.submit()}</script>',
        cart="",
    )
    s.ordering("/dat")
    return s, WalkEnd.WOULD_ORDER


def iframe_form() -> Made:
    s = Shop()
    s.product(
        '<iframe name=fr></iframe><form action="/dat" method=post target=fr><input type=hidden name=id value=7><button onclick="this.form.target=\'fr\'">Mua ngay</button></form>',
        cart="",
    )
    s.ordering("/dat")
    return s, WalkEnd.WOULD_ORDER


def eventsource() -> Made:
    s = Shop()
    s.product(
        '<button id=b>Thêm vào giỏ hàng</button><script>b.onclick=()=>new EventSource("/order/new?id=7")</script>',
        cart="",
    )
    s.ordering("/order/new")
    return s, None


def css_img() -> Made:
    s = Shop()
    s.product(
        '<button id=b>Thêm vào giỏ hàng</button><script>b.onclick=()=>{document.body.style.background="url(/dat-hang?id=7)"; const l=document.createElement("link");l.rel="prefetch";l.href="/dat-hang?id=8";document.head.append(l)}</script>',
        cart="",
    )
    s.ordering("/dat-hang")
    return s, None


def get_unknown() -> Made:
    s = Shop()
    s.product('<a href="/xu-ly?sp=7">Mua ngay</a>', cart="")
    s.ordering("/xu-ly")
    return s, WalkEnd.WOULD_ORDER


def get_unknown_xhr() -> Made:
    s = Shop()
    s.product(
        '<button id=b>Mua ngay</button><script>b.onclick=()=>fetch("/xu-ly?sp=7&hd=dat")</script>', cart=""
    )
    s.ordering("/xu-ly")
    return s, None


def redirect307() -> Made:
    s = Shop()
    s.product(ADD_FORM)

    async def r(t: Talk) -> None:
        await s.read(t)
        await t.send("", "307 Temporary Redirect", Location="/api/orders")

    s.routes["/gio-hang/them"] = r
    s.ordering("/api/orders")
    return s, WalkEnd.WOULD_ORDER


def meta() -> Made:
    s = Shop()
    s.product(ADD_FORM)
    s.adding("/gio-hang/them", "/gio-hang")
    s.by_cart("/gio-hang", '<meta http-equiv=refresh content="0;url=/order/create?id=7">' + CART)
    s.ordering("/order/create")
    return s, WalkEnd.WOULD_ORDER


def js_on_checkout() -> Made:
    s = Shop()
    s.product(ADD_FORM)
    s.adding("/gio-hang/them", "/gio-hang")
    s.by_cart("/gio-hang", CART + '<a href="/thanh-toan">Thanh toán</a>')
    s.by_cart(
        "/thanh-toan",
        SUMMARY
        + CONTACT
        + PAYS
        + '<button>Đặt hàng</button><script>fetch("/api/orders",{method:"POST",body:"x"}); new Image().src="/api/order/create?x=1"</script>',
    )
    s.ordering("/api/orders", "/api/order/create")
    return s, WalkEnd.REACHED_LAST_PAGE


def autosave() -> Made:
    s = Shop()
    s.product(ADD_FORM)
    s.adding("/gio-hang/them", "/gio-hang")
    s.by_cart("/gio-hang", CART + '<a href="/thanh-toan">Thanh toán</a>')
    s.by_cart(
        "/thanh-toan",
        '<h1>Bước 1/2</h1><form method=post action="/thanh-toan/2">'
        + CONTACT.replace(
            "<input",
            "<input onchange=\"fetch('/api/lead?v='+this.value);fetch('/save',{method:'POST',body:this.value})\" onblur=\"fetch('/save',{method:'POST',body:this.value})\"",
        )
        + "<button>Tiếp tục</button></form>",
    )
    s.by_cart("/thanh-toan/2", "<h1>Bước 2/2</h1>" + PAYS + SUMMARY + "<button>Đặt hàng</button>")
    s.ordering("/api/lead", "/save")
    return s, WalkEnd.REACHED_LAST_PAGE


def next_orders() -> Made:
    s = Shop()
    s.product(ADD_FORM)
    s.adding("/gio-hang/them", "/gio-hang")
    s.by_cart("/gio-hang", CART + '<a href="/thanh-toan">Thanh toán</a>')
    s.by_cart(
        "/thanh-toan",
        '<h1>Thanh toán</h1><p>Bước 2/2</p><form method=post action="/thanh-toan">'
        + CONTACT
        + PAYS
        + "<button>Tiếp tục</button></form>",
    )
    s.by_method("/thanh-toan", s.routes["/thanh-toan"])
    return s, WalkEnd.REACHED_LAST_PAGE


def add_then_order() -> Made:
    s = Shop()
    s.product(
        '<button id=b>Thêm vào giỏ hàng</button><script>b.onclick=async()=>{await fetch("/cart/add.js",{method:"POST",body:"id=7"}); await fetch("/api/quick-order",{method:"POST",body:"id=7"}); location.href="/order/new?id=7"}</script>',
        cart="",
    )
    s.adding("/cart/add.js")
    s.ordering("/api/quick-order", "/order/new")
    return s, WalkEnd.WOULD_ORDER


MADE = [
    shopify,
    magento,
    haravan_real,
    quick_phone_popup,
    get_form_order,
    anchor_onclick_order,
    odd_post,
    graphql_order,
    confirm_step,
    terms_tick,
    zalo_phone,
    contact_price,
    login_popup,
    cart_ajax_php,
    loop_query,
    captcha_less,
    external_pay,
    ping,
    shared,
    blank_form,
    js_blank_form,
    iframe_form,
    eventsource,
    css_img,
    get_unknown,
    get_unknown_xhr,
    redirect307,
    meta,
    js_on_checkout,
    autosave,
    next_orders,
    add_then_order,
]


@pytest.fixture(scope="module")
def traps(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Walked]:
    """All of them, walked in one crawl."""
    return walk_all(
        {make.__name__: (lambda make=make: make()[0]) for make in MADE}, tmp_path_factory.mktemp("t"), WALKING
    )


@pytest.mark.parametrize("make", MADE, ids=lambda make: make.__name__)
def test_nothing_is_ordered_and_the_end_is_right(make: Any, traps: dict[str, Walked]) -> None:
    walked, wanted = traps[make.__name__], make()[1]
    walk = walked.visit.walk
    assert walked.shop.orders == []
    assert walk is not None
    assert wanted is None or walk.end is wanted, (
        walk.why,
        [(s.kind, s.url, s.did) for s in walk.steps],
        walk.held,
    )
