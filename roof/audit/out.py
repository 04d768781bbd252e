"""Leads of an audit written as they come: JSONL, CSV, Parquet, XLSX, SARIF; rejected rows beside them."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, TextIO

from checker.feed.model import REASONS, Rejected
from checker.feed.record import COLUMNS
from roof.lang import t

Record = Mapping[str, Any]
FORMATS = ("table", "jsonl", "csv", "parquet", "xlsx", "sarif")
BUFFER = 1 << 20  # bytes
BINARY = ("parquet", "xlsx")
_NUMBERS = frozenset(("line", "start", "end"))
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # also in the width of East Asia
_CELL = 32_000  # characters an XLSX cell holds
_SHEET = 1_000_000  # rows a sheet holds


class Writer(Protocol):
    """Takes records as they come; `close` ends the file."""

    def write(self, records: Sequence[Record]) -> None: ...
    def close(self) -> None: ...


class Jsonl:
    """One JSON object a line."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._text = True

    def write(self, records: Sequence[Record]) -> None:
        self._text = True
        self._out.writelines(f"{_json(row)}\n" for row in records)

    def write_lines(self, parts: Sequence[bytes | memoryview]) -> None:
        """Lines that are made already, in pieces."""
        buffer = getattr(self._out, "buffer", None)
        if buffer is None:
            self._out.write(b"".join(parts).decode("utf-8"))
        else:
            if self._text:  # what was written as text stands before
                self._out.flush()
            self._text = False
            buffer.write(b"".join(parts))  # in a third of the time that it takes to write piece by piece

    def close(self) -> None:
        self._out.flush()


def _json(value: object) -> str:
    """JSON in UTF-8; half a surrogate pair, which no file can hold, is written as its escape."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


class Csv:
    """RFC 4180; a cell that a spreadsheet would take for a formula is led by an apostrophe."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._csv = out, csv.writer(out, lineterminator="\r\n")
        self._csv.writerow(COLUMNS)

    def write(self, records: Sequence[Record]) -> None:
        self._csv.writerows([_harmless(row[name]) for name in COLUMNS] for row in records)

    def close(self) -> None:
        self._out.flush()


def _harmless(value: object) -> object:
    if not isinstance(value, str):
        return value
    value = value.encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", "")
    return f"'{value}" if value.startswith(_FORMULA) else value


class Parquet:
    """One row group for each chunk of some thousand leads, compressed with zstd."""

    _GROUP = 20_000

    def __init__(self, path: Path) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        self._pa = pa
        self._schema = pa.schema(
            [(name, pa.int64() if name in _NUMBERS else pa.string()) for name in COLUMNS]
        )
        self._file = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._held: list[Record] = []

    def write(self, records: Sequence[Record]) -> None:
        self._held += records
        if len(self._held) >= self._GROUP:
            self._flush()

    def _flush(self) -> None:
        clean = [
            {
                n: v.encode("utf-8", "backslashreplace").decode() if isinstance(v, str) else v
                for n, v in r.items()
            }
            for r in self._held
        ]
        self._file.write_table(self._pa.Table.from_pylist(clean, self._schema))
        self._held = []

    def close(self) -> None:
        if self._held:
            self._flush()
        self._file.close()


class Xlsx:
    """A workbook written row by row; a new sheet when one is full. Nothing becomes a formula or a link."""

    def __init__(self, path: Path) -> None:
        import xlsxwriter

        path.open("wb").close()  # it is written at the end only: whether it can be is known now
        self._book = xlsxwriter.Workbook(
            str(path),
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "nan_inf_to_errors": True,
            },
        )
        self._bold = self._book.add_format({"bold": True})
        self._add_sheet()

    def _add_sheet(self) -> None:
        self._sheet = self._book.add_worksheet()
        self._sheet.freeze_panes(1, 0)
        self._sheet.write_row(0, 0, COLUMNS, self._bold)
        self._at = 1

    def write(self, records: Sequence[Record]) -> None:
        for row in records:
            if self._at > _SHEET:
                self._add_sheet()
            for i, name in enumerate(COLUMNS):
                value = row[name]
                if isinstance(value, int):
                    self._sheet.write_number(self._at, i, value)
                else:
                    self._sheet.write_string(self._at, i, _cell(str(value)))
            self._at += 1

    def close(self) -> None:
        from xlsxwriter.exceptions import FileCreateError

        try:
            self._book.close()
        except FileCreateError as error:
            raise OSError(*getattr(error.args[0], "args", error.args)) from error


def _cell(text: str) -> str:
    """Text that XML 1.0 can hold, as long as a cell may be."""
    return "".join(
        c
        for c in text[:_CELL]
        if (c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff") or c in "\n\t"
    )


class Aside:
    """Rows that could not be read, as JSON lines; the file appears with the first of them."""

    def __init__(self, path: Path) -> None:
        self.path, self.count, self._out = path, 0, None
        if path.is_file():  # of an earlier audit, and nothing to do with this one
            path.unlink()

    _out: TextIO | None

    def write(self, rows: Sequence[Rejected]) -> None:
        """Out: a line for each with its reason in the chosen language. OSError when the file cannot be written."""
        if rows and self._out is None:
            self._out = self.path.open("w", encoding="utf-8")
        for row in rows:
            self.count += 1
            why = t(*REASONS[row.reason])
            told = {
                "source": row.source,
                "line": row.line,
                "reason": row.reason,
                "why": why,
                "found": row.found,
            }
            assert self._out is not None
            self._out.write(_json({**told, "raw": row.raw}) + "\n")

    def close(self) -> None:
        if self._out is not None:
            self._out.close()
