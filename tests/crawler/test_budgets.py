"""Budgets of one visit: pages, bytes, time and the hours of the day."""

from __future__ import annotations

import asyncio
import gzip
import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hostile import Network, Talk, page
from shops import QUICK, WORDS, Visiting, shop

from crawler.address import storefront_id
from crawler.crawl import ROOT, CrawlSettings, Job
from crawler.evidence import read
from crawler.hours import ICT
from crawler.model import CaptureState, Storefront, VisitRecord, VisitState
from crawler.wire import dump_job, load_event


def test_the_budget_of_pages(network: Network, visit: Visiting) -> None:
    site = network.site(shop(pots=40))
    visit(site.url, replace(QUICK, pages=6))
    assert sum(site.hits.values()) == 8  # and robots.txt, and the terms a second time


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
def test_the_budget_of_bytes_counts_what_bodies_unpack_to(
    packed: bool, network: Network, visit: Visiting
) -> None:
    """Packed, the whole shop is some 20 KB to receive; unpacked every page is 100 KB."""
    big = page(WORDS + "x" * 100_000).encode()

    async def fat(talk: Talk) -> None:
        if packed:
            await talk.send(gzip.compress(big), Content_Encoding="gzip")
        else:
            await talk.send(big)

    routes = shop()
    site = network.site(routes | {path: fat for path in routes if path.startswith(("/san-pham", "/dieu"))})
    found = visit(site.url, replace(QUICK, visit_bytes=250_000))
    assert sum(len(c.body) for c in found.captures) < 250_000 + 110_000
    assert "bytes" in found.unvisited.values()


def test_the_budget_of_bytes_counts_the_pages_that_redirect(network: Network, visit: Visiting) -> None:
    async def onward(talk: Talk) -> None:
        step = int(talk.path.partition("?n=")[2] or 0)
        away = f"{talk.path.partition('?')[0]}?n={step + 1}"
        await talk.send("x" * 100_000, "302 Found", Location=away)

    routes = shop()
    site = network.site(routes | {path: onward for path in routes if path.startswith(("/chinh", "/dieu"))})
    found = visit(site.url, replace(QUICK, visit_bytes=1_500_000))
    assert found.state is VisitState.PARTIAL
    assert "when the bytes were spent" in found.why
    assert sum(site.hits.values()) < 30


def test_the_budget_of_time(network: Network, visit: Visiting) -> None:
    site = network.site(shop(pots=40))
    found = visit(site.url, replace(QUICK, delay=0.3, visit_seconds=2.0))
    assert found.state is VisitState.PARTIAL
    assert "when the time was spent" in found.why
    assert (found.ended - found.started).total_seconds() < 10
    assert "time" in found.unvisited.values()


def test_hops_of_a_redirect_share_the_visits_time(network: Network, visit: Visiting) -> None:
    """Each hop would otherwise have the whole time for one answer."""

    async def slow_hop(talk: Talk) -> None:
        await asyncio.sleep(0.6)
        step = int(talk.path.partition("?n=")[2] or 0)
        await talk.send("", "302 Found", Location=f"/?n={step + 1}")

    site = network.site({"/": slow_hop})
    found = visit(site.url, replace(QUICK, visit_seconds=2.0))
    assert found.captures[0].state is CaptureState.TIMED_OUT
    assert site.hits["/?n=6"] == 0


def child(jobs: list[Job], settings: CrawlSettings, ahead: timedelta, tmp_path: Path) -> list[VisitRecord]:
    """A crawling process whose clock goes `ahead` of ours; the ends of its visits."""
    script = tmp_path / "child.py"
    script.write_text(
        f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from datetime import UTC, datetime, timedelta
from crawler.settings import CrawlSettings
from crawler.wire import load_job, load_settings
from crawler.spiders import child
def clock():
    return datetime.now(UTC) + timedelta(seconds={ahead.total_seconds()})
settings = CrawlSettings(delay=0, browser="never", test_network=True, hours={settings.hours!r}, storefronts_at_once=1)
jobs = [load_job(job) for job in {[dump_job(job) for job in jobs]!r}]
child.crawl_all(jobs, settings, child.Pipe(sys.stdout.buffer), clock)
"""
    )
    kept_open, parent = os.pipe()
    done = subprocess.run(
        [sys.executable, str(script)], stdin=kept_open, capture_output=True, timeout=120, check=True
    )
    os.close(kept_open)
    os.close(parent)
    events = [load_event(line) for line in done.stdout.decode().splitlines()]
    return [event for event in events if isinstance(event, VisitRecord)]


def until(hour: int, minute: int, second: int) -> timedelta:
    """From now to the next such time of Vietnam's day."""
    now = datetime.now(ICT)
    aim = now.replace(hour=hour, minute=minute, second=second, microsecond=0)
    return (aim - now) % timedelta(days=1)


def test_before_the_hours_a_visit_waits(network: Network, tmp_path: Path) -> None:
    site = network.site(shop())
    job = Job("v", Storefront(storefront_id(site.url), site.url), str(tmp_path / "v.warc.gz"))
    [record] = child([job], replace(QUICK, hours="08:00-18:00"), until(7, 59, 57), tmp_path)
    assert record.state is VisitState.COMPLETE
    begun = (tmp_path / "child.py").stat().st_mtime  # the clock of the child had three seconds to go
    assert read(record.path).started.timestamp() - begun >= 1.9


def test_when_the_hours_end_the_visit_ends_with_what_it_has(network: Network, tmp_path: Path) -> None:
    async def pause(talk: Talk) -> None:
        await asyncio.sleep(1.0)
        await talk.send(page(WORDS))

    routes = shop()
    site = network.site(
        routes | {path: pause for path in routes if path.startswith(("/san-pham", "/chinh", "/dieu", "/bao"))}
    )
    job = Job("v", Storefront(storefront_id(site.url), site.url), str(tmp_path / "v.warc.gz"))
    [record] = child([job], replace(QUICK, hours="08:00-18:00"), until(17, 59, 56), tmp_path)
    assert record.state is VisitState.PARTIAL
    assert "hours of visiting ended" in record.why
    assert "hours" in read(record.path).unvisited.values()
    assert read(record.path).captures[0].state is CaptureState.OK
