"""The rest of a host, on an event loop whose clock jumps from one appointment to the next."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.spiders.pace import LONGEST_REST, Pace

LATER = 1e9


class Jumping(asyncio.SelectorEventLoop):
    """Waits for nothing: when no work is left, it is at once the time of the next."""

    now = 100.0

    def time(self) -> float:
        return self.now

    def _run_once(self) -> None:
        if not self._ready and self._scheduled:
            self.now = max(self.now, self._scheduled[0]._when)
        super()._run_once()


def run(work: Coroutine[Any, Any, None]) -> None:
    with asyncio.Runner(loop_factory=Jumping) as runner:
        runner.run(work)


async def answer(pace: Pace, took: float) -> float:
    """One request that takes so long; how long after its end the host may be asked again."""
    async with pace.turn(LATER) as mine:
        assert mine
        await asyncio.sleep(took)
    return pace.ready_at() - asyncio.get_running_loop().time()


def test_a_quick_host_is_asked_at_the_crawls_delay() -> None:
    async def go() -> None:
        pace = Pace(0.5)
        assert await answer(pace, 0.1) == pytest.approx(0.4)  # from one request to the next
        assert pace.rest == 0

    run(go())


def test_a_slow_host_rests_as_long_as_it_worked_and_is_forgiven_by_halves() -> None:
    async def go() -> None:
        pace = Pace(0.01)
        assert await answer(pace, 0.6) == pytest.approx(0.6)
        assert pace.slowest == pytest.approx(0.6)
        await answer(pace, 0.1)
        assert pace.rest == pytest.approx(0.3)
        await answer(pace, 0.1)
        assert pace.rest == 0  # half of that counts as slow no more

    run(go())


def test_strain_doubles_the_rest_up_to_a_bound() -> None:
    pace = Pace(1.0)
    rests = []
    for _ in range(8):
        pace.strained(1.0)
        rests.append(pace.rest)
    assert rests == [1, 2, 4, 8, 16, 32, LONGEST_REST, LONGEST_REST]


def test_one_request_at_a_time_in_the_order_of_coming() -> None:
    async def go() -> None:
        pace, log = Pace(0.0), list[str]()

        async def one(name: str) -> None:
            async with pace.turn(LATER):
                log.append(f"{name} begins")
                await asyncio.sleep(0.01)
                log.append(f"{name} ends")

        await asyncio.gather(one("a"), one("b"), one("c"))
        assert log == [f"{name} {step}" for name in "abc" for step in ("begins", "ends")]

    run(go())


def test_a_turn_that_would_come_too_late_is_refused_at_once() -> None:
    async def go() -> None:
        loop = asyncio.get_running_loop()
        pace, until = Pace(0.0), datetime(2026, 11, 27, tzinfo=UTC)
        pace.hold(3600, until)
        assert pace.until == until
        before = loop.time()
        async with pace.turn(before + 60) as mine:
            assert not mine
        assert loop.time() == before
        held = Pace(0.0)
        async with held.turn(LATER), held.turn(loop.time() + 0.05) as second:
            assert not second  # somebody else's turn lasts
        async with held.turn(LATER) as third:
            assert third

    run(go())


def test_a_cancelled_wait_leaves_the_host_to_others() -> None:
    async def go() -> None:
        pace = Pace(0.0)
        pace.hold(0.2)

        async def wait() -> None:
            async with pace.turn(LATER):
                pass

        waiting = asyncio.ensure_future(wait())
        await asyncio.sleep(0.05)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        async with pace.turn(LATER) as mine:
            assert mine

    run(go())
