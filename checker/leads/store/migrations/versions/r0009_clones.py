"""The few ties that are clones are found without reading the many that are not."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the index."""
    op.create_index("ties_by_standing", "ties", ["run", "standing", "number"])
