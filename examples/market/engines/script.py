"""A shop drawn only by its own script: an empty page, a JSON file, and a DOM built from it.

The plain page holds no word of the shop; what a visitor reads comes from `<path>?…`-less JSON files
under /du-lieu/, one per page, which `/ung-dung.js` fetches and turns into elements.
"""

from __future__ import annotations

import json
from html import escape

from examples.market.engines.parts import Engine, Site, badge, buy, firm_lines, money, price_note, style
from examples.market.model import Product

PATHS = {
    "home": "/", "category": "/loai/{}", "product": "/hang/{}", "policy": "/trang/{}",
    "contact": "/trang/lien-he", "about": "/trang/gioi-thieu", "cart": "/gio-hang", "checkout": "/dat-hang",
}  # fmt: skip

STYLE = """
.bar{display:flex;gap:32px;align-items:center;padding:18px 0}.bar b{font-size:24px;color:var(--accent)}
.load{padding:80px;text-align:center;color:#999}
"""

SCRIPT = """
"use strict";
(function () {
  function el(tag, attrs, kids) {
    var node = document.createElement(tag);
    Object.keys(attrs || {}).forEach(function (k) { node.setAttribute(k, attrs[k]); });
    (kids || []).forEach(function (kid) { node.append(kid); });
    return node;
  }
  function html(tag, attrs, words) { var node = el(tag, attrs); node.innerHTML = words; return node; }
  function list(pairs) {
    return el("ul", {}, pairs.map(function (p) { return el("li", {}, [el("a", { href: p[0] }, [p[1]])]); }));
  }
  function card(c) {
    return el("div", { class: "card" }, [
      el("a", { href: c.href }, [el("img", { src: c.picture, alt: c.name }), el("h3", {}, [c.name])]),
      el("p", { class: "price" }, [c.price])]);
  }
  function product(p) {
    var rows = p.rows.map(function (r) {
      return el("tr", {}, [el("th", {}, [r[0]]), el("td", {}, [r[1]])]);
    });
    return el("div", { class: "wrap" }, [
      el("div", { class: "two" }, [
        el("img", { src: p.picture, alt: p.name }),
        el("div", {}, [el("h1", {}, [p.name]), el("p", { class: "price" }, [p.price]),
          html("div", {}, p.buy)])]),
      html("section", {}, p.text),
      el("h2", {}, ["Thông tin hàng hóa"]), el("table", { class: "label" }, [el("tbody", {}, rows)])]);
  }
  function main(d) {
    if (d.product) { return product(d.product); }
    var box = html("div", {}, d.html || "");
    (d.sections || []).forEach(function (s) {
      box.append(el("section", { class: "wrap" }, [
        el("h2", {}, [s.title]), el("div", { class: "grid" }, s.cards.map(card))]));
    });
    return box;
  }
  var root = document.getElementById("app");
  fetch(root.dataset.page).then(function (r) { return r.json(); }).then(function (d) {
    document.title = d.title;
    root.replaceChildren(
      el("header", { class: "wrap bar" }, [el("b", {}, [d.brand]), el("nav", {}, [list(d.menu)])]),
      el("main", {}, [main(d)]),
      el("footer", {}, [el("div", { class: "wrap cols" }, [
        html("div", {}, d.firm), list(d.policies), html("div", {}, d.badge)])]));
  });
})();
"""


def shell(site: Site, data: str) -> str:
    """The page as the server sends it: nothing but a place and a script."""
    return f"""<!doctype html><html lang="vi"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>…</title>{style(site, STYLE)}</head><body><div id="app" data-page="{escape(data)}">
<div class="load">Đang tải…</div></div>
<script src="{site.shop.path}/ung-dung.js" defer></script></body></html>"""


def layout(site: Site, title: str, main: str, head: str) -> str:
    """The JSON of one page. `main` is HTML, or JSON made by `product` and `sections`."""
    shop = site.shop
    cart = [[site.at("cart"), "Giỏ hàng"]] if shop.orders == "cart" else []
    data: dict[str, object] = {
        "title": f"{title} | {shop.brand}", "brand": shop.brand, "tagline": shop.tagline,
        "menu": [*map(list, site.menu()), *cart], "policies": [list(p) for p in site.policy_links()],
        "firm": "".join(f"<p>{line}</p>" for line in firm_lines(site)), "badge": badge(site),
    }  # fmt: skip
    data |= json.loads(main) if main.startswith("{") else {"html": main}
    return json.dumps(data, ensure_ascii=False)


def sections(hero: str, parts: list[tuple[str, list[str]]]) -> str:
    """The JSON of a page of cards: `parts` are titles with the cards' JSON."""
    drawn = [{"title": title, "cards": [json.loads(c) for c in cards]} for title, cards in parts]
    return json.dumps({"html": hero, "sections": drawn}, ensure_ascii=False)


def card(site: Site, product: Product) -> str:
    """One product in a list, as JSON."""
    return json.dumps({"name": product.name, "price": money(product.price), "picture": site.picture(product),
                       "href": site.at("product", product.slug)}, ensure_ascii=False)  # fmt: skip


def product(site: Site, item: Product) -> str:
    """One product's own page, as JSON."""
    return json.dumps({"product": {
        "name": item.name, "price": money(item.price), "picture": site.picture(item), "text": item.text,
        "rows": [list(r) for r in item.rows], "buy": price_note(site) + buy(site, item),
    }}, ensure_ascii=False)  # fmt: skip


ENGINE = Engine(PATHS, layout, card, product)
