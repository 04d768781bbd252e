"""Pages per second on the example market, delays zero: a bare spider, our crawl with evidence, the whole sweep.

They run in turn, several rounds, over the same pages of the same server (a process of its own); the figures
are medians. Time runs from the first page to the last thing done, so that no one's start-up counts.

Of a shop that only its scripts draw, the bare spider gets empty shells. So where we draw there is a second peer that
gets the same words: the same pages, those that we draw opened in a plain Playwright script (a tab for each shop, HTML
and no picture), the others fetched by the bare spider meanwhile. Ratios to both are printed.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
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

BARE, OPENED = "bare Scrapy spider", "the same, drawn pages open"
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


def our_crawl(
    registry: Registry, settings: CrawlSettings, folder: Path
) -> tuple[float, list[str], list[list[str]]]:
    """Seconds of our crawl with evidence, the addresses it fetched, and for each shop those that it drew."""
    folder.mkdir()
    jobs = [Job(f"v{n}", s, str(folder / f"{n}.warc.gz")) for n, s in enumerate(registry.storefronts)]
    start = 0.0
    for event in crawl(jobs, settings):
        if isinstance(event, PageSeen) and not start:
            start = time.perf_counter()
    seconds = time.perf_counter() - start
    visits = [read(job.path).captures for job in jobs]
    fetched = [
        capture.requested_url
        for captures in visits
        for capture in captures
        if capture.via is Via.HTTP and capture.state in (CaptureState.OK, CaptureState.HTTP_ERROR)
    ]
    drawn = [[c.requested_url for c in captures if c.via is Via.BROWSER] for captures in visits]
    return seconds, fetched, [urls for urls in drawn if urls]


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


def bare(urls: list[str], proxy: str, folder: Path, drawn: Sequence[Sequence[str]] = ()) -> float:
    """Seconds of a bare Scrapy spider over the same pages, those of `drawn` opened in a browser instead."""
    listed, opened = folder / "urls.txt", folder / "opened.json"
    left = Counter(urls) - Counter(url for each in drawn for url in each)
    listed.write_text("\n".join(left.elements()), "utf-8")
    opened.write_text(json.dumps(drawn), "utf-8")
    command = [sys.executable, "-m", "bench.bare", str(listed), proxy, *([str(opened)] if drawn else [])]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
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
                ours = ["our crawl with evidence", "whole sweep"]
                names = [BARE, *([OPENED] if mode == "auto" else []), *ours]
                rates: dict[str, list[float]] = {name: [] for name in names}
                for n in range(rounds):
                    if n and time.monotonic() - begun > BUDGET:
                        break
                    kept = folder / f"crawl-{mode}-{n}"
                    seconds, urls, drawn = our_crawl(registry, settings, kept)
                    rates["our crawl with evidence"].append(len(urls) / seconds)
                    rates[BARE].append(len(urls) / bare(urls, proxy, folder))
                    if mode == "auto":
                        rates[OPENED].append(len(urls) / bare(urls, proxy, folder, drawn))
                    seconds, storing, leads = our_sweep(registry, settings, folder / f"sweep-{mode}-{n}")
                    rates["whole sweep"].append(len(urls) / seconds)
                report(len(registry.storefronts), len(urls), sum(map(len, drawn)), leads, rates)
                profile(kept, rates[BARE], storing * 1000 / len(urls))


def profile(kept: Path, bare_rates: list[float], storing: float) -> None:
    """Print where a page's time goes."""
    print("  where it goes, CPU ms/page (store: wall ms)")
    print(f"    {'fetch, as the bare spider':26} {1000 / statistics.median(bare_rates):6.2f}")
    for name, milliseconds in stages(sorted(kept.glob("*.warc.gz"))).items():
        print(f"    {name:26} {milliseconds:6.2f}")
    print(f"    {'store':26} {storing:6.2f}", flush=True)


def report(sites: int, pages: int, drawn: int, leads: int, rates: dict[str, list[float]]) -> None:
    """Print one table: pages a second, and the ratios to the peers."""
    how = f"{drawn} of them drawn, no walk to the till" if OPENED in rates else "plain HTTP only"
    print(
        f"\n{sites} shops, {pages} pages, {how}, {leads} leads; median of {len(rates['whole sweep'])} rounds"
    )
    middle = {name: statistics.median(values) for name, values in rates.items()}
    for name, values in rates.items():
        spread = f"({min(values):.0f}-{max(values):.0f})"
        told = f"  {name:26} {middle[name]:7.1f} pages/s  {spread:11} ratio {middle[name] / middle[BARE]:.2f}"
        also = f", to the second peer {middle[name] / middle[OPENED]:.2f}" if OPENED in rates else ""
        print(told + also, flush=True)
    if OPENED in rates:
        print("  The bare spider gets empty shells of the drawn pages. The second peer opens them in a plain")
        print(
            "  Playwright script, a tab for each shop, HTML at load, no picture, and fetches the others bare."
        )


if __name__ == "__main__":
    main()
