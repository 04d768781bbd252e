"""A small server over real sockets that can be as rude as the web: each site has its own port.

A route is a function that gets a `Talk` (the request and the raw stream) and writes whatever it wants.
Everything runs in one thread with its own event loop; `hits` counts the requests by path.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import struct
import threading
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType

Route = Callable[["Talk"], Awaitable[None]]
Wire = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Talk:
    """One request on its connection."""

    path: str
    method: str
    headers: dict[str, str]
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    keep_open: bool = True

    async def send(self, body: bytes | str, status: str = "200 OK", **headers: str) -> None:
        """A well-made answer; header names are written with _ for -."""
        data = body.encode() if isinstance(body, str) else body
        fields = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(data))}
        fields |= {k.replace("_", "-"): v for k, v in headers.items()}
        head = "".join(f"{k}: {v}\r\n" for k, v in fields.items() if v)
        self.writer.write(f"HTTP/1.1 {status}\r\n{head}\r\n".encode("latin-1") + data)
        await self.writer.drain()

    async def raw(self, data: bytes) -> None:
        """Bytes as they are; the connection is closed afterwards."""
        self.keep_open = False
        self.writer.write(data)
        await self.writer.drain()

    def reset(self) -> None:
        """Cuts the connection with RST."""
        self.keep_open = False
        sock = self.writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


def page(body: str, title: str = "Cửa hàng") -> str:
    """A whole HTML page around a body."""
    head = f"<!DOCTYPE html><html lang=vi><head><meta charset=utf-8><title>{title}</title></head>"
    return f"{head}<body>{body}</body></html>"


def text(words: str) -> Route:
    """A route that answers with a page holding these words."""

    async def route(talk: Talk) -> None:
        await talk.send(page(words))

    return route


@dataclass
class Site:
    """One host: 127.0.0.1 with its own port. Unknown paths answer 404."""

    routes: dict[str, Route]
    hits: Counter[str] = field(default_factory=Counter)
    seen: list[tuple[float, str]] = field(default_factory=list)
    requests: list[Talk] = field(default_factory=list)
    url: str = ""
    port: int = 0
    _server: asyncio.Server | None = None
    _talking: set[asyncio.Task[None]] = field(default_factory=set)

    wire: Wire | None = None  # speaks on the bare connection instead of the routes

    async def serve(self, host: str = "127.0.0.1", port: int = 0, tls: ssl.SSLContext | None = None) -> None:
        self._server = await asyncio.start_server(self._talk, host, port, ssl=tls)
        self.port = self._server.sockets[0].getsockname()[1]
        self.url = f"http{'s' if tls else ''}://{host}:{self.port}"

    async def close(self) -> None:
        """Nobody answers any more; talks that still last are cut off."""
        assert self._server is not None
        self._server.close()
        for task in self._talking:
            task.cancel()
        await asyncio.gather(*self._talking, return_exceptions=True)

    def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """A plain function, so that the task is ours to end."""
        task = asyncio.ensure_future(self._converse(reader, writer))
        self._talking.add(task)
        task.add_done_callback(self._talking.discard)

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with suppress(OSError, EOFError, asyncio.LimitOverrunError):
                if self.wire is not None:
                    await self.wire(reader, writer)
                    return
                while await self._one(reader, writer):
                    pass
        finally:
            with suppress(OSError):
                writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.split("\r\n")
        method, path, _ = first.split(" ", 2)
        headers = {
            k.strip().lower(): v.strip() for k, _, v in (line.partition(":") for line in lines if line)
        }
        talk = Talk(path, method, headers, reader, writer)
        self.hits[path] += 1
        self.seen.append((asyncio.get_running_loop().time(), path))
        self.requests.append(talk)
        route = self.routes.get(path) or self.routes.get(path.partition("?")[0]) or self.routes.get("*")
        if route is None:
            await talk.send(page("Không tìm thấy"), "404 Not Found")
        else:
            await route(talk)
        return talk.keep_open


class Network:
    """Sites on a thread of their own; use as a context manager."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._sites: list[Site] = []

    def __enter__(self) -> Network:
        self._thread.start()
        return self

    def site(self, routes: dict[str, Route], port: int = 0, tls: ssl.SSLContext | None = None) -> Site:
        """A new site at a free port."""
        site = Site(routes)
        asyncio.run_coroutine_threadsafe(site.serve(port=port, tls=tls), self._loop).result(10)
        self._sites.append(site)
        return site

    def wire(self, talk: Wire, scheme: str) -> Site:
        """A server that speaks as it likes; its address has the given scheme."""
        site = self.site({})
        site.wire, site.url = talk, site.url.replace("http", scheme, 1)
        return site

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _close(self) -> None:
        await asyncio.gather(*(site.close() for site in self._sites))
