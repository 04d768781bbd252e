"""The people of the desk and their trail, over the same database as the leads. Each method is one transaction.

Times come in from the caller (aware, UTC); secrets are kept as digests only.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from checker.leads.errors import OfficeError
from checker.leads.people import Role, SavedView, Session, Trail, User
from checker.leads.store.desk_tables import logins, sessions, trail, users, views
from checker.leads.store.store import Store

START = "0" * 64  # what the first row of the trail follows


class Office:
    """Users, sessions, log-ins, saved views and the trail of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # people

    def add_user(self, user: User, at: datetime) -> None:
        """Add a person. Raises OfficeError when the name is taken."""
        try:
            with self._store.writing() as connection:
                connection.execute(insert(users).values(**_row(user), created=at))
        except IntegrityError:
            raise OfficeError(
                f"Đã có người dùng {user.name!r}; hãy chọn tên khác.",
                f"There is a user {user.name!r} already; choose another name.",
            ) from None

    def put_user(self, user: User) -> None:
        """Change a person's name, role, platform, password or standing; their sessions end."""
        with self._store.writing() as connection:
            connection.execute(update(users).where(users.c.name == user.name).values(**_row(user)))
            connection.execute(delete(sessions).where(sessions.c.user == user.name))

    def user(self, name: str) -> User | None:
        """One person, or None."""
        with self._store.reading() as connection:
            row = connection.execute(select(users).where(users.c.name == name)).mappings().first()
        return None if row is None else _user(row)

    def users(self) -> tuple[User, ...]:
        """Everybody, by name."""
        with self._store.reading() as connection:
            return tuple(
                _user(row) for row in connection.execute(select(users).order_by(users.c.name)).mappings()
            )

    # sessions and log-ins

    def begin_session(self, secret: str, user: str, csrf: str, at: datetime, ends: datetime) -> None:
        """Keep a log-in. `secret` is the cookie; only its digest is kept. Ended sessions are swept away."""
        with self._store.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.ends < at))
            connection.execute(
                insert(sessions).values(id=_digest(secret), user=user, csrf=csrf, begun=at, ends=ends)
            )

    def session(self, secret: str, at: datetime) -> Session | None:
        """The log-in of a cookie, while it holds and the person is active."""
        query = (
            select(sessions.c.csrf, sessions.c.begun, sessions.c.ends, users)
            .join(users, users.c.name == sessions.c.user)
            .where(sessions.c.id == _digest(secret), sessions.c.ends > at, users.c.active.is_(True))
        )
        with self._store.reading() as connection:
            row = connection.execute(query).mappings().first()
        return None if row is None else Session(_user(row), row["csrf"], row["begun"], row["ends"])

    def end_session(self, secret: str) -> None:
        """Log out."""
        with self._store.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.id == _digest(secret)))

    def note_login(self, name: str, address: str, good: bool, at: datetime) -> None:
        """Keep that somebody tried to log in."""
        with self._store.writing() as connection:
            connection.execute(insert(logins).values(name=name, address=address, good=good, at=at))

    def failures(self, name: str, address: str, since: datetime) -> tuple[int, int]:
        """Failed log-ins since a time: of this name since it last succeeded, and from this address."""
        good = select(func.max(logins.c.at)).where(logins.c.name == name, logins.c.good.is_(True))
        bad = select(func.count()).where(logins.c.good.is_(False), logins.c.at > since)
        with self._store.reading() as connection:
            last = connection.execute(good).scalar()
            of_name = bad.where(logins.c.name == name)
            if last is not None:
                of_name = of_name.where(logins.c.at > last)
            return (
                connection.execute(of_name).scalar_one(),
                connection.execute(bad.where(logins.c.address == address)).scalar_one(),
            )

    # saved views

    def save_view(self, view: SavedView) -> None:
        """Keep a filter under a name; the same name is written over."""
        with self._store.writing() as connection:
            connection.execute(delete(views).where(views.c.owner == view.owner, views.c.name == view.name))
            connection.execute(insert(views).values(owner=view.owner, name=view.name, query=view.query))

    def drop_view(self, owner: str, name: str) -> None:
        """Forget a saved view."""
        with self._store.writing() as connection:
            connection.execute(delete(views).where(views.c.owner == owner, views.c.name == name))

    def views(self, owner: str) -> tuple[SavedView, ...]:
        """A person's saved views, by name."""
        query = select(views).where(views.c.owner == owner).order_by(views.c.name)
        with self._store.reading() as connection:
            return tuple(SavedView(r.owner, r.name, r.query) for r in connection.execute(query))

    # the trail

    def note(self, who: str, act: str, what: str, at: datetime, detail: str = "") -> None:
        """Add one row to the trail."""
        self.note_all(who, act, [what], at, detail)

    def note_all(self, who: str, act: str, whats: Sequence[str], at: datetime, detail: str = "") -> None:
        """Add a row for each thing, in one transaction."""
        with self._store.writing() as connection:
            if connection.dialect.name == "postgresql":  # SQLite lets one writer in at a time by itself
                connection.execute(text("LOCK TABLE trail IN EXCLUSIVE MODE"))
            number, previous = _last(connection)
            for what in whats:
                number += 1
                digest = _link(previous, number, at, who, act, what, detail)
                connection.execute(
                    insert(trail).values(
                        number=number,
                        at=at,
                        who=who,
                        act=act,
                        what=what,
                        detail=detail,
                        previous=previous,
                        digest=digest,
                    )
                )
                previous = digest

    def trail(self, *, what: str | None = None, limit: int = 200) -> tuple[Trail, ...]:
        """The latest rows of the trail, newest first."""
        query = select(trail).order_by(trail.c.number.desc()).limit(limit)
        if what is not None:
            query = query.where(trail.c.what == what)
        with self._store.reading() as connection:
            return tuple(Trail(*row) for row in connection.execute(query))

    def broken_trail(self, latest: int | None = None) -> int | None:
        """The number of the first row that does not follow from the one before it; None when all do.

        `latest`: look only at so many of the newest rows, the first of them held against the row before it.
        """
        with self._store.reading() as connection:
            number, previous = 0, START
            if latest is not None:
                first = max(0, _last(connection)[0] - latest)
                row = connection.execute(select(trail).where(trail.c.number == first)).first()
                if row is not None:
                    number, previous = first, row.digest
            asked = select(trail).where(trail.c.number > number).order_by(trail.c.number)
            for row in connection.execution_options(yield_per=5_000).execute(asked):
                number += 1
                said = _link(previous, number, row.at, row.who, row.act, row.what, row.detail)
                if (row.number, row.previous, row.digest) != (number, previous, said):
                    return int(row.number)
                previous = row.digest
        return None


def _last(connection: Connection) -> tuple[int, str]:
    row = connection.execute(
        select(trail.c.number, trail.c.digest).order_by(trail.c.number.desc()).limit(1)
    ).first()
    return (0, START) if row is None else (row.number, row.digest)


def _link(previous: str, number: int, at: datetime, who: str, act: str, what: str, detail: str) -> str:
    row = [previous, number, at.isoformat(timespec="microseconds"), who, act, what, detail]
    return hashlib.sha256(json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _row(user: User) -> dict[str, object]:
    return {
        "name": user.name,
        "shown": user.shown,
        "role": str(user.role),
        "platform": user.platform,
        "password": user.password,
        "active": user.active,
    }


def _user(row: RowMapping) -> User:
    return User(row["name"], row["shown"], Role(row["role"]), row["platform"], row["password"], row["active"])
