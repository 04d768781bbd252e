"""Tabs of one visit, handed from page to page: a new one for each page would cost more than drawing it.

Between two pages the tab stands on about:blank: nothing of the last page runs on, asks or answers. Only a tab whose
page was drawn well is kept; one that hung, fell or wandered off is closed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from crawler.browser.engine import CLOSING, Engine, hush
from crawler.browser.shoot import VIEW, snap, unshrink

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, CDPSession, Dialog, Page, Request, Route
    from playwright.async_api import WebSocketRoute as Socket

KEPT = 4  # tabs of all visits that wait for their next page; each holds a process of some 40 MB

Answer = Callable[["Route", "Request"], Awaitable[None]]


class Tab:
    """One tab. `answer` judges its network while a page is drawn; without it nothing leaves."""

    def __init__(self, page: Page, life: int) -> None:
        self.page, self.life = page, life
        self.wire: CDPSession
        self.crashed = asyncio.Event()
        self.answer: Answer | None = None
        self._blank: asyncio.Task[None] | None = None
        self._shrunk = False

    @classmethod
    async def open(cls, context: BrowserContext, life: int) -> Tab:
        """A new tab. Playwright's `Error` when the browser gives none."""
        tab = cls(await context.new_page(), life)
        tab.page.on("crash", lambda _: tab.crashed.set())
        tab.page.on("dialog", _dismiss)
        tab.page.on("popup", _shut)
        for event in ("requestfinished", "requestfailed"):
            tab.page.on(event, _unheard)
        tab.wire, *_ = await asyncio.gather(
            context.new_cdp_session(tab.page),
            tab.page.route("**/*", tab._judge),
            tab.page.route_web_socket("**/*", _hang_up),
        )
        return tab

    async def picture(self, high: int) -> bytes:
        """The page, which is so many pixels high and stands still, as JPEG; b"" when the browser gave none."""
        self._shrunk = high > VIEW["height"]
        return await snap(self.wire, high)

    def leave(self) -> None:
        """The page is done with; the tab begins to empty itself."""
        self.answer = None
        self._blank = asyncio.ensure_future(self._empty())

    async def ready(self) -> bool:
        """Whether the tab is empty and can take its next page; a page that holds on to it has not let go in time."""
        if self._blank is not None and not self.crashed.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._blank, CLOSING)
        gone = self.crashed.is_set() or self.page.is_closed() or self._shrunk
        return not gone and self.page.url == "about:blank"

    async def _empty(self) -> None:
        from playwright.async_api import Error

        with suppress(Error):  # a frame has gone meanwhile, or the tab
            await hush(self.wire)
        with suppress(Error):
            await self.page.goto("about:blank", wait_until="commit", timeout=CLOSING * 1000)
            if self._shrunk:
                await unshrink(self.wire)
                self._shrunk = False

    async def _judge(self, route: Route, request: Request) -> None:
        from playwright.async_api import Error

        if self.answer is not None:
            await self.answer(route, request)
            return
        with suppress(Error):
            await route.abort("aborted")


class Tabbed:
    """The tabs of an engine's visits: `take` one for a page, then `give` it back or `close` it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._kept: list[
            tuple[str, Tab]
        ] = []  # visit, and a tab that waits for its next page; the oldest first

    async def take(self, visit_id: str) -> Tab | None:
        """A tab of a visit, one that it had if that is ready; None when there is no browser.

        Playwright's `Error` when the browser gives none: then it is ended.
        """
        from playwright.async_api import Error

        if (kept := self._pop(visit_id)) is not None:
            if kept.life == self._engine.life and await kept.ready():
                return kept
            await self.close(kept)
        life = self._engine.life
        try:
            context = await self._engine.context(visit_id)
            life = self._engine.life
            return None if context is None else await self._engine.opened(Tab.open(context, life), life)
        except Error:
            await self._engine.drop(life)
            raise

    async def give(self, visit_id: str, tab: Tab) -> None:
        """The tab's page was drawn; the tab waits for the visit's next one, as long as not too many do."""
        tab.leave()
        self._kept.append((visit_id, tab))
        while len(self._kept) > KEPT:
            await self.close(self._kept.pop(0)[1])

    async def close(self, tab: Tab) -> None:
        """The tab is not to be used again."""
        tab.answer = None
        await self._engine.close_tab(tab.page, tab.life)

    async def forget(self, visit_id: str) -> None:
        """The visit is over; its tabs go with its context, once their last pages are gone."""
        while (kept := self._pop(visit_id)) is not None:
            await kept.ready()

    def _pop(self, visit_id: str) -> Tab | None:
        found = next((each for each in self._kept if each[0] == visit_id), None)
        if found is None:
            return None
        self._kept.remove(found)
        return found[1]


async def _hang_up(socket: Socket) -> None:
    await socket.close()


def _unheard(_: Request) -> None:
    """Keeps an event wanted: to want and unwant each for every page asks the browser's driver four times."""


async def _dismiss(dialog: Dialog) -> None:
    from playwright.async_api import Error

    with suppress(Error):
        await dialog.dismiss()


async def _shut(page: Page) -> None:
    from playwright.async_api import Error

    with suppress(Error):
        await page.close()
