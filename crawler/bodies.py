"""Content encodings undone within a bound: a bomb costs its bound, never its size.

`decode` is used when a page is fetched and again when its evidence is read, so that both see the same
bytes.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

CHUNK = 65_536
LAYERS = 4  # of encodings; servers use one, a mistaken proxy adds another
WINDOW = 23  # log2 of the largest Zstandard window: RFC 9659 binds content codings to 8 MB, the format to terabytes
KNOWN = {"gzip", "x-gzip", "deflate", "br", "zstd"}
NOISE_READ = 4_096  # bytes
CONTROLS = bytes(
    c for c in range(1, 32) if c not in b"\t\n\v\f\r\x1b"
)  # escapes switch alphabets in ISO 2022
BINARY = (
    b"\x1f\x8b\x08",
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x7fELF",
    b"RIFF",
    b"Rar!",
    b"MZ\x90",
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The bytes after decoding, at most the bound; `cut` when there was more; `broken` says what failed."""

    body: bytes
    cut: bool = False
    broken: str = ""


def encodings(headers: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Headers in, the content encodings out in the order of applying, "identity" left out."""
    names = (n.strip().lower() for k, v in headers if k.lower() == "content-encoding" for n in v.split(","))
    return tuple(n for n in names if n and n != "identity")


def decode(raw: bytes, names: tuple[str, ...], limit: int) -> Decoded:
    """Bytes as received and their encodings in, at most `limit` bytes out. Never raises on bad data."""
    body, cut = raw, False
    if len(names) > LAYERS:
        return Decoded(body[:limit], len(body) > limit, f"encoded {len(names)} times over")
    for name in reversed(names):
        if name not in KNOWN:
            return Decoded(body[:limit], len(body) > limit, f"unknown content encoding {name!r}")
        step = _bounded(body, name, limit)
        body, cut = step.body, cut or step.cut
        if step.broken:
            return Decoded(body, cut, step.broken)
    return Decoded(body[:limit], cut or len(body) > limit)


def _bounded(data: bytes, name: str, limit: int) -> Decoded:
    if name in {"gzip", "x-gzip"}:
        return _zlib(data, 31, limit, "gzip")
    if name == "deflate":
        # RFC 9110 means the zlib format; some servers send the bare stream.
        wrapped = len(data) >= 2 and data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
        return _zlib(data, 15 if wrapped else -15, limit, "deflate")
    return _brotli(data, limit) if name == "br" else _zstd(data, limit)


def _zlib(data: bytes, wbits: int, limit: int, name: str) -> Decoded:
    out: list[bytes] = []
    size = 0
    engine = zlib.decompressobj(wbits)
    while data:
        try:
            piece = engine.decompress(data, limit + 1 - size)
        except zlib.error as error:
            return Decoded(b"".join(out), False, f"bad {name}: {error}")
        out.append(piece)
        size += len(piece)
        if size > limit:
            return Decoded(b"".join(out)[:limit], True)
        if engine.eof:
            # a second gzip member may follow; anything else behind the end is padding
            data = engine.unused_data
            if wbits != 31 or not data.startswith(b"\x1f\x8b"):
                return Decoded(b"".join(out))
            engine = zlib.decompressobj(wbits)
        else:
            data = engine.unconsumed_tail
    return Decoded(b"".join(out), False, "" if engine.eof or not size else f"{name} ends before its end")


def _collect(
    step: Callable[[], tuple[bytes, bool]], limit: int, name: str, errors: type[Exception]
) -> Decoded:
    out: list[bytes] = []
    size = 0
    while True:
        try:
            piece, done = step()
        except (errors, EOFError) as error:
            return Decoded(b"".join(out), False, f"bad {name}: {error}")
        out.append(piece)
        size += len(piece)
        if size > limit:
            return Decoded(b"".join(out)[:limit], True)
        if done:
            return Decoded(b"".join(out))
        if not piece:
            return Decoded(b"".join(out), False, f"{name} ends before its end")


def _brotli(data: bytes, limit: int) -> Decoded:
    import brotli  # type: ignore[import-untyped]

    engine, pending = brotli.Decompressor(), [data]

    def step() -> tuple[bytes, bool]:
        piece: bytes = engine.process(pending.pop() if pending else b"", output_buffer_limit=CHUNK)
        return piece, engine.is_finished()

    return _collect(step, limit, "brotli", brotli.error)


def _zstd(data: bytes, limit: int) -> Decoded:
    from backports import zstd

    bound = {int(zstd.DecompressionParameter.window_log_max): WINDOW}
    engine, pending = zstd.ZstdDecompressor(options=bound), [data]

    def step() -> tuple[bytes, bool]:
        piece: bytes = engine.decompress(pending.pop() if pending else b"", CHUNK)
        return piece, engine.eof

    return _collect(step, limit, "zstd", zstd.ZstdError)


def is_binary(body: bytes) -> bool:
    """True for bytes that are a known file format, or no text at all, whatever the header calls them.

    Packed or enciphered bytes hold one control character in ten, text none; UTF-16 is told by its NULs.
    """
    if body.startswith(BINARY):
        return True
    head = body[:NOISE_READ]
    noise = len(head) - len(head.translate(None, CONTROLS))
    return noise * 20 > len(head) and head.count(0) * 5 < len(head)
