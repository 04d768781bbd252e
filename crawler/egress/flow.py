"""Bytes between two connections: counted, bounded, and cut when nothing has moved for a while."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

IDLE = 60.0  # seconds without a byte either way
CHUNK = 65_536

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass(slots=True)
class Visitor:
    """One visit's right to go out, and what came of it."""

    secret: str
    opened: frozenset[str]  # "host:port" places on inner networks that its settings open
    bytes_left: int
    connections: int = 0
    kept_out: dict[str, str] = field(default_factory=dict)  # "host:port" → why we did not connect
    resolving: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(4))


class Flow:
    """What moves through one connection of a visitor."""

    def __init__(self, visitor: Visitor) -> None:
        self._visitor = visitor
        self._loop = asyncio.get_running_loop()
        self._moved = self._loop.time()

    async def pour(
        self, source: asyncio.StreamReader, target: asyncio.StreamWriter, most: int | None = None
    ) -> None:
        """Moves bytes until the source ends, `most` are moved, or the visitor has had its share."""
        while most is None or most > 0:
            data = await source.read(CHUNK if most is None else min(CHUNK, most))
            self._moved = self._loop.time()
            self._visitor.bytes_left -= len(data)
            if not data or self._visitor.bytes_left < 0:
                return
            most = None if most is None else most - len(data)
            target.write(data)
            await target.drain()

    async def both_ways(self, near: Streams, far: Streams) -> None:
        """Joins two connections until either side ends or both are silent."""
        await self._first(self.pour(far[0], near[1]), self.pour(near[0], far[1]), self._silence())

    async def back(self, near: Streams, far: Streams, length: int | None) -> None:
        """The rest of an answer, until it ends or nobody waits for it; what else is said near is not heard."""
        await self._first(self.pour(far[0], near[1], length), _until_gone(near[0]), self._silence())

    async def _first(self, *ways: Coroutine[Any, Any, None]) -> None:
        tasks = [asyncio.ensure_future(way) for way in ways]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _silence(self) -> None:
        while (left := self._moved + IDLE - self._loop.time()) > 0:
            await asyncio.sleep(left)


async def _until_gone(reader: asyncio.StreamReader) -> None:
    while await reader.read(CHUNK):
        pass
