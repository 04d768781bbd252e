"""Storefronts finished per minute, 1, 4, 16 and 64 side by side, against what the delays between requests allow.

A host is asked once a delay (a second, as in a sweep), so a visit of so many requests takes at least as many seconds
less one, and so many visits side by side can finish no faster than that. Everything above is the crawl's own. The
shops are made here (plain pages, each host its own), behind a proxy in a process of its own; times are those that the
visits themselves keep in their evidence, so no start-up counts.

python -m bench.side           measures
python -m bench.side serve     serves the shops as a proxy and prints its address
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from crawler.crawl import Job, crawl
from crawler.evidence import read
from crawler.evidence.manifest import load, manifest_path
from crawler.model import Storefront, VisitState
from crawler.settings import CrawlSettings

SIDE = (1, 4, 16, 64)
WAVES = 2  # visits that each place side by side makes, one after the other
PAGES = 8
DELAY = 1.0
LEAST = 0.9  # of what the delays allow
FULL = 0.9  # of all processors busy: above it nothing is held against the crawl
LINKS = "".join(f'<li><a href="/san-pham/{n}">Nồi inox số {n}</a></li>' for n in range(PAGES + 4))
FOOTER = "<footer>Công ty TNHH Bếp Nhà Ta. Mã số thuế: 0300588569. Địa chỉ: 12 Lê Lợi, Quận 1.</footer>"
WORDS = "<p>Nồi inox ba lớp, dùng cho mọi loại bếp, bảo hành 12 tháng, đổi trả trong 7 ngày.</p>" * 60


async def _talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            path = urlsplit(head.split(b" ", 2)[1].decode("latin-1")).path
            if path == "/robots.txt":
                kind, body = "text/plain", b"User-agent: *\nAllow: /\n"
            else:
                text = f"<!doctype html><title>{path}</title><h1>{path}</h1><ul>{LINKS}</ul>{WORDS}{FOOTER}"
                kind, body = "text/html; charset=utf-8", text.encode()
            lines = ("HTTP/1.1 200 OK", f"Content-Type: {kind}", f"Content-Length: {len(body)}", "", "")
            writer.write("\r\n".join(lines).encode() + body)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


async def serve() -> None:
    """Any host's shop, until the process is ended."""
    server = await asyncio.start_server(_talk, "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


@contextmanager
def shops() -> Iterator[str]:
    """The address of the proxy behind which all shops stand, until the block ends."""
    command = [sys.executable, "-u", "-m", "bench.side", "serve"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            yield server.stdout.readline().strip()
        finally:
            server.terminate()


def busy() -> tuple[float, float]:
    """Seconds that all processors worked, and seconds in all, since the machine was started."""
    first = Path("/proc/stat").read_text("ascii").split("\n", 1)[0]
    times = [int(word) / os.sysconf("SC_CLK_TCK") for word in first.split()[1:9]]
    return sum(times) - times[3] - times[4], sum(times)


def measure(at_once: int, proxy: str, folder: Path) -> tuple[float, float, float]:
    """Storefronts a minute, those that the delays allow, and the share of the machine that was busy."""
    settings = CrawlSettings(
        delay=DELAY, pages=PAGES, proxy=proxy, browser="never", storefronts_at_once=at_once
    )
    jobs = [
        Job(f"v{n}", Storefront(f"shop{n}.example", f"http://shop{n}.example/"), str(folder / f"{n}.warc.gz"))
        for n in range(at_once * WAVES)
    ]
    worked, passed = busy()
    for event in crawl(jobs, settings):
        if getattr(event, "state", "") is VisitState.FAILED:
            raise RuntimeError(f"a visit failed: {event}")
    worked, passed = busy()[0] - worked, busy()[1] - passed
    begun: list[datetime] = []
    ended: list[datetime] = []
    floor = 0.0
    for job in jobs:
        visit = read(job.path)
        begun.append(visit.started)
        ended.append(visit.ended)
        asked = sum(row.type == "request" for row in load(manifest_path(Path(job.path))).records)
        floor += (asked - 1) * DELAY
    seconds = (max(ended) - min(begun)).total_seconds()
    return len(jobs) * 60 / seconds, len(jobs) * 60 * at_once / floor, worked / passed


def main() -> bool:
    """Prints the table; False when the delays would have allowed more and the processors were not full."""
    fine = True
    print(f"\nstorefronts a minute, {PAGES} pages each, {DELAY:g} s between two requests to a host")
    with tempfile.TemporaryDirectory() as temporary, shops() as proxy:
        for at_once in SIDE:
            folder = Path(temporary) / str(at_once)
            folder.mkdir()
            rate, most, full = measure(at_once, proxy, folder)
            told = f"  {at_once:3} side by side {rate:8.1f} of {most:8.1f}  ratio {rate / most:.2f}"
            print(f"{told}  machine busy {full:.2f}", flush=True)
            fine = fine and (rate >= LEAST * most or full >= FULL)
    return fine


if __name__ == "__main__":
    if sys.argv[1:] == ["serve"]:
        asyncio.run(serve())
    else:
        sys.exit(0 if main() else 1)
