"""The last wall before an order: what may leave the walk, and what never does."""

from __future__ import annotations

import json
from urllib.parse import quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.till.guard import Ask, Phase, judge

SHOP = "shop.vn"
AT = "https://shop.vn"
PAGE = f"{AT}/san-pham/noi-inox"
PHONE, NAME = "0000000000", "Kiểm tra website - không đặt hàng"
TYPED = (NAME, PHONE, "kiem-tra@example.com")

ADDS = [
    ("POST", "/cart/add.js", '{"items": [{"id": 1, "quantity": 1}]}'),
    ("POST", "/cart/add", "id=1&quantity=1&form_type=product"),
    ("POST", "/vi/cart/add", "id=1"),
    ("POST", "/?wc-ajax=add_to_cart", "product_id=1&quantity=1"),
    ("POST", "/san-pham/noi-inox", "quantity=1&add-to-cart=7"),
    ("POST", "/index.php?route=checkout/cart/add", "product_id=1&quantity=1"),
    ("POST", "/index.php?route=checkout/cart.add", "product_id=1"),
    ("POST", "/checkout/cart/add/uenc/abc/product/1/", "product=1&form_key=x&qty=1"),
    ("POST", "/wp-json/wc/store/v1/cart/add-item", '{"id": 7, "quantity": 1}'),
    ("POST", "/rest/default/V1/guest-carts/abc/items", '{"cartItem": {"sku": "a", "qty": 1}}'),
    ("POST", "/wp-admin/admin-ajax.php", "action=woo_add_to_cart&product_id=1"),
    ("POST", "/gio-hang/them", "id=1"),
    ("POST", "/them-vao-gio", "id=1"),
    ("POST", "/api/cart/items", '{"productId": 1}'),
    ("POST", "/graphql", '{"query": "mutation a($i: ID!) { cartLinesAdd(cartId: $i) { cart { id } } }"}'),
    ("GET", "/?add-to-cart=12", ""),
    ("GET", "/cart/add?id=12", ""),
]
LOOKS = ["/", "/cart", "/gio-hang", "/checkout", "/checkouts/c/a1b2c3", "/thanh-toan", "/dat-hang", "/thanh-toan.html",
         "/index.php?route=checkout/checkout", "/checkout?step=2", "/checkout/onepage/", "/products/noi?variant=12",
         "/san-pham/mua-nhieu-giam-gia", "/bo-dat-cay-12"]  # fmt: skip
ORDERS = [
    ("GET", "/dat-hang?sp=7", ""),
    ("GET", "/dat-hang/noi-inox-7", ""),
    ("GET", "/mua-ngay?id=3", ""),
    ("GET", "/order/create?id=3", ""),
    ("GET", "/order?product_id=3&qty=1", ""),
    ("GET", "/san-pham/noi-inox/dat-hang", ""),
    ("GET", "/quick-order/3", ""),
    ("GET", "/DatHangNhanh.aspx?MaSP=7", ""),
    ("GET", "/index.php?action=order&id=7", ""),
    ("GET", "/index.php?route=checkout/confirm", ""),
    ("GET", "/checkout/success", ""),
    ("GET", "/%64%61%74-hang?sp=7", ""),
    ("POST", "/order", "id=1"),
    ("POST", "/api/orders", '{"product_id": 1}'),
    ("POST", "/dat-hang", "id=1"),
    ("POST", "/dat-hang-nhanh", "phone=0901234567"),
    ("POST", "/checkout", "product_id=1"),
    ("POST", "/thanh-toan", "product_id=1"),
    ("POST", "/?wc-ajax=checkout", "billing_phone=0901234567"),
    ("POST", "/api/v1/checkout/place-order", "{}"),
    ("POST", "/rest/V1/guest-carts/abc/payment-information", "{}"),
    ("POST", "/rest/V1/guest-carts/abc/order", "{}"),
    ("POST", "/wp-json/wc/store/v1/checkout", "{}"),
    ("POST", "/graphql", '{"query": "mutation { placeOrder(input: {}) { id } }"}'),
    ("POST", "/graphql", '{"query": "mutation { cartLinesAdd(x: 1) { id } placeOrder(input: {}) { id } }"}'),
    ("POST", "/cart/add", "id=1&phone=0901234567"),
    ("POST", "/cart/add", "id=1&action=place_order"),
    ("POST", "/wp-admin/admin-ajax.php", "action=quick_order&id=1"),
    ("POST", "/wp-admin/admin-ajax.php", "action=devvn_quickbuy&id=1"),
    ("POST", "/ajax.php", "id=1"),
    ("POST", "/san-pham/noi-inox", "buy=1"),
    ("PUT", "/api/cart/checkout/submit", "{}"),
    ("DELETE", "/api/orders/7", ""),
    ("POST", "https://pay.vn/cart/add", "id=1"),
    ("POST", "wss://shop.vn/cart/add", "id=1"),
]


