"""Questions to the store: lists of leads, one lead with its whole life, visits and their findings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select

from checker.leads import document
from checker.leads.errors import NoSuchLead
from checker.leads.kept import Dossier, Event, Kept, Sighting, VisitRow
from checker.leads.life import Step
from checker.leads.outcome import FIGURE, FindingRow
from checker.leads.store.chunks import chunks
from checker.leads.store.tables import events, findings, leads, sightings, storefronts, tallies, visits
from checker.model import Severity


def lead_list(
    connection: Connection,
    *,
    states: Iterable[Step] | None = None,
    storefront: str | None = None,
    rule: str | None = None,
    ids: Sequence[str] | None = None,
    limit: int | None = None,
) -> tuple[Kept, ...]:
    """Leads, the most pressing first (`checker.leads.weight`, then the freshest)."""
    query = select(leads.c.id).order_by(leads.c.priority.desc(), leads.c.last_seen.desc(), leads.c.id)
    if states is not None:
        query = query.where(leads.c.state.in_([str(state) for state in states]))
    if storefront is not None:
        query = query.where(leads.c.storefront == storefront)
    if rule is not None:
        query = query.where(leads.c.rule == rule)
    if ids is not None:
        query = query.where(leads.c.id.in_(ids))
    # first in order and cut off, then read: a sighting's document is long
    wanted = connection.execute(query.limit(limit)).scalars().all()
    found: dict[str, Kept] = {}
    for some in chunks(wanted):
        found |= {kept.id: kept for kept in kept_rows(connection, some)}
    return tuple(found[lead] for lead in wanted)


def kept_rows(connection: Connection, ids: Sequence[str]) -> tuple[Kept, ...]:
    """The leads of these ids, in no order."""
    return tuple(_kept(row) for row in connection.execute(_leads().where(leads.c.id.in_(ids))).mappings())


def storefront(connection: Connection, storefront: str) -> dict[str, str] | None:
    """What the registry says of one storefront; None when it is not there."""
    row = connection.execute(select(storefronts).where(storefronts.c.id == storefront)).mappings().first()
    return None if row is None else dict(row)


def resolve(connection: Connection, start: str) -> str:
    """The id of the one lead that begins with `start`, or NoSuchLead with a sentence."""
    asked = start.strip().lower()
    # a range, not LIKE: SQLite answers LIKE by looking at every lead
    found = connection.execute(
        select(leads.c.id).where(leads.c.id >= asked, leads.c.id < asked + "g").order_by(leads.c.id).limit(5)
    )
    ids = list(found.scalars()) if asked else []
    if asked in ids:
        return asked
    if len(ids) == 1:
        return str(ids[0])
    if ids:
        listed = ", ".join(ids)
        raise NoSuchLead(
            f"Mã {start!r} chỉ nhiều dấu hiệu: {listed}. Hãy ghi thêm ký tự.",
            f"The id {start!r} names several leads: {listed}. Give more characters.",
        )
    raise NoSuchLead(
        f"Không có dấu hiệu nào có mã bắt đầu bằng {start!r}. Xem danh sách: rasoat leads.",
        f"No lead has an id that begins with {start!r}. See the list: rasoat leads.",
    )


def dossier(connection: Connection, start: str) -> Dossier:
    """Everything about one lead. `start`: its id, or the beginning of it."""
    lead_id = resolve(connection, start)
    row = connection.execute(_leads().where(leads.c.id == lead_id)).mappings().one()
    seen = connection.execute(
        select(sightings, visits.c.evidence_path, events.c.number)
        .join(visits, visits.c.id == sightings.c.visit)
        .join(events, (events.c.lead == sightings.c.lead) & (events.c.visit == sightings.c.visit))
        .where(sightings.c.lead == lead_id, events.c.by == "")
        .order_by(events.c.number)
    ).mappings()
    history = tuple(
        Sighting(document.read(s["document"]), s["visit"], s["at"], s["evidence_digest"], s["evidence_path"])
        for s in seen
    )
    kept = _kept(row)
    last = next(s for s in reversed(history) if s.visit == kept.last_visit)
    return Dossier(kept, last, history, event_list(connection, lead_id))


def event_list(connection: Connection, lead: str | None = None) -> tuple[Event, ...]:
    """The events of one lead, or of all, in order."""
    query = select(events).order_by(events.c.number)
    if lead is not None:
        query = query.where(events.c.lead == lead)
    return tuple(
        Event(
            r["number"],
            r["lead"],
            r["at"],
            Step(r["step"]),
            r["by"],
            r["reason"],
            r["visit"] or "",
            r["evidence_digest"],
            r["rule_digest"],
            r["code"],
            r["to_whom"],
            r["paper"],
            r["undoes"],
        )
        for r in connection.execute(query).mappings()
    )


def visit_list(
    connection: Connection,
    *,
    sweep: str | None = None,
    storefront: str | None = None,
    since: datetime | None = None,
    states: Collection[str] | None = None,
    limit: int | None = None,
) -> tuple[VisitRow, ...]:
    """Visits in the order in which they began; `since` leaves out what ended before."""
    query = select(visits).order_by(visits.c.started, visits.c.id).limit(limit)
    if states is not None:
        query = query.where(visits.c.state.in_(states))
    if sweep is not None:
        query = query.where(visits.c.sweep == sweep)
    if storefront is not None:
        query = query.where(visits.c.storefront == storefront)
    if since is not None:
        query = query.where(visits.c.ended >= since)
    return tuple(visit_row(row) for row in connection.execute(query).mappings())


def visit_row(row: RowMapping) -> VisitRow:
    """A row of visits as it is handed out."""
    names = [name for name in VisitRow.__dataclass_fields__ if name != "sweep"]
    return VisitRow(**{name: row[name] for name in names}, sweep=row["sweep"] or "")


def latest_visits(
    connection: Connection,
    states: Sequence[str],
    *,
    sweep: str | None,
    platform: str,
    words: str,
    limit: int,
) -> tuple[VisitRow, ...]:
    """The latest visits that ended in one of these states, the latest first."""
    query = select(visits).where(visits.c.state.in_(states))
    if sweep is not None:
        query = query.where(visits.c.sweep == sweep)
    if platform or words:
        query = query.join(storefronts, storefronts.c.id == visits.c.storefront)
    if platform:
        query = query.where(storefronts.c.platform == platform)
    if words:
        found = storefronts.c.id.contains(words, autoescape=True)
        query = query.where(found | storefronts.c.name.contains(words, autoescape=True))
    query = query.order_by(visits.c.started.desc(), visits.c.id).limit(limit)
    return tuple(visit_row(row) for row in connection.execute(query).mappings())


def one_visit(connection: Connection, visit: str) -> VisitRow | None:
    """One visit, or None."""
    row = connection.execute(select(visits).where(visits.c.id == visit)).mappings().first()
    return None if row is None else visit_row(row)


def finding_list(connection: Connection, visit: str) -> tuple[FindingRow, ...]:
    """The failed and undecided findings of a visit."""
    query = select(findings).where(findings.c.visit == visit).order_by(findings.c.number)
    return tuple(
        FindingRow(r.rule, r.subject_kind, r.subject, r.url, r.outcome, r.why)
        for r in connection.execute(query)
    )


def tally(connection: Connection, visit: str) -> dict[tuple[str, str], int]:
    """How often each rule came to each outcome in a visit; figures are left out."""
    query = select(tallies.c.rule, tallies.c.outcome, tallies.c.count).where(
        tallies.c.visit == visit, tallies.c.rule.not_like(f"{FIGURE}%")
    )
    return {(rule, outcome): count for rule, outcome, count in connection.execute(query)}


def _leads() -> Select[Any]:
    return (
        select(
            leads,
            storefronts.c.name.label("storefront_name"),
            sightings.c.document,
            sightings.c.evidence_digest,
            sightings.c.rule_digest,
        )
        .join(storefronts, storefronts.c.id == leads.c.storefront)
        .join(sightings, (sightings.c.lead == leads.c.id) & (sightings.c.visit == leads.c.last_visit))
    )


def _kept(row: RowMapping) -> Kept:
    lead = document.read(row["document"])
    return Kept(
        id=row["id"],
        rule=row["rule"],
        theme=row["theme"],
        subject_kind=row["subject_kind"],
        subject=row["subject"],
        storefront=row["storefront"],
        storefront_name=row["storefront_name"],
        platform=row["platform"],
        ward=row["ward"],
        url=lead.url,
        state=Step(row["state"]),
        severity=Severity(row["severity"]),
        confidence=row["confidence"],
        first_seen=row["first_seen"],
        last_seen=row["last_seen"],
        last_visit=row["last_visit"],
        sightings=row["sightings"],
        evidence_digest=row["evidence_digest"],
        rule_digest=row["rule_digest"],
        as_of=lead.as_of,
        title=lead.title,
        message=lead.message,
        reach=row["reach"],
        returned=row["returned"],
        assigned=row["assigned"],
        last_event=row["last_event"],
    )
