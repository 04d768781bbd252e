"""Ten shops whose tills differ, on loopback. Every way to order is counted: nothing may ever arrive there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs

from hostile import Network, Route, Site, Talk, page

GOODS = "Nồi inox ba đáy 24 cm"
ABOUT = (
    "<p>Nồi inox ba đáy, dùng được cho bếp từ, bảo hành 24 tháng, hàng Việt Nam chất lượng cao. " * 3 + "</p>"
)
FOOTER = (
    '<footer><a href="/dieu-khoan">Điều khoản sử dụng</a> <a href="/bao-mat">Chính sách bảo mật</a>'
    "<p>Công ty TNHH Bếp Nhà Ta, 12 Lê Lợi, Quận 1, TP. Hồ Chí Minh. ĐT 028 3822 0000</p></footer>"
)
HEAD = '<header><a href="/">Trang chủ</a> <a href="/san-pham/noi-inox">Nồi inox</a> {cart}</header>'
CART_LINK = '<a href="/gio-hang" class="cart">Giỏ hàng</a>'
PRICE = '<p class="price">Giá: <b>450.000₫</b></p>'
CONTACT = (
    '<p><label>Họ và tên <input name="fullname" required></label></p>'
    '<p><label>Số điện thoại <input name="phone" type="tel" required></label></p>'
    '<p><label>Địa chỉ nhận hàng <input name="address" required></label></p>'
)
PAYS = (
    "<h3>Phương thức thanh toán</h3>"
    "<label><input type=radio name=payment value=cod checked> Thanh toán khi nhận hàng (COD)</label>"
    "<label><input type=radio name=payment value=bank> Chuyển khoản ngân hàng</label>"
)
SUMMARY = (
    f"<table><tr><td>{GOODS}</td><td>1</td><td>450.000₫</td></tr><tr><td>Tạm tính</td><td></td><td>450.000₫</td></tr>"
    "<tr><td>Phí vận chuyển</td><td></td><td>30.000₫</td></tr><tr><td>Tổng "
    "cộng</td><td></td><td>480.000₫</td></tr></table>"
)
TERMS = '<p>Tôi đã đọc và đồng ý với <a href="/dieu-khoan">điều khoản mua hàng</a> của cửa hàng.</p>'
PRIVACY = '<p>Thông tin của quý khách được dùng theo <a href="/bao-mat">chính sách bảo mật</a>.</p>'
Act = Callable[[Talk, str], Awaitable[None]]


class Shop:
    """The routes of one shop, with what arrived at them. `orders` must stay empty."""

    def __init__(self) -> None:
        self.orders: list[str] = []
        self.carts: Counter[str] = Counter()
        self.routes: dict[str, Route] = {"/dieu-khoan": self.page("<h1>Điều khoản mua hàng</h1>" + ABOUT)}
        self.routes["/bao-mat"] = self.page("<h1>Chính sách bảo mật</h1>" + ABOUT)

    def page(self, body: str, cart: str = CART_LINK) -> Route:
        """A page of the shop."""

        async def route(talk: Talk) -> None:
            await self.read(talk)
            await talk.send(page(HEAD.format(cart=cart) + f"<main>{body}</main>" + FOOTER))

        return route

    def product(self, body: str, cart: str = CART_LINK) -> None:
        """The shop's home and its one product."""
        tile = (
            f'<div class="product-item"><a href="/san-pham/noi-inox"><img alt="{GOODS}" '
            f'src="/anh.jpg">{GOODS}</a></div>'
        )
        self.routes["/"] = self.page("<h1>Bếp Nhà Ta</h1>" + ABOUT + tile, cart)
        self.routes["/san-pham/noi-inox"] = self.page(f"<h1>{GOODS}</h1>{PRICE}{body}{ABOUT}", cart)

    async def read(self, talk: Talk) -> str:
        """The body of a request."""
        size = int(talk.headers.get("content-length", "0"))
        return (await talk.reader.readexactly(size)).decode() if size else ""

    def ordering(self, *paths: str, answer: str = "{}") -> None:
        """Addresses where an order arrives, by whatever method."""
        for path in paths:
            self.routes[path] = self._count(answer)

    def _count(self, answer: str) -> Route:
        async def route(talk: Talk) -> None:
            self.orders.append(f"{talk.method} {talk.path} {await self.read(talk)}")
            await talk.send(page("<h1>Đặt hàng thành công</h1>") if answer == "page" else answer)

        return route

    def adding(self, path: str, to: str = "", goods: str = "id") -> None:
        """Where the cart is filled: a JSON answer, or a redirect to a page. A post without goods adds nothing."""

        async def route(talk: Talk) -> None:
            body = await self.read(talk)
            if goods in body or goods in talk.path:
                self.carts[talk.headers.get("cookie", "new")] += 1
            if to:
                await talk.send("", "302 Found", Location=to, Set_Cookie="gio=co; Path=/")
            else:
                await talk.send(
                    '{"item_count": 1}', Content_Type="application/json", Set_Cookie="gio=co; Path=/"
                )

        self.routes[path] = route

    def by_cart(
        self, path: str, full: str, empty: str = "<h1>Giỏ hàng</h1><p>Giỏ hàng của bạn đang trống.</p>"
    ) -> None:
        """A page that shows what is in the cart, by the cookie."""

        async def route(talk: Talk) -> None:
            await self.read(talk)
            inside = full if "gio=co" in talk.headers.get("cookie", "") else empty
            await talk.send(page(HEAD.format(cart=CART_LINK) + f"<main>{inside}</main>" + FOOTER))

        self.routes[path] = route

    def by_method(self, path: str, get: Route) -> None:
        """GET shows a page, POST is an order."""

        async def route(talk: Talk) -> None:
            await (get if talk.method == "GET" else self._count("page"))(talk)

        self.routes[path] = route


