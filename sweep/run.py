"""The door of the sweep: plan, crawl what is due, check while the crawl goes on, write it all down.

The same command again goes on where the last one was cut off, at whatever instant that was; after a finished sweep it
begins the next one. The state of the work is in two places only: a manifest on disk says that a visit was made, a row
of the store that it was checked.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from checker.leads.kept import Recorded
from checker.leads.outcome import VisitOutcome
from checker.leads.store import Store
from checker.leads.store.orders import Orders
from crawler.crawl import Job, PageSeen, crawl
from crawler.evidence import Chain, EvidenceError
from crawler.hours import ICT
from crawler.model import VisitRecord
from crawler.settings import CrawlSettings
from rules.model import Rulebook
from sweep import plan as planning
from sweep import tills
from sweep.carried import carry
from sweep.checking import Checking
from sweep.kept import place
from sweep.order import Order
from sweep.plan import Plan, Task
from sweep.registry import Registry
from sweep.staging import Staging
from sweep.stopping import Stopping
from sweep.writer import Writer

Crawl = Callable[[Sequence[Job], CrawlSettings], Iterator[PageSeen | VisitRecord]]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a sweep is. `step`: "planned", "page" (one capture), "crawled" or "done" (one visit)."""

    step: str
    sweep: str
    done: int
    total: int
    storefront: str = ""
    state: str = ""
    url: str = ""
    why: str = ""
    pages: int = 0
    steps: Mapping[str, int] = field(default_factory=dict)  # new, persisting, mended, reopened → leads


@dataclass(frozen=True, slots=True)
class SweepSummary:
    """What a sweep came to. Counts are over the whole sweep, also over runs that were cut off before.

    `left` is still due, `failures` ended by our own fault (storefront, why), `unread` are not whole (…, state, why).
    """

    sweep: str
    resumed: bool
    planned: int
    done: int
    left: int
    states: Mapping[str, int]
    steps: Mapping[str, int]
    pages: int
    bytes: int
    failures: tuple[tuple[str, str], ...] = ()
    unread: tuple[tuple[str, str, str], ...] = ()


def run(
    registry: Registry,
    store: Store,
    evidence_folder: Path,
    rulebook: Rulebook,
    settings: CrawlSettings,
    as_of: date | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    jobs: int = 1,
    crawl: Crawl = crawl,
    sheets: Path | None = None,
    order: int = 0,
) -> SweepSummary:
    """Sweep a registry, or go on with the sweep that was cut off.

    In: the registry, the store, where evidence is kept, the rulebook, how to crawl, the day whose law
    counts (None: the day of each visit in Vietnam), who hears of progress (called by one thread at a
    time, not always the same), how many processes check, and the folder in which fact sheets are kept for
    visits that find nothing changed (None: every visit is read anew).
    `order`: the number under which somebody asked for this sweep (0: nobody); it begins and ends with the sweep.
    Raises OrderRefused when that order is done already, LeaseTaken when another process sweeps this registry
    into this store, SweepError when the work cannot go on, SweepStopped when somebody stopped it, and whatever made
    writing impossible. Ctrl-C and a stop leave everything ready to go on.
    """
    lease = store.take_lease(planning.registry_key(registry), _now())
    orders = Orders(store)
    try:
        if order:
            orders.claim(order, _now())
        plan = planning.plan(
            store,
            registry,
            as_of=as_of,
            rulebook=rulebook.digest,
            folder=evidence_folder,
            at=_now(),
            fresh=os.urandom(2).hex(),
        )
        if order:
            orders.begin(order, plan.sweep)
        told = _Told(plan, on_progress)
        stopping = Stopping()
        writer = Writer(store, lease, _now, told.written, stopping.ask)
        writer.start()
        try:
            before = planning.before(store, plan, evidence_folder)
            chain = Chain(evidence_folder)
            with stopping:
                _work(plan, rulebook, settings, as_of, told, writer, jobs, crawl, before, chain, sheets)
        finally:
            writer.finish()
            stopping.close()
        writer.raise_error()
        if not store.due(plan.sweep):
            store.finish_sweep(plan.sweep, _now())
            if order:
                orders.end(order, _now())
    finally:
        store.release(lease)
    return _summary(store, plan)


class _Told:
    """Progress, told to one listener from two threads, never at once."""

    def __init__(self, plan: Plan, listener: Callable[[Progress], None] | None) -> None:
        self._plan = plan
        self._listener = listener
        self._lock = threading.Lock()
        self._done = plan.total - len(plan.tasks)
        self._tell("planned")

    def event(self, event: PageSeen | VisitRecord) -> None:
        """Tell what the crawl says."""
        who, state = event.storefront_id, str(event.state)
        with self._lock:
            if isinstance(event, PageSeen):
                self._tell("page", storefront=who, state=state, url=event.url)
            else:
                self._tell("crawled", storefront=who, state=state, why=event.why, pages=event.pages)

    def written(self, outcome: VisitOutcome, recorded: Recorded) -> None:
        """Tell what the writer has written."""
        steps = {str(step): count for step, count in recorded.steps.items()}
        with self._lock:
            self._done += 1
            more = {"state": outcome.state, "why": outcome.why, "pages": outcome.pages, "steps": steps}
            self._tell("done", storefront=outcome.storefront, **more)

    def _tell(self, step: str, **more: Any) -> None:
        if self._listener is not None:
            self._listener(Progress(step, self._plan.sweep, self._done, self._plan.total, **more))


