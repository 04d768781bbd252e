"""What one captured page offers the visit: links, a refresh, and whether a browser must draw it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.address import host_of, origin_of, slashed
from crawler.spiders.stand_in import stands_in
from crawler.spiders.ways import frames, ways

SHELL_TEXT = 200  # characters; below it a page with scripts says nothing to a reader
NOTICE_TEXT = 1_500
MANY_LINKS = 40  # a page with more has been written by its server
ROOTS = (
    "#app, #root, #__next, #__nuxt, #___gatsby, app-root, [ng-app], [data-reactroot], #main-app, #svelte,"
    " [data-server-rendered], #application, #page-root"
)
MENU = re.compile(r"menu|nav|categor|danh-?muc|megamenu|breadcrumb", re.IGNORECASE)
PRODUCT = re.compile(
    r"product|\bitem(?:-|__|$)|\bsp-|san-?pham|\bcard|prod\b|grid__item|hang-hoa", re.IGNORECASE
)
CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:-]+)""", re.IGNORECASE)
REFRESH = re.compile(r"^\s*([\d.]*)\s*[;,]?\s*(?:url\s*=)?\s*['\"]?([^'\"]+)", re.IGNORECASE)
NOSCRIPT = re.compile(r"javascript|java script", re.IGNORECASE)
PARSED = 3_000_000  # characters of a page that are looked at for links
LINKS = 5_000  # of one page: the first, and the last, among which the footer's stand
FOOTER = 500
SEEN = 20_000  # addresses that one visit remembers
HREF = 2_000  # characters; no browser's address line takes many more
MANY_TAGS = 15_000
DEEPEST = 2_000
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
CLOSE_THEMSELVES = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "td",
        "th",
        "tr",
        "option",
        "tbody",
        "thead",
    ]
)
UNPLAIN = re.compile(r"[#\s]|/\.")


@dataclass(frozen=True, slots=True)
class RawLink:
    """One link as it stands: the absolute address, the words, and where it stands."""

    url: str
    text: str
    in_menu: bool = False
    in_product: bool = False


@dataclass(slots=True)
class Look:
    """What was seen on a page. `draw` says why a browser is needed, `challenge` what stands in its place ("": no)."""

    links: list[RawLink] = field(default_factory=list)
    refresh: str = ""
    draw: str = ""
    challenge: str = ""
    targets: frozenset[str] = frozenset()
    pictures: list[str] | None = None  # worth keeping, where somebody has looked for them


