"""Sweeps that somebody wants to end; rows that are only added."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table and put a guard on it."""
    op.create_table(
        "stops",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=True),
        sa.Column("registry", sa.Text(), nullable=False),
        sa.Column("holder", sa.String(255), nullable=False),
        sa.Column("order", NUMBER, sa.ForeignKey("orders.number")),
        sa.Column("by", sa.String(64), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("stops_by_holder", "stops", ["holder"])
    op.create_index("stops_by_registry", "stops", ["registry", "number"])
    op.create_index("stops_by_order", "stops", ["order"])
    engine = op.get_bind().dialect.name
    if engine == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER stops_no_{verb.lower()} BEFORE {verb} ON stops "
                "BEGIN SELECT RAISE(ABORT, 'rows of stops are only added'); END"
            )
    elif engine == "postgresql":
        op.execute(
            "CREATE TRIGGER stops_only_added BEFORE UPDATE OR DELETE ON stops "
            "FOR EACH ROW EXECUTE FUNCTION rasoat_only_added()"
        )
