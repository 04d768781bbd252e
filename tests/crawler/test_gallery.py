"""The whole gallery swept side by side, plain and drawn: true ends, within budgets, in bounded memory.

The crawl runs in a process of its own. Its memory is the proportional share (PSS) of every process below it,
summed four times a second: what would be free if they all ended.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from certificates import Authority
from gallery import EXHIBITS, Exhibit, Stage
from gallery.exhibit import app
from hostile import Network, Site
from shops import WORDS, shop

from crawler.browser.chromium import find_browser
from crawler.browser.tree import below
from crawler.crawl import ROOT
from crawler.evidence import read, verify
from crawler.model import CaptureState, Via, Visit, VisitState

MOST = 1_500_000_000  # bytes of the whole tree of processes
VISIT_SECONDS = 300.0
TIMEOUT = 20.0
MAX_BODY = 3_000_000  # a page of 100,000 links is a little less
SWEEP = """
import json, sys
sys.path.insert(0, {root!r})
from crawler.crawl import CrawlSettings, Job, crawl
from crawler.model import Storefront, VisitRecord
jobs = [Job(v, Storefront(u.partition("//")[2], u), p) for v, u, p in json.load(open({jobs!r}))]
settings = CrawlSettings(
    delay=0, backoff=0.05, timeout={timeout}, visit_seconds={seconds}, max_body={limit},
    browser={browser!r}, storefronts_at_once=24, ca_file={ca!r}, test_network=True,
)
for event in crawl(jobs, settings):
    if isinstance(event, VisitRecord):
        print(event.id, event.state, flush=True)
"""
BROWSER = bool(find_browser())
SHOWN = [e for e in EXHIBITS if BROWSER or not e.drawn]


@dataclass(frozen=True)
class Swept:
    """What became of every visit, in the order of ending; and the most memory that the processes held together."""

    visits: dict[str, Visit]
    sites: dict[str, Site]
    ended: list[str]
    damage: list[object]
    peak: int
    samples: int


def share(pid: int) -> int:
    """The proportional share of a process in bytes; 0 when it has gone."""
    with suppress(OSError, ValueError, IndexError):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return 0


class Scales:
    """Weighs a process with all below it until `stop`."""

    def __init__(self, pid: int) -> None:
        self._pid, self._stopped = pid, threading.Event()
        self.peak = self.samples = 0
        self._thread = threading.Thread(target=self._weigh, daemon=True)
        self._thread.start()

    def _weigh(self) -> None:
        while not self._stopped.wait(0.25):
            self.peak = max(self.peak, sum(map(share, (self._pid, *below(self._pid)))))
            self.samples += 1

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()


@pytest.fixture(scope="module")
def swept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Swept]:
    """Good shops stand between the bad ones, plain and drawn."""
    folder = tmp_path_factory.mktemp("gallery")
    with Network() as network:
        stage = Stage(network, Authority(folder))
        sites = {exhibit.name: exhibit.build(stage) for exhibit in SHOWN}
        for n in range(3):
            sites[f"good {n}"] = network.site(shop())
            if BROWSER:
                sites[f"drawn {n}"] = network.site({"/": app("", WORDS + "<p>đã vẽ</p>")})
        names = sorted(sites, key=lambda name: (hash_of(name), name))
        jobs = [(name, sites[name].url, str(folder / f"{n}.warc.gz")) for n, name in enumerate(names)]
        (folder / "jobs.json").write_text(json.dumps(jobs), "utf-8")
        script = SWEEP.format(
            root=str(ROOT),
            jobs=str(folder / "jobs.json"),
            timeout=TIMEOUT,
            limit=MAX_BODY,
            seconds=VISIT_SECONDS,
            browser="auto" if BROWSER else "never",
            ca=str(stage.authority.file),
        )
        with (folder / "out.txt").open("w+", encoding="utf-8") as out:
            process = subprocess.Popen([sys.executable, "-c", script], stdout=out)
            scales = Scales(process.pid)
            try:
                assert process.wait(900) == 0
            finally:
                scales.stop()
                process.kill()
            out.seek(0)
            ended = [line.rpartition(" ")[0] for line in out]
    visits = {name: read(path) for name, _, path in jobs}
    print(f"{len(visits)} visits, {scales.samples} samples, peak {scales.peak / 1e6:.0f} MB")
    yield Swept(visits, sites, ended, list(verify(folder)), scales.peak, scales.samples)


def hash_of(name: str) -> int:
    """A fixed shuffle, so that the rooms of the gallery mix."""
    return sum(ord(c) * (7 * n + 3) for n, c in enumerate(name)) % 101


def test_there_are_many(swept: Swept) -> None:
    assert len(EXHIBITS) >= 100
    assert len({e.name for e in EXHIBITS}) == len(EXHIBITS)


@pytest.mark.parametrize("exhibit", SHOWN, ids=[e.name for e in SHOWN])
def test_every_visit_ends_truly(exhibit: Exhibit, swept: Swept) -> None:
    found, site = swept.visits[exhibit.name], swept.sites[exhibit.name]
    told = [(c.url, c.via, c.state, c.why) for c in found.captures]
    assert found.state in exhibit.states, (found.why, told)
    assert exhibit.why in found.why, found.why
    assert (found.state is VisitState.COMPLETE) is (not found.why)
    assert (found.ended - found.started).total_seconds() < VISIT_SECONDS + TIMEOUT
    assert sum(site.hits.values()) <= exhibit.hits, site.hits.most_common(5)
    assert {talk.method for talk in site.requests} <= {"GET"}
    if exhibit.rude:
        rude = [c for c in found.captures if "/rude" in c.requested_url]
        assert rude, told
        assert rude[-1].state in exhibit.rude, told
        assert exhibit.rude_why in rude[-1].why, rude[-1].why
        assert exhibit.words in rude[-1].body.decode("utf-8", "replace")
        assert rude[0].state is CaptureState.OK or rude[0].why
        assert any(c.via is Via.BROWSER for c in rude) is exhibit.drawn
        good = [c.state for c in found.captures if c.requested_url.endswith("/lien-he")]
        assert good == [CaptureState.OK], told


def test_good_shops_among_them_are_whole(swept: Swept) -> None:
    good = {n: v for n, v in swept.visits.items() if n.startswith(("good", "drawn")) and n[-1].isdecimal()}
    assert {n: (v.state, v.why) for n, v in good.items()} == dict.fromkeys(good, (VisitState.COMPLETE, ""))
    for name, visit in good.items():
        if name.startswith("drawn"):
            assert visit.captures[-1].via is Via.BROWSER
            assert "đã vẽ" in visit.captures[-1].body.decode()


def test_nothing_is_lost_or_damaged(swept: Swept) -> None:
    assert sorted(swept.ended) == sorted(swept.visits)
    assert swept.damage == []


def test_the_tree_of_processes_stays_below_its_bound(swept: Swept) -> None:
    assert swept.samples > 40
    assert swept.peak < MOST, f"{swept.peak / 1e6:.0f} MB"


def test_the_head_of_an_endless_page_is_kept(swept: Swept) -> None:
    [rude] = [c for c in swept.visits["2 GB without a length"].captures if c.url.endswith("/rude")]
    assert rude.body.startswith("<h1>Giá tốt</h1>".encode())
    assert len(rude.body) == MAX_BODY
    assert rude.digest == hashlib.sha256(rude.body).hexdigest()


def test_no_body_is_longer_than_its_bound(swept: Swept) -> None:
    assert max(len(c.body) for visit in swept.visits.values() for c in visit.captures) == MAX_BODY
