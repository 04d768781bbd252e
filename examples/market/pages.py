"""A shop's pages from its data: `build(shop)` gives every path it answers for."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from html import escape

from examples.market import pictures
from examples.market.engines import haravan, nextjs, plain, platform, sapo, script, woo
from examples.market.engines.parts import Engine, Site
from examples.market.forms import cart, checkout, contact, filled
from examples.market.load import slug
from examples.market.model import Page, Policy, Shop

ENGINES: Mapping[str, Engine] = {
    "haravan": haravan.ENGINE, "sapo": sapo.ENGINE, "woo": woo.ENGINE, "plain": plain.ENGINE,
    "nextjs": nextjs.ENGINE, "script": script.ENGINE, "platform": platform.ENGINE,
}  # fmt: skip


def site(shop: Shop) -> Site:
    """The shop with its engine."""
    return Site(shop, ENGINES[shop.engine])


def build(shop: Shop) -> dict[str, Page]:
    """Path → page, for every page, picture and file of one shop."""
    at = site(shop)
    served: dict[str, Page] = {}
    for path, (title, main, status) in _mains(at).items():
        served |= _page(at, path, title, main, status)
    for product in shop.products:
        drawn = pictures.draw(product.picture, shop.style["accent"], product.name)
        served[at.picture(product)] = Page(drawn, "image/svg+xml")
    for look, name in (("notified", "dathongbao"), ("registered", "dadangky")):
        served[f"{shop.path}/anh/{name}.svg"] = Page(pictures.badge(look), "image/svg+xml")
    if shop.engine == "script":
        served[f"{shop.path}/ung-dung.js"] = Page(script.SCRIPT.encode(), "text/javascript; charset=utf-8")
    if not shop.path:
        served["/robots.txt"] = Page(_robots(at).encode(), "text/plain; charset=utf-8")
    return served


def encode(text: str, charset: str) -> bytes:
    """Text in the shop's charset; windows-1258 wants Vietnamese tone marks as letters of their own."""
    if charset != "cp1258":
        return text.encode(charset)
    out = bytearray()
    for letter in unicodedata.normalize("NFC", text):
        out += _cp1258(letter)
    return bytes(out)


def _cp1258(letter: str) -> bytes:
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", letter)
        tones = [c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323"]
        base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones))
        if base == letter:  # nothing to take apart: a character of another script
            return f"&#{ord(letter)};".encode()
        return _cp1258(base) + "".join(tones).encode("cp1258")


def _mains(at: Site) -> dict[str, tuple[str, str, int]]:
    """Path → (title, main part, status) of every page of the shop."""
    shop = at.shop
    made = {at.at("home"): (shop.tagline, _home(at), 200)}
    for shelf in shop.shelves:
        made[at.shelf(shelf)] = (shelf, _shelf(at, shelf), 200)
    for product in shop.products:
        made[at.at("product", product.slug)] = (product.name, at.engine.product(at, product), 200)
    if not shop.extras.get("one_page"):
        for policy in shop.policies:
            if policy.state not in ("missing", "unlinked"):
                made[at.at("policy", policy.slug)] = (
                    policy.title,
                    _article(policy),
                    500 if policy.state == "broken" else 200,
                )
    made[at.at("about")] = (
        "Giới thiệu",
        f'<div class="article"><h1>Giới thiệu {escape(shop.brand)}</h1>{shop.about}</div>',
        200,
    )
    made[at.at("contact")] = ("Liên hệ", contact(at), 200)
    if shop.orders == "cart":
        made[at.at("cart")] = ("Giỏ hàng", cart(at), 200)
        for product in shop.products:
            made[f"{at.at('cart').rstrip('/')}/{product.slug}"] = ("Giỏ hàng", filled(at, product), 200)
        made[at.at("checkout")] = ("Đặt hàng", checkout(at), 200)
    return made


def _page(at: Site, path: str, title: str, main: str, status: int) -> dict[str, Page]:
    shop = at.shop
    if status == 500:
        return {path: Page(b"<h1>500 Internal Server Error</h1>", status=500)}
    text = at.engine.layout(at, title, main, shop.extras.get("head", ""))
    if shop.engine == "script":
        data = f"{shop.path}/du-lieu/{slug(path) or 'trang-chu'}.json"
        return {
            path: Page(script.shell(at, data).encode()),
            data: Page(text.encode(), "application/json; charset=utf-8"),
        }
    charset = "windows-1258" if shop.charset == "cp1258" else shop.charset
    return {path: Page(encode(text, shop.charset), f"text/html; charset={charset}")}


def _home(at: Site) -> str:
    shop = at.shop
    words = f"<h1>{escape(shop.brand)}</h1><p>{escape(shop.tagline)}</p>"
    hero = f'<div class="hero"><div class="wrap">{words}</div></div>'
    hero += shop.extras.get("home", "")
    parts = [(s, [at.engine.card(at, p) for p in shop.products if p.shelf == s]) for s in shop.shelves]
    if shop.engine == "script":
        return script.sections(hero, parts)
    chips = "".join(f'<a href="{at.shelf(t)}">{escape(t)}</a>' for t, _ in parts)
    cards = "".join(c for _, each in parts for c in each)
    body = f'{hero}<section class="wrap"><p class="chips">{chips}</p><h2>Sản phẩm</h2>'
    body += f'<div class="grid">{cards}</div></section>'
    if shop.extras.get("one_page"):
        body += f'<section class="article" id="gioi-thieu"><h2>Giới thiệu</h2>{shop.about}</section>'
        body += "".join(
            f'<section class="article" id="{p.slug}"><h1>{escape(p.title)}</h1>{p.html}</section>'
            for p in shop.policies
        )
    return body


def _shelf(at: Site, shelf: str) -> str:
    cards = [at.engine.card(at, p) for p in at.shop.products if p.shelf == shelf]
    if at.shop.engine == "script":
        return script.sections("", [(shelf, cards)])
    return f'<div class="wrap"><h1>{escape(shelf)}</h1><div class="grid">{"".join(cards)}</div></div>'


def _article(policy: Policy) -> str:
    return f'<div class="article"><h1>{escape(policy.title)}</h1>{policy.html}</div>'


def _robots(at: Site) -> str:
    """robots.txt: the shop's own lines, and those of policies it forbids."""
    lines = ["User-agent: *"]
    lines += [f"Disallow: {at.at('policy', p.slug)}" for p in at.shop.policies if p.state == "forbidden"]
    lines += at.shop.robots.strip().splitlines()
    return "\n".join(lines if len(lines) > 1 else [*lines, "Disallow:"]) + "\n"
