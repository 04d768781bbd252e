"""The database itself refuses to change or remove what was seen and what was decided."""

from alembic import op

revision = "0002"
down_revision = "0001"

TABLES = ("visits", "findings", "tallies", "sightings", "events")


def upgrade() -> None:
    """Put a guard on each table whose rows are only added. Other engines go without."""
    engine = op.get_bind().dialect.name
    if engine == "postgresql":
        op.execute(
            "CREATE FUNCTION rasoat_only_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME; END $$"
        )
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
