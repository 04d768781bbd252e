"""Pages a second of a crawl with evidence, against a bare Scrapy spider on the same pages.

    python tests/crawler/speed.py [--shops 24] [--pages 25] [--kilobytes 60] [--rounds 3]

Both crawlers run alone on one core (where the system allows it), the server in another process. CPU
seconds are those of the crawling process and what it started; on a busy machine trust their ratio.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import multiprocessing
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

BARE = """
import json, sys, scrapy
from scrapy.crawler import AsyncCrawlerProcess
class Bare(scrapy.Spider):
    name = "bare"
    count = 0
    async def start(self):
        for url in json.load(open(sys.argv[1])):
            yield scrapy.Request(url, dont_filter=True)
    def parse(self, response):
        Bare.count += 1
process = AsyncCrawlerProcess({"LOG_ENABLED": False, "TELNETCONSOLE_ENABLED": False, "CONCURRENT_REQUESTS": 16,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16, "DOWNLOAD_DELAY": 0, "ROBOTSTXT_OBEY": False})
process.crawl(Bare)
process.start()
print(Bare.count)
"""


def pages(count: int, size: int) -> dict[str, bytes]:
    """One shop: a home page with policies and two categories, products to fill the count."""
    rng = random.Random(7)
    words = [
        "nồi",
        "chảo",
        "giao hàng",
        "chất lượng",
        "bảo hành",
        "inox",
        "gia dụng",
        "khuyến mãi",
        "liên hệ",
    ]
    policies = ["chinh-sach-doi-tra", "dieu-khoan-su-dung", "chinh-sach-bao-mat", "lien-he", "gioi-thieu"]
    products = [f"san-pham/noi-{n}" for n in range(count - 6)]
    menu = "".join(f'<li class="menu-item"><a href="/{p}">{p.replace("-", " ")}</a></li>' for p in policies)
    tiles = "".join(
        f'<div class="product-item"><a href="/{p}"><img src="/x.jpg" alt="{p}"></a>'
        "<span class=price>99.000đ</span></div>"
        for p in products
    )

    def page(title: str, with_tiles: bool) -> bytes:
        body = [f"<h1>{title}</h1><ul>{menu}</ul>", tiles if with_tiles else tiles[: len(tiles) // 2]]
        while sum(map(len, body)) < size * 1000 * 0.82:
            body.append(
                f'<p class="text-{rng.random()}">{" ".join(rng.choices(words, k=20))}</p>'
                f"<script>var x={rng.random()};</script>"
            )
        text = f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{''.join(body)}</body></html>"
        return text.encode()

    shop = {"/": page("Cửa hàng", True)}
    shop |= {f"/{p}": page(p, False) for p in [*policies, *products]}
    return shop


def serve(shops: int, count: int, size: int, pipe: Any) -> None:
    """The server's process: every shop on its own port, answers made beforehand and packed."""
    answers = {}
    for path, body in pages(count, size).items():
        packed = gzip.compress(body, 5)
        head = (
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n"
            f"Content-Length: {len(packed)}\r\n\r\n"
        )
        answers[path] = head.encode() + packed
    robots = b"User-agent: *\nDisallow: /admin\n"
    answers["/robots.txt"] = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n" % len(robots) + robots
    )
    missing = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"

    class Shop(asyncio.Protocol):
        def connection_made(self, transport: Any) -> None:
            self.transport, self.buffer = transport, b""

        def data_received(self, data: bytes) -> None:
            self.buffer += data
            while b"\r\n\r\n" in self.buffer:
                head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
                self.transport.write(answers.get(head.split(b" ", 2)[1].decode(), missing))

    async def run() -> None:
        loop = asyncio.get_running_loop()
        servers = [await loop.create_server(Shop, "127.0.0.1", 0) for _ in range(shops)]
        pipe.send(([s.sockets[0].getsockname()[1] for s in servers], list(answers)))
        await asyncio.Event().wait()

    asyncio.run(run())


def children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def bare(urls: list[str]) -> tuple[int, float, float]:
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(urls, file)
        file.flush()
        cpu, at = children_cpu(), time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", BARE, file.name], capture_output=True, text=True, check=True
        )
    return int(done.stdout), time.perf_counter() - at, children_cpu() - cpu


def ours(ports: list[int], count: int) -> tuple[int, float, float]:
    from crawler.crawl import CrawlSettings, Job, crawl
    from crawler.model import Storefront, VisitRecord

    with tempfile.TemporaryDirectory() as folder:
        jobs = [
            Job(f"v{p}", Storefront(f"127.0.0.1:{p}", f"http://127.0.0.1:{p}/"), f"{folder}/{p}.warc.gz")
            for p in ports
        ]
        cpu, at = children_cpu(), time.perf_counter()
        settings = CrawlSettings(delay=0, pages=count, browser="never")
        seen = sum(e.pages for e in crawl(jobs, settings) if isinstance(e, VisitRecord))
        return seen, time.perf_counter() - at, children_cpu() - cpu


def main() -> None:
    ask = argparse.ArgumentParser()
    ask.add_argument("--shops", type=int, default=24)
    ask.add_argument("--pages", type=int, default=25)
    ask.add_argument("--kilobytes", type=int, default=60)
    ask.add_argument("--rounds", type=int, default=3)
    options = ask.parse_args()
    here, there = multiprocessing.get_context("fork").Pipe()
    server = multiprocessing.get_context("fork").Process(
        target=serve, args=(options.shops, options.pages, options.kilobytes, there), daemon=True
    )
    server.start()
    ports, paths = here.recv()
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) > 1:
        os.sched_setaffinity(server.pid or 0, cores[1:])
        os.sched_setaffinity(0, cores[:1])
    urls = [f"http://127.0.0.1:{port}{path}" for path in paths if path != "/robots.txt" for port in ports]
    for _ in range(options.rounds):
        rows = [("bare", *bare(urls)), ("ours", *ours(ports, options.pages))]
        for name, seen, wall, cpu in rows:
            rates = f"{seen / wall:.0f} pages/s, {cpu:.2f} CPU-s, {seen / cpu:.0f} pages/CPU-s"
            print(f"{name}: {seen} pages, {wall:.2f} s, {rates}")
        (_, seen, wall, cpu), (_, seen2, wall2, cpu2) = rows
        clock, cores_time = (seen2 / wall2) / (seen / wall), (seen2 / cpu2) / (seen / cpu)
        print(f"ratio: {clock:.2f} by the clock, {cores_time:.2f} by CPU")
    server.terminate()


if __name__ == "__main__":
    main()
