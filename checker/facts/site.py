"""What the site does: takes orders, hosts several sellers, collects personal data, encrypts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

from checker.facts import cart
from checker.facts.affiliate import affiliate
from checker.facts.contact import social
from checker.facts.fold import fold
from checker.facts.holding import lines_with
from checker.facts.page import Field, Link, Page
from checker.facts.remember import remembered
from checker.facts.shelf import Shelf
from checker.model import Fact

_ORDER = re.compile(
    r"^\W*(?:\+ ?)?(?:them(?: ngay)?(?: san pham)?(?: vao)? ?gio(?: hang)?|them gio hang|"
    r"(?:cho|bo|them) (?:vao|vo) gio(?: hang)?|mua ngay|mua hang|mua ngay bay gio|dat hang(?: ngay)?|"
    r"dat mua(?: ngay)?|dang ky (?:hoc|khoa hoc|mua)(?: ngay)?|dat (?:ngay|xe|ve|phong|lich|banh|tiec|coc|don|"
    r"tour|cho|ban|mon)(?: ngay)?|"
    r"mua nhanh|add to (?:cart|bag)|buy now|order now|tien hanh (?:dat hang|"
    r"thanh toan)|"
    r"hoan tat (?:don hang|dat hang|thanh toan)|xac nhan (?:dat|don) ?(?:hang|don)?|"
    r"thanh toan(?: ngay)?|tiep tuc thanh toan|gui don hang|dat hang nhanh|"
    r"xac nhan dat don|"
    r"checkout|dat xe (?:&|va) nhan bao gia|dat mua online)\b"
)
_STRONG = re.compile(
    r"gio|cart|bag|dat hang|checkout|thanh toan|hoan tat|don hang|don$|dat don|dat xe|"
    r"dat mua|mua ngay|buy now|order now|dat ve|dat tour|dat cho|dat phong|dat coc|mua hang|mua nhanh|gui don"
)
_OF_PAYING = re.compile(r"thanh toan(?! ngay| don| gio|[ \W\d]*$)")  # "Thanh toán & Vận chuyển" are terms
_CART_ACTION = re.compile(r"cart|checkout|order|gio-hang|dat-hang|thanh-toan|add-to", re.I)
_CART_SIGNS = re.compile(
    r"add-?to-?cart|addtocart|add_to_cart|single_add_to_cart|buy-?now|btn-?cart|"
    r"addcart|muangay|themvaogio|btn-?buy",
    re.I,
)
_CART_PAGE = re.compile(r"/(?:cart|gio-?hang|shopping-cart|checkout)(?:\.\w+)?/?$", re.I)
_CART_WORDS = ("cart", "gio", "checkout")  # one stands in every address that _CART_PAGE means
_ADD = re.compile(
    r"(?:them|cho|bo) (?:vao |vo )?gio(?: hang)?|add to (?:cart|bag)"
)  # templates make buttons of any element
_WORDED = 25  # characters of such a line
_ELSEWHERE = re.compile(r"shopee|lazada|tiki|zalo|messenger|facebook|\bgoi\b")
_MARKETS = (
    "shopee.",
    "lazada.",
    "tiki.vn",
    "sendo.vn",
    "tiktok.com",
    "zalo.me",
    "facebook.com",
    "m.me",
    "messenger.com",
    "amazon.",
    "fb.com",
    "shp.ee",
    "s.lazada",
)
_PERSON = (
    (
        "name",
        re.compile(
            r"ho ?(?:va )?ten|full ?name|ten (?:cua ban|khach|nguoi)|"
            r"(?<![a-z])(?:your-?)?name\b|hoten|ten$"
        ),
    ),
    ("phone", re.compile(r"dien thoai|phone|sdt|so dt|mobile|(?<![a-z])tel\b")),
    ("email", re.compile(r"e-?mail")),
    ("address", re.compile(r"dia chi(?! email)|address(?!.{0,3}e?mail)|tinh/?thanh|quan/?huyen")),
    ("birth", re.compile(r"ngay sinh|birth")),
    ("citizen", re.compile(r"cccd|cmnd|can cuoc|so chung minh")),
)
_SELLERS = re.compile(
    r"\b(?:kenh nguoi ban|dang ky (?:ban hang|gian hang|mo gian hang|nha ban hang)|"
    r"ban hang cung|tro thanh nguoi ban|mo gian hang|nha ban hang|"
    r"san (?:giao dich )?(?:thuong mai dien tu|tmdt)|quan ly gian hang|"
    r"he thong gian hang|seller (?:center|centre)|become a seller)\b"
)

_OF_SELLERS = (  # one of them stands in all that _SELLERS means
    "nguoi ban",
    "dang ky ban hang",
    "gian hang",
    "ban hang cung",
    "nha ban hang",
    "thuong mai dien tu",
    "tmdt",
    "seller",
)


def _shown(hidden: str) -> bool:
    return hidden in ("", "class", "style")  # menus and pop-ups open by a click


@remembered(20_000)
def _to_market(url: str) -> bool:
    if any(map(url.lower().__contains__, _MARKETS)):
        host = (urlsplit(url).hostname or "").lower()
        if any(m in host for m in _MARKETS):
            return True
    return bool(social(url))


class Sign(NamedTuple):
    """A way to order seen on a page: the stronger, the surer (1-3); `piece` and `number` say where."""

    strength: int
    quote: str
    piece: str
    number: int
    how: str
    sure: float


def _orders(shelf: Shelf, page: Page) -> Iterator[Sign]:
    """Every way to order found on a page."""
    for number, button in enumerate(page.buttons):
        text = fold(button.text)
        if not _shown(button.hidden) or len(text) > 60 or _ELSEWHERE.search(text + fold(button.onclick)):
            continue
        if _ORDER.search(text) or _CART_SIGNS.search(button.css_class + button.name + button.onclick):
            yield Sign(3, button.text or button.css_class, "buttons", number, "button", 0.95)
    for number, link in enumerate(page.links):
        if strength := _link_orders(shelf, link):
            quote = link.text or link.css_class or link.raw
            yield Sign(strength, quote, "links", number, "link", {1: 0.6, 2: 0.85, 3: 0.9}[strength])
    for number, form in enumerate(page.forms):
        if _CART_ACTION.search(form.action) and not re.search(r"track|tra-cuu|search", form.action, re.I):
            yield Sign(3, form.action, "forms", number, "form", 0.9)
    if shelf.kind(page) not in ("post", "policy"):
        for number, line in enumerate(page.lines):
            words = fold(line.text).strip(" +.!") if len(line.text) <= _WORDED else ""
            if words and (_ADD.fullmatch(words) or cart.by_script(page, words)):
                yield Sign(1, line.text, "", number, "words", 0.6)
                break
    if (told := cart.told(shelf, page)) is not None:
        yield Sign(1, told.text, "", 0, "told", 0.55)
    if shelf.kind(page) == "checkout" and len(_asked(page.fields)) >= 2:
        yield Sign(3, page.title, "", 0, "checkout", 0.9)
    if shelf.kind(page) == "cart":
        yield Sign(2, page.title, "", 0, "cart", 0.8)


@remembered(5_000)
def _signed(names: str) -> bool:
    return _CART_SIGNS.search(names) is not None


def _link_orders(shelf: Shelf, link: Link) -> int:
    """How strongly a link speaks of ordering here: 3 an add-to-cart link, 2 its words, 1 a cart to open, 0 not."""
    text = fold(link.text)
    if len(text) > 60 or not _shown(link.hidden) or link.raw[:4].lower() in ("tel:", "sms:"):
        return 0
    signs = _signed(link.css_class + link.onclick)
    words = not signs and _ORDER.match(text) and _STRONG.search(text) and not _OF_PAYING.match(text)
    named = not signs and cart.named(text)
    if not (signs or words or named or any(map(link.href.lower().__contains__, _CART_WORDS))):
        return 0  # nearly every link: what follows asks more of its address
    if _to_market(link.href) or "sponsored" in link.rel:
        return 0
    split = urlsplit(link.href)
    if link.href and (split.hostname or "").removeprefix("www.") not in shelf.hosts:
        return 0
    if link.region in ("header", "nav", "footer") and re.search(r"huong dan|cach|chinh sach", text):
        return 0
    if signs:
        return 3
    if text == "thanh toan" and (target := shelf.captured(link.href)) and not _asked(target.fields):
        return 0  # it tells how to pay
    if words:
        return 0 if re.search(r"lien-?he|contact", split.path) else 2
    return 1 if _CART_PAGE.search(split.path) or (named and len(split.path) > 1) else 0


def _asked(fields: list[Field]) -> set[str]:
    """Which personal data the fields ask for: name, phone, email, address, birth, citizen."""
    out: set[str] = set()
    for f in fields:
        if f.type in ("hidden", "search", "password", "radio", "checkbox", "number", "range"):
            continue
        text = fold(f"{f.name} {f.placeholder} {f.label}")
        out.update(name for name, pattern in _PERSON if pattern.search(text))
    return out


def read_site(shelf: Shelf) -> dict[str, tuple[Fact, ...]]:
    """Facts site.*; true ones only (`read` adds false where the search was whole)."""
    out: dict[str, tuple[Fact, ...]] = {}
    best: tuple[Sign, Page] | None = None
    for page in shelf.pages:
        if shelf.kind(page) in ("record", "account"):
            continue
        for sign in _orders(shelf, page):
            if best is None or sign.strength > best[0].strength:
                best = (sign, page)
        if best and best[0].strength == 3:
            break
    if best and not affiliate(shelf, best[0].strength):
        sign, page = best
        path = page.piece_path(sign.piece, sign.number) if sign.piece else "title"
        out["site.takes_orders"] = (
            page.fact_at("site.takes_orders", True, sign.quote, path, f"site:{sign.how}", sign.sure),
        )
    for name, facts in (
        ("site.is_platform", _platform(shelf)),
        ("site.collects_personal_data", _collects(shelf)),
    ):
        if facts:
            out[name] = (facts,)
    if shelf.home is not None:
        safe = urlsplit(shelf.home.url).scheme == "https"
        if safe or not _private(urlsplit(shelf.home.url).hostname or ""):
            out["site.https"] = (
                shelf.home.fact_at("site.https", safe, shelf.home.url, "", "site:https", 1.0),
            )
    return out


def _private(host: str) -> bool:
    """Whether a host is this machine or a private network, where no certificate can be had."""
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal", ".test")):
        return True
    try:
        return not ip_address(host).is_global
    except ValueError:
        return False


def _platform(shelf: Shelf) -> Fact | None:
    may = lines_with("\n".join(shelf.said), _OF_SELLERS)
    said = {hit.group() for number in may for hit in _SELLERS.finditer(shelf.said[number])}
    if len(said) < 2 or affiliate(shelf):
        return None  # one word alone is as often an invitation to agents as a market of sellers
    for page in shelf.pages:
        if shelf.kind(page) in ("post", "record") or not _SELLERS.search(page.folded_text):
            continue
        for line, folded in zip(page.lines, page.folded, strict=True):
            if (
                len(folded) < 120
                and (found := _SELLERS.search(folded))
                and (line.block.region or shelf.kind(page) in ("home", "policy"))
            ):
                if shelf.kind(page) == "policy" and not re.search(r"\bsan\b", folded):
                    continue
                return page.fact(
                    "site.is_platform", True, line, found.start(), found.end(), "site:platform", 0.7
                )
    return None


def _collects(shelf: Shelf) -> Fact | None:
    for page in shelf.pages:
        if shelf.kind(page) == "record":
            continue
        by_form: dict[int, list[Field]] = {}
        for f in page.fields:
            by_form.setdefault(f.form, []).append(f)
        for number, fields in by_form.items():
            asked = _asked(fields)
            if len(asked) >= 2 or asked & {"phone", "citizen"}:
                return page.fact_at(
                    "site.collects_personal_data",
                    True,
                    ", ".join(sorted(asked)),
                    page.piece_path("forms", number) if number >= 0 else "body",
                    "site:fields",
                    0.9,
                )
    return None
