"""Addresses made absolute, fast for the common shapes."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

_NO_PAGES = ("javascript:", "tel:", "mailto:", "data:", "zalo:", "sms:", "viber:", "skype:")


def resolve(base: str, href: str) -> str:
    """`href` as an absolute address, without fragment; '' when it leads nowhere or is not http(s)."""
    return leading(base)(href)


def leading(base: str) -> Callable[[str], str]:
    """`resolve` for the many addresses of one page."""
    slash = base.find("/", 8)
    origin = (base[:slash] if slash > 0 else base) if base.startswith("http") else ""
    folder = base[: base.rfind("/") + 1] if slash > 0 and "?" not in base else ""

    def lead(href: str) -> str:
        href = href.strip()
        if not href or href[0] == "#":
            return ""
        if href[0] == "/" and href[1:2] != "/" and "/." not in href and origin:
            out = origin + href
        elif (head := href[:12].lower()).startswith(("http://", "https://")):
            out = href
        elif folder and href[0].isalnum() and ":" not in href and "/." not in href:
            out = folder + href
        elif head.startswith(_NO_PAGES):
            return ""
        else:
            try:
                out = urljoin(base, href)
                if urlsplit(out).scheme not in ("http", "https"):
                    return ""
            except ValueError:
                return ""
        return out.partition("#")[0] if "#" in out else out

    return lead
