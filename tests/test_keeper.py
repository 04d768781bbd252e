"""Sweeps asked for at the desk: real processes, real shops on loopback, and a desk that is killed meanwhile."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from checker.leads.people import Role, User
from checker.leads.store import Store
from checker.leads.store.office import Office
from checker.leads.store.orders import Orders
from desk.passwords import hashed
from roof.keeper import CLI, Keeper, command
from sweep.plan import key_of
from tests.sweep.stalls import Stalls

OPTIONS = [
    "--test-network",
    "--delay",
    "0",
    "--browser",
    "never",
    "--no-walk",
    "--no-closeups",
    "--at-once",
    "2",
]
PASSWORD = "mật khẩu rất dài"


def now() -> datetime:
    return datetime.now(UTC)


def until(what: Callable[[], object], tick: Callable[[], object] = lambda: None) -> None:
    """Wait until something is so. Each step of it is a process that starts; none is timed."""
    while not what():
        tick()
        time.sleep(0.1)


@pytest.fixture
def market(tmp_path: Path) -> Iterator[tuple[Path, Stalls]]:
    with Stalls(4) as stalls:
        yield stalls.write_registry(tmp_path / "sổ.csv"), stalls


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(str(tmp_path / "rasoat.db")) as opened:
        yield opened


def keeper(store: Store, registry: Path, *options: str) -> Keeper:
    words = command(registry, store.url, registry.parent / "ev", [*OPTIONS, *options])
    return Keeper(Orders(store), {key_of(registry): words}, now)


def test_an_order_is_swept_once_and_has_its_end(market: tuple[Path, Stalls], store: Store) -> None:
    registry, _ = market
    orders, kept = Orders(store), keeper(store, registry)
    kept.look()
    assert store.sweeps() == ()
    number = orders.add(key_of(registry), "an", now())
    until(lambda: orders.one(number).ended, kept.look)
    done = orders.one(number)
    (sweep,) = store.sweeps()
    assert done.why == "" and done.sweep == sweep.id and sweep.finished is not None
    assert (sweep.planned, sweep.done) == (4, 4)
    until(lambda: kept.running is None, kept.look)
    assert len(store.sweeps()) == 1


def test_a_sweep_that_cannot_begin_says_why_and_is_not_tried_again(tmp_path: Path, store: Store) -> None:
    registry = tmp_path / "sổ.csv"
    registry.write_text("Tên,Loại,Địa chỉ web\nA,website,không phải địa chỉ\n", "utf-8")
    orders, kept = Orders(store), keeper(store, registry)
    number = orders.add(key_of(registry), "an", now())
    until(lambda: orders.one(number).ended, kept.look)
    why = orders.one(number).why
    assert "sổ.csv" in why and "Traceback" not in why
    for _ in range(3):
        kept.look()
    assert kept.running is None and orders.open() == ()


def test_a_process_that_was_killed_is_said_and_the_next_order_goes_on_from_there(
    market: tuple[Path, Stalls], store: Store
) -> None:
    registry, stalls = market
    orders, kept = Orders(store), keeper(store, registry)
    stalls.stalls[3].opened.clear()
    number = orders.add(key_of(registry), "an", now())
    until(lambda: store.sweeps() and store.sweeps()[0].done == 3, kept.look)
    assert kept.running is not None
    os.kill(kept.running, signal.SIGKILL)
    until(lambda: orders.one(number).ended, kept.look)
    assert "tín hiệu 9" in orders.one(number).why
    stalls.stalls[3].opened.set()
    again = orders.add(key_of(registry), "an", now())
    until(lambda: orders.one(again).ended, kept.look)
    (sweep,) = store.sweeps()
    assert orders.one(again).why == "" and orders.one(again).sweep == sweep.id == orders.one(number).sweep
    assert sweep.done == 4


def test_a_sweep_that_somebody_stops_ends_as_by_ctrl_c_and_goes_on_from_there(
    market: tuple[Path, Stalls], store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process reads from a shop that does not answer, and Ctrl-C is ignored, as under `nohup`."""
    registry, stalls = market
    orders, kept = Orders(store), keeper(store, registry)
    stalls.stalls[3].opened.clear()
    number = orders.add(key_of(registry), "an", now())
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        kept.look()
    finally:
        signal.signal(signal.SIGINT, before)
    until(lambda: store.sweeps() and store.sweeps()[0].done == 3, kept.look)
    assert stalls.stalls[3].hits
    orders.stop(key_of(registry), "binh", now())
    until(lambda: kept.running is None, kept.look)
    (sweep,) = store.sweeps()
    assert sweep.finished is None and sweep.done == 3 and orders.open() == ()
    assert (orders.one(number).why, orders.one(number).stopped) == ("", "binh")
    assert orders.at_work(key_of(registry), now()) is None
    assert not list((registry.parent / "ev").rglob("*.part"))
    for _ in range(3):
        kept.look()
    assert kept.running is None, "what was stopped is not begun again by itself"
    stalls.stalls[3].opened.set()
    again = orders.add(key_of(registry), "an", now())
    until(lambda: orders.one(again).ended, kept.look)
    (sweep,) = store.sweeps()
    assert sweep.finished is not None and sweep.done == 4 and orders.one(again).why == ""


