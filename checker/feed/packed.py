"""What a feed is packed in, told by its bytes and not by its name, and unpacked as it is read: gzip, bzip2, xz, zstd,
also one in the other. All that comes before a damage is given out before the damage is told.
"""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from itertools import chain
from tarfile import TarError
from typing import BinaryIO, Protocol

from backports.zstd import ZstdDecompressor, ZstdError
from backports.zstd.zipfile import BadZipFile

PIECE = 1 << 16  # bytes read at once
MOST_BYTES = 4_000_000_000  # that anything may unpack to
MOST_TIMES = (
    200  # beyond it: as many times the packed bytes; texts of real listings unpack to some 5 to 40 times
)
_LAYERS = 3  # packings in each other
_XZ_MEMORY = 256 << 20  # bytes; `xz -9` needs 65 MB to be read
_GZIP = 16 + zlib.MAX_WBITS
BROKEN = (EOFError, zlib.error, lzma.LZMAError, ZstdError, BadZipFile, TarError, OSError)


class TooMuch(OSError):
    """What was packed grows beyond all that a feed can be, or is packed in too much."""


class Meter:
    """How much came out of how many packed bytes; one for all that lies in one file. `given` is added to as a stream is
    read, and is the size of a file from the beginning."""

    def __init__(self, given: int = 0) -> None:
        self.given, self.made = given, 0

    def add(self, size: int) -> None:
        """So many bytes more. Raises TooMuch."""
        self.made += size
        if self.made > MOST_BYTES and self.made > self.given * MOST_TIMES:
            raise TooMuch(f"> {MOST_TIMES} × {self.given} byte")


class _Unpacker(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Gzip:
    """zlib's unpacker in the manner of the others."""

    def __init__(self) -> None:
        self._held = zlib.decompressobj(_GZIP)

    @property
    def eof(self) -> bool:
        return self._held.eof

    @property
    def needs_input(self) -> bool:
        return not self._held.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._held.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._held.decompress(self._held.unconsumed_tail + data, max_length)


_KINDS: tuple[tuple[bytes, Callable[[], _Unpacker]], ...] = (
    (b"\x1f\x8b", _Gzip),
    (b"BZh", bz2.BZ2Decompressor),
    (b"\xfd7zXZ\x00", lambda: lzma.LZMADecompressor(memlimit=_XZ_MEMORY)),
    (b"\x28\xb5\x2f\xfd", ZstdDecompressor),
)
_LONGEST = max(len(sign) for sign, _ in _KINDS)


def _kind(head: bytes) -> Callable[[], _Unpacker] | None:
    return next((begin for sign, begin in _KINDS if head.startswith(sign)), None)


def chunks(stream: BinaryIO, meter: Meter, own: bool) -> Iterator[bytes]:
    """The bytes of a stream piece by piece, none of them empty, out of all that they are packed in. `meter`: of the
    file in which the stream lies, or its `own`. Raises one of BROKEN behind the last piece."""
    pieces = _read(stream, meter if own else Meter())
    for layer in range(_LAYERS + 1):
        head = b""
        while len(head) < _LONGEST and (piece := next(pieces, b"")):
            head += piece
        begin = _kind(head)
        if begin is not None and layer == _LAYERS:
            raise TooMuch(f"> {_LAYERS} × gzip, bzip2, xz, zstd")
        pieces = chain([head] if head else [], pieces)
        if begin is None:
            break
        pieces = _unpacked(pieces, begin, meter)
    yield from pieces


def _read(stream: BinaryIO, meter: Meter) -> Iterator[bytes]:
    while piece := stream.read(PIECE):
        meter.given += len(piece)
        yield piece


def _unpacked(pieces: Iterator[bytes], begin: Callable[[], _Unpacker], meter: Meter) -> Iterator[bytes]:
    unpack = begin()
    for piece in pieces:
        data = piece
        while data or not (unpack.needs_input or unpack.eof):
            if unpack.eof:  # files that are packed each by itself may stand one after the other
                if not data.strip(b"\x00"):
                    break  # padding after the last of them
                unpack = begin()
            if made := unpack.decompress(data, PIECE):
                meter.add(len(made))
                yield made
            data = unpack.unused_data if unpack.eof else b""
    if not unpack.eof:
        raise EOFError("the compressed file ends before its end")
