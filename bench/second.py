"""What a second sweep of an unchanged market costs: bytes over the wire and on disk, and CPU seconds.

Two sweeps of one registry into one store and one evidence folder, delays zero; the second finds nothing changed.
CPU is that of the sweep's own process and of all its children, the browser included; a sweep of one shop shows
what of it is start-up. Bytes over the wire are counted between the crawl and the market, in both directions.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from bench.meter import metered
from bench.town import market
from checker.leads.store import Store
from crawler.settings import CrawlSettings
from rules.load import load
from sweep.registry import Registry
from sweep.run import run


def cpu() -> float:
    """CPU seconds of this process and of its children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def size(folder: Path) -> int:
    """Bytes of all evidence in a folder."""
    return sum(p.stat().st_size for p in folder.rglob("*.warc.gz"))


def measure(registry: Registry, base: Path, settings: CrawlSettings, wire: list[int]) -> dict[str, float]:
    """One sweep; out: CPU seconds, bytes over the wire, bytes of new evidence, leads seen."""
    base.mkdir(exist_ok=True)
    before, disk, sent, own = cpu(), size(base / "evidence"), wire[0], wire[1]
    with Store(str(base / "rasoat.db")) as store:
        summary = run(
            registry, store, base / "evidence", load(cache=base), settings, jobs=1, sheets=base / "sheets"
        )
        leads = {i.id for i in store.leads() if i.last_visit.startswith(summary.sweep)}
    told = {
        "cpu": cpu() - before - (wire[1] - own) / 1000,
        "wire": wire[0] - sent,
        "disk": size(base / "evidence") - disk,
    }
    return told | {"pages": summary.pages, "leads": len(leads)}


MODES = {
    ("never", "never"): "plain HTTP",
    ("auto", "never"): "drawn where a page needs it",
    ("auto", "auto"): "drawn, and the walk to the till, which rests where no lead stands on it",
}


def main() -> bool:
    """Print the costs for plain HTTP, with the browser and with the walk; False when a third is not kept."""
    fine = True
    for (mode, walk), said in MODES.items():
        with tempfile.TemporaryDirectory() as temporary:
            base = Path(temporary)
            with market(base) as (registry, proxy), metered(proxy) as (address, wire):
                settings = CrawlSettings(
                    delay=0,
                    proxy=address,
                    browser=mode,
                    walk=walk,
                    storefronts_at_once=32,
                    test_network=True,
                )
                load(cache=base)  # read once before, as on any machine that has swept before
                alone = measure(
                    Registry(registry.path, registry.storefronts[:1]), base / "one", settings, wire
                )
                first = measure(registry, base, settings, wire)
                second = measure(registry, base, settings, wire)
        print(f"\n{len(registry.storefronts)} shops, {first['pages']:.0f} pages, {said}")
        print(f"  start-up            a sweep of one shop: {alone['cpu']:.2f} CPU seconds")
        for name, unit in (("wire", 1e6), ("disk", 1e6), ("cpu", 1.0), ("leads", 1.0)):
            share = second[name] / max(first[name], 1e-9)
            words = {"wire": "MB over the wire", "disk": "MB of evidence", "cpu": "CPU seconds"}.get(
                name, name
            )
            a, b = first[name] / unit, second[name] / unit
            print(f"  {words:18} first {a:8.2f}  second {b:8.2f}  share {share:.3f}", flush=True)
            fine = fine and (share <= 1 / 3 if name != "leads" else share == 1)
    return fine


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
