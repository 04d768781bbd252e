"""Some rows audited at once.

A chunk is the unit of work everywhere (here, in a pool, on a cluster): rows in, plain records and counts
out. What is remembered between chunks saves reading and changes no outcome, so that doing one twice changes nothing.
"""

from __future__ import annotations

import gc
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Any

from checker.engine.profiles import Came, Profile
from checker.feed.audit import Auditor, storefront_of
from checker.feed.grown import Verdict
from checker.feed.known import Known, Memory, again, names_of, own_of
from checker.feed.model import Again, FeedRow, Rejected
from checker.feed.post_audit import PostAuditor
from checker.feed.record import LISTING, facts_record, record
from checker.feed.tables import Block
from checker.feed.verdict import Clerk, clerk_of
from checker.feed.written import Written
from checker.leads.outcome import answered
from checker.model import Lead
from rules.model import Rulebook

Chunk = Block | list[FeedRow | Rejected]
_PAIRS = 10_000  # ways in which rules came out together that are counted apart


@dataclass(frozen=True, slots=True)
class Task:
    """What every chunk of one audit shares."""

    book: Rulebook
    as_of: date
    lang: str = "vi"
    feed: str = "feed"
    facts: bool = False  # give the facts of rows instead of leads
    keep: bool = False  # keep whole leads and answers, for the store
    lines: bool = False  # give records as lines of JSON, ready to be written
    kind: str = "listing"  # listing | post

    @property
    def written(self) -> bool:
        """Whether what comes of it is lines."""
        return self.lines and self.kind == "listing" and not (self.facts or self.keep)


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
    written: Written | None = None  # instead of `records`, when the task asks for lines
    leads: dict[str, list[Lead]] = field(default_factory=dict)  # by storefront
    answered: dict[str, set[str]] = field(default_factory=dict)


class Tally(Counter[tuple[Profile, tuple[Came, ...]]]):
    """How often rules came out so together. Of a hundred rules most come out alike on most rows, so that telling rule
    by rule takes longer than the rows do."""

    def told(self) -> Counter[tuple[str, str]]:
        """How often each rule came out how; nothing is left to tell."""
        out: Counter[tuple[str, str]] = Counter()
        for (profile, came), count in self.items():
            for one in chain(profile.settled, came):
                out[one] += count
        self.clear()
        return out


def audit_chunk(
    task: Task,
    auditor: Auditor | PostAuditor,
    chunk: Block | Iterable[FeedRow | Rejected],
    later: Tally | None = None,
) -> Done:
    """Rows in, what they came to out. Where lines are asked for, outcomes are counted in `later` if it is given, until
    it is too large. WordsWantedError where a block lacks words that nobody here knows."""
    done = Done()
    if isinstance(auditor, PostAuditor):
        return _posts(task, auditor, chunk.rows() if isinstance(chunk, Block) else chunk, done)
    clerk = clerk_of(auditor, task.lang)
    tally = later if later is not None and task.written else Tally()
    if task.written:
        done.written = Written()
    for row, known, name in _met(chunk, None if task.facts or task.keep else clerk.memory):
        if isinstance(row, Rejected):
            done.rejected.append(row)
            continue
        try:
            if isinstance(row, FeedRow) and (task.facts or task.keep):
                _told(task, auditor, row, done)
            else:
                verdict = _verdict(clerk, row, known, name)
                if done.written is not None:
                    done.written.add(row, clerk, verdict, known)
                else:
                    done.records += clerk.records(row, verdict)
                tally[verdict.profile, verdict.came] += 1
            done.rows += 1
        except (ValueError, RecursionError, OverflowError) as error:
            done.rejected.append(_failed(row, error))
    if tally is not later or len(tally) > _PAIRS:
        done.outcomes.update(tally.told())
    return done


