"""Ties between storefronts, what people judged of them, and agencies' lists: rows that are only added."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.String(32)
TABLES = ("profiles", "tie_runs", "sellers", "ties", "tie_judgements", "lists", "list_rows")


def number() -> sa.Column[int]:
    """The key of a table that grows."""
    return sa.Column("number", NUMBER, primary_key=True, autoincrement=True)


def text(name: str, size: int = 0) -> sa.Column[str]:
    """A column of text that is never NULL."""
    return sa.Column(name, sa.String(size) if size else sa.Text(), nullable=False)


def integer(name: str) -> sa.Column[int]:
    """A count that is never NULL."""
    return sa.Column(name, sa.Integer(), nullable=False)


def to(name: str, other: str, kind: sa.types.TypeEngine[Any]) -> sa.Column[Any]:
    """A column that names a row of another table."""
    return sa.Column(name, kind, sa.ForeignKey(other), nullable=False)


def storefront(name: str) -> sa.Column[str]:
    """A storefront's id."""
    return to(name, "storefronts.id", sa.String(768))


def upgrade() -> None:
    """Make the tables and put a guard on each."""
    op.create_table(
        "profiles", number(), to("visit", "visits.id", sa.String(900)), text("reader", 64), text("document")
    )
    op.create_index("profiles_by_visit", "profiles", ["visit", "reader"], unique=True)
    op.create_table(
        "tie_runs",
        number(),
        text("at", 32),
        integer("storefronts"),
        integer("scored"),
        text("digest", 64),
        text("summary"),
    )
    op.create_table(
        "sellers",
        to("run", "tie_runs.number", NUMBER),
        storefront("storefront"),
        text("seller", 32),
        sa.PrimaryKeyConstraint("run", "storefront"),
    )
    op.create_index("sellers_by_seller", "sellers", ["run", "seller"])
    op.create_table(
        "ties",
        number(),
        to("run", "tie_runs.number", NUMBER),
        storefront("left"),
        storefront("right"),
        text("standing", 16),
        sa.Column("weight", sa.Float(), nullable=False),
        text("document"),
    )
    op.create_index("ties_by_left", "ties", ["run", "left"])
    op.create_index("ties_by_right", "ties", ["run", "right"])
    op.create_table(
        "tie_judgements",
        number(),
        text("at", 32),
        storefront("left"),
        storefront("right"),
        text("verdict", 16),
        text("by"),
        text("reason"),
    )
    op.create_table(
        "lists",
        number(),
        text("at", 32),
        text("kind", 32),
        text("issuer"),
        text("file"),
        text("digest", 64),
        text("by"),
    )
    op.create_table(
        "list_rows",
        to("list", "lists.number", NUMBER),
        integer("line"),
        text("document"),
        sa.PrimaryKeyConstraint("list", "line"),
    )
    engine = op.get_bind().dialect.name
    for table in TABLES:
        if engine == "sqlite":
            for verb in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are only added'); END"
                )
        elif engine == "postgresql":
            op.execute(
                f"CREATE TRIGGER {table}_only_added BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION rasoat_only_added()"
            )
