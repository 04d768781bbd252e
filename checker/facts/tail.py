"""Where the site's own foot begins on pages whose markup does not say so.

Old templates end every page with the firm and its address in plain tables: under goods these are not who answers
for them. What a page of goods has in common, from its last line upwards, with pages that show none is the site's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.facts.kinds import is_home_address
from checker.facts.page import Page
from checker.facts.shown import Shown

_LEAST = 2  # lines in common that make a foot: one may be chance
_PAGES = 4  # pages without goods that are looked at


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
        foot = max(home, shared[-2][0] if len(shared) > 1 else 0)
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
