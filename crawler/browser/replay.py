"""Opens captured pages again without any network, marks a place and takes its picture."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.browser.chromium import FLAGS, find_browser
from crawler.browser.engine import brief

if TYPE_CHECKING:
    from playwright.async_api import Browser, FloatRect, Page, Playwright, Route

LATE = 10.0  # seconds for one page
STARTS = 30_000.0  # milliseconds
VIEW = {"width": 1280, "height": 1600}
# Finds the quoted words under the element of the place, else anywhere; marks them; gives the box around them.
MARK = """([path, start, end, quote]) => {
 const flat = s => s.replace(/\\s+/g, " ").trim();
 const words = root => { const out = []; const w = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let text = "", was = true;
  while (w.nextNode()) { const t = w.currentNode.data;
   for (let i = 0; i < t.length; i++) { const c = /\\s/.test(t[i]) ? " " : t[i];
    if (c === " " && was) continue; was = c === " "; text += c; out.push([w.currentNode, i]); } }
  return [text, out]; };
 let element = null; try { element = path ? document.querySelector(path) : null; } catch (e) { element = null; }
 const wanted = flat(quote || "");
 let range = null;
 for (const root of [element, document.body]) { if (!root || !wanted) continue;
  const [text, at] = words(root); const from = text.indexOf(wanted);
  if (from < 0) continue;
  range = document.createRange(); range.setStart(at[from][0], at[from][1]);
  const last = at[Math.min(at.length - 1, from + wanted.length - 1)]; range.setEnd(last[0], last[1] + 1); break; }
 const found = range || element; if (!found) return null;
 let box = found.getBoundingClientRect(); if (box.width < 1 || box.height < 1) return null;
 const mark = document.createElement("div"); const gap = 4;
 mark.style.cssText = `position:absolute;z-index:2147483647;pointer-events:none;border:3px solid #d00;` +
  `border-radius:4px;` +
  `box-sizing:border-box;left:${box.left + scrollX - gap}px;top:${box.top + scrollY - gap}px;` +
  `width:${box.width + 2 * gap}px;height:${box.height + 2 * gap}px`;
 mark.dataset.mark = "1"; document.body.appendChild(mark);
 return {x: box.left + scrollX, y: box.top + scrollY, width: box.width, height: box.height, words: !!range}; }"""
UNMARK = "() => document.querySelectorAll('[data-mark]').forEach(e => e.remove())"
SIZE = "() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
AROUND = 160  # pixels of the page around the marked words
LEAST, MOST = (1000, 360), (1280, 1000)  # of a close-up, in pixels


@dataclass(frozen=True, slots=True)
class Kept:
    """What evidence holds under an address: the type and the bytes of the answer."""

    content_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to look at closely: a CSS path, the offsets in its text, and the quoted words."""

    path: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Shot:
    """A close-up as PNG, b"" with `why` when the place could not be shown."""

    png: bytes
    why: str = ""
    by_words: bool = False  # the very words were found and marked, not only their element


class Replay:
    """One browser without network. Use as an async context manager; `missing` says why there is none."""

    def __init__(self, browser_path: str = "") -> None:
        self._path = browser_path
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self.missing = ""

    async def __aenter__(self) -> Replay:
        from playwright.async_api import Error, async_playwright

        try:
            self._playwright = await async_playwright().start()
        except Exception as error:  # noqa: BLE001  as in `Engine`: its driver cannot run here
            self.missing = f"Playwright's driver did not start ({brief(error)})"
            return self
        path = find_browser(self._path)
        if not path and not self._path:
            own = self._playwright.chromium.executable_path
            path = own if Path(own).exists() else ""
        if not path:
            self.missing = "no Chromium was found; install it with: apt install chromium-headless-shell"
            return self
        try:
            self._browser = await self._playwright.chromium.launch(
                executable_path=path, args=list(FLAGS), chromium_sandbox=os.geteuid() != 0, timeout=STARTS
            )
        except Error as error:
            self.missing = f"{path} did not start ({brief(error)})"
        return self

    async def __aexit__(self, *_: object) -> None:
        from playwright.async_api import Error

        if self._browser is not None:
            with suppress(Error):
                await self._browser.close()
        if self._playwright is not None:
            await self._playwright.stop()

    async def shots(
        self, url: str, page: Kept, others: Mapping[str, Kept], marks: Sequence[Mark]
    ) -> list[Shot]:
        """A page and what it was drawn with in, one close-up for each mark out. Its scripts do not run."""
        from playwright.async_api import Error

        if self._browser is None:
            return [Shot(b"", self.missing) for _ in marks]
        try:
            return await asyncio.wait_for(self._shots(url, page, others, marks), LATE + len(marks))
        except (Error, TimeoutError) as error:
            why = f"the captured page could not be opened ({brief(error) or 'it took too long'})"
            return [Shot(b"", why) for _ in marks]

    async def _shots(
        self, url: str, page: Kept, others: Mapping[str, Kept], marks: Sequence[Mark]
    ) -> list[Shot]:
        assert self._browser is not None
        context = await self._browser.new_context(
            java_script_enabled=False, service_workers="block", offline=True, accept_downloads=False,
            viewport={"width": VIEW["width"], "height": VIEW["height"]},
        )  # fmt: skip
        try:
            tab = await context.new_page()
            first = True

            async def answer(route: Route) -> None:
                nonlocal first
                own, first = first and route.request.is_navigation_request(), False
                kept = page if own else others.get(route.request.url.partition("#")[0])
                if kept is None or (route.request.is_navigation_request() and not own):
                    await route.abort()
                else:
                    await route.fulfill(status=200, content_type=kept.content_type, body=kept.body)

            await tab.route("**/*", answer)
            await tab.goto(url, wait_until="load", timeout=LATE * 1000)
            return [await _shot(tab, mark) for mark in marks]
        finally:
            await context.close()


async def _shot(tab: Page, mark: Mark) -> Shot:
    box = await tab.evaluate(MARK, [mark.path, mark.start, mark.end, mark.quote])
    if box is None:
        return Shot(b"", "the place is not visible on the page as it was captured")
    try:
        wide, high = await tab.evaluate(SIZE)
        width = min(max(box["width"] + 2 * AROUND, LEAST[0]), MOST[0], wide)
        height = min(max(box["height"] + 2 * AROUND, LEAST[1]), MOST[1], high)
        x = min(max(0, box["x"] + box["width"] / 2 - width / 2), wide - width)
        y = min(max(0, box["y"] - AROUND), high - height)
        clip: FloatRect = {"x": x, "y": y, "width": max(1, width), "height": max(1, height)}
        png = await tab.screenshot(
            full_page=True, clip=clip, type="png", animations="disabled", timeout=5_000
        )
        return Shot(png, by_words=bool(box["words"]))
    finally:
        await tab.evaluate(UNMARK)
