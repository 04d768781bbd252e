"""Sweeps that are asked for at the desk; passwords that somebody else gave."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.String(32)


def upgrade() -> None:
    """Make the table of orders; add a column to users."""
    op.add_column("users", sa.Column("must_change", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "orders",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=True),
        sa.Column("registry", sa.Text(), nullable=False),
        sa.Column("by", sa.String(64), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("sweep", sa.String(64), sa.ForeignKey("sweeps.id")),
        sa.Column("ended", MOMENT),
        sa.Column("why", sa.Text(), nullable=False),
    )
    still = sa.text("ended IS NULL")
    op.create_index(
        "orders_open", "orders", ["registry"], unique=True, sqlite_where=still, postgresql_where=still
    )
