"""Answers that are no page, whatever they call themselves."""

from __future__ import annotations

import gzip
from dataclasses import replace
from itertools import count

from hostile import Route, Talk, page, text
from shops import WORDS

from gallery.exhibit import Exhibit, S, V, behind, raw, send, whole

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 500
PDF = b"%PDF-1.7 " + b"x" * 5_000


def alternating() -> Route:
    """Every second visitor sees other terms."""
    turns = count()

    async def route(talk: Talk) -> None:
        await talk.send(page(WORDS if next(turns) % 2 else WORDS + "Không đổi trả."))

    return route


async def _hides_from_us(talk: Talk) -> None:
    ours = "rasoat" in talk.headers.get("user-agent", "")
    await talk.send(page("Cấm") if ours else page(WORDS), "403 Forbidden" if ours else "200 OK")


EXHIBITS: list[Exhibit] = [
    behind("HTTP/0.9", raw(b"<html><body>no head at all</body></html>\r\n\r\n"), S.BROKEN, "no HTTP answer"),
    behind("SSH", raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), S.BROKEN, "no HTTP answer"),
    behind("a status in words", raw(b"HTTP/1.1 fine OK\r\n\r\n<h1>x</h1>"), S.BROKEN, "no HTTP answer"),
    behind("binary noise", raw(bytes(range(256)) * 40), (S.BROKEN, S.UNREACHABLE)),
    behind("status 999", send(page("no"), "999 Request denied"), S.HTTP_ERROR, "999"),
    behind("204 unasked", send("", "204 No Content", Content_Length=""), S.BROKEN, "204"),
    behind("205 unasked", send("", "205 Reset Content"), S.BROKEN, "205"),
    behind(
        "206 unasked",
        send(page(WORDS), "206 Partial Content", Content_Range="bytes 0-9/99"),
        S.TRUNCATED,
        "206",
    ),
    behind("304 unasked", send("", "304 Not Modified", Content_Length=""), S.BROKEN, "304"),
    behind("200 and nothing", send(""), S.BROKEN, "sent no page"),
    behind("200 and blanks", send(" \r\n\t " * 900), S.BROKEN, "sent no page"),
    behind("500", send(page("lỗi"), "500 Internal Server Error"), S.HTTP_ERROR, "500"),
    behind(
        "packed twice, told once",
        send(gzip.compress(gzip.compress(page(WORDS).encode())), Content_Encoding="gzip"),
        S.NOT_A_PAGE,
        "file",
    ),
    behind("a PDF", send(PDF, Content_Type="application/pdf"), S.NOT_A_PAGE, "application/pdf"),
    behind("a PDF called HTML", send(PDF), S.NOT_A_PAGE, "file"),
    behind("a picture called HTML", send(PNG), S.NOT_A_PAGE, "file"),
    behind("a page called a picture", send(page(WORDS), Content_Type="image/png"), S.NOT_A_PAGE, "image/png"),
    behind("a page called bytes", send(page(WORDS), Content_Type="application/octet-stream"), S.OK),
    behind(
        "a page to be downloaded",
        send(page(WORDS), Content_Disposition="attachment; filename=a"),
        S.NOT_A_PAGE,
    ),
    behind("NUL bytes", send(page(WORDS.replace("a", "\0a"))), S.OK),
    behind("the wrong charset", send(page(WORDS), Content_Type="text/html; charset=utf-32"), S.OK),
    behind("a charset nobody knows", send(page(WORDS), Content_Type="text/html; charset=klingon"), S.OK),
    behind("nested 60,000 deep", text("<b><i><div>" * 20_000 + "<p>giá</p>"), S.OK),
    behind("one attribute of 250 KB", text(f'<a href="/{"x" * 250_000}">x</a>' + WORDS), S.OK),
    behind("300,000 unclosed tags", text("<a><p>" * 40_000), S.OK),
    replace(
        behind("alternating content", alternating(), S.OK), rude=(S.AGAIN,), rude_why="asked a second time"
    ),
    behind("terms that hide from us", _hides_from_us, S.HTTP_ERROR, "403"),
    whole("an empty door", {"/": send("")}, V.PARTIAL, why="sent no page"),
    whole("a door of 204", {"/": send("", "204 No Content", Content_Length="")}, V.PARTIAL, why="204"),
    whole(
        "a door of a PDF", {"/": send(PDF, Content_Type="application/pdf")}, V.PARTIAL, why="application/pdf"
    ),
]
