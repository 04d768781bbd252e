"""The tables, in SQLAlchemy Core. The migrations make them; a test holds both against each other.

Times are kept as UTC text in ISO 8601 (fixed width, so that text order is time order on every engine);
documents are JSON text. Rows of findings, sightings and events are only ever added.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    literal_column,
    text,
)
from sqlalchemy.types import TypeDecorator

metadata = MetaData()
Number = BigInteger().with_variant(Integer(), "sqlite")  # SQLite grows only an INTEGER by itself


class Moment(TypeDecorator[datetime]):
    """An aware UTC datetime as text with microseconds, e.g. 2026-11-22T06:30:00.000000+00:00."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone: {value!r}; expected an aware datetime")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


EMPTY: Any = literal_column(
    "''"
)  # SQLite uses an index of some rows only where the question says so in its own words


def some(name: str, *columns: str, where: str) -> Index:
    """An index of some of the rows."""
    return Index(name, *columns, sqlite_where=text(where), postgresql_where=text(where))


sweeps = Table(
    "sweeps",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("registry", Text, nullable=False),
    Column("as_of", Date),  # NULL: the day of each visit
    Column("rulebook", String(64), nullable=False),
    Column("evidence_folder", Text, nullable=False),
    Column("started", Moment, nullable=False),
    Column("finished", Moment),
    Index("sweeps_by_registry", "registry", "started"),
)

