"""Between two pages that are taken apart the event loop looks at everything else."""

from __future__ import annotations

import asyncio

from crawler.spiders.breath import Breath


def test_whoever_waits_for_the_loop_is_heard_between_two_pages() -> None:
    async def go() -> list[str]:
        breath, said = Breath(), list[str]()

        async def page() -> None:
            await breath.take()
            said.append("page")

        async def browser() -> None:
            while said.count("page") < 20:
                await asyncio.sleep(0)
                said.append("browser")

        await asyncio.gather(browser(), *(page() for _ in range(20)))
        return said

    said = asyncio.run(go())
    assert "page page" not in " ".join(said)


def test_a_burst_of_words_is_heard_whole_between_two_pages() -> None:
    """Each word of the browser takes two turns of the loop."""

    async def go() -> list[str]:
        breath, said = Breath(), list[str]()

        async def page() -> None:
            await breath.take()
            said.append("page")

        async def browser() -> None:
            for _ in range(30):
                await asyncio.sleep(0)
                await asyncio.sleep(0)
                said.append("word")

        await breath.take()
        await asyncio.gather(browser(), page())
        return said

    assert asyncio.run(go()) == ["word"] * 30 + ["page"]


def test_one_that_is_cancelled_holds_nobody_up() -> None:
    async def go() -> None:
        breath = Breath()
        first, second, third = (asyncio.ensure_future(breath.take()) for _ in range(3))
        await first
        second.cancel()
        await third
        assert second.cancelled()

    asyncio.run(asyncio.wait_for(go(), 150))
