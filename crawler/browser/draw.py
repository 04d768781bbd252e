"""Draws pages that say nothing without scripts.

A tab is handed the very bytes that HTTP already fetched, so the page is asked for once; its scripts may
then load what robots.txt leaves open, by GET only. One browser for a crawl, started ahead or when first needed and
again after a crash; one context (cookies, storage) for each visit.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from crawler.browser.door import Door
from crawler.browser.engine import Engine, brief
from crawler.browser.footprints import Walked
from crawler.browser.settle import Settled, Settling, runs
from crawler.browser.shelf import Shelf, Shelves
from crawler.browser.tab import Tab, Tabbed
from crawler.browser.tabs import Tabs, Turn
from crawler.browser.traffic import Exchange, Traffic
from crawler.browser.walk import Till
from crawler.browser.world import is_gone
from crawler.model import Capture, CaptureState, WalkEnd
from crawler.settings import CrawlSettings

if TYPE_CHECKING:
    from playwright.async_api import Page

QUIET = 6.0  # seconds; the longest wait for a page to come to rest
TRIES = 4  # worlds of one page, which loads itself again, that are waited in
ANEW = 0.1  # seconds until the next world; without them three tries are over in 20 ms, before it is there


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
    picture: Awaitable[bytes] | None = None  # JPEG of the whole page, taken meanwhile; b"" when none could be
    traffic: tuple[Exchange, ...] = ()  # what the page's scripts fetched
    closed: tuple[str, ...] = ()  # words of the buttons that closed what lay over the page
    loaded: str = ""  # what the page was drawn from, for the next visit; "" when it must be drawn again


class Browser:
    """Draws pages for many visits: `draw`, then `leave` after each visit, then `close` after all.

    `outward` says how visits get out: each is admitted there before its first page.
    """

    def __init__(self, settings: CrawlSettings) -> None:
        self._settings = settings
        self._tabs = Tabs(settings.browser_tabs)
        self._engine = Engine(settings)
        self.outward = self._engine.outward
        self._tabbed, self._shelves = Tabbed(self._engine), Shelves()
        self._works: dict[str, set[asyncio.Task[None]]] = {}  # visit → drawings that are not over
        self._till = Till(self._engine, settings)

    async def draw(
        self,
        visit_id: str,
        plain: Capture,
        may_load: Callable[[str], bool],
        timeout: float,
        patience: float = math.inf,
    ) -> Drawn:
        """A page as HTTP gave it (with its body) in, the page as scripts made it out. Never raises on pages.

        `may_load` judges every address that the page wants; `timeout` is for the whole drawing, `patience` for
        that and the wait for a tab. When the browser falls, the page may have been beside the one that felled
        it: it is drawn once more, alone. The page's picture is still being taken when this returns.
        """
        told: asyncio.Future[Drawn] = asyncio.get_running_loop().create_future()
        work = asyncio.ensure_future(self._draw(told, visit_id, plain, may_load, timeout, patience))
        works = self._works.setdefault(visit_id, set())
        works.add(work)
        work.add_done_callback(works.discard)
        try:
            both: set[asyncio.Future[Any]] = {told, work}
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            work.cancel()
            raise
        if not told.done():
            work.result()  # raises what went wrong
        return told.result()

    async def _draw(
        self,
        told: asyncio.Future[Drawn],
        visit_id: str,
        plain: Capture,
        may_load: Callable[[str], bool],
        timeout: float,
        patience: float,
    ) -> None:
        """Tells what was drawn as soon as it is known; the picture is taken while the next page may be drawn."""
        loop = asyncio.get_running_loop()
        ends = loop.time() + patience
        for alone in (False, True):
            async with self._tabs.turn(ends, alone=alone) as turn:
                left = min(timeout, ends - loop.time())
                if not turn or left <= 0:
                    why = "no tab of the browser was free within the visit's time"
                    told.set_result(Drawn(plain.url, b"", CaptureState.TIMED_OUT, why))
                else:
                    await self._once(told, turn, visit_id, plain, may_load, left)
                if told.done():
                    return
        why = "the browser fell over this page, although no other was open"
        told.set_result(Drawn(plain.url, b"", CaptureState.BROKEN, why))

    async def _once(
        self,
        told: asyncio.Future[Drawn],
        turn: Turn,
        visit_id: str,
        plain: Capture,
        may_load: Callable[[str], bool],
        timeout: float,
    ) -> None:
        """Tells what a tab showed; nothing when the browser fell, which some other page may have brought about."""
        from playwright.async_api import Error

        try:
            tab = await self._tabbed.take(visit_id)
        except Error:
            return
        if tab is None:
            why = self._engine.missing
            told.set_result(Drawn(plain.url, b"", CaptureState.TIMED_OUT, why, tried=False))
            return
        fine, picture = False, None
        try:
            showing = self._show(tab, self._shelves.of(visit_id), plain, may_load, timeout)
            try:
                drawn, high = await asyncio.wait_for(showing, timeout)
            finally:
                tab.answer = None  # nothing is asked for any more: the next page may be
            fine = drawn.state is CaptureState.OK and drawn.url.startswith(("http://", "https://"))
            if fine and self._settings.screenshots:
                picture = asyncio.ensure_future(tab.picture(high))
            told.set_result(self._judged(replace(drawn, picture=picture), plain))
            if picture is not None:
                await turn.pass_on()
                await picture
        except TimeoutError:
            why = f"the page was not drawn within {timeout:.0f} s"
            told.set_result(Drawn(plain.url, b"", CaptureState.TIMED_OUT, why))
        except Error as error:
            if await self._engine.lives(tab.life):
                why = f"the browser could not draw the page ({brief(error)})"
                told.set_result(self._judged(Drawn(plain.url, b"", CaptureState.BROKEN, why), plain))
        finally:
            await (self._tabbed.give(visit_id, tab) if fine else self._tabbed.close(tab))

    def _judged(self, drawn: Drawn, plain: Capture) -> Drawn:
        """The same, as it is told: a page that went where no page is is none, and what we ended we say."""
        if not drawn.url.startswith(("http://", "https://")):
            why = f"the page left for {drawn.url[:100]}"
            return Drawn(plain.url, b"", CaptureState.BROKEN, why)
        if drawn.state is CaptureState.BROKEN and (ended := self._engine.ended()):
            return replace(drawn, why=f"{drawn.why}: {ended}")
        return drawn

    async def walk(
        self,
        visit_id: str,
        url: str,
        may_load: Callable[[str], bool],
        may_visit: Callable[[str], Awaitable[str]],
        delay: float,
        seconds: float,
        patience: float = math.inf,
    ) -> Walked:
        """The walk to the till from the page of a product; see `crawler.browser.walk`.

        `seconds` is for the walk, `patience` for that and the wait for a tab. When the browser falls, the walk is
        begun anew in a new one, once and with no other page open.
        """
        loop = asyncio.get_running_loop()
        ends, before = loop.time() + patience, Walked(WalkEnd.BROKEN, "")
        for alone in (False, True):
            async with self._tabs.turn(ends, alone=alone) as mine:
                left = min(seconds, ends - loop.time())
                if not mine or left <= 0:
                    why = "no tab of the browser was free within the visit's time"
                    walked = Walked(WalkEnd.BUDGET, why)
                else:
                    walked = await self._till.walk(visit_id, url, may_load, may_visit, delay, left)
            walked.traffic = before.traffic + walked.traffic
            if not walked.fell:
                break
            before = walked
            await asyncio.sleep(delay)
        if before.fell:
            twice, once = "the browser fell over this walk twice", "after the browser had fallen once"
            told = twice if walked.fell else once
            walked.why = f"{walked.why}; {told}" if walked.why else told
            walked.pages = walked.pages or before.pages
        return walked

    async def warm(self) -> None:
        """Starts the browser before it is needed, so that no page waits for it."""
        await self._engine.warm()

    async def leave(self, visit_id: str) -> None:
        """The visit is over: its cookies and storage go."""
        await asyncio.gather(*self._works.pop(visit_id, ()), return_exceptions=True)
        await self._tabbed.forget(visit_id)
        self._shelves.forget(visit_id)
        await self._engine.leave(visit_id)

    async def close(self) -> None:
        """Ends the browser. Safe to call when none was ever started."""
        await self._engine.close()

    async def _show(
        self, tab: Tab, shelf: Shelf, plain: Capture, may_load: Callable[[str], bool], timeout: float
    ) -> tuple[Drawn, int]:
        """What the tab shows, and how many pixels high it is."""
        page = tab.page
        traffic = Traffic(page)
        traffic.ours.add(plain.url)
        door = Door(page, plain, may_load, traffic, shelf, self._settings.screenshots)
        tab.answer = door.answer
        most, lively = min(QUIET, timeout / 3), runs(plain.body)
        settling = Settling(tab, door, most, self._settings.max_body, lively=lively)
        work = asyncio.ensure_future(self._settle(page, settling, plain.url, timeout))
        fallen = asyncio.ensure_future(tab.crashed.wait())
        try:
            await asyncio.wait({work, fallen}, return_when=asyncio.FIRST_COMPLETED)
            if tab.crashed.is_set():
                why = "the page crashed the browser's tab"
                return Drawn(plain.url, b"", CaptureState.BROKEN, why), 0
            settled, url = work.result(), page.url
            heard = tuple(await traffic.drain())
            loaded = door.loaded(heard)
            shelf.keep(heard)
        finally:
            traffic.close()
            door.close()
            for task in (work, fallen):
                task.cancel()
        why = f"{door.unsent} requests other than GET were not sent" if door.unsent else ""
        body = settled.html.encode("utf-8", "replace")
        drawn = Drawn(url, body, CaptureState.OK, why, traffic=heard, closed=settled.closed, loaded=loaded)
        return drawn, settled.high

    async def _settle(self, page: Page, settling: Settling, url: str, timeout: float) -> Settled:
        """Opens the address and waits until the page has come to rest."""
        from playwright.async_api import Error

        await page.goto(url, wait_until="commit", timeout=timeout * 1000)
        for tries_left in range(TRIES - 1, -1, -1):
            try:
                return await settling.settle()
            except Error as error:
                # a page that sets a cookie and loads itself again takes its world away under our hands
                if not tries_left or not is_gone(error):
                    raise
                await asyncio.sleep(ANEW)
        raise AssertionError("the last try returns or raises")
