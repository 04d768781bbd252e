"""One site after the other: our evidence of it, plain and with every page drawn, against a plain Playwright script.

Both drive the same Chromium over the same pages of the same market, delays zero, and both keep a picture of each whole
page. The script keeps HTML and pictures; we keep every request and answer as well. Time runs from the end of the first
page to the last thing kept, so that no one's start-up counts; figures are medians.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.town import market
from crawler.crawl import Job, PageSeen, crawl
from crawler.evidence import read
from crawler.model import CaptureState, Storefront, Via
from crawler.settings import CrawlSettings

SITES = {  # one drawn by its server, one by its own script, of which plain HTTP sees nothing
    "gom-bat-xanh": ("plain", "every page drawn"),
    "giay-buoc-nhe": ("every page drawn",),
}
ROUNDS = 3
LEAST = {"plain": 10.0, "every page drawn": 0.9}  # times the script's pages a second
MODES = {"plain": ("never", Via.HTTP), "every page drawn": ("always", Via.BROWSER)}


def ours(shop: Storefront, proxy: str, how: str, file: Path) -> tuple[float, list[str]]:
    """Pages a second of our evidence of a shop, and the addresses of the pages."""
    mode, via = MODES[how]
    settings = CrawlSettings(delay=0, proxy=proxy, browser=mode, walk="never")
    start = 0.0
    for event in crawl([Job("v", shop, str(file))], settings):
        if isinstance(event, PageSeen) and event.via is via and not start:
            start = time.perf_counter()
    seconds = time.perf_counter() - start
    pages = [c.requested_url for c in read(file).captures if c.via is via and c.state is CaptureState.OK]
    return (len(pages) - 1) / seconds, pages


def playwright(urls: list[str], proxy: str, folder: Path) -> float:
    """Pages a second of the plain script over the same pages."""
    folder.mkdir()
    listed = folder / "urls.txt"
    listed.write_text("\n".join(urls), "utf-8")
    command = [sys.executable, "-m", "bench.plain_playwright", str(listed), proxy, str(folder / "kept")]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return (int(told["pages"]) - 1) / float(told["seconds"])


def main() -> bool:
    """Print the table; whether every ratio is reached."""
    fine = True
    with tempfile.TemporaryDirectory() as temporary:
        base = Path(temporary)
        with market(base) as (registry, proxy):
            for site, ways in SITES.items():
                shop = next(s for s in registry.storefronts if s.id.startswith(f"{site}."))
                rates: dict[str, list[float]] = {"Playwright script": [], **{how: [] for how in ways}}
                for n in range(ROUNDS):
                    for how in ways:
                        rate, urls = ours(shop, proxy, how, base / f"{site}-{n}-{how}.warc.gz")
                        rates[how].append(rate)
                    rates["Playwright script"].append(playwright(urls, proxy, base / f"{site}-{n}"))
                fine &= report(site, len(urls), rates)
    return fine


def report(site: str, pages: int, rates: dict[str, list[float]]) -> bool:
    """Print one site's rows; whether every ratio is reached."""
    print(
        f"\n{site}: {pages} pages, pictures of each by the script and when drawn; median of {ROUNDS} rounds"
    )
    base, fine = statistics.median(rates["Playwright script"]), True
    for how, values in rates.items():
        middle, least = statistics.median(values), LEAST.get(how, 0.0)
        asked = f"  (at least {least} is asked)" if least else ""
        print(f"  {how:18} {middle:7.2f} pages/s  ratio {middle / base:6.2f}{asked}", flush=True)
        fine &= middle / base >= least
    return fine


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
