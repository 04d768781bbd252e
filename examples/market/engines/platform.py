"""A shop inside an (invented) platform: the platform's frame around a seller's shelf."""

from __future__ import annotations

from html import escape

from examples.market.engines.parts import (
    Engine,
    Site,
    buy,
    firm_lines,
    links,
    money,
    price_note,
    rows_table,
    style,
)
from examples.market.model import Product

PATHS = {
    "home": "/", "category": "/loai/{}", "product": "/hang/{}", "policy": "/chinh-sach/{}",
    "contact": "/lien-he", "about": "/gioi-thieu", "cart": "/gio-hang", "checkout": "/dat-hang",
}  # fmt: skip

STYLE = """
.frame{background:#5b2a86;color:#fff;padding:12px 0}.frame .wrap{display:flex;gap:24px;align-items:center}
.frame b{font-size:22px}
.seller{background:var(--paper);padding:18px 0;margin-bottom:20px}.seller h1{margin:0;font-size:24px}
"""


def layout(site: Site, title: str, main: str, head: str) -> str:
    """The whole page: the platform's bar, the seller's strip, the page, the seller's lines."""
    shop = site.shop
    firm = "".join(f"<p>{line}</p>" for line in firm_lines(site))
    return f"""<!doctype html>
<html lang="vi"><head><meta charset="utf-8">
<title>{escape(title)} | {escape(shop.brand)} | {escape(shop.platform)}</title>
{style(site, STYLE)}{head}</head><body>
<div class="frame"><div class="wrap"><b>{escape(shop.platform)}</b><span>Gian hàng của người bán</span></div>
</div>
<div class="seller"><div class="wrap"><p>Người bán: <a href="{site.at("home")}">{escape(shop.brand)}</a></p>
<p>{escape(shop.tagline)}</p></div></div>
<nav class="wrap"><ul>{links(site.menu())}<li><a href="{site.at("cart")}">Giỏ hàng</a></li></ul>
</nav>{main}{shop.hidden}
<footer><div class="wrap cols"><div><h4>Thông tin người bán</h4>{firm}</div><div>
<h4>Chính sách của gian hàng</h4>
<ul>{links(site.policy_links())}</ul></div><div>{shop.extras.get("footer", "")}</div></div></footer></body>
</html>"""


def card(site: Site, product: Product) -> str:
    """One product in a list."""
    return f"""<div class="card"><a href="{site.at("product", product.slug)}">
<img src="{site.picture(product)}" alt="{escape(product.name)}">
<h3>{escape(product.name)}</h3></a><p class="price">{money(product.price)}</p></div>"""


def product(site: Site, item: Product) -> str:
    """One product's own page."""
    return f"""<div class="wrap"><div class="two"><img src="{site.picture(item)}" alt="{escape(item.name)}">
<div><h1>{escape(item.name)}</h1><p class="price">{money(item.price)}</p>{price_note(site)}{buy(site, item)}
<p>Người bán: {escape(site.shop.brand)}</p></div></div>
<h2>Chi tiết sản phẩm</h2>{rows_table(item)}<h2>Mô tả</h2>{item.text}</div>"""


ENGINE = Engine(PATHS, layout, card, product)
