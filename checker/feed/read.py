"""The door of a feed: a file, a folder of files or a stream in, rows out one at a time."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from checker.feed.model import FeedRow, Rejected
from checker.feed.opened import Table, Text, opened_file, opened_stream
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
PACKED = (".gz", ".bz2", ".xz", ".zst", ".zstd", ".zip", ".tar", ".tgz")
REJECTED = (
    ".rejected.jsonl"  # how the names of files end that an audit writes beside its leads; they are no feeds
)
_DATE = re.compile(
    r"(?<!\d)(?:20\d\d[-_.]?[01]\d[-_.]?[0-3]\d|[0-3]\d[-_.][01]\d[-_.]20\d\d)"
    r"(?:[-_.tT ]?[0-2]\d[-_.:h]?[0-5]\d(?:[-_.:]?[0-5]\d)?)?[zZ]?(?!\d)"
)


class Gauge:
    """How far the reading of a feed is, in bytes; 0 of 0 for a stream."""

    def __init__(self) -> None:
        self.total, self.before = 0, 0
        self.at: Callable[[], int] = lambda: 0

    def watch(self, stream: BinaryIO) -> None:
        """Follow how far a file is read."""
        if isinstance(stream, io.BufferedReader):
            self.at = stream.raw.tell

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
    while (end := PurePosixPath(name).suffix.lower()) and end in (*PACKED, ".srt", ".vtt", *SUFFIXES):
        name = name[: -len(end)]
    return _DATE.sub("", name).strip("-_. ") or "feed"


def files_of(path: Path, suffixes: tuple[str, ...] = SUFFIXES, without: Collection[Path] = ()) -> list[Path]:
    """The feed's files in the order they are read: itself, or those of a folder whose name ends like a feed's.

    What an audit writes beside its leads is none, and neither are the files of `without` (its leads).
    """
    if not path.is_dir():
        return [path]
    others = {one.resolve() for one in without}
    return sorted(
        p
        for p in path.rglob("*")
        if is_feed(PurePosixPath(p), suffixes) and p.is_file() and not (others and p.resolve() in others)
    )


def is_feed(path: PurePosixPath, suffixes: tuple[str, ...] = SUFFIXES) -> bool:
    """Whether a file's name is that of a feed, packed or not ("a.csv", "a.csv.gz", "a.zip", "a.2026.gz"), and not of
    what an audit writes beside its leads."""
    if path.name.startswith(".") or path.name.endswith(REJECTED):
        return False
    if path.suffix.lower() not in PACKED:
        return path.suffix.lower() in suffixes
    inner = path.with_suffix("").suffix.lower()
    return inner in suffixes or inner == ".tar" or not re.search("[a-z]", inner)


def rows(
    feed: Path | BinaryIO,
    chosen: Mapping[str, str] | None = None,
    is_label: Callable[[str], bool] = lambda name: False,
    gauge: Gauge | None = None,
    without: Collection[Path] = (),
) -> Iterator[FeedRow | Rejected]:
    """Every row of a feed, in its order, memory flat.

    In: a file or folder (CSV, TSV, JSON, JSONL, XML, Parquet, XLSX; packed too) or a binary stream; `chosen` maps
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
    given: Mapping[str, str] = {} if chosen is None else chosen
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
    for one in opened_stream(feed, "-", is_feed):
        yield from opened_units(one, given, is_label, Gauge())


def _file(
    path: Path, source: str, chosen: Mapping[str, str], is_label: Callable[[str], bool], gauge: Gauge
) -> Iterator[FeedRow | Rejected | Block]:
    for one in opened_file(path, source, is_feed, watch=gauge.watch):
        own = isinstance(one, Table) and one.path == path
        yield from opened_units(one, chosen, is_label, gauge if own else Gauge())


def opened_units(
    one: Text | Table | Rejected, chosen: Mapping[str, str], is_label: Callable[[str], bool], gauge: Gauge
) -> Iterator[FeedRow | Rejected | Block]:
    """What `units` gives, of one text or table."""
    if isinstance(one, Rejected):
        yield one
    elif isinstance(one, Text):
        yield from text_rows(one.stream, one.source, chosen, is_label)
    elif not one.parquet:
        yield from sheet_rows(one.path, one.source, chosen, is_label)
    else:
        size = one.path.stat().st_size
        for unit in parquet_blocks(one.path, one.source, chosen, is_label):
            if isinstance(unit, Block):
                gauge.at = partial(_passed, one.path, size, unit.first)
            yield unit


def _passed(path: Path, size: int, done: int) -> int:
    return size * done // max(done, rows_in(path))
