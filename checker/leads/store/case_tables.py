"""The tables of a programme's cases: applications, and events that are only added."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, String, Table, Text

from checker.leads.store.tables import Moment, Number, metadata

cases = Table(
    "cases",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("programme", String(128), nullable=False),
    Column("storefront", ForeignKey("storefronts.id"), nullable=False),
    Index("cases_by_programme", "programme", "storefront"),
)

case_events = Table(
    "case_events",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("of_case", ForeignKey("cases.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("step", String(16), nullable=False),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("visit", Text, nullable=False),
    Column("marks", Text, nullable=False),  # JSON, criterion → mark
    Column("until", Date),
    Column("name", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("certificate", Text, nullable=False),
    Index("case_events_by_case", "of_case", "number"),
    sqlite_autoincrement=True,
)
