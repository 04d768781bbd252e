"""Several feeds in one ZIP, in the order of their names as in a folder, or in one TAR, in the order in which they lie.

Of a ZIP that is cut off every file that begins before the cut is read, as far as it goes: its contents stand at the end
and are missing then.
"""

from __future__ import annotations

import tarfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import PurePosixPath
from struct import Struct
from typing import IO, BinaryIO, NamedTuple

from backports.zstd.zipfile import BadZipFile, ZipFile

from checker.feed.lines import Unpacked
from checker.feed.packed import BROKEN, PIECE, Meter

_HEADER = Struct("<4sHHHHHIIIHH")  # of a file, before its bytes
_FILE = b"PK\x03\x04"
_NAMED, _ELSEWHERE = 1 << 11, 1 << 3  # flags: the name is UTF-8; the sizes stand behind the file
_BEHIND = 28  # bytes within which the next file begins: sizes may stand behind one
_UNKNOWN = 0xFFFFFFFF  # a size that stands elsewhere
_WORKBOOK = ("[Content_Types].xml", "_rels/", "docProps/", "xl/", "mimetype", "META-INF/")


class Member(NamedTuple):
    """One file of an archive: its name, its bytes in pieces, which raise what breaks; or why it has none."""

    name: str
    pieces: Iterator[bytes] | None
    why: str = ""


def is_workbook(stream: BinaryIO) -> bool:
    """Whether a ZIP is a workbook (XLSX, ODS) and no archive, broken or not."""
    try:
        with ZipFile(stream) as book:
            names = book.namelist()
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        stream.seek(0)
        head = _head(stream)
        names = [head.name] if head else []
        return bool(names) and names[0].startswith(_WORKBOOK)
    return "[Content_Types].xml" in names or {"mimetype", "content.xml"} <= {*names}


def members(stream: BinaryIO, wanted: Callable[[PurePosixPath], bool], meter: Meter) -> Iterator[Member]:
    """In: a ZIP; which names are a feed's (where none is, its only file is taken for one). Out: its feeds."""
    try:
        book = ZipFile(stream)
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        yield from _forward(stream, wanted, meter, str(error))
        return
    with book:
        files = [one for one in book.infolist() if not one.is_dir() and "__MACOSX/" not in one.filename]
        found = [one for one in files if wanted(PurePosixPath(one.filename))] or files[: len(files) == 1]
        if not found:
            yield Member("", None, ", ".join(one.filename for one in files[:20]) or "0 byte")
        for one in sorted(found, key=lambda one: PurePosixPath(one.filename).parts):
            one.file_size = 1 << 62  # what it says of itself may be a lie: it is read to its end
            try:
                with book.open(one) as packed:
                    yield Member(_plain(one.filename), _pieces(packed, meter))
            except (BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
                yield Member(_plain(one.filename), None, str(error))


def _pieces(packed: IO[bytes], meter: Meter) -> Iterator[bytes]:
    while piece := packed.read(PIECE):
        meter.add(len(piece))
        yield piece


def is_tar(head: bytes) -> bool:
    """In: the first 512 bytes of a stream."""
    return head[257:262] == b"ustar"


def tar_members(stream: Unpacked, wanted: Callable[[PurePosixPath], bool]) -> Iterator[Member]:
    """The feeds of a TAR as it is read on."""
    found = False
    try:
        with tarfile.open(fileobj=stream, mode="r|") as book:
            for one in book:
                name = PurePosixPath(one.name)
                packed = book.extractfile(one) if one.isfile() and "__MACOSX" not in name.parts else None
                if packed is not None and (wanted(name) or not name.suffix):
                    found = True
                    yield Member(_plain(one.name), iter(partial(packed.read, PIECE), b""))
        if not found:
            yield Member("", None, "TAR")
    except BROKEN as error:
        yield Member("", None, str(error))


def _plain(name: str) -> str:
    """A name that leads nowhere but into the archive."""
    return "/".join(part for part in name.replace("\\", "/").split("/") if part not in ("", ".", ".."))


class _Head(NamedTuple):
    name: str
    method: int
    flags: int
    packed: int  # bytes


def _head(stream: BinaryIO) -> _Head | None:
    """The header of the next file; None where none stands."""
    data = stream.read(_HEADER.size)
    if len(data) < _HEADER.size or data[:4] != _FILE:
        return None
    _, _, flags, method, _, _, _, packed, _, name, extra = _HEADER.unpack(data)
    called = stream.read(name).decode("utf-8" if flags & _NAMED else "cp437", "replace")
    more = stream.read(extra)
    while packed == _UNKNOWN and len(more) >= 4:  # a size of 64 bits stands among what is extra
        kind, size = int.from_bytes(more[:2], "little"), int.from_bytes(more[2:4], "little")
        if kind == 1 and size >= 16:
            packed = int.from_bytes(more[12:20], "little")
        more = more[4 + size :]
    return _Head(called, method, flags, packed)


def _forward(
    stream: BinaryIO, wanted: Callable[[PurePosixPath], bool], meter: Meter, why: str
) -> Iterator[Member]:
    """The files of an archive without contents, from its beginning."""
    stream.seek(0)
    while (head := _head(stream)) is not None:
        held = _Salvaged(stream, head, meter)
        name = PurePosixPath(head.name)
        if not head.name.endswith("/") and (wanted(name) or not name.suffix):
            yield Member(_plain(head.name), None if held.why else held.pieces, held.why)
        if not held.passed():
            break
    yield Member("", None, why)


class _Salvaged:
    """A file of such an archive, whose header was read; of one whose size stands behind it the end is where its
    packing ends."""

    def __init__(self, stream: BinaryIO, head: _Head, meter: Meter) -> None:
        self._stream, self._method, self._meter = stream, head.method, meter
        self._at = stream.tell()
        self._end = 0 if head.flags & _ELSEWHERE else self._at + head.packed
        able = not head.flags & 1 and (head.method == 8 or (head.method == 0 and self._end))
        self.why = "" if able else f"method {head.method}, flags {head.flags}"
        self.pieces = self._pieces()

    def passed(self) -> bool:
        """Go to what stands behind it; False where that is not known."""
        if not self._end and self._method == 8:
            with suppress(*BROKEN):
                for _ in self.pieces:
                    pass
        if self._end:
            self._stream.seek(self._end)
            behind = self._stream.read(_BEHIND).find(_FILE)
            self._stream.seek(self._end + max(behind, 0))
        return bool(self._end)

    def _pieces(self) -> Iterator[bytes]:
        unpack = zlib.decompressobj(-zlib.MAX_WBITS)
        while not (self._end and self._at >= self._end):
            self._stream.seek(self._at)
            data = self._stream.read(min(PIECE, self._end - self._at) if self._end else PIECE)
            self._at += len(data)
            if not data:
                raise EOFError("the archive ends within a file")
            while data:
                made = unpack.decompress(data, PIECE) if self._method else data
                self._meter.add(len(made))
                if made:
                    yield made
                data = unpack.unconsumed_tail if self._method else b""
            if unpack.eof:
                self._end = self._at - len(unpack.unused_data)
                return
        if self._method and not unpack.eof:
            raise EOFError("the archive ends within a file")
