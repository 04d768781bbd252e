"""One row of a registry: cells in, a storefront out, or every fault of the row."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.address import storefront_id
from crawler.model import Kind, Storefront
from sweep.columns import Columns, fold
from sweep.faults import Fault
from sweep.taxcode import read_tax_code

KINDS: dict[Kind, tuple[str, ...]] = {
    Kind.WEBSITE: (
        "website", "web", "web site", "trang web", "site", "website tmdt", "website thuong mai dien tu", "web ban hang",
        "website ban hang", "website tmdt ban hang", "website thuong mai dien tu ban hang",
        "trang tin dien tu", "website cung cap dich vu tmdt", "trang thong tin dien tu",
    ),
    Kind.SHOP: (
        "gian hang", "shop", "cua hang tren san", "gian hang tren san", "shop tren san", "gian hang tmdt",
        "gian hang truc tuyen", "gian hang tren san tmdt", "marketplace shop", "shop in platform",
        "cua hang tren san tmdt",
    ),
    Kind.APP: (
        "ung dung", "app", "ung dung di dong", "application", "mobile app", "ung dung ban hang",
        "app ban hang",
    ),
    Kind.SOCIAL: (
        "mang xa hoi", "social", "fanpage", "trang mang xa hoi", "facebook", "tiktok", "zalo", "instagram",
        "youtube", "kenh mang xa hoi", "tai khoan mang xa hoi", "mxh", "social media", "social page",
        "livestream", "trang facebook", "tai khoan facebook", "trang fanpage", "social network",
        "facebook page", "kenh tiktok",
    ),
}  # fmt: skip
TITLES = {  # how a hint spells each kind: (Vietnamese, English)
    Kind.WEBSITE: ("website", "website"),
    Kind.SHOP: ("gian hàng", "shop"),
    Kind.APP: ("ứng dụng", "app"),
    Kind.SOCIAL: ("mạng xã hội", "social"),
}
_KIND = {word: kind for kind, words in KINDS.items() for word in words}
# Whose address says by itself what kind of storefront stands behind it.
_SOCIAL = (
    "facebook.com", "fb.com", "fb.me", "m.me", "instagram.com", "tiktok.com", "zalo.me", "youtube.com",
    "threads.net", "threads.com", "x.com", "twitter.com", "pinterest.com",
)  # fmt: skip
_APPS = ("play.google.com", "apps.apple.com", "itunes.apple.com", "appgallery.huawei.com")
_SHOPS = ("shopee.vn", "lazada.vn", "tiki.vn", "sendo.vn", "chotot.com", "shop.tiktok.com")
_HOSTS: dict[str, Kind] = {
    **dict.fromkeys(_SHOPS, Kind.SHOP),
    **dict.fromkeys(_SOCIAL, Kind.SOCIAL),
    **dict.fromkeys(_APPS, Kind.APP),
}
_SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_NO_ADDRESS = re.compile(r"^(mailto|javascript|tel|data|file|sms|about):", re.IGNORECASE)
_HOST = re.compile(r"^(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)*[^\W_](?:[\w-]{0,61}[^\W_])?$")
NO_ORDER = {"", "khong", "no", "false", "0"}
_ORDER = re.compile(r"\d+\s*/\s*(?:\d{4}\s*/\s*)?[^\W\d_]{2}")  # a number, a year perhaps, who issued it
_PLAIN_FIELDS = ("name", "platform", "declared_owner", "category")


@dataclass(frozen=True, slots=True)
class Read:
    """One row: its storefront (None when refused), its address's id ('' when unreadable), what was odd."""

    storefront: Storefront | None
    id: str
    faults: list[Fault]
    notices: list[Fault]


