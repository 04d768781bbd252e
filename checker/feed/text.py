"""Feeds written as text: CSV in any dress, JSON lines, a JSON array, XML; plain or gzipped, in any encoding.

A row that cannot be read comes out as `Rejected` and the next row is read; nothing here raises for what a
feed holds.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import BinaryIO

from checker.feed.array import Element, elements, wrapped
from checker.feed.cells import row_of
from checker.feed.columns import Plan, field_of, looks_like_header, plan
from checker.feed.lines import HEAD, Lines, Unpacked, encoding_of
from checker.feed.markup import declared, is_markup, markup_rows
from checker.feed.model import FeedRow, Rejected
from checker.feed.older import Older, older, read_as
from checker.feed.seeming import is_seeming, seeming_rows
from checker.feed.tables import table_rows
from checker.feed.template import Top, first_header

Rows = Iterator[FeedRow | Rejected]
_MOST_CELL = 400_000  # characters of one CSV cell; beyond it a quote was never closed
_HEADER_WITHIN = 30  # rows among which the headers stand
_RAW = 4_000  # characters of a row that could not be read which are written aside
_STRAY = re.compile("[\udc80-\udcff\ufffe]")


def text_rows(
    stream: BinaryIO | Unpacked, source: str, chosen: Mapping[str, str], is_label: Callable[[str], bool]
) -> Rows:
    """The rows of a CSV, JSON-lines or JSON-array feed."""
    raw = stream if isinstance(stream, Unpacked) else Unpacked(stream)
    head = raw.head(HEAD)
    if not head:
        yield Rejected(source, 0, "truncated", "0 byte")
        return
    encoding = declared(head) or encoding_of(head)
    errors = "replace" if encoding.startswith("utf-16") else "surrogateescape"
    letters, own = older(head, encoding)
    bytes_of, encoding = (Older(raw, letters, own), "utf-8-sig") if letters else (raw, encoding)
    text = io.TextIOWrapper(io.BufferedReader(bytes_of), encoding, errors=errors, newline="")
    shown = head.decode(own if letters else encoding, "replace")
    if letters:
        shown = read_as(letters, shown)
    start = shown.lstrip("\ufeff \t\r\n")[:1]
    if start == "{" and (at := _wrapper(shown, chosen)) > 0:
        text.read(at)
        yield from _json(text, source, chosen, is_label, elements(text, alone=False))
    elif start == "<" and is_seeming(shown):
        yield from _seeming(text, source, chosen, is_label)
    elif start == "<" and is_markup(shown):
        yield from markup_rows(text, shown, source, chosen, is_label)
    elif start in ("{", "["):
        yield from _json(text, source, chosen, is_label, elements(text) if start == "[" else None)
    else:
        yield from _csv(text, source, chosen, is_label)


def _seeming(
    text: io.TextIOWrapper, source: str, chosen: Mapping[str, str], is_label: Callable[[str], bool]
) -> Rows:
    broken, number = "", 0

    def cells() -> Iterator[list[object]]:
        nonlocal broken, number
        for one in seeming_rows(text):
            if isinstance(one, str):
                broken = one
            else:
                number += 1
                yield one

    yield from table_rows(cells(), 0, source, chosen, is_label)
    if broken or not number:
        yield _rejected(source, number + 1, "truncated", broken, "")


def _wrapper(head: str, chosen: Mapping[str, str]) -> int:
    """Where the rows begin of a file that is one object around them; -1 for JSON lines, each a row."""
    at, before = wrapped(head)
    line, _, rest = head.strip("\ufeff \t\r\n").partition("\n")
    if at < 0:
        return -1
    try:
        before = [*json.loads(line)]
        lines = bool(rest.strip())
    except (ValueError, RecursionError):
        lines = False  # the first line is no object: it is one over many lines, or a long one
    named = any(field_of(name, chosen) in ("title", "description") for name in before)
    return -1 if lines or named else at


def _rejected(source: str, line: int, reason: str, found: str, raw: str) -> Rejected:
    shown = raw[:_RAW].encode("utf-8", "backslashreplace").decode("utf-8")
    return Rejected(
        source, line, reason, found.encode("utf-8", "backslashreplace").decode("utf-8")[:300], shown
    )


def _overlong(lines: Lines, source: str) -> Iterator[Rejected]:
    for number, size in lines.long:
        yield Rejected(source, number, "long", str(size))
    lines.long.clear()


def _csv(
    text: io.TextIOWrapper, source: str, chosen: Mapping[str, str], is_label: Callable[[str], bool]
) -> Rows:
    lines = Lines(text)
    head = [line for _, line in zip(range(_HEADER_WITHIN), lines, strict=False)]
    at, mark = _header(head, chosen)
    width = 0
    if at < 0 and head and any(name.isdecimal() for name in chosen):
        mark, width = max(((one, len(_cells(head[0], one))) for one in ",;\t|"), key=lambda two: two[1])
    yield from _overlong(lines, source)
    if at < 0 and not width:
        if lines.broken and not head:
            yield _rejected(source, 1, "truncated", lines.broken, "")
        lines.give_back(head)
        for line in lines:
            lines.record = []
            yield from _overlong(lines, source)
            if line.strip(" \t\r\n\x00"):
                yield _rejected(source, lines.number, "columns", "", line)
        yield from _overlong(lines, source)
        if lines.broken and head:
            yield _rejected(source, lines.number + 1, "truncated", lines.broken, "")
        return
    lines.record = head
    lines.give_back(head[max(0, at) :])
    csv.field_size_limit(_MOST_CELL)
    top = Top(chosen, is_label)
    if width:
        top.begin(width)
    reader = csv.reader(lines, delimiter=mark)
    while True:
        lines.record = []
        begun = lines.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            first = lines.again()
            reader = csv.reader(lines, delimiter=mark)
            yield _rejected(source, begun, "csv", str(error), first)
            continue
        yield from _overlong(lines, source)
        if not any(cell.strip() for cell in cells):
            continue
        if top.is_header(cells) or (held := top.plan) is None:
            continue
        if (len(cells) != len(held.names) and any(cell.strip() for cell in cells[len(held.names) :])) or (
            len(cells) < len(held.names) and len(lines.record) > 1
        ):
            raw = "".join(lines.record)
            if len(lines.record) > 1:
                raw = lines.again()
                reader = csv.reader(lines, delimiter=mark)
            yield _rejected(source, begun, "cells", f"{len(cells)} ≠ {len(held.names)}", raw)
            continue
        if len(lines.record) > 1 and _joined(lines.record, mark, len(held.names)):
            first = lines.again()
            reader = csv.reader(lines, delimiter=mark)
            yield _rejected(source, begun, "csv", '"', first)
            continue
        if _STRAY.search("".join(cells)):
            yield _rejected(source, begun, "encoding", "", "".join(lines.record))
            continue
        if top.is_template(cells):
            yield _rejected(source, begun, "template", "", "".join(lines.record))
            continue
        row = top.told(row_of(cells, held, source, begun), cells)
        yield (
            row
            if isinstance(row, FeedRow)
            else _rejected(source, begun, row.reason, row.found, "".join(lines.record))
        )
    yield from _overlong(lines, source)
    if lines.broken:
        yield _rejected(source, lines.number + 1, "truncated", lines.broken, "")


def _joined(record: Sequence[str], mark: str, columns: int) -> bool:
    """Whether rows were taken for one because a quote never closes: what follows the quote that ended it is no mark,
    and a line after the first is a row by itself."""
    try:
        next(csv.reader(record, delimiter=mark, strict=True), None)
    except csv.Error:
        return any(len(_cells(line, mark)) == columns for line in record[1:])
    return False


def _cells(line: str, mark: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=mark), [])
    except csv.Error:
        return []


def _header(head: Sequence[str], chosen: Mapping[str, str]) -> tuple[int, str]:
    """The line of the headers (from 0) and the mark between cells; (-1, "") when no line names a title."""
    scores = {mark: [looks_like_header(_cells(line, mark), chosen) for line in head] for mark in ",;\t|"}
    mark = max(scores, key=lambda one: max(scores[one], default=0))
    return first_header(scores[mark]), mark


def _json(
    text: io.TextIOWrapper,
    source: str,
    chosen: Mapping[str, str],
    is_label: Callable[[str], bool],
    array: Iterator[Element] | None,
) -> Rows:
    plans: dict[tuple[str, ...], Plan] = {}
    for number, value, raw in _values(text, source, array):
        if isinstance(value, Rejected):
            yield value
            continue
        if not isinstance(value, dict):
            yield _rejected(source, number, "not_object", type(value).__name__, raw)
            continue
        names = tuple(value)
        held = plans.get(names)
        if held is None:
            if len(plans) > 1_000:
                plans.clear()
            held = plans[names] = plan(names, chosen, is_label)
        if not held.useful and (inner := _inner(value, chosen)) is not None:
            value, names = inner, tuple(inner)
            held = plan(names, chosen, is_label)
        if not held.useful:
            yield _rejected(source, number, "columns", ", ".join(names[:20]), raw)
            continue
        if _STRAY.search(raw):
            yield _rejected(source, number, "encoding", "", raw)
            continue
        row = row_of(list(value.values()), held, source, number)
        yield row if isinstance(row, FeedRow) else _rejected(source, number, row.reason, row.found, raw)


def _inner(value: Mapping[str, object], chosen: Mapping[str, str]) -> dict[str, object] | None:
    """The only object of an object that names what it holds ({"item_basic": {"name": …}}, {"node": {…}}); None where
    there are several, or it names no title."""
    held = [one for one in value.values() if isinstance(one, dict)]
    if len(held) == 1 and looks_like_header([str(name) for name in held[0]], chosen):
        return held[0]
    return None


def _values(
    text: io.TextIOWrapper, source: str, array: Iterator[Element] | None
) -> Iterator[tuple[int, object, str]]:
    """Each JSON value with the line where it begins (of an array: its number) and its text."""
    if array is not None:
        for number, one in enumerate(array, 1):
            bad = one.reason and _rejected(source, number, one.reason, one.found, one.raw)
            yield number, bad or one.value, one.raw
        return
    lines = Lines(text)
    for line in lines:
        lines.record = []
        for number, size in lines.long:
            yield number, Rejected(source, number, "long", str(size)), ""
        lines.long.clear()
        if not line.strip(" \t\r\n\ufeff\x00"):
            continue
        try:
            yield lines.number, json.loads(line.strip("\ufeff \t\r\n")), line
        except (ValueError, RecursionError) as error:
            yield lines.number, _rejected(source, lines.number, "json", str(error), line), line
    for number, size in lines.long:
        yield number, Rejected(source, number, "long", str(size)), ""
    if lines.broken:
        yield lines.number, Rejected(source, lines.number + 1, "truncated", lines.broken), ""
