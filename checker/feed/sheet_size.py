"""How large a workbook would be in memory, asked before it is unpacked: it is made of zipped XML, and whoever reads it
holds a cell for every place between its first and its last, also where nothing stands.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path
from typing import IO

MOST_CELLS = 64_000_000  # of one sheet; a million rows of sixty columns, some 2 GB
MOST_BYTES = 4_000_000_000  # of all that is packed in it
_PIECE, _REACH = (
    1 << 20,
    64,
)  # bytes read at once; bytes of a cell's name that may lie over the edge of two pieces
_COLUMN = re.compile(rb"""\sr=["']([A-Z]{2,3})[1-9]""")
_FAR_ROW = re.compile(rb"""\sr=["'][A-Z]{1,3}([0-9]{6,7})["']""")
_ROW = re.compile(rb"""\sr=["'][A-Z]{1,3}([0-9]{1,7})["']""")


def too_large(path: Path | IO[bytes], most: int = MOST_CELLS) -> str:
    """What is too large of a workbook, in a few words; "" for one that may be read (or is no zip at all).

    `most`: places that one of its sheets may have.
    """
    try:
        with zipfile.ZipFile(path) as book:
            left = MOST_BYTES
            for one in book.infolist():
                one.file_size = 1 << 62  # what it says of itself may be a lie: it is read to its end
                cells, size = (
                    _sheet(book, one, left, most) if _is_sheet(one.filename) else (0, _size(book, one, left))
                )
                left -= size
                if left < 0:
                    return f"> {MOST_BYTES} byte"
                if cells > most:
                    return f"{one.filename}: {cells} > {most}"
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        return ""  # whoever reads it tells what is broken
    return ""


def _is_sheet(name: str) -> bool:
    return name.lower().startswith("xl/worksheets/") and name.lower().endswith(".xml")


def _size(book: zipfile.ZipFile, one: zipfile.ZipInfo, most: int) -> int:
    size = 0
    with book.open(one) as packed:
        while size <= most and (piece := packed.read(_PIECE)):
            size += len(piece)
    return size


def _sheet(book: zipfile.ZipFile, one: zipfile.ZipInfo, left: int, most: int) -> tuple[int, int]:
    """The places of a sheet up to its last column and row, and its bytes. Every cell is looked at only where the far
    ones alone (beyond column Z or row 99,999) would make it too large."""
    cells, size = _places(book, one, left, _FAR_ROW)
    return (_places(book, one, left, _ROW)[0] if cells > most and size <= left else cells), size


def _places(
    book: zipfile.ZipFile, one: zipfile.ZipInfo, most: int, rows: re.Pattern[bytes]
) -> tuple[int, int]:
    size, columns, tail = 0, {b"Z"}, b""
    last = 99_999 if rows is _FAR_ROW else 1
    with book.open(one) as packed:
        while size <= most and (piece := packed.read(_PIECE)):
            size += len(piece)
            text = tail + piece
            columns.update(_COLUMN.findall(text))
            last = max(last, *map(int, rows.findall(text)), 0)
            tail = text[-_REACH:]
    return last * max(map(_number, columns)), size


def _number(letters: bytes) -> int:
    """A → 1, Z → 26, AA → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
