"""The desk over a city's store: server time of every page for every role, many deciding at once, first paint.

python -m bench.desk [STORE] [LEADS] [TIMES]    an SQLAlchemy URL or a path; where nothing is there yet, a store with
                                                LEADS leads is made; TIMES requests of each page for each role

Server time is from the last byte of the request to the last byte of the answer, as the application sees it, under
uvicorn on loopback; beside it the CPU milliseconds of this process (server, client and SQLite; not PostgreSQL), which
a busy machine does not stretch. Limits, of server time: 150 ms at the median, 400 ms at the 99th percentile; of first
paint: 100 KB.
"""

from __future__ import annotations

import random
import re
import socket
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import uvicorn

from bench.city import NOW, OFFICERS, build
from checker.leads.life import STATES
from checker.leads.people import Role
from checker.leads.queue import Filter
from checker.leads.store import Store
from checker.leads.store.cases import Cases
from checker.leads.store.tiebook import TieBook
from desk import app
from desk.model import DeskSettings
from desk.passwords import hashed
from roof.desk import doors
from roof.seen import seen
from rules.load import load

PASSWORD = "mật khẩu rất dài"
TIMES = 60
DECISIONS = 25  # of each officer, all at once
WORDS = (
    "Hoa Lan",
    "my pham",
    "shopee",
    "a",
    "zzz",
    "ngọc 7",
)  # as typed, and as found seldom, often or never
MEDIAN, WORST, PAINT = 150, 400, 100_000


class Timed:
    """An ASGI application that keeps the milliseconds of each answer."""

    def __init__(self, inner: Any) -> None:
        self.inner, self.last = inner, 0.0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        start = time.perf_counter()
        await self.inner(scope, receive, send)
        if scope["type"] == "http":
            self.last = (time.perf_counter() - start) * 1000