storefronts = Table(
    "storefronts",
    metadata,
    Column("id", String(768), primary_key=True),
    Column("url", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("platform", Text, nullable=False),
    Column("declared_owner", Text, nullable=False),
    Column("tax_code", String(32), nullable=False),
    Column("address", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("notes", Text, nullable=False),
    Column("province", Text, nullable=False, server_default=""),
    Column("ward", Text, nullable=False, server_default=""),
    Column("ward_from", String(16), nullable=False, server_default=""),  # registry | page | ""
    Column("words", Text, nullable=False, server_default=""),  # address and name as they are searched
)

visits = Table(
    "visits",
    metadata,
    Column("id", String(900), primary_key=True),
    Column("sweep", ForeignKey("sweeps.id")),  # NULL: a visit outside a sweep
    Column("storefront", ForeignKey("storefronts.id"), nullable=False),
    Column("state", String(16), nullable=False),
    Column("why", Text, nullable=False),
    Column("started", Moment, nullable=False),
    Column("ended", Moment, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("evidence_path", Text, nullable=False),
    Column("manifest_digest", String(64), nullable=False),
    Column("rulebook", String(64), nullable=False),
    Column("pages", Integer, nullable=False),
    Column("bytes", Number, nullable=False),
    Column("recorded", Moment, nullable=False),
    Index("visits_by_storefront", "storefront", "started"),
    Index("visits_by_sweep", "sweep", "state", "started"),
)

planned = Table(
    "planned",
    metadata,
    Column("sweep", ForeignKey("sweeps.id"), nullable=False),
    Column("storefront", ForeignKey("storefronts.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("visit", String(900), nullable=False),
    Column("done", Moment),
    PrimaryKeyConstraint("sweep", "storefront"),
)

findings = Table(
    "findings",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("visit", ForeignKey("visits.id"), nullable=False),
    Column("rule", String(128), nullable=False),
    Column("subject_kind", String(16), nullable=False),
    Column("subject", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("why", Text, nullable=False),
    Index("findings_by_visit", "visit"),
)

tallies = Table(
    "tallies",
    metadata,
    Column("visit", ForeignKey("visits.id"), nullable=False),
    Column("rule", String(128), nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("count", Integer, nullable=False),
    PrimaryKeyConstraint("visit", "rule", "outcome"),
    sqlite_with_rowid=False,
)

# The columns from "state" on repeat what sightings and events say, for quick lists; see rebuild.py.
leads = Table(
    "leads",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("rule", String(128), nullable=False),
    Column("theme", String(64), nullable=False),
    Column("subject_kind", String(16), nullable=False),
    Column("subject", Text, nullable=False),
    Column("storefront", ForeignKey("storefronts.id"), nullable=False),
    Column("state", String(16), nullable=False),
    Column("dismissed", String(64), nullable=False),
    Column("severity", String(16), nullable=False),
    Column("confidence", String(8), nullable=False),
    Column("priority", Integer, nullable=False),
    Column("first_seen", Moment, nullable=False),
    Column("last_seen", Moment, nullable=False),
    Column("last_visit", ForeignKey("visits.id"), nullable=False),
    Column("sightings", Integer, nullable=False),
    Column("stated", String(8), nullable=False, server_default=""),  # the rule file's own confidence
    Column("reach", Integer, nullable=False, server_default="1"),
    Column("returned", Integer, nullable=False, server_default="0"),
    Column("assigned", Text, nullable=False, server_default=""),
    Column("last_event", Number, nullable=False, server_default="0"),
    Column("platform", Text, nullable=False, server_default=""),  # of the storefront
    Column("ward", Text, nullable=False, server_default=""),  # of the storefront
    Column(
        "judged", String(16), nullable=False, server_default=""
    ),  # confirmed | against | "": see agreement.py
    Index("leads_by_storefront", "storefront", "state"),
    Index("leads_by_rule", "rule", "stated", "confidence"),
    # every filter of the queue is answered from this index alone, in the order of the queue
    Index(
        "leads_by_weight",
        *("priority", "last_seen", "id"),
        *("state", "theme", "severity", "platform", "ward", "assigned", "rule", "storefront"),
    ),
    Index("leads_by_kind", "state", "theme", "severity", "platform", "ward"),
    some("leads_judged", "rule", "judged", where="judged <> ''"),
    Index("leads_of_rule", "rule", "state"),
    some("leads_of_ward", "ward", "state", where="ward <> ''"),
    some("leads_assigned", "assigned", "state", where="assigned <> ''"),
)

# How many leads there are of each kind, kept by triggers on `leads` (SQLite, PostgreSQL): see counts.py.
lead_counts = Table(
    "lead_counts",
    metadata,
    Column("state", String(16), nullable=False),
    Column("theme", String(64), nullable=False),
    Column("severity", String(16), nullable=False),
    Column("platform", Text, nullable=False),
    Column("count", Integer, nullable=False),
    PrimaryKeyConstraint("state", "theme", "severity", "platform"),
)
ward_counts = Table(
    "ward_counts",
    metadata,
    Column("ward", Text, nullable=False),
    Column("platform", Text, nullable=False),
    Column("count", Integer, nullable=False),
    PrimaryKeyConstraint("ward", "platform"),
)

sightings = Table(
    "sightings",
    metadata,
    Column("lead", ForeignKey("leads.id"), nullable=False),
    Column("visit", ForeignKey("visits.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("evidence_digest", String(64), nullable=False),
    Column("rule_digest", String(64), nullable=False),
    Column("document", Text, nullable=False),  # the Lead, as checker.leads.document writes it
    PrimaryKeyConstraint("lead", "visit"),
    Index("sightings_by_visit", "visit"),
)

events = Table(
    "events",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("lead", ForeignKey("leads.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("step", String(16), nullable=False),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("visit", ForeignKey("visits.id")),
    Column("evidence_digest", String(64), nullable=False),
    Column("rule_digest", String(64), nullable=False),
    Column("code", String(16), nullable=False, server_default=""),
    Column("to_whom", Text, nullable=False, server_default=""),
    Column("paper", Text, nullable=False, server_default=""),
    Column("undoes", Number, nullable=False, server_default="0"),
    Index("events_by_lead", "lead", "number"),
    Index("events_by_step", "step", "lead", "number"),
    some("events_by_people", "at", "step", "lead", where="\"by\" <> ''"),
    sqlite_autoincrement=True,
)

# What sweeps did to leads, by day in Vietnam and by theme, platform and ward; counted as the events are written.
daily = Table(
    "daily",
    metadata,
    Column("day", Date, nullable=False),
    Column("step", String(16), nullable=False),
    Column("field", String(16), nullable=False),  # theme | platform | ward
    Column("value", Text, nullable=False),
    Column("count", Integer, nullable=False),
    PrimaryKeyConstraint("day", "step", "field", "value"),
)

# What each sweep came to: visits by state, leads by step.
sweep_counts = Table(
    "sweep_counts",
    metadata,
    Column("sweep", ForeignKey("sweeps.id"), nullable=False),
    Column("kind", String(8), nullable=False),  # state | step
    Column("name", String(16), nullable=False),
    Column("count", Integer, nullable=False),
    PrimaryKeyConstraint("sweep", "kind", "name"),
)

leases = Table(
    "leases",
    metadata,
    Column("name", String(255), primary_key=True),
    Column("holder", String(255), nullable=False),
    Column("host", String(255), nullable=False),
    Column("pid", Integer, nullable=False),
    Column("born", String(32), nullable=False),  # tells a process from a later one with the same pid
    Column("beat", Moment, nullable=False),
)

# Visits whose pages were taken out of the evidence, and how long each kind of data is kept. Rows are only added.
purged = Table(
    "purged",
    metadata,
    Column("visit", ForeignKey("visits.id"), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("under", Text, nullable=False),
)
retention = Table(
    "retention",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("kind", String(16), nullable=False),  # evidence | logins
    Column("days", Integer, nullable=False),  # 0: for ever
    Column("by", Text, nullable=False),
    Column("at", Moment, nullable=False),
)
