"""The desk: people, sessions, log-ins, saved views, and a trail whose rows are only added."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.String(32)


def text(name: str) -> sa.Column[str]:
    """A column of unbounded text that is never NULL."""
    return sa.Column(name, sa.Text(), nullable=False)


def short(name: str, size: int, *more: sa.ForeignKey) -> sa.Column[str]:
    """A column of bounded text that is never NULL."""
    return sa.Column(name, sa.String(size), *more, nullable=False)


def at(name: str) -> sa.Column[str]:
    """A time."""
    return sa.Column(name, MOMENT, nullable=False)


def upgrade() -> None:
    """Make the tables and put a guard on the trail."""
    op.create_table(
        "users",
        sa.Column("name", sa.String(64), primary_key=True),
        text("shown"),
        short("role", 16),
        text("platform"),
        text("password"),
        sa.Column("active", sa.Boolean(), nullable=False),
        at("created"),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(64), primary_key=True),
        short("user", 64, sa.ForeignKey("users.name")),
        short("csrf", 64),
        at("begun"),
        at("ends"),
    )
    op.create_index("sessions_by_user", "sessions", ["user"])
    op.create_table(
        "logins",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=True),
        at("at"),
        text("name"),
        short("address", 64),
        sa.Column("good", sa.Boolean(), nullable=False),
    )
    op.create_index("logins_by_name", "logins", ["name", "at"])
    op.create_index("logins_by_address", "logins", ["address", "at"])
    op.create_table(
        "views",
        short("owner", 64, sa.ForeignKey("users.name")),
        short("name", 80),
        text("query"),
        sa.PrimaryKeyConstraint("owner", "name"),
    )
    op.create_table(
        "trail",
        sa.Column("number", NUMBER, primary_key=True),
        at("at"),
        short("who", 64),
        short("act", 32),
        text("what"),
        text("detail"),
        short("previous", 64),
        short("digest", 64),
    )
    op.create_index("trail_by_what", "trail", ["what"])
    engine = op.get_bind().dialect.name
    if engine == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER trail_no_{verb.lower()} BEFORE {verb} ON trail "
                "BEGIN SELECT RAISE(ABORT, 'rows of trail are only added'); END"
            )
    elif engine == "postgresql":
        op.execute(
            "CREATE TRIGGER trail_only_added BEFORE UPDATE OR DELETE ON trail "
            "FOR EACH ROW EXECUTE FUNCTION rasoat_only_added()"
        )
