"""What two hundred thousand leads need: where a storefront is, counts that are kept, and indexes that hold."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

# what a person's word says of the rule; reasons of a dismissal that say nothing of it (checker/leads/reasons.py)
NOT_THE_RULE = ("double", "trifling")


def text(name: str) -> sa.Column[str]:
    """A column of unbounded text, empty where nothing is known."""
    return sa.Column(name, sa.Text(), nullable=False, server_default="")


def short(name: str, size: int = 16) -> sa.Column[str]:
    """A column of bounded text, empty where nothing is known."""
    return sa.Column(name, sa.String(size), nullable=False, server_default="")


def upgrade() -> None:
    """Add the columns, the counts and the indexes, and fill them from what is there.

    Where a storefront is becomes known at its next visit.
    """
    for column in (text("province"), text("ward"), short("ward_from"), text("words")):
        op.add_column("storefronts", column)
    for column in (text("platform"), text("ward"), short("judged")):
        op.add_column("leads", column)
    op.create_table(
        "daily",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("step", sa.String(16), nullable=False),
        sa.Column("theme", sa.String(64), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("ward", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "step", "theme", "platform", "ward"),
    )
    op.create_table(
        "sweep_counts",
        sa.Column("sweep", sa.String(64), sa.ForeignKey("sweeps.id"), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("name", sa.String(16), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sweep", "kind", "name"),
    )
    _fill()
    _indexes()


def _fill() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    day = "date(e.at, '+7 hours')" if sqlite else "((e.at::timestamptz + interval '7 hours') at time zone 'UTC')::date"
    op.execute("UPDATE storefronts SET words = lower(id || ' ' || name)")  # marks go at the next sweep
    op.execute("UPDATE leads SET platform = (SELECT platform FROM storefronts s WHERE s.id = leads.storefront)")
    against = ", ".join(f"'{code}'" for code in NOT_THE_RULE)
    last = (
        "(SELECT max(e.number) FROM events e WHERE e.lead = leads.id AND e.step IN ('confirmed', 'dismissed') "
        "AND e.number NOT IN (SELECT undoes FROM events WHERE step = 'undone'))"
    )
    op.execute(
        "UPDATE leads SET judged = coalesce((SELECT CASE WHEN d.step = 'confirmed' THEN 'confirmed' "
        f"WHEN d.code IN ({against}) THEN '' ELSE 'against' END FROM events d WHERE d.number = {last}), '') "
        "WHERE id IN (SELECT lead FROM events WHERE step IN ('confirmed', 'dismissed'))"
    )
    op.execute(
        f"INSERT INTO daily SELECT {day}, e.step, l.theme, l.platform, l.ward, count(*) FROM events e "
        f"JOIN leads l ON l.id = e.lead WHERE e.\"by\" = '' GROUP BY {day}, e.step, l.theme, l.platform, l.ward"
    )
    op.execute(
        "INSERT INTO sweep_counts SELECT v.sweep, 'step', e.step, count(*) FROM events e "
        "JOIN visits v ON v.id = e.visit WHERE e.\"by\" = '' AND v.sweep IS NOT NULL GROUP BY v.sweep, e.step"
    )
    op.execute(
        "INSERT INTO sweep_counts SELECT sweep, 'state', state, count(*) FROM visits "
        "WHERE sweep IS NOT NULL GROUP BY sweep, state"
    )


def _indexes() -> None:
    for name in ("leads_by_weight", "leads_by_state", "leads_by_rule"):
        op.drop_index(name, "leads")
    filtered = ["state", "theme", "severity", "platform", "ward", "assigned", "rule"]
    op.create_index("leads_by_weight", "leads", ["priority", "last_seen", "id", *filtered])
    op.create_index("leads_by_kind", "leads", ["state", "theme", "severity", "platform", "ward"])
    op.create_index("leads_by_rule", "leads", ["rule", "stated", "confidence"])
    _partial("leads_judged", "leads", ["rule", "judged"], "judged <> ''")
    _partial("leads_assigned", "leads", ["assigned", "state"], "assigned <> ''")
    _partial("events_by_people", "events", ["at", "step", "lead"], "\"by\" <> ''")
    op.drop_index("visits_by_sweep", "visits")
    op.create_index("visits_by_sweep", "visits", ["sweep", "state", "started"])


def _partial(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
