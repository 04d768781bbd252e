"""What all engines share: addresses of pages, money, the firm's lines, the badge, forms, structured data."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

from examples.market.load import slug
from examples.market.model import Product, Shop

PORTAL = "http://online.gov.vn"


@dataclass(frozen=True, slots=True)
class Engine:
    """A style of shop software: where its pages stand and how it draws them."""

    paths: Mapping[
        str, str
    ]  # by kind of page: home, category, product, policy, contact, about, cart, checkout
    layout: Callable[[Site, str, str, str], str]  # site, title, main, head → the whole page
    card: Callable[[Site, Product], str]
    product: Callable[[Site, Product], str]


@dataclass(frozen=True, slots=True)
class Site:
    """A shop with the engine that draws it."""

    shop: Shop
    engine: Engine

    def at(self, kind: str, name: str = "") -> str:
        """The path of a page, root-relative: at("product", "bat-com") → "/products/bat-com"."""
        return self.shop.path + self.engine.paths[kind].format(name)

    def shelf(self, name: str) -> str:
        """The path of a category."""
        return self.at("category", slug(name))

    def policy_links(self) -> list[tuple[str, str]]:
        """Path and title of each policy page that the shop links."""
        if self.shop.extras.get("one_page"):
            return [(f"{self.at('home')}#{p.slug}", p.title) for p in self.shop.policies]
        return [(self.at("policy", p.slug), p.title) for p in self.shop.policies if p.state != "unlinked"]

    def menu(self) -> list[tuple[str, str]]:
        """Path and words of the main menu."""
        shelves = [(self.shelf(s), s) for s in self.shop.shelves]
        return [(self.at("home"), "Trang chủ"), *shelves,
                (self.at("about"), "Giới thiệu"), (self.at("contact"), "Liên hệ")]  # fmt: skip

    def picture(self, product: Product) -> str:
        """The path of a product's picture."""
        return f"{self.shop.path}/anh/{product.slug}.svg"


def links(pairs: list[tuple[str, str]], wrap: str = "li") -> str:
    """<li><a>…</a></li> for each pair."""
    return "".join(f'<{wrap}><a href="{escape(u)}">{escape(w)}</a></{wrap}>' for u, w in pairs)


def money(dong: int | None, unit: str = "₫") -> str:
    """185000 → '185.000₫'; None → 'Liên hệ'."""
    return "Liên hệ" if dong is None else f"{dong:,}".replace(",", ".") + unit


def firm_lines(site: Site, number: str = "Giấy chứng nhận đăng ký doanh nghiệp số") -> list[str]:
    """The lines of the footer that say who sells here; only what the firm has."""
    firm = site.shop.firm
    if firm.name.startswith("HỘ KINH DOANH"):
        number = "Giấy chứng nhận đăng ký hộ kinh doanh số"
    issued = f" do {firm.issuer} cấp ngày {firm.issued}" if firm.issuer else ""
    lines = [
        f"<strong>{escape(firm.name)}</strong>" if firm.name else "",
        f"Địa chỉ: {escape(firm.address)}" if firm.address else "",
        f"{number}: {firm.registration}{escape(issued)}" if firm.registration else "",
        f"Mã số thuế: {firm.tax_code}" if firm.tax_code else "",
        f"Người đại diện theo pháp luật: {escape(firm.representative)}" if firm.representative else "",
        f'Điện thoại: <a href="tel:{firm.phone.replace(" ", "")}">{firm.phone}</a>' if firm.phone else "",
        f'Email: <a href="mailto:{firm.email}">{firm.email}</a>' if firm.email else "",
        f"Giờ làm việc: {escape(firm.hours)}" if firm.hours and firm.phone else "",
        firm.extra,
    ]
    return [line for line in lines if line]


def badge(site: Site) -> str:
    """The ministry's badge as this shop shows it, or ''."""
    given, root = site.shop.badge, site.shop.path
    words = "Đã thông báo Bộ Công Thương" if given.look == "notified" else "Đã đăng ký Bộ Công Thương"
    name = "dathongbao" if given.look == "notified" else "dadangky"
    image = f'<img class="bct" src="{root}/anh/{name}.svg" alt="{words}" width="150" height="57">'
    where = {
        "record": f"{PORTAL}/Home/WebDetails/{given.number}",
        "record-new": f"{PORTAL}/nen-tang/{given.number}",
        "record-chi-tiet": f"{PORTAL}/Website/chi-tiet-{given.number}",
        "placeholder": f"{PORTAL}/Home/WebDetails/{given.number}",
        "root": f"{PORTAL}/",
    }
    if given.shape == "none":
        return ""
    if given.shape == "text":
        return f"<p>Website {words.lower().replace('bộ công thương', 'Bộ Công Thương')}.</p>"
    if given.shape == "image":
        return image
    return f'<a href="{where[given.shape]}" target="_blank" rel="nofollow" title="{words}">{image}</a>'


def json_ld(site: Site, product: Product) -> str:
    """The product as schema.org data, as most engines print it."""
    data: dict[str, object] = {
        "@context": "https://schema.org", "@type": "Product", "name": product.name,
        "sku": product.slug.upper(),
        "image": site.picture(product), "brand": {"@type": "Brand", "name": product.brand or site.shop.brand},
    }  # fmt: skip
    if product.gtin:
        data["gtin13"] = product.gtin
    if product.price is not None:
        data["offers"] = {"@type": "Offer", "price": product.price, "priceCurrency": "VND",
                          "availability": "https://schema.org/InStock"}  # fmt: skip
    data |= product.schema
    text = json.dumps(data, ensure_ascii=False).replace("</", "<\\/")
    return f'<script type="application/ld+json">{text}</script>'


