"""A running desk, as the tests hold it: real HTTP, a real store, a clock that can be moved on."""

from __future__ import annotations

import socket
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import httpx
import uvicorn
from desk_made import PASSWORD

from checker.leads.store import Store
from checker.leads.store.office import Office
from desk.model import Lent, Scheduled, Sweeping


class Clock:
    """The desk's clock: real, but for what a test adds."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@dataclass
class Served:
    """A running desk."""

    origin: str
    sealed: str
    store: Store
    office: Office
    clock: Clock

    def client(self, who: str = "") -> httpx.Client:
        """Somebody's browser without scripts; logged in when a name is given."""
        client = httpx.Client(base_url=self.origin, follow_redirects=False, timeout=120)
        if who:
            answer = client.post("/login", data={"name": who, "password": PASSWORD, "next": "/"})
            assert answer.status_code == 303, answer.text
        return client


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(application: object, port: int) -> uvicorn.Server:
    config = uvicorn.Config(application, host="127.0.0.1", port=port, log_level="error")  # type: ignore[arg-type]
    server = uvicorn.Server(config)
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.02)
    return server


def lending(store: Store) -> Sweeping:
    """A registry that may be swept; nobody is there to do it."""
    plan = Scheduled("rasoat-so", "[Unit]", "[Timer]", "0 6 * * mon  cd / && rasoat", "true")
    return Sweeping((Lent("abc", "/srv/so.csv", "so.csv"),), lambda: None, lambda lent, day, time, lang: plan)
