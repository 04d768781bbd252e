"""Addresses out of a sitemap (sitemaps.org protocol), read without a parser that entities could hurt."""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin

from crawler.bodies import decode

LOCATION = re.compile(rb"<loc[^>]*>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]{1,2000})", re.IGNORECASE)
MOST = 2_000
UNPACKED = 10_000_000  # bytes
LIKELY = re.compile(r"product|san-?pham|hang", re.IGNORECASE)


def addresses(body: bytes, url: str) -> tuple[list[str], list[str]]:
    """A sitemap's bytes (plain or gzip) and address in; pages and further sitemaps out, at most 2,000.

    Sitemaps whose name speaks of products come first.
    """
    if body.startswith(b"\x1f\x8b"):
        body = decode(body, ("gzip",), UNPACKED).body
    found = [
        urljoin(url, html.unescape(match[1].decode("utf-8", "replace")))
        for match in LOCATION.finditer(body)
    ][:MOST]  # fmt: skip
    found = [u for u in found if u.startswith(("http://", "https://"))]
    if b"<sitemapindex" in body[:2_000].lower():
        return [], sorted(found, key=lambda u: not LIKELY.search(u))
    return found, []
