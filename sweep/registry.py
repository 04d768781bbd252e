"""The door of the registry: a CSV or spreadsheet of storefronts in, typed rows out, or every fault at once.

The only room with python-calamine. Text may be UTF-8 (with or without a byte order mark), UTF-16 or
windows-1258; separated by comma, semicolon or tab; a title may stand above the headers. In a
spreadsheet the first visible sheet that has a column of addresses is read; further ones are faults, so that no row is
left out in silence.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from checker.feed.sheet_size import too_large
from crawler.model import Storefront
from sweep.columns import Columns, columns, no_header, score
from sweep.faults import Fault, RegistryError
from sweep.rows import read_row
from sweep.spellings import same_as

MOST_CELLS = 10_000_000  # places of one sheet: a hundred thousand storefronts, a hundred columns
HEADER_WITHIN = 30  # non-empty rows among which the headers must stand
_DELIMITERS = ",;\t|"
_SHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")  # a zip (xlsx, ods, xlsb), an old xls
_STRANGERS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"\x1f\x8b": "gzip",
    b"SQLite": "SQLite",
}

Row = tuple[int, list[str]]  # line from 1, cells as text
_ADDRESS = re.compile(r"://|\bwww\.|\.(?:vn|com|net|org|info|asia|shop|store|xyz|me)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Grid:
    """One way to read the file: its rows, the best header (line, cells, fields named), the sheet or the separator."""

    rows: list[Row]
    header: tuple[int, list[str], int] = (0, [], 0)
    sheet: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Registry:
    """The storefronts of one file in its order; what was left out (`faults`) and what is worth knowing."""

    path: str
    storefronts: tuple[Storefront, ...]
    faults: tuple[Fault, ...] = ()
    notices: tuple[Fault, ...] = ()
    lines: tuple[int, ...] = ()  # where each of `storefronts` stands in the file, from 1


def load(path: str | Path, skip_bad: bool = False) -> Registry:
    """Read a registry.

    In: a CSV, XLSX, XLS or ODS file. Out: its storefronts. Raises RegistryError naming every doubtful
    row and column by line, what was found and what was expected; with `skip_bad` the good rows come
    back and the faults of the others stand in `faults` (a file that cannot be read at all still raises).
    """
    shown = str(path)
    grids = _grids(Path(path), shown)
    grid = max(grids, key=lambda g: g.header[2])
    line, cells, fields = grid.header
    if not any(g.rows for g in grids):
        raise RegistryError(shown, [Fault("empty")])
    if not fields:
        raise RegistryError(shown, [no_header(cells, line)])
    heads = columns(_trimmed(cells), line)
    faults, notices = list(heads.faults), list(heads.notices)
    first: dict[str, int] = {}
    good: list[Storefront] = []
    lines: list[int] = []
    rows = [row for row in grid.rows if row[0] > line]
    if not rows:
        raise RegistryError(shown, [*faults, Fault("no_rows")])
    faults += _beside(grids, grid)
    for number, values in rows:
        faults += _swallowed(values, heads, number, grid.mark) if grid.mark else ()
        row = read_row(values, heads, number)
        notices += row.notices
        faults += row.faults
        same = same_as(row.id) if row.id else ""
        if same in first:
            url = " ".join(values[heads.at["url"][0]].split())
            faults.append(Fault("duplicate", number, heads.title("url"), url, str(first[same])))
        elif same and (row.storefront is not None or not skip_bad):
            first[same] = number  # a row left out is no reason to leave out its better twin
            if row.storefront is not None:
                good.append(row.storefront)
                lines.append(number)
    if faults and not skip_bad:
        raise RegistryError(shown, faults)
    return Registry(shown, tuple(good), tuple(faults), tuple(notices), tuple(lines))


def _grids(path: Path, shown: str) -> list[_Grid]:
    """Every way to read the file as rows, each with its best header and the name of its sheet."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise RegistryError(shown, [Fault("no_file")]) from None
    except IsADirectoryError:
        raise RegistryError(shown, [Fault("is_folder")]) from None
    except OSError as error:
        raise RegistryError(shown, [Fault("unreadable", found=error.strerror or str(error))]) from error
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise RegistryError(shown, [Fault("empty")])
    if data.startswith(_SHEETS):
        grids = [_Grid(rows, _header(rows), sheet=name) for name, rows in _sheets(data, shown)]
    else:
        text = _decode(data, shown)
        marks = [mark for mark in _DELIMITERS if mark in text] or [","]
        read = [(mark, _csv(text, mark, shown)) for mark in marks]
        grids = [_Grid(rows, _header(rows), mark=mark) for mark, rows in read]
    return grids or [_Grid([])]


