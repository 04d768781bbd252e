"""The browser's process: started when first needed and again after a crash, one context for each visit."""

from __future__ import annotations

import asyncio
import importlib
import os
from collections.abc import Awaitable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from crawler.browser.chromium import FLAGS, find_browser
from crawler.browser.inpage import NO_FAREWELL, NO_GUESSING, NO_WINDOWS, TIMERS
from crawler.browser.outward import Outward
from crawler.browser.shoot import VIEW
from crawler.browser.tree import browsers, kill
from crawler.browser.watchdog import Watchdog
from crawler.settings import CrawlSettings

if TYPE_CHECKING:
    from playwright.async_api import Browser as Chromium
    from playwright.async_api import BrowserContext, CDPSession, Page, Playwright

Opened = TypeVar("Opened")

OPENING = 15.0  # seconds; a browser that has not opened a tab or a context in this time never will
CLOSING = 5.0  # seconds; a tab or a context that does not close in this time has hung
HUSHING = 1.0  # seconds that a tab gets to be hushed before it is closed
FRAMES = 50  # of one page that are hushed
EMPTY = "document.open(); document.close(); window.name = ''; try { sessionStorage.clear() } catch {}"
NEWS = 0.2  # seconds until the news of a browser's end has come


class Engine:
    """One Chromium. `missing` says why there is none, "" while that is not known."""

    def __init__(self, settings: CrawlSettings) -> None:
        self._settings = settings
        self._starting = asyncio.Lock()
        self._playwright: Playwright | None = None
        self._chromium: Chromium | None = None
        self._contexts: dict[tuple[str, str], BrowserContext] = {}
        self.outward = Outward(settings)
        self._watchdog: Watchdog | None = None
        self._process = 0
        self.life = 0  # counts the browsers: a page that was begun in one life cannot be finished in another
        self.missing = ""

    async def lives(self, life: int) -> bool:
        """True while the browser of that life is there."""
        await asyncio.sleep(NEWS)
        return self.life == life and self._chromium is not None and self._chromium.is_connected()

    def ended(self) -> str:
        """Why a page of the present browser was ended by us just now, "" when none was."""
        return self._watchdog.lately() if self._watchdog else ""

    async def leave(self, visit_id: str) -> None:
        """The visit is over: its cookies and storage go."""
        self.outward.forget(visit_id)
        for key in [key for key in self._contexts if key[0] == visit_id]:
            await self.shut(*key)

    async def shut(self, visit_id: str, part: str) -> None:
        """A part of the visit is over: the cookies and storage of its context go."""
        from playwright.async_api import Error

        context = self._contexts.pop((visit_id, part), None)
        if context is not None:
            with suppress(Error, TimeoutError):
                await asyncio.wait_for(context.close(), CLOSING)

    async def close(self) -> None:
        """Ends the browser. Safe to call when none was ever started."""
        await self.drop()
        if self._playwright is not None:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._playwright.stop(), CLOSING)
            self._playwright = None
        await self.outward.close()

    async def warm(self) -> None:
        """Starts the browser ahead of its first page; what goes wrong is told when a page needs it."""
        await asyncio.to_thread(
            importlib.import_module, "playwright.async_api"
        )  # half a second of a processor
        async with self._starting:
            if self._chromium is None and not self.missing:
                await self._start()

    async def context(self, visit_id: str, part: str = "") -> BrowserContext | None:
        """The visit's own context (cookies, storage), started when needed; None when there is no browser.

        Each `part` of a visit has its own; all of them go out by the visit's one way.
        """
        key = (visit_id, part)
        async with self._starting:
            if self._chromium is not None and not self._chromium.is_connected():
                await self.drop()
            if self._chromium is None and not self.missing:
                await self._start()
            if self._chromium is None:
                return None
            if key not in self._contexts:
                self._contexts[key] = await self.opened(
                    self._new_context(self._chromium, visit_id), self.life
                )
            return self._contexts[key]

    async def _new_context(self, chromium: Chromium, visit_id: str) -> BrowserContext:
        context = await chromium.new_context(
            user_agent=self._settings.user_agent,
            locale="vi-VN",
            accept_downloads=False,
            service_workers="block",
            viewport=VIEW,
            proxy=await self.outward.way(visit_id),
        )
        self.outward.watch(visit_id, context)
        await context.add_init_script(NO_WINDOWS + NO_FAREWELL + NO_GUESSING + TIMERS)
        return context

    async def opened(self, opening: Awaitable[Opened], life: int) -> Opened:
        """What is being opened in the browser of a life, once it is there.

        A browser may say nothing for ever: when the process of a new tab falls before the tab has begun, for one.
        Then it is ended, and Playwright's `Error` is raised, as when it falls.
        """
        from playwright.async_api import Error

        try:
            return await asyncio.wait_for(opening, OPENING)
        except TimeoutError:
            await self.drop(life)
            raise Error(f"the browser opened nothing within {OPENING:.0f} s") from None

    async def _start(self) -> None:
        from playwright.async_api import Error, async_playwright

        try:
            self._playwright = self._playwright or await async_playwright().start()
        except Exception as error:  # noqa: BLE001  Playwright raises no kind of its own when its driver cannot run
            self.missing = (
                f"Playwright's driver did not start ({brief(error)}); install it with: apt install libatomic1"
            )
            return
        path = find_browser(self._settings.browser_path)
        if not path and not self._settings.browser_path:
            own = self._playwright.chromium.executable_path
            path = own if Path(own).exists() else ""
        if not path:
            self.missing = "no Chromium was found; install it with: apt install chromium-headless-shell"
            return
        before = browsers()
        try:
            self._chromium = await self._playwright.chromium.launch(
                executable_path=path,
                args=list(FLAGS),
                proxy=await self.outward.nobodys(),
                # Chromium refuses its sandbox to root, which containers often are.
                chromium_sandbox=os.geteuid() != 0,
                timeout=30_000,
            )
        except Error as error:
            self.missing = f"{path} did not start ({brief(error)})"
            return
        self.life += 1
        self._process = next(iter(browsers() - before), 0)
        if self._process:
            self._watchdog = Watchdog(self._process, self._settings.browser_memory)

    async def close_tab(self, page: Page, life: int) -> None:
        """Closes a tab that was opened in a life of the browser; one that has hung takes the browser with it."""
        from playwright.async_api import Error

        try:
            await asyncio.wait_for(_end(page), CLOSING)
        except (Error, TimeoutError):
            await self.drop(life)

    async def drop(self, life: int | None = None) -> None:
        """Ends Chromium with all its contexts; the next page starts a new one. Only that of a given life."""
        from playwright.async_api import Error

        if life not in {None, self.life}:
            return
        self._contexts.clear()
        chromium, self._chromium = self._chromium, None
        process, self._process = self._process, 0
        if self._watchdog is not None:
            self._watchdog.stop()
        if chromium is not None:
            with suppress(Error, TimeoutError):
                await asyncio.wait_for(chromium.close(), CLOSING)
        if process:
            kill(process)  # a page that never lets go would otherwise keep a processor for ever


