"""HTTP/1.1 on loopback for the market: keep-alive, conditional requests, and a forward proxy for http.

A request line with a whole address ("GET http://shop.localhost/ HTTP/1.1") is a proxied one; its host
decides. CONNECT is refused: nothing here speaks TLS, and nothing leaves this machine.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
from collections.abc import Callable
from functools import lru_cache
from http import HTTPStatus
from urllib.parse import parse_qs, unquote, urlsplit

from examples.market.model import Page, Shop
from examples.market.town import Town, missing

LAST_MODIFIED = "Mon, 16 Nov 2026 01:30:00 GMT"
LONGEST_BODY = 1 << 20  # bytes of a request; more is refused


class Wire:
    """Answers connections from a town; tells `seen` of each request (shop key, method, path)."""

    def __init__(self, town: Town, seen: Callable[[str, str, str], None]) -> None:
        """`town` is looked up anew at each request, so that a shop can be mended while it stands."""
        self.town, self.seen = town, seen

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection until it closes."""
        try:
            while await self._one(reader, writer):
                await writer.drain()
        except (
            asyncio.IncompleteReadError,
            asyncio.LimitOverrunError,
            asyncio.CancelledError,
            ConnectionError,
        ):
            pass  # the visitor went away, or the market closes: nobody is left to be told
        finally:
            writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """One request and its answer; False ends the connection."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        try:
            method, target, version = head[0].split(" ")
        except ValueError:
            writer.write(_answer(missing("Dòng yêu cầu không đọc được."), "GET", {}, 400))
            return False
        fields = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in head[1:] if line)}
        length = int(fields.get("content-length") or 0)
        if length > LONGEST_BODY:
            writer.write(_answer(missing("Yêu cầu quá dài."), method, fields, 413))
            return False
        body = await reader.readexactly(length)
        if method == "CONNECT":
            writer.write(
                _answer(_words("CONNECT is refused: the market speaks plain http only."), method, fields, 405)
            )
            return False
        host, path = _where(target, fields)
        door = self.town.door(host, path)
        if door is None:
            writer.write(_answer(_words(f"502: the market has no host named {host!r}."), method, fields, 502))
        else:
            if door.shop:
                self.seen(door.shop.key, method, path)
                if door.shop.down:
                    writer.transport.abort()
                    return False
                await asyncio.sleep(door.shop.slow) if door.shop.slow else None
            if method in ("GET", "HEAD"):
                writer.write(_answer(door.page, method, fields, door.page.status, door.shop))
            elif goods := self._into_cart(method, host, path, body):
                writer.write(
                    f"HTTP/1.1 303 See Other\r\nLocation: {goods}\r\nContent-Length: 0\r\n\r\n".encode()
                )
            else:
                writer.write(
                    _answer(
                        _words(f"405: the market takes no {method}; nothing is sold here."),
                        method,
                        fields,
                        405,
                    )
                )
        alive = fields.get("connection", fields.get("proxy-connection", "")).lower() != "close"
        return alive and version == "HTTP/1.1"

    def _into_cart(self, method: str, host: str, path: str, body: bytes) -> str:
        """The page of the cart with the posted product in it, "" when this is no product's form."""
        sent = parse_qs(body.decode("latin-1")) if method == "POST" else {}
        goods = f"{path.rstrip('/')}/{sent['id'][0]}" if sent.get("id") else ""
        door = self.town.door(host, goods) if goods else None
        return goods if door is not None and door.page.status == 200 and door.shop is not None else ""


def _where(target: str, fields: dict[str, str]) -> tuple[str, str]:
    """Host and path of a request line, without port, query and percent signs."""
    parts = urlsplit(target if "://" in target[:8] else f"http://{fields.get('host', '')}{target}")
    try:
        host = (parts.hostname or "").lower()
    except ValueError:
        host = ""
    return host, unquote(parts.path or "/")


def _words(text: str) -> Page:
    return Page((text + "\n").encode(), "text/plain; charset=utf-8")


@lru_cache(maxsize=8192)
def _tag(page: Page) -> str:
    return f'"{hashlib.sha256(page.body).hexdigest()[:20]}"'


@lru_cache(maxsize=8192)
def _ready(page: Page, status: int, packed: bool) -> tuple[bytes, bytes]:
    """Head and body of an answer, made once."""
    body = gzip.compress(page.body, 6, mtime=0) if packed else page.body
    lines = [
        f"HTTP/1.1 {status} {HTTPStatus(status).phrase}",
        f"Content-Type: {page.type}",
        f"Content-Length: {len(body)}",
    ]
    if status == 200:
        lines += [f"ETag: {_tag(page)}", f"Last-Modified: {LAST_MODIFIED}"]
    if packed:
        lines += ["Content-Encoding: gzip", "Vary: Accept-Encoding"]
    lines += [f"{k}: {v}" for k, v in page.headers]
    return "\r\n".join([*lines, "", ""]).encode("latin-1"), body


def _answer(page: Page, method: str, fields: dict[str, str], status: int, shop: Shop | None = None) -> bytes:
    """The bytes of one answer."""
    if status == 200 and (
        fields.get("if-none-match") == _tag(page)
        or ("if-none-match" not in fields and fields.get("if-modified-since") == LAST_MODIFIED)
    ):
        known = f"ETag: {_tag(page)}\r\nLast-Modified: {LAST_MODIFIED}"
        return f"HTTP/1.1 304 Not Modified\r\n{known}\r\n\r\n".encode()
    packed = bool(shop and shop.packed and "gzip" in fields.get("accept-encoding", ""))
    head, body = _ready(page, status, packed)
    return head if method == "HEAD" else head + body
