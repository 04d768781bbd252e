"""Progress on long work: a bar where a person watches, one line an end where a log does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from roof.lang import t


class SweepProgress:
    """Shows how far a sweep is: storefronts done of all, pages seen, the last storefront."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._total, self._done, self._pages = total, 0, 0
        self._task = None
        if progress is not None:
            self._task = progress.add_task(t("Đang thăm", "Visiting"), total=total, pages=0, now="")

    def page(self, url: str) -> None:
        """One more page was captured."""
        self._pages += 1
        if self._progress is not None and self._task is not None:
            shown = url if len(url) <= 48 else url[:45] + "…"
            self._progress.update(self._task, pages=self._pages, now=shown)

    def storefront(self, name: str, state: str, done: int, steps: Mapping[str, int]) -> None:
        """One more storefront is visited, read, checked and stored; `done` of all are, `steps` counts leads."""
        self._done = done
        if self._progress is not None and self._task is not None:
            self._progress.update(self._task, completed=self._done, pages=self._pages, now=name)
        else:
            leads = steps.get("new", 0) + steps.get("persisting", 0) + steps.get("reopened", 0)
            found = t(f"{leads} dấu hiệu", f"{leads} leads")
            print(f"[{self._done}/{self._total}] {name}: {state}, {found}", file=sys.stderr)


@contextmanager
def sweep_progress(total: int) -> Iterator[SweepProgress]:
    """A progress display on standard error for `total` storefronts."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield SweepProgress(None, total)
        return
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn(t("{task.fields[pages]} trang", "{task.fields[pages]} pages")),
        TimeElapsedColumn(),
        TextColumn("[dim]{task.fields[now]}"),
        console=console,
        transient=True,
    ) as progress:
        yield SweepProgress(progress, total)


@contextmanager
def counting(words: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error, where a person watches: call it with (done, in all)."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda done, total: None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(words)
        yield lambda done, total: progress.update(task, completed=done, total=total)