CART = f"<h1>Giỏ hàng</h1><p>{GOODS} <input name=so-luong type=number value=1> 450.000₫ <a href='/xoa'>Xóa</a></p>"
ADD_FORM = (
    '<form action="/gio-hang/them" method="post"><input type=hidden name=id value=7>'
    "<label>Số lượng <input type=number name=so_luong value=1></label><button>Thêm vào giỏ hàng</button></form>"
)


def one_page() -> Shop:
    shop = Shop()
    shop.product(ADD_FORM)
    shop.adding("/gio-hang/them", "/gio-hang")
    shop.by_cart("/gio-hang", CART + '<a class=btn href="/dat-hang">Tiến hành đặt hàng</a>')
    shop.by_cart(
        "/dat-hang",
        "<h1>Thông tin đặt hàng</h1>"
        + SUMMARY
        + '<form method=post action="/dat-hang">'
        + CONTACT
        + PAYS
        + TERMS
        + PRIVACY
        + "<button type=submit>ĐẶT HÀNG</button></form>",
    )
    shop.by_method("/dat-hang", shop.routes["/dat-hang"])
    return shop


def three_steps() -> Shop:
    shop = Shop()
    shop.product(ADD_FORM.replace("/gio-hang/them", "/cart/add"))
    shop.adding("/cart/add", "/cart")
    shop.by_cart(
        "/cart", CART + '<form action="/cart" method=post><button name=checkout>Thanh toán</button></form>'
    )
    cart = shop.routes["/cart"]

    async def to_checkout(talk: Talk) -> None:
        if talk.method == "POST":
            await shop.read(talk)
            await talk.send("", "302 Found", Location="/checkout")
        else:
            await cart(talk)

    shop.routes["/cart"] = to_checkout
    steps = {
        "1": "<h1>Bước 1/3: Thông tin giao hàng</h1>"
        + CONTACT
        + "<button>Tiếp tục đến phương thức vận chuyển</button>",
        "2": "<h1>Bước 2/3: Vận chuyển</h1><label><input type=radio name=ship value=1 checked>"
        " Giao hàng tận nơi: 30.000₫"
        "</label><button>Tiếp tục đến phương thức thanh toán</button>",
        "3": "<h1>Bước 3/3: Thanh toán</h1>"
        + PAYS
        + SUMMARY
        + PRIVACY
        + "<button>Hoàn tất đơn hàng</button>",
    }

    async def checkout(talk: Talk) -> None:
        sent = parse_qs(await shop.read(talk))
        step = "1"
        if talk.method == "POST":
            step = str(int(sent["step"][0]) + 1)
            if step == "2" and not (sent.get("phone") and sent.get("fullname") and sent.get("address")):
                step = "1"
        if step == "4":
            shop.orders.append(f"{talk.method} {talk.path} {sent}")
        body = (
            f'<form method=post action="/checkout"><input type=hidden name=step '
            f"value={step}>{steps.get(step, '')}</form>"
        )
        await talk.send(page(HEAD.format(cart=CART_LINK) + f"<main>{body}</main>" + FOOTER))

    shop.routes["/checkout"] = checkout
    return shop


def drawer() -> Shop:
    shop = Shop()
    shop.product(
        '<button class="btn-add">Thêm vào giỏ</button><div id=drawer style="position:fixed;top:0;right:0;width:380px;'
        'height:100vh;background:#fff;transform:translateX(100%)"><h3>Giỏ hàng của bạn</h3><p>Nồi inox 450.000₫</p>'
        '<a href="/checkout">Thanh toán</a></div><script>document.querySelector(".btn-add").onclick = async () => {'
        'await fetch("/cart/add.js", {method: "POST", headers: {"Content-Type": "application/json"},'
        "body: JSON.stringify({items: [{id: 7, quantity: 1}]})});"
        'document.getElementById("drawer").style.transform = "none"; }</script>',
        cart="<button aria-label='Giỏ hàng'>🛒 0</button>",
    )
    shop.adding("/cart/add.js")
    shop.by_cart(
        "/checkout",
        f"<h1>Thanh toán</h1>{SUMMARY}{CONTACT}{PAYS}<button id=o>Đặt hàng</button>{TERMS}<script>"
        "document.getElementById('o').onclick = () => fetch('/api/orders', {method: 'POST', body: '{}'})</script>",
    )
    shop.ordering("/api/orders")
    return shop


