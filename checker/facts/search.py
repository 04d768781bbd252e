"""The record of looking: may a fact that was not found be called absent?

Only when the pages on which it must stand were found and read whole: the home page, and every page of the
needed kinds that a captured page links to. A link that leads nowhere, or to a page that is gone (404, 410),
is no page. Anything else that was not captured keeps the question open, and a visit of which one page is all
that was seen (a saved page, a crawl that was cut off) shows no absence at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from urllib.parse import urlsplit

from checker.facts import unread
from checker.facts.fold import fold
from checker.facts.kinds import POLICY_WORDS, RECORD_HOST, last_words
from checker.facts.page import Page
from checker.facts.portal import registered_domain
from checker.facts.shelf import Shelf, address_key
from checker.facts.tones import find
from checker.facts.unread import is_document
from checker.model import Search
from crawler.model import Capture, CaptureState, Visit, VisitState

_LINK_KINDS = {
    "contact": re.compile(r"^(?:thong tin )?lien he\b|^contact"),
    "about": re.compile(
        r"^(?:gioi thieu|ve chung toi|about)\b|^gioi thieu (?:ve )?(?:cong ty|chung toi|"
        r"shop|cua hang)"
    ),
    "cart": re.compile(r"^(?:xem )?gio hang\b|^cart\b"),
    "checkout": re.compile(r"^(?:tien hanh )?thanh toan$|^checkout\b"),
}
_LINKED = re.compile("|".join(f"(?P<{kind}>{named.pattern})" for kind, named in _LINK_KINDS.items()))
_GOOGLE = re.compile(r"(?:^|\.)google\.[a-z.]+$")
_FOREIGN = (
    "facebook.com",
    "fb.com",
    "apple.com",
    "cloudflare.com",
    "youtube.com",
    "tiktok.com",
    "instagram.com",
    "zalo.me",
    "haravan.com",
    "sapo.vn",
    "kiotviet.vn",
    "shopify.com",
    "dmca.com",
    "microsoft.com",
    "hotjar.com",
    "m.me",
    "messenger.com",
    RECORD_HOST,
)
_GONE = (404, 410)
_PLAIN_ENOUGH = 300  # characters of visible text that a page drawn by scripts rarely has undrawn
# letter by letter: a pattern without regard to case is tried at every character, this one only at an "i"
_SHELL = re.compile(
    "=(?<=[iI][dD]=)[\"'](?:"  # begun at the sign: fewer of them than of the letter
    + "|".join(
        "".join(f"[{c}{c.upper()}]" if c.isalpha() else c for c in name)
        for name in ("app", "root", "__next", "___gatsby", "main-app")
    )
    + r")[\"']\s*>\s*</"
)
_PRODUCT = re.compile(r"/(?:products?|san-pham|p)/[^/?#]{3,}")
MAX_LISTED = 200


def _foreign(host: str) -> bool:
    """Whether a host is a service's that shops link to, whose terms are its own."""
    return any(host == f or host.endswith(f".{f}") for f in _FOREIGN) or _GOOGLE.search(host) is not None


def _may_name(url: str) -> bool:
    """A cheap look at an address: one without these letters has no last part that begins with a policy's name."""
    return "%" in url or not url.isascii() or any(map(url.lower().__contains__, ("chinh", "dieu", "quy")))