def full(url: str) -> str:
    return url if "://" in url else AT + url


@pytest.mark.parametrize(("method", "url", "body"), ADDS)
def test_filling_the_cart_is_let_out_after_that_press_only(method: str, url: str, body: str) -> None:
    ask = Ask(method, full(url), body, moves=method == "GET")
    assert judge(ask, Phase.ADD, SHOP, (), PAGE) == ""
    if method == "POST":
        assert judge(ask, Phase.LOOK, SHOP, (), PAGE)


@pytest.mark.parametrize("url", LOOKS)
def test_pages_on_the_way_are_looked_at(url: str) -> None:
    assert judge(Ask("GET", full(url), moves=True), Phase.ON, SHOP, (), f"{AT}/gio-hang") == ""


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize(("method", "url", "body"), ORDERS)
def test_what_may_order_is_held(method: str, url: str, body: str, phase: Phase) -> None:
    if method == "GET" and phase is Phase.LOOK:
        return  # no page is asked for before something was pressed
    assert judge(Ask(method, full(url), body, moves=method == "GET"), phase, SHOP, (), PAGE)


@pytest.mark.parametrize("url", ["/order?id=7&go=1", "/mua-ngay?sp=3", "/api/dat-hang/7", "/order/create"])
@pytest.mark.parametrize("phase", list(Phase))
def test_pictures_and_scripts_do_not_order_either(url: str, phase: Phase) -> None:
    assert judge(Ask("GET", AT + url), phase, SHOP, (), PAGE)


@pytest.mark.parametrize("url", ["/order", "/dat-hang", "/dat-mua", "/orders/new"])
def test_a_form_that_names_an_order_is_held_even_from_the_cart(url: str) -> None:
    assert judge(Ask("POST", AT + url, "x=1", moves=True), Phase.ON, SHOP, (), f"{AT}/gio-hang")
    assert judge(Ask("POST", f"{AT}/checkout", "x=1", moves=True), Phase.ON, SHOP, (), f"{AT}/gio-hang") == ""


def test_a_shop_in_a_folder_has_its_till_there() -> None:
    page = "https://shop.vn/tiem-hoa/gio-hang/bo-hong"
    assert judge(Ask("GET", f"{AT}/tiem-hoa/dat-hang.html", moves=True), Phase.ON, SHOP, (), page) == ""
    assert judge(Ask("GET", f"{AT}/tiem-hoa/gio-hang/bo-hong/dat-hang", moves=True), Phase.ON, SHOP, (), page)


WAYS = [lambda d: d, quote_plus, lambda d: json.dumps(d)[1:-1], lambda d: quote_plus(quote_plus(d))]


@given(
    st.sampled_from([NAME, PHONE, "kiem-tra@example.com"]),
    st.sampled_from(WAYS),
    st.sampled_from(["GET", "POST", "PUT", "PATCH"]),
    st.sampled_from(["/cart/add", "/api/cart", "/gio-hang", "/track", "/luu"]),
    st.sampled_from([Phase.LOOK, Phase.ADD, Phase.ON]),
)
def test_the_details_never_leave_before_a_next_step(
    detail: str, way: object, method: str, path: str, phase: Phase
) -> None:
    written = way(detail)  # type: ignore[operator]
    body = "" if method == "GET" else f"a=1&b={written}"
    url = f"{AT}{path}?x={written}" if method == "GET" else f"{AT}{path}"
    assert judge(Ask(method, url, body), phase, SHOP, TYPED, PAGE)


@given(
    st.text(max_size=60),
    st.text(max_size=60),
    st.sampled_from(["GET", "POST", "PUT"]),
    st.sampled_from(list(Phase)),
)
def test_no_request_breaks_the_guard(path: str, body: str, method: str, phase: Phase) -> None:
    assert isinstance(judge(Ask(method, f"{AT}/{path}", body), phase, SHOP, TYPED, PAGE), str)


def test_a_next_step_takes_the_details_to_its_own_address_only() -> None:
    page, body = f"{AT}/checkouts/abc", f"phone={PHONE}&name=x"
    assert judge(Ask("POST", page, body, moves=True), Phase.NEXT, SHOP, TYPED, page) == ""
    for url in ("/luu-khach", "/api/lead", "/track", "/don-hang/tao"):
        assert judge(Ask("POST", AT + url, body), Phase.NEXT, SHOP, TYPED, page)