def quantity_first() -> Shop:
    shop = Shop()
    shop.product(
        '<form action="/them-vao-gio" method=post><input type=hidden name=id value=7><label>Số lượng '
        "<input name=so_luong type=number value=0 oninput=\"document.getElementById('b').disabled = !(+this.value)\">"
        "</label><button id=b disabled>Cho vào giỏ hàng</button></form>"
    )
    shop.adding("/them-vao-gio", "/gio-hang")
    shop.by_cart("/gio-hang", CART + '<a href="/thanh-toan">Thanh toán</a>')
    shop.by_cart(
        "/thanh-toan", f"<h1>Thanh toán</h1>{CONTACT}{PAYS}{SUMMARY}<button>Xác nhận đặt mua</button>"
    )
    return shop


def variant_first() -> Shop:
    shop = Shop()
    sizes = "".join(
        f'<li class="swatch-item" style="cursor:pointer">{s}</li>' for s in ("20 cm", "24 cm", "28 cm")
    )
    shop.product(
        f'<p>Kích cỡ:</p><ul class="swatch">{sizes}</ul><button class="add">THÊM VÀO GIỎ HÀNG</button><script>'
        'let size = ""; document.querySelectorAll(".swatch-item").forEach(e => e.onclick = () => { '
        "size = e.textContent;"
        'document.querySelectorAll(".swatch-item").forEach(x => x.classList.remove("active")); '
        'e.classList.add("active"); });'
        'document.querySelector(".add").onclick = () => { if (!size) return alert("Vui lòng chọn kích cỡ!");'
        'fetch("/cart/add.js", {method: "POST", body: new URLSearchParams({id: 7, size})})'
        '.then(() => location.href = "/gio-hang"); }</script>'
    )
    shop.adding("/cart/add.js")
    shop.by_cart("/gio-hang", CART + '<a href="/thanh-toan">Tiến hành thanh toán</a>')
    shop.by_cart(
        "/thanh-toan", f"<h1>Thanh toán</h1>{SUMMARY}{CONTACT}{PAYS}{TERMS}<button>Hoàn tất đơn hàng</button>"
    )
    return shop


def login_wall() -> Shop:
    shop = Shop()
    shop.product(ADD_FORM)
    shop.adding("/gio-hang/them", "/gio-hang")
    shop.by_cart("/gio-hang", CART + '<a href="/thanh-toan">Tiến hành thanh toán</a>')

    async def away(talk: Talk) -> None:
        await talk.send("", "302 Found", Location="/tai-khoan/dang-nhap")

    shop.routes["/thanh-toan"] = away
    shop.routes["/tai-khoan/dang-nhap"] = shop.page(
        "<h1>Đăng nhập</h1><p>Vui lòng đăng nhập để tiếp tục thanh toán.</p><form method=post>"
        '<input name=email type=email placeholder="Email"><input name=mk type=password placeholder="Mật khẩu">'
        "<button>Đăng nhập</button></form>"
    )
    return shop


def phone_only() -> Shop:
    shop = Shop()
    shop.product('<a class=btn href="tel:02838220000">Gọi đặt hàng: 028 3822 0000</a>', cart="")
    return shop


def zalo_only() -> Shop:
    shop = Shop()
    shop.product('<a class=btn href="https://zalo.me/02838220000">Đặt hàng qua Zalo</a>', cart="")
    return shop


def first_click() -> Shop:
    shop = Shop()
    shop.product(
        '<button id=mua>Mua ngay</button><script>document.getElementById("mua").onclick = () =>'
        'fetch("/api/dat-hang", {method: "POST", headers: {"Content-Type": "application/json"},'
        "body: JSON.stringify({product_id: 7, quantity: 1})}).then(() => document.body.innerHTML = "
        '"Đặt hàng thành công")'
        "</script>",
        cart="",
    )
    shop.ordering("/api/dat-hang")
    return shop


def loop() -> Shop:
    shop = Shop()
    shop.product(ADD_FORM)
    shop.adding("/gio-hang/them", "/gio-hang")
    shop.by_cart("/gio-hang", CART + '<a href="/thanh-toan">Tiến hành thanh toán</a>')
    shop.by_cart("/thanh-toan", '<h1>Chọn kho hàng</h1><p>Chọn nơi giao.</p><a href="/kho">Tiếp tục</a>')
    shop.by_cart(
        "/kho", '<h1>Kiểm tra kho</h1><p>Đang kiểm tra.</p><a href="/gio-hang">Tiến hành thanh toán</a>'
    )
    return shop


TILLS: dict[str, Callable[[], Shop]] = {
    "one page": one_page,
    "three steps": three_steps,
    "drawer cart": drawer,
    "quantity first": quantity_first,
    "variant first": variant_first,
    "login wall": login_wall,
    "phone only": phone_only,
    "zalo only": zalo_only,
    "orders on the first click": first_click,
    "loops": loop,
}


def open_shop(network: Network, name: str) -> tuple[Shop, Site]:
    """A till of the market, served."""
    shop = TILLS[name]()
    return shop, network.site(shop.routes)
