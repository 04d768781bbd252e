"""TLS that cannot be trusted, or is none."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

from hostile import Site, text
from shops import WORDS

from gallery.exhibit import Exhibit, Stage, V


def bad(name: str, why: str, host: str = "127.0.0.1", **faults: Any) -> Exhibit:
    def build(stage: Stage) -> Site:
        return stage.network.site({"/": text(WORDS)}, tls=stage.authority.server(host, **faults))

    return Exhibit(name, build, (V.UNREACHABLE,), why, hits=0)


async def _silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(600)


async def _plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\n\r\nplain HTTP on the port of TLS")
    await writer.drain()


async def _drops(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(64)
    writer.transport.abort()


async def _hello_for_ever(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A handshake record of the largest size, a byte at a time."""
    writer.write(b"\x16\x03\x03\x40\x00")
    while True:
        writer.write(b"\x02")
        await writer.drain()
        await asyncio.sleep(0.2)


def wire(name: str, talk: Any, why: str) -> Exhibit:
    return Exhibit(name, lambda stage: stage.network.wire(talk, "https"), (V.UNREACHABLE,), why)


EXHIBITS: list[Exhibit] = [
    bad("TLS expired", "expired", ends=timedelta(days=-1), starts=timedelta(days=-9)),
    bad("TLS not valid yet", "not valid yet", starts=timedelta(days=1), ends=timedelta(days=9)),
    bad("TLS signed by itself", "certificate", self_signed=True),
    bad("TLS of another shop", "another name", host="other.example"),
    wire("TLS whose handshake never begins", _silent, "in time"),
    wire("TLS whose handshake never ends", _hello_for_ever, ""),
    wire("plain HTTP on the port of TLS", _plain, "lost"),
    wire("TLS that hangs up", _drops, "lost"),
]
