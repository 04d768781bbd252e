"""Addresses made absolute, fast for the common shapes."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

_NO_PAGES = ("javascript:", "tel:", "mailto:", "data:", "zalo:", "sms:", "viber:", "skype:")


_HARD = re.compile(r"[\[\]]|[^\x00-\x7f]")  # what may stand in an address that nobody can read
_BEFORE_QUERY = re.compile(r"[^?#]+")
_ODD = re.compile(r"[:;\s]|//|/\.|\?(?:#|$)")  # what joining does not leave as it is


def resolve(base: str, href: str) -> str:
    """`href` as an absolute address, without fragment; '' when it leads nowhere or is not http(s)."""
    return leading(base)(href)


def leading(base: str) -> Callable[[str], str]:
    """`resolve` for the many addresses of one page."""
    slash = base.find("/", 8)
    origin = (base[:slash] if slash > 0 else base) if base.startswith("http") else ""
    folder = base[: base.rfind("/") + 1] if slash > 0 and "?" not in base else ""
    above = _above(folder, slash) if base.startswith(("http://", "https://")) else []

    def lead(href: str) -> str:
        href = href.strip()
        if not href or href[0] == "#":
            return ""
        if "\\" in href:  # browsers read it as "/"
            path = _BEFORE_QUERY.match(href)
            href = path[0].replace("\\", "/") + href[path.end() :] if path else href
        if href[0] == "/" and href[1:2] != "/" and "/." not in href and origin:
            out = origin + href
        elif (head := href[:12].lower()).startswith(("http://", "https://")):
            if _HARD.search(href) and not _readable(href):
                return ""
            out = href
        elif folder and href[0].isalnum() and ":" not in href and "/." not in href:
            out = folder + href
        elif above and href.startswith("../") and (climbed := _climb(above, href)):
            out = climbed
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


def _readable(address: str) -> bool:
    """Whether an address has a host that can be told: "http://[ten mien]/" has none."""
    try:
        return urlsplit(address).hostname is not None
    except ValueError:
        return False


def _above(folder: str, slash: int) -> list[str]:
    """A folder and those above it up to the root of its host; none where joining would write its name anew."""
    if not folder or _ODD.search(folder, slash):
        return []
    out = [folder]
    while len(out[-1]) > slash + 1:
        out.append(out[-1][: out[-1].rindex("/", 0, -1) + 1])
    return out


def _climb(above: list[str], href: str) -> str:
    """Where "../../x" leads (the root has nothing above it); '' where that is not plain."""
    up = 1
    while href.startswith("../", 3 * up):
        up += 1
    rest = href[3 * up :]
    if not rest[:1].isalnum() or _ODD.search(rest):
        return ""
    return above[min(up, len(above) - 1)] + rest
