"""Draws pages that say nothing without scripts.

A tab is handed the very bytes that HTTP already fetched, so the page is asked for once; its scripts may
then load what robots.txt leaves open, by GET only. One browser for a crawl, started when first needed and
again after a crash; one context (cookies, storage) for each visit.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crawler.browser.door import Door
from crawler.browser.engine import CLOSING, Engine, brief
from crawler.browser.inpage import OUTER
from crawler.browser.rest import rest
from crawler.model import Capture, CaptureState
from crawler.settings import CrawlSettings

if TYPE_CHECKING:
    from playwright.async_api import Dialog, Page
    from playwright.async_api import WebSocketRoute as Socket

QUIET = 6.0  # seconds; the longest wait for a page to come to rest


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a tab showed. `tried` is False when there is no browser at all (`why` tells what to install).

    `loaded` is what scripts and frames asked for, as JSON: [[address, SHA-256 of the body, ETag,
    Last-Modified], …]; "" when that cannot be told, so that the page must be drawn again next time.
    """

    url: str
    html: bytes
    state: CaptureState
    why: str = ""
    tried: bool = True
    loaded: str = ""


class Browser:
    """Draws pages for many visits: `draw`, then `leave` after each visit, then `close` after all."""

    def __init__(self, settings: CrawlSettings) -> None:
        self._settings = settings
        self._tabs = asyncio.Semaphore(settings.browser_tabs)
        self._engine = Engine(settings)

    async def draw(
        self, visit_id: str, plain: Capture, may_load: Callable[[str], bool], timeout: float
    ) -> Drawn:
        """A page as HTTP gave it (with its body) in, the page as scripts made it out. Never raises on pages.

        `may_load` judges every address that the page wants; `timeout` is for the whole drawing.
        """
        from playwright.async_api import Error

        async with self._tabs:
            try:
                context = await self._engine.context(visit_id)
                if context is None:
                    return Drawn(plain.url, b"", CaptureState.TIMED_OUT, self._engine.missing, tried=False)
                page = await context.new_page()
            except Error as error:
                await self._engine.drop()
                return Drawn(plain.url, b"", CaptureState.BROKEN, f"the browser gave no tab ({brief(error)})")
            try:
                return await asyncio.wait_for(self._show(page, plain, may_load, timeout), timeout)
            except TimeoutError:
                why = f"the page was not drawn within {timeout:.0f} s"
                return Drawn(plain.url, b"", CaptureState.TIMED_OUT, why)
            except Error as error:
                why = f"the browser could not draw the page ({brief(error)})"
                return Drawn(plain.url, b"", CaptureState.BROKEN, why)
            finally:
                await self._close_tab(page)

    async def leave(self, visit_id: str) -> None:
        """The visit is over: its cookies and storage go."""
        await self._engine.leave(visit_id)

    async def close(self) -> None:
        """Ends the browser. Safe to call when none was ever started."""
        await self._engine.close()

    async def _show(
        self, page: Page, plain: Capture, may_load: Callable[[str], bool], timeout: float
    ) -> Drawn:
        crashed = asyncio.Event()
        page.on("crash", lambda _: crashed.set())
        page.on("dialog", _dismiss)
        page.on("popup", _shut)
        door = Door(page, plain, may_load)
        await page.route("**/*", door.answer)
        await page.route_web_socket("**/*", _hang_up)
        work = asyncio.ensure_future(self._settle(page, door, plain.url, timeout))
        fallen = asyncio.ensure_future(crashed.wait())
        try:
            await asyncio.wait({work, fallen}, return_when=asyncio.FIRST_COMPLETED)
            if crashed.is_set():
                return Drawn(plain.url, b"", CaptureState.BROKEN, "the page crashed the browser's tab")
            html = work.result()
            loaded = await door.loaded()
        finally:
            for task in (work, fallen):
                task.cancel()
        why = f"{door.unsent} requests other than GET were not sent" if door.unsent else ""
        return Drawn(page.url, html.encode("utf-8", "replace"), CaptureState.OK, why, loaded=loaded)

    async def _settle(self, page: Page, door: Door, url: str, timeout: float) -> str:
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
                    await asyncio.wait_for(rest(page, door), most)
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
            await self._engine.drop()


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
