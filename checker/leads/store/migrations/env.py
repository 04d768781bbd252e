"""What alembic runs: the steps, on the connection (and in the transaction) that the store opened."""

from alembic import context

import checker.leads.store.case_tables
import checker.leads.store.desk_tables
import checker.leads.store.tie_tables  # noqa: F401  the tables of all three belong to the same metadata
from checker.leads.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
