"""A desk over a real store and real evidence, served over real HTTP by uvicorn, with a person of every role."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from desk_made import PASSWORD, fill
from desk_served import Clock, Served, free_port, start

from checker.leads.people import Role, User
from checker.leads.store import Store
from checker.leads.store.office import Office
from desk import app, sealed
from desk.model import DeskSettings, Doors
from desk.passwords import hashed
from roof.desk import doors
from roof.seen import seen
from rules.load import load
from rules.model import Rulebook


@pytest.fixture(scope="session")
def book() -> Rulebook:
    return load()


@pytest.fixture
def served(tmp_path: Path, book: Rulebook) -> Iterator[Served]:
    clock = Clock()
    lent: Doors = replace(doors(book), now=clock)
    with Store(str(tmp_path / "rasoat.db")) as store:
        fill(store, tmp_path)
        office = Office(store)
        kept = hashed(PASSWORD)
        for role in Role:
            platform = "Shopee" if role is Role.AUDITOR else ""
            office.add_user(User(str(role), role.title(), role, platform, kept), clock())
        ports = free_port(), free_port()
        settings = DeskSettings(f"http://127.0.0.1:{ports[0]}", f"http://127.0.0.1:{ports[1]}", b"s" * 32)
        servers = [
            start(app.make(store, lent, settings, seen()), ports[0]),
            start(sealed.make(lent, settings, seen()), ports[1]),
        ]
        yield Served(settings.origin, settings.sealed, store, office, clock)
        for server in servers:
            server.should_exit = True
        time.sleep(0.05)
