"""Pictures of a page: whole, as JPEG. They are kept beside the markup, never instead of it."""

from __future__ import annotations

import asyncio
import base64
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.async_api import CDPSession, Page, ViewportSize

TALLEST = 12_000  # pixels of height; what is below is not in the picture
QUALITY = 70  # of JPEG: small letters stay readable, a shop's page takes 100 to 500 kB
PATIENCE = 5.0  # seconds
STRETCHING = 1.5  # seconds of them
TYPE = "image/jpeg"
VIEW: ViewportSize = {"width": 1280, "height": 1600}  # pixels of a tab that opens a page
# Where the elements stand once the view is so high: a sum of all boxes. "" when there are too many, or it never is.
# A page hears of its new size before its next frame.
BOXES = (
    """high => new Promise(done => {
 const sum = () => { const all = document.getElementsByTagName("*"); let s = all.length;
  if (s > 20000) return "";
  for (const e of all) { const b = e.getBoundingClientRect();
   for (const v of [b.left, b.top, b.width, b.height]) s = (Math.imul(s, 31) + Math.round(v * 8)) | 0; }
  return `${s} ${scrollY} ${document.documentElement.scrollHeight}`; };
 const look = left => { if (innerHeight === high) done(sum()); else if (!left) done("");
  else requestAnimationFrame(() => look(left - 1)); };
"""
    + f" if (high === {VIEW['height']}) look(30); else requestAnimationFrame(() => look(30)); }})"
)
SIZE = "({w: document.documentElement.clientWidth, h: document.documentElement.scrollHeight})"


async def shoot(page: Page) -> bytes:
    """The page as it stands in, a JPEG of its whole length out; b"" when the browser gave none."""
    from playwright.async_api import Error

    try:
        size = await page.evaluate(SIZE)
        wide, high = int(size["w"]) or 1280, max(1, int(size["h"]))
        return await page.screenshot(
            full_page=True,
            clip={"x": 0, "y": 0, "width": wide, "height": min(high, TALLEST)},
            type="jpeg",
            quality=QUALITY,
            timeout=PATIENCE * 1000,
            animations="disabled",
            caret="hide",
        )
    except Error:
        return b""


async def snap(wire: CDPSession, high: int) -> bytes:
    """As `shoot`, of a page whose height is known and that stands still.

    For a picture beyond the view the browser lays out and paints the whole page twice more, a quarter of a page's
    processor time. So the view is made as high as the page, where nothing on it moves or grows by that: a part as high
    as the view, or one held at its foot, would. `unshrink` the tab afterwards.
    """
    from playwright.async_api import Error

    how: dict[str, Any] = {"format": "jpeg", "quality": QUALITY, "optimizeForSpeed": True}
    try:
        async with asyncio.timeout(PATIENCE):
            if high > VIEW["height"] and not await _stretched(wire, min(high, TALLEST)):
                clip = {"x": 0, "y": 0, "width": VIEW["width"], "height": min(high, TALLEST), "scale": 1}
                how |= {"captureBeyondViewport": True, "clip": clip}
            told = await wire.send("Page.captureScreenshot", how)
    except (Error, TimeoutError):
        return b""
    return base64.b64decode(told["data"])


async def _stretched(wire: CDPSession, high: int) -> bool:
    """Makes the view so high; False, and it is as it was, when that changes the page."""
    with suppress(TimeoutError):  # the page keeps its clocks from us
        async with asyncio.timeout(STRETCHING):
            before = await _boxes(wire, VIEW["height"])
            await _resize(wire, high)
            if before and before == await _boxes(wire, high):
                return True
    await unshrink(wire)
    return False


async def _boxes(wire: CDPSession, high: int) -> str:
    """Where everything on the page is, in short, in a view so high; "" when that cannot be told."""
    ask = {"expression": f"({BOXES})({high})", "awaitPromise": True, "returnByValue": True, "timeout": 1000}
    told = await wire.send("Runtime.evaluate", ask)
    return str(told["result"].get("value", ""))


async def unshrink(wire: CDPSession) -> None:
    """A picture beyond the view leaves the tab with a screen of 800 × 600, for which shops have other pages."""
    await _resize(wire, VIEW["height"])


async def _resize(wire: CDPSession, high: int) -> None:
    size = {"width": VIEW["width"], "height": high, "deviceScaleFactor": 1, "mobile": False}
    screen = {"screenWidth": VIEW["width"], "screenHeight": VIEW["height"]}
    await wire.send("Emulation.setDeviceMetricsOverride", size | screen)
