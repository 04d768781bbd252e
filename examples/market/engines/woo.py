"""A shop in the manner of WooCommerce: /san-pham/…/, a summary column, an attributes table."""

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
    price_note,
    style,
)
from examples.market.model import Product

PATHS = {
    "home": "/", "category": "/danh-muc/{}/", "product": "/san-pham/{}/", "policy": "/{}/",
    "contact": "/lien-he/", "about": "/gioi-thieu/", "cart": "/gio-hang/", "checkout": "/thanh-toan/",
}  # fmt: skip

STYLE = """
.site-header{border-bottom:3px solid var(--accent)}
.site-header .wrap{display:flex;gap:36px;align-items:center;padding:20px 16px}
.site-title{font-family:Georgia,serif;font-size:28px;text-decoration:none;color:var(--ink)}ul.products{list-style:none;padding:0}
.woocommerce-breadcrumb{font-size:14px;color:#666;margin-top:18px}
"""


def _amount(dong: int | None) -> str:
    if dong is None:
        return '<span class="amount">Liên hệ</span>'
    number = f"{dong:,}".replace(",", ".")
    return (f'<span class="woocommerce-Price-amount amount"><bdi>{number}&nbsp;'
            '<span class="woocommerce-Price-currencySymbol">&#8363;</span></bdi></span>')  # fmt: skip


def layout(site: Site, title: str, main: str, head: str) -> str:
    """The whole page."""
    shop = site.shop
    cart = f'<a class="cart-contents" href="{site.at("cart")}">Giỏ hàng</a>' if shop.orders == "cart" else ""
    firm = "".join(f"<p>{line}</p>" for line in firm_lines(site, "Số ĐKKD"))
    return f"""<!DOCTYPE html>
<html lang="vi" class="no-js"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width">
<title>{escape(title)} &#8211; {escape(shop.brand)}</title><meta name="generator" content="WordPress 6.8">
{style(site, STYLE)}{head}</head><body class="wp-singular woocommerce woocommerce-page">
<header id="masthead" class="site-header"><div class="wrap">
<a class="site-title" href="{site.at("home")}">{escape(shop.brand)}</a>
<nav id="site-navigation"><ul id="primary-menu" class="menu">{links(site.menu())}</ul></nav>{cart}</div>
</header>
<div id="content" class="site-content">{main}</div>{shop.hidden}
<footer id="colophon" class="site-footer"><div class="wrap cols">
<section class="widget widget_text"><h3 class="widget-title">Về chúng tôi</h3>
<div class="textwidget">{firm}</div></section>
<section class="widget widget_nav_menu"><h3 class="widget-title">Chính sách khách hàng</h3>
<ul class="menu">{links(site.policy_links())}</ul></section>
<section class="widget widget_media_image">{badge(site)}{shop.extras.get("footer", "")}</section></div>
</footer></body></html>"""


def card(site: Site, product: Product) -> str:
    """One product in a list."""
    where = site.at("product", product.slug)
    ribbon = f'<span class="ribbon onsale">{escape(product.ribbon)}</span>' if product.ribbon else ""
    struck = f"<del>{_amount(product.struck)}</del> " if product.struck else ""
    return f"""<div class="card product type-product">
<a href="{where}" class="woocommerce-LoopProduct-link">{ribbon}
<img src="{site.picture(product)}" alt="">
<h3 class="woocommerce-loop-product__title">{escape(product.name)}</h3>
<span class="price">{struck}{_amount(product.price)}</span></a></div>"""


def product(site: Site, item: Product) -> str:
    """One product's own page."""
    struck = f'<del aria-hidden="true">{_amount(item.struck)}</del> ' if item.struck else ""
    cells = "".join(
        '<tr class="woocommerce-product-attributes-item">'
        f'<th class="woocommerce-product-attributes-item__label" scope="row">{escape(k)}</th>'
        f'<td class="woocommerce-product-attributes-item__value"><p>{escape(v)}</p></td></tr>'
        for k, v in item.rows
    )
    return f"""<div class="wrap"><nav class="woocommerce-breadcrumb">
<a href="{site.at("home")}">Trang chủ</a> &gt;
<a href="{site.shelf(item.shelf)}">{escape(item.shelf)}</a> &gt; {escape(item.name)}</nav>
<div id="product-{item.slug}" class="product type-product"><div class="two">
<div class="woocommerce-product-gallery"><img class="wp-post-image"
src="{site.picture(item)}" alt="{escape(item.name)}"></div>
<div class="summary entry-summary"><h1 class="product_title entry-title">{escape(item.name)}</h1>
<p class="price">{struck}<ins>{_amount(item.price)}</ins>
</p>{price_note(site)}{buy(site, item, "btn single_add_to_cart_button")}
<div class="product_meta"><span class="posted_in">Danh mục: <a href="{site.shelf(item.shelf)}"
rel="tag">{escape(item.shelf)}</a></span></div></div></div>
<div class="woocommerce-tabs"><div class="woocommerce-Tabs-panel--description"><h2>Mô tả</h2>{item.text}</div>
<div class="woocommerce-Tabs-panel--additional_information"><h2>Thông tin bổ sung</h2>
<table class="label woocommerce-product-attributes shop_attributes">{cells}</table></div></div>
</div>{json_ld(site, item)}</div>"""


ENGINE = Engine(PATHS, layout, card, product)