def _beside(grids: Sequence[_Grid], read: _Grid) -> Iterator[Fault]:
    """The sheets beside the one that is read which hold addresses as well."""
    for grid in grids:
        line, _, fields = grid.header
        if grid.sheet and grid is not read and fields and (more := sum(row[0] > line for row in grid.rows)):
            yield Fault("more_sheets", found=grid.sheet, hint=str(more))


def _swallowed(cells: Sequence[str], heads: Columns, line: int, mark: str) -> Iterator[Fault]:
    """A quote that was never closed takes the rows after it into its cell."""
    least = max(1, len(heads.titles) - 1)
    for index, cell in enumerate(cells):
        if "\n" in cell or "\r" in cell:
            rows = [r for r in cell.splitlines()[1:] if r.count(mark) >= least and _ADDRESS.search(r)]
            if rows:
                title = heads.titles[index] if index < len(heads.titles) else ""
                yield Fault("open_quote", line, title, cell.splitlines()[0], str(len(rows)))


def _header(rows: Sequence[Row]) -> tuple[int, list[str], int]:
    """The row that names most fields; when none names an address column, the fullest of the first rows."""
    head = list(rows[:HEADER_WITHIN])
    if not head:
        return 0, [], 0
    line, cells = max(head, key=lambda row: (score(row[1]), -row[0]))
    if score(cells):
        return line, cells, score(cells)
    line, cells = head[0]
    return line, cells, 0


def _sheets(data: bytes, shown: str) -> Iterator[tuple[str, list[Row]]]:
    if large := too_large(io.BytesIO(data), MOST_CELLS):
        raise RegistryError(shown, [Fault("too_large", found=large)])
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        shown_only = [s.name for s in book.sheets_metadata if s.visible is SheetVisibleEnum.Visible]
        for name in shown_only or book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            top = (sheet.start or (0, 0))[0]
            table = sheet.to_python(skip_empty_area=True)
            filled = [(top + n, [_cell(value) for value in row]) for n, row in enumerate(table, 1)]
            yield name, [(line, cells) for line, cells in filled if any(cells)]
    except (CalamineError, OSError) as error:
        raise RegistryError(shown, [Fault("not_table", found=str(error) or "ZIP")]) from error


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    return unicodedata.normalize("NFC", str(value)).strip()


def _decode(data: bytes, shown: str) -> str:
    for magic, name in _STRANGERS.items():
        if data.startswith(magic):
            raise RegistryError(shown, [Fault("not_table", found=name)])
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\x00" in data[:4096]:
        zeros = data[:4096]
        encodings = ["utf-16-le" if zeros[1::2].count(0) >= zeros[0::2].count(0) else "utf-16-be"]
        if max(zeros[1::2].count(0), zeros[0::2].count(0)) * 4 < len(zeros) // 2:
            raise RegistryError(shown, [Fault("not_table", found="binary")])
    else:
        encodings = ["utf-8-sig", "cp1258"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        start = text.lstrip()[:200].lower()
        if start.startswith(("<!doctype", "<html", "<?xml", "<table")):
            raise RegistryError(shown, [Fault("not_table", found="HTML")])
        if start.startswith(("{", "[")):
            raise RegistryError(shown, [Fault("not_table", found="JSON")])
        if any(unicodedata.category(c) == "Cc" and c not in "\t\n\r\x0b\x0c" for c in text[:4096]):
            raise RegistryError(shown, [Fault("not_table", found="binary")])
        return unicodedata.normalize("NFC", text)
    raise RegistryError(shown, [Fault("encoding")])


def _csv(text: str, delimiter: str, shown: str) -> list[Row]:
    source = io.StringIO(text, newline="")
    if text[:4].lower() == "sep=":
        source.readline()
    skipped = 1 if source.tell() else 0
    reader = csv.reader(source, delimiter=delimiter, strict=False)
    rows: list[Row] = []
    while True:
        line = reader.line_num + 1 + skipped
        try:
            cells = next(reader)
        except StopIteration:
            return rows
        except csv.Error as error:
            raise RegistryError(shown, [Fault("csv", line, found=str(error))]) from error
        if any(cell.strip() for cell in cells):
            rows.append((line, [cell.strip() for cell in cells]))


def _trimmed(cells: Sequence[str]) -> list[str]:
    """Headers without the empty cells at their end."""
    last = max((i for i, cell in enumerate(cells) if cell.strip()), default=-1)
    return list(cells[: last + 1])
