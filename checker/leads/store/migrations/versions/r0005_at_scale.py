"""What two hundred thousand leads need: places, counts that are kept, indexes that hold; and what is purged."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

# what a person's word says of the rule; reasons of a dismissal that say nothing of it (checker/leads/reasons.py)
NOT_THE_RULE = ("double", "trifling")


# tables of counts over leads, and what each counts by
COUNTED = {"lead_counts": ("state", "theme", "severity", "platform"), "ward_counts": ("ward", "platform")}
TYPES = {"state": sa.String(16), "theme": sa.String(64), "severity": sa.String(16)}


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
        sa.Column("field", sa.String(16), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "step", "field", "value"),
    )
    op.create_table(
        "sweep_counts",
        sa.Column("sweep", sa.String(64), sa.ForeignKey("sweeps.id"), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("name", sa.String(16), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sweep", "kind", "name"),
    )
    for name, key in COUNTED.items():
        columns = [sa.Column(c, TYPES.get(c, sa.Text()), nullable=False) for c in key]
        op.create_table(name, *columns, sa.Column("count", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint(*key))
    _fill()
    _indexes()
    _keep_counting()
    _purging()


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
    for field in ("theme", "platform", "ward"):
        op.execute(
            f"INSERT INTO daily SELECT {day}, e.step, '{field}', l.{field}, count(*) FROM events e "
            f"JOIN leads l ON l.id = e.lead WHERE e.\"by\" = '' GROUP BY {day}, e.step, l.{field}"
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
    for name in ("leads_by_weight", "leads_by_state", "leads_by_rule", "leads_by_storefront"):
        op.drop_index(name, "leads")
    filtered = ["state", "theme", "severity", "platform", "ward", "assigned", "rule", "storefront"]
    op.create_index("leads_by_weight", "leads", ["priority", "last_seen", "id", *filtered])
    op.create_index("leads_by_kind", "leads", ["state", "theme", "severity", "platform", "ward"])
    op.create_index("leads_by_rule", "leads", ["rule", "stated", "confidence"])
    _partial("leads_judged", "leads", ["rule", "judged"], "judged <> ''")
    op.create_index("leads_by_storefront", "leads", ["storefront", "state"])
    op.create_index("leads_of_rule", "leads", ["rule", "state"])
    _partial("leads_of_ward", "leads", ["ward", "state"], "ward <> ''")
    _partial("leads_assigned", "leads", ["assigned", "state"], "assigned <> ''")
    _partial("events_by_people", "events", ["at", "step", "lead"], "\"by\" <> ''")
    op.drop_index("visits_by_sweep", "visits")
    op.create_index("visits_by_sweep", "visits", ["sweep", "state", "started"])


def _partial(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def _keep_counting() -> None:
    """Counts that the database itself keeps, in the transaction that changes a lead. Other engines go without."""
    engine = op.get_bind().dialect.name
    for name, key in COUNTED.items():
        columns = ", ".join(key)
        op.execute(f"INSERT INTO {name} SELECT {columns}, count(*) FROM leads GROUP BY {columns}")
    more, less = ([_step(name, key, row, sign) for name, key in COUNTED.items()] for row, sign in (("NEW", 1), ("OLD", -1)))
    moved = " OR ".join(f"OLD.{c} <> NEW.{c}" for c in dict.fromkeys(c for key in COUNTED.values() for c in key))
    if engine == "sqlite":
        op.execute(f"CREATE TRIGGER leads_born AFTER INSERT ON leads BEGIN {' '.join(more)} END")
        op.execute(f"CREATE TRIGGER leads_moved AFTER UPDATE ON leads WHEN {moved} BEGIN {' '.join(less + more)} END")
    elif engine == "postgresql":
        for name, steps, event in (("born", more, "INSERT"), ("moved", less + more, "UPDATE")):
            op.execute(
                f"CREATE FUNCTION rasoat_leads_{name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                f"{' '.join(steps)} RETURN NULL; END $$"
            )
            when = f" WHEN ({moved})" if name == "moved" else ""
            op.execute(
                f"CREATE TRIGGER leads_{name} AFTER {event} ON leads FOR EACH ROW{when} "
                f"EXECUTE FUNCTION rasoat_leads_{name}()"
            )


def _step(name: str, key: tuple[str, ...], row: str, sign: int) -> str:
    values = ", ".join(f"{row}.{column}" for column in key)
    columns = ", ".join(key)
    return (
        f"INSERT INTO {name} ({columns}, count) VALUES ({values}, {sign}) "
        f"ON CONFLICT ({columns}) DO UPDATE SET count = {name}.count + ({sign});"
    )


# what a purge may change of a sighting: its words, once the purge of its visit was written down
SAME = " AND ".join(f"NEW.{c} = OLD.{c}" for c in ("lead", "visit", "at", "evidence_digest", "rule_digest"))
MAY = f"EXISTS (SELECT 1 FROM purged WHERE purged.visit = OLD.visit) AND {SAME}"


def _purging() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "purged",
        sa.Column("visit", sa.String(900), sa.ForeignKey("visits.id"), primary_key=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("under", sa.Text(), nullable=False),
    )
    op.create_table(
        "retention",
        sa.Column("number", number, primary_key=True, autoincrement=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
    )
    op.create_index("sightings_by_visit", "sightings", ["visit"])
    engine = op.get_bind().dialect.name
    for table in ("purged", "retention"):
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
    if engine == "sqlite":
        op.execute("DROP TRIGGER sightings_no_update")
        op.execute(
            f"CREATE TRIGGER sightings_no_update BEFORE UPDATE ON sightings WHEN NOT ({MAY}) "
            "BEGIN SELECT RAISE(ABORT, 'rows of sightings are only added'); END"
        )
    elif engine == "postgresql":
        op.execute("DROP TRIGGER sightings_only_added ON sightings")
        op.execute(
            "CREATE FUNCTION rasoat_sighting_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF TG_OP = 'UPDATE' AND {MAY} THEN RETURN NEW; END IF; "
            "RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME; END $$"
        )
        op.execute(
            "CREATE TRIGGER sightings_only_added BEFORE UPDATE OR DELETE ON sightings "
            "FOR EACH ROW EXECUTE FUNCTION rasoat_sighting_stays()"
        )