def read_row(cells: Sequence[str], columns: Columns, line: int) -> Read:
    """In: the cells of a row as text, the columns, the line in the file. Never raises."""
    faults: list[Fault] = []
    notices: list[Fault] = []

    def text(field: str) -> str:
        parts = (" ".join(cells[i].split()) for i in columns.at.get(field, ()) if i < len(cells))
        return ", ".join(part for part in parts if part)

    def refuse(fault: Fault, field: str) -> None:
        title = columns.title(field)
        faults.append(Fault(fault.code, line, title, fault.found, fault.hint))

    beyond = [c for c in cells[len(columns.titles) :] if c.strip()]
    if beyond:
        faults.append(Fault("too_wide", line, "", " | ".join(beyond)))
    raw_url = next((cells[i].strip() for i in columns.at["url"] if i < len(cells)), "")
    url = read_url(raw_url)
    if isinstance(url, Fault):
        refuse(url, "url")
    kind = read_kind(text("kind"))
    if isinstance(kind, Fault):
        refuse(kind, "kind")
    tax_code = read_tax_code(text("tax_code"))
    if isinstance(tax_code, Fault):
        refuse(tax_code, "tax_code")
    order = read_order(text("by_order"))
    if isinstance(order, Fault):
        refuse(order, "by_order")
    key = "" if isinstance(url, Fault) else storefront_id(url)
    if not (isinstance(url, str) and isinstance(tax_code, str) and isinstance(order, str)):
        return Read(None, key, faults, notices)
    if isinstance(kind, Fault):
        return Read(None, key, faults, notices)
    host_kind = kind_of_host(url)
    if kind is Kind.WEBSITE and host_kind is not None:
        refuse(Fault("kind_host", found=url, hint=TITLES[host_kind]), "kind")
    if kind is None:
        kind = host_kind or Kind.WEBSITE
        if host_kind is not None:
            notices.append(Fault("kind_guessed", line, columns.title("url"), url, TITLES[kind]))
    if faults:
        return Read(None, key, faults, notices)
    address = ", ".join(part for part in (text("address"), text("ward"), text("province")) if part)
    plain = {field: text(field) for field in _PLAIN_FIELDS}
    more = {"notes": text("notes"), "by_order": order, **plain}
    storefront = Storefront(id=key, url=url, kind=kind, tax_code=tax_code, address=address, **more)
    return Read(storefront, key, faults, notices)


def read_url(text: str) -> str | Fault:
    """An http(s) address as given, with https:// in front where no scheme stood; or a fault without place."""
    found = text.strip().strip("\u200b\ufeff<>\"'")
    if not found:
        return Fault("no_url")
    if re.search(r"[\s;,|]", found):
        pieces = [p for p in re.split(r"[\s;,|]+", found) if p]
        several = len(pieces) > 1 and all(
            re.match(r"(?i)(https?://|www\.|[\w-]+(\.[\w-]+)+)", p) for p in pieces
        )
        return Fault("many_urls" if several else "bad_url", found=found)
    scheme = _SCHEME.match(found)
    if (scheme and scheme[1].lower() not in ("http", "https")) or _NO_ADDRESS.match(found):
        return Fault("scheme", found=found)
    url = found if scheme else "https://" + found.lstrip("/")
    try:
        parts = urlsplit(url)
        host, _ = (parts.hostname or "").rstrip("."), parts.port
        storefront_id(url)
    except ValueError:
        return Fault("bad_url", found=found)
    if "@" in parts.netloc:
        return Fault("login", found=found)
    if not _is_host(host):
        return Fault("bad_url", found=found)
    return url


def read_kind(text: str) -> Kind | Fault | None:
    """A kind from its word in either language; None for an empty cell; or a fault with did-you-mean."""
    folded = fold(text)
    if not folded:
        return None
    kind = _KIND.get(folded)
    if kind is not None:
        return kind
    near = difflib.get_close_matches(folded, list(_KIND), 1, 0.7)
    vi, en = TITLES[_KIND[near[0]]] if near else ("", "")
    hint = (f" (ý bạn là {vi!r}?)", f" (did you mean {en!r}?)") if near else ""
    return Fault("kind", found=text, hint=hint)


def read_order(text: str) -> str | Fault:
    """The number of an order as it is written ("QĐ 12/QĐ-QLTT"), '' for none; a fault when there is no number."""
    if fold(text) in NO_ORDER:
        return ""
    return text if _ORDER.search(text) else Fault("order", found=text)


def kind_of_host(url: str) -> Kind | None:
    """What the address itself says: a page inside a known platform or network; None for any other."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    for known, kind in _HOSTS.items():
        if host == known or host.endswith("." + known):
            inside = parts.path.strip("/") or parts.query
            return kind if inside or kind is not Kind.SHOP else None
    return None


def _is_host(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost") or re.fullmatch(r"[0-9a-f:.]*:[0-9a-f:.]*", host):
        return True
    if re.fullmatch(r"[0-9.]+", host):
        parts = host.split(".")
        return len(parts) == 4 and all(p.isdigit() and int(p) < 256 for p in parts)
    return "." in host and bool(_HOST.match(host)) and not host.rpartition(".")[2].isdigit()
