"""The people of the desk and their trail, over the same database as the leads. Each method is one transaction.

Times come in from the caller (aware, UTC); secrets are kept as digests only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import RowMapping, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from checker.leads.errors import OfficeError
from checker.leads.people import Role, SavedView, Session, Trail, User
from checker.leads.store import trail
from checker.leads.store.desk_tables import logins, sessions, users, views
from checker.leads.store.store import Store

COMMAND = "(dòng lệnh)"  # who acts, when it is not somebody at the desk


class Office:
    """Users, sessions, log-ins, saved views and the trail of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # people

    def add_user(self, user: User, at: datetime, by: str = COMMAND, detail: str = "") -> None:
        """Add a person; the trail says so in the same transaction. Raises OfficeError when the name is taken."""
        try:
            with self._store.writing() as connection:
                connection.execute(insert(users).values(**_row(user), created=at))
                trail.add(connection, by, "add user", [user.name], at, detail or str(user.role))
        except IntegrityError:
            raise OfficeError(
                f"Đã có người dùng {user.name!r}; hãy chọn tên khác.",
                f"There is a user {user.name!r} already; choose another name.",
            ) from None

    def change_user(self, user: User, at: datetime, by: str, act: str, detail: str = "") -> None:
        """Write a person as they are now; their sessions end, and the trail says who did what.

        Raises OfficeError when nobody would be left who may look after the people.
        """
        with self._store.writing() as connection:
            connection.execute(update(users).where(users.c.name == user.name).values(**_row(user)))
            chiefs = select(func.count()).where(users.c.role == str(Role.ADMIN), users.c.active.is_(True))
            stood = user.role is Role.ADMIN and user.active
            if not stood and not connection.execute(chiefs).scalar_one():
                raise OfficeError(
                    "Phải còn ít nhất một người quản trị đang hoạt động.",
                    "At least one active administrator must be left.",
                )
            connection.execute(delete(sessions).where(sessions.c.user == user.name))
            trail.add(connection, by, act, [user.name], at, detail)

    def end_sessions(self, user: str, at: datetime, by: str, keep: str = "") -> int:
        """Log a person out everywhere, but for the session of the cookie `keep`. Out: how many ended."""
        query = delete(sessions).where(sessions.c.user == user)
        if keep:
            query = query.where(sessions.c.id != _digest(keep))
        with self._store.writing() as connection:
            ended = connection.execute(query).rowcount
            trail.add(connection, by, "end sessions", [user], at, str(ended))
        return ended

    def open_sessions(self, at: datetime) -> dict[str, int]:
        """How many log-ins still hold, by person."""
        query = select(sessions.c.user, func.count()).where(sessions.c.ends > at).group_by(sessions.c.user)
        with self._store.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

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
            trail.add(connection, who, act, whats, at, detail)

    def trail(self, *, what: str | None = None, limit: int = 200) -> tuple[Trail, ...]:
        """The latest rows of the trail, newest first."""
        with self._store.reading() as connection:
            return trail.latest(connection, what, limit)

    def broken_trail(self, latest: int | None = None) -> int | None:
        """The number of the first row that does not follow from the one before it; None when all do.

        `latest`: look only at so many of the newest rows, the first of them held against the row before it.
        """
        with self._store.reading() as connection:
            return trail.broken(connection, latest)


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
        "must_change": user.must_change,
    }


def _user(row: RowMapping) -> User:
    return User(
        row["name"],
        row["shown"],
        Role(row["role"]),
        row["platform"],
        row["password"],
        row["active"],
        row["must_change"],
    )
