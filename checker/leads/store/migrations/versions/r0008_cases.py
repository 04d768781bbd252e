"""A programme's cases: applications, and events that are only added."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def text(name: str) -> sa.Column[str]:
    """A column of unbounded text that is never NULL."""
    return sa.Column(name, sa.Text(), nullable=False)


def upgrade() -> None:
    """Make the tables and put a guard on the events."""
    op.create_table(
        "cases",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("programme", sa.String(128), nullable=False),
        sa.Column("storefront", sa.String(768), sa.ForeignKey("storefronts.id"), nullable=False),
    )
    op.create_index("cases_by_programme", "cases", ["programme", "storefront"])
    op.create_table(
        "case_events",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=True),
        sa.Column("of_case", sa.String(32), sa.ForeignKey("cases.id"), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("step", sa.String(16), nullable=False),
        text("by"),
        text("reason"),
        text("visit"),
        text("marks"),
        sa.Column("until", sa.Date()),
        text("name"),
        sa.Column("sha256", sa.String(64), nullable=False),
        text("certificate"),
        sqlite_autoincrement=True,
    )
    op.create_index("case_events_by_case", "case_events", ["of_case", "number"])
    engine = op.get_bind().dialect.name
    if engine == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER case_events_no_{verb.lower()} BEFORE {verb} ON case_events "
                "BEGIN SELECT RAISE(ABORT, 'rows of case_events are only added'); END"
            )
    elif engine == "postgresql":
        op.execute(
            "CREATE TRIGGER case_events_only_added BEFORE UPDATE OR DELETE ON case_events "
            "FOR EACH ROW EXECUTE FUNCTION rasoat_only_added()"
        )
