"""The pages of one visit side by side: which is home, which kind each is, what they have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from checker.facts.called import Name, all_own, calls, first, plain
from checker.facts.kinds import is_home_address, kind_of, names_of
from checker.facts.page import Line, Page
from checker.facts.remember import remembered

CHROME = ("header", "nav", "footer")  # regions that belong to the site rather than to one page
_HIDDEN = ("policy", "other", "post")  # kinds whose pages may be called by another name than their own
_MANY = 3  # names by which links call one page; an address that all lead to tells nothing
_SHARED = 0.4  # a line on this share of the pages (and on two at least) belongs to the site


@remembered(20_000)
def address_key(url: str) -> str:
    """An address without scheme, www., trailing slash, fragment: what decides whether two are one page."""
    split = urlsplit(url)
    host = (split.hostname or "").removeprefix("www.")
    path = split.path.rstrip("/")
    for end in ("/index.html", "/index.htm", "/index.php"):
        path = path.removesuffix(end)
    return f"{host}{path}?{split.query}" if split.query else f"{host}{path}"


class Shelf:
    """The pages of one visit. `start` is the storefront's own address."""

    def __init__(self, pages: Sequence[Page], start: str) -> None:
        self.pages = tuple(pages)
        self.start = start
        self._kinds: dict[int, str] = {}
        self._names: dict[int, list[Name]] = {}
        self.sections: dict[int, list[Any]] = {}  # of pages, as `terms` cuts them
        self.drafts: set[int] = set()  # pages that `terms` saw to tell their writer what to say
        self.enough: dict[tuple[str, str, str, bool], int] = {}  # cues of a matter in a text under a title
        self.notes: dict[str, object] = {}  # what an extractor worked out and others need too

    @cached_property
    def home(self) -> Page | None:
        """The storefront's first page, or None when it was not captured."""
        wanted = {address_key(self.start)}
        by_address = [p for p in self.pages if {address_key(p.url), address_key(p.requested)} & wanted]
        if by_address:
            return by_address[0]
        own = (urlsplit(self.start).hostname or "").removeprefix("www.")
        doors = [
            p
            for p in self.pages
            if is_home_address(p.url)
            and (not own or (urlsplit(p.url).hostname or "").removeprefix("www.") == own)
        ]
        if doors:
            return min(doors, key=lambda p: len(p.url))
        return self._linked_as_home()

    def _linked_as_home(self) -> Page | None:
        """The captured page that most pages call "Trang chủ" (a shop that lives in a folder)."""
        votes: Counter[str] = Counter()
        for page in self.pages:
            votes.update(
                {
                    address_key(link.href)
                    for link in page.links
                    if link.href and link.text.strip().lower() in ("trang chủ", "home", "trang chu")
                }
            )
        held = {address_key(p.url): p for p in self.pages}
        for key, count in votes.most_common(3):
            if key in held and count * 2 >= len(self.pages):
                return held[key]
        return None

    def kind(self, page: Page) -> str:
        """The kind of a page (see `checker.facts.kinds`), "home" for the first page."""
        key = id(page)
        if key not in self._kinds:
            own = kind_of(page)
            # A visit may hold one page of terms alone: where it began is no door then.
            door = (page is self.home and own != "policy") or is_home_address(page.url)
            if own in ("other", "post") and not door and self._is_policy(page, own):
                own = "policy"
            self._kinds[key] = "home" if door and own != "record" else own
        return self._kinds[key]

    def _is_policy(self, page: Page, own: str) -> bool:
        """Whether a page that its address or its silence hides is one of terms (see `called`)."""
        if self._called(page):
            return True
        if own == "post":
            return all_own(self.names(page), page.url, page.folded_text)
        return len(self.names(page)) > len(names_of(page))

    def _called(self, page: Page) -> list[Name]:
        found: dict[Name, None] = {}
        for url in {page.url: None, page.requested: None}:
            found |= self._calls.get(address_key(url), {})
        return list(found) if len(found) <= _MANY else []

    @cached_property
    def _calls(self) -> dict[str, dict[Name, None]]:
        held: dict[str, dict[Name, None]] = {}
        for href, names in calls(link for page in self.pages for link in page.links).items():
            held.setdefault(address_key(href), {}).update(names)
        return held

    def names(self, page: Page) -> list[Name]:
        """By which a page names itself (`names_of`), and where that is no policy's name, what else tells it."""
        if id(page) not in self._names:
            own = names_of(page)
            more: list[Name] = []
            kind = kind_of(page)
            if kind in _HIDDEN and not any(plain(name, page.url) for name in own):
                more = self._called(page)
                if not more and kind != "post" and (top := first(page, self.commons)):
                    more = [top]
            self._names[id(page)] = own + more
        return self._names[id(page)]

    def of_kind(self, *kinds: str) -> list[Page]:
        """The pages of some kinds, in the order of fetching."""
        return [p for p in self.pages if self.kind(p) in kinds]

    @cached_property
    def _distinct(self) -> tuple[Page, ...]:
        """The pages, those that say word for word the same once: "/" and "/index.html" have not all in common."""
        held: dict[str, Page] = {}
        for page in self.pages:
            held.setdefault(page.folded_text, page)
        return tuple(held.values())

    @cached_property
    def _counts(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for page in self._distinct:
            counts.update(set(page.folded))
        return counts

    @cached_property
    def said(self) -> tuple[str, ...]:
        """The folded lines of all pages, each once."""
        return tuple(self._counts)

    def shared(self, folded: str) -> bool:
        """Whether a folded line stands on so many pages that it belongs to the site."""
        return folded in self.commons

    @cached_property
    def commons(self) -> frozenset[str]:
        """The folded lines that stand on so many pages that they belong to the site."""
        least = max(2, _SHARED * len(self._distinct))
        return frozenset(folded for folded, count in self._counts.items() if count >= least)

    def count(self, folded: str) -> int:
        """On how many pages a folded line stands."""
        return self._counts[folded]

    def main(self, page: Page) -> list[tuple[Line, str]]:
        """The lines (with their folded texts) that are this page's own: not header, menu, footer, nor shared."""
        return [
            (line, folded)
            for line, folded in zip(page.lines, page.folded, strict=True)
            if line.block.region not in CHROME and folded not in self.commons
        ]

    @cached_property
    def hosts(self) -> frozenset[str]:
        """The host names of the captured pages, without www."""
        return frozenset((urlsplit(p.url).hostname or "").removeprefix("www.") for p in self.pages)

    def captured(self, url: str) -> Page | None:
        """The captured page of an address, or None."""
        return self._by_key.get(address_key(url))

    @cached_property
    def footed(self) -> frozenset[str]:
        """The addresses that the feet of the pages lead to: what a shop puts there are its terms."""
        return frozenset(ln.href for p in self.pages for ln in p.links if ln.region == "footer" and ln.href)

    @cached_property
    def _by_key(self) -> dict[str, Page]:
        held: dict[str, Page] = {}
        for page in self.pages:
            held.setdefault(address_key(page.requested), page)
            held[address_key(page.url)] = page
        return held
