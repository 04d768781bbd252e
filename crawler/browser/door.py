"""Answers for the network of one tab: the page from the capture, the rest by rule."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from crawler.address import origin_of
from crawler.browser.shelf import Shelf
from crawler.browser.traffic import Exchange, Traffic
from crawler.model import Capture

if TYPE_CHECKING:
    from playwright.async_api import Page, Request, Route

LOADS = {"document", "script", "stylesheet", "xhr", "fetch"}  # nothing else changes the text
REQUESTS = 150  # of one drawn page
IMAGES = 60  # of one drawn page, for its picture
DROPPED = {"content-encoding", "content-length", "transfer-encoding", "connection", "refresh"}


class Door:
    """Answers for the network of one tab: the page from the capture, the rest by rule."""

    def __init__(
        self,
        page: Page,
        plain: Capture,
        may_load: Callable[[str], bool],
        traffic: Traffic,
        shelf: Shelf,
        images: bool = True,
    ) -> None:
        """`shelf` answers for what the visit's earlier pages loaded; `traffic` is told, since nothing goes out."""
        self._page, self._plain, self._may_load = page, plain, may_load
        self._traffic, self._shelf = traffic, shelf
        self._again: dict[str, Exchange] = {}  # address → what the shelf answered
        self._images = IMAGES if images else 0
        self._served = False
        self.asked = 0
        self.unsent = 0
        self._barred = False  # something that could change the text was not allowed to load
        self._open: set[Request] = set()
        self._coming: set[Request] = set()  # pictures: nothing waits long for them
        self._news = asyncio.Event()  # a request has ended
        page.on("requestfinished", self._ended)
        page.on("requestfailed", self._ended)
        self._inputs: dict[str, None] = {}

    @property
    def under_way(self) -> bool:
        """Whether a request that we let through has no answer yet."""
        return bool(self._open)

    def _ended(self, request: Request) -> None:
        self._open.discard(request)
        self._coming.discard(request)
        self._news.set()

    def close(self) -> None:
        """Listens no more."""
        self._page.remove_listener("requestfinished", self._ended)
        self._page.remove_listener("requestfailed", self._ended)

    async def idle(self, ends: float) -> None:
        """Waits until no request is under way, but for pictures, at most until the event loop's time `ends`."""
        await self._until_none(self._open, ends)

    async def pictures(self, most: float) -> None:
        """Waits until no picture is under way, at most so many seconds."""
        await self._until_none(self._coming, asyncio.get_running_loop().time() + most)

    async def _until_none(self, of: set[Request], ends: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout_at(ends):
                while of:
                    self._news.clear()
                    await self._news.wait()

    async def answer(self, route: Route, request: Request) -> None:
        from playwright.async_api import Error

        with suppress(Error):  # the tab may be gone before its requests are answered
            if (
                request.is_navigation_request()
                and request.frame == self._page.main_frame
                and not self._served
            ):
                self._served = True
                headers = {k: v for k, v in self._plain.headers if k.lower() not in DROPPED}
                await route.fulfill(status=self._plain.status or 200, headers=headers, body=self._plain.body)
            elif not self._lets(request):
                # a way that is barred must not put the browser's own error page in the place of the shop's
                await route.abort("aborted" if request.is_navigation_request() else "failed")
            elif known := self._known(request):
                self._traffic.answered.add(request)
                if request.resource_type == "script":
                    self._inputs[request.url] = None
                self._again[request.url] = known
                head = {n: v for n, v in known.response[1] if not n.lower().startswith("x-archive-orig-")}
                await route.fulfill(status=200, headers=head, body=known.response[2])
            else:
                (self._coming if request.resource_type == "image" else self._open).add(request)
                if request.resource_type not in {"stylesheet", "image"}:
                    self._inputs[request.url] = None
                await route.continue_()

    def loaded(self, heard: Iterable[Exchange]) -> str:
        """What the page's scripts and frames loaded, as `Drawn.loaded` tells it; "" when it cannot be told.

        `heard` is what the tab got.
        """
        if self.unsent or self._barred or self._open:
            return ""
        found, last = [], self._again | {exchange.url: exchange for exchange in heard}
        for url in self._inputs:
            exchange = last.get(url)
            if exchange is None or exchange.cut or exchange.status != 200:
                return ""
            digest = hashlib.sha256(exchange.response[2]).hexdigest()
            head = {name.lower(): value for name, value in exchange.response[1]}
            found.append([url, digest, head.get("etag", ""), head.get("last-modified", "")])
        return json.dumps(found)

    def _known(self, request: Request) -> Exchange | None:
        kind = request.resource_type in {"script", "stylesheet", "image"} and request.method == "GET"
        return self._shelf.find(request.url, datetime.now(UTC)) if kind else None

    def _lets(self, request: Request) -> bool:
        if request.method not in {"GET", "HEAD", "OPTIONS"}:
            self.unsent += 1
            return False
        if not request.url.startswith(("http://", "https://")):
            return False
        if request.resource_type == "image":
            self._images -= 1
            return self._images >= 0 and self._may_load(request.url)
        if request.resource_type not in LOADS:
            return False
        if request.is_navigation_request() and origin_of(request.url) != origin_of(self._plain.url):
            return False
        self.asked += 1
        lets = self.asked <= REQUESTS and self._may_load(request.url)
        self._barred |= not lets
        return lets
