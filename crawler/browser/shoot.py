"""Pictures of a page: whole, as JPEG. They are kept beside the markup, never instead of it."""

from __future__ import annotations

import asyncio
import base64
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.async_api import CDPSession, Page, ViewportSize

TALLEST = 12_000  # pixels of height; what is below is not in the picture
QUALITY = 70  # of JPEG: small letters stay readable, a shop's page takes 100 to 500 kB
PATIENCE = 5.0  # seconds
TYPE = "image/jpeg"
VIEW: ViewportSize = {"width": 1280, "height": 1600}  # pixels of a tab that opens a page
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
    """As `shoot`, in one question to the browser, of a page whose height is known and that stands still.

    What fits into the view is taken as it stands there: for a picture beyond it the whole page is laid out and painted
    twice more, a tenth of a page's processor time. Making the view itself higher is no way: parts that are as high as
    the view would grow with it, and push the rest out of the picture. `unshrink` the tab afterwards.
    """
    from playwright.async_api import Error

    how: dict[str, Any] = {"format": "jpeg", "quality": QUALITY, "optimizeForSpeed": True}
    if high > VIEW["height"]:
        clip = {"x": 0, "y": 0, "width": VIEW["width"], "height": min(high, TALLEST), "scale": 1}
        how |= {"captureBeyondViewport": True, "clip": clip}
    try:
        told = await asyncio.wait_for(wire.send("Page.captureScreenshot", how), PATIENCE)
    except (Error, TimeoutError):
        return b""
    return base64.b64decode(told["data"])


async def unshrink(wire: CDPSession) -> None:
    """A picture beyond the view leaves the tab with a screen of 800 × 600, for which shops have other pages."""
    size = {"width": VIEW["width"], "height": VIEW["height"], "deviceScaleFactor": 1, "mobile": False}
    screen = {"screenWidth": VIEW["width"], "screenHeight": VIEW["height"]}
    await wire.send("Emulation.setDeviceMetricsOverride", size | screen)
