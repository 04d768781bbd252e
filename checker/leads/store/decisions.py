"""A person's decision written down: checked against where the lead stands now, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from checker.leads.choice import Choice
from checker.leads.errors import DecidedMeanwhile, DecisionRefused
from checker.leads.kept import Event, Kept
from checker.leads.life import DECISIONS, Lived, Standing, Step, after, counted, fold, may, undoable
from checker.leads.store import trail
from checker.leads.store.agreement import judged, last_judged, reweigh
from checker.leads.store.reading import event_list, lead_list, resolve
from checker.leads.store.tables import events, leads
from checker.leads.words import STATES

VERBS = {
    Step.CONFIRMED: "confirm",
    Step.DISMISSED: "dismiss",
    Step.ASKED: "ask",
    Step.REFERRED: "refer",
    Step.ANSWERED: "answer",
    Step.CLOSED: "close",
}


def decide(connection: Connection, start: str, choice: Choice) -> Kept:
    """Add a decision and its row in the trail, and give the lead as it then stands.

    In: the id of a lead (or its beginning), and the decision. Raises NoSuchLead, DecisionRefused, or
    DecidedMeanwhile when somebody decided since `choice.last`.
    """
    if choice.step is not Step.SEEN:
        trail.lock(connection)
    lead_id = _locked(connection, start)
    kept = lead_list(connection, ids=[lead_id])[0]
    if choice.last is not None and choice.step is not Step.SEEN and kept.last_event > choice.last:
        raise _meanwhile(kept, event_list(connection, lead_id))
    if choice.step in DECISIONS and choice.step not in may(kept.state):
        raise _refusal(kept, choice.step, event_list(connection, lead_id))
    if choice.seen and choice.seen != kept.evidence_digest:
        raise DecisionRefused(
            f"Dấu hiệu {lead_id} đã có chứng cứ mới từ khi bạn mở nó. Hãy xem lại rồi quyết định.",
            f"Lead {lead_id} has new evidence since you opened it. Look again, then decide.",
        )
    dismissed = connection.execute(select(leads.c.dismissed).where(leads.c.id == lead_id)).scalar_one()
    now = after(Standing(kept.state, dismissed), choice.step, kept.evidence_digest)
    number = _add(connection, kept, choice)
    moved: dict[str, object] = {"state": str(now.state), "dismissed": now.dismissed}
    if choice.step is Step.ASSIGNED:
        moved["assigned"] = choice.to_whom
    if choice.step is not Step.SEEN:
        moved["last_event"] = number
    said = judged(choice.step, choice.code)
    if said is not None:
        moved["judged"] = said
    connection.execute(update(leads).where(leads.c.id == lead_id).values(moved))
    if said is not None:
        reweigh(connection, kept.rule)
    if choice.step is not Step.SEEN:  # that somebody opened a lead, the desk itself writes in the trail
        words = choice.to_whom if choice.step is Step.ASSIGNED else choice.reason
        trail.add(connection, choice.by[:64], str(choice.step), [lead_id], choice.at, words)
    return lead_list(connection, ids=[lead_id])[0]


Outcome = Kept | DecisionRefused
Saw = Mapping[str, tuple[int, str]]


def decide_all(
    connection: Connection, starts: Sequence[str], choice: Choice, saw: Saw
) -> tuple[Outcome, ...]:
    """The same decision on many leads. `saw`: of a lead, `Choice.last` and `Choice.seen` as they were on the screen."""

    def one(start: str) -> Kept:
        last, seen = saw.get(start, (choice.last, choice.seen))
        return decide(connection, start, replace(choice, last=last, seen=seen))

    return _each(starts, one)


def undo_all(connection: Connection, starts: Sequence[str], by: str, at: datetime) -> tuple[Outcome, ...]:
    """Take one's own last decision back on many leads, as `undo` does."""
    return _each(starts, lambda start: undo(connection, start, by, at))


def _each(starts: Sequence[str], act: Callable[[str], Kept]) -> tuple[Outcome, ...]:
    done: list[Outcome] = []
    for start in starts:
        try:
            done.append(act(start))
        except DecisionRefused as refused:
            done.append(refused)
    return tuple(done)


