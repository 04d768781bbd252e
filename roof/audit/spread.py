"""`rasoat audit --cluster`: the parts of a feed given to the workers of a Dask cluster, and what they came to.

A part is a file. The cluster gives a part again when its worker dies; doing it twice writes the same file.
"""

from __future__ import annotations

import json
import sys
import time
import uuid
from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from checker.check import VIETNAM
from checker.feed.posts import TRANSCRIPTS
from checker.feed.read import SUFFIXES, feed_name, is_feed
from checker.feed.work import Task
from roof.audit.columns import column_map
from roof.audit.page import audit_page
from roof.audit.part import TEMPORARY, Job, Part, audit_part, leads_name, prepare
from roof.audit.run import failing, nothing
from roof.audit.summary import Summary
from roof.audit.table import number, print_summary
from roof.audit.wish import Wish, sound
from roof.doors import rulebook
from roof.errors import DONE, FAILED, LEADS, NOTHING, USAGE, Stop, day
from roof.lang import LANG, t

if TYPE_CHECKING:
    from distributed import Client

_FORMS = ("jsonl", "parquet")
_AGAIN = 2  # times that a part is tried again after an error (a worker that died does not count here)
_WAIT, _JOIN = 10, 60  # seconds within which the cluster must answer, and its first worker be there
_SUMMARY = "summary.json"


def audit_spread(wish: Wish, cluster: str, out: str) -> int:
    """Audit a feed on a cluster. Out: the exit code. Raises Stop."""
    _spreads(wish, out)
    feed, parts, single = _parts(wish)
    book, chosen = rulebook(list(wish.rules)), column_map(wish.map)
    held = day(wish.as_of) or datetime.now(VIETNAM).date()
    lines = wish.form == "jsonl"
    task = Task(book, held, LANG, feed_name(feed), wish.facts, lines=lines, kind=wish.kind)
    job = Job(uuid.uuid4().hex, feed, single, out, wish.form, tuple(chosen.items()))
    _clear_way(job, len(parts))
    begun, summary, failed = time.monotonic(), Summary(), dict[str, str]()
    told: list[dict[str, Any]] = []
    with _client(cluster) as client:
        for part, result in _done(client, task, job, parts):
            if isinstance(result, Summary):
                told.append(_line(part, job, result))
                merge(summary, result)
            else:
                failed[part.source] = f"{type(result).__name__}: {result}"
            print(f"rasoat: {len(told) + len(failed)}/{len(parts)}, {number(summary.rows)}", file=sys.stderr)
    _end(job, task, summary, sorted(told, key=lambda one: str(one["leads"])), failed)
    if failed:
        listed = "; ".join(f"{source}: {why}" for source, why in sorted(failed.items())[:10])
        raise Stop(
            t(f"{len(failed)} phần chưa làm được: {listed}", f"{len(failed)} parts failed: {listed}"), FAILED
        )
    if not summary.rows:
        raise Stop(nothing(wish, summary), NOTHING)
    if wish.report:
        wish.report.write_text(audit_page(summary, PurePosixPath(feed).name, book, held), "utf-8")
    if not wish.facts:
        print_summary(summary, time.monotonic() - begun)
    return LEADS if wish.fail_on and failing(summary, wish.fail_on, False) else DONE


def _spreads(wish: Wish, out: str) -> None:
    sound(wish, there=True)
    if not out:
        raise Stop(t("--cluster cần --out THƯ_MỤC hoặc URL", "--cluster needs --out FOLDER or URL"), USAGE)
    if wish.form not in _FORMS:
        raise Stop(
            t("--cluster ghi --format jsonl | parquet", "--cluster writes --format jsonl | parquet"), USAGE
        )
    if wish.facts and wish.form != "jsonl":
        raise Stop(t("--facts đi với --format jsonl", "--facts goes with --format jsonl"), USAGE)
    for name, given in (("--baseline", wish.baseline), ("--sample", wish.sample), ("--store", wish.store)):
        if given:
            raise Stop(t(f"{name} không đi với --cluster", f"{name} does not go with --cluster"), USAGE)
    try:
        import distributed  # noqa: F401
        import fsspec  # noqa: F401
    except ImportError as error:
        raise Stop(
            t(
                f"thiếu {error.name}: pip install 'rasoat[cluster]'",
                f"{error.name}: pip install 'rasoat[cluster]'",
            ),
            USAGE,
        ) from error


