"""Leads of a feed put into the store: for each storefront of a chunk one visit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from checker.feed.work import Done, Task
from checker.leads.outcome import VisitOutcome
from checker.leads.store import Store
from checker.model import Lead
from crawler.model import Kind, Storefront


class Keeper:
    """Writes chunk by chunk; a chunk is one transaction, and its visits are named by run and number."""

    def __init__(self, store: Store, task: Task, at: datetime) -> None:
        self._store, self._task, self._at = store, task, at.astimezone(UTC)
        self._number = 0

    def add(self, done: Done) -> None:
        """One more chunk."""
        self._number += 1
        names = sorted({*done.leads, *done.answered})
        self._store.put_storefronts([Storefront(name, "", name, Kind.SHOP) for name in names])
        run = f"feed:{self._task.feed}:{self._at:%Y%m%dT%H%M%S}"
        outcomes = [
            VisitOutcome(
                visit=f"{run}#{self._number}:{name}",
                sweep="",
                storefront=name,
                started=self._at,
                ended=self._at,
                state="complete",
                why="",
                as_of=self._task.as_of,
                rulebook=self._task.book.digest,
                leads=_once(done.leads.get(name, ())),
                answered=frozenset(done.answered.get(name, ())),
            )
            for name in names
        ]
        self._store.record(outcomes, self._at)


def _once(leads: Iterable[Lead]) -> tuple[Lead, ...]:
    """Each suspicion once: rows that share an id share it, and their quotes stand side by side."""
    found: dict[str, Lead] = {}
    for lead in leads:
        first = found.setdefault(lead.id, lead)
        if first is not lead:
            found[lead.id] = replace(first, evidence=tuple(dict.fromkeys((*first.evidence, *lead.evidence))))
    return tuple(found.values())
