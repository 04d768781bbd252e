"""`rasoat audit`: a feed of listings held against the rules, written as leads or facts."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, TextIO

from checker.check import VIETNAM
from checker.feed.audit import Auditor
from checker.feed.many import audit_rows
from checker.feed.model import FeedRow, Rejected
from checker.feed.posts import TRANSCRIPTS, post_rows
from checker.feed.read import SUFFIXES, Gauge, files_of, rows, units
from checker.feed.tables import Block
from checker.feed.work import Done, Task, settle
from checker.model import Severity
from roof.audit.base import Baseline
from roof.audit.columns import column_map
from roof.audit.keep import Keeper
from roof.audit.out import BINARY, BUFFER, FORMATS, Aside, Csv, Jsonl, Parquet, Writer, Xlsx
from roof.audit.progress import audit_progress
from roof.audit.sarif import Sarif
from roof.audit.summary import Summary
from roof.audit.table import print_summary
from roof.checking import SEVERITIES
from roof.doors import rulebook
from roof.errors import DONE, FAILED, LEADS, NOTHING, USAGE, Stop, choice, day
from roof.lang import LANG, t
from rules.model import Rulebook


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asked of one audit."""

    feed: str
    form: str = "table"
    out: Path | None = None
    facts: bool = False
    as_of: str | None = None
    fail_on: str = ""
    baseline: Path | None = None
    sample: int = 0
    map: Path | None = None
    jobs: int = 1
    store: str = ""
    report: Path | None = None
    rules: tuple[Path, ...] = ()
    kind: str = "listing"


KINDS = ("listing", "post")


def audit_feed(wish: Wish) -> int:
    """Audit one feed. Out: the exit code. Raises Stop."""
    sound(wish)
    book, chosen = rulebook(list(wish.rules)), column_map(wish.map)
    held = day(wish.as_of) or datetime.now(VIETNAM).date()
    baseline = Baseline(wish.baseline) if wish.baseline else None
    name = Path(wish.feed).stem if wish.feed != "-" else "feed"
    lines = baseline is None and wish.kind == "listing" and _form(wish) in ("jsonl", "table")
    task = Task(book, held, LANG, name, wish.facts, bool(wish.store), lines, wish.kind)
    source: Path | BinaryIO = sys.stdin.buffer if wish.feed == "-" else Path(wish.feed)
    gauge, summary, begun = Gauge(), Summary(), time.monotonic()
    labels = Auditor(book, held, LANG, name).is_label
    settle()
    with ExitStack() as stack:
        feed: Iterator[FeedRow | Rejected | Block] = (
            post_rows(source, chosen, gauge) if wish.kind == "post" else units(source, chosen, labels, gauge)
        )
        if wish.sample:
            feed = _sample(
                post_rows(source, chosen, gauge)
                if wish.kind == "post"
                else rows(source, chosen, labels, gauge),
                wish.sample,
            )
        writer = _writer(wish, book, stack)
        aside = Aside(_aside(wish))
        stack.callback(aside.close)
        keeper = _keeper(wish, task, stack)
        progress = stack.enter_context(audit_progress(gauge))
        try:
            for done in audit_rows(task, feed, wish.jobs):
                _take(done, wish, summary, writer, aside, baseline)
                if keeper is not None:
                    keeper.add(done)
                progress(summary.rows)
            if baseline and writer:
                mended = baseline.mended()
                writer.write(mended)
                summary.by_status["mended"] = len(mended)
            if writer:
                writer.close()
        except OSError as error:
            raise Stop(f"{error.filename or wish.feed}: {error.strerror or error}", FAILED) from error
    seconds = time.monotonic() - begun
    if aside.count:
        told = t("các dòng không đọc được nằm ở", "rows that could not be read are in")
        print(f"rasoat: {told} {aside.path}", file=sys.stderr)
    if not summary.rows:
        raise Stop(nothing(wish, summary), NOTHING)
    if wish.report:
        from roof.audit.page import audit_page

        wish.report.write_text(audit_page(summary, _told(wish.feed), book, held), "utf-8")
    if not wish.facts:
        print_summary(summary, seconds, stderr=wish.form != "table" and wish.out is None)
    fails = wish.fail_on and failing(summary, wish.fail_on, baseline is not None)
    return LEADS if fails else DONE


def _told(feed: str) -> str:
    """The feed's name for a person."""
    return t("đầu vào chuẩn", "standard input") if feed == "-" else Path(feed).name


