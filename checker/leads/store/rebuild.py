"""The rows of `leads` made anew from sightings and events: the proof that they only repeat them."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from checker.leads import document
from checker.leads.life import Step, fold
from checker.leads.store.record import last_columns
from checker.leads.store.tables import events, leads, sightings


def rebuild(connection: Connection) -> int:
    """Derive every lead's state and counts again; out: how many rows differed and were put right."""
    changed = 0
    for row in connection.execute(select(leads).order_by(leads.c.id)).mappings().all():
        lead_id = row["id"]
        life = connection.execute(
            select(events.c.step, events.c.evidence_digest)
            .where(events.c.lead == lead_id)
            .order_by(events.c.number)
        ).all()
        standing = fold((Step(step), digest) for step, digest in life)
        seen = connection.execute(
            select(sightings.c.visit, sightings.c.at, sightings.c.document, events.c.number)
            .join(events, (events.c.lead == sightings.c.lead) & (events.c.visit == sightings.c.visit))
            .where(sightings.c.lead == lead_id, events.c.by == "")
        ).all()
        last = max(seen, key=lambda s: (s.at, s.number))
        wanted = {
            "state": str(standing.state),
            "dismissed": standing.dismissed,
            "sightings": len(seen),
            "first_seen": min(s.at for s in seen),
            **last_columns(document.read(last.document), last.at, last.visit),
        }
        if any(row[name] != value for name, value in wanted.items()):
            connection.execute(update(leads).where(leads.c.id == lead_id).values(wanted))
            changed += 1
    return changed
