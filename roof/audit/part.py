"""One partition of a feed audited on a machine of a cluster: a file in, its leads and rejected rows as files out.

What is written has the name of the partition and is the same however often it is done: it is written under a
temporary name and renamed when it is whole, so that a worker that dies leaves nothing that counts.
"""

from __future__ import annotations

import tempfile
import threading
import uuid
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from checker.feed.audit import Auditor
from checker.feed.many import audit_rows
from checker.feed.model import REASONS, Rejected
from checker.feed.post_audit import PostAuditor
from checker.feed.posts import post_rows
from checker.feed.read import units
from checker.feed.work import Task, auditor_of
from roof.audit.out import BUFFER, Jsonl, Parquet, Writer
from roof.audit.summary import Summary

TEMPORARY = ".rasoat-"  # how the name of a file begins that is not whole yet


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the feed: its number, where it lies, its name within the feed."""

    number: int
    path: str
    source: str


@dataclass(frozen=True, slots=True)
class Job:
    """What every part of one audit shares: where the feed lies, where the leads go, how they are written."""

    key: str
    feed: str
    single: bool  # the feed is one file, not a folder
    out: str
    form: str
    chosen: tuple[tuple[str, str], ...]


_TASKS: dict[str, Task] = {}  # by Job.key; a worker is told once what it audits with


def prepare(key: str, task: Task) -> None:
    """Tell this process the rules and the day of a job."""
    _TASKS.clear()
    _TASKS[key] = task


class _Ready(threading.local):
    """What holds the rows of a job, one for each thread of a worker: what it remembers serves every part."""

    held: tuple[str, Auditor | PostAuditor] | None = None


_READY = _Ready()


def _ready(key: str, task: Task) -> Auditor | PostAuditor:
    if _READY.held is None or _READY.held[0] != key:
        _READY.held = key, auditor_of(task)
    return _READY.held[1]


def leads_name(part: Part, form: str) -> str:
    """The name of the file of a part's leads."""
    return f"part-{part.number:05}.{form}"


def rejected_name(part: Part) -> str:
    """The name of the file of the rows of a part that could not be read."""
    return f"rejected-{part.number:05}.jsonl"


def audit_part(job: Job, part: Part) -> Summary:
    """Audit one file of a feed. Out: what it came to. OSError when a file cannot be fetched or written."""
    from fsspec.core import url_to_fs

    task = _TASKS[job.key]
    there, _ = url_to_fs(job.feed)
    with tempfile.TemporaryDirectory(prefix="rasoat") as held:
        root = Path(held) / "feed"
        local = root / PurePosixPath(part.source)
        local.parent.mkdir(parents=True)
        there.get_file(part.path, str(local))
        leads, rejected = Path(held) / "leads", Path(held) / "rejected"
        summary = _audited(task, job, local if job.single else root, leads, rejected)
        local.unlink()
        _put(job.out, leads, leads_name(part, job.form))
        if summary.rejected:
            _put(job.out, rejected, rejected_name(part))
    return summary


def _audited(task: Task, job: Job, feed: Path, leads: Path, rejected: Path) -> Summary:
    summary, chosen = Summary(), dict(job.chosen)
    ready = _ready(job.key, task)
    found = units(feed, chosen, ready.is_label) if isinstance(ready, Auditor) else post_rows(feed, chosen)
    with leads.open("w", BUFFER, "utf-8", newline="") as text, rejected.open("w", encoding="utf-8") as aside:
        writer: Writer = Parquet(leads) if job.form == "parquet" else Jsonl(text)
        others = Jsonl(aside)
        for done in audit_rows(task, found, ready=ready):
            others.write([_told(row, task.lang) for row in done.rejected])
            if task.facts:
                summary.rows += done.rows
                summary.rejected += len(done.rejected)
                summary.reasons.update(row.reason for row in done.rejected)
            else:
                summary.add(done)
            if done.written is not None and isinstance(writer, Jsonl):
                writer.write_lines(done.written.parts)
            else:
                writer.write(done.records)
        writer.close()
    return summary


def _told(row: Rejected, lang: str) -> dict[str, Any]:
    why = REASONS[row.reason][1 if lang == "en" else 0]
    return {
        "source": row.source,
        "line": row.line,
        "reason": row.reason,
        "why": why,
        "found": row.found,
        "raw": row.raw,
    }


def _put(folder: str, file: Path, name: str) -> None:
    from fsspec.core import url_to_fs

    fs, root = url_to_fs(folder)
    held = f"{root}/{TEMPORARY}{uuid.uuid4().hex}"
    fs.put_file(str(file), held)
    fs.mv(held, f"{root}/{name}")
