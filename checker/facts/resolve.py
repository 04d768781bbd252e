"""Addresses made absolute, fast for the common shapes."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit


def resolve(base: str, href: str) -> str:
    """`href` as an absolute address, without fragment; '' when it leads nowhere or is not http(s)."""
    href = href.strip()
    if not href or href[0] == "#":
        return ""
    head = href[:12].lower()
    if head.startswith(("http://", "https://")):
        out = href
    elif href[0] == "/" and href[1:2] != "/" and "/." not in href and base.startswith("http"):
        out = base[: base.find("/", 8)] + href if base.find("/", 8) > 0 else base + href
    elif (
        href[0].isalnum()
        and ":" not in href
        and "/." not in href
        and base.find("/", 8) > 0
        and "?" not in base
    ):
        out = base[: base.rfind("/") + 1] + href
    elif head.startswith(("javascript:", "tel:", "mailto:", "data:", "zalo:", "sms:", "viber:", "skype:")):
        return ""
    else:
        try:
            out = urljoin(base, href)
            if urlsplit(out).scheme not in ("http", "https"):
                return ""
        except ValueError:
            return ""
    return out.partition("#")[0]
