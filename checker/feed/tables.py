"""Feeds that are tables: Parquet (one group of rows at a time) and spreadsheets."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from python_calamine import CalamineError, CalamineWorkbook

from checker.feed.cells import row_of, text_of
from checker.feed.columns import Plan, looks_like_header, plan
from checker.feed.model import FeedRow, Rejected
from checker.feed.sheet_size import too_large
from checker.feed.template import Top, first_header, is_guide

Cells = tuple[object, ...] | UnicodeError
Rows = Iterator[FeedRow | Rejected]
_AT_ONCE = 1_000  # rows of a batch
# Bytes of each column read at once. Read ahead, as Parquet files are unless told otherwise, a file of 368 MB was held
# whole by its end.
_BUFFER = 1 << 18
_HEADER_WITHIN = 30
_FEW = 10  # cell by cell, a row takes ten times as long as with its whole block, a column at a time


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows of a table, not yet cut into cells: the first is number `first` in `source`.

    It goes to another process as bytes, so that whoever needs the cells cuts them. Of a part of a block `numbers` are
    those of its rows, `picked` their places in the batch, of which a column is cut when it is asked for: of rows that
    are known no long text is. `names` are what its rows are remembered by, where somebody asked already. One that is
    not `whole` has only some cells, for whoever knows the others by the names.
    """

    batch: pa.RecordBatch
    plan: Plan
    source: str
    first: int
    numbers: Sequence[int] = ()
    names: Sequence[bytes | None] | None = None
    picked: Sequence[int] | None = None
    whole: bool = True

    def __len__(self) -> int:
        return int(self.batch.num_rows) if self.picked is None else len(self.picked)

    @property
    def lines(self) -> Sequence[int]:
        """The numbers of its rows."""
        return self.numbers or range(self.first, self.first + len(self))

    def rows(self) -> Rows:
        """Its rows, and what of them cannot be read."""
        return (self.row(number, cells) for number, cells in self.cells())

    def cells(self) -> Iterator[tuple[int, Cells]]:
        """The cells of its rows with their numbers; an error where they are no text."""
        return zip(self.lines, _cells(self._cut()), strict=True)

    def cells_at(self, places: Sequence[int]) -> dict[int, Cells]:
        """The cells of some rows, counted from 0 in this block."""
        if len(places) * _FEW < len(self):
            own = self.picked
            return {at: _cells_of(self.batch, at if own is None else own[at]) for at in places}
        every = list(_cells(self._cut()))
        return {at: every[at] for at in places}

    def column(self, at: int) -> list[object]:
        """The cells of one column. UnicodeDecodeError where one is no text."""
        found: list[object] = self._column(at).to_pylist()
        return found

    def raw(self, at: int) -> tuple[memoryview, memoryview] | None:
        """A column of texts as it lies in memory: where each begins and ends, and the bytes, whether or not they are
        text indeed. None for any other column."""
        column = self._column(at)
        large = pa.types.is_large_string(column.type)
        if not large and not pa.types.is_string(column.type):
            return None
        _, bounds, data = column.buffers()
        if bounds is None or data is None:
            return None
        ends = memoryview(bounds).cast("B")
        return (ends.cast("q") if large else ends.cast("i"))[column.offset :][: len(column) + 1], memoryview(
            data
        )

    def absent(self, at: int) -> list[bool]:
        """Which cells of a column are not there at all."""
        found: list[bool] = self._column(at).is_null().to_pylist()
        return found

    def _column(self, at: int) -> pa.Array:
        column = self.batch.column(at)
        return column if self.picked is None else column.take(pa.array(self.picked, pa.int32()))

    def _cut(self) -> pa.RecordBatch:
        return self.batch if self.picked is None else self.batch.take(pa.array(self.picked, pa.int32()))

    def named(self, names: Sequence[bytes | None]) -> Block:
        """The same with what its rows are remembered by."""
        return replace(self, names=names)

    def part(self, places: Sequence[int]) -> Block:
        """Some of its rows, counted from 0 in this block."""
        lines, names, own = self.lines, self.names, self.picked
        return replace(
            self,
            numbers=[lines[at] for at in places],
            names=None if names is None else [names[at] for at in places],
            picked=places if own is None else [own[at] for at in places],
        )

    def only(self, fields: Iterable[str]) -> Block:
        """The same without the cells of any other field."""
        kept = {i for name in fields for i in self.plan.at.get(name, ())}
        columns = [one if i in kept else pa.nulls(len(one)) for i, one in enumerate(self.batch.columns)]
        batch = pa.RecordBatch.from_arrays(columns, names=self.batch.schema.names)
        return replace(self, batch=batch, whole=False)

    def row(self, number: int, cells: Cells) -> FeedRow | Rejected:
        """One of its rows."""
        if isinstance(cells, UnicodeError):
            return Rejected(self.source, number, "encoding", str(cells)[:300])
        row = row_of(cells, self.plan, self.source, number)
        if isinstance(row, FeedRow):
            return row
        return Rejected(self.source, number, row.reason, row.found, str(cells)[:4000])

    def __reduce_ex__(self, protocol: Any) -> tuple[object, ...]:
        held: object = _laid(self._cut())
        held = pickle.PickleBuffer(held) if int(protocol) >= 5 else memoryview(held).tobytes()  # type: ignore[arg-type]
        return _block, (held, self.plan, self.source, self.first, self.numbers, self.names, None, self.whole)


