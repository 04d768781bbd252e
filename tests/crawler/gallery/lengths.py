"""Bodies that are not as long as they are said to be, or have no end."""

from __future__ import annotations

import asyncio

from hostile import Route, Talk

from gallery.exhibit import Exhibit, S, behind, raw

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
HEAD = "<h1>Giá tốt</h1>".encode()


def flood(head: bytes, piece: bytes) -> Route:
    """Sends a head and then 2 GB in pieces, as fast as they are taken."""

    async def route(talk: Talk) -> None:
        talk.keep_open = False
        talk.writer.write(head)
        for _ in range(2_147_483_648 // len(piece)):
            talk.writer.write(piece)
            await talk.writer.drain()

    return route


async def _half_then_reset(talk: Talk) -> None:
    talk.writer.write(OK + b"Content-Length: 9000\r\n\r\n<h1>half")
    await talk.writer.drain()
    await asyncio.sleep(0.2)
    talk.reset()


async def _reset(talk: Talk) -> None:
    talk.reset()


SHORT = b"<h1>short</h1>"
EXHIBITS: list[Exhibit] = [
    behind(
        "2 GB announced", flood(OK + b"Content-Length: 2147483648\r\n\r\n" + HEAD, b"y" * 65_536), S.TRUNCATED
    ),
    behind("2 GB without a length", flood(OK + b"\r\n" + HEAD, b"x" * 65_536), S.TRUNCATED, "longer than"),
    behind(
        "chunks without end",
        flood(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + b"z" * 65_536 + b"\r\n"),
        S.TRUNCATED,
        "longer than",
    ),
    behind(
        "tiny chunks without end",
        flood(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n" * 999),
        (S.TRUNCATED, S.TIMED_OUT),
    ),
    behind(
        "shorter than announced",
        raw(OK, b"Content-Length: 9000\r\n\r\n", SHORT),
        S.BROKEN,
        "announced length",
    ),
    behind("longer than announced", raw(OK, b"Content-Length: 14\r\n\r\n", SHORT, b"more" * 99), S.OK),
    behind("a negative length", raw(OK, b"Content-Length: -5\r\n\r\n", SHORT), S.BROKEN),
    behind("a length in words", raw(OK, b"Content-Length: many\r\n\r\n", SHORT), S.BROKEN),
    behind("two lengths", raw(OK, b"Content-Length: 14\r\nContent-Length: 9\r\n\r\n", SHORT), S.BROKEN),
    behind("a bad size of a chunk", raw(OK, b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", SHORT), S.BROKEN),
    behind(
        "a chunk of 2^64 bytes", raw(OK, b"Transfer-Encoding: chunked\r\n\r\n", b"f" * 16, b"\r\nx"), S.BROKEN
    ),
    behind("chunks that break off", raw(OK, b"Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n"), S.BROKEN),
    behind("reset at once", _reset, S.UNREACHABLE, "lost"),
    behind("reset in the middle", _half_then_reset, S.BROKEN, "announced length"),
]
