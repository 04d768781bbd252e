"""The brands that a shop leads to by name: links to "/thuong-hieu/…", "/brand/…", "?hang=…". One that the goods bear is
theirs, however Vietnamese it sounds: "Bấm móng tay Kềm Thép" of a shop with the link "Kềm Thép".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.facts.fold import fold
from checker.facts.product import NO_BRAND
from checker.facts.shape import Link

_TO_BRAND = re.compile(
    r"/(?:thuong-?hieu|nhan-?hieu|brands?|product-brand|pwb-brand|hang-san-xuat|nha-san-xuat|manufacturers?)"
    r"/[^/?#]+/?(?:[?#]|$)"
    r"|[?&](?:brands?|brand_id|thuong-?hieu|hang|hangsx|hang_sx|manufacturer_id|filter_brand|vendor)=[^&#]+"
    r"|(?:/collections)?/vendors\?q(?:uery)?=[^&#]+",
    re.I,
)
_LEAST, _MOST = 2, 40  # characters of a name


def leads_to_brand(name: str, links: Iterable[Link]) -> bool:
    """Whether a link of these very words leads to the goods of a brand."""
    said = name.strip()
    return any(
        link.text.strip() == said and _TO_BRAND.search(link.href) is not None for link in links if link.href
    )


def borne(title: str, links: Iterable[Link]) -> tuple[int, int] | None:
    """The characters of the longest name of a brand link that stands in a name of goods, or None.

    A link that is shown only to readers of screens counts; one without words is told by its title.
    """
    bare = fold(title)
    best: tuple[int, int] | None = None
    for link in links:
        name = fold(link.text or link.title).strip()
        if not _LEAST <= len(name) <= _MOST or name not in bare or name in NO_BRAND:
            continue  # a menu of two thousand brands: each is a pattern of its own below, a tenth of a second in all
        if not link.href or not _TO_BRAND.search(link.href):
            continue
        found = re.search(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])", bare)
        if found and title[found.start()].isupper() and (best is None or len(name) > best[1] - best[0]):
            best = found.span()
    return best
