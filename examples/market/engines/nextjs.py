"""A shop in the manner of Next.js: drawn by the server, with its whole state as JSON beside the markup."""

from __future__ import annotations

import json
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
    style,
)
from examples.market.model import Product

PATHS = {
    "home": "/", "category": "/danh-muc/{}", "product": "/p/{}", "policy": "/chinh-sach/{}",
    "contact": "/lien-he", "about": "/ve-chung-toi", "cart": "/gio-hang", "checkout": "/thanh-toan",
}  # fmt: skip

STYLE = """
header{position:sticky;top:0;background:#fffd;backdrop-filter:blur(6px);border-bottom:1px solid #eee;
z-index:2}
header .wrap{display:flex;align-items:center;justify-content:space-between;height:68px}
.brand{font-weight:800;letter-spacing:-.5px;font-size:22px;text-decoration:none}
.hero{border-radius:24px;max-width:1120px;margin:24px auto;padding:72px 48px}
.spec{display:grid;grid-template-columns:220px 1fr;gap:6px 20px}.spec dt{color:#666}.spec dd{margin:0}
"""


def _state(site: Site, page: str, props: dict[str, object]) -> str:
    data = {
        "props": {"pageProps": props},
        "page": page,
        "query": {},
        "buildId": f"{site.shop.key}-1f3a",
        "isFallback": False,
    }
    text = json.dumps(data, ensure_ascii=False).replace("</", "<\\/")
    return f'<script id="__NEXT_DATA__" type="application/json">{text}</script>'


def layout(site: Site, title: str, main: str, head: str) -> str:
    """The whole page."""
    shop = site.shop
    cart = f'<a href="{site.at("cart")}" aria-label="Giỏ hàng">Giỏ hàng</a>' if shop.orders == "cart" else ""
    firm = "".join(f'<p class="css-1x2y">{line}</p>' for line in firm_lines(site, "GCNĐKDN số"))
    state = (
        "" if "__NEXT_DATA__" in main else _state(site, "/[[...slug]]", {"title": title, "brand": shop.brand})
    )
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"/>
<meta name="viewport" content="width=device-width"/>
<title>{escape(title)} · {escape(shop.brand)}</title><meta name="next-head-count"
content="4"/>{style(site, STYLE)}{head}</head>
<body><div id="__next"><header><div class="wrap"><a class="brand"
href="{site.at("home")}">{escape(shop.brand)}</a>
<nav><ul>{links(site.menu())}</ul></nav>{cart}</div></header><main>{main}</main>{shop.hidden}
<footer><div class="wrap cols"><div>{firm}</div><div><h4>Thông tin cần biết</h4>
<ul>{links(site.policy_links())}</ul></div>
<div>{badge(site)}{shop.extras.get("footer", "")}</div></div></footer></div>{state}</body></html>"""


def card(site: Site, product: Product) -> str:
    """One product in a list."""
    where = site.at("product", product.slug)
    struck = f"<del>{money(product.struck)}</del>" if product.struck else ""
    ribbon = f'<span class="ribbon">{escape(product.ribbon)}</span>' if product.ribbon else ""
    return f"""<article class="card ProductCard_root__k3J9"><a href="{where}">
<img alt="{escape(product.name)}" loading="lazy" src="{site.picture(product)}"/>
{ribbon}<h3>{escape(product.name)}</h3></a><p class="price">{money(product.price)}{struck}</p></article>"""


def product(site: Site, item: Product) -> str:
    """One product's own page; its state holds the same words as its markup."""
    struck = f"<del>{money(item.struck)}</del>" if item.struck else ""
    spec = "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in item.rows)
    state: dict[str, object] = {"product": {
        "slug": item.slug, "name": item.name, "price": item.price, "brand": item.brand or site.shop.brand,
        "attributes": [{"name": k, "value": v} for k, v in item.rows]}}  # fmt: skip
    return f"""<div class="wrap"><div class="two"><img src="{site.picture(item)}" alt="{escape(item.name)}"/>
<section><h1>{escape(item.name)}</h1><p class="price">
<span>{money(item.price)}</span>{struck}</p>{price_note(site)}{buy(site, item)}</section></div>
<section><h2>Mô tả</h2>{item.text}</section><section><h2>Thông tin hàng hóa</h2><dl class="spec">{spec}</dl>
</section>
{json_ld(site, item)}{_state(site, "/p/[slug]", state)}</div>"""


ENGINE = Engine(PATHS, layout, card, product)
