"""A hand-written shop: .html files side by side, tables for layout, no structured data, everything simple."""

from __future__ import annotations

from html import escape

from examples.market.engines.parts import (
    Engine,
    Site,
    badge,
    buy,
    firm_lines,
    links,
    money,
    price_note,
    style,
)
from examples.market.model import Product

PATHS = {
    "home": "/", "category": "/{}.html", "product": "/san-pham/{}.html", "policy": "/{}.html",
    "contact": "/lien-he.html", "about": "/gioi-thieu.html", "cart": "/gio-hang.html",
    "checkout": "/dat-hang.html",
}  # fmt: skip

STYLE = """
body{background:var(--paper)}#page{background:#fff;max-width:1040px;margin:0 auto;box-shadow:0 0 18px #0002}
.wrap{padding:0 26px}
#banner{padding:30px 26px;background:var(--ink);color:#fff}#banner h1,#banner b{color:#fff;font-size:30px}
#banner a{text-decoration:none}
#menu{background:var(--accent);color:#fff;padding:10px 26px}table.list td{vertical-align:top;padding:4px 10px}
"""


def layout(site: Site, title: str, main: str, head: str) -> str:
    """The whole page."""
    shop = site.shop
    menu = site.menu() + ([(site.at("cart"), "Giỏ hàng")] if shop.orders == "cart" else [])
    charset = "windows-1258" if shop.charset == "cp1258" else "utf-8"
    firm = "<br>".join(firm_lines(site, "Giấy phép đăng ký kinh doanh số"))
    return f"""<!DOCTYPE html>
<html lang="vi">
<head>
<meta http-equiv="Content-Type" content="text/html; charset={charset}">
<title>{escape(title)} - {escape(shop.brand)}</title>
{style(site, STYLE)}{head}
</head>
<body><div id="page">
<div id="banner"><a href="{site.at("home")}"><b>{escape(shop.brand)}</b></a><br>{escape(shop.tagline)}</div>
<div id="menu"><nav><ul>{links(menu)}</ul></nav></div>
<div id="main">{main}</div>{shop.hidden}
<footer><div class="wrap cols"><div><p>{firm}</p></div><div><ul>{links(site.policy_links())}</ul></div>
<div>{badge(site)}{shop.extras.get("footer", "")}</div></div></footer>
</div></body></html>"""


def card(site: Site, product: Product) -> str:
    """One product in a list."""
    where = site.at("product", product.slug)
    struck = f" <del>{money(product.struck, ' đ')}</del>" if product.struck else ""
    ribbon = f'<span class="ribbon">{escape(product.ribbon)}</span>' if product.ribbon else ""
    return f"""<div class="card"><a href="{where}">
<img src="{site.picture(product)}" alt="{escape(product.name)}" width="210">{ribbon}
<h3>{escape(product.name)}</h3></a><p class="price">{money(product.price, " đ")}{struck}</p></div>"""


def product(site: Site, item: Product) -> str:
    """One product's own page."""
    struck = f" <del>{money(item.struck, ' đ')}</del>" if item.struck else ""
    rows = "".join(f"<p>- {escape(k)}: {escape(v)}</p>" for k, v in item.rows)
    return f"""<div class="wrap"><div class="two"><img src="{site.picture(item)}" alt="{escape(item.name)}">
<div><h1>{escape(item.name)}</h1><p class="price">Giá
bán: {money(item.price, " đ")}{struck}</p>{price_note(site)}{buy(site, item)}
<p><a href="{site.shelf(item.shelf)}">Xem thêm {escape(item.shelf)}</a></p></div></div>
<h2>Chi tiết sản phẩm</h2>{item.text}{rows}</div>"""


ENGINE = Engine(PATHS, layout, card, product)
