"""A sweep that is killed again and again comes to the same store as one that was left in peace."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

from stalls import Stalls

from checker.leads.store import Store
from crawler.evidence import verify

GO = Path(__file__).with_name("go.py")
KILLS = 10
SHOPS = 12
Seen = list[tuple[str, str, str]]


def life(registry: Path, folder: Path) -> subprocess.Popen[str]:
    """One process that sweeps."""
    command = [sys.executable, str(GO), str(registry), str(folder / "rasoat.db"), str(folder / "ev")]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def kill_at(process: subprocess.Popen[str], lines: int, after: float) -> bool:
    """Kill -9 so many lines and seconds after its start; False when it was over before."""
    assert process.stdout is not None
    for _ in range(lines):
        if not process.stdout.readline():
            break
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    return process.returncode == -signal.SIGKILL


def whole_life(registry: Path, folder: Path) -> None:
    process = life(registry, folder)
    _, complaint = process.communicate(timeout=240)
    assert process.returncode == 0, complaint


def story(store: Store) -> list[tuple[Seen, dict[str, int], dict[str, int]]]:
    """What each sweep wrote, without what is different by nature (ids of sweeps, times)."""
    told = []
    evidence: dict[str, Seen] = {}
    for kept in store.leads():
        dossier = store.lead(kept.id)
        by_visit = {event.visit: event.step for event in dossier.events}
        for sighting in dossier.sightings:
            sweep = sighting.visit.partition("/")[0]
            row = (kept.id, sighting.evidence_digest, str(by_visit[sighting.visit]))
            evidence.setdefault(sweep, []).append(row)
    for sweep in reversed(store.sweeps()):
        told.append((sorted(evidence.get(sweep.id, [])), dict(sweep.states), dict(sweep.steps)))
    return told


def test_ten_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    chance = random.Random(20261122)
    peace, war = tmp_path / "peace", tmp_path / "war"
    peace.mkdir()
    war.mkdir()
    with Stalls(SHOPS) as stalls:
        registry = stalls.write_registry(tmp_path / "r.csv")
        kills = lives = 0
        while kills < KILLS:
            lives += 1
            assert lives < 4 * KILLS
            # some die while they start, most while they crawl, check and write
            lines = chance.choice([0, 1]) if chance.random() < 0.2 else chance.randrange(2, 90)
            kills += kill_at(life(registry, war), lines, chance.random() * 0.3)
        with Store(str(war / "rasoat.db")) as store:
            unfinished = any(sweep.finished is None for sweep in store.sweeps())
            sweeps = len(store.sweeps())
        if unfinished:
            whole_life(registry, war)
        for _ in range(sweeps):
            whole_life(registry, peace)

    with Store(str(war / "rasoat.db")) as store, Store(str(peace / "rasoat.db")) as calm:
        assert story(store) == story(calm)
        assert len(store.leads()) >= SHOPS
        for sweep in store.sweeps():
            assert sweep.finished is not None and (sweep.planned, sweep.done) == (SHOPS, SHOPS)
            visited = Counter(visit.storefront for visit in store.visits(sweep=sweep.id))
            assert set(visited.values()) == {1} and len(visited) == SHOPS
        assert store.rebuild() == 0
        assert all(Path(visit.evidence_path).exists() for visit in store.visits())
        rows = {visit.evidence_path for visit in store.visits()}
    assert list(verify(war / "ev")) == []
    assert {str(path) for path in (war / "ev").rglob("*.warc.gz")} == rows
    assert not [path for path in (war / "ev").rglob("*") if path.suffix in (".part", ".tmp")]