def _work(
    plan: Plan,
    rulebook: Rulebook,
    settings: CrawlSettings,
    as_of: date | None,
    told: _Told,
    writer: Writer,
    workers: int,
    crawl: Crawl,
    before: Mapping[str, Path],
    chain: Chain,
    sheets: Path | None,
) -> None:
    if not plan.tasks:
        return
    staging = Staging(plan.tasks[0].path.parent, os.urandom(4).hex())
    staging.open()
    whole, bare = planning.split(plan.tasks)
    by_visit = {task.visit: task for task in plan.tasks}

    def failed(task: Task, why: str) -> VisitOutcome:
        at = _now()
        day = as_of or at.astimezone(ICT).date()
        path = str(task.path) if planning.is_whole(task.path) else ""
        return VisitOutcome(
            task.visit, plan.sweep, task.storefront.id, at, at, "failed", why, day, rulebook.digest, path
        )

    def deliver(order: Order, result: VisitOutcome | str) -> None:
        writer.put(failed(by_visit[order.visit], result) if isinstance(result, str) else result)

    try:
        kept = sheets is not None and next(sheets.glob("*.outcome"), None) is not None
        known = partial(carry, rulebook=rulebook) if kept else None
        with Checking(rulebook, min(workers, len(plan.tasks)), deliver, carry=known) as checking:

            def check(task: Task) -> None:
                where = (task.storefront.id, str(task.path), as_of, str(sheets or ""))
                checking.submit(Order(task.visit, plan.sweep, *where))

            _link(chain, [task.path for task in whole])
            for task in whole:
                check(task)
            day = as_of or _now().astimezone(ICT).date()

            def may_rest(storefront: str) -> bool:
                return sheets is not None and tills.may_rest(sheets, storefront, rulebook, day)

            jobs = [
                _job(task, staging, before.get(task.storefront.id), chain.folder, sheets, may_rest)
                for task in bare
            ]
            if jobs:
                with _closing(crawl(jobs, settings)) as events:
                    for event in events:
                        writer.raise_error()
                        told.event(event)
                        if isinstance(event, PageSeen):
                            continue
                        task = by_visit[event.id]
                        if staging.bring_home(task.path):
                            _link(chain, [task.path])
                            check(task)
                        else:
                            writer.put(failed(task, event.why or "the crawl left no evidence"))
            checking.settle(writer.raise_error)
    finally:
        staging.close()


def _link(chain: Chain, paths: Sequence[Path]) -> None:
    """Link finished visits into the evidence folder's chain. SweepError when the chain is damaged."""
    try:
        chain.add(paths, _now())
    except EvidenceError as error:
        raise planning.SweepError(
            f"Chuỗi bằng chứng hỏng: {error}", f"The chain of evidence is damaged: {error}"
        ) from error


def _job(
    task: Task,
    staging: Staging,
    before: Path | None,
    root: Path,
    sheets: Path | None,
    may_rest: Callable[[str], bool],
) -> Job:
    """A visit to make, with the storefront's last visit before it if there was one."""
    last: dict[str, Any] = {"before": str(before), "root": str(root)} if before else {}
    last["rests"] = bool(before) and may_rest(task.storefront.id)
    if sheets is not None:
        last["offered"] = str(place(sheets.resolve(), task.storefront.id, "offered"))
    return Job(task.visit, task.storefront, str(staging.place(task.path)), task.not_before, **last)


@contextmanager
def _closing(events: Iterator[PageSeen | VisitRecord]) -> Iterator[Iterator[PageSeen | VisitRecord]]:
    """The crawl ends with the block, also when the block is left by Ctrl-C."""
    try:
        yield events
    finally:
        if isinstance(events, Generator):
            events.close()


def _summary(store: Store, plan: Plan) -> SweepSummary:
    row = store.sweep(plan.sweep)
    visits = store.visits(sweep=plan.sweep)
    return SweepSummary(
        sweep=plan.sweep,
        resumed=plan.resumed,
        planned=row.planned,
        done=row.done,
        left=row.planned - row.done,
        states=dict(row.states),
        steps=dict(row.steps),
        pages=sum(visit.pages for visit in visits),
        bytes=sum(visit.bytes for visit in visits),
        failures=tuple((v.storefront, v.why) for v in visits if v.state == "failed"),
        unread=tuple((v.storefront, v.state, v.why) for v in visits if v.state not in ("complete", "failed")),
    )


def _now() -> datetime:
    return datetime.now(UTC)
