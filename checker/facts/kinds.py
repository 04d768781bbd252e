"""What kind of page it is: told by what the page says, its address only helps.

Kinds: home, contact, about, policy, product, category, cart, checkout, account, post, record, other.
"""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from checker.facts.fold import fold
from checker.facts.page import Page
from checker.facts.remember import remembered
from checker.facts.structured import types_of
from checker.facts.tones import find
from checker.facts.wares import is_sold, is_ware

RECORD_HOST = "online.gov.vn"

_CONTACT = re.compile(r"\b(?:lien he|contact(?: us)?|thong tin lien he)\b")
_ABOUT = re.compile(
    r"\b(?:gioi thieu|ve chung toi|about(?: us)?|cau chuyen (?:thuong hieu|cua)|"
    r"ve thuong hieu|"
    r"thong tin (?:ve )?(?:cong ty|doanh nghiep)|ho so (?:cong ty|nang luc))\b"
)
POLICY_WORDS = re.compile(
    r"\b(?:chinh sach|dieu khoan|dieu kien (?:giao dich|su dung|mua|ban hang|chung|dat|thue)|"
    r"thong tin khach|quy che|quy dinh|quy trinh|"
    r"huong dan (?:mua|dat|thanh toan|doi tra|giao dich)|"
    r"doi tra|hoan tra|hoan tien|bao hanh|bao mat|van chuyen|giao hang|giao nhan|kiem hang|dong kiem|"
    r"phuong thuc thanh toan|hinh thuc thanh toan|huong dan thanh toan|khieu nai|tranh chap|"
    r"thoa thuan (?:su dung|nguoi dung|voi khach|giua)|cam ket (?:ban hang|dich vu|voi khach|mua hang)|^cam ket$|"
    r"cau hoi thuong gap|hoi (?:-|–|&|va)? ?dap|rieng tu|du lieu ca nhan|"
    r"cach (?:thuc )?(?:mua|dat|order)(?: hang)?|mua hang (?:va|&|the nao|nhu the nao)|terms?(?: of| and| &)|"
    r"terms|privacy|refund|"
    r"returns?|"
    r"shipping|warranty|polic(?:y|ies)|payment (?:methods?|terms|options)|(?:ways|how) to (?:pay|order|buy)|"
    r"ordering|placing an order|inspection|complaints?|disputes?|trung tam (?:tro giup|ho tro)|faqs?)\b"
)
_CART = re.compile(r"\b(?:gio hang|shopping cart|my cart|your cart|cart)\b")
_CHECKOUT = re.compile(
    r"\b(?:thanh toan|check ?out|dat hang|xac nhan don hang|thong tin (?:giao|"
    r"nhan) hang)\b"
)
_ACCOUNT = re.compile(
    r"^(?:trang )?(?:dang nhap|dang ky|tai khoan|login|sign ?(?:in|up)|register|"
    r"my account|yeu thich|wish ?list|"
    r"lich su don hang|tra cuu don|quen mat khau|quan tri)\b"
)
_POST_URL = re.compile(
    r"/(?:blogs?|news|tin-tuc|bai-viet|tin|kien-thuc|cam-nang|post|posts|article|"
    r"articles|tuyen-dung)/[^/?#]{6,}"
)
_PRODUCT_URL = re.compile(
    r"/(?:products?|san-pham|p(?!/[^/]+\.html$)|item)/(?:[^/?#]{3,}|\d{1,2}$)|(?:product|chi-?tiet|detail)[^/]*$"
)
_CATEGORY_URL = re.compile(
    r"/(?:collections?|danh-muc|category|categories|product-category|shop(?!/pages?/[a-z])|search|tim-kiem|"
    r"products)(?:/|$)"
)
LISTICLE = re.compile(
    r"^(?:top \d|\d+ (?:cach|dia chi|shop|cong ty|loai|mau|bi quyet|dieu|ly do)|review |"
    r"so sanh |bi quyet |tuyen dung |kinh nghiem |meo |tai sao |vi sao |what is )|\b(?:la gi|vs)\b|"
    r"\btrong (?:xuat nhap khau|ngoai thuong|thuong mai quoc te)\b|"
    r"\bvan ban phap luat\b|\btin phap ly\b|\btren (?:cac )?(?:san|shopee|lazada|tiki|tiktok|amazon|ebay)\b"
)
_PAGE_NAMES = re.compile(
    r"(?:chinh sach|dieu khoan|quy dinh|quy che|huong dan|lien he|gioi thieu|"
    r"ve chung toi|gio hang|thanh toan|bao hanh|bao mat|privacy|terms)\b"
)
_APART = {
    "".join(w.split()): w
    for w in (
        "chinh sach",
        "dieu khoan",
        "doi tra",
        "bao hanh",
        "van chuyen",
        "giao hang",
        "thanh toan",
        "bao mat",
        "huong dan",
        "mua hang",
        "dat hang",
        "kiem hang",
        "khieu nai",
        "lien he",
        "gioi thieu",
        "gio hang",
        "hoan tien",
        "quy dinh",
        "quy che",
        "su dung",
        "dang nhap",
        "dang ky",
        "san pham",
        "chi tiet",
    )
}
_JOINED = re.compile("|".join(sorted(_APART, key=len, reverse=True)))
# What begins a name of many words that is still a policy's.
_RULES = re.compile(r"(?:chinh sach|quy dinh|dieu khoan|dieu kien)\b")
_TERM = re.compile(r" (?:chinh hang |dien tu |toi )?\d+ (?:thang|nam|ngay)(?![a-z])")
_OF_NEWS = {"Article", "NewsArticle", "BlogPosting", "Recipe"}
_SHORT = 90  # characters of a heading that can name a page


