"""Writing down what visits came to: the one place where leads are born, seen again, mended, reopened.

Everything of a visit goes into one transaction, together with the mark that its planned work is done.
A visit that is there already is left alone, so that repeating after a crash doubles nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, insert, select, update

from checker.leads import document
from checker.leads.fingerprint import evidence_digest
from checker.leads.kept import Recorded
from checker.leads.life import OPEN, Standing, Step, after, on_answer, on_sighting
from checker.leads.outcome import READ, VisitOutcome
from checker.leads.store.agreement import agreements
from checker.leads.store.chunks import chunks
from checker.leads.store.counts import FIELDS, Daily, OfSweep, day_of
from checker.leads.store.counts import add as add_counts
from checker.leads.store.tables import events, findings, leads, planned, sightings, tallies, visits
from checker.leads.store.tables import storefronts as shops
from checker.leads.weight import Agreement, priority, reach, repetition
from checker.model import Lead, Severity

_MOVES: tuple[str, ...] = (  # the columns of a lead that change
    "state",
    "dismissed",
    "sightings",
    "first_seen",
    "last_seen",
    "last_visit",
    "theme",
    "severity",
    "stated",
    "confidence",
    "reach",
    "returned",
    "priority",
    "ward",
)
_AREA = ("province", "ward", "ward_from")


def record(connection: Connection, outcomes: Sequence[VisitOutcome], at: datetime) -> tuple[Recorded, ...]:
    """Write visits down in the order given, inside the caller's transaction. `at`: now, UTC."""
    known = set(_column(connection, visits, visits.c.id, [o.visit for o in outcomes]))
    fresh: dict[str, VisitOutcome] = {}
    for outcome in outcomes:
        if outcome.visit not in known:
            fresh.setdefault(outcome.visit, outcome)
    batch = _Batch(connection, [o.storefront for o in fresh.values()])
    done = {outcome.visit: batch.add(outcome, at) for outcome in fresh.values()}
    batch.weigh()
    batch.flush()
    return tuple(Recorded(o.visit, o.visit in done, done.pop(o.visit, {})) for o in outcomes)


