"""Pages per second on the example market, delays zero: a bare spider, our crawl with evidence, the whole sweep.

The three run in turn, several rounds, over the same pages of the same server (a process of its own); the figures
are medians. Time runs from the first page to the last thing done, so that no one's start-up counts.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.stages import stages
from bench.town import market
from checker.leads.store import Store
from crawler.crawl import Job, PageSeen, crawl
from crawler.evidence import read
from crawler.model import CaptureState, Via
from crawler.settings import CrawlSettings
from rules.load import load
from sweep.registry import Registry
from sweep.run import Progress, run

BUDGET = 240.0  # seconds; no new round begins after them


class TimedStore(Store):
    """A store that knows how long it was writing."""

    seconds = 0.0

    def record(self, *args: Any, **kwargs: Any) -> Any:
        """As the store's own."""
        start = time.perf_counter()
        try:
            return super().record(*args, **kwargs)
        finally:
            self.seconds += time.perf_counter() - start


def our_crawl(registry: Registry, settings: CrawlSettings, folder: Path) -> tuple[float, list[str]]:
    """Seconds of our crawl with evidence, and the addresses it fetched."""
    folder.mkdir()
    jobs = [Job(f"v{n}", s, str(folder / f"{n}.warc.gz")) for n, s in enumerate(registry.storefronts)]
    start = 0.0
    for event in crawl(jobs, settings):
        if isinstance(event, PageSeen) and not start:
            start = time.perf_counter()
    seconds = time.perf_counter() - start
    fetched = [
        capture.requested_url
        for job in jobs
        for capture in read(job.path).captures
        if capture.via is Via.HTTP and capture.state in (CaptureState.OK, CaptureState.HTTP_ERROR)
    ]
    return seconds, fetched


def our_sweep(registry: Registry, settings: CrawlSettings, folder: Path) -> tuple[float, float, int]:
    """Seconds of the whole sweep (crawl, evidence, facts, rules, store), those of the store, and the leads."""
    folder.mkdir()
    started: list[float] = []

    def heard(progress: Progress) -> None:
        if progress.step == "page" and not started:
            started.append(time.perf_counter())

    with TimedStore(str(folder / "rasoat.db")) as store:
        run(registry, store, folder / "evidence", load(), settings, on_progress=heard, jobs=2)
        seconds = time.perf_counter() - started[0]
        return seconds, store.seconds, len(store.leads())


def bare(urls: list[str], proxy: str, folder: Path) -> float:
    """Seconds of a bare Scrapy spider over the same pages."""
    listed = folder / "urls.txt"
    listed.write_text("\n".join(urls), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "bench.bare", str(listed), proxy], check=True, capture_output=True, text=True
    )
    told = json.loads(done.stdout)
    if told["pages"] != len(urls):
        raise RuntimeError(f"the bare spider got {told['pages']} of {len(urls)} pages")
    return float(told["seconds"])


def main(rounds: int = 2) -> None:
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        with market(folder) as (registry, proxy):
            for mode in ("never", "auto"):
                settings = CrawlSettings(
                    delay=0, proxy=proxy, browser=mode, walk="never", storefronts_at_once=32
                )
                rates: dict[str, list[float]] = {
                    "bare Scrapy spider": [],
                    "our crawl with evidence": [],
                    "whole sweep": [],
                }
                for n in range(rounds):
                    if n and time.monotonic() - begun > BUDGET:
                        break
                    kept = folder / f"crawl-{mode}-{n}"
                    seconds, urls = our_crawl(registry, settings, kept)
                    rates["our crawl with evidence"].append(len(urls) / seconds)
                    rates["bare Scrapy spider"].append(len(urls) / bare(urls, proxy, folder))
                    seconds, storing, leads = our_sweep(registry, settings, folder / f"sweep-{mode}-{n}")
                    rates["whole sweep"].append(len(urls) / seconds)
                report(mode, len(registry.storefronts), len(urls), leads, rates)
                profile(kept, rates["bare Scrapy spider"], storing * 1000 / len(urls))


def profile(kept: Path, bare_rates: list[float], storing: float) -> None:
    """Print where a page's time goes."""
    print("  where it goes, CPU ms/page (store: wall ms)")
    print(f"    {'fetch, as the bare spider':26} {1000 / statistics.median(bare_rates):6.2f}")
    for name, milliseconds in stages(sorted(kept.glob("*.warc.gz"))).items():
        print(f"    {name:26} {milliseconds:6.2f}")
    print(f"    {'store':26} {storing:6.2f}", flush=True)


def report(mode: str, sites: int, pages: int, leads: int, rates: dict[str, list[float]]) -> None:
    """Print one table: pages a second, and the ratio to the bare spider."""
    drawn = "plain HTTP only" if mode == "never" else "drawn where a page needs it, no walk to the till"
    print(
        f"\n{sites} shops, {pages} pages, {leads} leads, {drawn}; median of {len(rates['whole sweep'])} rounds"
    )
    base = statistics.median(rates["bare Scrapy spider"])
    for name, values in rates.items():
        middle = statistics.median(values)
        spread = f"{min(values):.0f}-{max(values):.0f}"
        print(f"  {name:26} {middle:7.1f} pages/s  ({spread})  ratio {middle / base:.2f}", flush=True)


if __name__ == "__main__":
    main()
