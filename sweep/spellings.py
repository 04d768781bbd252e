"""When two addresses of a registry name one storefront although they are written differently on its platform.

The id of a storefront stays what it is (`crawler.address.storefront_id`): old stores keep their keys. This is only how
duplicates are told.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

_HOSTS = {
    "m.facebook.com": "facebook.com", "mbasic.facebook.com": "facebook.com", "web.facebook.com": "facebook.com",
    "vi-vn.facebook.com": "facebook.com", "business.facebook.com": "facebook.com", "fb.com": "facebook.com",
    "m.tiktok.com": "tiktok.com", "m.youtube.com": "youtube.com", "m.shopee.vn": "shopee.vn",
    "m.lazada.vn": "lazada.vn", "m.tiki.vn": "tiki.vn", "itunes.apple.com": "apps.apple.com",
    "twitter.com": "x.com", "threads.net": "threads.com",
}  # fmt: skip
_NAMES = ("facebook.com", "tiktok.com", "instagram.com", "youtube.com", "shopee.vn", "threads.com", "x.com")
# The few parameters that name a page; all others of these hosts say where a visitor came from.
_PAGES = {
    "facebook.com": {"id"}, "play.google.com": {"id"}, "apps.apple.com": set(), "tiktok.com": set(), "shopee.vn": set(),
    "instagram.com": set(), "lazada.vn": set(), "tiki.vn": set(), "zalo.me": set(), "youtube.com": {"list", "v"},
    "threads.com": set(), "x.com": set(),
}  # fmt: skip
_APP = re.compile(r"/id(\d+)$")


def same_as(id: str) -> str:
    """The id of a storefront in; what is equal for every spelling of it on the platforms that are known here."""
    parts = urlsplit(f"https://{id}")
    host = _HOSTS.get(parts.hostname or "", parts.hostname or "")
    if host not in _PAGES or parts.port is not None:
        return id
    path = parts.path.rstrip("/")
    if host in _NAMES:  # names are the same in capitals there
        path = path.lower()
    if host == "apps.apple.com" and (app := _APP.search(path)):
        path = f"/id{app[1]}"  # the country and the words before it are free
    named = sorted((k, v) for k, v in parse_qsl(parts.query) if k in _PAGES[host])
    return f"{host}{path}?{named}" if named else f"{host}{path}"
