"""What a decision says more (reason code, to whom, paper, what it takes back), and what a lead weighs."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the columns, and give the leads that are there what can be known of them.

    How far a listing's lead reaches is known again at its storefront's next visit.
    """
    for column in (
        sa.Column("code", sa.String(16), nullable=False, server_default=""),
        sa.Column("to_whom", sa.Text(), nullable=False, server_default=""),
        sa.Column("paper", sa.Text(), nullable=False, server_default=""),
        sa.Column("undoes", NUMBER, nullable=False, server_default="0"),
    ):
        op.add_column("events", column)
    for column in (
        sa.Column("stated", sa.String(8), nullable=False, server_default=""),
        sa.Column("reach", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("returned", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("assigned", sa.Text(), nullable=False, server_default=""),
        sa.Column("last_event", NUMBER, nullable=False, server_default="0"),
    ):
        op.add_column("leads", column)
    op.execute(
        "UPDATE leads SET stated = confidence, reach = CASE subject_kind WHEN 'storefront' THEN 3 ELSE 1 END, "
        "returned = (SELECT count(*) FROM events WHERE events.lead = leads.id AND events.step = 'reopened')"
    )
    op.execute(
        "UPDATE leads SET priority = priority * reach * "
        "CASE WHEN returned > 0 THEN 3 WHEN sightings > 1 THEN 2 ELSE 1 END"
    )
    op.create_index("leads_by_rule", "leads", ["rule"])
    op.create_index("leads_by_weight", "leads", ["priority", "last_seen"])
    op.create_index("events_by_step", "events", ["step", "lead", "number"])