def test_a_sweep_begun_by_hand_says_who_stopped_it(market: tuple[Path, Stalls], store: Store) -> None:
    registry, stalls = market
    stalls.stalls[3].opened.clear()
    words = command(registry, store.url, registry.parent / "ev", OPTIONS)
    swept = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    until(lambda: swept.poll() is not None or (store.sweeps() and store.sweeps()[0].done == 3))
    Orders(store).stop(key_of(registry), "binh", now())
    said = swept.communicate()[1]
    stalls.stalls[3].opened.set()
    assert swept.returncode == 130 and "Đã dừng theo yêu cầu của binh" in said and "Traceback" not in said


def test_a_sweep_begun_by_hand_is_waited_for(market: tuple[Path, Stalls], store: Store) -> None:
    registry, _ = market
    orders, kept = Orders(store), keeper(store, registry)
    number = orders.add(key_of(registry), "an", now())
    lease = store.take_lease(key_of(registry), now())
    for _ in range(3):
        kept.look()
    assert kept.running is None and orders.one(number).ended is None
    store.release(lease)
    until(lambda: orders.one(number).ended, kept.look)
    assert orders.one(number).why == ""


# the whole desk, as it is typed


@pytest.fixture
def living() -> Iterator[list[subprocess.Popen[str]]]:
    """Desks that do not outlive the test."""
    desks: list[subprocess.Popen[str]] = []
    yield desks
    for desk in desks:
        desk.kill()


def serve(store: str, registry: Path, port: int) -> subprocess.Popen[str]:
    words = [
        sys.executable,
        str(CLI),
        "desk",
        "--store",
        store,
        "--port",
        str(port),
        "--registry",
        str(registry),
    ]
    words += ["--evidence", str(registry.parent / "ev"), "--sweep-options", " ".join(OPTIONS)]
    served = subprocess.Popen(words, cwd=registry.parent, stdout=subprocess.PIPE, text=True)
    until(lambda: served.poll() is not None or answers(port))
    assert served.poll() is None
    return served


def answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/login").status_code == 200
    except httpx.HTTPError:
        return False


def test_a_sweep_outlives_the_desk_that_began_it(
    market: tuple[Path, Stalls], store: Store, living: list[subprocess.Popen[str]]
) -> None:
    """kill -9 of the desk; the sweep goes on; the next desk does not begin it twice, and begins it again when it is
    killed too."""
    registry, stalls = market
    user = User("head", "Head", Role.HEAD)
    Office(store).add_user(replace(user, password=hashed(PASSWORD)), now())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    stalls.stalls[3].opened.clear()
    first = serve(store.url, registry, port)
    living.append(first)
    client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=120)
    client.post("/login", data={"name": "head", "password": PASSWORD})
    page = client.get("/sweeps").text
    fields = dict(re.findall(r'name="(csrf)" value="([^"]+)"', page))
    fields["registry"] = re.findall(r'<option value="([^"]+)">sổ.csv', page)[0]
    assert client.post("/sweeps", data={**fields, "registry": "/etc/passwd"}).status_code == 422
    assert client.post("/sweeps", data=fields).status_code == 303
    assert client.post("/sweeps", data=fields).status_code == 409
    until(lambda: store.sweeps() and store.sweeps()[0].done == 3)
    shown = client.get(f"/sweeps/{store.sweeps()[0].id}").text
    assert "3 / 4" in shown and "data-live" in shown
    first.kill()
    first.communicate()
    (order,) = Orders(store).open()
    worker = Orders(store).at_work(order.registry, now())
    assert worker is not None, "the sweep died with the desk"
    os.kill(
        worker.pid, signal.SIGSTOP
    )  # so that it is still at work when the next desk is there, however slow

    second = serve(store.url, registry, port)
    living.append(second)
    still = Orders(store).at_work(order.registry, now())
    assert still is None or still.pid == worker.pid, "the next desk began it a second time"
    os.kill(worker.pid, signal.SIGKILL)
    stalls.stalls[3].opened.set()
    until(lambda: Orders(store).open() == ())
    (sweep,) = store.sweeps()
    assert sweep.finished is not None and sweep.done == 4
    assert Orders(store).one(order.number).why == ""
    second.send_signal(signal.SIGINT)
    second.communicate()
    assert second.returncode in (0, 130, -signal.SIGINT)


def test_options_that_the_sweep_does_not_know_stop_the_desk_before_it_opens(
    market: tuple[Path, Stalls], store: Store
) -> None:
    registry, _ = market
    for more in (
        ["--registry", str(registry), "--sweep-options", "--pages many"],
        ["--registry", str(registry.with_name("none.csv"))],
    ):
        words = [sys.executable, str(CLI), "desk", "--store", store.url, *more]
        done = subprocess.run(words, capture_output=True, text=True, timeout=120)
        assert done.returncode == 2 and "Traceback" not in done.stderr, more


def test_the_printed_schedule_is_the_command_that_was_asked_for(tmp_path: Path) -> None:
    words = [
        sys.executable,
        str(CLI),
        "schedule",
        "sổ.csv",
        "--day",
        "fri",
        "--at",
        "21:30",
        "--hours",
        "22:00-05:00",
    ]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "OnCalendar=Fri *-*-* 21:30:00 Asia/Ho_Chi_Minh" in done.stdout
    assert f'"{tmp_path}/sổ.csv" --store {tmp_path}/rasoat.db' in done.stdout
    assert "--hours 22:00-05:00" in done.stdout and "30 21 * * fri  cd " in done.stdout
    assert list(tmp_path.iterdir()) == [], "nothing is installed or written"
    for bad in (["--day", "freitag"], ["--rubbish"]):
        done = subprocess.run([*words[:4], *bad], cwd=tmp_path, capture_output=True, text=True, timeout=120)
        assert done.returncode == 2, bad