async def hush(wire: CDPSession) -> None:
    """Takes every page of a tab's frames apart, so that none says farewell to its server when it is left, nor leaves
    word in the tab for the next one: a page is drawn from what it loads, or what it was drawn from cannot be told.

    What a page asks for while it goes away passes by whoever judges requests. `document.open` drops all listeners; in
    a world of ours no page can have put its own in its place.
    """
    tree = (await wire.send("Page.getFrameTree"))["frameTree"]
    for frame in reversed(_frames(tree)[:FRAMES]):
        world = await wire.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "farewell"})
        context = {
            "contextId": world["executionContextId"],
            "expression": EMPTY,
        }
        await wire.send("Runtime.evaluate", context)


def _frames(tree: dict[str, Any]) -> list[str]:
    """The frames of a tree, parents first."""
    return [str(tree["frame"]["id"]), *(f for child in tree.get("childFrames", ()) for f in _frames(child))]


async def _end(page: Page) -> None:
    from playwright.async_api import Error

    with suppress(Error, TimeoutError):  # it has crashed or hangs: then it says no farewell either
        async with asyncio.timeout(HUSHING):
            await hush(await page.context.new_cdp_session(page))
    await page.close()


def brief(error: BaseException) -> str:
    """An error in, the head of what it says on one line out."""
    return " ".join(str(error).split())[:200]
