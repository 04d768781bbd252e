"""Draws pages that say nothing without scripts. The only room that knows a browser.

A tab is handed the very bytes that HTTP already fetched, so the page is asked for once; its scripts may
then load what robots.txt leaves open, by GET only. One browser for a crawl, started when first needed and
again after a crash; one context (cookies, storage) for each visit.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from crawler.address import origin_of
from crawler.chromium import FLAGS, find_browser
from crawler.inpage import BARE, LENGTH, NO_WINDOWS, OUTER, REST, STILL
from crawler.model import Capture, CaptureState
from crawler.settings import CrawlSettings

if TYPE_CHECKING:
    from playwright.async_api import Browser as Chromium
    from playwright.async_api import BrowserContext, Dialog, Page, Playwright, ProxySettings, Request, Route
    from playwright.async_api import WebSocketRoute as Socket

LOADS = {"document", "script", "stylesheet", "xhr", "fetch"}  # nothing else changes the text
REQUESTS = 150  # of one drawn page
QUIET = 6.0  # seconds; the longest wait for a page to come to rest
CLOSING = 5.0  # seconds; a tab that does not close in this time has hung
DROPPED = {"content-encoding", "content-length", "transfer-encoding", "connection", "refresh"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a tab showed. `tried` is False when there is no browser at all (`why` tells what to install)."""

    url: str
    html: bytes
    state: CaptureState
    why: str = ""
    tried: bool = True


class Browser:
    """Draws pages for many visits: `draw`, then `leave` after each visit, then `close` after all."""

    def __init__(self, settings: CrawlSettings) -> None:
        self._settings = settings
        self._tabs = asyncio.Semaphore(settings.browser_tabs)
        self._starting = asyncio.Lock()
        self._playwright: Playwright | None = None
        self._chromium: Chromium | None = None
        self._contexts: dict[str, BrowserContext] = {}
        self._missing = ""

    async def draw(
        self, visit_id: str, plain: Capture, may_load: Callable[[str], bool], timeout: float
    ) -> Drawn:
        """A page as HTTP gave it (with its body) in, the page as scripts made it out. Never raises on pages.

        `may_load` judges every address that the page wants; `timeout` is for the whole drawing.
        """
        from playwright.async_api import Error

        async with self._tabs:
            try:
                context = await self._context(visit_id)
                if context is None:
                    return Drawn(plain.url, b"", CaptureState.TIMED_OUT, self._missing, tried=False)
                page = await context.new_page()
            except Error as error:
                await self._drop()
                return Drawn(
                    plain.url, b"", CaptureState.BROKEN, f"the browser gave no tab ({_brief(error)})"
                )
            try:
                return await asyncio.wait_for(self._show(page, plain, may_load, timeout), timeout)
            except TimeoutError:
                why = f"the page was not drawn within {timeout:.0f} s"
                return Drawn(plain.url, b"", CaptureState.TIMED_OUT, why)
            except Error as error:
                why = f"the browser could not draw the page ({_brief(error)})"
                return Drawn(plain.url, b"", CaptureState.BROKEN, why)
            finally:
                await self._close_tab(page)

    async def leave(self, visit_id: str) -> None:
        """The visit is over: its cookies and storage go."""
        from playwright.async_api import Error

        context = self._contexts.pop(visit_id, None)
        if context is not None:
            with suppress(Error, TimeoutError):
                await asyncio.wait_for(context.close(), CLOSING)

    async def close(self) -> None:
        """Ends the browser. Safe to call when none was ever started."""
        await self._drop()
        if self._playwright is not None:
            await self._playwright.stop()
            self._playwright = None

    async def _context(self, visit_id: str) -> BrowserContext | None:
        async with self._starting:
            if self._chromium is not None and not self._chromium.is_connected():
                await self._drop()
            if self._chromium is None and not self._missing:
                await self._start()
            if self._chromium is None:
                return None
            if visit_id not in self._contexts:
                context = await self._chromium.new_context(
                    user_agent=self._settings.user_agent,
                    locale="vi-VN",
                    accept_downloads=False,
                    service_workers="block",
                    viewport={"width": 1280, "height": 1600},
                )
                await context.add_init_script(NO_WINDOWS)
                self._contexts[visit_id] = context
            return self._contexts[visit_id]

    async def _start(self) -> None:
        from playwright.async_api import Error, async_playwright

        self._playwright = self._playwright or await async_playwright().start()
        path = find_browser(self._settings.browser_path)
        if not path and not self._settings.browser_path:
            own = self._playwright.chromium.executable_path
            path = own if Path(own).exists() else ""
        if not path:
            self._missing = "no Chromium was found; install it with: apt install chromium-headless-shell"
            return
        try:
            self._chromium = await self._playwright.chromium.launch(
                executable_path=path,
                args=list(FLAGS),
                proxy=_proxy(self._settings.proxy),
                # Chromium refuses its sandbox to root, which containers often are.
                chromium_sandbox=os.geteuid() != 0,
                timeout=30_000,
            )
        except Error as error:
            self._missing = f"{path} did not start ({_brief(error)})"

    async def _drop(self) -> None:
        from playwright.async_api import Error

        self._contexts.clear()
        chromium, self._chromium = self._chromium, None
        if chromium is not None:
            with suppress(Error, TimeoutError):
                await asyncio.wait_for(chromium.close(), CLOSING)

    async def _show(
        self, page: Page, plain: Capture, may_load: Callable[[str], bool], timeout: float
    ) -> Drawn:
        crashed = asyncio.Event()
        page.on("crash", lambda _: crashed.set())
        page.on("dialog", _dismiss)
        page.on("popup", _shut)
        door = _Door(page, plain, may_load)
        await page.route("**/*", door.answer)
        await page.route_web_socket("**/*", _hang_up)
        work = asyncio.ensure_future(self._settle(page, door, plain.url, timeout))
        fallen = asyncio.ensure_future(crashed.wait())
        try:
            await asyncio.wait({work, fallen}, return_when=asyncio.FIRST_COMPLETED)
            if crashed.is_set():
                return Drawn(plain.url, b"", CaptureState.BROKEN, "the page crashed the browser's tab")
            html = work.result()
        finally:
            for task in (work, fallen):
                task.cancel()
        why = f"{door.unsent} requests other than GET were not sent" if door.unsent else ""
        return Drawn(page.url, html.encode("utf-8", "replace"), CaptureState.OK, why)

    async def _settle(self, page: Page, door: _Door, url: str, timeout: float) -> str:
        """Opens the address, waits until the page has come to rest, and gives its markup."""
        from playwright.async_api import Error
        from playwright.async_api import TimeoutError as Late

        await page.goto(url, wait_until="commit", timeout=timeout * 1000)
        for tries_left in (2, 1, 0):
            most = min(QUIET, timeout / 3)
            with suppress(Late):
                await page.wait_for_load_state("load", timeout=most * 1000)
            try:
                with suppress(TimeoutError):
                    await asyncio.wait_for(_rest(page, door), most)
                return str(await page.evaluate(OUTER, self._settings.max_body))
            except Error as error:
                # a page that sets a cookie and loads itself again takes its world away under our hands
                if not tries_left or "context" not in str(error):
                    raise
        raise AssertionError("the last try returns or raises")

    async def _close_tab(self, page: Page) -> None:
        from playwright.async_api import Error

        try:
            await asyncio.wait_for(page.close(), CLOSING)
        except (Error, TimeoutError):
            await self._drop()


