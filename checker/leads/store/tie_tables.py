"""The tables of ties and of agencies' lists. Rows are only ever added; the last word on a thing counts."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, PrimaryKeyConstraint, String, Table, Text

from checker.leads.store.tables import Moment, Number, metadata

STOREFRONT = 768  # characters, as storefronts.id

profiles = Table(
    "profiles",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("visit", ForeignKey("visits.id"), nullable=False),
    Column("reader", String(64), nullable=False),  # digest of the code and rules that read it
    Column("document", Text, nullable=False),  # the Profile, as ties.document writes it
    Index("profiles_by_visit", "visit", "reader", unique=True),
)

tie_runs = Table(
    "tie_runs",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("storefronts", Integer, nullable=False),
    Column("scored", Integer, nullable=False),
    Column("digest", String(64), nullable=False),  # of all that the run came to
    Column("summary", Text, nullable=False),  # common marks and quarrels, JSON
)

sellers = Table(
    "sellers",
    metadata,
    Column("run", ForeignKey("tie_runs.number"), nullable=False),
    Column("storefront", ForeignKey("storefronts.id"), nullable=False),
    Column("seller", String(32), nullable=False),
    PrimaryKeyConstraint("run", "storefront"),
    Index("sellers_by_seller", "run", "seller"),
)

ties = Table(
    "ties",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("run", ForeignKey("tie_runs.number"), nullable=False),
    Column("left", ForeignKey("storefronts.id"), nullable=False),
    Column("right", ForeignKey("storefronts.id"), nullable=False),
    Column("standing", String(16), nullable=False),
    Column("weight", Float, nullable=False),
    Column("document", Text, nullable=False),  # the Tie, as ties.document writes it
    Index("ties_by_left", "run", "left"),
    Index("ties_by_right", "run", "right"),
    Index("ties_by_standing", "run", "standing", "number"),
)

tie_judgements = Table(
    "tie_judgements",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("left", ForeignKey("storefronts.id"), nullable=False),
    Column("right", ForeignKey("storefronts.id"), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

lists = Table(
    "lists",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("issuer", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("digest", String(64), nullable=False),  # SHA-256 of the file
    Column("by", Text, nullable=False),
)

list_rows = Table(
    "list_rows",
    metadata,
    Column("list", ForeignKey("lists.number"), nullable=False),
    Column("line", Integer, nullable=False),  # in the file, from 1
    Column("document", Text, nullable=False),  # field → value, JSON
    PrimaryKeyConstraint("list", "line"),
)

ONLY_ADDED = ("profiles", "tie_runs", "sellers", "ties", "tie_judgements", "lists", "list_rows")
