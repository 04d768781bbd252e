"""Tabs that go from page to page: nothing of one page comes into the next, and a tab whose browser is gone is none."""

from __future__ import annotations

import asyncio
import urllib.request
from datetime import UTC, datetime

from hostile import Network, text
from shops import WORDS
from test_settle import HANGS, drawings, needs_browser

from crawler.address import slot_of
from crawler.browser import Browser, Drawn
from crawler.browser.tree import kill
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
def test_a_page_that_loads_itself_again_finds_its_own_word(network: Network) -> None:
    for drawn in drawings(network, [RELOADS, RELOADS])[0]:
        assert "lần hai</p>" in drawn.html.decode()


@needs_browser
def test_tabs_of_a_browser_that_fell_between_two_pages_are_not_used(network: Network) -> None:
    site = network.site({"/": text(WORDS)})
    url = f"{site.url}/"

    async def go() -> tuple[list[Drawn], Drawn]:
        browser = Browser(CrawlSettings(browser_tabs=2))
        browser.outward.admit("v", frozenset({slot_of(site.url)}))
        with urllib.request.urlopen(url) as answer:
            body, told = answer.read(), tuple(answer.headers.items())
        plain = Capture(
            "v#1", url, url, datetime.now(UTC), CaptureState.OK, Via.HTTP, 200, told, body, "", ""
        )

        def draw() -> asyncio.Future[Drawn]:
            return asyncio.ensure_future(browser.draw("v", plain, lambda url: True, HANGS))

        try:
            both = list(await asyncio.gather(draw(), draw()))
            for drawn in both:  # its picture is taken: the tab is given back
                assert drawn.picture is not None and await drawn.picture
            await asyncio.sleep(0.5)
            kill(browser._engine._process)
            await asyncio.sleep(0.5)
            return both, await draw()
        finally:
            await browser.close()

    both, after = asyncio.run(asyncio.wait_for(go(), HANGS))
    assert [drawn.state for drawn in both] == [CaptureState.OK] * 2
    assert (after.state, after.why) == (CaptureState.OK, "")
