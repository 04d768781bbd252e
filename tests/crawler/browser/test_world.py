"""What we ask inside a page is answered, or it is told why not, in a real browser."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Error
from test_settle import HANGS, needs_browser

from crawler.browser.engine import Engine
from crawler.browser.tab import Tab
from crawler.browser.world import World, is_gone
from crawler.settings import CrawlSettings

NEVER = "() => new Promise(() => {})"


@needs_browser
def test_a_world_answers_until_its_document_is_gone() -> None:
    async def go() -> None:
        engine = Engine(CrawlSettings())
        try:
            context = await engine.context("v")
            assert context is not None
            tab = await Tab.open(context, engine.life)
            world = await World.enter(tab.wire, "() => ({n: 1})")
            assert await world.ask(
                "(held, by) => { held.n += by.how; return [held.n, 'ớ'] }", {"how": 2}
            ) == [3, "ớ"]
            assert await world.ask("async held => held.n") == 3
            assert await world.ask("() => undefined") is None
            with pytest.raises(Error, match="nothing here") as failed:
                await world.ask("() => { throw new Error('nothing here') }")
            assert not is_gone(failed.value)
            asked = asyncio.ensure_future(world.ask(NEVER))
            await asyncio.sleep(0)
            await tab.page.goto("about:blank")
            for question in (asked, world.ask("held => held.n")):
                with pytest.raises(Error) as gone:
                    await question
                assert is_gone(gone.value), gone.value
        finally:
            await engine.close()

    asyncio.run(asyncio.wait_for(go(), HANGS))
