"""The door of an import: a file and its mapping in, good rows out, or every fault at once, by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from checker.language import key
from lists.faults import ListError, ListFault
from lists.model import ColumnMap, Field, FieldType, ListFile, ListRow
from lists.sheet import Cell, Grid, read
from sweep.faults import Fault
from sweep.taxcode import read_tax_code

HEADER_WITHIN = 30  # rows among which the headers must stand
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9][a-z0-9-]{0,61}(?::\d{1,5})?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def load(path: Path, mapping: ColumnMap, skip_bad: bool = False) -> tuple[ListFile, tuple[ListFault, ...]]:
    """Read a list.

    Out: its rows and what was left aside, and the faults of those lines. Raises ListError with every fault,
    unless `skip_bad` and the faults are of single lines; a file whose columns are wrong always raises.
    """
    shown = str(path)
    grid = read(path, mapping.sheet)
    line, at = _header(grid, mapping, shown)
    width = max(len(cells) for n, cells in grid.rows if n == line)
    body = [(n, cells) for n, cells in grid.rows if n > line]
    if not body:
        raise ListError(shown, [ListFault("empty")])
    faults: list[ListFault] = []
    rows: list[ListRow] = []
    aside: list[tuple[int, Sequence[str]]] = []
    first: dict[tuple[str, ...], int] = {}
    for number, cells in body:
        values, wrong = _row(number, cells, at, width, grid, mapping)
        if not wrong:
            named = tuple(key(values[k]) for k in mapping.kind.key if k in values)
            if named in first:
                found = ", ".join(values[k] for k in mapping.kind.key if k in values)
                wrong = [ListFault("duplicate", number, found=found, hint=str(first[named]))]
            else:
                first[named] = number
                rows.append(ListRow(number, values))
        if wrong:
            faults += wrong
            aside.append((number, [str(c) for c in cells]))
    if faults and not skip_bad:
        raise ListError(shown, faults)
    return ListFile(tuple(rows), tuple(aside)), tuple(faults)


def _header(grid: Grid, mapping: ColumnMap, shown: str) -> tuple[int, dict[str, int]]:
    """The line of the headers and the column of every mapped field."""
    wanted = {name: key(header) for name, header in mapping.columns.items()}
    best: tuple[int, int, list[str]] = (0, 0, [])
    for number, cells in grid.rows[:HEADER_WITHIN]:
        heads = [key(str(c)) for c in cells]
        score = sum(w in heads for w in wanted.values())
        if score > best[0] or not best[2]:
            best = (score, number, heads)
    _, line, heads = best
    shown_heads = next((", ".join(str(c) for c in cells if c) for n, cells in grid.rows if n == line), "")
    faults = [
        ListFault("no_column", line, found=mapping.columns[name], hint=shown_heads)
        for name, head in wanted.items()
        if head not in heads
    ]
    faults += [
        ListFault("twice_column", line, found=mapping.columns[name])
        for name, head in wanted.items()
        if heads.count(head) > 1
    ]
    if faults:
        raise ListError(shown, faults)
    return line, {name: heads.index(head) for name, head in wanted.items()}


def _row(
    line: int, cells: Sequence[Cell], at: dict[str, int], width: int, grid: Grid, mapping: ColumnMap
) -> tuple[dict[str, str], list[ListFault]]:
    wrong: list[ListFault] = []
    values: dict[str, str] = {}
    if any(cells[width:]):
        wrong.append(ListFault("too_wide", line))
    for field in mapping.kind.fields:
        if field.name not in at:
            continue
        column, header = at[field.name], mapping.columns[field.name]
        if swallowed := grid.merged.get((line, column)):
            wrong.append(ListFault("merged", line, header, swallowed))
            continue
        cell = cells[column] if column < len(cells) else ""
        if cell == "":
            if field.required:
                wrong.append(ListFault("missing", line, header))
            continue
        read_as = _value(cell, field, mapping.dates, grid.spreadsheet)
        if isinstance(read_as, ListFault):
            own = read_as.own
            wrong.append(ListFault(read_as.code, line, header, read_as.found, read_as.hint, own))
        else:
            values[field.name] = read_as
    return values, wrong


def _value(cell: Cell, field: Field, dates: str, spreadsheet: bool) -> str | ListFault:
    if field.type is FieldType.DATE:
        return cell.isoformat() if isinstance(cell, date) else _date(cell, dates, spreadsheet)
    text = cell.isoformat() if isinstance(cell, date) else " ".join(cell.split())
    if field.type is FieldType.TAX_CODE:
        code = read_tax_code(text)
        return ListFault("tax", own=_own(code), found=text) if isinstance(code, Fault) else code
    if field.type is FieldType.HOST:
        host = re.sub(r"^https?://", "", text.lower()).partition("/")[0].removeprefix("www.")
        return host if _HOST.fullmatch(host) else ListFault("host", found=text)
    return text


def _own(fault: Fault) -> tuple[str, str]:
    return fault.say("vi"), fault.say("en")


def _date(text: str, dates: str, spreadsheet: bool) -> str | ListFault:
    """A date written as text: in the way that the mapping says, or ISO in a CSV."""
    hint = {"dd/mm/yyyy": "dd/mm/yyyy (31/12/2026)"}.get(dates, "yyyy-mm-dd (2026-12-31)")
    if re.fullmatch(r"\d{5}", text):
        return ListFault("date_serial", found=text)
    found = _SLASHED.fullmatch(text)
    try:
        if dates == "dd/mm/yyyy":
            return (
                date(int(found[3]), int(found[2]), int(found[1])).isoformat()
                if found
                else ListFault("date", found=text, hint=hint)
            )
        if found or (spreadsheet and not dates):
            return ListFault("date_text", found=text)
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return ListFault("date", found=text, hint=hint)
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ListFault("date", found=text, hint=hint)
