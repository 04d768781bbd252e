"""Addresses of the ministry's portal and of registered domains."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

import tldextract

from checker.facts.fold import words_of
from checker.facts.kinds import RECORD_HOST
from checker.facts.remember import remembered

# sellers' own names under a host of shops: each is its own registrant, though the public list misses them
_SHOP_HOSTS = (
    "myharavan.com",
    "mysapo.net",
    "bizwebvietnam.net",
    "mysapogo.com",
    "kiotvietweb.vn",
    "myshopify.com",
)
_SUFFIXES = tldextract.TLDExtract(
    cache_dir=None, suffix_list_urls=(), extra_suffixes=_SHOP_HOSTS, include_psl_private_domains=True
)
_RECORD = re.compile(
    r"/(?:nen-tang/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|home/(?:web|app)details/(\d+)|"
    r"website/chi-tiet-(\d+)|"
    r"(?:homepage/)?(?:custom)?(?:website|app)display\.aspx)",
    re.I,
)
_DOC_ID = re.compile(r"(?:^|&)docid=(\d+)", re.I)
_FILLER_IDS = words_of("0 1 12 123 1234 12345 123456 456 111 000 999 99999")


def on_portal(url: str) -> bool:
    """Whether an address is on the ministry's portal."""
    host = (urlsplit(url).hostname or "").lower()
    return host == RECORD_HOST or host.endswith("." + RECORD_HOST)


def target(url: str) -> str:
    """Where a badge's link leads: record | root | placeholder | elsewhere | none."""
    if not url:
        return "none"
    if not on_portal(url):
        return "elsewhere"
    split = urlsplit(url)
    found = _RECORD.search(unquote(split.path))
    if not found:
        bare = split.path.strip("/").lower()
        return (
            "root"
            if bare in ("", "home", "homepage", "index", "index.aspx", "home/index", "default.aspx")
            else "placeholder"
        )
    number = found[1] or found[2]
    if split.path.lower().endswith("display.aspx"):
        doc = _DOC_ID.search(split.query)
        number = doc[1] if doc else ""
        if not number:
            return "placeholder"
    if number is not None and (number.strip("0") == "" or number in _FILLER_IDS):
        return "placeholder"
    if "nen-tang/" in split.path.lower() and len(set(split.path.rpartition("/")[2].replace("-", ""))) <= 2:
        return "placeholder"
    return "record"


@remembered(5_000)
def registered_domain(host: str) -> str:
    """What one owner registers ("shop.abc.com.vn" → "abc.com.vn"); the host itself if unknown."""
    host = host.lower().strip(".").removeprefix("www.")
    return _SUFFIXES(host).top_domain_under_public_suffix or host
