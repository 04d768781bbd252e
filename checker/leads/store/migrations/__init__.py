"""The steps from an empty database to today's tables, oldest first. alembic walks them.

A new step is a file in `versions/` and its id at the end of REVISIONS; a step that was published is
never edited. `tests/checker/leads/test_migrations.py` holds the list, the files and the tables together.
"""

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010")
HEAD = REVISIONS[-1]
