"""Servers that keep a visitor waiting, byte by byte."""

from __future__ import annotations

import asyncio

from hostile import Route, Talk, text
from shops import WORDS

from gallery.exhibit import Exhibit, S, V, behind, whole

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def drip(head: bytes, piece: bytes, pause: float = 0.2) -> Route:
    """Sends a head, then a piece again and again."""

    async def route(talk: Talk) -> None:
        talk.keep_open = False
        talk.writer.write(head)
        for _ in range(3_000):
            talk.writer.write(piece)
            await talk.writer.drain()
            await asyncio.sleep(pause)

    return route


async def _never(talk: Talk) -> None:
    await asyncio.sleep(600)


EXHIBITS: list[Exhibit] = [
    behind("accepts and never answers", _never, S.TIMED_OUT, "in time"),
    behind("drips its body", drip(OK + b"Content-Length: 99999\r\n\r\n", b"x"), S.TIMED_OUT, "in time"),
    behind("drips its head", drip(b"HTTP/1.1 200 OK\r\n", b"X-A: 1\r\n"), S.TIMED_OUT, "in time"),
    behind("drips its status line", drip(b"HTTP/1.1 ", b"2"), (S.TIMED_OUT, S.BROKEN)),
    behind(
        "drips chunks",
        drip(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        S.TIMED_OUT,
        "in time",
    ),
    behind(
        "says 100 Continue slowly for ever",
        drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        S.TIMED_OUT,
        "in time",
    ),
    behind(
        "says 102 Processing as fast as it can",
        drip(b"", b"HTTP/1.1 102 Processing\r\n\r\n" * 2_000, 0),
        (S.BROKEN, S.TIMED_OUT),
    ),
    whole("a door that never answers", {"/": _never}, V.UNREACHABLE, why="in time"),
    whole(
        "a robots.txt that never comes",
        {"/robots.txt": _never, "/": text(WORDS)},
        V.UNREACHABLE,
        why="robots.txt",
    ),
    whole(
        "a robots.txt that drips",
        {"/robots.txt": drip(b"HTTP/1.1 200 OK\r\n\r\n", b"#"), "/": text(WORDS)},
        V.UNREACHABLE,
        why="robots.txt",
    ),
]
