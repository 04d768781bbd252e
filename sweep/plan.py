"""What a sweep has to do, and where each visit's evidence lies. Names follow from the plan alone.

The same sweep and storefront give the same visit id and the same path for ever, so that a run that was
cut off can be taken up by looking at the disk and the store.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from checker.leads.errors import LeadsError
from checker.leads.outcome import READ
from checker.leads.store import Store
from crawler.later import LONGEST_AWAY, not_before
from crawler.model import Storefront
from sweep.registry import Registry

NAME_LENGTH = 120  # characters of a file name, far below every file system's limit
MANIFEST = ".manifest.json"


@dataclass(frozen=True, slots=True)
class Task:
    """One storefront of a sweep that is due. `not_before`: its host asked to be left alone until then."""

    visit: str
    storefront: Storefront
    path: Path
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """One sweep and what is left of it, in the order of the registry."""

    sweep: str
    resumed: bool
    total: int
    tasks: tuple[Task, ...]


class SweepError(LeadsError):
    """A sweep that cannot begin or go on, in both languages."""


def registry_key(registry: Registry) -> str:
    """What makes two sweeps sweeps of one registry: the place of its file."""
    return key_of(Path(registry.path))


def key_of(file: Path) -> str:
    """The key of the registry in a file."""
    path = str(file.resolve())
    return path if len(path) <= 200 else f"…{path[-180:]}#{hashlib.sha256(path.encode()).hexdigest()[:12]}"


def visit_id(sweep: str, storefront: str) -> str:
    """The id of the one visit of a storefront in a sweep."""
    return f"{sweep}/{storefront}"


def safe_name(storefront: str) -> str:
    """A storefront's id as a file name: letters, digits, dots and dashes; no two ids share one."""
    name = re.sub(r"[^a-z0-9.-]+", "_", storefront.lower()).strip("._-") or "storefront"
    if name == storefront and len(name) <= NAME_LENGTH:
        return name
    return f"{name[: NAME_LENGTH - 13]}-{hashlib.sha256(storefront.encode()).hexdigest()[:12]}"


def evidence_path(folder: Path, sweep: str, storefront: str) -> Path:
    """`<folder>/<YYYY>/<sweep>/<storefront>.warc.gz`; the year is the one a sweep's id begins with."""
    return folder / sweep[:4] / sweep / f"{safe_name(storefront)}.warc.gz"


def is_whole(path: Path) -> bool:
    """True when the visit at `path` was committed: its manifest stands beside it."""
    return path.with_name(path.name + MANIFEST).exists()


def plan(
    store: Store,
    registry: Registry,
    *,
    as_of: date | None,
    rulebook: str,
    folder: Path,
    at: datetime,
    fresh: str,
) -> Plan:
    """Take up the unfinished sweep of this registry and day, or begin the next one.

    In: the store, the registry, the day whose law counts (None: the day of each visit), the rulebook's
    digest, the evidence folder, now, and a few random letters that tell two sweeps of one second apart.
    Out: the sweep and what is due. Rows that were added to the registry since the cut are due too, rows
    that were taken out are not. SweepError when an unfinished sweep keeps its evidence elsewhere.
    """
    key = registry_key(registry)
    folder = folder.resolve()
    if not registry.storefronts:
        raise SweepError(
            f"{registry.path}: không có dòng nào để rà soát.", f"{registry.path}: there is no row to sweep."
        )
    open_sweep = store.unfinished_sweep(key, as_of)
    if open_sweep is None:
        sweep = f"{at:%Y%m%d-%H%M%S}-{fresh}"
        work = [(s, visit_id(sweep, s.id)) for s in registry.storefronts]
        store.start_sweep(
            sweep, registry=key, as_of=as_of, rulebook=rulebook, evidence_folder=str(folder), work=work, at=at
        )
    else:
        sweep = open_sweep.id
        if open_sweep.evidence_folder != str(folder):
            where = open_sweep.evidence_folder
            raise SweepError(
                f"Đợt rà soát {sweep} còn dở và giữ chứng cứ ở {where}. Hãy chạy lại với --evidence {where}.",
                f"Sweep {sweep} is unfinished and keeps its evidence in {where}. "
                f"Run again with --evidence {where}.",
            )
        store.plan_again(sweep, [(s, visit_id(sweep, s.id)) for s in registry.storefronts])
    by_id = {s.id: s for s in registry.storefronts}
    waits = _asked_for_time(store, at)
    tasks = tuple(
        Task(
            row.visit,
            by_id[row.storefront],
            evidence_path(folder, sweep, row.storefront),
            waits.get(row.storefront),
        )
        for row in store.due(sweep)
    )
    return Plan(sweep, open_sweep is not None, store.sweep(sweep).planned, tasks)


def _asked_for_time(store: Store, at: datetime) -> dict[str, datetime]:
    """The storefronts whose last visit was sent away until a time that is still to come."""
    said = {visit.storefront: not_before(visit.why) for visit in store.visits(since=at - LONGEST_AWAY)}
    return {storefront: until for storefront, until in said.items() if until is not None and until > at}


def before(store: Store, plan: Plan, folder: Path) -> dict[str, Path]:
    """By storefront: the evidence of its last visit that read pages, for each task of a plan.

    Only evidence under `folder` counts, so that what is kept together stays together.
    """
    wanted, root = {task.storefront.id for task in plan.tasks}, folder.resolve()
    found = {}
    for visit in store.visits():
        path = Path(visit.evidence_path)
        useful = visit.state in READ and visit.storefront in wanted and visit.sweep != plan.sweep
        if useful and visit.evidence_path and path.resolve().is_relative_to(root):
            found[visit.storefront] = path
    return {storefront: path for storefront, path in found.items() if is_whole(path)}


def split(tasks: Iterable[Task]) -> tuple[list[Task], list[Task]]:
    """Tasks whose evidence is whole already (only to be checked), and tasks to be crawled."""
    whole: list[Task] = []
    bare: list[Task] = []
    for task in tasks:
        (whole if is_whole(task.path) else bare).append(task)
    return whole, bare