@contextmanager
def serving(store: Store) -> Iterator[tuple[str, Timed]]:
    """A store in; the desk's address and its clock out."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    origin = f"http://127.0.0.1:{port}"
    settings = DeskSettings(origin, f"http://127.0.0.1:{port + 1}", b"s" * 32)
    timed = Timed(app.make(store, doors(load()), settings, seen()))
    server = uvicorn.Server(uvicorn.Config(timed, host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield origin, timed
    finally:
        server.should_exit = True
        thread.join()


def pages(store: Store, chance: random.Random) -> dict[str, tuple[set[Role], Callable[[], str]]]:
    """Every page, who opens it, and an address of it with other values each time."""
    everything = Filter(states=tuple(STATES))
    leads = [k for _ in range(4) for k in store.queue(everything, 50).leads]
    counts = store.choices()
    some = {name: list(values) for name, values in counts.items()}
    places = _places(store, everything)
    shops = sorted({kept.storefront for kept in leads + [k for page in places for k in page]})
    ids = [(kept.id, kept.platform) for page in places for kept in page]
    rules = sorted({kept.rule for page in places for kept in page})
    readers = {Role.OFFICER, Role.REVIEWER, Role.HEAD, Role.AUDITOR}
    shopee = [i for i, platform in ids if platform == "Shopee"]
    detectives = {Role.OFFICER, Role.REVIEWER, Role.HEAD}
    sellers = [seller.id for seller in TieBook(store).sellers(2)]
    cases = [case.id for case in Cases(store).cases()]
    pick = chance.choice

    def deep() -> str:
        kept = pick(pick(places))
        micros = int(kept.last_seen.timestamp() * 1_000_000)
        return f"/queue?state=all&after={kept.priority}.{micros}.{kept.id}"

    return {
        "log-in": (set(Role), lambda: "/login"),
        "queue": (readers, lambda: "/queue"),
        "queue, every state": (readers, lambda: "/queue?state=all"),
        "queue, deep in it": (readers, deep),
        "queue, one state": (readers, lambda: f"/queue?state={pick(some['state'])}"),
        "queue, theme and severity": (
            readers, lambda: f"/queue?theme={pick(some['theme'])}&severity={pick(some['severity'])}"),
        "queue, ward": (readers, lambda: f"/queue?state=all&ward={quote(pick(some['ward']))}"),
        "queue, platform": (readers, lambda: f"/queue?platform={quote(pick(some['platform']))}"),
        "queue, rule": (readers, lambda: f"/queue?rule={pick(rules)}"),
        "queue, found by words": (readers, lambda: f"/queue?q={quote(pick(WORDS))}"),
        "queue, mine": (readers, lambda: "/queue?assigned=me"),
        "queue, nothing fits": (readers, lambda: "/queue?state=answered&severity=minor&theme=seller"),
        "lead": (readers - {Role.AUDITOR}, lambda: f"/lead/{pick(ids)[0]}"),
        "lead, of a platform": ({Role.AUDITOR}, lambda: f"/lead/{pick(shopee)}"),
        "storefront": (readers - {Role.AUDITOR}, lambda: f"/storefront/{pick(shops)}"),
        "rules": (readers, lambda: "/rules"),
        "rule": (readers, lambda: f"/rules/{pick(rules)}"),
        "sweeps": ({Role.OFFICER, Role.HEAD, Role.ADMIN}, lambda: "/sweeps"),
        "sweep": ({Role.OFFICER, Role.HEAD, Role.ADMIN}, lambda: f"/sweeps/s{chance.randrange(6)}"),
        "schedule": ({Role.HEAD, Role.ADMIN}, lambda: "/sweeps/schedule"),
        "overview": ({Role.HEAD}, lambda: "/team"),
        "sellers": (detectives, lambda: "/sellers"),
        "seller": (detectives, lambda: f"/sellers/{pick(sellers)}"),
        "seller, the largest": (detectives, lambda: f"/sellers/{sellers[0]}"),
        "cases": ({Role.REVIEWER, Role.HEAD}, lambda: "/cases"),
        "case": ({Role.REVIEWER, Role.HEAD}, lambda: f"/cases/{pick(cases)}"),
        "papers": ({Role.OFFICER, Role.HEAD}, lambda: "/papers"),
        "people": ({Role.ADMIN}, lambda: "/people"),
        "person": ({Role.ADMIN}, lambda: f"/people/officer{chance.randrange(OFFICERS)}"),
        "trail": ({Role.HEAD, Role.ADMIN}, lambda: "/trail"),
    }  # fmt: skip


def _places(store: Store, wanted: Filter) -> list[tuple[Any, ...]]:
    """Pages of the queue from its beginning to its end."""
    from checker.leads.queue import Cursor

    found = []
    for priority in (108, 54, 36, 27, 18, 12, 9, 6, 4, 2, 1):
        page = store.queue(wanted, 50, Cursor(priority, NOW, ""))
        if page.leads:
            found.append(page.leads)
    return found


def measure(store: Store, times: int) -> bool:
    """Print the table; whether every limit holds."""
    chance, good = random.Random(1), True
    with serving(store) as (origin, timed):
        print(
            f"{'page':28}{'role':10}{'median':>8}{'p99':>8}{'most':>8}{'CPU':>8}  ms, {times} requests each"
        )
        clients = {role: _client(origin, str(role)) for role in Role}
        for name, (roles, address) in pages(store, chance).items():
            for role in sorted(roles):
                spent, begun = [], time.process_time()
                for _ in range(times):
                    path = address()
                    answer = clients[role].get(path)
                    if answer.status_code != 200:
                        raise SystemExit(f"{path} for {role}: {answer.status_code}")
                    spent.append(timed.last)
                cpu = (time.process_time() - begun) * 1000 / times
                half, worst = (
                    statistics.median(spent),
                    statistics.quantiles(spent, n=100, method="inclusive")[98],
                )
                over = "" if half <= MEDIAN and worst <= WORST else "  ← over the limit"
                good = good and not over
                print(
                    f"{name:28}{role:10}{half:8.0f}{worst:8.0f}{max(spent):8.0f}{cpu:8.0f}{over}", flush=True
                )
        good = _paint(clients[Role.HEAD]) and good
        return _at_once(origin, store) and good


def _paint(client: httpx.Client) -> bool:
    sizes = {
        path: len(client.get(path).content) for path in ("/queue", "/static/desk.css", "/static/desk.js")
    }
    whole = sum(sizes.values())
    print(
        f"first paint of the queue: {whole / 1000:.1f} KB ({', '.join(f'{p} {n}' for p, n in sizes.items())})"
    )
    return whole < PAINT


def _at_once(origin: str, store: Store) -> bool:
    """Every officer decides on leads of the same list at the same time."""
    leads = [kept.id for kept in store.queue(Filter(), 200).leads]
    before = len(_decisions(store, leads))
    answers: list[int] = []
    spent: list[float] = []

    def work(n: int) -> None:
        chance, client = random.Random(n), _client(origin, f"officer{n}")
        token = re.search(r'name="csrf" value="([^"]+)"', client.get("/queue").text)
        assert token
        for _ in range(DECISIONS):
            lead = chance.choice(leads)
            last = store.lead(lead).kept.last_event
            data = {"csrf": token[1], "decision": chance.choice(("confirm", "dismiss", "ask")), "reason": "đã xem",
                    "last": str(last), "code": ""}  # fmt: skip
            start = time.perf_counter()
            answers.append(client.post(f"/lead/{lead}/decide", data=data).status_code)
            spent.append((time.perf_counter() - start) * 1000)

    start = time.perf_counter()
    with ThreadPoolExecutor(OFFICERS) as pool:
        list(pool.map(work, range(OFFICERS)))
    seconds = time.perf_counter() - start
    kept = len(_decisions(store, leads)) - before
    taken, warned = answers.count(303), answers.count(409) + answers.count(422)
    print(
        f"{OFFICERS} officers, {len(answers)} decisions in {seconds:.1f} s: {taken} taken, {kept} in the store, "
        f"{warned} told that somebody was first or that it no longer fits, {len(answers) - taken - warned} errors; "
        f"median {statistics.median(spent):.0f} ms, most {max(spent):.0f} ms; leads that differ from their events: "
        f"{_differing(store, leads)}; the trail breaks at: {_broken(store)}"
    )
    return taken == kept and taken + warned == len(answers)


def _decisions(store: Store, leads: list[str]) -> list[int]:
    return [e.number for lead in leads for e in store.events(lead) if e.by and str(e.step) != "seen"]


def _differing(store: Store, leads: list[str]) -> int:
    from checker.leads.life import fold
    from checker.leads.store.decisions import as_lived

    return sum(store.lead(i).kept.state != fold(as_lived(e) for e in store.events(i)).state for i in leads)


def _broken(store: Store) -> int | None:
    from checker.leads.store.office import Office

    return Office(store).broken_trail()


def _client(origin: str, who: str) -> httpx.Client:
    client = httpx.Client(base_url=origin, timeout=120)
    answer = client.post("/login", data={"name": who, "password": PASSWORD, "next": "/login"})
    assert answer.status_code == 303, answer.status_code
    return client


def main() -> None:
    url = sys.argv[1] if len(sys.argv) > 1 else str(Path(tempfile.mkdtemp()) / "city.db")
    with Store(url) as store:
        if not store.sweeps():
            start = time.perf_counter()
            build(store, int(sys.argv[2]) if len(sys.argv) > 2 else 200_000, hashed(PASSWORD))
            print(f"made in {time.perf_counter() - start:.0f} s")
        print(f"{store.total(Filter(states=tuple(STATES)))} leads on {url.partition(':')[0]}")
        raise SystemExit(0 if measure(store, int(sys.argv[3]) if len(sys.argv) > 3 else TIMES) else 1)


if __name__ == "__main__":
    main()