def _verdict(clerk: Clerk, row: FeedRow | Again, known: Known | None, name: bytes | None) -> Verdict:
    """What the words of a row come to: as they are known, or judged now and remembered by `name`."""
    if known is not None:
        return known.verdict
    if isinstance(row, Again):
        raise TypeError("words that nobody knows")
    verdict = clerk.judge(row)
    if name is not None:
        clerk.memory.put(name, Known(verdict, row.title[:LISTING], row.category, row.seller))
    return verdict


def _told(task: Task, auditor: Auditor | PostAuditor, row: FeedRow, done: Done) -> None:
    """A row whose facts, or whose whole leads and answers, are wanted."""
    if task.facts:
        done.records.append(facts_record(row, auditor.read(row), task.book.facts))
    else:
        _keep(task, auditor, row, done)


def _posts(task: Task, auditor: PostAuditor, rows: Iterable[FeedRow | Rejected], done: Done) -> Done:
    """Posts are few and long: each is held against the rules by itself."""
    for row in rows:
        if isinstance(row, Rejected):
            done.rejected.append(row)
            continue
        try:
            if task.facts or task.keep:
                _told(task, auditor, row, done)
            else:
                leads, outcomes = auditor.leads(row)
                done.outcomes.update(outcomes.keys())
                done.records += [record(row, lead, task.lang) for lead in leads]
            done.rows += 1
        except (ValueError, RecursionError, OverflowError) as error:
            done.rejected.append(_failed(row, error))
    return done


def _failed(row: FeedRow | Again, error: Exception) -> Rejected:
    """A row that could not be held, with the place in our code where it ended."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    told = f"{type(error).__name__}: {error} ({where.filename.rpartition('/')[2]}:{where.lineno})"
    return Rejected(row.source, row.line, "failed", told[:300], repr(row)[:4000])


class WordsWantedError(LookupError):
    """A block came without the words of its rows, and not all of them are known by their names. Nothing is done yet."""


Met = tuple[FeedRow | Again | Rejected, Known | None, bytes | None]


def _met(chunk: Block | Iterable[FeedRow | Rejected], memory: Memory[Known] | None) -> Iterator[Met]:
    """The rows of a chunk; of those whose words are known already only what leads repeat is read. WordsWantedError
    before the first of them."""
    if not isinstance(chunk, Block) or memory is None:
        yield from ((row, None, None) for row in (chunk.rows() if isinstance(chunk, Block) else chunk))
        return
    try:
        named, own = chunk.names if chunk.names is not None else names_of(chunk), own_of(chunk)
    except UnicodeDecodeError:
        named = None
    met = [memory.get(name) if name is not None else None for name in named or ()]
    if not chunk.whole and (named is None or None in met):
        raise WordsWantedError(chunk.source)
    if named is None:
        yield from ((row, None, None) for row in chunk.rows())
        return
    anew = chunk.cells_at([at for at, known in enumerate(met) if known is None])
    for at, (number, name, held) in enumerate(zip(chunk.lines, named, met, strict=True)):
        # a row that follows another of the same words in one block is known by now
        known = held or (memory.get(name) if name is not None else None)
        if known is None:
            yield chunk.row(number, anew[at]), None, name
        else:
            yield again(known, own, at, chunk.source, number), known, name


def _keep(task: Task, auditor: Auditor | PostAuditor, row: FeedRow, done: Done) -> None:
    audited = auditor.audit(row)
    done.outcomes.update((f.rule, str(f.outcome)) for f in audited.findings)
    done.records += [record(row, lead, task.lang) for lead in audited.leads]
    storefront = storefront_of(row, task.feed)
    done.leads.setdefault(storefront, []).extend(audited.leads)
    done.answered.setdefault(storefront, set()).update(answered(audited.findings, storefront, "complete"))


def settle() -> None:
    """Make this process one that audits: what lives on is not searched for garbage again, and rows, which hold
    no circles, are searched seldom. For programs and workers; a library leaves its caller's process alone."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
