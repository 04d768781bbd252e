"""A person's decision written down: checked against where the lead stands now, in one transaction."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from checker.leads.errors import DecisionRefused
from checker.leads.kept import Event, Kept
from checker.leads.life import Standing, Step, after, may
from checker.leads.store.reading import event_list, lead_list, resolve
from checker.leads.store.tables import events, leads
from checker.leads.words import STATES

_VERBS = {Step.CONFIRMED: "confirm", Step.DISMISSED: "dismiss", Step.ASKED: "ask", Step.REFERRED: "refer"}


def decide(
    connection: Connection, start: str, step: Step, *, by: str, reason: str, at: datetime, seen: str = ""
) -> Kept:
    """Add a decision and give the lead as it then stands.

    In: the id of a lead (or its beginning), the step, who, why, now, and the digest of the evidence the
    person had before them ("" takes the last sighting). Raises NoSuchLead or DecisionRefused.
    """
    lead_id = resolve(connection, start)
    connection.execute(select(leads.c.id).where(leads.c.id == lead_id).with_for_update())
    kept = lead_list(connection, ids=[lead_id])[0]
    if step is not Step.SEEN and step not in may(kept.state):
        raise _refusal(kept, step, event_list(connection, lead_id))
    if seen and seen != kept.evidence_digest:
        raise DecisionRefused(
            f"Dấu hiệu {lead_id} đã có chứng cứ mới từ khi bạn mở nó. Hãy xem lại rồi quyết định.",
            f"Lead {lead_id} has new evidence since you opened it. Look again, then decide.",
        )
    dismissed = connection.execute(select(leads.c.dismissed).where(leads.c.id == lead_id)).scalar_one()
    now = after(Standing(kept.state, dismissed), step, kept.evidence_digest)
    connection.execute(
        insert(events).values(
            lead=lead_id,
            at=at,
            step=str(step),
            by=by,
            reason=reason,
            visit=kept.last_visit,
            evidence_digest=kept.evidence_digest,
            rule_digest=kept.rule_digest,
        )
    )
    connection.execute(
        update(leads).where(leads.c.id == lead_id).values(state=str(now.state), dismissed=now.dismissed)
    )
    return lead_list(connection, ids=[lead_id])[0]


def _refusal(kept: Kept, step: Step, history: tuple[Event, ...]) -> DecisionRefused:
    vi, en = STATES[kept.state]
    last = next((event for event in reversed(history) if event.by and event.step is kept.state), None)
    who_vi = f" (bởi {last.by} ngày {last.at:%d/%m/%Y})" if last else ""
    who_en = f" (by {last.by} on {last.at:%Y-%m-%d})" if last else ""
    allowed = ", ".join(_VERBS[s] for s in Step if s in may(kept.state))
    next_vi = f"Có thể: {allowed}." if allowed else "Hãy đợi lần rà soát sau."
    next_en = f"Possible: {allowed}." if allowed else "Wait for the next sweep."
    return DecisionRefused(
        f"Không thể {_VERBS[step]} dấu hiệu {kept.id}: nó {vi}{who_vi}. {next_vi}",
        f"Cannot {_VERBS[step]} lead {kept.id}: it is {en}{who_en}. {next_en}",
    )
