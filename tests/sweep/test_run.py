"""Whole sweeps over real shops on loopback: real crawl, real evidence, real rules, a real store."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from bomb import Bomb
from go import SETTINGS
from stalls import Stalls

from checker.leads.errors import LeaseTaken
from checker.leads.life import Step
from checker.leads.outcome import VisitOutcome
from checker.leads.store import Store
from crawler.crawl import Job, PageSeen
from crawler.evidence import VisitWriter, read, verify
from crawler.later import not_before
from crawler.model import Capture, CaptureState, Storefront, Visit, VisitRecord, VisitState
from crawler.settings import CrawlSettings
from rules.load import load as load_rules
from rules.model import Rulebook
from sweep.checking import Checking
from sweep.plan import SweepError, evidence_path, safe_name, visit_id
from sweep.registry import Registry, load
from sweep.run import Progress, SweepSummary, run
from sweep.worker import Order

GO = Path(__file__).with_name("go.py")


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rules()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(str(tmp_path / "rasoat.db")) as opened:
        yield opened


@pytest.fixture
def stalls() -> Iterator[Stalls]:
    with Stalls(3) as opened:
        yield opened


def lead_steps(store: Store, storefront: str, rule: str) -> list[Step]:
    ids = [kept.id for kept in store.leads(storefront=storefront, rule=rule)]
    return [event.step for lead in ids for event in store.events(lead)]


def test_leads_are_new_then_mended_then_reopened(
    tmp_path: Path, store: Store, stalls: Stalls, rulebook: Rulebook
) -> None:
    path = stalls.write_registry(tmp_path / "r.csv")
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # bound and not listening: connections are refused
        dead = f"127.0.0.1:{nobody.getsockname()[1]}"
        path.write_text(path.read_text("utf-8") + f"Đã đóng,website,http://{dead}/\n", "utf-8")
        stalls.stalls[2].robots = "User-agent: *\nDisallow: /\n"
        registry = load(path)
        heard: list[Progress] = []

        def sweep() -> SweepSummary:
            return run(registry, store, tmp_path / "ev", rulebook, SETTINGS, on_progress=heard.append, jobs=2)

        first = sweep()
        assert (first.planned, first.done, first.left, first.resumed) == (4, 4, 0, False)
        assert first.states == {"complete": 2, "blocked": 1, "unreachable": 1}
        lacking, clean, blocked = (s.url.removeprefix("http://").rstrip("/") for s in stalls.stalls)
        assert lead_steps(store, lacking, "returns-policy-published") == [Step.NEW]
        assert store.leads(storefront=clean, rule="returns-policy-published") == ()
        assert store.leads(storefront=blocked) == store.leads(storefront=dead) == ()
        assert list(verify(tmp_path / "ev")) == []
        assert heard[0].step == "planned" and heard[-1].done == heard[-1].total == 4
        assert sum(p.step == "done" for p in heard) == sum(p.step == "crawled" for p in heard) == 4

        stalls.stalls[0].lacks.clear()
        second = sweep()
        assert second.sweep != first.sweep and not second.resumed
        assert lead_steps(store, lacking, "returns-policy-published") == [Step.NEW, Step.MENDED]
        stalls.stalls[0].lacks.add("doi-tra")
        sweep()
        assert lead_steps(store, lacking, "returns-policy-published") == [
            Step.NEW,
            Step.MENDED,
            Step.REOPENED,
        ]
        before = store.leads(storefront=lacking)
        stalls.stalls[0].robots = "User-agent: *\nDisallow: /\n"
        assert sweep().states["blocked"] == 2
        assert store.leads(storefront=lacking) == before
        assert store.rebuild() == 0
        assert not list((tmp_path / "ev").rglob("*.part"))


def test_a_lead_names_the_evidence_that_lies_on_disk(
    tmp_path: Path, store: Store, stalls: Stalls, rulebook: Rulebook
) -> None:
    registry = load(stalls.write_registry(tmp_path / "r.csv"))
    summary = run(registry, store, tmp_path / "ev", rulebook, SETTINGS, as_of=date(2026, 3, 1))
    for row in store.visits(sweep=summary.sweep):
        assert Path(row.evidence_path) == evidence_path(tmp_path / "ev", summary.sweep, row.storefront)
        assert row.id == visit_id(summary.sweep, row.storefront)
        assert (row.as_of, row.rulebook) == (date(2026, 3, 1), rulebook.digest)
        digests = {c.digest for c in read(Path(row.evidence_path)).captures}
        for kept in store.leads(storefront=row.storefront):
            evidence = store.lead(kept.id).last.lead.evidence
            assert evidence and {e.digest for e in evidence} <= digests


def test_ctrl_c_leaves_a_sweep_to_go_on_with(tmp_path: Path, store: Store, rulebook: Rulebook) -> None:
    with Stalls(5) as stalls:
        registry = stalls.write_registry(tmp_path / "r.csv")
        held = stalls.stalls[1:3]
        for stall in held:
            stall.opened.clear()
        command = [sys.executable, str(GO), str(registry), str(tmp_path / "rasoat.db"), str(tmp_path / "ev")]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        while not process.stdout.readline().startswith("done"):
            assert process.poll() is None
        with pytest.raises(LeaseTaken):
            run(load(registry), store, tmp_path / "ev", rulebook, SETTINGS)
        process.send_signal(signal.SIGINT)
        assert process.stdout.read().endswith("interrupted\n")
        assert process.wait(60) == 130
        for stall in held:
            stall.opened.set()
        done = store.sweeps()[0].done
        assert 0 < done <= 3
        hits = {stall.name: sum(stall.hits.values()) for stall in stalls.stalls}
        summary = run(load(registry), store, tmp_path / "ev", rulebook, SETTINGS)
        assert summary.resumed and summary.done == 5 and len(store.sweeps()) == 1
        again = [stall for stall in stalls.stalls if sum(stall.hits.values()) > hits[stall.name]]
        assert len(again) <= 5 - done
        assert summary.states == {"complete": 5}, [
            (v.storefront, v.state, v.why, v.started) for v in store.visits()
        ]
        assert list(verify(tmp_path / "ev")) == []


# The border to the crawl, played by a function that writes real evidence without a network.


class FakeCrawl:
    """Visits that are over at once: one page each, or whatever `states` says for a storefront."""

    def __init__(self, states: dict[str, VisitState] | None = None, missing: Sequence[str] = ()) -> None:
        self.states = states or {}
        self.missing = missing
        self.asked: list[str] = []

    def __call__(self, jobs: Sequence[Job], settings: CrawlSettings) -> Iterator[PageSeen | VisitRecord]:
        for n, job in enumerate(jobs):
            self.asked.append(job.storefront.id)
            if job.storefront.id in self.missing:
                yield VisitRecord(job.visit_id, job.storefront.id, VisitState.FAILED, "no room", 0, 0, "")
                continue
            yield keep(job, self.states.get(job.storefront.id, VisitState.COMPLETE), n)


def keep(job: Job, state: VisitState = VisitState.COMPLETE, n: int = 0) -> VisitRecord:
    """One visit of one page written as evidence."""
    at = datetime.now(UTC) + timedelta(milliseconds=n)
    page = "<html><body><h1>Hoa Lan</h1><p>Bán hoa tươi.</p></body></html>".encode()
    writer = VisitWriter(Path(job.path), job.visit_id, at, "test")
    head = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page)))]
    record = writer.exchange(job.storefront.url, at, ("GET / HTTP/1.1", []), ("HTTP/1.1 200 OK", head, page))
    captures = (
        Capture(f"{job.visit_id}#1", job.storefront.url, job.storefront.url, at, CaptureState.OK, status=200),
    )
    visit = Visit(job.visit_id, job.storefront, at, at, state, captures, tool="test")
    return writer.finish(visit, {captures[0].id: record}, 1_000_000, len(page))


def made_registry(tmp_path: Path, *hosts: str) -> Registry:
    shops = tuple(Storefront(host, f"https://{host}/", name=host) for host in hosts)
    return Registry(str(tmp_path / "r.csv"), shops)


def test_a_worker_that_dies_costs_only_its_visit(tmp_path: Path, store: Store) -> None:
    registry = made_registry(tmp_path, "a.vn", "b.vn", "c.vn", "d.vn")
    book = Bomb({"b.vn": "die", "c.vn": "break"})
    summary = run(registry, store, tmp_path / "ev", book, SETTINGS, crawl=FakeCrawl(), jobs=2)  # type: ignore[arg-type]
    assert summary.states == {"complete": 2, "failed": 2} and summary.left == 0
    whys = dict(summary.failures)
    assert "died" in whys["b.vn"]
    assert whys["c.vn"].startswith("ZeroDivisionError: a fault in an extractor (bomb.py:")
    kept = {v.storefront: v.evidence_path for v in store.visits()}
    assert Path(kept["b.vn"]).exists()


def test_a_check_that_never_ends_is_given_up(tmp_path: Path) -> None:
    orders = []
    for host in ("a.vn", "b.vn"):
        job = Job(f"s/{host}", Storefront(host, f"https://{host}/"), str(tmp_path / f"{host}.warc.gz"))
        keep(job)
        orders.append(Order(job.visit_id, "", host, job.path, None))
    told: dict[str, VisitOutcome | str] = {}

    def deliver(order: Order, result: VisitOutcome | str) -> None:
        told[order.storefront] = result

    with Checking(Bomb({"a.vn": "hang"}), 1, deliver, seconds=3.0) as checking:  # type: ignore[arg-type]
        for order in orders:
            checking.submit(order)
        checking.settle(lambda: None)
    assert told["a.vn"] == "the check took longer than 3 s"
    assert isinstance(told["b.vn"], VisitOutcome)


def test_evidence_that_is_there_is_not_crawled_again(
    tmp_path: Path, store: Store, rulebook: Rulebook
) -> None:
    registry = made_registry(tmp_path, "a.vn", "b.vn", "e.vn", "c.vn", "d.vn")
    interrupted = made_interruption(registry, store, tmp_path, rulebook)
    folder = evidence_path(tmp_path / "ev", interrupted, "a.vn").parent
    flipped = evidence_path(tmp_path / "ev", interrupted, "b.vn")
    raw = bytearray(flipped.read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    flipped.chmod(0o644)
    flipped.write_bytes(raw)
    old = folder / ".run-killed"
    old.mkdir()
    (old / "c.vn.warc.gz.part").write_bytes(b"cut off")
    (folder / "d.vn.warc.gz").write_bytes(b"cut off")
    # e.vn was cut off while it was brought home: its evidence is there, its manifest is not yet
    (folder / "e.vn.warc.gz.manifest.json").rename(old / "e.vn.warc.gz.manifest.json")
    crawl = FakeCrawl()
    summary = run(registry, store, tmp_path / "ev", rulebook, SETTINGS, crawl=crawl)
    assert crawl.asked == ["c.vn", "d.vn"]
    assert summary.resumed and summary.sweep == interrupted
    assert summary.states == {"complete": 4, "failed": 1}
    assert [where for where, _ in summary.failures] == ["b.vn"] and "EvidenceError" in summary.failures[0][1]
    assert sorted(p.name for p in folder.iterdir()) == sorted(
        f"{host}.warc.gz{end}"
        for host in ("a.vn", "b.vn", "c.vn", "d.vn", "e.vn")
        for end in ("", ".manifest.json")
    )


def made_interruption(registry: Registry, store: Store, tmp_path: Path, rulebook: Rulebook) -> str:
    """A sweep that ended with three visits on disk (no more than there are) and none written down."""

    class Cut(Exception):
        pass

    def cut(jobs: Sequence[Job], settings: CrawlSettings) -> Iterator[PageSeen | VisitRecord]:
        for job in jobs[:3]:
            keep(job)
        raise Cut
        yield

    with pytest.raises(Cut):
        run(registry, store, tmp_path / "ev", rulebook, SETTINGS, crawl=cut)
    assert store.visits() == ()
    return store.sweeps()[0].id


def test_a_crawl_without_evidence_is_told(tmp_path: Path, store: Store, rulebook: Rulebook) -> None:
    crawl = FakeCrawl(missing=["b.vn"])
    summary = run(
        made_registry(tmp_path, "a.vn", "b.vn"), store, tmp_path / "ev", rulebook, SETTINGS, crawl=crawl
    )
    assert summary.failures == (("b.vn", "no room"),)
    assert summary.left == 0


def test_an_edited_registry_goes_on_with_what_is_left(
    tmp_path: Path, store: Store, rulebook: Rulebook
) -> None:
    first = made_registry(tmp_path, "a.vn", "b.vn", "c.vn")
    sweep = made_interruption(first, store, tmp_path, rulebook)
    edited = made_registry(tmp_path, "e.vn", "a.vn", "c.vn")
    crawl = FakeCrawl()
    summary = run(edited, store, tmp_path / "ev", rulebook, SETTINGS, crawl=crawl)
    assert (summary.sweep, summary.planned) == (sweep, 3)
    assert crawl.asked == ["e.vn"]


def test_what_cannot_go_on_is_refused_with_a_sentence(
    tmp_path: Path, store: Store, rulebook: Rulebook
) -> None:
    with pytest.raises(SweepError) as refusal:
        run(made_registry(tmp_path), store, tmp_path / "ev", rulebook, SETTINGS, crawl=FakeCrawl())
    assert "không có dòng nào" in refusal.value.say("vi")
    registry = made_registry(tmp_path, "a.vn", "b.vn")
    made_interruption(registry, store, tmp_path, rulebook)
    with pytest.raises(SweepError, match="Run again with --evidence"):
        run(registry, store, tmp_path / "elsewhere", rulebook, SETTINGS, crawl=FakeCrawl())
    run(registry, store, tmp_path / "ev", rulebook, SETTINGS, crawl=FakeCrawl())  # the lease was given back


def test_another_day_of_law_is_another_sweep(tmp_path: Path, store: Store, rulebook: Rulebook) -> None:
    registry = made_registry(tmp_path, "a.vn", "b.vn")
    open_sweep = made_interruption(registry, store, tmp_path, rulebook)
    past = run(
        registry, store, tmp_path / "ev", rulebook, SETTINGS, as_of=date(2024, 1, 1), crawl=FakeCrawl()
    )
    assert past.sweep != open_sweep and not past.resumed
    assert run(registry, store, tmp_path / "ev", rulebook, SETTINGS, crawl=FakeCrawl()).sweep == open_sweep


def test_file_names_are_safe_and_never_shared() -> None:
    ids = [
        "a.vn",
        "a.vn/shop",
        "a.vn_shop",
        "a.vn/Shop",
        "a.vn:8080",
        "../../etc/passwd",
        "",
        "x" * 300,
        "x" * 301,
    ]
    names = [safe_name(i) for i in ids]
    assert names[0] == "a.vn"
    assert len(set(names)) == len(names)
    assert all(len(n) <= 130 and "/" not in n and not n.startswith(".") for n in names)


def test_the_stores_own_errors_reach_the_caller(tmp_path: Path, store: Store, rulebook: Rulebook) -> None:
    """A visit that the store cannot take ends the run loudly, and the lease is given back."""
    registry = made_registry(tmp_path, "a.vn")

    class Full(Store):
        def record(self, *_: object, **__: object) -> tuple:  # type: ignore[type-arg, override]
            raise OSError("no space left on device")

    with Full(str(tmp_path / "rasoat.db")) as full, pytest.raises(OSError, match="no space"):
        run(registry, full, tmp_path / "ev", rulebook, SETTINGS, crawl=FakeCrawl())
    summary = run(registry, store, tmp_path / "ev", rulebook, replace(SETTINGS, pages=3), crawl=FakeCrawl())
    assert summary.resumed and summary.left == 0


def test_a_shop_that_asked_for_time_is_not_asked_in_the_next_sweep(
    tmp_path: Path, store: Store, rulebook: Rulebook
) -> None:
    """503 with Retry-After of a day at the door; the next sweep begins the same day."""
    asked = []

    class Busy(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(503)
            self.send_header("Retry-After", "86400")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Busy)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    path = tmp_path / "r.csv"
    path.write_text(f"url,name\nhttp://127.0.0.1:{server.server_address[1]}/,Bận\n", "utf-8")
    registry = load(path)
    try:
        first = run(registry, store, tmp_path / "e", rulebook, SETTINGS)
        second = run(registry, store, tmp_path / "e", rulebook, SETTINGS)
    finally:
        server.shutdown()
        server.server_close()
    assert (first.states, second.states) == ({"blocked": 1}, {"blocked": 1})
    assert asked == ["/robots.txt"]
    whys = [visit.why for visit in store.visits()]
    assert not_before(whys[0]) == not_before(whys[1]) is not None
    assert whys[1].startswith("nothing was asked for")
    assert list(verify(tmp_path / "e")) == []
