"""Which link leads where: from the words of the link and the slug of its address.

Words are compared folded (no tone marks, no case), because shops write "Chính sách đổi trả",
"CHINH SACH DOI TRA" and "/chinh-sach-doi-tra" alike.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from urllib.parse import unquote, urlsplit


class Role(StrEnum):
    """What a page is for, as far as a link tells. The order is the order of visiting."""

    RECORD = "record"
    TERMS = "terms"
    CONTRACT = "contract"
    RETURNS = "returns"
    PRIVACY = "privacy"
    PAYMENT = "payment"
    SHIPPING = "shipping"
    WARRANTY = "warranty"
    INSPECTION = "inspection"
    COMPLAINTS = "complaints"
    CONTACT = "contact"
    ABOUT = "about"
    PRICES = "prices"
    PLATFORM = "platform"
    POLICY = "policy"  # some policy, which one the link does not tell
    CATEGORY = "category"
    PRODUCT = "product"
    CART = "cart"
    POST = "post"
    OTHER = "other"


POLICIES = tuple(Role)[1:15]
TEXT_LIMIT = 70  # characters; a longer text is a headline or a product's name, not a menu entry
SLUG_WORDS = 10  # a longer slug is a headline as well

PATTERNS: tuple[tuple[Role, str], ...] = (
    (
        Role.CONTRACT,
        r"giao ket hop dong|huong dan (?:mua|dat) hang|(?:cach|quy trinh|cach thuc) (?:mua|dat) hang"
        r"|mua hang online"
        r"|huong dan dat|how to (?:buy|order)|buying guide|huong dan su dung website|quy trinh giao dich",
    ),
    (
        Role.INSPECTION,
        r"kiem (?:tra )?hang|dong kiem|xem hang truoc|kiem tra truoc khi|inspection",
    ),
    (
        Role.COMPLAINTS,
        r"khieu nai|tranh chap|gop y|phan anh|bao ve (?:quyen loi )?nguoi tieu dung|complaints?|disputes?",
    ),
    (
        Role.RETURNS,
        r"doi tra|tra hang|doi hang|hoan tien|hoan tra|doi san pham|returns?(?: policy)?|refunds?"
        r"|exchange policy|huy don",
    ),
    (
        Role.PRIVACY,
        r"bao mat|quyen rieng tu|rieng tu|du lieu ca nhan|thong tin ca nhan|privacy|bao ve thong tin",
    ),
    (
        Role.WARRANTY,
        r"bao hanh|bao tri|warrant(?:y|ies)|guarantee",
    ),
    (
        Role.SHIPPING,
        r"van chuyen|giao (?:nhan|hang)|ship(?:ping)?(?: policy)?|delivery",
    ),
    (
        Role.PAYMENT,
        r"(?:chinh sach|phuong thuc|hinh thuc|huong dan|quy dinh|cach|cach thuc"
        r"|dieu khoan) (?:ve )?thanh toan"
        r"|tra gop|payment(?:s| methods?| policy)?|tai khoan ngan hang|thong tin chuyen khoan",
    ),
    (
        Role.PRICES,
        r"chinh sach (?:ve )?gia|bang gia|bao gia|niem yet gia|price (?:policy|list)|chinh sach khuyen mai",
    ),
    (
        Role.PLATFORM,
        r"quy che|quy dinh (?:nguoi ban|dang tin|danh cho nguoi ban)|quy tac cong dong|seller (?:rules"
        r"|policy)",
    ),
    (
        Role.TERMS,
        r"dieu khoan|dieu kien (?:giao dich|su dung|mua ban|chung)|quy dinh (?:chung|su dung|va)"
        r"|thoa thuan (?:su dung|nguoi dung)"
        r"|terms|tos|conditions of use|user agreement",
    ),
    (
        Role.CONTACT,
        r"lien he|lien lac|contact(?: us)?|he thong (?:cua hang|showroom|chi nhanh|dai ly)"
        r"|dia chi cua hang|stores?locator"
        r"|tim cua hang|ho tro khach hang|cham soc khach hang",
    ),
    (
        Role.ABOUT,
        r"gioi thieu|ve chung toi|ve cong ty|about(?: us)?|cau chuyen thuong hieu|thong tin (?:cong ty"
        r"|doanh nghiep|chu so huu"
        r"|phap ly|website|nguoi ban)|giay phep|giay chung nhan|chung nhan|legal notice|imprint",
    ),
    (
        Role.CART,
        r"gio hang|xem gio|thanh toan|checkout|view cart|shopping cart|my cart|dat hang|don hang cua ban",
    ),
    (
        Role.POLICY,
        r"chinh sach|quy dinh|policy|policies|cam ket|faqs?|cau hoi thuong gap|hoi dap|huong dan|tro giup"
        r"|help(?: cent(?:er|re))?",
    ),
)
WORDS = tuple((role, re.compile(rf"\b(?:{pattern})\b")) for role, pattern in PATTERNS)
CART_PATH = re.compile(
    r"/(?:cart|gio-?hang|checkout|thanh-?toan|shopping-?cart|basket|dat-?hang|onestepcheckout|pay)(?:/"
    r"|\.\w+|$)"
)
PRODUCT_PATH = re.compile(
    r"/(?:products?|san-?pham|chi-?tiet(?:-san-pham)?|item|sp|p|product-?details?|hang-hoa|listing)/[^/]+"
    r"|-p\d{2,}(?:\.html?)?$|-i\.\d+\.\d+|/[^/]+-pr?\d+\.html?$|[?&](?:product(?:_?id)?|sp|masp|id_?sp)="
    r"|/p-?\d+"
)
CATEGORY_PATH = re.compile(
    r"/(?:collections?|danh-?muc(?:-san-pham)?|product-category|categor(?:y|ies)|nhom-hang|loai-san-pham|c"
    r"|cat|shop"
    r"|cua-hang|tat-ca-san-pham|all-products?|brands?|thuong-hieu|nhom|chuyen-muc)(?:/|$)"
    r"|-c\d{2,}(?:\.html?)?$"
    r"|/(?:products?|san-?pham)/?(?:\.html?)?$|[?&](?:category|cat|danhmuc|cate)="
)
POST_PATH = re.compile(
    r"/(?:blogs?|tin-?tuc|news|bai-?viet|posts?|kien-thuc|cam-nang|su-kien|articles?|goc-tu-van"
    r"|magazine)(?:/|$)"
)
CATEGORY_WORDS = re.compile(
    r"\b(?:danh muc|tat ca san pham|bo suu tap|san pham|nganh hang|collection|shop all|cua hang)\b"
)
# Links that act, log in or only search: a visit looks, it never does.
ACTING = re.compile(
    r"add[-_]?to[-_]?(?:cart|wishlist)|/cart/(?:add|change|clear|update|remove)|/(?:gio-?hang"
    r"|cart)/(?:them|xoa|add|mua)"
    r"|[?&](?:action|do|act)=(?:add|delete|remove|buy|logout|order|empty)\w*|/(?:logout|log-?out"
    r"|dang-?xuat|signout)"
    r"|[?&](?:add|remove|delete|del|xoa|them|buy)=|/(?:delete|remove|xoa|unsubscribe|huy-don)(?:/|$|\?)"
    r"|/mua-ngay/|[?&](?:add-to-cart|wc-ajax|replytocom)="
    # some shops take an order by a plain link
    r"|/(?:orders?|dat-?hang|dat-?mua|mua-?hang|mua-?ngay|mua-?nhanh|dat-?nhanh|dat-hang-nhanh|buy-?now|quick-?(?:order|buy)"
    r"|purchase)(?:/(?:[^?]*\d|create|new|add|now|place|confirm|success|complete|submit|tao|moi|xac-nhan)[^?]*"
    r"|(?:\.\w+)?/?\?.*(?:id|sp|product\w*|variant|sku|masp|qty|quantity|so-?luong)=)"
    r"|/(?:tao|xac-nhan|hoan-tat)-(?:don|dat|mua)|/checkout/(?:confirm|success|complete|place|submit)"
)
ACCOUNT = re.compile(
    r"/(?:account|tai-?khoan|login|log-?in|dang-?nhap|dang-?ky|register|sign-?(?:in|up)|wishlist|yeu-thich"
    r"|so-sanh|compare"
    r"|search|tim-?kiem|wp-(?:admin|login|json)|admin|my-account|feed|rss|forgot|quen-mat-khau|cdn-cgi"
    r"|xmlrpc)(?:[/?]|\.\w+|$)"
    r"|[?&](?:s|q|keyword|search|tukhoa|return_?url|redirect(?:_to)?)="
)
FILES = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|ico|bmp|css|js|mjs|json|xml|txt|pdf|docx?|xlsx?|pptx?|zip|rar|7z|gz|apk"
    r"|exe|dmg|mp[34]|avi"
    r"|mov|woff2?|ttf|eot)$"
)
PAGE_FOLDER = re.compile(r"/(?:pages?|policies|policy|chinh-sach|ho-tro|support|huong-dan|help|thong-tin)/")
# A link that begins like this names a policy wherever it stands, be it among tiles of products.
NAMED = re.compile(
    r"^(?:chinh sach|dieu khoan|dieu kien|quy che|quy dinh|quy trinh|quy tac|huong dan (?:mua|dat|thanh"
    r"|doi|giao)"
    r"|lien he|gioi thieu|ve chung toi|bao mat|phuong thuc|hinh thuc|cau hoi|thong tin (?:cong ty|lien he"
    r"|phap ly)"
    r"|giai quyet|khieu nai|doi tra|privacy|terms|shipping policy|return|refund|contact|about"
    r"|(?:trung tam )?tro giup)\b"
)
ENDING = re.compile(r" ?\b(?:html?|php|aspx?)$")
NOT_WORDS = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """Text in, lower-case words without tone marks out, one space between them."""
    lowered = text.lower()
    if not lowered.isascii():
        lowered = unicodedata.normalize("NFD", lowered.replace("đ", "d")).encode("ascii", "ignore").decode()
    return NOT_WORDS.sub(" ", lowered).strip()


@lru_cache(maxsize=65536)
def why_not(url: str) -> str:
    """An address in; why a visit does not go there ("" when it may)."""
    parts = urlsplit(url.lower())
    where = parts.path + (f"?{parts.query}" if parts.query else "")
    if ACTING.search(where):
        return "acts: following it would change something"
    if ACCOUNT.search(where):
        return "account, login or search"
    if FILES.search(parts.path):
        return "a file, not a page"
    if len(url) > 2_000:
        return "trap: an address above 2,000 characters"
    return ""


def role_of(text: str, url: str, *, in_menu: bool = False, in_product: bool = False) -> Role:
    """The words of a link, its address and where it stands in; the role of the page behind it out."""
    parts = urlsplit(unquote(url).lower())
    where = parts.path + (f"?{parts.query}" if parts.query else "")
    words = fold(text) if len(text) <= TEXT_LIMIT else ""
    slug = _slug(parts.path)
    if CART_PATH.search(parts.path) and not PAGE_FOLDER.search(parts.path):
        return Role.CART
    named = next((role for said in (words, slug) if NAMED.match(said) and (role := _policy(said))), None)
    if named is not None and named is not Role.CART:
        return named
    if PRODUCT_PATH.search(where):
        return Role.PRODUCT
    if not in_product and not (POST_PATH.search(parts.path) and slug.count(" ") > 4):
        for said in (words, slug):
            role = _policy(said)
            if role is not None and not (role is Role.CART and said is slug):
                return role
    if POST_PATH.search(parts.path):
        return Role.POST
    if CATEGORY_PATH.search(where):
        return Role.CATEGORY
    if in_product:
        return Role.PRODUCT
    if in_menu or CATEGORY_WORDS.search(words):
        return Role.CATEGORY
    return Role.OTHER


def _slug(path: str) -> str:
    """The shop's own name for a page: the folded last step of its path; "" when it reads like a headline."""
    last = path.rstrip("/").rpartition("/")[2]
    slug = ENDING.sub("", fold(last))
    return "" if slug.count(" ") >= SLUG_WORDS and not PAGE_FOLDER.search(path) else slug


def _policy(words: str) -> Role | None:
    if not words:
        return None
    return next((role for role, pattern in WORDS if pattern.search(words)), None)
