"""What goes wrong around the desk: a full disk, a database that is gone, a browser that closes, a desk that is killed.

Somebody reads a sentence, and nothing is half-written: each decision stands with its row in the trail, or not at all.
"""

from __future__ import annotations

import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from desk_made import PASSWORD
from desk_served import Served, free_port
from sqlalchemy import event
from test_roles import token

from checker.leads.errors import StoreAway
from checker.leads.store import Store
from checker.leads.store.office import Office
from tests.postgres_server import PostgresServer

MEANT = {"decision": "ask", "reason": "cần hóa đơn " + "x" * 3_900}


def decide(client: httpx.Client, lead: str, csrf: str) -> httpx.Response:
    return client.post(f"/lead/{lead}/decide", data={**MEANT, "csrf": csrf})


def whole(store: Store) -> int:
    """Each decision of a person has its row in the trail, and leads stand as their events say. Out: how many."""
    office = Office(store)
    decided = [row for row in store.events() if row.by and str(row.step) != "seen"]
    told = [row for row in office.trail(limit=10_000) if row.act in {str(row.step) for row in decided}]
    assert sorted((e.lead, e.by, str(e.step)) for e in decided) == sorted(
        (r.what, r.who, r.act) for r in told
    )
    assert office.broken_trail() is None and store.rebuild() == 0
    return len(decided)


def test_a_full_disk_is_a_sentence_and_leaves_nothing_half_written(served: Served) -> None:
    client, lead = served.client("officer"), served.store.leads()[0].id
    csrf = token(client, f"/lead/{lead}")
    full = threading.Event()

    def hold(connection: object) -> None:
        """The file may grow no further: SQLite says what it says on a full disk."""
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()  # type: ignore[attr-defined]
        limit = pages if full.is_set() else 1_000_000_000
        connection.exec_driver_sql(f"PRAGMA max_page_count = {limit}")  # type: ignore[attr-defined]

    event.listen(served.store._engine, "begin", hold)
    assert decide(client, lead, csrf).status_code == 303
    full.set()
    refused = None
    for _ in range(60):
        before = len(served.store.events())
        answer = decide(client, lead, csrf)
        if answer.status_code == 503:
            refused = answer
            break
    assert refused is not None, "the disk was never full"
    assert "Không có gì bị ghi dở" in refused.text and "Traceback" not in refused.text
    assert len(served.store.events()) == before
    full.clear()
    assert decide(client, lead, csrf).status_code == 303
    assert whole(served.store) == before + 1 - sum(
        str(e.step) in ("new", "seen") for e in served.store.events()
    )


def test_a_store_that_was_moved_away_takes_no_decision_into_the_void(served: Served) -> None:
    """SQLite itself would go on writing into the file that nobody sees any more."""
    client, lead, path = served.client("officer"), served.store.leads()[0].id, Path(served.store.url)
    csrf = token(client, f"/lead/{lead}")
    away = path.with_name("elsewhere.db")
    for end in ("", "-wal", "-shm"):
        if path.with_name(path.name + end).exists():
            path.with_name(path.name + end).rename(away.with_name(away.name + end))
    answer = decide(client, lead, csrf)
    assert answer.status_code == 503 and "đã bị dời, xóa hoặc thay" in answer.text
    with Store(str(away)) as kept:
        assert whole(kept) == 0


def test_a_database_that_stops_and_comes_back(serving: Callable[..., Served]) -> None:
    server = PostgresServer()
    try:
        server.start()
        desk = serving(url=server.url)
        client, lead = desk.client("officer"), desk.store.leads()[0].id
        csrf = token(client, f"/lead/{lead}")
        assert decide(client, lead, csrf).status_code == 303
        server.stop()
        for answer in (decide(client, lead, csrf), client.get("/queue"), client.get("/login?next=/")):
            assert answer.status_code in (200, 503) and "Traceback" not in answer.text
        answer = decide(client, lead, csrf)
        assert answer.status_code == 503 and "Không có gì bị ghi dở" in answer.text
        with pytest.raises(StoreAway):
            desk.store.leads()
        server.start()
        assert decide(client, lead, csrf).status_code == 303
        assert whole(desk.store) == 2
        desk.store.close()
    finally:
        server.stop()
        server.remove()


def test_a_database_that_stops_while_people_decide(serving: Callable[..., Served]) -> None:
    """What was answered is kept, what was not answered is kept whole or not at all."""
    server = PostgresServer()
    try:
        server.start()
        desk = serving(url=server.url)
        answered = deciding(desk, server.stop)
        server.start()
        assert answered <= whole(desk.store)
        desk.store.close()
    finally:
        server.stop()
        server.remove()


