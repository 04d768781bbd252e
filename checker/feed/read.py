"""The door of a feed: a file, a folder of files or a stream in, rows out one at a time."""

from __future__ import annotations

import io
import re
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from checker.feed.model import FeedRow, Rejected
from checker.feed.tables import Block, parquet_blocks, rows_in, sheet_rows
from checker.feed.text import text_rows

SUFFIXES = (
    ".csv",
    ".tsv",
    ".txt",
    ".jsonl",
    ".ndjson",
    ".json",
    ".xml",
    ".rss",
    ".atom",
    ".parquet",
    ".xlsx",
    ".xlsm",
    ".xls",
    ".ods",
)
REJECTED = (
    ".rejected.jsonl"  # how the names of files end that an audit writes beside its leads; they are no feeds
)
_DATE = re.compile(
    r"(?<!\d)(?:20\d\d[-_.]?[01]\d[-_.]?[0-3]\d|[0-3]\d[-_.][01]\d[-_.]20\d\d)"
    r"(?:[-_.tT ]?[0-2]\d[-_.:h]?[0-5]\d(?:[-_.:]?[0-5]\d)?)?[zZ]?(?!\d)"
)
_SHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class Gauge:
    """How far the reading of a feed is, in bytes; 0 of 0 for a stream."""

    def __init__(self) -> None:
        self.total, self.before = 0, 0
        self.at: Callable[[], int] = lambda: 0

    def share(self) -> float:
        """0 (nothing, or not known) to 1."""
        try:
            return min(1.0, (self.before + self.at()) / self.total) if self.total else 0.0
        except ValueError:  # the file was closed a moment ago
            return 1.0


def feed_name(path: str) -> str:
    """What a feed is called from night to night: the name of its file or folder without endings and without a date
    ("export-2026-11-26.csv.gz" → "export"), so that a suspicion has the same fingerprint in each."""
    name = PurePosixPath(path).name
    while (end := PurePosixPath(name).suffix.lower()) and end in (".gz", ".srt", ".vtt", *SUFFIXES):
        name = name[: -len(end)]
    return _DATE.sub("", name).strip("-_. ") or "feed"


def files_of(path: Path, suffixes: tuple[str, ...] = SUFFIXES, without: Collection[Path] = ()) -> list[Path]:
    """The feed's files in the order they are read: itself, or those of a folder whose name ends like a feed's.

    What an audit writes beside its leads is none, and neither are the files of `without` (its leads).
    """
    if not path.is_dir():
        return [path]
    others = {one.resolve() for one in without}
    found = (
        p
        for p in path.rglob("*")
        if p.is_file()
        and not p.name.startswith(".")
        and not p.name.endswith(REJECTED)
        and not (others and p.resolve() in others)
    )
    return sorted(
        p for p in found if p.with_suffix("" if p.suffix == ".gz" else p.suffix).suffix.lower() in suffixes
    )


def rows(
    feed: Path | BinaryIO,
    chosen: Mapping[str, str] | None = None,
    is_label: Callable[[str], bool] = lambda name: False,
    gauge: Gauge | None = None,
    without: Collection[Path] = (),
) -> Iterator[FeedRow | Rejected]:
    """Every row of a feed, in its order, memory flat.

    In: a file or folder (CSV, TSV, JSON, JSONL, Parquet, XLSX; gzip too) or a binary stream; `chosen` maps
    a column's name to a field of `FeedRow`; `is_label` says which other columns are worth keeping as
    attributes; `without` are files of a folder that are not of the feed. Out: rows, and `Rejected` for what
    cannot be read. Raises OSError when a file cannot be opened.
    """
    for unit in units(feed, chosen, is_label, gauge, without):
        if isinstance(unit, Block):
            yield from unit.rows()
        else:
            yield unit


def units(
    feed: Path | BinaryIO,
    chosen: Mapping[str, str] | None = None,
    is_label: Callable[[str], bool] = lambda name: False,
    gauge: Gauge | None = None,
    without: Collection[Path] = (),
) -> Iterator[FeedRow | Rejected | Block]:
    """As `rows`, but what a file holds in blocks comes in blocks: cheap to hand on, cut where it is needed."""
    given = chosen or {}
    if isinstance(feed, Path):
        root = feed if feed.is_dir() else feed.parent
        files = files_of(feed, without=without)
        told = gauge or Gauge()
        told.total = sum(path.stat().st_size for path in files)
        for path in files:
            yield from _file(path, path.relative_to(root).as_posix(), given, is_label, told)
            told.before += path.stat().st_size
            told.at = lambda: 0
        return
    with tempfile.TemporaryDirectory(prefix="rasoat") as folder:
        head = feed.read(4)
        if head == b"PAR1" or head.startswith(_SHEETS):  # these are read from their end
            held = Path(folder) / "stdin"
            with held.open("wb") as out:
                out.write(head)
                shutil.copyfileobj(feed, out)
            yield from _file(held, "-", given, is_label, Gauge())
        else:
            yield from text_rows(_Rejoined(head, feed), "-", given, is_label)  # type: ignore[arg-type]


def _file(
    path: Path, source: str, chosen: Mapping[str, str], is_label: Callable[[str], bool], gauge: Gauge
) -> Iterator[FeedRow | Rejected | Block]:
    with path.open("rb", buffering=1 << 18) as stream:
        head = stream.read(8)
        if head[:4] == b"PAR1" or path.suffix.lower() == ".parquet":
            size = path.stat().st_size
            for unit in parquet_blocks(path, source, chosen, is_label):
                if isinstance(unit, Block):
                    gauge.at = partial(_passed, path, size, unit.first)
                yield unit
        elif head.startswith(_SHEETS):
            yield from sheet_rows(path, source, chosen, is_label)
        else:
            stream.seek(0)
            gauge.at = stream.raw.tell if isinstance(stream, io.BufferedReader) else gauge.at
            yield from text_rows(stream, source, chosen, is_label)


def _passed(path: Path, size: int, done: int) -> int:
    return size * done // max(done, rows_in(path))


class _Rejoined:
    """A stream whose first bytes were read already."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def read(self, size: int) -> bytes:
        data, self._head = self._head, b""
        return data + self._rest.read(size)
