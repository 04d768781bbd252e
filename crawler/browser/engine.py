"""The browser's process: started when first needed and again after a crash, one context for each visit."""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from crawler.browser.chromium import FLAGS, find_browser
from crawler.browser.inpage import NO_WINDOWS
from crawler.settings import CrawlSettings

if TYPE_CHECKING:
    from playwright.async_api import Browser as Chromium
    from playwright.async_api import BrowserContext, Playwright, ProxySettings

CLOSING = 5.0  # seconds; a tab or a context that does not close in this time has hung


class Engine:
    """One Chromium. `missing` says why there is none, "" while that is not known."""

    def __init__(self, settings: CrawlSettings) -> None:
        self._settings = settings
        self._starting = asyncio.Lock()
        self._playwright: Playwright | None = None
        self._chromium: Chromium | None = None
        self._contexts: dict[str, BrowserContext] = {}
        self.missing = ""

    async def leave(self, visit_id: str) -> None:
        """The visit is over: its cookies and storage go."""
        from playwright.async_api import Error

        context = self._contexts.pop(visit_id, None)
        if context is not None:
            with suppress(Error, TimeoutError):
                await asyncio.wait_for(context.close(), CLOSING)

    async def close(self) -> None:
        """Ends the browser. Safe to call when none was ever started."""
        await self.drop()
        if self._playwright is not None:
            await self._playwright.stop()
            self._playwright = None

    async def context(self, visit_id: str) -> BrowserContext | None:
        """The visit's own context (cookies, storage), started when needed; None when there is no browser."""
        async with self._starting:
            if self._chromium is not None and not self._chromium.is_connected():
                await self.drop()
            if self._chromium is None and not self.missing:
                await self._start()
            if self._chromium is None:
                return None
            if visit_id not in self._contexts:
                context = await self._chromium.new_context(
                    user_agent=self._settings.user_agent,
                    locale="vi-VN",
                    accept_downloads=False,
                    service_workers="block",
                    viewport={"width": 1280, "height": 1600},
                )
                await context.add_init_script(NO_WINDOWS)
                self._contexts[visit_id] = context
            return self._contexts[visit_id]

    async def _start(self) -> None:
        from playwright.async_api import Error, async_playwright

        self._playwright = self._playwright or await async_playwright().start()
        path = find_browser(self._settings.browser_path)
        if not path and not self._settings.browser_path:
            own = self._playwright.chromium.executable_path
            path = own if Path(own).exists() else ""
        if not path:
            self.missing = "no Chromium was found; install it with: apt install chromium-headless-shell"
            return
        try:
            self._chromium = await self._playwright.chromium.launch(
                executable_path=path,
                args=list(FLAGS),
                proxy=_proxy(self._settings.proxy),
                # Chromium refuses its sandbox to root, which containers often are.
                chromium_sandbox=os.geteuid() != 0,
                timeout=30_000,
            )
        except Error as error:
            self.missing = f"{path} did not start ({brief(error)})"

    async def drop(self) -> None:
        """Ends Chromium with all its contexts; the next page starts a new one."""
        from playwright.async_api import Error

        self._contexts.clear()
        chromium, self._chromium = self._chromium, None
        if chromium is not None:
            with suppress(Error, TimeoutError):
                await asyncio.wait_for(chromium.close(), CLOSING)


def _proxy(address: str) -> ProxySettings | None:
    if not address:
        return None
    parts = urlsplit(address)
    settings: ProxySettings = {"server": f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"}
    if parts.username:
        settings["username"], settings["password"] = unquote(parts.username), unquote(parts.password or "")
    return settings


def brief(error: BaseException) -> str:
    """An error in, the head of what it says on one line out."""
    return " ".join(str(error).split())[:200]
