"""robots.txt as it should not be."""

from __future__ import annotations

import zlib
from itertools import chain, repeat

from hostile import Route, Talk
from shops import robots, shop

from gallery.exhibit import Exhibit, V, send, whole


async def _endless(talk: Talk) -> None:
    talk.keep_open = False
    talk.writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nUser-agent: *\nDisallow: /kin\n")
    for _ in range(4_000):
        talk.writer.write(b"# lorem ipsum\n" * 4_000)
        await talk.writer.drain()


def _bomb() -> bytes:
    engine = zlib.compressobj(9, zlib.DEFLATED, 31)
    head = b"User-agent: *\nDisallow: /kin\n"
    return b"".join(map(engine.compress, chain([head], repeat(b"#" * 1_000_000, 200)))) + engine.flush()


FIVE = "User-agent: *\nDisallow: /kin\n" + "".join(f"Disallow: /x{n:010}\n" for n in range(250_000))
STARS = "User-agent: *\n" + "".join(f"Disallow: /{'*q' * n}$\n" for n in range(1, 400))


def keeps(name: str, route: Route, *states: V, why: str = "") -> Exhibit:
    return whole(name, shop() | {"/robots.txt": route}, *states, why=why)


EXHIBITS: list[Exhibit] = [
    keeps("robots.txt of 5 MB", robots(FIVE), V.COMPLETE),
    keeps("robots.txt without end", _endless, V.COMPLETE),
    keeps(
        "robots.txt is a bomb", send(_bomb(), Content_Encoding="gzip", Content_Type="text/plain"), V.COMPLETE
    ),
    keeps("robots.txt in a circle", send("", "302 Found", Location="/robots.txt"), V.COMPLETE),
    keeps("robots.txt is a page", send("<!DOCTYPE html><html><body>Trang chủ</body></html>"), V.COMPLETE),
    keeps("robots.txt is noise", send(bytes(range(256)) * 200, Content_Type="text/plain"), V.COMPLETE),
    keeps("robots.txt full of stars", robots(STARS), V.COMPLETE),
    keeps("robots.txt answers 503", send("", "503 Service Unavailable"), V.BLOCKED, why="robots.txt"),
    keeps("robots.txt answers 403", send("", "403 Forbidden"), V.COMPLETE),
    keeps("robots.txt forbids all", robots("User-agent: *\nDisallow: /\n"), V.BLOCKED, why="forbids"),
]
