"""Many rows audited: chunk by chunk, in this process or in several, in the order of the feed.

A chunk is the unit of work everywhere (here, in a pool, on a cluster): rows in, plain records and counts
out, nothing kept between chunks, so that doing one twice changes nothing.
"""

from __future__ import annotations

import multiprocessing
import sys
import traceback
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from checker.feed.audit import Auditor, storefront_of
from checker.feed.model import FeedRow, Rejected
from checker.feed.post_audit import PostAuditor
from checker.feed.record import facts_record, record
from checker.leads.outcome import answered
from checker.model import Lead
from rules.model import Rulebook

CHUNK = 500  # rows
_AHEAD = 3  # chunks that wait for each process


@dataclass(frozen=True, slots=True)
class Task:
    """What every chunk of one audit shares."""

    book: Rulebook
    as_of: date
    lang: str = "vi"
    feed: str = "feed"
    facts: bool = False  # give the facts of rows instead of leads
    keep: bool = False  # keep whole leads and answers, for the store
    kind: str = "listing"  # listing | post


def auditor_of(task: Task) -> Auditor | PostAuditor:
    """What holds the rows of a task against its rules."""
    maker = PostAuditor if task.kind == "post" else Auditor
    return maker(task.book, task.as_of, task.lang, task.feed)


@dataclass(slots=True)
class Done:
    """What one chunk came to. `rows` were audited; `rejected` could not be read or held."""

    rows: int = 0
    records: list[dict[str, Any]] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    leads: dict[str, list[Lead]] = field(default_factory=dict)  # by storefront
    answered: dict[str, set[str]] = field(default_factory=dict)


def audit_chunk(task: Task, auditor: Auditor | PostAuditor, chunk: Iterable[FeedRow | Rejected]) -> Done:
    """Rows in, what they came to out."""
    done = Done()
    for row in chunk:
        if isinstance(row, Rejected):
            done.rejected.append(row)
            continue
        try:
            if task.facts:
                done.records.append(facts_record(row, auditor.read(row), task.book.facts))
            else:
                _one(task, auditor, row, done)
            done.rows += 1
        except (ValueError, RecursionError, OverflowError) as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            told = f"{type(error).__name__}: {error} ({where.filename.rpartition('/')[2]}:{where.lineno})"
            done.rejected.append(Rejected(row.source, row.line, "failed", told[:300], repr(row)[:4000]))
    return done


def _one(task: Task, auditor: Auditor | PostAuditor, row: FeedRow, done: Done) -> None:
    if not task.keep:
        leads, outcomes = auditor.leads(row)
        done.outcomes.update(outcomes.keys())
        done.records += [record(row, lead, task.lang) for lead in leads]
    else:
        audited = auditor.audit(row)
        done.outcomes.update((f.rule, str(f.outcome)) for f in audited.findings)
        done.records += [record(row, lead, task.lang) for lead in audited.leads]
        storefront = storefront_of(row, task.feed)
        done.leads.setdefault(storefront, []).extend(audited.leads)
        done.answered.setdefault(storefront, set()).update(answered(audited.findings, storefront, "complete"))


_HERE: tuple[Task, Auditor | PostAuditor] | None = None


def _begin(task: Task) -> None:
    global _HERE
    _HERE = (task, auditor_of(task))


def _chunk(chunk: list[FeedRow | Rejected]) -> Done:
    if _HERE is None:
        raise RuntimeError("a worker that was not begun")
    return audit_chunk(*_HERE, chunk)


def audit_rows(task: Task, rows: Iterable[FeedRow | Rejected], jobs: int = 1) -> Iterator[Done]:
    """Every chunk of a feed in its order. `jobs` processes; a few chunks of each are in memory at a time."""
    source = iter(rows)
    chunks = iter(lambda: list(islice(source, CHUNK)), [])
    if jobs <= 1:
        auditor = auditor_of(task)
        for chunk in chunks:
            yield audit_chunk(task, auditor, chunk)
        return
    how = multiprocessing.get_context("forkserver" if sys.platform != "win32" else "spawn")
    with ProcessPoolExecutor(jobs, how, _begin, (task,)) as pool:
        waiting: deque[Future[Done]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(_chunk, chunk))
            if len(waiting) > _AHEAD * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
