"""A desk over a real store and real evidence, served over real HTTP by uvicorn, with a person of every role."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from desk_made import PASSWORD, fill
from desk_served import Clock, Served, free_port, start

from checker.leads.people import Role, User
from checker.leads.store import Store
from checker.leads.store.office import Office
from desk import app, sealed
from desk.model import DeskSettings, Doors, SignIn, Sweeping
from desk.passwords import hashed
from roof.desk import doors
from roof.seen import seen
from rules.load import load
from rules.model import Rulebook


@pytest.fixture(scope="session")
def book() -> Rulebook:
    return load()


@pytest.fixture
def serving(tmp_path: Path, book: Rulebook) -> Iterator[Callable[..., Served]]:
    """A function that opens the desk: `sign_in` and `sweeping` as the roof lends them, made from the origin and
    the store; `url` is a store other than a file of the test's own."""
    clock, servers, stores = Clock(), [], []

    def serve(
        sign_in: Callable[[str, Clock], SignIn | None] = lambda origin, clock: None,
        sweeping: Callable[[Store], Sweeping | None] = lambda store: None,
        url: str = "",
    ) -> Served:
        ports = free_port(), free_port()
        settings = DeskSettings(f"http://127.0.0.1:{ports[0]}", f"http://127.0.0.1:{ports[1]}", b"s" * 32)
        store = Store(url or str(tmp_path / "rasoat.db"))
        stores.append(store)
        fill(store, tmp_path)
        office, kept = Office(store), hashed(PASSWORD)
        for role in Role:
            platform = "Shopee" if role is Role.AUDITOR else ""
            office.add_user(User(str(role), role.title(), role, platform, kept), clock())
        lent: Doors = replace(
            doors(book, tmp_path / "cases"),
            now=clock,
            sign_in=sign_in(settings.origin, clock),
            sweeping=sweeping(store),
        )
        servers.append(start(app.make(store, lent, settings, seen()), ports[0]))
        servers.append(start(sealed.make(lent, settings, seen()), ports[1]))
        return Served(settings.origin, settings.sealed, store, office, clock)

    yield serve
    for server in servers:
        server.should_exit = True
    time.sleep(0.05)
    for store in stores:
        store.close()


@pytest.fixture
def served(serving: Callable[..., Served]) -> Served:
    return serving()