def slug(url: str) -> str:
    """The path of an address as folded words: "/pages/chinh-sach-doi-tra.html" → "pages chinh sach doi tra"."""
    path = fold(unquote(urlsplit(url).path))
    return re.sub(r"[^a-z0-9]+", " ", re.sub(r"\.(?:html?|php|aspx?|jsp)$", "", path)).strip()


@remembered(10_000)
def last_words(url: str) -> str:
    """The last part of the path of an address as folded words."""
    parts = [p for p in urlsplit(url).path.split("/") if p]
    words = slug("/" + parts[-1]) if parts else ""
    return (
        _JOINED.sub(lambda m: f" {_APART[m.group()]} ", words).strip().replace("  ", " ")
        if words and len(words) > 5
        else words
    )


def names_of(page: Page) -> list[tuple[str, str]]:
    """By which a page names itself, folded and as written: h1s, title (up to its first bar), end of the path."""
    names = [h.text for h in page.headings if h.heading == 1 and len(h.text) <= _SHORT][:3]
    if not names:
        main = [h for h in page.headings if h.region not in ("header", "nav", "footer", "aside")]
        names = [h.text for h in main if h.heading == 2 and len(h.text) <= _SHORT][:1]
    first, *rest = re.split(r"\s[|–—:·•-]\s", page.title)
    rest = [
        one
        for one in rest
        if (found := _PAGE_NAMES.match(fold(one))) and not _TERM.match(fold(one), found.end())
    ]
    names += [t for t in (first, *rest) if t and len(t) <= _SHORT]
    names.append(last_words(page.url))
    return [(fold(n), n) for n in names if n]


def naming(page: Page) -> list[str]:
    """`names_of`, folded only."""
    return [folded for folded, _ in names_of(page)]


_ROUTE = re.compile(
    r"(?:^|&)(?:route=(?!common/home)|(?:[a-z_]*id|page|mod|module|act|view|cat|p|c|option|do|task|sp|tin)=\w)",
    re.I,
)


def is_home_address(url: str) -> bool:
    """Whether the address is the door of its host."""
    if _ROUTE.search(
        urlsplit(url).query
    ):  # OpenCart: index.php?route=information/information&information_id=5
        return False
    return bool(
        re.fullmatch(
            r"/?(?:(?:en|vi|vn|eng|zh|cn|ko|kr|ja|jp)(?:-[a-z]{2})?(?:/|$))?"
            r"(?:index|home|default|trang-chu|main)?(?:\.(?:html?|php|aspx?|jsp))?/?",
            urlsplit(url).path.lower(),
        )
    )


