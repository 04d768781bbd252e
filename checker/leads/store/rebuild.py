"""The rows of `leads` made anew from sightings and events: the proof that they only repeat them."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import Connection, select, update

from checker.leads import document
from checker.leads.kept import Event
from checker.leads.life import OPEN, Step, counted, fold
from checker.leads.store.agreement import agreements, last_judged
from checker.leads.store.decisions import as_lived
from checker.leads.store.reading import event_list
from checker.leads.store.record import last_columns, weights
from checker.leads.store.tables import events, leads, sightings, storefronts
from checker.leads.weight import Agreement


def rebuild(connection: Connection) -> int:
    """Derive every lead's state, counts and weight again; out: how many rows differed and were put right."""
    rows = connection.execute(select(leads).order_by(leads.c.id)).mappings().all()
    wanted = {row["id"]: _derived(connection, row["id"]) for row in rows}
    alike = Counter((r["storefront"], r["rule"]) for r in rows if Step(wanted[r["id"]]["state"]) in OPEN)
    agreed = agreements(connection)
    changed = 0
    for row in rows:
        new = wanted[row["id"]]
        new |= weights(
            {**row, **new}, alike[row["storefront"], row["rule"]], agreed.get(row["rule"], Agreement())
        )
        if any(row[name] != value for name, value in new.items()):
            connection.execute(update(leads).where(leads.c.id == row["id"]).values(new))
            changed += 1
    return changed


def _derived(connection: Connection, lead: str) -> dict[str, Any]:
    """The columns of one lead that its own events and sightings decide."""
    history = event_list(connection, lead)
    lived = [as_lived(event) for event in history]
    standing, left = fold(lived), {event.number for event in counted(lived)}
    by_people = [e.number for e in history if e.by and e.step is not Step.SEEN]
    seen = connection.execute(
        select(sightings.c.visit, sightings.c.at, sightings.c.document, events.c.number)
        .join(events, (events.c.lead == sightings.c.lead) & (events.c.visit == sightings.c.visit))
        .where(sightings.c.lead == lead, events.c.by == "")
    ).all()
    last = max(seen, key=lambda s: (s.at, s.number))
    shop = connection.execute(
        select(storefronts.c.platform, storefronts.c.ward)
        .join(leads, leads.c.storefront == storefronts.c.id)
        .where(leads.c.id == lead)
    ).one()
    return {
        "platform": shop.platform,
        "ward": shop.ward,
        "judged": last_judged((e.step, e.code) for e in history if e.number in left),
        "state": str(standing.state),
        "dismissed": standing.dismissed,
        "sightings": len(seen),
        "first_seen": min(s.at for s in seen),
        "returned": sum(event.step is Step.REOPENED for event in history),
        "assigned": _assigned(history, left),
        "last_event": max(by_people, default=0),
        **last_columns(document.read(last.document), last.at, last.visit),
    }


def _assigned(history: tuple[Event, ...], left: set[int]) -> str:
    given = [e.to_whom for e in history if e.step is Step.ASSIGNED and e.number in left]
    return given[-1] if given else ""