def text_of(body: bytes, content_type: str) -> str:
    """Bytes and the Content-Type header in, text out. UTF-8 wins when the bytes are UTF-8: headers lie."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", "replace")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    named = CHARSET.search(content_type.encode("ascii", "replace")) or CHARSET.search(body[:2048])
    name = named[1].decode("ascii").lower() if named else "utf-8"
    try:
        return body.decode("cp1258" if name in {"iso-8859-1", "latin-1", "us-ascii"} else name, "replace")
    except (LookupError, UnicodeError):
        return body.decode("utf-8", "replace")


def shallow(text: str) -> str:
    """Markup in, the same out up to where it is nested beyond sense.

    The parser's work grows with the square of the depth (300,000 open <div> take it minutes), and no
    page that people read comes near the bound.
    """
    if text.count("<") < MANY_TAGS:
        return text
    depth = 0
    for tag in TAG.finditer(text):
        if tag[2].lower() not in CLOSE_THEMSELVES:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            if depth > DEEPEST:
                return text[: tag.start()]
    return text


def look(body: bytes, content_type: str, url: str, seen: set[str]) -> Look:
    """A page in, what it offers out. Addresses in `seen` are skipped, new ones are added to it.

    Links in the query of forms, and forms themselves, are not read: a visit never sends one.
    """
    text = shallow(text_of(body, content_type)[:PARSED])
    tree = LexborHTMLParser(text)
    base_node = tree.css_first("base[href]") if "<base" in text else None
    base = _base(url, base_node.attributes.get("href") or "") if base_node else url
    found = Look()
    targets = set()
    anchors = tree.tags("a")
    if len(anchors) > LINKS:
        anchors = anchors[: LINKS - FOOTER] + anchors[-FOOTER:]
    origin = origin_of(base)
    for node in anchors:
        href = node.attrs.get("href")
        if not href or len(href) > HREF:
            continue
        # most links are "/path": joining them by hand is ten times faster
        plain = href[0] == "/" and href[1:2] != "/" and not UNPLAIN.search(href)
        target = origin + href if plain else _absolute(base, href)
        if not target:
            continue
        targets.add(target)
        if target in seen or len(seen) >= SEEN:
            continue
        seen.add(target)
        in_menu, in_product = _where(node)
        found.links.append(RawLink(target, _words(node), in_menu, in_product))
    found.targets = frozenset(targets)
    _other_ways(tree, text, base, seen, found)
    if len(anchors) < MANY_LINKS:
        _shell(tree, text, found)
    return found


def _base(url: str, href: str) -> str:
    """What links are joined to; a <base> that names no web address counts for nothing, as in browsers."""
    try:
        base = urljoin(url, href)
        origin_of(base)
    except ValueError:
        return url
    return base


def _absolute(base: str, href: str) -> str:
    href = href.strip()
    if "\\" in href:
        href = slashed(href)
    if href[:1] in "#" or href[:11].lower().startswith(
        ("javascript:", "mailto:", "tel:", "data:", "sms:", "zalo:")
    ):
        return ""
    try:
        target = urljoin(base, href)
    except ValueError:
        return ""
    if not target.startswith(("http://", "https://")):
        return ""
    bare, _, fragment = target.partition("#")
    return target if fragment.startswith("!") else bare


def _words(node: LexborNode) -> str:
    words = " ".join(node.text(separator=" ").split())
    if words:
        return words[:300]
    image = node.css_first("img")
    alt = (image.attributes.get("alt") or "") if image else ""
    return (alt or node.attributes.get("title") or node.attributes.get("aria-label") or "")[:300]


def _where(node: LexborNode) -> tuple[bool, bool]:
    """Whether a link stands in a menu, and whether it stands in a product's tile (six levels up)."""
    product = node.css_first("img") is not None
    parent = node.parent
    own = node.attributes.get("class") or ""
    menu = bool(MENU.search(own))
    product = product or bool(PRODUCT.search(own))
    for _ in range(6):
        if parent is None:
            break
        tag = parent.tag
        if tag in {"nav", "header"}:
            return True, False
        if tag == "footer":
            return False, False
        names = f"{parent.attributes.get('class') or ''} {parent.attributes.get('id') or ''}"
        if len(names) > 1:
            menu = menu or bool(MENU.search(names))
            product = product or bool(PRODUCT.search(names))
        parent = parent.parent
    return menu and not product, product


def _other_ways(tree: LexborHTMLParser, text: str, base: str, seen: set[str], found: Look) -> None:
    """Image maps, frames, refresh, and scripts that do nothing but go to an address."""
    if "http-equiv" in text:
        for node in tree.css("meta[http-equiv]"):
            if (node.attributes.get("http-equiv") or "").lower() == "refresh":
                match = REFRESH.match(node.attributes.get("content") or "")
                found.refresh = _absolute(base, html.unescape(match[2])) if match else ""
    found_ways = ways(tree, text)
    if "<iframe" in text:
        found_ways += [way for way in frames(tree) if _same_host(_absolute(base, way[0]), base)]
    for href, words in found_ways:
        target = _absolute(base, href)
        if target and target not in seen:
            seen.add(target)
            found.links.append(RawLink(target, words))


def _same_host(url: str, other: str) -> bool:
    try:
        return bool(url) and host_of(url) == host_of(other)
    except ValueError:
        return False


def _shell(tree: LexborHTMLParser, text: str, found: Look) -> None:
    """Whether the page says anything before its scripts run, and whether it is a guard's page."""
    roots = [
        node for node in tree.css(ROOTS) if not node.text(strip=True) and node.css_first("img,a,p") is None
    ]
    if not roots and _says_enough(tree):
        return
    notices = " ".join(node.text() for node in tree.tags("noscript"))
    scripts = len(tree.tags("script"))
    title = tree.css_first("title")
    head = title.text(strip=True) if title else ""
    tree.strip_tags(["script", "style", "noscript", "template", "svg"])
    body = tree.body
    visible = " ".join(body.text(separator=" ").split()) if body else ""
    found.challenge = stands_in(head, visible, tree, text[:20_000] if scripts else "")
    if not scripts:
        return
    if roots:
        found.draw = f"the application's root <{roots[0].tag} id={roots[0].id!r}> is empty without scripts"
    elif len(visible) < SHELL_TEXT:
        found.draw = f"only {len(visible)} characters of text without scripts"
    elif len(visible) < NOTICE_TEXT and NOSCRIPT.search(notices):
        found.draw = "the page says that it needs JavaScript"


def _says_enough(tree: LexborHTMLParser) -> bool:
    said = 0
    for node in tree.css("p, h1, h2, h3, li, td, address"):
        said += len(node.text(strip=True))
        if said > NOTICE_TEXT:
            return True
    return False
