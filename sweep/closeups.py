"""After a sweep: a close-up of every place that its open leads quote, beside the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.leads.life import OPEN
from checker.leads.store import Store
from checker.model import Evidence
from crawler.closeup import Place, closeups, finish

EARLIER = 3  # sweeps, with this one: whoever was killed at its close-ups was at one of the last


@dataclass(frozen=True, slots=True)
class Taken:
    """How many close-ups lie on disk now, and why others do not: each reason with its count."""

    shown: int
    missing: dict[str, int]


def take(store: Store, sweep: str, browser_path: str = "") -> Taken:
    """The close-ups of one sweep's open leads; those that lie there already are not taken again.

    What a killed process had taken for the last sweeps comes under its manifest first.

    `EvidenceError` when the chain of the evidence is damaged.
    """
    finish(
        Path(visit.evidence_path)
        for earlier in store.sweeps(limit=EARLIER)
        for visit in store.visits(sweep=earlier.id)
        if visit.evidence_path
    )
    asked: dict[Path, dict[Place, None]] = {}
    for kept in store.leads(states=OPEN):
        if not kept.last_visit.startswith(f"{sweep}/"):
            continue
        last = store.lead(kept.id).last
        path = Path(last.evidence_path)
        for place in places_of(last.lead.evidence):
            if path.name.endswith(".warc.gz") and path.exists():
                asked.setdefault(path, {})[place] = None
    shown, missing = 0, dict[str, int]()
    for closeup in closeups([(path, list(places)) for path, places in asked.items()], browser_path):
        if closeup.file:
            shown += 1
        else:
            missing[closeup.why] = missing.get(closeup.why, 0) + 1
    return Taken(shown, missing)


def places_of(evidence: Sequence[Evidence]) -> list[Place]:
    """The places of a lead that can be shown: those that quote words of a captured page."""
    return [
        Place(row.capture, row.place.path, row.place.start, row.place.end, row.quote)
        for row in evidence
        if row.capture and row.quote
    ]
