"""Turns at the browser's tabs."""

from __future__ import annotations

import asyncio

from crawler.browser import Browser
from crawler.browser.tabs import Tabs
from crawler.model import WalkEnd
from crawler.settings import CrawlSettings

LATER = 1e9


def test_so_many_side_by_side_and_then_one_alone() -> None:
    async def go() -> None:
        tabs, open_, most = Tabs(2), set[str](), list[frozenset[str]]()

        async def draw(name: str, alone: bool) -> None:
            async with tabs.turn(LATER, alone=alone) as mine:
                assert mine
                open_.add(name)
                most.append(frozenset(open_))
                await asyncio.sleep(0.01)
                open_.remove(name)

        await asyncio.gather(*(draw(f"{n}{'!' if n in (2, 3) else ''}", n in (2, 3)) for n in range(6)))
        assert max(len(seen) for seen in most) == 2
        assert all(len(seen) == 1 for seen in most if any(name.endswith("!") for name in seen))
        assert len(most) == 6

    asyncio.run(go())


def test_no_turn_in_time_is_said_and_nothing_is_kept() -> None:
    async def go() -> None:
        loop, tabs = asyncio.get_running_loop(), Tabs(2)
        async with tabs.turn(LATER):  # one is taken: nobody can be alone
            for alone in (True, True):
                async with tabs.turn(loop.time() + 0.02, alone=alone) as mine:
                    assert not mine
            async with tabs.turn(LATER) as mine:
                assert mine
        async with tabs.turn(LATER, alone=True) as mine:
            assert mine

    asyncio.run(go())


def test_a_walk_waits_for_a_tab_no_longer_than_its_visit_has_time() -> None:
    async def may_visit(_: str) -> str:
        return ""

    async def go() -> None:
        browser = Browser(CrawlSettings(browser_tabs=1))
        async with browser._tabs.turn(LATER):
            walking = browser.walk("v", "http://shop.example/", lambda _: True, may_visit, 0.0, 60.0, 0.02)
            walked = await asyncio.wait_for(walking, 5)
        assert (walked.end, walked.pages) == (WalkEnd.BUDGET, [])
        await browser.close()

    asyncio.run(go())


def test_a_page_that_is_only_pictured_lets_the_next_begin_and_nobody_is_alone_beside_it() -> None:
    async def go() -> None:
        loop, tabs = asyncio.get_running_loop(), Tabs(1)
        async with tabs.turn(LATER) as first:
            async with tabs.turn(loop.time() + 0.02) as second:
                assert not second
            await first.pass_on()
            async with tabs.turn(loop.time() + 0.02) as second:
                assert second
                later = asyncio.ensure_future(second.pass_on())
                await asyncio.sleep(0.02)
                assert not later.done()  # one page is pictured already
                later.cancel()
            async with tabs.turn(loop.time() + 0.02, alone=True) as alone:
                assert not alone
        async with tabs.turn(loop.time() + 5, alone=True) as alone:
            assert alone
            await alone.pass_on()
            async with tabs.turn(loop.time() + 0.02) as second:
                assert not second
        async with tabs.turn(loop.time() + 5) as again:
            assert again

    asyncio.run(go())