class _Batch:
    """The rows of several visits, gathered in order and written with one statement a table."""

    def __init__(self, connection: Connection, storefronts: Iterable[str]) -> None:
        self._connection = connection
        self._leads: dict[str, dict[str, Any]] = {}
        self._of: dict[str, set[str]] = {}
        self._latest: dict[str, datetime] = {}
        self._touched: set[str] = set()
        self._born: set[str] = set()
        self._rows: dict[Table, list[dict[str, Any]]] = {
            table: [] for table in (visits, findings, tallies, sightings, events)
        }
        self._done: list[dict[str, Any]] = []
        self._days: Counter[Daily] = Counter()
        self._sweeps: Counter[OfSweep] = Counter()
        self._places: dict[str, dict[str, Any]] = {}
        self._moved: set[str] = set()
        for ids in chunks(list(dict.fromkeys(storefronts))):
            places = select(*(shops.c[name] for name in ("id", "platform", *_AREA))).where(
                shops.c.id.in_(ids)
            )
            self._places |= {row["id"]: dict(row) for row in connection.execute(places).mappings()}
            for row in connection.execute(select(leads).where(leads.c.storefront.in_(ids))).mappings():
                self._leads[row["id"]] = dict(row)
                self._of.setdefault(row["storefront"], set()).add(row["id"])
            latest = select(visits.c.storefront, func.max(visits.c.started)).where(
                visits.c.storefront.in_(ids), visits.c.state.in_(READ)
            )
            self._latest |= {
                row[0]: row[1] for row in connection.execute(latest.group_by(visits.c.storefront))
            }

    def add(self, outcome: VisitOutcome, at: datetime) -> dict[Step, int]:
        """Gather one visit; out: how many leads took which step."""
        self._visit(outcome, at)
        self._area(outcome)
        steps: Counter[Step] = Counter()
        # an older visit, checked late, adds what it saw but judges nothing that was judged since
        late = outcome.started < self._latest.get(outcome.storefront, outcome.started)
        for lead in outcome.leads:
            steps[self._sighting(lead, outcome, at, late)] += 1
        seen = {lead.id for lead in outcome.leads}
        if not late:
            for lead_id in sorted((self._of.get(outcome.storefront, set()) & outcome.answered) - seen):
                steps.update(self._answer(lead_id, outcome, at))
            if outcome.state in READ:
                self._latest[outcome.storefront] = outcome.started
        return dict(steps)

    def weigh(self) -> None:
        """Bring reach, confidence and priority of every lead of these storefronts up to what is known now."""
        agreed = (
            agreements(self._connection, {row["rule"] for row in self._leads.values()}) if self._leads else {}
        )
        alike = Counter(
            (row["storefront"], row["rule"]) for row in self._leads.values() if Step(row["state"]) in OPEN
        )
        for lead_id, row in self._leads.items():
            new = weights(row, alike[row["storefront"], row["rule"]], agreed.get(row["rule"], Agreement()))
            if any(row.get(name) != value for name, value in new.items()):
                row |= new
                self._touched.add(lead_id)

    def flush(self) -> None:
        """Write everything that was gathered."""
        connection = self._connection
        for table in (visits, findings, tallies):
            self._insert(table, self._rows[table])
        self._insert(leads, [self._leads[i] for i in sorted(self._born)])
        changed = [self._leads[i] for i in sorted(self._touched - self._born)]
        if changed:
            statement = update(leads).where(leads.c.id == bindparam("lead_id"))
            statement = statement.values({name: bindparam(f"new_{name}") for name in _MOVES})
            connection.execute(
                statement, [{"lead_id": r["id"], **{f"new_{n}": r[n] for n in _MOVES}} for r in changed]
            )
        for table in (sightings, events):
            self._insert(table, self._rows[table])
        add_counts(connection, self._days, self._sweeps)
        for key in sorted(self._moved):
            area = {name: self._places[key][name] for name in _AREA}
            connection.execute(update(shops).where(shops.c.id == key).values(area))
        if self._done:
            connection.execute(
                update(planned)
                .where(
                    planned.c.sweep == bindparam("of_sweep"),
                    planned.c.storefront == bindparam("of_storefront"),
                )
                .values(done=bindparam("at")),
                self._done,
            )

    def _insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(insert(table), rows)

    def _visit(self, o: VisitOutcome, at: datetime) -> None:
        self._rows[visits].append(
            {
                "id": o.visit,
                "sweep": o.sweep or None,
                "storefront": o.storefront,
                "state": o.state,
                "why": o.why,
            }
            | {"started": o.started, "ended": o.ended, "as_of": o.as_of, "evidence_path": o.evidence_path}
            | {"manifest_digest": o.manifest_digest, "rulebook": o.rulebook, "pages": o.pages}
            | {"bytes": o.bytes, "recorded": at}
        )
        self._rows[findings].extend(
            {"visit": o.visit, "rule": f.rule, "subject_kind": f.subject_kind, "subject": f.subject}
            | {"url": f.url, "outcome": f.outcome, "why": f.why}
            for f in o.findings
        )
        self._rows[tallies].extend(
            {"visit": o.visit, "rule": rule, "outcome": outcome, "count": count}
            for (rule, outcome), count in o.tallies.items()
        )
        if o.sweep:
            self._done.append({"of_sweep": o.sweep, "of_storefront": o.storefront, "at": at})
            self._sweeps[o.sweep, "state", o.state] += 1

    def _area(self, o: VisitOutcome) -> None:
        """Where the storefront is: what the registry says, else what a page says, the latest word first."""
        place = self._places.setdefault(o.storefront, dict.fromkeys(("platform", *_AREA), ""))
        if not o.ward_from or (o.ward_from != "registry" and place["ward_from"] == "registry"):
            return
        new = {name: getattr(o, name) for name in _AREA}
        if any(place[name] != value for name, value in new.items()):
            place |= new
            self._moved.add(o.storefront)
            for lead_id in self._of.get(o.storefront, ()):
                self._leads[lead_id]["ward"] = o.ward
                self._touched.add(lead_id)

    def _sighting(self, lead: Lead, outcome: VisitOutcome, at: datetime, late: bool) -> Step:
        digest = evidence_digest(lead.evidence, (name for name, s in lead.searches.items() if s.whole))
        row = self._leads.get(lead.id)
        standing = None if row is None else Standing(Step(row["state"]), row["dismissed"])
        step = Step.PERSISTING if late and standing is not None else on_sighting(standing, digest)
        now = after(standing, step, digest)
        if row is None:
            row = self._leads[lead.id] = {
                "id": lead.id, "rule": lead.rule, "subject_kind": str(lead.subject_kind),
                "subject": lead.subject, "storefront": lead.storefront, "sightings": 0,
                "first_seen": outcome.started, "last_seen": outcome.started, "last_visit": outcome.visit,
                "returned": 0, "assigned": "", "last_event": 0, "judged": "",
                "platform": self._places[lead.storefront]["platform"],
                "ward": self._places[lead.storefront]["ward"],
            }  # fmt: skip
            self._born.add(lead.id)
            self._of.setdefault(lead.storefront, set()).add(lead.id)
        row |= {"state": str(now.state), "dismissed": now.dismissed, "sightings": row["sightings"] + 1}
        row["first_seen"] = min(row["first_seen"], outcome.started)
        row["returned"] += step is Step.REOPENED
        if outcome.started >= row["last_seen"]:
            row |= last_columns(lead, outcome.started, outcome.visit)
        self._touched.add(lead.id)
        self._rows[sightings].append(
            {"lead": lead.id, "visit": outcome.visit, "at": outcome.started, "evidence_digest": digest}
            | {"rule_digest": lead.rule_digest, "document": document.write(lead)}
        )
        self._event(lead.id, step, outcome, at, digest, lead.rule_digest)
        return step

    def _answer(self, lead_id: str, outcome: VisitOutcome, at: datetime) -> list[Step]:
        row = self._leads[lead_id]
        standing = Standing(Step(row["state"]), row["dismissed"])
        step = on_answer(standing)
        if step is None:
            return []
        now = after(standing, step, "")
        row |= {"state": str(now.state), "dismissed": now.dismissed}
        self._touched.add(lead_id)
        self._event(lead_id, step, outcome, at, "", "")
        return [step]

    def _event(self, lead: str, step: Step, o: VisitOutcome, at: datetime, evidence: str, rule: str) -> None:
        self._rows[events].append(
            {"lead": lead, "at": at, "step": str(step), "by": "", "reason": "", "visit": o.visit}
            | {"evidence_digest": evidence, "rule_digest": rule}
        )
        row = self._leads[lead]
        for field in FIELDS:
            self._days[day_of(at), str(step), field, row[field]] += 1
        if o.sweep:
            self._sweeps[o.sweep, "step", str(step)] += 1


def last_columns(lead: Lead, at: datetime, visit: str) -> dict[str, Any]:
    """The columns of a lead's row that repeat its last sighting."""
    return {
        "theme": lead.theme, "severity": str(lead.severity), "stated": lead.confidence,
        "last_seen": at, "last_visit": visit,
    }  # fmt: skip


def weights(row: Mapping[str, Any], alike: int, agreed: Agreement) -> dict[str, Any]:
    """The columns that say how heavy a lead is. `alike`: open leads of the same rule on the same storefront."""
    confidence = agreed.confidence(row["stated"])
    reached = reach(row["subject_kind"], alike)
    again = repetition(row["sightings"], row["returned"])
    heavy = priority(Severity(row["severity"]), confidence, reached, again)
    return {"confidence": confidence, "reach": reached, "priority": heavy}


def _column(connection: Connection, table: Table, column: Any, values: list[str]) -> Iterable[str]:
    for ids in chunks(list(dict.fromkeys(values))):
        yield from connection.execute(select(column).where(column.in_(ids))).scalars()
