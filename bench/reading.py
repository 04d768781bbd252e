"""Reading every fact of a page, against two peers on the same pages in the same process, taking turns:
BeautifulSoup over lxml that merely parses and lists text and links, and trafilatura's extraction of the main text.

The pages are the market's, captured now, and the shops of ../shared/gold/dev where that folder is beside ours.
The mean is over whole visits, as a sweep reads them. The 99th percentile is of single pages, each as a visit of its
own, three times, of which the middle one counts: in turn, as a shop's pages follow one another, and alone. Before each
shop, and before each page read alone, the process forgets the lines it has read: a page that was seen a moment ago
would cost less than one of the next shop. Then: how the time grows with the size of a page, and the memory held over
2,000 pages.
"""

from __future__ import annotations

import functools
import gc
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bs4 import BeautifulSoup

from bench.town import market
from checker.check import sheet_of
from crawler.crawl import Job, crawl
from crawler.evidence import read
from crawler.model import Capture, CaptureState, Visit
from crawler.settings import CrawlSettings
from rules.load import load
from rules.model import Rulebook

ROUNDS = 3
OURS = "all facts"
GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold" / "dev" / "sites"
STEPS = (500, 1_000, 1_500, 2_000)  # pages after which memory is told
SIZES = (1, 2, 4, 8)
TEXTS = 1_000  # entries from which a cache is one of texts


def soup(capture: Capture) -> None:
    """The first peer: parse with lxml, take the text, list the links."""
    tree = BeautifulSoup(capture.body, "lxml")
    tree.get_text(" ")
    [a.get("href") for a in tree.find_all("a")]


def extraction() -> Callable[[Capture], None] | None:
    """The second peer, or None where trafilatura is not installed."""
    try:
        from trafilatura import extract
    except ImportError:
        return None
    return lambda capture: extract(capture.body) and None


def pages(visit: Visit) -> list[Capture]:
    """The captures of a visit that are pages."""
    return [c for c in visit.captures if c.state is CaptureState.OK and "html" in c.content_type]


def spent(work: Callable[[], object]) -> float:
    """CPU milliseconds of one call."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def forget() -> None:
    """Empties what the reader remembers of single texts; small caches hold tables, which every visit finds made."""
    for one in gc.get_objects():
        if (
            isinstance(one, functools._lru_cache_wrapper)
            and one.__module__.startswith("checker.")
            and (one.cache_parameters()["maxsize"] or 0) >= TEXTS
        ):
            one.cache_clear()


def percentile(values: list[float]) -> float:
    """The 99th percentile, by nearest rank."""
    return sorted(values)[max(0, -(-99 * len(values) // 100) - 1)]


def compare(name: str, visits: list[Visit], book: Rulebook) -> None:
    """Prints one table: mean and 99th percentiles of ours and of the peers, and the ratio of the means."""
    each = [(visit, pages(visit)) for visit in visits]
    count = sum(len(held) for _, held in each)
    peers: dict[str, Callable[[Capture], None]] = {"BeautifulSoup(lxml), bare": soup}
    if (main_text := extraction()) is not None:
        peers["trafilatura, main text"] = main_text
    means: dict[str, list[float]] = {OURS: [], **{peer: [] for peer in peers}}
    alone: dict[str, list[list[float]]] = {peer: [[] for _ in range(count)] for peer in means}
    in_turn: list[list[float]] = [[] for _ in range(count)]
    for _ in range(ROUNDS):
        total = dict.fromkeys(means, 0.0)
        number = 0
        for visit, held in each:
            forget()
            total[OURS] += spent(lambda visit=visit: sheet_of(visit, book))  # type: ignore[misc]
            singles = [replace(visit, captures=(capture,)) for capture in held]
            forget()
            for ahead, single in enumerate(singles):
                in_turn[number + ahead].append(spent(lambda single=single: sheet_of(single, book)))  # type: ignore[misc]
            for capture, single in zip(held, singles, strict=True):
                for peer, work in peers.items():
                    took = spent(lambda work=work, capture=capture: work(capture))  # type: ignore[misc]
                    total[peer] += took
                    alone[peer][number].append(took)
                forget()
                alone[OURS][number].append(spent(lambda single=single: sheet_of(single, book)))  # type: ignore[misc]
                number += 1
        for peer, milliseconds in total.items():
            means[peer].append(milliseconds / count)
    ours = statistics.median(means[OURS])
    print(
        f"\n{name}: {count} pages, CPU ms a page, median of {ROUNDS} rounds; 99th percentile of single pages"
    )
    print(f"  {OURS + ', in turn':26} {'':12}   p99 {percentile(list(map(statistics.median, in_turn))):7.1f}")
    for peer, values in means.items():
        middle, slow = statistics.median(values), percentile(list(map(statistics.median, alone[peer])))
        print(f"  {peer:26} mean {middle:7.2f}   p99 {slow:7.1f}   ours/it {ours / middle:.2f}")
    if main_text is None:
        print("  trafilatura is not installed: pip install 'rasoat[bench]' to see it beside us")


def growth(visit: Visit, book: Rulebook) -> None:
    """Prints the time for a page whose body is repeated 1, 2, 4 and 8 times."""
    largest = max(pages(visit), key=lambda c: len(c.body))
    start = largest.body.index(b">", largest.body.index(b"<body")) + 1
    end = largest.body.rindex(b"</body>")
    print("\nTime by size of the page (its body repeated), CPU ms, least of 5")
    for size in SIZES:
        body = largest.body[:start] + largest.body[start:end] * size + largest.body[end:]
        one = replace(visit, captures=(replace(largest, body=body),))
        least = min(spent(lambda one=one: sheet_of(one, book)) for _ in range(5))  # type: ignore[misc]
        print(f"  {size} x   {len(body) / 1000:7.1f} kB   {least:7.2f}   {least / len(body) * 1e6:6.1f} a MB")


def resident() -> float:
    """Megabytes of this process in memory now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def memory(visits: list[Visit], book: Rulebook) -> None:
    """Prints what the process holds while it reads 2,000 pages."""
    done, told = 0, []
    while done < STEPS[-1]:
        for visit in visits:
            sheet_of(visit, book)
            done += len(pages(visit))
            if len(told) < len(STEPS) and done >= STEPS[len(told)]:
                told.append(f"{STEPS[len(told)]} pages {resident():.0f} MB")
    print("\nMemory: " + ", ".join(told), flush=True)


def captured(folder: Path) -> list[Visit]:
    """The market's shops, visited without a browser."""
    with market(folder) as (registry, proxy):
        paths = [folder / f"{n}.warc.gz" for n in range(len(registry.storefronts))]
        jobs = [Job(f"v{n}", s, str(paths[n])) for n, s in enumerate(registry.storefronts)]
        settings = CrawlSettings(delay=0, proxy=proxy, browser="never", storefronts_at_once=32)
        for _ in crawl(jobs, settings):
            pass
    return [visit for path in paths if pages(visit := read(path))]


def main() -> None:
    book = load()
    with tempfile.TemporaryDirectory() as temporary:
        town = captured(Path(temporary))
    sheet_of(town[0], book)  # what is loaded once is no page's cost
    memory(town, book)
    compare("The market", town, book)
    if GOLD.is_dir():
        compare("Gold shops", [read(path) for path in sorted(GOLD.glob("*.warc.gz"))], book)
    else:
        print("\nNo ../shared/gold/dev beside this folder: the gold shops are left out")
    growth(max(town, key=lambda v: max(len(c.body) for c in pages(v))), book)


if __name__ == "__main__":
    main()
