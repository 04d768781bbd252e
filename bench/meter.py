"""Counts the bytes between a crawl and the market's proxy."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit


@contextmanager
def metered(proxy: str) -> Iterator[tuple[str, list[int]]]:
    """A proxy's address in; one that leads to it, and a list of two counts out: bytes, and the CPU milliseconds
    that counting itself took (it runs in a thread of this process)."""
    count, loop, ready = [0, 0], asyncio.new_event_loop(), threading.Event()
    there = urlsplit(proxy)
    address: list[str] = []

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.CancelledError):
            while data := await reader.read(65_536):
                count[0] += len(data)
                count[1] = int(time.thread_time() * 1000)
                writer.write(data)
                await writer.drain()
        writer.close()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        onward, back = await asyncio.open_connection(there.hostname, there.port)
        await asyncio.gather(pump(reader, back), pump(onward, writer))

    def serve() -> None:
        asyncio.set_event_loop(loop)
        server = loop.run_until_complete(asyncio.start_server(talk, "127.0.0.1", 0))
        address.append(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
        ready.set()
        loop.run_forever()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    ready.wait()
    try:
        yield address[0], count
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
