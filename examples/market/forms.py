"""The pages on which a visitor leaves something: cart, checkout, contact. Nothing is ticked beforehand."""

from __future__ import annotations

from html import escape

from examples.market.engines.parts import Site
from examples.market.model import Product


def _policy(site: Site, key: str) -> str:
    """A link to one policy in words, or its plain words where the shop has no such page."""
    for policy in site.shop.policies:
        if policy.key == key and policy.state != "unlinked":
            where = (
                f"{site.at('home')}#{policy.slug}"
                if site.shop.extras.get("one_page")
                else site.at("policy", policy.slug)
            )
            return f'<a href="{where}">{escape(policy.title)}</a>'
    return ""


def filled(site: Site, product: Product) -> str:
    """The cart with one piece in it, as the product's own form leads to it."""
    price = f"{product.price or 0:,}₫".replace(",", ".")
    terms = _policy(site, "general")
    note = f"<p>Trước khi đặt hàng, mời quý khách đọc {terms}.</p>" if terms else ""
    return f"""<div class="wrap"><h1>Giỏ hàng</h1>
<table class="label"><tr><th>Sản phẩm</th><th>Số lượng</th><th>Thành tiền</th></tr>
<tr><td>{escape(product.name)}</td><td><input name="so_luong" value="1" size="2"></td><td>{price}</td></tr></table>
{note}<p><a class="btn" href="{site.at("checkout")}">Tiến hành đặt hàng</a></p></div>"""


def cart(site: Site) -> str:
    """The cart as a first visitor finds it."""
    terms = _policy(site, "general")
    note = f"<p>Trước khi đặt hàng, mời quý khách đọc {terms}.</p>" if terms else ""
    return f"""<div class="wrap"><h1>Giỏ hàng</h1><p>Giỏ hàng của quý khách chưa có sản phẩm nào.</p>
<table class="label"><tr><th>Sản phẩm</th><th>Số lượng</th><th>Đơn giá</th><th>Thành tiền</th></tr></table>
{note}<p><a class="btn" href="{site.at("checkout")}">Tiến hành đặt hàng</a></p></div>"""


def checkout(site: Site) -> str:
    """The order form. `extras.checkout` replaces the step of review, `extras.consent` the consent line."""
    shop = site.shop
    terms, privacy = _policy(site, "general"), _policy(site, "privacy")
    agree = " và ".join(t for t in (terms, privacy) if t)
    consent = shop.extras.get("consent")
    if consent is None:
        consent = (
            f'<p><label><input type="checkbox" name="dong_y"> Tôi đã đọc và đồng ý với {agree}</label></p>'
            if agree
            else ""
        )
    review = shop.extras.get("checkout", REVIEW)
    pay = shop.extras.get("pay", PAY)
    return f"""<div class="wrap"><h1>Thông tin đặt hàng</h1>
<form class="ask" action="{site.at("checkout")}" method="post">
<p><label>Họ và tên <input name="ho_ten" autocomplete="name"></label></p>
<p><label>Số điện thoại <input type="tel" name="dien_thoai"></label></p><p>
<label>Địa chỉ nhận hàng <input name="dia_chi"></label></p>
<h2>Cách nhận hàng</h2><p><label><input type="radio" name="giao"
value="tieu-chuan"> Giao hàng tiêu chuẩn</label></p>
<p><label><input type="radio" name="giao" value="cua-hang"> Nhận tại cửa hàng</label></p>
<h2>Cách thanh toán</h2>{pay}{review}{consent}<p><button class="btn" type="submit">Đặt hàng</button></p>
</form></div>"""


def contact(site: Site) -> str:
    """Where the shop is found, and a form to write to it."""
    firm, privacy = site.shop.firm, _policy(site, "privacy")
    lines = [firm.name or site.shop.brand, firm.address, f"Điện thoại: {firm.phone}" if firm.phone else "",
             f"Email: {firm.email}" if firm.email else ""]  # fmt: skip
    told = (
        '<p><label><input type="checkbox" name="dong_y"> Tôi đồng ý để cửa hàng dùng thông tin này '
        f"để trả lời tôi, theo {privacy}</label></p>"
        if privacy
        else ""
    )
    form = site.shop.extras.get("contact_form")
    if form is None:
        form = f"""<form class="ask" action="{site.at("contact")}" method="post"><p>
<label>Họ và tên <input name="ho_ten"></label></p>
<p><label>Email hoặc điện thoại <input name="lien_lac"></label></p><p>
<label>Nội dung <textarea name="noi_dung" rows="4"></textarea></label></p>
{told}<p><button class="btn" type="submit">Gửi lời nhắn</button></p></form>"""
    where = "".join(f"<p>{escape(x)}</p>" for x in lines if x)
    return f'<div class="article"><h1>Liên hệ</h1>{where}{form}</div>'


REVIEW = """<h2>Kiểm tra lại đơn hàng</h2>
<p>Mời quý khách xem lại tên hàng, số lượng, đơn giá, phí vận chuyển, thời hạn giao và
tổng tiền. Quý khách có thể sửa hoặc bỏ từng mặt hàng trong giỏ trước khi bấm nút Đặt hàng.</p>
<p><label><input type="checkbox" name="hoa_don"> Tôi cần xuất hóa đơn điện tử theo tên công ty</label></p>"""

PAY = """<p><label><input type="radio" name="tra" value="cod"> Thanh toán khi nhận hàng (COD)</label></p>
<p><label><input type="radio" name="tra" value="bank"> Chuyển khoản ngân hàng</label></p>"""
