"""A shop in the manner of Haravan: /collections, /products, /pages; microdata and class names to match."""

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
    rows_list,
    style,
)
from examples.market.model import Product

PATHS = {
    "home": "/", "category": "/collections/{}", "product": "/products/{}", "policy": "/pages/{}",
    "contact": "/pages/lien-he", "about": "/pages/about-us", "cart": "/cart", "checkout": "/checkout",
}  # fmt: skip

STYLE = """
.topbar{background:var(--ink);color:#fff;font-size:14px;padding:6px 0}
.main-header{display:flex;align-items:center;gap:40px;padding:18px 0}
.logo{font-size:26px;font-weight:800;color:var(--accent);text-decoration:none}
.section-title{border-bottom:2px solid var(--accent);padding-bottom:6px}
"""


def layout(site: Site, title: str, main: str, head: str) -> str:
    """The whole page."""
    shop = site.shop
    cart = f'<a class="cart-link" href="{site.at("cart")}">Giỏ hàng (<span class="cart-count">0</span>)</a>'
    return f"""<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport"
content="width=device-width, initial-scale=1">
<title>{escape(title)} – {escape(shop.brand)}</title><meta property="og:site_name"
content="{escape(shop.brand)}">
{style(site, STYLE)}{head}</head>
<body id="{shop.key}-theme" class="index">
<div class="topbar"><div class="wrap">{escape(shop.tagline)}</div></div>
<header class="wrap main-header"><a class="logo" href="{site.at("home")}">{escape(shop.brand)}</a>
<nav class="main-nav"><ul>{links(site.menu())}</ul></nav>{cart if shop.orders == "cart" else ""}</header>
<main class="mainContent-theme">{main}</main>{shop.hidden}
<footer class="main-footer"><div class="wrap cols">
<div class="footer-col footer-block"><h4 class="footer-title">{escape(shop.brand)}</h4>
<div class="footer-content">{"".join(f"<p>{line}</p>" for line in firm_lines(site))}</div></div>
<div class="footer-col footer-link"><h4 class="footer-title">Chính sách</h4>
<ul>{links(site.policy_links())}</ul></div>
<div class="footer-col footer-notice">{badge(site)}{shop.extras.get("footer", "")}</div></div></footer>
</body></html>"""


def card(site: Site, product: Product) -> str:
    """One product in a list."""
    ribbon = f'<span class="ribbon sale-flash">{escape(product.ribbon)}</span>' if product.ribbon else ""
    struck = f"<del>{money(product.struck)}</del>" if product.struck else ""
    where = site.at("product", product.slug)
    return f"""<div class="card product-loop"><div class="product-img">
<a href="{where}" title="{escape(product.name)}">
<img loading="lazy" src="{site.picture(product)}" alt="{escape(product.name)}"></a>{ribbon}</div>
<div class="product-detail"><h3 class="pro-name"><a href="{where}">{escape(product.name)}</a></h3>
<p class="price pro-price">{money(product.price)}{struck}</p></div></div>"""


def product(site: Site, item: Product) -> str:
    """One product's own page."""
    struck = f'<del class="pro-price-del">{money(item.struck)}</del>' if item.struck else ""
    return f"""<div class="wrap" itemscope itemtype="https://schema.org/Product">
<div class="two" id="detail-product">
<div class="product-gallery"><img class="product-image-feature"
itemprop="image" src="{site.picture(item)}" alt="{escape(item.name)}"></div>
<div class="product-content-desc"><div class="product-title"><h1 itemprop="name">{escape(item.name)}</h1>
<span id="pro_sku">Mã sản phẩm: {item.slug.upper()}</span></div>
<div class="price product-price" id="price-preview">
<span class="pro-price">{money(item.price)}</span>{struck}</div>
{price_note(site)}{buy(site, item, "btn add-to-cartProduct")}</div></div>
<div class="product-description"><h2 class="section-title">Mô tả sản phẩm</h2>
<div class="description-productdetail">{item.text}
<h3>Thông tin trên nhãn hàng hóa</h3>{rows_list(item)}</div></div>{json_ld(site, item)}</div>"""


ENGINE = Engine(PATHS, layout, card, product)
