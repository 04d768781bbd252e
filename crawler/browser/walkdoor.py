"""The network of the tab that walks to the till: everything is judged before it leaves."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from crawler.address import origin_of
from crawler.browser.door import IMAGES, LOADS
from crawler.model import WalkEnd
from crawler.till.guard import READS, Ask, Phase, judge

if TYPE_CHECKING:
    from playwright.async_api import CDPSession, Page, Request, Route, WebSocketRoute

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
        self._wire: CDPSession | None = None
        self._frame = ""
        self.typed: tuple[str, ...] = ()
        self.held: list[str] = []
        self.asked = 0
        self.sent: list[str] = []  # what changed something and was let out since the last press
        self.may_order = ""  # what was held since the last press because it may order
        self.unsure = ""  # what was held since the last press because it is not known what it does
        self.moved = False  # whether the last press brought another page
        self.refused: tuple[WalkEnd, str] | None = None
        self._status = 0  # of the page in the tab
        page.on("requestfinished", self._ended)
        page.on("requestfailed", self._ended)

    async def open(self) -> None:
        """From now on everything is judged."""
        # The tab's context, not the tab: a window that a press opens is asked about from its first request on.
        await self._page.context.route("**/*", self._answer)
        # Routes are not asked about redirects; the wire below them is.
        self._wire = await self._page.context.new_cdp_session(self._page)
        tree = await self._wire.send("Page.getFrameTree")
        self._frame = tree["frameTree"]["frame"]["id"]
        self._wire.on("Fetch.requestPaused", self._redirects)
        await self._wire.send("Fetch.enable", {"patterns": [{"urlPattern": "*", "requestStage": "Response"}]})
        await self._page.context.route_web_socket("**/*", _hang_up)

    def begin(self, phase: Phase, page: str) -> None:
        """Something is about to be pressed or opened."""
        self._phase, self._from = phase, page
        self.sent, self.may_order, self.unsure = [], "", ""
        self.refused, self.moved, self._hops = None, False, 0

    def note_page(self, url: str) -> None:
        """The address that the tab is about to be sent to by ourselves."""
        self._from = url if self._phase is Phase.LOOK else self._from

    @property
    def under_way(self) -> bool:
        """Whether a request that we let through has no answer yet."""
        return bool(self._open)

    def doubted(self, end: WalkEnd, why: str) -> tuple[WalkEnd, str]:
        """An end as the page in the tab seems to show it in; the end that may be believed out: an error is no till."""
        if end is WalkEnd.REACHED_LAST_PAGE and self._status >= 400:
            return WalkEnd.BROKEN, f"the server answered {self._status} where the last page was expected"
        return end, why

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
            # a way that is held must not put the browser's own error page in the place of the shop's
            no = "aborted" if request.is_navigation_request() else "failed"
            if why := self._elsewhere(request):
                self._hold(Ask(request.method, request.url), why)
                await route.abort(no)
                return
            moves = request.is_navigation_request() and request.frame == self._page.main_frame
            body = (request.post_data_buffer or b"").decode("utf-8", "replace")
            ask = Ask(request.method, request.url, body, moves)
            why = judge(ask, self._stage(moves), self._shop, self.typed, self._from)
            if why:
                self._hold(ask, why)
                await route.abort(no)
            elif moves:
                await self._move(route, request)
            elif self._lets(request):
                self.asked += 1
                if request.method not in READS:
                    self.sent.append(f"{request.method} {request.url[:SHOWN]}")
                (self._coming if request.resource_type == "image" else self._open).add(request)
                await route.continue_()
            else:
                await route.abort(no)

    def _stage(self, moves: bool) -> Phase:
        """Once the cart was filled, the page may lead on as from a cart."""
        return Phase.ON if self._phase is Phase.ADD and moves and self.sent else self._phase

    def _elsewhere(self, request: Request) -> str:
        """Why a request of another window is held; "" for those of the tab itself."""
        from playwright.async_api import Error

        try:
            return "" if request.frame.page == self._page else "it comes from another window"
        except Error:  # the request of a window that is not there yet, or of a worker
            return "it comes from another window"

    def _hold(self, ask: Ask, why: str) -> None:
        told = f"{ask.method} {ask.url[:SHOWN]}: {why}"
        self.held.append(told)
        ours = (urlsplit(ask.url).hostname or "").removeprefix("www.") == self._shop.removeprefix("www.")
        pressed = self._phase is not Phase.LOOK
        if pressed and "may place an order" in why:
            self.may_order = self.may_order or told
        elif pressed and ours and ask.method not in READS:
            self.unsure = self.unsure or told

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
        """Another page comes into the tab."""
        self._hops += 1
        self.refused = await self._astray(request.url)
        if self.refused:
            await route.abort("aborted")
            return
        self._open.add(request)
        self.moved = True
        if request.method not in READS:
            self.sent.append(f"{request.method} {request.url[:SHOWN]}")
        self.asked += 1
        await route.continue_()

    async def _redirects(self, paused: dict[str, Any]) -> None:
        """Every answer passes here: where it sends the browser elsewhere, that address is judged like the first."""
        from playwright.async_api import Error

        assert self._wire is not None
        with suppress(Error):  # the tab may be gone
            request, status = paused["request"], int(paused.get("responseStatusCode") or 0)
            headers = {h["name"].lower(): h["value"] for h in paused.get("responseHeaders") or ()}
            if paused.get("resourceType") == "Document" and paused.get("frameId") == self._frame:
                self._status = status
            target = urljoin(request["url"], headers.get("location", ""))
            if (
                300 <= status < 400
                and "location" in headers
                and await self._bars(request, target, status, paused)
            ):
                await self._wire.send(
                    "Fetch.failRequest", {"requestId": paused["requestId"], "errorReason": "Aborted"}
                )
            else:
                await self._wire.send("Fetch.continueRequest", {"requestId": paused["requestId"]})

    async def _bars(self, request: dict[str, Any], target: str, status: int, paused: dict[str, Any]) -> bool:
        moves = paused.get("resourceType") == "Document" and paused.get("frameId") == self._frame
        keeps = status in {307, 308} and request["method"] not in READS
        ask = Ask(request["method"] if keeps else "GET", target, "", moves)
        why = "the answer sends the content elsewhere, it may place an order" if keeps else ""
        why = why or judge(ask, self._stage(moves), self._shop, self.typed, self._from)
        if why:
            self._hold(ask, why)
            return True
        if moves:
            self._hops += 1
            self.refused = await self._astray(target)
            return self.refused is not None
        return not self._may_load(target)

    async def _astray(self, url: str) -> tuple[WalkEnd, str] | None:
        """Why the tab does not go to an address, None when it may."""
        host = (urlsplit(url).hostname or "").removeprefix("www.")
        if host != self._shop.removeprefix("www."):
            return WalkEnd.LEAVES_SHOP, f"the way on leads to {urlsplit(url).netloc}"
        if why := await self._may_visit(url):
            return WalkEnd.ROBOTS, f"{url[:SHOWN]}: {why}"
        if self._hops > HOPS:
            return WalkEnd.LOOP, f"more than {HOPS} redirects in a row"
        return None


async def _hang_up(socket: WebSocketRoute) -> None:
    await socket.close()
