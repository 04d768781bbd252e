"""What a page shows and we could not read: terms behind a script or in a pop-up, in frames, in pictures.

A shop that has such terms has published them, and an absence of them must not be told. A link to "#" that nothing on
the page answers leads nowhere for a visitor either: it is no way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from checker.facts.fold import fold
from checker.facts.gather import hidden_by
from checker.facts.page import Page
from checker.facts.remember import remembered
from checker.facts.shape import Link
from checker.facts.shelf import CHROME

# Names of terms as a menu gives them: what is merely said of them ("Đổi trả trong 7 ngày") is longer or counts.
_NAMED = re.compile(
    r"(?:xem |doc )?(?:"
    r"chinh sach (?:ve )?(?:doi|tra|bao|van|giao|thanh|hoan|rieng|quyen|kiem|khieu|giai|thu thap|su dung|xu ly)\b.*"
    r"|dieu khoan\b.*|dieu kien (?:giao dich|su dung|mua|ban)\b.*|quy che\b.*"
    r"|quy dinh (?:ve )?(?:doi|bao|chung|giao|van|thanh|hoan|su dung|mua)\b.*"
    r"|quy trinh (?:doi|giai quyet|xu ly|mua|dat|giao|thanh)\b.*|huong dan (?:mua|dat|thanh toan|doi)\b.*"
    r"|(?:phuong|hinh) thuc (?:thanh toan|van chuyen|giao hang)"
    r"|giai quyet (?:khieu nai|tranh chap)|khieu nai|doi tra|doi tra hang|hoan tien|bao hanh|bao mat|quyen rieng tu"
    r"|bao mat thong tin(?: ca nhan)?|van chuyen|giao nhan|kiem hang"
    r"|(?:privacy|returns?|refunds?|shipping|delivery|warranty|payment)(?: (?:policy|terms|methods?|information))?"
    r"|terms\b.*)"
)
_MOST_WORDS = 9
_HREF_OF_NONE = re.compile(r"javascript:\s*(?:void\s*\(?\s*0?\s*\)?|;|//)?\s*;?\s*", re.I)
_FOLDS = frozenset(("collapse", "dropdown", "tab", "pill", "accordion"))  # what opens something of this page
_TARGETS = ("data-target", "data-bs-target", "aria-controls", "data-tab", "data-src", "data-id", "data-modal")
_GOING = re.compile(r"location|window\.open|navigat|router|href|load|modal|popup|dialog|open\w*\(", re.I)
_GOES = re.compile(
    r"""(?:location(?:\.href)?\s*=|location\.(?:assign|replace)\(|window\.open\()\s*["']([^"']{1,500})"""
)
_POPUPS = ("modal", "popup", "pop-up", "offcanvas", "lightbox", "dialog", "drawer")
_STEPS = 12  # ancestors that are looked at
_MOST = 200  # elements of one page that are asked
_LITTLE = 200  # characters of its own with which a page of terms says next to nothing
# Frames and addresses under which shops keep documents of their own.
_DOCUMENTS = re.compile(
    r"^(?:docs|drive|sites)\.google\.com$|(?:^|\.)(?:notion\.site|notion\.so|canva\.com|issuu\.com|scribd\.com"
    r"|slideshare\.net|calameo\.com|fliphtml5\.com|heyzine\.com|officeapps\.live\.com|onedrive\.live\.com|1drv\.ms"
    r"|dropbox\.com|getoutline\.com|gitbook\.io)$"
)
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|rtf)(?=$|[?#])", re.I)
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif)(?=$|[?#])", re.I)  # a picture that opens larger
_POSTS = re.compile(r"^/(?:[^/]+/)?(?:notes|posts|photos?|permalink\.php|media|share|story\.php)\b")


@remembered(20_000)
def names_terms(text: str) -> bool:
    """The words of a link or button in; whether they are the name of terms and nothing else."""
    said = fold(text).strip(" .:-–•»›>*+")
    return len(said.split()) <= _MOST_WORDS and _NAMED.fullmatch(said) is not None


def is_document(url: str) -> bool:
    """An address in; whether it is a document of somebody's that stands at another's: a shop's terms may stand so."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    social = host.removeprefix("m.") in ("facebook.com", "zalo.me")
    return bool(_DOCUMENTS.search(host)) or (social and bool(_POSTS.search(parts.path)))


def ways(page: Page) -> Iterator[tuple[str, str]]:
    """A page in; (address, words) of each way to terms that is no link: address "" where it cannot be told."""
    for number, link in enumerate(page.links):
        if not link.href and link.text and not link.hidden and names_terms(link.text):
            attributes = page._found.piece_nodes["links"][number].attributes
            opened = _opens(page, attributes)
            if opened is None and not _dead(page, link, attributes):
                yield _address(page, attributes), link.text
            elif opened and len(opened) >= _LITTLE:
                yield "", link.text
    held = [name for name in ("onclick", "data-href", "data-url") if page.names(name)]
    for node in page.css(", ".join(f"[{name}]" for name in held))[:_MOST] if held else ():
        attributes = node.attributes
        goes = _GOING.search(attributes.get("onclick") or "") is not None
        if node.tag in ("a", "body", "form") or not (
            goes or "data-href" in attributes or "data-url" in attributes
        ):
            continue
        text = " ".join((node.text() or "").split())
        if not text or len(text) > 90 or not names_terms(text) or _opens(page, attributes) is not None:
            continue
        address = _address(page, attributes)
        if address or goes:
            yield address, text
    chosen = any(names_terms(option) for field in page.fields for option in field.options)
    for node in page.css("select option[value]")[:_MOST] if chosen else ():
        value = (node.attributes.get("value") or "").strip()
        if value.startswith(("/", "http://", "https://")) and names_terms(text := node.text().strip()):
            yield page.resolve(value), text


def _dead(page: Page, link: Link, attributes: dict[str, str | None]) -> bool:
    """Whether a link without an address leads nowhere for a visitor too, as far as the page tells."""
    raw = link.raw.strip()
    if link.onclick or any(
        name.startswith(("data-", "@", "v-on", "ng-", "on", "x-on")) for name in attributes
    ):
        return False
    if raw[:1] == "#" and len(raw) > 1:
        return raw[1] not in "/!"  # a place on this page; with these a page of an application
    if raw in ("", "#"):
        return "href" in attributes and not page.drawn  # applications listen where no attribute says so
    return False


def _opens(page: Page, attributes: dict[str, str | None]) -> str | None:
    """What a click opens that stands on this page: its text where that is kept out of sight, '' where it was read.

    None when nothing on this page is opened.
    """
    targets = [attributes.get("href") or "", *(attributes.get(name) or "" for name in _TARGETS)]
    names = [t.lstrip("#.") for t in targets if re.fullmatch(r"[#.]?[A-Za-z][\w-]*", t)]
    for name in names:
        if found := page.css(f'[id="{name}"], [class~="{name}"]'):
            return str(found[0].text()) if _out_of_sight(found[0]) else ""
    folds = (attributes.get("data-toggle") or attributes.get("data-bs-toggle") or "").lower() in _FOLDS
    return "" if folds or "aria-expanded" in attributes or attributes.get("role") == "tab" else None


def _out_of_sight(node: Any) -> bool:
    """Whether an element is a pop-up or is hidden, so that its words were not read as the page's."""
    for _ in range(_STEPS):
        if node is None or node.tag in ("body", "html"):
            return False
        attributes = node.attributes
        names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}".lower()
        if (
            node.tag in ("dialog", "template")
            or hidden_by(attributes)
            or any(word in names for word in _POPUPS)
        ):
            return True
        node = node.parent
    return False


def _address(page: Page, attributes: dict[str, str | None]) -> str:
    said = _GOES.search(attributes.get("onclick") or attributes.get("href") or "")
    return page.resolve(said[1] if said else attributes.get("data-href") or attributes.get("data-url") or "")


def not_read(page: Page, captured: Callable[[str], bool], shared: frozenset[str], own: int) -> str:
    """Why a page of terms was not read whole although it was captured, or ''.

    `captured` tells whether an address was, `shared` are the pictures of the home page, `own` is how many characters
    of text the page has that are not the site's.
    """
    if own >= _LITTLE:
        return ""
    for frame in page.frames:
        address = page.resolve(frame)
        host = urlsplit(address).hostname or ""
        mine = host == (urlsplit(page.url).hostname or "")
        kept = mine or is_document(address) or address.lower().endswith(".pdf")
        if address and kept and not captured(address):
            return f"part of {page.url} stands in a frame, which was not read"
    if has_objects(page):
        return f"part of {page.url} stands in a frame, which was not read"
    if has_pictures(page, shared):
        return f"the words of {page.url} stand in pictures, which were not read"
    if has_files(page):
        return f"the words of {page.url} stand in a document that it links to, which was not read"
    return ""


def has_objects(page: Page) -> bool:
    """Whether a page embeds a document (a PDF, as a rule)."""
    return page.holds("<embed", "<object") and bool(page.css("embed[src], object[data]"))


def has_pictures(page: Page, shared: frozenset[str]) -> bool:
    """Whether a page shows a picture in its middle that leads nowhere but to itself, and that the home page lacks."""
    return any(
        image.src
        and image.src not in shared
        and not image.hidden
        and image.region not in CHROME
        and (image.link < 0 or bool(_PICTURE.search(page.links[image.link].href)))
        for image in page.images
    )


def has_files(page: Page) -> bool:
    """Whether the middle of a page links to a document: "Xem chính sách bảo hành trong tệp đính kèm"."""
    return any(
        link.href and not link.hidden and link.region not in CHROME and _is_file(link.href)
        for link in page.links
    )


def _is_file(url: str) -> bool:
    return _FILE.search(url) is not None or ("google" in url and is_document(url))
