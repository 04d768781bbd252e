"""Tabs that go from page to page: nothing of one page comes into the next, and a tab whose browser is gone is none."""

from __future__ import annotations

import asyncio
import os
import signal
import urllib.request
from datetime import UTC, datetime

import pytest
from hostile import Network, Site, text
from shops import WORDS
from test_settle import HANGS, drawings, needs_browser

from crawler.address import slot_of
from crawler.browser import Browser, Drawn, engine
from crawler.browser.tree import below, kill
from crawler.model import Capture, CaptureState, Via
from crawler.settings import CrawlSettings

LEAVES = (
    WORDS
    + "<iframe srcdoc='<script>name = 5</script>'></iframe><script>"
    + (
        "name = 'từ trang trước'; sessionStorage.word = 'từ trang trước'; localStorage.word = 'của khách'</script>"
    )
)
FINDS = (
    WORDS
    + "<p id=found></p><script>"
    + ("found.textContent = `${name}|${sessionStorage.word}|${localStorage.word}`</script>")
)
RELOADS = (
    WORDS
    + "<p id=found></p><script>if (!sessionStorage.again) { sessionStorage.again = 1; location.reload() }"
)
RELOADS += "else found.textContent = 'lần hai'</script>"


@needs_browser
def test_a_page_leaves_no_word_in_the_tab_for_the_next(network: Network) -> None:
    """As when each page had a tab of its own; what the visit's context keeps is the shop's own memory of a visitor."""
    (_, second), _, _ = drawings(network, [LEAVES, FINDS])
    assert ">|undefined|của khách<" in second.html.decode()


@needs_browser
def test_a_page_after_a_long_one_sees_the_same_screen(network: Network) -> None:
    sees = "<p id=seen></p><script>seen.textContent = [innerWidth, innerHeight, screen.width, screen.height]</script>"
    long = WORDS + "<div style='height:5000px'></div>"
    for drawn in drawings(network, [sees + long, sees + WORDS, sees + WORDS])[0]:
        assert ">1280,1600,1280,1600</p>" in drawn.html.decode()


@needs_browser
def test_a_page_that_loads_itself_again_finds_its_own_word(network: Network) -> None:
    for drawn in drawings(network, [RELOADS, RELOADS])[0]:
        assert "lần hai</p>" in drawn.html.decode()


@needs_browser
def test_tabs_of_a_browser_that_fell_between_two_pages_are_not_used(network: Network) -> None:
    site = network.site({"/": text(WORDS)})

    async def go() -> tuple[list[Drawn], Drawn]:
        browser = Browser(CrawlSettings(browser_tabs=2))
        try:
            both = list(await asyncio.gather(draw(browser, "v", site), draw(browser, "v", site)))
            for drawn in both:  # its picture is taken: the tab is given back
                assert drawn.picture is not None and await drawn.picture
            await asyncio.sleep(0.5)
            kill(browser._engine._process)
            await asyncio.sleep(0.5)
            return both, await draw(browser, "v", site)
        finally:
            await browser.close()

    both, after = asyncio.run(asyncio.wait_for(go(), HANGS))
    assert [drawn.state for drawn in both] == [CaptureState.OK] * 2
    assert (after.state, after.why) == (CaptureState.OK, "")


@needs_browser
def test_a_browser_that_opens_no_tab_and_says_nothing_is_ended(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the process of a new tab falls before the tab has begun: then its news never comes."""
    monkeypatch.setattr(engine, "OPENING", 2.0)
    site = network.site({"/": text(WORDS)})

    async def go() -> list[Drawn]:
        browser = Browser(CrawlSettings(browser_tabs=1))
        try:
            first = await draw(browser, "v", site)
            assert first.picture is not None and await first.picture
            stopped = browser._engine._process
            for each in (stopped, *below(stopped)):
                os.kill(each, signal.SIGSTOP)
            drawn = [first, await draw(browser, "w", site), await draw(browser, "v", site)]
            assert browser._engine._process != stopped
            return drawn
        finally:
            await browser.close()

    for drawn in asyncio.run(asyncio.wait_for(go(), 2 * HANGS)):
        assert (drawn.state, drawn.why) == (CaptureState.OK, "")


def draw(browser: Browser, visit: str, site: Site) -> asyncio.Future[Drawn]:
    """The door of a site, as a visit draws it."""
    url = f"{site.url}/"
    browser.outward.admit(visit, frozenset({slot_of(site.url)}))
    with urllib.request.urlopen(url) as answer:
        body, told = answer.read(), tuple(answer.headers.items())
    seen = datetime.now(UTC)
    plain = Capture(f"{visit}#1", url, url, seen, CaptureState.OK, Via.HTTP, 200, told, body, "", "")
    return asyncio.ensure_future(browser.draw(visit, plain, lambda url: True, HANGS))
