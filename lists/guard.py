"""An uploaded XLSX looked at before anybody opens it: no bomb, no XML that declares entities.

The sizes that a zip states are its maker's word, so every part is unpacked and counted here.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from lists.faults import ListError, ListFault

MAX_FILE = 50_000_000  # bytes, packed; a list of a million rows is about 40 MB
MAX_UNPACKED = 500_000_000  # bytes of all parts together
MAX_PARTS = 2_000
_PIECE = 1 << 20
_DECLARES = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


def inspect(data: bytes, path: str) -> None:
    """Raises ListError when a zip file is damaged, unpacks to too much, or holds XML with a DTD."""
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
    tail, xml = b"", part.filename.lower().endswith((".xml", ".rels", ".vml"))
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
        if xml and any(word in (tail + piece).upper() for word in _DECLARES):
            raise ListError(path, [ListFault("xxe", found=part.filename)])
        tail = piece[-40:]
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