def _short(name: str, words: int = 8) -> bool:
    return len(name.split()) <= words


def kind_of(page: Page) -> str:
    """The kind of one page, without knowing its neighbours (home is told by `Shelf`). Kept on the page."""
    if "kind" not in page.notes:
        page.notes["kind"] = _kind_of(page)
    kind: str = page.notes["kind"]
    return kind


def _kind_of(page: Page) -> str:
    split = urlsplit(page.url)
    host = (split.hostname or "").lower()
    if host == RECORD_HOST or host.endswith("." + RECORD_HOST):
        return "record"
    named, path = names_of(page), split.path.lower()
    names = [n for n, _ in named]
    types = {t for item in page.json_ld for t in types_of(item)}
    goods = "Product" in types and not types & _OF_NEWS  # "Tại sao chúng ta ngủ" may be a book
    if not goods and any(LISTICLE.search(n) and len(n.split()) > 5 for n in names):
        return "post"
    terms = [n for n, written in named if is_policy(n, written)]
    if terms and not _POST_URL.search(path) and "Product" not in types:
        if not is_sold(page, terms):
            return "policy"
        return "product" if _PRODUCT_URL.search(path) else "other"
    return (
        _by_names(page, names, path) or _by_types(page, types, path) or ("post" if _told(named) else "other")
    )


def _by_names(page: Page, names: list[str], path: str) -> str:
    """The kind that the page's own names tell, or ''."""
    heads = {fold(h.text) for h in page.headings}
    titled = [n for n in names if n not in heads] + [last_words(page.url)]  # pop-ups have h1s too
    if any(_CONTACT.search(n) and _short(n) for n in names):
        return "contact"
    if any(_CART.search(n) and _short(n, 6) for n in titled):
        return "cart"
    if _POST_URL.search(path):
        return "post"
    if any(_CHECKOUT.search(n) and _short(n, 6) for n in names) or "checkout" in path:
        return "policy" if "checkout" not in path and not _asks_person(page) and _long(page) else "checkout"
    if _PRODUCT_URL.search(path):
        return "product"
    if any(_ABOUT.search(n) and _short(n, 7) for n in names):
        return "about"
    return "account" if any(_ACCOUNT.search(n) and _short(n, 6) for n in titled) else ""


def _by_types(page: Page, types: set[str], path: str) -> str:
    """The kind that structured data and the address tell, or ''."""
    og, category = page.meta.get("og:type", ""), bool(_CATEGORY_URL.search(path))
    if "Product" not in types and types & _OF_NEWS:
        return "post"
    several = types & {"CollectionPage", "ItemList"}
    if not category and (("Product" in types and not several) or og.startswith("product")):
        return "product"
    if category or several:
        return "category"
    return "post" if og == "article" else ""


def is_policy(name: str, written: str) -> bool:
    """Whether a folded name (and as written) is a policy's: short, its words at the beginning."""
    found = find(POLICY_WORDS, name, written)
    if found and found.start() and _TERM.match(name, found.end()):
        return False  # "Ví da - Bảo hành 12 tháng": goods with their promise; "Đổi trả 7 ngày" are terms
    if found and found.start() and is_ware(name, written):
        return False
    return found is not None and found.start() <= 30 and _short(name, 16 if _RULES.match(name) else 12)


def _told(named: list[tuple[str, str]]) -> bool:
    """Whether a page's names are an article's on a matter of terms: they begin with it and go on for a whole line."""
    return any(
        (found := find(POLICY_WORDS, *n)) and found.start() <= 3 and not _short(n[0], 12) for n in named
    )


def _long(page: Page) -> bool:
    """Whether the page holds several sentences outside header, menu and footer."""
    return (
        sum(
            1
            for line in page.lines
            if len(line.text) > 60 and line.block.region not in ("header", "nav", "footer")
        )
        >= 3
    )


def _asks_person(page: Page) -> bool:
    words = " ".join(fold(f"{f.name} {f.placeholder} {f.label}") for f in page.fields)
    return len(re.findall(r"ho ten|ho va ten|name|dien thoai|phone|dia chi|address", words)) >= 2
