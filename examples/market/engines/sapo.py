"""A shop in the manner of Sapo: flat addresses, a details table in tabs, a footer of several menus."""

from __future__ import annotations

from html import escape

from examples.market.engines.parts import (
    Engine,
    Site,
    badge,
    buy,
    firm_lines,
    json_ld,
    links,
    money,
    price_note,
    rows_table,
    style,
)
from examples.market.model import Product

PATHS = {
    "home": "/", "category": "/{}", "product": "/{}", "policy": "/{}",
    "contact": "/lien-he", "about": "/gioi-thieu", "cart": "/cart", "checkout": "/checkout",
}  # fmt: skip

STYLE = """
.header{background:var(--accent);color:#fff}
.header .wrap{display:flex;justify-content:space-between;align-items:center;padding:14px 16px}
.header a{color:#fff;text-decoration:none}.logo{font-size:24px;font-weight:800}
.header_nav{background:var(--paper);padding:10px 0}
.hotline{font-weight:700}
.tab-float h2{background:var(--paper);padding:8px 14px;border-left:4px solid var(--accent)}
"""


def layout(site: Site, title: str, main: str, head: str) -> str:
    """The whole page."""
    shop = site.shop
    cart = f'<a class="header-cart" href="{site.at("cart")}" title="Giỏ hàng">Giỏ hàng</a>'
    firm = "".join(f"<p>{line}</p>" for line in firm_lines(site, "Mã số doanh nghiệp"))
    menu = site.policy_links()
    half = (len(menu) + 1) // 2
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="UTF-8"><meta name="viewport"
content="width=device-width, initial-scale=1">
<title>{escape(title)} | {escape(shop.brand)}</title><meta name="keywords" content="{escape(shop.category)}">
{style(site, STYLE)}{head}</head><body>
<header class="header"><div class="wrap"><a class="logo" href="{site.at("home")}">{escape(shop.brand)}</a>
<span class="hotline">Hotline: {shop.firm.phone}</span>{cart if shop.orders == "cart" else ""}</div></header>
<div class="header_nav"><nav class="wrap"><ul class="item_big">{links(site.menu())}</ul></nav></div>
<section class="bodywrap">{main}</section>{shop.hidden}
<footer class="footer"><div class="wrap cols"><div class="info-footer"><h4>Thông tin liên hệ</h4>{firm}</div>
<div><h4 class="title-menu">Hỗ trợ khách hàng</h4><ul class="list-menu">{links(menu[:half])}</ul></div>
<div><h4 class="title-menu">Quy định</h4><ul
class="list-menu">{links(menu[half:])}</ul>{badge(site)}{shop.extras.get("footer", "")}</div>
</div><div class="wrap copyright"><p>© Bản quyền thuộc về {escape(shop.brand)}</p></div></footer></body>
</html>"""


def card(site: Site, product: Product) -> str:
    """One product in a list."""
    ribbon = f'<div class="ribbon smart">{escape(product.ribbon)}</div>' if product.ribbon else ""
    struck = f'<del class="compare-price">{money(product.struck)}</del>' if product.struck else ""
    where = site.at("product", product.slug)
    return f"""<div class="card item_product_main"><div class="product-thumbnail">
<a class="image_thumb" href="{where}">
<img src="{site.picture(product)}" alt="{escape(product.name)}"></a>{ribbon}</div><div class="product-info">
<h3 class="product-name"><a href="{where}" title="{escape(product.name)}">{escape(product.name)}</a></h3>
<div class="price price-box">{money(product.price)}{struck}</div></div></div>"""


def product(site: Site, item: Product) -> str:
    """One product's own page."""
    struck = (
        f'<span class="old-price"><del class="product-price-old">{money(item.struck)}</del></span>'
        if item.struck
        else ""
    )
    status = "Còn hàng" if item.price is not None else "Liên hệ"
    return f"""<div class="wrap product details-main"><p class="bread-crumb">
<a href="{site.at("home")}">Trang chủ</a> /
<a href="{site.shelf(item.shelf)}">{escape(item.shelf)}</a> / <span>{escape(item.name)}</span></p>
<div class="two">
<div class="product-image-block"><img src="{site.picture(item)}" alt="{escape(item.name)}"></div>
<div class="details-pro"><h1 class="title-product">{escape(item.name)}</h1>
<div class="inventory_quantity">Thương hiệu:
{escape(item.brand or site.shop.brand)} | Tình trạng: {status}</div>
<div class="price price-box"><span class="special-price">{money(item.price)}</span>{struck}</div>
{price_note(site)}{buy(site, item, "btn btn-cart")}</div></div>
<div class="product-tab tab-float"><h2>Thông
tin sản phẩm</h2>{item.text}<h2>Nhãn hàng hóa</h2>{rows_table(item)}</div>
{json_ld(site, item)}</div>"""


ENGINE = Engine(PATHS, layout, card, product)
