"""Brings a page to rest: waits, uncovers, scrolls, pictures it meanwhile, and gives its markup.

A page rests when no request is under way and nothing has changed for a moment. The picture is taken within that
moment: what it shows is what then turned out to be the page at rest; a page whose words change is pictured again.
"""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crawler.browser.clear import REFUSALS, SCREENS
from crawler.browser.door import Door
from crawler.browser.inpage import BARE, CALM, CALM_MOST, DONE, MEET, REST, TICKING, WATCH
from crawler.browser.shoot import snap
from crawler.browser.tab import Tab

if TYPE_CHECKING:
    from playwright.async_api import JSHandle

PICTURES = 1.0  # seconds for pictures under way
SHOTS = 3  # of one page; the last one stands
# What could change a page after it has loaded: a script that is no data, an attribute that holds one, a document in it.
RUNS = re.compile(
    rb"[<:]script(?![^>]*\btype\s*=\s*[\"']?\s*application/(?:ld\+)?json)|[\s\"'/]on[a-z]+\s*="
    rb"|<i?frame|<object|<embed|javascript:|http-equiv\s*=\s*[\"']?\s*refresh",
    re.IGNORECASE,
)
UNKNOWN = {"said": [], "n": -1, "any": 0.0, "length": BARE, "wide": 1280, "high": 1600}


def runs(body: bytes) -> bool:
    """Whether anything in a page's bytes could change it after it has loaded; in doubt it could."""
    return b"\0" in body or RUNS.search(body) is not None  # NUL: UTF-16, in which the words are not found


@dataclass(frozen=True, slots=True)
class Settled:
    """A page at rest."""

    html: str
    closed: tuple[str, ...]  # words of the buttons that closed what lay over it
    picture: bytes  # JPEG, b"" when none was wanted or the browser gave none


class Settling:
    """One page on its way to rest in a tab."""

    def __init__(
        self, tab: Tab, door: Door, most: float, limit: int, *, pictured: bool, lively: bool
    ) -> None:
        """After `most` seconds the page is taken as it is; `limit` is for its markup, in characters.

        `pictured`: a picture is wanted; `lively`: scripts may run.
        """
        self._tab, self._door, self._most, self._limit = tab, door, most, limit
        self._pictured, self._lively = pictured, lively
        self._closed: list[str] = []
        self._picture, self._of, self._shots = b"", -1, 0

    async def settle(self) -> Settled:
        """What the page that was just opened came to. Playwright's `Error` when it goes elsewhere meanwhile."""
        from playwright.async_api import TimeoutError as Late

        page, loop, screens = self._tab.page, asyncio.get_running_loop(), SCREENS
        watch = await page.evaluate_handle(WATCH)
        with suppress(Late):
            await page.wait_for_load_state("load", timeout=self._most * 1000)
        ends = loop.time() + self._most
        while True:
            await self._door.idle(ends)
            asked, met = self._door.asked, await self._meet(watch, screens)
            screens, late = 0, loop.time() >= ends
            if not late and (self._door.under_way or self._door.asked != asked):
                continue
            bare = met["length"] < BARE  # still a shell: perhaps it waits for a timer of its own
            if not bare:
                await self._shoot(met)
            html = await self._at_rest(watch, met, asked, 5 * REST if bare else REST, ends)
            if html is None:
                continue
            if bare:
                await self._shoot(met)
            return Settled(html, tuple(self._closed), self._picture)

    async def _meet(self, watch: JSHandle, screens: int) -> dict[str, Any]:
        ask = watch.evaluate(MEET, [list(REFUSALS), screens, CALM if self._lively else 0, CALM_MOST])
        try:
            met: dict[str, Any] = await asyncio.wait_for(ask, self._most)
        except TimeoutError:  # the page keeps its clocks from us
            return dict(UNKNOWN)
        self._closed += [str(word) for word in met["said"]]
        return met

    async def _shoot(self, met: dict[str, Any]) -> None:
        """Takes the picture, unless the last one shows the page with these words."""
        if not self._pictured or self._of == met["n"] or self._shots == SHOTS:
            return
        await self._door.pictures(PICTURES)
        self._picture = await snap(self._tab.wire, int(met["wide"]), int(met["high"]))
        self._of, self._shots = met["n"], self._shots + 1

    async def _at_rest(
        self, watch: JSHandle, met: dict[str, Any], asked: int, rest: int, ends: float
    ) -> str | None:
        """The markup once the page rests; None when it must be met again."""
        loop = asyncio.get_running_loop()
        rest = rest if self._lively else 0
        asking = [met["n"], met["any"], rest, max(rest, TICKING), self._limit, list(REFUSALS)]
        while True:
            late = loop.time() >= ends
            if not late and (self._door.under_way or self._door.asked != asked):
                return None
            told = await watch.evaluate(DONE, [*asking, late])
            self._closed += [str(word) for word in told.get("said", ())]
            if "html" in told:
                return str(told["html"])
            if "again" in told:
                return None
            await asyncio.sleep(told["wait"] / 1000)
