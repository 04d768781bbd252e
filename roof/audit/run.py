"""`rasoat audit`: a feed of listings held against the rules, written as leads or facts."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from checker.check import VIETNAM
from checker.feed.audit import Auditor
from checker.feed.many import audit_rows
from checker.feed.model import FeedRow, Rejected
from checker.feed.post_audit import PostAuditor
from checker.feed.posts import post_rows
from checker.feed.read import Gauge, feed_name, rows, units
from checker.feed.tables import Block
from checker.feed.work import Done, Task, auditor_of, settle
from checker.model import Severity
from roof.audit.base import Baseline
from roof.audit.columns import column_map, told_columns
from roof.audit.out import BINARY, BUFFER, FORMATS, Aside, Csv, Jsonl, Parquet, Writer, Xlsx
from roof.audit.progress import audit_progress
from roof.audit.sarif import Sarif
from roof.audit.summary import Summary
from roof.audit.table import print_summary
from roof.audit.whole import told_of_disks, whole
from roof.audit.wish import Wish, aside_of, own, sound, streams
from roof.doors import rulebook
from roof.errors import DONE, LEADS, NOTHING, USAGE, Stop, choice, day
from roof.lang import LANG, t
from rules.model import Rulebook

if TYPE_CHECKING:
    from roof.audit.keep import Keeper


def audit_feed(wish: Wish) -> int:
    """Audit one feed. Out: the exit code. Raises Stop."""
    sound(wish)
    book, chosen = rulebook(list(wish.rules)), column_map(wish.map)
    held = day(wish.as_of) or datetime.now(VIETNAM).date()
    baseline = Baseline(wish.baseline) if wish.baseline else None
    name = "feed" if streams(wish) else feed_name(wish.feed)
    lines = baseline is None and wish.kind == "listing" and _form(wish) in ("jsonl", "table")
    task = Task(book, held, LANG, name, wish.facts, bool(wish.store), lines, wish.kind)
    gauge, summary, begun = Gauge(), Summary(), time.monotonic()
    ready = auditor_of(task)
    settle()
    with told_of_disks(wish), ExitStack() as stack:
        source = _source(wish, stack)
        feed = _feed(wish, source, chosen, ready, gauge)
        writer = _writer(wish, book, stack)
        aside = Aside(aside_of(wish))
        stack.callback(aside.close)
        keeper = _keeper(wish, task, stack)
        progress = stack.enter_context(audit_progress(gauge))
        for done in audit_rows(task, feed, wish.jobs, ready):
            _take(done, wish, summary, writer, aside, baseline)
            if keeper is not None:
                keeper.add(done)
            progress(summary.rows)
        if baseline and not wish.sample:  # what is not in a sample is not mended for that
            gone = baseline.gone()
            summary.by_status.update(row["status"] for row in gone)
            if writer:
                writer.write(gone)
        if writer:
            writer.close()
    seconds = time.monotonic() - begun
    if wish.kind == "listing" and (strangers := chosen.strangers()):
        told = t("danh mục không có cột nào tên", "the feed has no column called")
        print(f"rasoat: --map {wish.map}: {told} {', '.join(strangers)}", file=sys.stderr)
    if aside.count:
        told = t("các dòng để riêng, cùng lý do, nằm ở", "rows set aside, with the reasons, are in")
        print(f"rasoat: {told} {aside.path}", file=sys.stderr)
    if not summary.rows:
        raise Stop(nothing(wish, summary), NOTHING)
    if wish.report:
        from roof.audit.page import audit_page

        with told_of_disks(wish), whole(wish.report) as report:
            report.write_text(
                audit_page(summary, _told(wish.feed), book, held, told_columns(chosen)), "utf-8"
            )
    if not wish.facts:
        shown = wish.form != "table" and wish.out is None
        print_summary(summary, seconds, stderr=shown, columns=told_columns(chosen))
    fails = wish.fail_on and failing(summary, wish.fail_on, baseline is not None)
    return LEADS if fails else DONE


def _feed(
    wish: Wish, source: Path | BinaryIO, chosen: Mapping[str, str], ready: Auditor | PostAuditor, gauge: Gauge
) -> Iterator[FeedRow | Rejected | Block]:
    """What the feed holds, or a sample of it."""
    others = own(wish)
    if isinstance(ready, PostAuditor):
        posts = post_rows(source, chosen, gauge, others)
        return _sample(posts, wish.sample) if wish.sample else posts
    if wish.sample:
        return _sample(rows(source, chosen, ready.is_label, gauge, others), wish.sample)
    return units(source, chosen, ready.is_label, gauge, others)


def _source(wish: Wish, stack: ExitStack) -> Path | BinaryIO:
    if wish.feed == "-":
        return sys.stdin.buffer
    return stack.enter_context(Path(wish.feed).open("rb")) if streams(wish) else Path(wish.feed)


def _told(feed: str) -> str:
    """The feed's name for a person."""
    return t("đầu vào chuẩn", "standard input") if feed == "-" else Path(feed).name


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
            baseline.unread(done.rejected)
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
    out: TextIO = sys.stdout
    if wish.out is not None:
        try:
            held = stack.enter_context(whole(wish.out))
            if form in BINARY:
                return Parquet(held) if form == "parquet" else Xlsx(held)
            out = stack.enter_context(held.open("w", BUFFER, "utf-8", newline=""))
        except OSError as error:
            raise Stop(f"--out {wish.out}: {error.strerror or error}", USAGE) from error
    return Sarif(out, book) if form == "sarif" else Csv(out) if form == "csv" else Jsonl(out)


def _keeper(wish: Wish, task: Task, stack: ExitStack) -> Keeper | None:
    if not wish.store:
        return None
    from roof.audit.keep import Keeper
    from roof.doors import open_store

    return Keeper(stack.enter_context(open_store(wish.store)), task, datetime.now(VIETNAM))


def nothing(wish: Wish, summary: Summary) -> str:
    """The sentence for a feed without a row that could be read."""
    from checker.feed.model import REASONS

    reasons = "; ".join(t(*REASONS[reason]) for reason in summary.reasons)
    if "columns" in summary.reasons and not wish.map:
        reasons += t("; có thể chỉ cột nào là gì bằng --map", "; --map can say which column is what")
    return f"{wish.feed}: {t('không có tin đăng nào để kiểm tra', 'no listing to check')}" + (
        f" ({reasons})" if reasons else ""
    )


def failing(summary: Summary, floor: str, only_new: bool) -> bool:
    """Whether a lead at or above the floor was raised; against a baseline only new ones count."""
    levels = summary.new_by_severity if only_new else summary.by_severity
    return any(count for level, count in levels.items() if Severity(level).rank >= Severity(floor).rank)
