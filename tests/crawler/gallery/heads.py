"""Heads that are too long, or too many cookies."""

from __future__ import annotations

from hostile import Route, Talk, page
from shops import WORDS

from gallery.exhibit import CONTACT, Exhibit, S, V, behind, raw, whole

TERMS = '<a href="/dieu-khoan">Điều khoản</a>'


def flood(piece: bytes) -> Route:
    """A head without end."""

    async def route(talk: Talk) -> None:
        talk.keep_open = False
        talk.writer.write(b"HTTP/1.1 200 OK\r\n")
        for _ in range(1_500):
            talk.writer.write(piece)
            await talk.writer.drain()

    return route


def cookies(count: int, size: int) -> bytes:
    """An answer that sets so many cookies."""
    lines = b"".join(b"Set-Cookie: c%d=%s; Path=/\r\n" % (n, b"v" * size) for n in range(count))
    body = page(WORDS + TERMS + CONTACT).encode()
    return (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n%s\r\n" % (len(body), lines)
        + body
    )


async def _counts_cookies(talk: Talk) -> None:
    """As a real server does: a head above 8 KiB is refused."""
    full = len(talk.headers.get("cookie", "")) > 8_192
    await talk.send(page(WORDS), "431 Request Header Fields Too Large" if full else "200 OK")


POLICIES: dict[str, Route] = {"/lien-he": _counts_cookies, "/dieu-khoan": _counts_cookies}
EXHIBITS: list[Exhibit] = [
    behind(
        "headers without end",
        flood(b"".join(b"X-%d: %s\r\n" % (n, b"z" * 200) for n in range(300))),
        S.BROKEN,
        "head of its answer",
    ),
    behind("one header without end", flood(b"X-A: " + b"z" * 65_536), S.BROKEN, "head of its answer"),
    behind(
        "a header of 200 KB",
        raw(b"HTTP/1.1 200 OK\r\nX-A: ", b"z" * 200_000, b"\r\n\r\n<h1>x</h1>"),
        S.OK,
    ),
    behind(
        "headers without colons", raw(b"HTTP/1.1 200 OK\r\nno colon here\r\n\r\n<h1>x</h1>"), (S.OK, S.BROKEN)
    ),
    behind(
        "NUL in a header",
        raw(b"HTTP/1.1 200 OK\r\nX-A: a\0b\r\nX-B: \xff\xfe\r\n\r\n<h1>x</h1>"),
        (S.OK, S.BROKEN),
    ),
    whole("2,000 cookies", {"/": raw(cookies(2_000, 60)), **POLICIES}, V.COMPLETE),
    whole("60 cookies of 4 KB", {"/": raw(cookies(60, 4_000)), **POLICIES}, V.COMPLETE),
    whole("one cookie of 100 KB", {"/": raw(cookies(1, 100_000)), **POLICIES}, V.COMPLETE),
    whole(
        "cookies for other sites",
        {"/": raw(cookies(1, 5).replace(b"; Path=/", b"; Domain=google.com")), **POLICIES},
        V.COMPLETE,
    ),
]
