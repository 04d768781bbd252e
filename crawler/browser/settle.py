"""Brings a page to rest: waits, uncovers it, scrolls it, and gives its markup.

A page rests when no request is under way and nothing has changed for a moment; a shorter moment is enough where no
timer is due that could still change it.
"""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from crawler.browser.clear import REFUSALS, SCREENS
from crawler.browser.door import Door
from crawler.browser.inpage import BARE, CALM, DONE, MEET, REST, TICKING, WATCH
from crawler.browser.tab import Tab
from crawler.browser.world import World

PICTURES = 1.0  # seconds for pictures under way
# What could change a page after it has loaded: a script that is no data, an attribute that holds one, a document in it.
RUNS = re.compile(
    rb"[<:]script(?![^>]*\btype\s*=\s*[\"']?\s*application/(?:ld\+)?json)|[\s\"'/]on[a-z]+\s*="
    rb"|<i?frame|<object|<embed|javascript:|http-equiv\s*=\s*[\"']?\s*refresh",
    re.IGNORECASE,
)
UNKNOWN = {"said": [], "n": -1, "any": 0.0, "length": BARE}


def runs(body: bytes) -> bool:
    """Whether anything in a page's bytes could change it after it has loaded; in doubt it could."""
    return b"\0" in body or RUNS.search(body) is not None  # NUL: UTF-16, in which the words are not found


@dataclass(frozen=True, slots=True)
class Settled:
    """A page at rest."""

    html: str
    closed: tuple[str, ...]  # words of the buttons that closed what lay over it
    high: int  # pixels of the whole page


class Settling:
    """One page on its way to rest in a tab."""

    def __init__(self, tab: Tab, door: Door, most: float, limit: int, *, lively: bool) -> None:
        """After `most` seconds the page is taken as it is; `limit` is for its markup, in characters.

        `lively`: scripts may run.
        """
        self._tab, self._door, self._most, self._limit = tab, door, most, limit
        self._lively, self._closed = lively, list[str]()

    async def settle(self) -> Settled:
        """What the page that was just opened came to. Playwright's `Error` when it goes elsewhere meanwhile."""
        from playwright.async_api import TimeoutError as Late

        page, loop, screens = self._tab.page, asyncio.get_running_loop(), SCREENS
        watch = await World.enter(self._tab.wire, WATCH)
        with suppress(Late):
            await page.wait_for_load_state("load", timeout=self._most * 1000)
        ends = loop.time() + self._most
        while True:
            await self._door.idle(ends)
            asked, met = self._door.asked, await self._meet(watch, screens)
            screens, late = 0, loop.time() >= ends
            if not late and (self._door.under_way or self._door.asked != asked):
                continue
            await self._door.pictures(PICTURES)
            bare = met["length"] < BARE  # still a shell: perhaps it waits for a timer of its own
            if told := await self._at_rest(watch, met, asked, bare, ends):
                return Settled(str(told["html"]), tuple(self._closed), int(told["high"]))

    async def _meet(self, watch: World, screens: int) -> dict[str, Any]:
        ask = watch.ask(MEET, [list(REFUSALS), screens, self._lively])
        try:
            met: dict[str, Any] = await asyncio.wait_for(ask, self._most)
        except TimeoutError:  # the page keeps its clocks from us
            return dict(UNKNOWN)
        self._closed += [str(word) for word in met["said"]]
        return met

    async def _at_rest(
        self, watch: World, met: dict[str, Any], asked: int, bare: bool, ends: float
    ) -> dict[str, Any] | None:
        """What is left of the page once it rests; None when it must be met again."""
        loop = asyncio.get_running_loop()
        rest, calm = (5 * REST, REST) if bare else (REST, CALM)
        rest = rest if self._lively else 0
        asking = [met["n"], met["any"], rest, calm, max(rest, TICKING), self._limit, list(REFUSALS)]
        while True:
            late = loop.time() >= ends
            if not late and (self._door.under_way or self._door.asked != asked):
                return None
            told: dict[str, Any] = await watch.ask(DONE, [*asking, late])
            self._closed += [str(word) for word in told.get("said", ())]
            if "html" in told:
                return told
            if "again" in told:
                return None
            await asyncio.sleep(told["wait"] / 1000)
