"""What the last visits show of their sellers, read once from the evidence and kept in the store."""

from __future__ import annotations

import hashlib
import multiprocessing
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path

import ties
from checker.leads.store.tiebook import TieBook
from crawler.evidence import EvidenceError, read
from rules.model import Rulebook
from sweep.sheets import reader as sheet_reader
from sweep.sheets import sheet
from ties.marks import profile
from ties.model import Profile

BATCH = 100  # visits read between two writes: what a kill can cost
_READERS = ("marks.py", "names.py", "places.py")
_CONTEXT = multiprocessing.get_context("spawn")
_book: Rulebook | None = None


def reader(rulebook: Rulebook) -> str:
    """What a profile follows from beside its visit, as one SHA-256."""
    whole = hashlib.sha256(f"{sheet_reader()} {rulebook.digest}".encode())
    for name in _READERS:
        whole.update((Path(str(ties.__file__)).parent / name).read_bytes())
    return whole.hexdigest()


def read_profiles(
    book: TieBook,
    rulebook: Rulebook,
    sheets: Path | None,
    jobs: int = 1,
    told: Callable[[int, int], None] = lambda done, total: None,
) -> list[tuple[str, str]]:
    """Read the visits that this reader has not read, and keep their profiles.

    In: the store's ties, the rulebook, the folder of kept fact sheets, how many processes, who hears of
    progress (done, total). Out: (visit, why) of those whose evidence cannot be read. Killed at any instant it
    loses at most BATCH visits' reading, and goes on from there.
    """
    wanted, name = book.unread(reader(rulebook)), reader(rulebook)
    failed: list[tuple[str, str]] = []
    done = 0
    for batch in _batches(_read_all(wanted, rulebook, sheets, jobs)):
        book.add_profiles(name, [one for one in batch if isinstance(one, Profile)])
        failed += [one for one in batch if not isinstance(one, Profile)]
        done += len(batch)
        told(done, len(wanted))
    return failed


def _read_all(
    wanted: Sequence[tuple[str, str]], rulebook: Rulebook, sheets: Path | None, jobs: int
) -> Iterator[Profile | tuple[str, str]]:
    orders = [(visit, path, str(sheets or "")) for visit, path in wanted]
    if jobs <= 1 or len(orders) < 2 * jobs:
        _begin(rulebook)
        yield from map(_read_one, orders)
        return
    with ProcessPoolExecutor(jobs, _CONTEXT, _begin, (rulebook,)) as pool:
        yield from pool.map(_read_one, orders, chunksize=8)


def _begin(rulebook: Rulebook) -> None:
    global _book
    _book = rulebook


def _read_one(order: tuple[str, str, str]) -> Profile | tuple[str, str]:
    name, path, sheets = order
    assert _book is not None
    try:
        visit = read(Path(path))
    except (EvidenceError, OSError) as error:
        return name, str(error)
    if visit.id != name:
        return name, f"the file holds visit {visit.id}"
    try:
        return profile(visit, sheet(visit, _book, Path(sheets) if sheets else None))
    except Exception as error:  # noqa: BLE001  a fault in any extractor is the reason of this visit alone
        where = traceback.extract_tb(error.__traceback__)[-1]
        return name, f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})"


def _batches(many: Iterator[Profile | tuple[str, str]]) -> Iterator[list[Profile | tuple[str, str]]]:
    while batch := list(islice(many, BATCH)):
        yield batch
