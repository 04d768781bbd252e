"""Reading every fact of a page, against BeautifulSoup that merely parses it and lists its text and links.

Both read the market's captured pages in one process, in turn, so that load on the machine meets both alike.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from bs4 import BeautifulSoup

from bench.town import market
from checker.check import sheet_of
from crawler.crawl import Job, crawl
from crawler.evidence import read
from crawler.model import CaptureState, Visit
from crawler.settings import CrawlSettings
from rules.load import load
from rules.model import Rulebook

ROUNDS = 3


def soup(visit: Visit) -> None:
    """The peer: parse with lxml, take the text, list the links."""
    for capture in visit.captures:
        if capture.state is CaptureState.OK:
            tree = BeautifulSoup(capture.body, "lxml")
            tree.get_text(" ")
            [a.get("href") for a in tree.find_all("a")]


def measure(paths: list[Path], book: Rulebook) -> tuple[float, float, int]:
    """Evidence files in; CPU milliseconds a page of our facts and of the peer (medians), and the pages out."""
    visits = [visit for path in paths if (visit := read(path)).captures]
    count = sum(c.state is CaptureState.OK for visit in visits for c in visit.captures)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        facts = peer = 0.0
        for visit in visits:
            start = time.process_time()
            sheet_of(visit, book)
            between = time.process_time()
            soup(visit)
            facts, peer = facts + between - start, peer + time.process_time() - between
        ours.append(facts)
        theirs.append(peer)
    each = 1000 / max(1, count)
    return statistics.median(ours) * each, statistics.median(theirs) * each, count


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        with market(folder) as (registry, proxy):
            paths = [folder / f"{n}.warc.gz" for n in range(len(registry.storefronts))]
            jobs = [Job(f"v{n}", s, str(paths[n])) for n, s in enumerate(registry.storefronts)]
            for _ in crawl(
                jobs, CrawlSettings(delay=0, proxy=proxy, browser="never", storefronts_at_once=32)
            ):
                pass
        ours, theirs, count = measure(paths, load())
    print(f"\nReading {count} pages, CPU, median of {ROUNDS} rounds")
    print(f"  all facts                  {ours:6.2f} ms/page")
    print(f"  BeautifulSoup(lxml) alone  {theirs:6.2f} ms/page   ratio {ours / theirs:.2f}")


if __name__ == "__main__":
    main()
