"""The browser's process."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from crawler.browser import engine
from crawler.browser.engine import Engine
from crawler.settings import CrawlSettings


def test_a_tab_that_does_not_close_takes_its_own_browser_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Hung:
        @property
        def context(self) -> Hung:
            return self

        async def new_cdp_session(self, _: Hung) -> None:
            await asyncio.sleep(60)

        async def close(self) -> None:
            await asyncio.sleep(60)

    async def go() -> None:
        held: Any = Engine(CrawlSettings())
        held._contexts[("v", "walk")] = object()
        await held.close_tab(Hung(), held.life - 1)  # of a browser that is gone
        assert held._contexts
        await held.close_tab(Hung(), held.life)
        assert not held._contexts

    monkeypatch.setattr(engine, "CLOSING", 0.02)
    asyncio.run(go())