def rows_table(product: Product) -> str:
    """The label as a two-column table."""
    cells = "".join(f"<tr><th>{escape(k)}</th><td>{escape(v)}</td></tr>" for k, v in product.rows)
    return f'<table class="label">{cells}</table>'


def rows_list(product: Product) -> str:
    """The label as lines 'Xuất xứ: Việt Nam'."""
    return '<ul class="label">' + "".join(
        f"<li><b>{escape(k)}:</b> {escape(v)}</li>" for k, v in product.rows) + "</ul>"  # fmt: skip


def price_note(site: Site) -> str:
    """What the price includes, said beside it."""
    words = site.shop.extras.get(
        "price_note", "Giá đã bao gồm thuế giá trị gia tăng, chưa bao gồm phí vận chuyển."
    )
    return f'<p class="note">{words}</p>' if words else ""


def buy(site: Site, product: Product, cls: str = "btn") -> str:
    """The way to order this product: a cart form, a telephone number, or nothing."""
    shop = site.shop
    if shop.orders == "cart" and product.price is not None:
        return (
            f'<form action="{site.at("cart")}" method="post" class="buy"><input type="hidden" name="id" '
            f'value="{product.slug}"><label>Số lượng <input name="quantity" value="1" size="2"></label> '
            f'<button class="{cls}" type="submit">Thêm vào giỏ hàng</button> '
            f'<button class="{cls} now" type="submit" name="now" value="1">Mua ngay</button></form>'
        )
    if shop.orders == "phone":
        phone = shop.firm.phone
        call = f'<a href="tel:{phone.replace(" ", "")}">{phone}</a>'
        return (f'<p class="call">Quý khách muốn mua hàng, vui lòng gọi {call} '
                f" để được báo số lượng còn và cước gửi.</p>")  # fmt: skip
    return '<p class="call">Hàng trưng bày để giới thiệu; mời quý khách tới cửa hàng xem trực tiếp.</p>'


def style(site: Site, more: str = "") -> str:
    """The page's own style sheet: the shop's colours over one calm base."""
    colours = site.shop.style
    root = f":root{{--ink:{colours['ink']};--accent:{colours['accent']};--paper:{colours['paper']}}}"
    return f"<style>{root}{BASE}{more}</style>"


BASE = """
*{box-sizing:border-box}
body{margin:0;font:16px/1.6 system-ui,"Segoe UI",Roboto,Arial,sans-serif;color:#222;background:#fff}
a{color:inherit}img{max-width:100%;display:block}h1,h2,h3{line-height:1.25;color:var(--ink)}
.wrap{max-width:1120px;margin:0 auto;padding:0 16px}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(230px,1fr));gap:20px}
.hero{background:var(--paper);padding:52px 0;margin-bottom:28px}.hero h1{font-size:38px;margin:0 0 8px}
.hero p{max-width:640px;margin:0}
.card{border:1px solid #e6e6e6;border-radius:8px;overflow:hidden;background:#fff;position:relative}
.card a{text-decoration:none}
.card img{width:100%}
.chips a{display:inline-block;border:1px solid var(--accent);border-radius:20px;padding:3px 14px;
margin:0 8px 8px 0;text-decoration:none}
.card h3{font-size:16px;font-weight:600;margin:10px 12px 2px}
.price{color:var(--accent);font-weight:700;margin:0 12px 12px}
.price del{color:#888;font-weight:400;margin-left:8px}
.two{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,6fr);gap:36px;margin:28px 0}
.two .price{font-size:26px;margin:6px 0}
.btn{background:var(--accent);color:#fff;border:0;border-radius:6px;padding:11px 20px;font:inherit;
cursor:pointer}
.btn.now{background:var(--ink)}.label{width:100%;border-collapse:collapse;margin:18px 0;font-size:15px}
.label th{text-align:left;width:34%;vertical-align:top}
.label th,.label td{border-bottom:1px solid #eee;padding:7px 10px 7px 0}ul.label{padding-left:18px}
.note{color:#555;font-size:14px}
.ribbon{position:absolute;top:10px;left:10px;background:var(--accent);color:#fff;padding:2px 9px;
border-radius:4px;font-size:13px}
.article{max-width:820px;margin:28px auto}.article h2{font-size:20px;margin-top:26px}
nav ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:22px}
nav a{text-decoration:none}form p{margin:0 0 12px}
form.ask input:not([type]),form.ask input[type=text],form.ask input[type=tel],form.ask input[type=email],
form.ask textarea{width:100%;padding:9px;border:1px solid #ccc;border-radius:5px;font:inherit}
footer{background:var(--ink);color:#fff;margin-top:56px;padding:34px 0;font-size:15px}
footer h3,footer h4{color:#fff;margin:0 0 10px}
footer .cols{display:grid;grid-template-columns:3fr 2fr 1fr;gap:32px}
footer ul{list-style:none;margin:0;padding:0}footer p{margin:0 0 6px}
@media(max-width:760px){.two,footer .cols{grid-template-columns:1fr}}
"""
