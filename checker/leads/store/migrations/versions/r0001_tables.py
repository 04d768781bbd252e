"""The first tables: sweeps and their planned work, visits, findings, leads and their life."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.String(32)
DIGEST = sa.String(64)


def text(*names: str) -> list[sa.Column[str]]:
    """Columns of unbounded text that is never NULL."""
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def short(size: int, *names: str) -> list[sa.Column[str]]:
    """Columns of bounded text that is never NULL."""
    return [sa.Column(name, sa.String(size), nullable=False) for name in names]


def of_visit() -> sa.Column[str]:
    """The visit a row belongs to."""
    return sa.Column("visit", sa.String(900), sa.ForeignKey("visits.id"), nullable=False)


def of_lead() -> sa.Column[str]:
    """The lead a row belongs to."""
    return sa.Column("lead", sa.String(32), sa.ForeignKey("leads.id"), nullable=False)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "sweeps",
        sa.Column("id", sa.String(64), primary_key=True),
        *text("registry"),
        sa.Column("as_of", sa.Date()),
        *short(64, "rulebook"),
        *text("evidence_folder"),
        sa.Column("started", MOMENT, nullable=False),
        sa.Column("finished", MOMENT),
    )
    op.create_index("sweeps_by_registry", "sweeps", ["registry", "started"])
    op.create_table(
        "storefronts",
        sa.Column("id", sa.String(768), primary_key=True),
        *text("url", "name"),
        *short(16, "kind"),
        *text("platform", "declared_owner"),
        *short(32, "tax_code"),
        *text("address", "category", "notes"),
    )
    op.create_table(
        "visits",
        sa.Column("id", sa.String(900), primary_key=True),
        sa.Column("sweep", sa.String(64), sa.ForeignKey("sweeps.id")),
        sa.Column("storefront", sa.String(768), sa.ForeignKey("storefronts.id"), nullable=False),
        *short(16, "state"),
        *text("why"),
        sa.Column("started", MOMENT, nullable=False),
        sa.Column("ended", MOMENT, nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        *text("evidence_path"),
        *short(64, "manifest_digest", "rulebook"),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("bytes", NUMBER, nullable=False),
        sa.Column("recorded", MOMENT, nullable=False),
    )
    op.create_index("visits_by_storefront", "visits", ["storefront", "started"])
    op.create_index("visits_by_sweep", "visits", ["sweep"])
    op.create_table(
        "planned",
        sa.Column("sweep", sa.String(64), sa.ForeignKey("sweeps.id"), nullable=False),
        sa.Column("storefront", sa.String(768), sa.ForeignKey("storefronts.id"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *short(900, "visit"),
        sa.Column("done", MOMENT),
        sa.PrimaryKeyConstraint("sweep", "storefront"),
    )
    _opinions()
    op.create_table(
        "leases",
        sa.Column("name", sa.String(255), primary_key=True),
        *short(255, "holder", "host"),
        sa.Column("pid", sa.Integer(), nullable=False),
        *short(32, "born"),
        sa.Column("beat", MOMENT, nullable=False),
    )


def _opinions() -> None:
    op.create_table(
        "findings",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=True),
        of_visit(),
        *short(128, "rule"),
        *short(16, "subject_kind"),
        *text("subject", "url"),
        *short(16, "outcome"),
        *text("why"),
    )
    op.create_index("findings_by_visit", "findings", ["visit"])
    op.create_table(
        "tallies",
        of_visit(),
        *short(128, "rule"),
        *short(16, "outcome"),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("visit", "rule", "outcome"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "leads",
        sa.Column("id", sa.String(32), primary_key=True),
        *short(128, "rule"),
        *short(64, "theme"),
        *short(16, "subject_kind"),
        *text("subject"),
        sa.Column("storefront", sa.String(768), sa.ForeignKey("storefronts.id"), nullable=False),
        *short(16, "state"),
        *short(64, "dismissed"),
        *short(16, "severity"),
        *short(8, "confidence"),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("first_seen", MOMENT, nullable=False),
        sa.Column("last_seen", MOMENT, nullable=False),
        sa.Column("last_visit", sa.String(900), sa.ForeignKey("visits.id"), nullable=False),
        sa.Column("sightings", sa.Integer(), nullable=False),
    )
    op.create_index("leads_by_storefront", "leads", ["storefront"])
    op.create_index("leads_by_state", "leads", ["state", "priority"])
    op.create_table(
        "sightings",
        of_lead(),
        of_visit(),
        sa.Column("at", MOMENT, nullable=False),
        *short(64, "evidence_digest", "rule_digest"),
        *text("document"),
        sa.PrimaryKeyConstraint("lead", "visit"),
    )
    op.create_table(
        "events",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=True),
        of_lead(),
        sa.Column("at", MOMENT, nullable=False),
        *short(16, "step"),
        *text("by", "reason"),
        sa.Column("visit", sa.String(900), sa.ForeignKey("visits.id")),
        *short(64, "evidence_digest", "rule_digest"),
        sqlite_autoincrement=True,
    )
    op.create_index("events_by_lead", "events", ["lead", "number"])
