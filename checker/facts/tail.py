"""Where the site's own foot begins on pages whose markup does not say so.

Old templates end every page with the firm and its address in plain tables: under goods these are not who answers
for them. What a page of goods has in common, from its last line upwards, with pages that show none is the site's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.facts.kinds import is_home_address
from checker.facts.page import Page
from checker.facts.shown import Shown

_LEAST = 2  # lines in common that make a foot: one may be chance
_PAGES = 4  # pages without goods that are looked at
_OF_SITE = re.compile(  # what a site's foot says of itself, line by line
    r"\W*(?:(?:ban quyen|copyright|©|all rights)|(?:cong ty|cty|ctcp|ho kinh doanh|hkd|htx|hop tac xa)(?: \S|:)"
    r"|(?:dia chi|d/c|dc|tru so|van phong|showroom|cua hang|chi nhanh|kho)\b[^:]{0,25}:"
    r"|(?:hot ?line|dien thoai|dt|sdt|tel|phone|fax|zalo|e-?mail|website|mst|ma so thue|gpkd|gpdkkd|ma so doanh nghiep"
    r"|giay (?:phep|chung nhan|cn)|gio (?:mo cua|lam viec)|tong dai|cskh|cham soc khach hang)\b"
    r"|(?:ve chung toi|gioi thieu|lien he|thong tin (?:lien he|cong ty|chung)|ho tro(?: khach hang)?|chinh sach"
    r"|huong dan|dieu khoan|ket noi|theo doi|fanpage|facebook|dang ky nhan|trang chu|thiet ke (?:boi|web)|follow us)\b"
    r"|\(?\+?[\d. ()-]{9,16}$|\S+@\S+$)"
)
_SURE = re.compile(
    r"ban quyen|copyright|©|hot ?line|dien thoai|\btel|e-?mail|mst|ma so thue|dia chi|d/c|lien he|ve chung toi"
)
_OF_GOODS = re.compile(r"[^:]{3,60}:\s*\S")
_BETWEEN = 2  # lines that say nothing of either between two that are the site's
_MOST = 60  # lines of a foot


def without_foot(pages: Sequence[tuple[Page, Shown | None]]) -> list[tuple[Page, Shown]]:
    """Pages with what they show in; those that show goods out, the site's foot taken off their lines.

    A foot is what the page shares with the home page, or with two other pages that show no goods. One such page
    alone may be the same goods at another address.
    """
    plain = sorted((p for p, seen in pages if seen is None), key=lambda p: not is_home_address(p.url))[
        :_PAGES
    ]
    out: list[tuple[Page, Shown]] = []
    for page, seen in pages:
        if seen is None:
            continue
        shared = sorted((_shared(page, other), is_home_address(other.url)) for other in plain)
        home = max((n for n, door in shared if door), default=0)
        foot = max(home, shared[-2][0] if len(shared) > 1 else 0) if plain else _by_its_words(page)
        if foot >= _LEAST and seen.name is not None:
            off = page.lines[-foot].block.at
            if seen.name.block.at < off and any(ln.block.at >= off for ln in seen.lines):
                kept = tuple(ln for ln in seen.lines if ln.block.at < off or ln is seen.name)
                seen = replace(seen, lines=kept, head=tuple(ln for ln in seen.head if ln.block.at < off))
        out.append((page, seen))
    return out


def _shared(page: Page, other: Page) -> int:
    """How many lines two pages have in common from the last one upwards."""
    count = 0
    for one, two in zip(reversed(page.folded), reversed(other.folded), strict=False):
        if one != two:
            break
        count += 1
    return count


def _by_its_words(page: Page) -> int:
    """How many of the last lines of a page speak of the site: its firm, its address, its telephones, its menus.

    Nobody but the page itself says where its foot begins when only goods were captured.
    """
    if any(line.block.region == "footer" for line in page.lines):
        return 0
    foot = between = 0
    sure = False
    for number, folded in enumerate(reversed(page.folded), 1):
        if _OF_SITE.match(folded):
            foot, between = number, 0
            sure = sure or _SURE.search(folded) is not None
        else:
            between += 1
        if between > _BETWEEN or number > _MOST or (between and _OF_GOODS.match(folded)):
            break
    return foot if sure else 0
