"""What the page of one seller shows, in a handful of questions however many storefronts it has.

Asking for each storefront by itself took 155 ms on PostgreSQL for a seller of 40; a page may take 150.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, or_, select

from checker.leads.kept import Kept
from checker.leads.life import OPEN
from checker.leads.store.chunks import chunks
from checker.leads.store.reading import kept_rows
from checker.leads.store.store import Store
from checker.leads.store.tables import leads, storefronts
from checker.leads.store.tie_tables import tie_runs, ties
from ties.document import tie_of
from ties.model import Tie


@dataclass(frozen=True, slots=True)
class Shop:
    """One storefront of a seller: its id, its name in the registry ("" where it is not there), some of its leads."""

    id: str
    name: str
    leads: tuple[Kept, ...]  # decided ones first, then the most pressing


@dataclass(frozen=True, slots=True)
class SellerView:
    """Storefronts of a seller and the weightiest ties of the last run, among them and to others."""

    shops: tuple[Shop, ...]
    inside: tuple[Tie, ...]
    more: int  # lighter ties among them
    outside: tuple[Tie, ...]


def view(store: Store, members: Sequence[str], shops: int, each: int, most: int) -> SellerView:
    """Of all `members`: the first `shops` with `each` leads at most, and `most` ties of either sort."""
    shown = members[:shops]
    with store.reading() as connection:
        names = dict(_names(connection, shown))
        found = _leads(connection, shown, each)
        inside, outside = _ties(connection, members)
        read = _documents(connection, [*inside[:most], *outside[:most]])
    return SellerView(
        tuple(Shop(one, names.get(one, ""), tuple(found.get(one, ()))) for one in shown),
        tuple(read[number] for number in inside[:most]),
        max(0, len(inside) - most),
        tuple(read[number] for number in outside[:most]),
    )


def _names(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    for chunk in chunks(ids):
        query = select(storefronts.c.id, storefronts.c.name).where(storefronts.c.id.in_(chunk))
        yield from ((row.id, row.name) for row in connection.execute(query))


def _leads(connection: Connection, ids: Sequence[str], each: int) -> Mapping[str, Sequence[Kept]]:
    order = (
        leads.c.state.in_([str(state) for state in OPEN]),  # false before true
        leads.c.priority.desc(),
        leads.c.last_seen.desc(),
        leads.c.id,
    )
    place = func.row_number().over(partition_by=leads.c.storefront, order_by=order)
    found: dict[str, list[Kept]] = defaultdict(list)
    for chunk in chunks(ids):
        ranked = select(leads.c.id, place.label("place")).where(leads.c.storefront.in_(chunk)).subquery()
        query = select(ranked.c.id).where(ranked.c.place <= each).order_by(ranked.c.place)
        for wanted in chunks(connection.execute(query).scalars().all()):
            kept = {one.id: one for one in kept_rows(connection, wanted)}
            for lead in wanted:
                found[kept[lead].storefront].append(kept[lead])
    return found


def _ties(connection: Connection, members: Sequence[str]) -> tuple[list[int], list[int]]:
    """Numbers of the ties among the members and of those to others, each the weightiest first."""
    its, found = frozenset(members), dict[int, tuple[float, str, str]]()
    run = select(func.max(tie_runs.c.number)).scalar_subquery()
    for chunk in chunks(members):
        query = select(ties.c.number, ties.c.weight, ties.c.left, ties.c.right).where(
            ties.c.run == run, or_(ties.c.left.in_(chunk), ties.c.right.in_(chunk))
        )
        found |= {row.number: (-row.weight, row.left, row.right) for row in connection.execute(query)}
    inside, outside = list[int](), list[int]()
    for number in sorted(found, key=found.__getitem__):
        _, left, right = found[number]
        (inside if left in its and right in its else outside).append(number)
    return inside, outside


def _documents(connection: Connection, numbers: Sequence[int]) -> dict[int, Tie]:
    """The ties of these numbers; their documents are long, so the others are not read."""
    return {
        row.number: tie_of(row.document)
        for chunk in chunks(numbers)
        for row in connection.execute(select(ties.c.number, ties.c.document).where(ties.c.number.in_(chunk)))
    }
