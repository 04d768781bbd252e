"""A CSV or XLSX file as rows of cells with their lines, dates told from text, merged cells known.

A cell is text, or a `date` where the spreadsheet holds one. One of the rooms of python-calamine.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from lists.faults import ListError, ListFault
from lists.guard import MAX_FILE, inspect

Cell = str | date
SAMPLE = 50  # lines by which the separator is told
MAX_MERGED = 1_000_000  # cells that merged ranges swallow; a list has a title and some labels


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows in order as (line from 1, cells). `merged`: (line, column from 0) → the range that swallowed it."""

    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    merged: dict[tuple[int, int], str] = field(default_factory=dict)
    spreadsheet: bool = False


def read(path: Path, sheet: str = "") -> Grid:
    """Read a file. Raises ListError when it is not there, too big, no table, a bomb, or holds XML entities."""
    shown = str(path)
    try:
        size = path.stat().st_size
        if size > MAX_FILE:
            raise ListError(shown, [ListFault("too_big", hint=f"{MAX_FILE // 1_000_000} MB")])
        data = path.read_bytes()
    except FileNotFoundError:
        raise ListError(shown, [ListFault("no_file")]) from None
    except OSError as error:
        raise ListError(shown, [ListFault("unreadable", found=error.strerror or str(error))]) from error
    if data.startswith(b"PK\x03\x04"):
        inspect(data, shown)
        return _book(data, sheet, shown)
    if data.startswith((b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\x1f\x8b")):
        raise ListError(shown, [ListFault("not_table", found="XLS, PDF, PNG, gzip")])
    return _csv(data, shown)


def _book(data: bytes, sheet: str, shown: str) -> Grid:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        name = sheet or (book.sheet_names[0] if book.sheet_names else "")
        if name not in book.sheet_names:
            raise ListError(shown, [ListFault("no_sheet", found=name, hint=", ".join(book.sheet_names))])
        page = book.get_sheet_by_name(name)
        rows = page.to_python(skip_empty_area=False)
        merged: dict[tuple[int, int], str] = {}
        for (top, left), (bottom, right) in page.merged_cell_ranges or ():
            shape = f"{_letter(left)}{top + 1}:{_letter(right)}{bottom + 1}"
            for line in range(top, min(bottom + 1, len(rows))):  # outside of the rows is nothing to swallow
                for column in range(left, min(right + 1, len(rows[line]))):
                    if (line, column) != (top, left):
                        merged[line + 1, column] = shape
                if len(merged) > MAX_MERGED:
                    raise ListError(
                        shown, [ListFault("wide", found=f"{name}!{shape}", hint=f"{MAX_MERGED:,}")]
                    )
    except (CalamineError, OSError, ValueError) as error:
        raise ListError(shown, [ListFault("not_table", found=str(error) or "ZIP")]) from error
    filled = [(n, tuple(_cell(v) for v in row)) for n, row in enumerate(rows, 1)]
    return Grid(tuple(row for row in filled if any(row[1])), merged, True)


def _cell(value: object) -> Cell:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return unicodedata.normalize("NFC", str(value)).strip()


def _letter(column: int) -> str:
    out = ""
    while column >= 0:
        out, column = chr(65 + column % 26) + out, column // 26 - 1
    return out


def _mark(text: str) -> str:
    """What stands between cells: of `,`, `;` and tab the one that the most lines hold equally often, and then the
    one held more often. A title above the headers may hold a comma, an address some more."""
    lines = [line for line in text[:200_000].splitlines()[:SAMPLE] if line.strip()]

    def agreed(mark: str) -> tuple[int, int]:
        counts = Counter(line.count(mark) for line in lines if mark in line)
        return max(((many, count) for count, many in counts.items()), default=(0, 0))

    return max(",;\t", key=agreed)


def _csv(data: bytes, shown: str) -> Grid:
    try:
        text = data.decode("utf-8-sig" if not data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-16")
    except UnicodeDecodeError:
        raise ListError(shown, [ListFault("encoding")]) from None
    if "\x00" in text:
        raise ListError(shown, [ListFault("not_table", found="binary")])
    text = unicodedata.normalize("NFC", text)
    mark = _mark(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    rows: list[tuple[int, tuple[Cell, ...]]] = []
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return Grid(tuple(rows))
        except csv.Error as error:
            raise ListError(shown, [ListFault("csv", line, found=str(error))]) from error
        if any(cell.strip() for cell in cells):
            rows.append((line, tuple(cell.strip() for cell in cells)))
