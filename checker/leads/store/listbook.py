"""Agencies' lists in the store: files with their rows, only ever added. A later list of a kind stands beside it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, insert, select

from checker.leads.errors import LeadsError
from checker.leads.store.store import Store
from checker.leads.store.tie_tables import list_rows, lists
from lists.model import KeptList, ListRow


class ListKnown(LeadsError):
    """The very same file was imported before."""


class ListBook:
    """The lists of one store. Each method is one transaction; times come in from the caller (aware, UTC)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(
        self, kind: str, issuer: str, file: str, digest: str, rows: Sequence[ListRow], by: str, at: datetime
    ) -> int:
        """Keep a list; out: its number. Raises ListKnown when a file of this digest and kind is kept already."""
        with self._store.writing() as connection:
            same = select(lists.c.number).where(lists.c.digest == digest, lists.c.kind == kind)
            if (known := connection.execute(same).scalar()) is not None:
                raise ListKnown(
                    f"Tệp này đã được nhập, là danh sách số {known}; không nhập lần nữa.",
                    f"This file was imported before, as list {known}; it is not imported again.",
                )
            row = connection.execute(
                insert(lists).values(at=at, kind=kind, issuer=issuer, file=file, digest=digest, by=by)
            )
            assert row.inserted_primary_key is not None
            number = int(row.inserted_primary_key[0])
            held = [
                {"list": number, "line": r.line, "document": json.dumps(dict(r.values), ensure_ascii=False)}
                for r in rows
            ]
            if held:
                connection.execute(insert(list_rows), held)
        return number

    def lists(self) -> tuple[KeptList, ...]:
        """Every list with how many rows it has, oldest first."""
        counts = select(list_rows.c.list, func.count().label("rows")).group_by(list_rows.c.list).subquery()
        query = (
            select(lists, func.coalesce(counts.c.rows, 0).label("total"))
            .join(counts, counts.c.list == lists.c.number, isouter=True)
            .order_by(lists.c.number)
        )
        with self._store.reading() as connection:
            return tuple(
                KeptList(r.number, r.kind, r.issuer, r.file, r.at.isoformat(), r.by, r.total)
                for r in connection.execute(query)
            )

    def rows(self, number: int) -> tuple[ListRow, ...]:
        """The rows of one list by line."""
        query = select(list_rows.c.line, list_rows.c.document).where(list_rows.c.list == number)
        with self._store.reading() as connection:
            found = connection.execute(query.order_by(list_rows.c.line))
            return tuple(ListRow(line, json.loads(text)) for line, text in found)