async def _rest(page: Page, door: _Door) -> None:
    """Return when the page neither changes nor waits for an answer. A page that never rests: cancel it."""
    while True:
        before = door.asked
        await page.evaluate(STILL, REST)
        if door.under_way or door.asked != before:
            continue
        if await page.evaluate(LENGTH) < BARE:  # still a shell: perhaps it waits for a timer of its own
            await page.evaluate(STILL, 4 * REST)
        if not door.under_way and door.asked == before:
            return


class _Door:
    """Answers for the network of one tab: the page from the capture, the rest by rule."""

    def __init__(self, page: Page, plain: Capture, may_load: Callable[[str], bool]) -> None:
        self._page, self._plain, self._may_load = page, plain, may_load
        self._served = False
        self.asked = 0
        self.unsent = 0
        self._open: set[Request] = set()
        page.on("requestfinished", lambda request: self._open.discard(request))
        page.on("requestfailed", lambda request: self._open.discard(request))

    @property
    def under_way(self) -> bool:
        """Whether a request that we let through has no answer yet."""
        return bool(self._open)

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
            elif self._lets(request):
                self._open.add(request)
                await route.continue_()
            else:
                await route.abort()

    def _lets(self, request: Request) -> bool:
        if request.method not in {"GET", "HEAD", "OPTIONS"}:
            self.unsent += 1
            return False
        if request.resource_type not in LOADS or not request.url.startswith(("http://", "https://")):
            return False
        if request.is_navigation_request() and origin_of(request.url) != origin_of(self._plain.url):
            return False
        self.asked += 1
        return self.asked <= REQUESTS and self._may_load(request.url)


async def _hang_up(socket: Socket) -> None:
    await socket.close()


async def _dismiss(dialog: Dialog) -> None:
    from playwright.async_api import Error

    with suppress(Error):
        await dialog.dismiss()


async def _shut(page: Page) -> None:
    from playwright.async_api import Error

    with suppress(Error):
        await page.close()


def _proxy(address: str) -> ProxySettings | None:
    if not address:
        return None
    parts = urlsplit(address)
    settings: ProxySettings = {"server": f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"}
    if parts.username:
        settings["username"], settings["password"] = unquote(parts.username), unquote(parts.password or "")
    return settings


def _brief(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]
