"""How far an audit is: rows, rows a second, time left; a bar for a person, a line now and then for a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from checker.feed.read import Gauge
from roof.audit.table import number
from roof.lang import t

_EVERY = 10.0  # seconds between two lines of a log


@contextmanager
def audit_progress(gauge: Gauge) -> Iterator[Callable[[int], None]]:
    """Out: a function to call with the number of rows done. Written to standard error."""
    console, begun = Console(stderr=True), time.monotonic()
    unit = t("tin", "listings")

    def rate(rows: int) -> str:
        return f"{number(rows)} {unit}, {number(round(rows / max(1e-9, time.monotonic() - begun)))}/s"

    if not console.is_terminal:
        last = begun

        def line(rows: int) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last < _EVERY:
                return
            last, share = now, gauge.share()
            left = (
                f", {t('còn', 'left')} {(now - begun) * (1 - share) / share:.0f} s" if share > 0.001 else ""
            )
            print(f"rasoat: {rate(rows)}{left}", file=sys.stderr)

        yield line
        return
    columns = (
        TextColumn("{task.fields[rate]}"),
        BarColumn(bar_width=24),
        TaskProgressColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=1.0, rate="")
        yield lambda rows: progress.update(task, completed=gauge.share(), rate=rate(rows))
