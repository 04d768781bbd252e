"""Which requests of the walk may leave. The last wall before a real order at a real shop.

What is not a plain look is held unless it is known to fill a cart or to go one step on. Words decide by
the whole address and body, folded; where they leave a doubt, the request is held and the walk says so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote_plus, urlsplit

from crawler.till.words import fold


class Phase(StrEnum):
    """What the walk has just done."""

    LOOK = "look"  # nothing was pressed
    CHOOSE = "choose"  # a size, a colour, a number
    ADD = "add"  # a button that fills the cart
    ON = "on"  # a button or address that leads towards the till
    NEXT = "next"  # a step's own button, with the inspection details typed


@dataclass(frozen=True, slots=True)
class Ask:
    """One request that the page wants to send. `moves` when it brings another page into the tab."""

    method: str
    url: str
    body: str = ""
    moves: bool = False


READS = {"GET", "HEAD", "OPTIONS"}
BODY = 50_000  # characters of a body that are read
# Words that order, in any address or body, by any method.
_ORDERS = re.compile(
    r"(?:place|create|submit|make|save|add|new|send|post|confirm|finish|finali[sz]e|complete|quick|fast|express|instant|do"
    r"|process|insert|store|one ?click|1 ?click)(?: ?(?:the|an|your))? ?(?:orders?|purchase|don hang"
    r"|donhang|dathang|don)\b"
    r"|\b(?:order|don|don hang|dat hang|dathang) ?(?:place|create|submit|make|save|add|new|now|send|post|confirm|finish"
    r"|complete|quick|fast|process|insert|store|nhanh|ngay|luon|moi|thanh cong|success)\b"
    r"|\b(?:quick|fast|one ?click|1 ?click|instant|express) ?(?:buy|checkout|purchase|pay)"
    r"|\b(?:mua|dat) ?(?:nhanh|lien|luon)\b|\b(?:xac nhan|xacnhan|hoan tat|hoantat|hoan thanh|chot"
    r"|len|tao|gui) ?(?:don|dat|mua|thanh toan"
    r"|thanhtoan)"
    r"|\bwc ajax (?:checkout|wc stripe|ppc)|checkout (?:confirm|success|complete|process|place|submit"
    r"|finish|save|do|end|thank)"
    r"|\bsaveorder\b|\bcheckout ?(?:complete|finali[sz]e)|\b(?:thank ?you|cam on|camon)\b|\bpay ?now\b|\bcharge\b"
    r"|\b(?:action|act|do|cmd|task|type|mode) (?:order|checkout|buy|buynow|dathang|dat hang|dat|pay"
    r"|purchase|thanhtoan|thanh toan|hoan ?tat|hoan ?thanh|xac ?nhan|finish)\b"
    r"|\bxu ?ly ?(?:don|dat|thanh ?toan)\b|\bthanh ?toan (?:luu|gui|xu ly|xong|ket thuc)\b"
)
# Words of what comes after an order: nothing that a walk presses leads there by a good way.
_AFTER = re.compile(r"\b(?:hoan ?tat|hoan ?thanh|ket ?thuc|finish(?:ed)?)\b")
_AFTER_PAGE = re.compile(
    r"\b(?:completed?|success\w*|thanh ?cong)\b|\b(?:dat|gui|chot|xong)(?: (?:html?|php|aspx?))?$"
)
# Words that may order: enough to hold what is no plain look, or a look that names goods.
_MAY = re.compile(
    r"\borders?\b|\bdat ?hang\b|\bdon ?hang\b|\bdat ?mua\b|\bmua ?hang\b|\bmua ?ngay\b|\bbuy ?now\b|\bpurchase\b"
    r"|^(?:dat|mua|buy)\b"
    r"|\bpay(?:ment)?s?\b|\bthanh ?toan\b|\bcheckouts?\b|\binvoice\b|\blead\b|\bdang ?ky\b"
)
_NAMES_ORDER = re.compile(
    r"\b(?:orders?|dat ?hang|don ?hang|dat ?mua|mua ?hang|mua ?ngay|buy ?now|purchase|pay)\b|^(?:dat|mua|buy)\b"
)
_ADDS = re.compile(
    r"\b(?:cart|carts|basket|gio ?hang|bag)\b(?: (?:\w+ ){0,3}?(?:add|items?|lines?|create|them|update|guest carts))?"
    r"|\badd ?(?:products? ?)?to ?(?:cart|bag|basket)\b|\badd ?cart\b|\bshopping ?cart\b|\bwc ajax add to cart\b"
    r"|\bthem ?(?:vao ?)?gio(?: ?hang)?\b|\bwc store(?: v1)? (?:cart|batch)\b|\badd ?(?:item|product)s?(?: to cart)?\b"
)
_GOODS = re.compile(
    r"(?:^|&)(?:\w*id|sp|san_?pham|product\w*|variant\w*|sku|item|ma_?sp|qty|quantity|so_?luong|sl)=", re.I
)
_STATIC = re.compile(r"\.(?:js|css|png|jpe?g|webp|avif|gif|svg|woff2?|ico|mp4)$", re.I)
_READS_GOODS = re.compile(
    r"\b(?:products?|san ?pham|variants?|related|recommend\w*|goi ?y|search|stock|ton ?kho|reviews?|danh ?gia"
    r"|price|gia)\b"
)
_ON_PATH = re.compile(
    r"^(?:\w{2} )?(?:(?:index php )?(?:checkouts?|cart|gio ?hang|thanh ?toan|onepage|onestepcheckout|dat ?hang|order)"
    r"(?: (?:index|onepage|checkout|cart|info|thong tin|contact information|shipping|giao hang|dia chi|address|payment"
    r"|phuong thuc|thanh toan|van chuyen|review|xem lai|kiem tra|step ?\d|buoc ?\d|\d))*)(?: (?:php|html?|aspx?))?$"
)
_STEP_PATH = re.compile(
    r"\b(?:checkouts?|step|buoc|shipping|giao ?hang|van ?chuyen|dia ?chi|address|thong ?tin|customer"
    r"|contact|thanh ?toan)\b"
)
_STEP_CALL = re.compile(
    r"\b(?:shipping|giao ?hang|van ?chuyen|dia ?chi|address|thong ?tin|customer|contact|estimate|step ?\d|buoc ?\d"
    r"|update order review)\b"
)
_HANDS_IN = re.compile(
    r"\b(?:luu|gui|xu ?ly|save|send|submit|post|store|insert|tao|create|process|cod|xong|chot|dat)\b"
)
# What is more than filling a cart, even under an address that names the cart.
_BEYOND_CART = re.compile(
    r"\b(?:orders?|dat ?hang|don ?hang|dat ?mua|mua ?hang|mua ?ngay|buy ?now|buy|purchase|pay(?:ment)?s?|thanh ?toan"
    r"|checkouts?|invoice|lead|dang ?ky)\b"
)
_CONTACT_KEY = re.compile(
    r"(?:^|[&\"\[{,._-])(?:\w*phone\w*|sdt|so_?dt|dien_?thoai|tel|mobile|full_?name|ho_?ten|customer_?name|first_?name"
    r"|address\d?|dia_?chi|email)(?:\]|%5D)?[\"']?\s*[=:]\s*[\"']?[^\s&\"',}]",
    re.I,
)
_PAYMENT_KEY = re.compile(
    r"(?:^|[?&\"\[{,._-])(?:\w*payment\w*|pay_?(?:method|type|by)|pttt"
    r"|(?:phuong_?thuc_?|hinh_?thuc_?|kieu_?|loai_?|pt_?)?thanh_?toan)(?:\])?[\"']?\s*[=:]\s*[\"']?[^\s&\"',}]",
    re.I,
)
_MUTATES = re.compile(r"\bmutation\b", re.I)
_CART_MUTATIONS = re.compile(
    r"cartLinesAdd|cartCreate|addProductsToCart|addSimpleProductsToCart|addConfigurableProductsToCart|createEmptyCart"
)


def words(address: str) -> str:
    """An address or body in, its words out: decoded, folded, camelCase and signs parted."""
    text = unquote_plus(unquote_plus(address[:BODY]))
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    return fold(re.sub(r"[^\w]|_", " ", text))


def _said(ask: Ask) -> str:
    parts = urlsplit(ask.url)
    return words(f"{parts.path} {parts.query}")


def carries(ask: Ask, details: Iterable[str]) -> bool:
    """Whether one of the typed details is in the request, however it is written."""
    text = f"{ask.url} {ask.body}"
    plain = unquote_plus(unquote_plus(text))
    escaped = "".join(c if c.isascii() else f"\\u{ord(c):04x}" for c in plain)
    flat = re.sub(r"[\s.()-]", "", plain)
    return any(
        d in plain
        or json.dumps(d).strip('"') in escaped.replace("\\U", "\\u")
        or re.sub(r"[\s.()-]", "", d) in flat
        for d in details
        if d
    )


def judge(ask: Ask, phase: Phase, shop: str, typed: Iterable[str] = (), page: str = "") -> str:
    """A request in, "" when it may leave, else why it is held.

    `shop` is the host of the shop, `typed` the inspection details that were typed so far, `page` the
    address of the page that asks.
    """
    parts = urlsplit(ask.url)
    if parts.scheme not in {"http", "https"}:
        return "not http"
    said = _said(ask)
    if (found := _ORDERS.search(said)) and not _known_add(ask, said, phase):
        return f"its address may place an order ({found[0].strip()!r})"
    sends = carries(ask, typed)
    if phase is not Phase.LOOK and (after := _after(ask, said, page)):
        return f"its address may place an order ({after!r})"
    if sends and _PAYMENT_KEY.search(unquote_plus(f"{urlsplit(ask.url).query}&{ask.body[:BODY]}")):
        return "it carries the inspection details and a way of paying, it may place an order"
    if ask.method.upper() in READS:
        return _read(ask, phase, said, sends, page)
    host = (parts.hostname or "").removeprefix("www.")
    if host != shop.removeprefix("www."):
        return "it sends something to another site"
    body = words(ask.body)
    if found := _ORDERS.search(body) or re.search(r"\b(?:hoan ?tat|ket ?thuc)\b", body):
        return f"its content may place an order ({found[0].strip()!r})"
    if "graphql" in said:
        return _graphql(ask, phase)
    if sends or _CONTACT_KEY.search(unquote_plus(ask.body[:BODY])):
        return _next(ask, phase, said, page)
    if phase is Phase.ADD:
        return "" if _adds(said, body) else "it is not known to do no more than fill the cart"
    if phase is Phase.ON and ask.moves:
        path = words(_below(ask.url, page))
        goes = _ON_PATH.match(path) and not _NAMES_ORDER.search(path)
        return "" if goes else "it is not known to do no more than go to the till"
    if phase is Phase.ON and re.search(
        r"wc ajax (?:get refreshed fragments|update order review|add to cart)", said
    ):
        return ""
    if phase is Phase.NEXT:
        return _next(ask, phase, said, page)
    return "nothing was pressed that asks for it"


def _after(ask: Ask, said: str, page: str) -> str:
    """The words of an address that comes after an order, "" when it is none."""
    path = urlsplit(ask.url).path
    if _STATIC.search(path) or path == urlsplit(page).path:
        return ""
    found = _AFTER.search(said) or (_AFTER_PAGE.search(words(path)) if ask.moves else None)
    return found[0] if found else ""


def _read(ask: Ask, phase: Phase, said: str, sends: bool, page: str) -> str:
    if sends and not (phase is Phase.NEXT and ask.moves and _STEP_PATH.search(said)):
        return "it carries the inspection details in its address"
    query = urlsplit(ask.url).query
    if phase in {Phase.ADD, Phase.CHOOSE} and (why := _unknown_add(ask, said, page)):
        return why
    path = words(_below(ask.url, page))
    found = _MAY.search(said)
    if not found or _known_add(ask, said, phase):
        return ""
    if ask.moves:
        if _ON_PATH.match(path) and not _GOODS.search(query):
            return ""
        own = urlsplit(ask.url).path == urlsplit(page).path
        if not _NAMES_ORDER.search(said) or (phase is Phase.LOOK and (own or not _acts(said, query))):
            return ""
        return f"its address may place an order ({found[0]!r}), it cannot be told"
    # a look by script, picture or frame: shops read their own lists this way; what names goods may act on them
    if _STATIC.search(urlsplit(ask.url).path):
        return ""
    return f"its address may place an order ({found[0]!r}), it cannot be told" if _acts(said, query) else ""


def _unknown_add(ask: Ask, said: str, page: str) -> str:
    """After a press that should fill the cart, only what is known to lead there or to read goods is let out."""
    parts = urlsplit(ask.url)
    if _known_add(ask, said, Phase.ADD) or _ADDS.search(said) or _STATIC.search(parts.path):
        return ""
    if ask.moves:
        same = parts.path.rstrip("/") == urlsplit(page).path.rstrip("/")
        known = _ON_PATH.match(words(_below(ask.url, page))) and not _GOODS.search(parts.query)
        return "" if same or known else "it may place an order, it cannot be told from its address"
    reads = not _GOODS.search(parts.query) or _READS_GOODS.search(said)
    return "" if reads else "it names goods and is not known to do no more than fill the cart"


def _below(url: str, page: str) -> str:
    """The path without the folders that the page and it have in common (a shop may live in one), if more follows."""
    path, own = urlsplit(url).path.split("/"), urlsplit(page).path.rstrip("/").split("/")
    shared = 0
    while shared < min(len(path), len(own)) - 1 and path[shared] == own[shared]:
        shared += 1
    return "/".join(path[shared:])


def _acts(said: str, query: str) -> bool:
    return bool(_NAMES_ORDER.search(said) and (_GOODS.search(query) or re.search(r"\b\d+$", said)))


def _known_add(ask: Ask, said: str, phase: Phase) -> bool:
    """Addresses that every shop of an engine has for filling the cart."""
    return phase is Phase.ADD and bool(
        re.search(
            r"^(?:\w{2} )?(?:index php )?(?:checkout )?cart add\b|\bwc ajax add to cart\b|\broute checkout cart add\b",
            said,
        )
        or re.search(r"[?&]add-to-cart=\d+", ask.url)
    )


def _adds(said: str, body: str) -> bool:
    rest = re.sub(r"\bcheckout cart\b", "cart", said)
    if _BEYOND_CART.search(rest):
        return False
    fills = re.search(r"\badd to cart\b|\baddtocart\b|\bthem (?:vao )?gio\b|\badd cart\b", body)
    return bool(_ADDS.search(rest)) or bool(fills)


def _next(ask: Ask, phase: Phase, said: str, page: str) -> str:
    if phase is not Phase.NEXT:
        return "it carries a person's details"
    same = urlsplit(ask.url).path.rstrip("/") == urlsplit(page).path.rstrip("/")
    hands_in = _HANDS_IN.search(said) and not _STEP_CALL.search(said)
    if ask.moves and (same or (_STEP_PATH.search(said) and not hands_in)):
        return ""
    if _STEP_CALL.search(said) and not _BEYOND_CART.search(
        re.sub(r"\bcheckouts?\b(?= \w)|order review", "", said)
    ):
        return ""
    return "it carries the inspection details to an address that is not known to be the next step"


def _graphql(ask: Ask, phase: Phase) -> str:
    if not _MUTATES.search(ask.body):
        return ""
    found = _CART_MUTATIONS.findall(ask.body)
    fields = re.findall(r"\b([a-z]\w+)\s*\(", re.sub(r"mutation\s+\w+\s*\([^)]*\)", "", ask.body))
    others = [
        f
        for f in fields
        if f not in found and re.search(r"order|pay|checkout|customer|place|complete", f, re.I)
    ]
    return (
        ""
        if phase is Phase.ADD and found and not others
        else "a mutation that is not known to fill the cart only"
    )
