"""Pictures of a page: whole, as JPEG. They are kept beside the markup, never instead of it."""

from __future__ import annotations

import asyncio
import base64
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.async_api import CDPSession, Page

TALLEST = 12_000  # pixels of height; what is below is not in the picture
QUALITY = 70  # of JPEG: small letters stay readable, a shop's page takes 100 to 500 kB
PATIENCE = 5.0  # seconds
TYPE = "image/jpeg"
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


async def snap(wire: CDPSession, wide: int, high: int) -> bytes:
    """As `shoot`, in one question to the browser, of a page whose size is known and that stands still."""
    from playwright.async_api import Error

    clip = {"x": 0, "y": 0, "width": wide or 1280, "height": max(1, min(high, TALLEST)), "scale": 1}
    how = {"format": "jpeg", "quality": QUALITY, "optimizeForSpeed": True, "captureBeyondViewport": True}
    try:
        told = await asyncio.wait_for(wire.send("Page.captureScreenshot", {**how, "clip": clip}), PATIENCE)
    except (Error, TimeoutError):
        return b""
    return base64.b64decode(told["data"])
