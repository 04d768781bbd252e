"""The network of the tab that walks to the till: everything is judged before it leaves."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from crawler.address import origin_of
from crawler.browser.door import IMAGES, LOADS
from crawler.browser.traffic import Exchange, Traffic
from crawler.model import WalkEnd
from crawler.till.guard import READS, Ask, Phase, judge

if TYPE_CHECKING:
    from playwright.async_api import APIResponse, Page, Request, Route, WebSocketRoute

REQUESTS = 600  # of one walk
SENDS = 4  # requests that change something, after one press
HOPS = 10  # redirects on the way to one page
SHOWN = 160  # characters of an address in what is told


class WalkDoor:
    """Lets out what a look needs, and after a press what fills the cart or goes one step on. Nothing else."""

    def __init__(
        self,
        page: Page,
        url: str,
        may_load: Callable[[str], bool],
        may_visit: Callable[[str], Awaitable[str]],
    ) -> None:
        self._page, self._may_load, self._may_visit = page, may_load, may_visit
        self._shop = urlsplit(url).hostname or ""
        self._phase, self._from = Phase.LOOK, url
        self._images = 3 * IMAGES
        self._open: set[Request] = set()
        self._coming: set[Request] = set()
        self._hops = 0
        self.traffic: Traffic | None = None
        self.typed: tuple[str, ...] = ()
        self.held: list[str] = []
        self.asked = 0
        self.sent: list[str] = []  # what changed something and was let out since the last press
        self.may_order = ""  # what was held since the last press because it may order
        self.refused: tuple[WalkEnd, str] | None = None
        page.on("requestfinished", self._ended)
        page.on("requestfailed", self._ended)

    async def open(self) -> None:
        """From now on everything is judged."""
        await self._page.route("**/*", self._answer)
        await self._page.route_web_socket("**/*", _hang_up)

    def begin(self, phase: Phase, page: str) -> None:
        """Something is about to be pressed or opened."""
        self._phase, self._from = phase, page
        self.sent, self.may_order, self.refused, self._hops = [], "", None, 0

    def note_page(self, url: str) -> None:
        """The address that the tab is about to be sent to by ourselves."""
        self._from = url if self._phase is Phase.LOOK else self._from

    @property
    def under_way(self) -> bool:
        """Whether a request that we let through has no answer yet."""
        return bool(self._open)

    async def pictures(self, most: float) -> None:
        """Waits until no picture is under way, at most so many seconds."""
        ends = asyncio.get_running_loop().time() + most
        while self._coming and asyncio.get_running_loop().time() < ends:
            await asyncio.sleep(0.02)

    def _ended(self, request: Request) -> None:
        self._open.discard(request)
        self._coming.discard(request)

    async def _answer(self, route: Route, request: Request) -> None:
        from playwright.async_api import Error

        with suppress(Error):  # the tab may be gone before its requests are answered
            moves = request.is_navigation_request() and request.frame == self._page.main_frame
            ask = Ask(request.method, request.url, request.post_data or "", moves)
            why = judge(ask, self._phase, self._shop, self.typed, self._from)
            if why:
                self._hold(ask, why)
                await route.abort()
            elif moves:
                await self._move(route, request)
            elif self._lets(request):
                self.asked += 1
                if request.method not in READS:
                    self.sent.append(f"{request.method} {request.url[:SHOWN]}")
                (self._coming if request.resource_type == "image" else self._open).add(request)
                await route.continue_()
            else:
                await route.abort()

    def _hold(self, ask: Ask, why: str) -> None:
        told = f"{ask.method} {ask.url[:SHOWN]}: {why}"
        self.held.append(told)
        ours = (urlsplit(ask.url).hostname or "").removeprefix("www.") == self._shop.removeprefix("www.")
        pressed = self._phase is not Phase.LOOK
        if pressed and ("may place an order" in why or (ours and ask.method not in READS)):
            self.may_order = self.may_order or told

    def _lets(self, request: Request) -> bool:
        if self.asked >= REQUESTS or not self._may_load(request.url):
            return False
        if request.method not in READS and len(self.sent) >= SENDS:
            self._hold(Ask(request.method, request.url), "too many in a row")
            return False
        if request.resource_type == "image":
            self._images -= 1
            return self._images >= 0
        if request.is_navigation_request():  # a frame
            return origin_of(request.url) == origin_of(self._page.url)
        return request.resource_type in LOADS

    async def _move(self, route: Route, request: Request) -> None:
        """Another page comes into the tab. Redirects are followed one at a time, each judged like the first."""
        self._hops += 1
        host = (urlsplit(request.url).hostname or "").removeprefix("www.")
        if host != self._shop.removeprefix("www."):
            self.refused = (WalkEnd.LEAVES_SHOP, f"the way on leads to {urlsplit(request.url).netloc}")
        elif why := await self._may_visit(request.url):
            self.refused = (WalkEnd.ROBOTS, f"{request.url[:SHOWN]}: {why}")
        elif self._hops > HOPS:
            self.refused = (WalkEnd.LOOP, f"more than {HOPS} redirects in a row")
        if self.refused:
            await route.abort()
            return
        at = datetime.now(UTC)
        self._open.add(request)
        if request.method not in READS:
            self.sent.append(f"{request.method} {request.url[:SHOWN]}")
        self.asked += 1
        answer = await route.fetch(max_redirects=0)
        await self._heard(request, answer, at)
        target = answer.headers.get("location", "")
        if not 300 <= answer.status < 400 or not target:
            await route.fulfill(response=answer)
        elif answer.status in {307, 308} and request.method not in READS:
            self._hold(
                Ask(request.method, urljoin(request.url, target)), "the answer sends the content elsewhere"
            )
            await route.abort()
        else:
            # Chromium would follow a redirect without asking us; a page that only leads on asks again.
            goes = urljoin(request.url, target).replace("&", "&amp;").replace('"', "%22").replace("<", "%3C")
            jump = f'<!DOCTYPE html><meta http-equiv="refresh" content="0;url={goes}"><a href="{goes}">…</a>'
            await route.fulfill(status=200, content_type="text/html; charset=utf-8", body=jump)

    async def _heard(self, request: Request, answer: APIResponse, at: datetime) -> None:
        if self.traffic is None:
            return
        path = request.url.partition("://")[2].partition("/")[2]
        asked = [(k, v) for k, v in (await request.all_headers()).items() if not k.startswith(":")]
        told = [(h["name"], h["value"]) for h in answer.headers_array]
        self.traffic.keep(
            request,
            Exchange(
                request.url,
                at,
                (f"{request.method} /{path} HTTP/1.1", asked, request.post_data_buffer or b""),
                (f"HTTP/1.1 {answer.status} {answer.status_text}".strip(), told, await answer.body()),
            ),
        )


async def _hang_up(socket: WebSocketRoute) -> None:
    await socket.close()