def _parts(wish: Wish) -> tuple[str, list[Part], bool]:
    """The feed's address without a slash at its end, its files in the order of one machine, whether it is a file."""
    from fsspec.core import url_to_fs

    feed = wish.feed.rstrip("/")
    suffixes = SUFFIXES if wish.kind == "listing" else (*SUFFIXES, *TRANSCRIPTS)
    try:
        fs, root = url_to_fs(feed)
        if not fs.exists(root):
            raise Stop(t(f"không có {feed}", f"there is no {feed}"), USAGE)
        if fs.isfile(root):
            return feed, [Part(0, root, PurePosixPath(root).name)], True
        files = [PurePosixPath(path) for path in fs.find(root)]
    except (OSError, ValueError, ImportError) as error:
        raise Stop(f"{feed}: {error}", USAGE) from error
    top = PurePosixPath(root)
    found = sorted((p for p in files if is_feed(p, suffixes)), key=lambda p: p.parts)
    if not found:
        raise Stop(t(f"{feed}: không có tệp dữ liệu nào", f"{feed}: holds no feed"), NOTHING)
    return feed, [Part(n, str(p), p.relative_to(top).as_posix()) for n, p in enumerate(found)], False


def _clear_way(job: Job, count: int) -> None:
    """A folder that holds parts of a larger audit would mix two: it is refused."""
    from fsspec.core import url_to_fs

    fs, root = url_to_fs(job.out)
    fs.makedirs(root, exist_ok=True)
    names = {PurePosixPath(path).name for path in fs.ls(root, detail=False)}
    ours = {leads_name(Part(n, "", ""), job.form) for n in range(count)}
    other = sorted(name for name in names - ours if name.startswith("part-"))
    if other:
        raise Stop(
            t(
                f"--out {job.out}: còn {other[0]} của lần khác",
                f"--out {job.out}: holds {other[0]} of another audit",
            ),
            USAGE,
        )


def _client(address: str) -> Client:
    from distributed import Client

    try:
        client = Client(address, timeout=_WAIT, set_as_default=False)  # type: ignore[no-untyped-call]
        client.wait_for_workers(1, timeout=_JOIN)
    except (OSError, TimeoutError, ValueError) as error:
        raise Stop(f"--cluster {address}: {error}", FAILED) from error
    return client


def _done(
    client: Client, task: Task, job: Job, parts: list[Part]
) -> Iterator[tuple[Part, Summary | BaseException]]:
    """Each part as it is done, with what it came to or why it failed."""
    from distributed import WorkerPlugin, as_completed

    class Rules(WorkerPlugin):
        """Brings the rules to every worker, also to one that joins later."""

        def setup(self, worker: object) -> None:
            prepare(job.key, task)

    client.register_plugin(Rules(), name=f"rasoat-{job.key}")
    try:
        futures = {
            client.submit(audit_part, job, part, key=f"rasoat-{job.key}-{part.number}", retries=_AGAIN): part
            for part in parts
        }
        for future in as_completed(list(futures), loop=client.loop):  # type: ignore[no-untyped-call]
            part = futures.pop(future)
            error = future.exception()
            yield part, error if error is not None else future.result()
            future.release()
    finally:
        client.unregister_worker_plugin(f"rasoat-{job.key}")  # type: ignore[no-untyped-call]


def merge(into: Summary, more: Summary) -> None:
    """Add what one part came to. Of the examples of a rule the first few stay."""
    for name in ("rows", "rejected", "with_leads", "leads"):
        setattr(into, name, getattr(into, name) + getattr(more, name))
    for name in (
        "by_rule",
        "by_severity",
        "new_by_severity",
        "by_status",
        "by_seller",
        "by_category",
        "outcomes",
        "reasons",
    ):
        getattr(into, name).update(getattr(more, name))
    for rule, examples in more.examples.items():
        held = into.examples.setdefault(rule, [])
        held.extend(examples[: max(0, 3 - len(held))])
    into.titles |= more.titles
    into.severities |= more.severities


def _line(part: Part, job: Job, summary: Summary) -> dict[str, Any]:
    return {
        "source": part.source,
        "leads": leads_name(part, job.form),
        "rows": summary.rows,
        "found": summary.leads,
        "rejected": summary.rejected,
    }


def _end(job: Job, task: Task, summary: Summary, told: list[dict[str, Any]], failed: dict[str, str]) -> None:
    """The merged summary beside the parts; what dead workers left half written goes."""
    from fsspec.core import url_to_fs

    fs, root = url_to_fs(job.out)
    for path in fs.ls(root, detail=False):
        if PurePosixPath(path).name.startswith(TEMPORARY):
            fs.rm_file(path)
    whole = {
        "as_of": task.as_of.isoformat(),
        "rulebook": task.book.digest,
        "rows": summary.rows,
        "rejected": summary.rejected,
        "leads": summary.leads,
        "by_rule": dict(sorted(summary.by_rule.items())),
        "by_severity": dict(sorted(summary.by_severity.items())),
        "reasons": dict(sorted(summary.reasons.items())),
        "parts": told,
        "failed": failed,
    }
    held = f"{root}/{TEMPORARY}{uuid.uuid4().hex}"
    with fs.open(held, "w", encoding="utf-8") as out:
        json.dump(whole, out, ensure_ascii=False, indent=1)
    fs.mv(held, f"{root}/{_SUMMARY}")