def undo(connection: Connection, start: str, by: str, at: datetime) -> Kept:
    """Take one's own last decision back, while nothing has followed it. Raises NoSuchLead, DecisionRefused."""
    trail.lock(connection)
    lead_id = _locked(connection, start)
    kept = lead_list(connection, ids=[lead_id])[0]
    history = event_list(connection, lead_id)
    lived = [as_lived(event) for event in history]
    back = undoable(lived, by)
    if back is None:
        raise DecisionRefused(
            f"Không rút lại được: quyết định cuối của dấu hiệu {lead_id} không phải của {by}, hoặc đã có việc sau đó.",
            f"Nothing to take back: the last decision on lead {lead_id} is not {by}'s, or something followed it.",
        )
    number = _add(connection, kept, Choice(Step.UNDONE, by, at), back.number)
    trail.add(connection, by[:64], str(Step.UNDONE), [lead_id], at)
    lived.append(Lived(number, Step.UNDONE, by=by, undoes=back.number))
    standing = fold(lived)
    left = {event.number for event in counted(lived)}
    to_whom = [event.to_whom for event in history if event.step is Step.ASSIGNED and event.number in left]
    connection.execute(
        update(leads)
        .where(leads.c.id == lead_id)
        .values(
            state=str(standing.state),
            dismissed=standing.dismissed,
            assigned=to_whom[-1] if to_whom else "",
            last_event=number,
            judged=last_judged((event.step, event.code) for event in history if event.number in left),
        )
    )
    reweigh(connection, kept.rule)
    return lead_list(connection, ids=[lead_id])[0]


def as_lived(event: Event) -> Lived:
    """An event as the rules of a lead's life need it."""
    return Lived(event.number, event.step, event.evidence_digest, event.by, event.undoes)


def _locked(connection: Connection, start: str) -> str:
    lead_id = resolve(connection, start)
    connection.execute(select(leads.c.id).where(leads.c.id == lead_id).with_for_update())
    return lead_id


def _add(connection: Connection, kept: Kept, choice: Choice, undoes: int = 0) -> int:
    row = connection.execute(
        insert(events).values(
            lead=kept.id,
            at=choice.at,
            step=str(choice.step),
            by=choice.by,
            reason=choice.reason,
            visit=kept.last_visit,
            evidence_digest=kept.evidence_digest,
            rule_digest=kept.rule_digest,
            code=choice.code,
            to_whom=choice.to_whom,
            paper=choice.paper,
            undoes=undoes,
        )
    )
    key = row.inserted_primary_key
    assert key is not None
    return int(key[0])


def _meanwhile(kept: Kept, history: tuple[Event, ...]) -> DecidedMeanwhile:
    last = next(event for event in history if event.number == kept.last_event)
    vi, en = STATES[last.step]
    why = f": “{last.reason}”" if last.reason else ""
    return DecidedMeanwhile(
        f"{last.by} đã quyết định dấu hiệu {kept.id} trước bạn ({vi}{why}). Hãy xem rồi chọn lại.",
        f"{last.by} decided lead {kept.id} before you ({en}{why}). Look, then choose again.",
        last,
    )


def _refusal(kept: Kept, step: Step, history: tuple[Event, ...]) -> DecisionRefused:
    vi, en = STATES[kept.state]
    last = next((event for event in reversed(history) if event.by and event.step is kept.state), None)
    who_vi = f" (bởi {last.by} ngày {last.at:%d/%m/%Y})" if last else ""
    who_en = f" (by {last.by} on {last.at:%Y-%m-%d})" if last else ""
    allowed = ", ".join(VERBS[s] for s in Step if s in may(kept.state))
    next_vi = f"Có thể: {allowed}." if allowed else "Hãy đợi lần rà soát sau."
    next_en = f"Possible: {allowed}." if allowed else "Wait for the next sweep."
    return DecisionRefused(
        f"Không thể {VERBS[step]} dấu hiệu {kept.id}: nó {vi}{who_vi}. {next_vi}",
        f"Cannot {VERBS[step]} lead {kept.id}: it is {en}{who_en}. {next_en}",
    )