class Searcher:
    """Answers for one visit which absences can be spoken of."""

    def __init__(self, visit: Visit, shelf: Shelf) -> None:
        self.visit = visit
        self.shelf = shelf
        self._troubles: dict[int, str] = {}
        self._closed_ways: dict[str, str] = {}  # words → page: ways to terms that have no address

    @cached_property
    def _captures(self) -> Mapping[str, Capture]:
        held: dict[str, Capture] = {}
        for capture in self.visit.captures:
            for url in (capture.requested_url, capture.url):
                key = address_key(url)
                if key not in held or capture.state is CaptureState.OK:
                    held[key] = capture
        return held

    @cached_property
    def linked(self) -> Mapping[str, Mapping[str, str]]:
        """By kind: addresses that captured pages link to under a name of that kind, with the link's text."""
        out: dict[str, dict[str, str]] = {k: {} for k in (*_LINK_KINDS, "policy")}
        hosts = self.shelf.hosts
        seen: set[tuple[str, str]] = set()
        for page in self.shelf.pages:
            for link in page.links:
                if not link.href or not link.text or len(link.text) > 90 or (link.href, link.text) in seen:
                    continue
                seen.add((link.href, link.text))
                text = fold(link.text).strip(" .:-–•»›>*+")
                found = _LINKED.match(text)
                kind = (found.lastgroup or "") if found else ""
                if not found and self._names_policy(text, link.text, link.href):
                    kind = "policy"
                host = (urlsplit(link.href).hostname or "").removeprefix("www.") if kind else ""
                if kind and (host in hosts or not _foreign(host) or is_document(link.href)):
                    out[kind].setdefault(link.href, link.text)
            for address, words in unread.ways(page):
                if address:
                    out["policy"].setdefault(address, words)
                else:
                    self._closed_ways.setdefault(words, page.url)
        return out

    @staticmethod
    def _names_policy(text: str, written: str, url: str) -> bool:
        words = len(text.split())
        found = None
        if words <= 9 and POLICY_WORDS.search(text):
            at = fold(written).find(text)
            found = find(POLICY_WORDS, text, written[at : at + len(text)])
        return (
            bool(found and found.start() <= 25)
            and not re.search(
                r"/(?:products?|san-pham|collections?|blogs?|tin-tuc|news)/", urlsplit(url).path
            )
        ) or bool(
            words <= 6
            and _may_name(url)
            and (slug := POLICY_WORDS.match(last_words(url)))
            and slug.group().startswith(("chinh sach", "dieu khoan", "quy"))
        )

    def _missing(self, addresses: Iterable[str]) -> list[str]:
        """Linked addresses that were not read whole, leaving out those that are gone."""
        out = []
        for url in addresses:
            capture = self._captures.get(address_key(url))
            if capture is not None and (capture.state is CaptureState.OK or capture.status in _GONE):
                continue
            out.append(url)
        return out

    @cached_property
    def _home_trouble(self) -> str:
        """Why the home page cannot show an absence, or ''."""
        home = self.shelf.home
        if home is None:
            asked = self._captures.get(address_key(self.shelf.start))
            if asked is None and self._same_footer():
                return ""
            return "the home page was not captured"
        return self._page_trouble(home)

    def _same_footer(self) -> bool:
        """Whether three pages or more share one footer: then the site's footer was read without its home page."""
        pages = [p for p in self.shelf.pages if p.whole and not self._page_trouble(p)]
        with_footer = [p for p in pages if sum(b.region == "footer" and not b.hidden for b in p.blocks) >= 4]
        if len(with_footer) < 3:
            return False
        shared = sum(
            sum(
                self.shelf.count(fold(line.text)) >= len(with_footer) / 2
                for line in p.lines
                if line.block.region == "footer"
            )
            >= 0.7 * sum(line.block.region == "footer" for line in p.lines)
            for p in with_footer
        )
        return shared >= 0.6 * len(with_footer)

    def _page_trouble(self, page: Page) -> str:
        if id(page) not in self._troubles:
            self._troubles[id(page)] = self._judge(page)
        return self._troubles[id(page)]

    def _judge(self, page: Page) -> str:
        if not page.whole:
            return f"{page.url} was cut off: nothing on it can be called absent"
        note = self.visit.resources.get(page.url, {}).get("draw", "")
        if not page.drawn and (
            note
            or (len(page.folded_text) < _PLAIN_ENOUGH and (page.scripts or not page.folded_text))
            or _SHELL.search(page.html, 0, 100_000)
        ):
            return f"{page.url} is filled by scripts and was not drawn by a browser"
        return ""

    def search(self, name: str, stands_on: Sequence[str], record: Sequence[str] = ()) -> Search:
        """The record of looking for one storefront fact that must stand on `stands_on`."""
        shelf = self.shelf
        if "record" in stands_on:
            return self._record_search(record)
        pages: list[Page] = []
        missed: list[str] = []
        dead: list[str] = []
        troubles: list[str] = []
        if self.visit.state is VisitState.PARTIAL and len(shelf.pages) <= 1:
            troubles.append("only one page of the website was seen")
        home = self._home_trouble
        if home:
            troubles.append(home)
        if shelf.home is not None:
            pages.append(shelf.home)
        for kind in stands_on:
            if kind == "product":
                held = shelf.of_kind("product")
                pages += held
                if not held:
                    troubles.append("no product page was captured") if self._has_products else None
            elif kind in self.linked:
                held = shelf.of_kind(kind)
                pages += held
                missed += self._missing(self.linked[kind])
                dead += self._dead(self.linked[kind])
            if kind == "policy":
                troubles += self._unread_terms
        if missed:
            troubles.append(f"{len(missed)} linked page(s) were not captured whole, for example {missed[0]}")
        troubles += [t for p in pages if p is not shelf.home and (t := self._page_trouble(p))]
        seen = tuple(dict.fromkeys(p.url for p in pages)) or tuple(p.url for p in shelf.pages)
        return Search(
            not troubles,
            seen[:MAX_LISTED],
            tuple(dict.fromkeys(missed))[:MAX_LISTED],
            any(p.drawn for p in pages),
            troubles[0] if troubles else f"links that lead to no page: {', '.join(dead[:3])}" if dead else "",
        )

    @cached_property
    def _unread_terms(self) -> list[str]:
        """Why terms that the shop shows were not read: behind a click, in a frame, in pictures."""
        out = [
            f"{page} names {words!r}, which opens by a script and was not read"
            for words, page in self._closed_ways.items()
        ]
        for page in self.shelf.of_kind("policy"):
            own = sum(len(line.text) for line, _ in self.shelf.main(page))
            if why := unread.not_read(
                page, lambda url: address_key(url) in self._captures, self._home_pictures, own
            ):
                out.append(why)
        return out

    @cached_property
    def _home_pictures(self) -> frozenset[str]:
        home = self.shelf.home
        return frozenset(image.src for image in home.images) if home is not None else frozenset()

    def _dead(self, addresses: Iterable[str]) -> list[str]:
        """Linked addresses whose page is gone, each with its status."""
        found = ((url, self._captures.get(address_key(url))) for url in addresses)
        return [f"{url} ({c.status})" for url, c in found if c is not None and c.status in _GONE]

    @cached_property
    def _has_products(self) -> bool:
        return any(
            _PRODUCT.search(link.href) and _PRODUCT.search(urlsplit(link.href).path)
            for page in self.shelf.pages[:5]
            for link in page.links
        )

    def _record_search(self, links: Sequence[str]) -> Search:
        """Records are looked for only where a badge leads to one."""
        read = [p.url for p in self.shelf.of_kind("record")]
        missed = tuple(self._missing(links))
        whole = bool(links) and not missed and bool(read)
        why = (
            ""
            if whole
            else (
                "the badge leads to no record"
                if not links
                else "the record that the badge opens was not captured"
            )
        )
        return Search(whole, tuple(read), missed, False, why)


def address_of(visit: Visit) -> str:
    """Where the visit began: the storefront's own address, else the first capture's."""
    if visit.storefront.url and registered_domain(urlsplit(visit.storefront.url).hostname or ""):
        return visit.storefront.url
    return next((c.requested_url for c in visit.captures if not c.content_type.startswith("image/")), "")
