"""The tables of the desk: people, log-ins, saved views, the trail of what was done, sweeps that were asked for."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    false,
    text,
)

from checker.leads.store.tables import Moment, Number, metadata

users = Table(
    "users",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("shown", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("platform", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("created", Moment, nullable=False),
    Column("must_change", Boolean, nullable=False, server_default=false()),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", String(64), primary_key=True),  # SHA-256 of the cookie: who reads the store cannot log in
    Column("user", ForeignKey("users.name"), nullable=False),
    Column("csrf", String(64), nullable=False),
    Column("begun", Moment, nullable=False),
    Column("ends", Moment, nullable=False),
    Index("sessions_by_user", "user"),
)

logins = Table(
    "logins",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("name", Text, nullable=False),
    Column("address", String(64), nullable=False),
    Column("good", Boolean, nullable=False),
    Index("logins_by_name", "name", "at"),
    Index("logins_by_address", "address", "at"),
)

views = Table(
    "views",
    metadata,
    Column("owner", ForeignKey("users.name"), nullable=False),
    Column("name", String(80), nullable=False),
    Column("query", Text, nullable=False),
    PrimaryKeyConstraint("owner", "name"),
)

trail = Table(
    "trail",
    metadata,
    Column("number", Number, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("who", String(64), nullable=False),
    Column("act", String(32), nullable=False),
    Column("what", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
    Index("trail_by_what", "what"),
)

orders = Table(
    "orders",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("registry", Text, nullable=False),  # as sweeps.registry
    Column("by", String(64), nullable=False),
    Column("at", Moment, nullable=False),
    Column("sweep", ForeignKey("sweeps.id")),  # NULL: not begun
    Column("ended", Moment),
    Column("why", Text, nullable=False),  # why it came to nothing; "" when it was done
    Index(  # one open order of a registry: the database itself refuses a second
        "orders_open",
        "registry",
        unique=True,
        sqlite_where=text("ended IS NULL"),
        postgresql_where=text("ended IS NULL"),
    ),
)

stops = Table(  # that somebody wants a sweep to end; whoever holds its lease looks here
    "stops",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("registry", Text, nullable=False),
    Column("holder", String(255), nullable=False),  # of the lease; "" where the sweep had not begun
    Column("order", ForeignKey("orders.number")),  # NULL: nobody had asked for that sweep at the desk
    Column("by", String(64), nullable=False),
    Column("at", Moment, nullable=False),
    Index("stops_by_holder", "holder"),
    Index("stops_by_registry", "registry", "number"),
    Index("stops_by_order", "order"),
    sqlite_autoincrement=True,
)