def _laid(batch: pa.RecordBatch) -> pa.Buffer:
    """A batch as a stream of Arrow's. Its size is asked first: room that grows is copied as it does."""

    def write(sink: pa.NativeFile) -> pa.NativeFile:
        with pa.ipc.new_stream(sink, batch.schema) as stream:
            stream.write_batch(batch)
        return sink

    room = pa.allocate_buffer(write(pa.MockOutputStream()).size())
    write(pa.FixedSizeBufferWriter(room))
    return room


def _block(data: object, *others: Any) -> Block:
    return Block(pa.ipc.open_stream(pa.py_buffer(data)).read_next_batch(), *others)


def parquet_blocks(
    path: Path, source: str, chosen: Mapping[str, str], is_label: Callable[[str], bool]
) -> Iterator[Block | Rejected]:
    """The rows of a Parquet file, a block in memory at a time."""
    number = 0
    try:
        with pq.ParquetFile(path, buffer_size=_BUFFER, pre_buffer=False) as file:
            names = file.schema_arrow.names
            held = plan(names, chosen, is_label)
            if not held.useful:
                yield Rejected(source, 0, "columns", ", ".join(names[:20]))
                return
            wanted = list(dict.fromkeys(names[i] for i in sorted(held.read)))
            held = plan(wanted, chosen, is_label)
            # in one thread, which takes three fifths of the processor time of many
            for batch in file.iter_batches(batch_size=_AT_ONCE, columns=wanted, use_threads=False):
                yield Block(batch.select(wanted), held, source, number + 1)
                number += batch.num_rows
    except (pa.ArrowException, OSError, EOFError, ValueError) as error:  # ValueError: names that are no UTF-8
        yield Rejected(source, number + 1, "truncated", " ".join(str(error).split())[:300])


@lru_cache(maxsize=8)
def rows_in(path: Path) -> int:
    """How many rows a Parquet file says it holds; 1 when it cannot be asked."""
    try:
        return max(1, int(pq.read_metadata(path).num_rows))
    except (pa.ArrowException, OSError):
        return 1


def _cells(batch: pa.RecordBatch) -> Iterator[Cells]:
    try:
        columns = [column.to_pylist() for column in batch.columns]
    except UnicodeDecodeError:
        yield from (_cells_of(batch, at) for at in range(batch.num_rows))
        return
    yield from zip(*columns, strict=True)


def _cells_of(batch: pa.RecordBatch, at: int) -> Cells:
    try:
        return tuple([column[at].as_py() for column in batch.columns])
    except UnicodeDecodeError as error:
        return error


def sheet_rows(path: Path, source: str, chosen: Mapping[str, str], is_label: Callable[[str], bool]) -> Rows:
    """The rows of every sheet of a workbook (a million each at most); rows of a sheet without headers are told."""
    known = 0
    if large := too_large(path):
        yield Rejected(source, 0, "long", large)
        return
    try:
        book = CalamineWorkbook.from_path(path)
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            top = (sheet.start or (0, 0))[0]
            part = source if len(book.sheet_names) == 1 else f"{source}#{name}"
            if len(book.sheet_names) > 1 and is_guide(name):
                yield Rejected(part, 0, "template", name)
                continue
            for row in table_rows((list(cells) for cells in sheet.iter_rows()), top, part, chosen, is_label):
                known += 1
                yield row
    except (CalamineError, OSError, ValueError) as error:
        yield Rejected(source, 0, "truncated", " ".join(str(error).split())[:300])
        return
    if not known:
        yield Rejected(source, 0, "columns")


def table_rows(
    table: Iterator[list[object]],
    top: int,
    source: str,
    chosen: Mapping[str, str],
    is_label: Callable[[str], bool],
) -> Rows:
    """The rows of a table by their cells; `top` rows stand above the first of these."""
    head = [cells for _, cells in zip(range(_HEADER_WITHIN), table, strict=False)]
    scores = [looks_like_header([text_of(c) for c in cells], chosen) for cells in head]
    heads = Top(chosen, is_label)
    if not any(scores) and head and any(name.isdecimal() for name in chosen):
        heads.begin(len(head[0]))
    elif not any(scores):
        for number, row in enumerate(chain(head, table), top + 1):
            if any(text_of(cell).strip() for cell in row):
                yield Rejected(source, number, "columns", "", str(row)[:4000])
        return
    at = max(0, first_header(scores))
    for number, cells in enumerate(chain(head[at:], table), top + at + 1):
        texts = [text_of(cell) for cell in cells]
        if not any(text.strip() for text in texts) or heads.is_header(texts) or heads.plan is None:
            continue
        if heads.is_template(cells):
            yield Rejected(source, number, "template", "", str(cells)[:4000])
            continue
        found = heads.told(row_of(cells, heads.plan, source, number), cells)
        if isinstance(found, Rejected):
            found = Rejected(source, number, found.reason, found.found, str(cells)[:4000])
        yield found
