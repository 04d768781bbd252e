"""An uploaded XLSX looked at before anybody opens it: no bomb, no XML that declares entities, no sheet
whose cells lie so far apart that the room between them fills the memory.

The sizes that a zip states are its maker's word, so every part is unpacked and counted here.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from lists.faults import ListError, ListFault

MAX_FILE = 50_000_000  # bytes, packed; a list of a million rows is about 40 MB
MAX_UNPACKED = 500_000_000  # bytes of all parts together
MAX_PARTS = 2_000
MAX_CELLS = (
    30_000_000  # of a sheet's box, empty ones too: a reader takes 32 bytes for each before anything is read
)
_PIECE, _TAG = 1 << 20, 4_000  # bytes looked at together; of one tag
_DECLARES = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


_REF = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,3})(\d{1,9})["']""")
_LOOSE = re.compile(rb"<(?:\w+:)?(c|row)(?=[\s/>])(?! r=)(?![^<>]*\br\s*=)")


@dataclass(slots=True)
class _Box:
    """How far the cells of a part reach: the furthest that one names; those that name no place follow the last."""

    columns: int = 1
    rows: int = 1
    loose_columns: int = 0
    loose_rows: int = 0
    rest: bytes = b""

    def see(self, piece: bytes) -> None:
        """The next piece; a tag that is cut off waits for its end."""
        whole = self.rest + piece.replace(b"\x00", b"")
        cut = whole.rfind(b"<")
        whole, self.rest = whole[:cut], whole[max(cut, len(whole) - _TAG) :]
        if refs := _REF.findall(whole):
            letters, rows = zip(*refs, strict=True)
            self.columns = max(self.columns, *map(_column, set(letters)))
            self.rows = max(self.rows, *map(int, set(rows)))
        loose = _LOOSE.findall(whole)
        self.loose_columns += loose.count(b"c")
        self.loose_rows += loose.count(b"row")

    @property
    def cells(self) -> int:
        """At most so many cells has the box."""
        return (self.columns + min(self.loose_columns, 16_384)) * (self.rows + self.loose_rows)


def _column(letters: bytes) -> int:
    """AA → 27; 0 for none."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def inspect(data: bytes, path: str) -> None:
    """Raises ListError when a zip file is damaged, unpacks to too much, holds XML with a DTD, or a
    sheet that reaches too far."""
    try:
        book = zipfile.ZipFile(io.BytesIO(data))
        parts = book.infolist()
        if len(parts) > MAX_PARTS:
            raise ListError(path, [ListFault("bomb", found=f"{len(parts)} parts", hint=f"{MAX_PARTS} parts")])
        left = MAX_UNPACKED
        for part in parts:
            left = _one(data, part, left, path)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise ListError(path, [ListFault("broken_zip", found=str(error))]) from error


def _one(data: bytes, part: zipfile.ZipInfo, left: int, path: str) -> int:
    """Unpack one part as its data says, not as its header says; what is left of the budget."""
    start = _start(data, part)
    packed = memoryview(data)[start : start + part.compress_size]
    if part.flag_bits & 1 or part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError(f"{part.filename} is encrypted or packed in an unknown way")
    tail, box = b"", _Box()
    unpack = zlib.decompressobj(-15) if part.compress_type == zipfile.ZIP_DEFLATED else None
    at = 0
    while True:
        if unpack is None:
            piece = bytes(packed[at : at + _PIECE])
            at += len(piece)
        else:
            source = unpack.unconsumed_tail or bytes(packed[at : at + _PIECE])
            at += 0 if unpack.unconsumed_tail else len(source)
            piece = unpack.decompress(source, _PIECE)
            if not piece and (unpack.eof or not source):
                break
        if not piece:
            if unpack is None:
                break
            continue
        left -= len(piece)
        if left < 0:
            limit = f"{MAX_UNPACKED // 1_000_000} MB"
            raise ListError(path, [ListFault("bomb", found=part.filename, hint=limit)])
        said = (tail + piece).upper()
        if any(word in said for word in _DECLARES):
            raise ListError(path, [ListFault("xxe", found=part.filename)])
        tail = piece[-40:]
        box.see(piece)
        if box.cells > MAX_CELLS:
            raise ListError(path, [ListFault("wide", found=part.filename, hint=f"{MAX_CELLS:,}")])
    return left


def _start(data: bytes, part: zipfile.ZipInfo) -> int:
    """Where a part's packed bytes begin: behind its local header."""
    head = data[part.header_offset : part.header_offset + 30]
    if len(head) < 30 or head[:4] != b"PK\x03\x04":
        raise ValueError(f"{part.filename} has no local header")
    return (
        part.header_offset
        + 30
        + int.from_bytes(head[26:28], "little")
        + int.from_bytes(head[28:30], "little")
    )
