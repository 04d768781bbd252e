"""Ties in the store: profiles of visits, runs with their sellers and ties, people's judgements.

Over the same database as the leads; each method is one transaction; rows are only added. Times come in from
the caller (aware, UTC).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, or_, select

from checker.leads.errors import LeadsError
from checker.leads.store.chunks import chunks
from checker.leads.store.store import Store
from checker.leads.store.tables import storefronts, visits
from checker.leads.store.tie_tables import profiles, sellers, tie_judgements, tie_runs, ties
from ties.document import common_json, common_of, profile_of, profile_text, tie_of, tie_text
from ties.model import Common, Judgement, Profile, Resolution, Seller, Standing, Tie, Verdict

READ = ("complete", "partial")


class NoSuchSeller(LeadsError):
    """No seller, or more than one, is what was asked for."""


class TieBook:
    """Sellers and ties of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # what visits show

    def unread(self, reader: str) -> list[tuple[str, str]]:
        """The last visit of each storefront that this reader has not read: (visit, evidence path), in order."""
        with self._store.reading() as connection:
            last = _last_visits(connection)
            done = set(
                connection.execute(select(profiles.c.visit).where(profiles.c.reader == reader)).scalars()
            )
        return [(visit, path) for visit, path in last if visit not in done]

    def add_profiles(self, reader: str, found: Iterable[Profile]) -> None:
        """Keep what was read. A visit that this reader read before is left alone."""
        with self._store.writing() as connection:
            known = set(
                connection.execute(select(profiles.c.visit).where(profiles.c.reader == reader)).scalars()
            )
            rows = [
                {"visit": p.visit, "reader": reader, "document": profile_text(p)}
                for p in found
                if p.visit not in known
            ]
            if rows:
                connection.execute(insert(profiles), rows)

    def profiles(self, reader: str) -> list[Profile]:
        """The profiles of the last visits of all storefronts, as this reader read them."""
        with self._store.reading() as connection:
            last = [visit for visit, _ in _last_visits(connection)]
            return [
                profile_of(text)
                for chunk in chunks(last)
                for text in connection.execute(
                    select(profiles.c.document)
                    .where(profiles.c.reader == reader, profiles.c.visit.in_(chunk))
                    .order_by(profiles.c.visit)
                ).scalars()
            ]

    # runs

    def add_run(self, resolution: Resolution, at: datetime) -> bool:
        """Keep what a run came to; False when the run before came to the same."""
        summary = json.dumps(
            {"common": [common_json(c) for c in resolution.common], "quarrels": len(resolution.quarrels)},
            ensure_ascii=False,
        )
        whole = hashlib.sha256(summary.encode())
        for tie in resolution.ties:
            whole.update(tie_text(tie).encode())
        for seller in resolution.sellers:
            whole.update("\n".join((seller.id, *seller.storefronts)).encode())
        digest = whole.hexdigest()
        with self._store.writing() as connection:
            before = connection.execute(
                select(tie_runs.c.digest).order_by(tie_runs.c.number.desc()).limit(1)
            ).scalar()
            if before == digest:
                return False
            count = sum(len(s.storefronts) for s in resolution.sellers)
            row = connection.execute(
                insert(tie_runs).values(
                    at=at, storefronts=count, scored=resolution.scored, digest=digest, summary=summary
                )
            )
            assert row.inserted_primary_key is not None
            run = row.inserted_primary_key[0]
            belongs = [
                {"run": run, "storefront": one, "seller": s.id}
                for s in resolution.sellers
                for one in s.storefronts
            ]
            if belongs:
                connection.execute(insert(sellers), belongs)
            held = [
                {
                    "run": run, "left": t.left, "right": t.right, "standing": str(t.standing),
                    "weight": t.weight, "document": tie_text(t),
                }
                for t in resolution.ties
            ]  # fmt: skip
            if held:
                connection.execute(insert(ties), held)
        return True

    def last_run(self) -> tuple[datetime, int] | None:
        """When the last run was and how many storefronts it tied; None before the first."""
        with self._store.reading() as connection:
            row = connection.execute(select(tie_runs).order_by(tie_runs.c.number.desc()).limit(1)).first()
        return None if row is None else (row.at, row.storefronts)

    def belongs(self) -> dict[str, str]:
        """Storefront → seller, of the last run."""
        with self._store.reading() as connection:
            query = select(sellers.c.storefront, sellers.c.seller).where(sellers.c.run == _run())
            return {row.storefront: row.seller for row in connection.execute(query)}

    def sellers(self, at_least: int = 1, limit: int | None = None) -> tuple[Seller, ...]:
        """The sellers of the last run with so many storefronts or more, the largest first."""
        with self._store.reading() as connection:
            counts = (
                select(sellers.c.seller)
                .where(sellers.c.run == _run())
                .group_by(sellers.c.seller)
                .having(func.count() >= at_least)
                .order_by(func.count().desc(), sellers.c.seller)
                .limit(limit)
            )
            wanted = list(connection.execute(counts).scalars())
            members = _members(connection, wanted)
        return tuple(Seller(one, tuple(members[one])) for one in wanted)

    def seller(self, asked: str) -> Seller:
        """One seller, by its id, the beginning of it, or one of its storefronts. Raises NoSuchSeller."""
        with self._store.reading() as connection:
            query = select(sellers.c.seller).where(sellers.c.run == _run()).distinct()
            found = list(connection.execute(query.where(sellers.c.storefront == asked)).scalars())
            if not found and asked:
                starts = sellers.c.seller.startswith(asked, autoescape=True)
                found = list(
                    connection.execute(query.where(starts).order_by(sellers.c.seller).limit(5)).scalars()
                )
            if len(found) != 1:
                several = ", ".join(found)
                raise NoSuchSeller(
                    f"Mã {asked!r} ứng với nhiều người bán: {several}."
                    if found
                    else f"Không có người bán {asked!r}.",
                    f"{asked!r} is the beginning of several sellers: {several}."
                    if found
                    else f"No seller {asked!r}.",
                )
            return Seller(found[0], tuple(_members(connection, found)[found[0]]))

    def seller_of(self, storefront: str) -> tuple[str, int] | None:
        """The seller of a storefront in the last run and how many storefronts it has; None where no run knew it."""
        with self._store.reading() as connection:
            mine = (sellers.c.run == _run()) & (sellers.c.storefront == storefront)
            found = connection.execute(select(sellers.c.seller).where(mine)).scalar()
            if found is None:
                return None
            every = (sellers.c.run == _run()) & (sellers.c.seller == found)
            count = connection.execute(select(func.count()).select_from(sellers).where(every)).scalar_one()
        return found, count

    def ties(self, storefronts: Sequence[str], standing: Standing | None = None) -> tuple[Tie, ...]:
        """The ties of the last run (or those of one standing) that touch any of these storefronts, weightiest first."""
        found: dict[int, Tie] = {}
        with self._store.reading() as connection:
            for chunk in chunks(storefronts):
                query = select(ties.c.number, ties.c.document).where(
                    ties.c.run == _run(), or_(ties.c.left.in_(chunk), ties.c.right.in_(chunk))
                )
                if standing is not None:
                    query = query.where(ties.c.standing == str(standing))
                found |= {number: tie_of(text) for number, text in connection.execute(query)}
        return tuple(sorted(found.values(), key=lambda t: (-t.weight, t.left, t.right)))

    def every_tie(self) -> Iterator[Tie]:
        """All ties of the last run, in order."""
        with self._store.reading() as connection:
            query = select(ties.c.document).where(ties.c.run == _run()).order_by(ties.c.number)
            yield from (tie_of(text) for text in connection.execute(query).scalars())

    def clones(self, limit: int) -> tuple[Tie, ...]:
        """So many pairs of the last run of which one shows the other's identity, in order."""
        with self._store.reading() as connection:
            query = select(ties.c.document).where(
                ties.c.run == _run(), ties.c.standing == str(Standing.CLONE)
            )
            found = connection.execute(query.order_by(ties.c.number).limit(limit)).scalars()
            return tuple(tie_of(text) for text in found)

    def common(self) -> tuple[Common, ...]:
        """The marks that tied nobody in the last run."""
        with self._store.reading() as connection:
            text = connection.execute(
                select(tie_runs.c.summary).order_by(tie_runs.c.number.desc()).limit(1)
            ).scalar()
        return tuple(common_of(one) for one in json.loads(text)["common"]) if text else ()

    # people

    def judge(self, left: str, right: str, verdict: Verdict, by: str, reason: str, at: datetime) -> Judgement:
        """Add a person's word on two storefronts. Raises LeadsError when one is not there or words are missing."""
        one, two = sorted((left, right))
        if not by.strip() or not reason.strip() or one == two:
            raise LeadsError(
                "Cần tên người quyết định, lý do và hai gian hàng khác nhau.",
                "A name, a reason and two different storefronts are needed.",
            )
        with self._store.writing() as connection:
            known = connection.execute(
                select(storefronts.c.id).where(storefronts.c.id.in_((one, two)))
            ).scalars()
            if missing := {one, two} - set(known):
                which = ", ".join(sorted(missing))
                raise LeadsError(f"Không có gian hàng {which}.", f"There is no storefront {which}.")
            row = connection.execute(
                insert(tie_judgements).values(
                    at=at, left=one, right=two, verdict=str(verdict), by=by.strip(), reason=reason.strip()
                )
            )
            assert row.inserted_primary_key is not None
            return Judgement(
                one, two, verdict, by.strip(), at, reason.strip(), int(row.inserted_primary_key[0])
            )

    def judgements(self) -> tuple[Judgement, ...]:
        """Everything people said of pairs, oldest first."""
        with self._store.reading() as connection:
            rows = connection.execute(select(tie_judgements).order_by(tie_judgements.c.number))
            return tuple(
                Judgement(r.left, r.right, Verdict(r.verdict), r.by, r.at, r.reason, r.number) for r in rows
            )


def _run() -> Any:
    return select(func.max(tie_runs.c.number)).scalar_subquery()


def _members(connection: Connection, wanted: Sequence[str]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {one: [] for one in wanted}
    for chunk in chunks(wanted):
        query = select(sellers.c.seller, sellers.c.storefront).where(
            sellers.c.run == _run(), sellers.c.seller.in_(chunk)
        )
        for seller, one in connection.execute(query.order_by(sellers.c.storefront)):
            out[seller].append(one)
    return out


def _last_visits(connection: Connection) -> list[tuple[str, str]]:
    """The last visit of each storefront that read its pages and has evidence."""
    last = (
        select(visits.c.storefront, func.max(visits.c.started).label("started"))
        .where(visits.c.state.in_(READ), visits.c.evidence_path != "")
        .group_by(visits.c.storefront)
        .subquery()
    )
    query = (
        select(visits.c.storefront, visits.c.id, visits.c.evidence_path)
        .join(last, (last.c.storefront == visits.c.storefront) & (last.c.started == visits.c.started))
        .where(visits.c.state.in_(READ), visits.c.evidence_path != "")
        .order_by(visits.c.storefront, visits.c.id)
    )
    return list({one: (visit, path) for one, visit, path in connection.execute(query)}.values())
