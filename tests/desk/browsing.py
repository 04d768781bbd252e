"""A real Chromium at the desk, with ears for everything that must not happen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from desk_made import PASSWORD
from desk_served import Served
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from crawler.browser.chromium import FLAGS, find_browser


@dataclass
class Browsing:
    """One person's browser, and what it heard."""

    served: Served
    browser: Browser
    context: BrowserContext
    fired: list[object] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def log_in(self, who: str) -> Page:
        """A tab in which somebody has logged in."""
        page = self.context.new_page()
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))
        page.goto(f"{self.served.origin}/login")
        page.fill("[name=name]", who)
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_url(lambda url: "/login" not in url)
        return page

    def another(self, **options: object) -> Browsing:
        """A second person, who shares nothing with the first."""
        context = self.browser.new_context(locale="vi-VN", **options)  # type: ignore[arg-type]
        heard = Browsing(self.served, self.browser, context)
        context.expose_function("fired", lambda *words: heard.fired.append(words))
        return heard


@contextmanager
def browsing(served: Served, flags: tuple[str, ...] = FLAGS) -> Iterator[Browsing]:
    """A browser for one test; skips with a sentence where there is none."""
    path = find_browser("")
    if not path:
        pytest.skip("no Chromium was found: apt-get install chromium-headless-shell")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*flags, "--no-sandbox"])
        try:
            yield Browsing(served, browser, browser.new_context()).another()
        finally:
            browser.close()
