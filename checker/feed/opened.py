"""A file or a stream opened down to what can be read as rows: texts, and tables that are files of their own."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from checker.feed.archive import Member, is_tar, is_workbook, members, tar_members
from checker.feed.lines import Unpacked
from checker.feed.model import Rejected
from checker.feed.packed import BROKEN, Meter

_ZIP, _PARQUET, _OLE = (b"PK\x03\x04", b"PK\x05\x06"), b"PAR1", b"\xd0\xcf\x11\xe0"
_OTHERS = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07")  # packings that are told, and not unpacked
_SHEETS = (".xlsx", ".xlsm", ".ods")
_DEEP = 3  # archives within archives
_HEAD = 512


@dataclass(frozen=True, slots=True)
class Text:
    """A text, unpacked as it is read."""

    source: str
    stream: Unpacked


@dataclass(frozen=True, slots=True)
class Table:
    """A Parquet file or a workbook. It may be there only until the next one is asked for."""

    source: str
    path: Path
    parquet: bool


Opened = Iterator[Text | Table | Rejected]


def opened_file(
    path: Path,
    source: str,
    wanted: Callable[[PurePosixPath], bool],
    meter: Meter | None = None,
    deep: int = 0,
    watch: Callable[[BinaryIO], None] = lambda stream: None,
) -> Opened:
    """In: a file; what it is called; which names in an archive are a feed's. `watch` is told what is read of it.
    Out: what is in it. OSError when it cannot be opened."""
    held = meter or Meter(path.stat().st_size)
    with path.open("rb", buffering=1 << 18) as stream:
        head = stream.read(_HEAD)
        if head.startswith(_PARQUET) or (path.suffix.lower() == ".parquet" and head):
            yield Table(source, path, True)
        elif head.startswith(_OLE) or (
            head.startswith(_ZIP) and (path.suffix.lower() in _SHEETS or is_workbook(stream))
        ):
            yield Table(source, path, False)
        elif head.startswith(_ZIP) and deep < _DEEP:
            watch(stream)
            for member in members(stream, wanted, held):
                yield from _member(member, source, wanted, held, deep)
        elif head.startswith((*_ZIP, *_OTHERS)):
            yield Rejected(source, 0, "packed", f"> {_DEEP} × ZIP" if head.startswith(_ZIP) else "7z, RAR")
        else:
            stream.seek(0)
            watch(stream)
            yield from opened_stream(stream, source, wanted, held, deep)


def opened_stream(
    stream: BinaryIO,
    source: str,
    wanted: Callable[[PurePosixPath], bool],
    meter: Meter | None = None,
    deep: int = 0,
) -> Opened:
    """The same of a stream: what is read from its end is laid into a file before."""
    held = meter or Meter()
    raw = Unpacked(stream, held, meter is None)
    head = raw.head(_HEAD)
    if is_tar(head):
        for member in tar_members(raw, wanted) if deep < _DEEP else ():
            yield from _member(member, source, wanted, held, deep)
        if deep >= _DEEP:
            yield Rejected(source, 0, "packed", f"> {_DEEP} × TAR")
        return
    if not head.startswith((_PARQUET, _OLE, *_ZIP, *_OTHERS)):
        yield Text(source, raw)
        return
    with tempfile.TemporaryDirectory(prefix="rasoat") as folder:
        path, broken = Path(folder) / "held", ""
        with path.open("wb") as out:
            for piece in _whole(raw):
                if isinstance(piece, str):
                    broken = piece
                else:
                    out.write(piece)
        told = False
        for one in opened_file(path, source, wanted, held, deep):
            told = told or isinstance(one, Rejected)
            yield one
        if broken and not told:
            yield Rejected(source, 0, "truncated", broken)


def _member(
    one: Member, source: str, wanted: Callable[[PurePosixPath], bool], meter: Meter, deep: int
) -> Opened:
    called = f"{source}/{one.name}" if one.name else source
    if one.pieces is None:
        yield Rejected(called, 0, "packed", one.why[:300])
    else:
        yield from opened_stream(_Poured(one.pieces), called, wanted, meter, deep + 1)  # type: ignore[arg-type]


def _whole(raw: Unpacked) -> Iterator[bytes | str]:
    """All that can be read, and last why it was not all."""
    try:
        while piece := raw.read(1 << 20):
            yield piece
    except BROKEN as error:
        yield str(error) or type(error).__name__


class _Poured:
    """Pieces of bytes as a stream."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces

    def read(self, size: int) -> bytes:
        return next(self._pieces, b"")
