"""Small bodies that unpack to very large ones. 300 MB of one letter each; gzip makes 300 KB of it."""

from __future__ import annotations

import gzip
import zlib
from functools import cache

import brotli
from backports import zstd
from hostile import Talk

from gallery.exhibit import Exhibit, S, behind

PIECE = b"a" * 1_000_000
PIECES = 300


@cache
def zeros(encoding: str) -> bytes:
    """The bomb in one encoding."""
    if encoding in {"gzip", "deflate"}:
        engine = zlib.compressobj(9, zlib.DEFLATED, 31 if encoding == "gzip" else 15)
        return b"".join(engine.compress(PIECE) for _ in range(PIECES)) + engine.flush()
    if encoding == "br":
        compressor = brotli.Compressor(quality=5)
        return b"".join(compressor.process(PIECE) for _ in range(PIECES)) + compressor.finish()
    pressed = zstd.ZstdCompressor()
    return b"".join(pressed.compress(PIECE) for _ in range(PIECES)) + pressed.flush()


def _wide() -> bytes:
    """Zstandard with a window of 128 MB, sixteen times what RFC 9659 lets a server use."""
    options = {zstd.CompressionParameter.window_log: 27}
    engine = zstd.ZstdCompressor(options=options)
    return b"".join(engine.compress(PIECE) for _ in range(PIECES)) + engine.flush()


def _layers(count: int) -> bytes:
    body = b"<p>x</p>"
    for _ in range(count):
        body = gzip.compress(body)
    return body


def _packed(name: str, encoding: str, make: object, state: S, why: str) -> Exhibit:
    async def route(talk: Talk) -> None:
        assert callable(make)
        await talk.send(make(), Content_Encoding=encoding)

    return behind(name, route, state, why)


EXHIBITS = [
    _packed("gzip bomb", "gzip", lambda: zeros("gzip"), S.TRUNCATED, "longer than"),
    _packed("deflate bomb", "deflate", lambda: zeros("deflate"), S.TRUNCATED, "longer than"),
    _packed("brotli bomb", "br", lambda: zeros("br"), S.TRUNCATED, "when decoded"),
    _packed("zstd bomb", "zstd", lambda: zeros("zstd"), S.TRUNCATED, "when decoded"),
    _packed("gzip in gzip", "gzip, gzip", lambda: gzip.compress(zeros("gzip")), S.TRUNCATED, "decoded"),
    _packed("brotli in gzip", "br, gzip", lambda: gzip.compress(zeros("br")), S.TRUNCATED, "decoded"),
    _packed(
        "a hundred layers of gzip", ", ".join(["gzip"] * 100), lambda: _layers(100), S.BROKEN, "100 times"
    ),
    _packed("zstd with a window of 128 MB", "zstd", _wide, S.BROKEN, "zstd"),
    _packed("gzip that is none", "gzip", lambda: b"<h1>no gzip</h1>", S.BROKEN, "gzip"),
    _packed("gzip cut off", "gzip", lambda: gzip.compress(bytes(range(256)) * 99)[:-20], S.BROKEN, "gzip"),
    _packed("an encoding nobody knows", "sdch", lambda: b"abc", S.BROKEN, "sdch"),
]
