"""Ways to further pages that are no links: image maps, frames, lists to choose from, scripts that go to an address.

A visit only ever asks for the address with GET, as a link would; nothing is pressed.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from crawler.spiders.links import NAMED, TEXT_LIMIT, fold

MOST = 200  # of one kind on one page
FRAMES = 5  # of one page
READ = 2_000_000  # characters of a page in which scripts are looked at
WORDS = 300
JUMP = re.compile(
    r"""(?:location(?:\.href)?\s*=|location\.(?:assign|replace)\(|window\.open\()\s*["']([^"'+]{1,500})["'](?!\s*\+)"""
)
ADDRESSES = ("data-href", "data-url")  # of anything: followed only where the words name terms


def ways(tree: LexborHTMLParser, text: str) -> list[tuple[str, str]]:
    """A parsed page and its markup in; (address as written, words) of every such way, the surest words first."""
    found = [
        (node.attributes.get("href") or "", node.attributes.get("alt") or "") for node in tree.tags("area")
    ]
    found += [(node.attributes.get("src") or "", "") for node in tree.tags("frame")]
    for name in ADDRESSES:
        if f"{name}=" in text:
            for node in tree.css(f"[{name}]")[:MOST]:
                words = _words(node.text(separator=" "))
                if len(words) <= TEXT_LIMIT and NAMED.match(fold(words)):
                    found.append((node.attributes.get(name) or "", words))
    if "location" in text or "window.open" in text:
        for node in tree.css("[onclick]")[:MOST]:
            if goes := JUMP.search(node.attributes.get("onclick") or ""):
                found.append((goes[1], _words(node.text(separator=" "))))
        if "<option" in text:
            found += [
                (value, _words(node.text()))
                for node in tree.css("select[onchange*=location] option[value]")[:MOST]
                if (value := (node.attributes.get("value") or "").strip()).startswith(("/", "http"))
            ]
        found += [(match[1], "") for match in JUMP.finditer(text[:READ])][:MOST]
    return found


def frames(tree: LexborHTMLParser) -> list[tuple[str, str]]:
    """A parsed page in; (address as written, words) of what it shows in frames within it: they are the page's words.

    Only of a page that names terms, and few: frames that hold frames of their own would fill a visit.
    """
    heading = tree.css_first("h1") or tree.css_first("title")
    words = _words(heading.text()) if heading is not None else ""
    if not NAMED.match(fold(words)):
        return []
    return [(node.attributes.get("src") or "", words) for node in tree.tags("iframe")[:FRAMES]]


def _words(text: str) -> str:
    return " ".join(text.split())[:WORDS]