def sound(wish: Wish, there: bool = False) -> None:
    """Whether what was asked makes sense (`there`: feed and leads lie where a cluster sees them). Raises Stop."""
    choice(wish.form, FORMATS, "--format")
    choice(wish.kind, KINDS, "--kind")
    if wish.fail_on:
        choice(wish.fail_on, SEVERITIES, "--fail-on")
    if there:
        return
    if wish.form in BINARY and wish.out is None:
        raise Stop(t(f"--format {wish.form} cần --out TỆP", f"--format {wish.form} needs --out FILE"), USAGE)
    if wish.facts and wish.form != "jsonl":
        raise Stop(t("--facts đi với --format jsonl", "--facts goes with --format jsonl"), USAGE)
    if wish.feed != "-":
        path = Path(wish.feed)
        if not path.exists():
            raise Stop(t(f"không có tệp {path}", f"there is no file {path}"), USAGE)
        if not files_of(path, SUFFIXES if wish.kind == "listing" else (*SUFFIXES, *TRANSCRIPTS)):
            raise Stop(t(f"{path}: không có tệp dữ liệu nào", f"{path}: holds no feed"), NOTHING)


def _take(
    done: Done, wish: Wish, summary: Summary, writer: Writer | None, aside: Aside, baseline: Baseline | None
) -> None:
    aside.write(done.rejected)
    if wish.facts:
        summary.rows += done.rows
        summary.rejected += len(done.rejected)
        summary.reasons.update(r.reason for r in done.rejected)
    else:
        if baseline:
            baseline.mark(done.records)
        summary.add(done)
    if writer and done.written is not None and isinstance(writer, Jsonl):
        writer.write_lines(done.written.parts)
    elif writer:
        writer.write(done.records)


def _sample(feed: Iterator[FeedRow | Rejected], size: int) -> Iterator[FeedRow | Rejected]:
    """`size` rows of the feed, each as likely as any other, in their order; always the same ones."""
    dice, held, seen = random.Random(0), list[tuple[int, FeedRow]](), 0
    for row in feed:
        if isinstance(row, Rejected):
            yield row
            continue
        seen += 1
        if len(held) < size:
            held.append((seen, row))
        elif (at := dice.randrange(seen)) < size:
            held[at] = (seen, row)
    yield from (row for _, row in sorted(held, key=lambda one: one[0]))


def _form(wish: Wish) -> str:
    """The format asked for, or that of the output file's name; "table" when nothing is written."""
    if wish.form != "table" or wish.out is None:
        return wish.form
    return wish.out.suffix.lstrip(".").lower()


def _writer(wish: Wish, book: Rulebook, stack: ExitStack) -> Writer | None:
    if wish.form == "table" and wish.out is None:
        return None
    form = _form(wish)
    choice(form, FORMATS[1:], "--format")
    if wish.out is not None and form in BINARY:
        return Parquet(wish.out) if form == "parquet" else Xlsx(wish.out)
    out: TextIO = sys.stdout
    if wish.out is not None:
        try:
            out = stack.enter_context(wish.out.open("w", BUFFER, "utf-8", newline=""))
        except OSError as error:
            raise Stop(f"--out {wish.out}: {error.strerror}", USAGE) from error
    return Sarif(out, book) if form == "sarif" else Csv(out) if form == "csv" else Jsonl(out)


def _aside(wish: Wish) -> Path:
    """`<out>.rejected.jsonl`; without an output file `<feed>.rejected.jsonl` in the folder of work."""
    if wish.out is not None:
        return wish.out.with_name(f"{wish.out.name}.rejected.jsonl")
    return Path(f"{Path(wish.feed).name if wish.feed != '-' else 'stdin'}.rejected.jsonl")


def _keeper(wish: Wish, task: Task, stack: ExitStack) -> Keeper | None:
    if not wish.store:
        return None
    from roof.doors import open_store

    return Keeper(stack.enter_context(open_store(wish.store)), task, datetime.now(VIETNAM))


def nothing(wish: Wish, summary: Summary) -> str:
    """The sentence for a feed without a row that could be read."""
    from checker.feed.model import REASONS

    reasons = "; ".join(t(*REASONS[reason]) for reason in summary.reasons)
    return f"{wish.feed}: {t('không có tin đăng nào để kiểm tra', 'no listing to check')}" + (
        f" ({reasons})" if reasons else ""
    )


def failing(summary: Summary, floor: str, only_new: bool) -> bool:
    """Whether a lead at or above the floor was raised; against a baseline only new ones count."""
    levels = summary.new_by_severity if only_new else summary.by_severity
    return any(count for level, count in levels.items() if Severity(level).rank >= Severity(floor).rank)