def deciding(desk: Served, strike: Callable[[], None]) -> int:
    """Six people decide until `strike` has struck; out: how many decisions were answered as done."""
    leads, done, over = [kept.id for kept in desk.store.leads()], [0] * 6, threading.Event()
    people = [desk.client(name) for name in ("officer", "reviewer", "head") * 2]
    tokens = [token(client, f"/lead/{leads[0]}") for client in people]

    def work(n: int) -> None:
        while not over.is_set():
            try:
                answer = decide(people[n], leads[n % len(leads)], tokens[n])
            except httpx.HTTPError:
                return
            if answer.status_code == 303:
                done[n] += 1
            elif answer.status_code == 503:
                return

    threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    while sum(done) < 20:
        time.sleep(0.01)
    strike()
    over.set()
    for thread in threads:
        thread.join()
    return sum(done)


def raw(served: Served, lead: str, csrf: str, cookie: str) -> tuple[socket.socket, bytes]:
    """A connection, and the bytes of a whole decision."""
    body = urlencode({**MEANT, "csrf": csrf}).encode()
    host = served.origin.removeprefix("http://")
    head = (
        f"POST /lead/{lead}/decide HTTP/1.1\r\nHost: {host}\r\nCookie: rasoat_desk={cookie}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    name, _, port = host.partition(":")
    return socket.create_connection((name, int(port))), head.encode() + body


@pytest.mark.parametrize("sent", ["half", "all but one byte", "all"])
def test_a_browser_that_closes_in_the_middle(
    served: Served, sent: str, capfd: pytest.CaptureFixture[str]
) -> None:
    client, lead = served.client("officer"), served.store.leads()[0].id
    csrf = token(client, f"/lead/{lead}")
    line, words = raw(served, lead, csrf, client.cookies["rasoat_desk"])
    line.sendall({"half": words[: len(words) // 2], "all but one byte": words[:-1], "all": words}[sent])
    line.close()
    time.sleep(1)  # a decision that came whole is written by then, or was given up with its browser
    assert whole(served.store) in ({0, 1} if sent == "all" else {0})
    assert decide(client, lead, csrf).status_code == 303, "the desk lives on"
    assert "Traceback" not in capfd.readouterr().err


KILLED = """
import sys
sys.path[:0] = [{root!r}, {here!r}]
from datetime import UTC, datetime
from checker.leads.store import Store
from desk import app
from desk.model import DeskSettings, Doors
import uvicorn
lent = Doors(lambda path, capture: None, {{}}, {{}}, {{}}, lambda: datetime.now(UTC))
made = app.make(Store({store!r}), lent, DeskSettings("http://127.0.0.1:{port}", "http://127.0.0.1:1", b"s"))
uvicorn.run(made, host="127.0.0.1", port={port}, log_level="error")
"""


def test_a_desk_that_is_killed_while_people_decide(served: Served) -> None:
    port, root = free_port(), str(Path(__file__).resolve().parents[2])
    code = KILLED.format(root=root, here=str(Path(__file__).parent), store=served.store.url, port=port)
    process = subprocess.Popen([sys.executable, "-c", code])
    other = Served(f"http://127.0.0.1:{port}", "", served.store, served.office, served.clock)
    while True:
        try:
            httpx.get(f"{other.origin}/login")
            break
        except httpx.HTTPError:
            assert process.poll() is None, "the desk did not start"
            time.sleep(0.05)
    answered = deciding(other, process.kill)
    process.wait()
    assert answered <= whole(served.store)


def test_a_newer_store_is_refused_with_a_sentence_and_stays_as_it_was(tmp_path: Path) -> None:
    root, store = Path(__file__).resolve().parents[2], tmp_path / "a.db"

    def rasoat(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(root / "cli.py"), "desk", *words, "--store", str(store)]
        return subprocess.run(command, capture_output=True, text=True, input=PASSWORD + "\n", timeout=120)

    assert rasoat("add-user", "quantri", "--role", "admin").returncode == 0
    with closing(sqlite3.connect(store, isolation_level=None)) as bare:
        bare.execute("UPDATE alembic_version SET version_num = '9999'")
    before = store.read_bytes()
    done = rasoat("--port", "1")
    assert done.returncode == 1 and "phiên bản mới hơn" in done.stderr and "Traceback" not in done.stderr
    assert store.read_bytes() == before
