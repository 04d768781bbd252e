"""A paper's tables as a workbook and as CSV. No cell of a shop is ever a formula."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import Any

from papers.filled import text, writable
from papers.model import Cell, Column, Grid, Paper
from papers.words import local

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_CELL = 32_000  # characters that XLSX allows in a cell are 32,767


def grids(paper: Paper) -> tuple[Grid, ...]:
    """The tables of a paper in order."""
    return tuple(grid for section in paper.sections for grid in section.grids)


def workbook(paper: Paper) -> bytes:
    """XLSX, one sheet a table: filters, a frozen header, days and shares as such."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": writable(paper.about)[:255]})
        forms = {
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "number": book.add_format({"num_format": "#,##0", "valign": "top"}),
            "share": book.add_format({"num_format": "0.0%", "valign": "top"}),
            "day": book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"}),
        }
        head = book.add_format(
            {"bold": True, "text_wrap": True, "bg_color": "#EEF2F5", "border": 1, "valign": "vcenter"}
        )
        used: set[str] = set()
        for grid in grids(paper):
            sheet = book.add_worksheet(_name(grid.name, used))
            sheet.freeze_panes(1, 0)
            for at, column in enumerate(grid.columns):
                sheet.set_column(at, at, max(9, min(60, round(column.width * 1.4))))
                sheet.write_string(0, at, writable(column.head), head)
            for n, row in enumerate(grid.rows, 1):
                for at, (cell, column) in enumerate(zip(row, grid.columns, strict=True)):
                    _write(sheet, n, at, cell, column, forms)
            sheet.autofilter(0, 0, max(len(grid.rows), 1), len(grid.columns) - 1)
    return out.getvalue()


def _write(sheet: Any, n: int, at: int, cell: Cell, column: Column, forms: dict[str, Any]) -> None:
    if cell is None:
        sheet.write_blank(n, at, None, forms["text"])
    elif isinstance(cell, (int, float)):
        sheet.write_number(n, at, cell, forms["share" if column.kind == "share" else "number"])
    elif isinstance(cell, date):
        sheet.write_datetime(n, at, local(cell), forms["day"])
    else:
        sheet.write_string(n, at, writable(cell)[:_CELL], forms["text"])


def _name(name: str, used: set[str]) -> str:
    """A sheet's name: at most 31 characters, none of []:*?/\\, each once."""
    plain = re.sub(r"[\[\]:*?/\\']", " ", writable(name))[:31].strip() or "Bảng"
    base, n = plain, 2
    while plain.lower() in used:
        plain, n = f"{base[: 30 - len(str(n))]} {n}", n + 1
    used.add(plain.lower())
    return plain


def csv_bytes(paper: Paper) -> bytes:
    """Every table under its name, with an empty line between; UTF-8 with the mark that Excel looks for."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    for n, grid in enumerate(grids(paper)):
        if n:
            out.write("\r\n")
        rows.writerow([_plain(grid.title or grid.name)])
        rows.writerow([_plain(column.head) for column in grid.columns])
        rows.writerows(
            [_csv(cell, column) for cell, column in zip(row, grid.columns, strict=True)] for row in grid.rows
        )
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _csv(cell: Cell, column: Column) -> str:
    if isinstance(cell, (int, float)):
        return f"{cell:.4f}" if column.kind == "share" else str(cell)
    if isinstance(cell, date):
        return f"{local(cell):%Y-%m-%d}"
    return _plain(text(cell, column))


def _plain(words: str) -> str:
    """Text that a spreadsheet would take for a formula is led by an apostrophe (OWASP, CSV injection)."""
    words = writable(words)
    return f"'{words}" if words.startswith(_FORMULA) else words
