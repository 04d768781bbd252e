"""A guest's manners: pace, Retry-After, Crawl-delay, orders; and one identity throughout."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hostile import Network, Route, Site, Talk, page, text
from shops import QUICK, WORDS, Visiting, robots, shop

from crawler.address import storefront_id
from crawler.browser.chromium import find_browser
from crawler.crawl import Job, crawl
from crawler.evidence import read, verify
from crawler.later import asks, not_before
from crawler.model import CaptureState, Storefront, VisitRecord, VisitState
from crawler.wire import dump_job, load_job

ORDER = "QĐ 12/QĐ-QLTT"


def front(site: Site, order: str = "") -> Storefront:
    return Storefront(storefront_id(site.url), site.url, by_order=order)


def gaps(site: Site) -> list[float]:
    return [b - a for a, b in pairwise(at for at, _ in site.seen)]


def busy(status: str, **headers: str) -> Route:
    async def route(talk: Talk) -> None:
        await talk.send(page(WORDS), status, **headers)

    return route


def test_a_slow_host_is_asked_more_slowly(network: Network, visit: Visiting) -> None:
    def slowly(route: Route) -> Route:
        async def late(talk: Talk) -> None:
            await asyncio.sleep(0.5)
            await route(talk)

        return late

    site = network.site({path: slowly(route) for path, route in shop().items()})
    found = visit(site.url, replace(QUICK, delay=0.01, pages=4))
    assert found.state is VisitState.PARTIAL
    assert min(gaps(site)) >= 0.9  # half a second of answering, as long of rest


def test_crawl_delay_is_honoured_from_the_door_on(network: Network, visit: Visiting) -> None:
    site = network.site(shop() | {"/robots.txt": robots("User-agent: *\nCrawl-delay: 0.4\n")})
    visit(site.url, replace(QUICK, pages=3))
    assert len(site.seen) == 5  # robots.txt, three pages, and the terms a second time
    assert min(gaps(site)) >= 0.35


def test_a_crawl_delay_longer_than_the_visit_ends_it_without_asking_sooner(
    network: Network, visit: Visiting
) -> None:
    site = network.site(shop() | {"/robots.txt": robots("User-agent: *\nCrawl-delay: 86400\n")})
    found = visit(site.url)
    assert set(site.hits) == {"/robots.txt"}
    assert found.state is VisitState.BLOCKED
    assert "before the host may be asked again" in found.why


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_retry_after_is_waited_for_within_the_visits_time(
    form: str, network: Network, visit: Visiting
) -> None:
    first = iter([True])

    async def door(talk: Talk) -> None:
        if next(first, False):
            until = format_datetime(datetime.now(UTC) + timedelta(seconds=3), usegmt=True)
            await talk.send("", "503 Service Unavailable", Retry_After="2" if form == "seconds" else until)
        else:
            await talk.send(page(WORDS))

    site = network.site({"/": door})
    found = visit(site.url, replace(QUICK, backoff_max=0.1))  # the bound is for waits of our own choosing
    assert found.state is VisitState.COMPLETE
    first_try, second_try = (at for at, path in site.seen if path == "/")
    assert second_try - first_try >= 1.5


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
@pytest.mark.parametrize("path", ["/", "/robots.txt"])
def test_a_host_that_asks_for_a_day_is_left(
    path: str, status: str, network: Network, visit: Visiting
) -> None:
    site = network.site(shop() | {path: busy(status, Retry_After="86400")})
    before = datetime.now(UTC)
    found = visit(site.url)
    assert found.state is VisitState.BLOCKED
    until = not_before(found.why)
    assert until is not None
    assert timedelta(hours=23) < until - before < timedelta(hours=25)
    assert sum(site.hits.values()) == (1 if path == "/robots.txt" else 2)


def test_a_host_that_asks_for_a_day_midway_keeps_what_was_seen(network: Network, visit: Visiting) -> None:
    site = network.site(shop() | {"/dieu-khoan": busy("429 Too Many Requests", Retry_After="86400")})
    found = visit(site.url)
    assert found.state is VisitState.PARTIAL
    assert not_before(found.why) is not None
    assert "asked for time" in found.why
    assert list(site.hits)[-1] == "/dieu-khoan"  # and nothing after it
    assert found.captures[0].state is CaptureState.OK
    assert "asked to wait" in found.unvisited.values()


@pytest.mark.skipif(not find_browser(), reason="no Chromium here; apt install chromium-headless-shell")
@pytest.mark.parametrize("walks", [True, False])
def test_no_walk_begins_at_a_host_that_asks_for_a_day(walks: bool, network: Network, visit: Visiting) -> None:
    sells = "<h1>Nồi inox</h1><button>Thêm vào giỏ hàng</button><a href='/lien-he'>Liên hệ</a>"
    contact = text(WORDS) if walks else busy("429 Too Many Requests", Retry_After="86400")
    site = network.site({"/": text(sells + WORDS), "/lien-he": contact})
    found = visit(site.url, replace(QUICK, browser="auto"))
    assert (found.walk is not None, site.hits["/"]) == (walks, 2 if walks else 1)


def test_no_answer_keeps_us_away_for_years(network: Network, visit: Visiting) -> None:
    site = network.site({"/": busy("503 Service Unavailable", Retry_After="99999999999999999999")})
    until = not_before(visit(site.url).why)
    assert until is not None
    assert until < datetime.now(UTC) + timedelta(days=8)


def test_two_shops_of_a_host_that_asks_for_time_are_both_left(network: Network, tmp_path: Path) -> None:
    site = network.site({"*": busy("429 Too Many Requests", Retry_After="86400")})
    fronts = [Storefront(storefront_id(f"{site.url}/{n}"), f"{site.url}/{n}") for n in "ab"]
    jobs = [Job(f.id[-1], f, str(tmp_path / f"{f.id[-1]}.warc.gz")) for f in fronts]
    records = [e for e in crawl(jobs, QUICK) if isinstance(e, VisitRecord)]
    assert [r.state for r in records] == [VisitState.BLOCKED] * 2
    assert all(not_before(r.why) for r in records)
    assert sum(site.hits.values()) == 1


def test_a_host_that_asked_for_time_is_not_asked_before_it(network: Network, tmp_path: Path) -> None:
    now = datetime.now(UTC)
    soon, late = network.site(shop()), network.site(shop())
    jobs = [
        Job("late", front(late), str(tmp_path / "late.warc.gz"), now + timedelta(days=1)),
        Job("soon", front(soon), str(tmp_path / "soon.warc.gz"), now + timedelta(seconds=3)),
    ]
    records = {e.id: e for e in crawl(jobs, QUICK) if isinstance(e, VisitRecord)}
    assert records["late"].state is VisitState.BLOCKED
    assert asks(now + timedelta(days=1)) in records["late"].why
    assert not late.hits
    assert records["soon"].state is VisitState.COMPLETE
    assert read(records["soon"].path).started >= now + timedelta(seconds=2.9)
    assert read(records["late"].path).state is VisitState.BLOCKED
    assert list(verify(tmp_path)) == []


def test_jobs_travel_with_the_time(tmp_path: Path) -> None:
    job = Job("v", Storefront("a.vn", "https://a.vn/", by_order=ORDER), "x", datetime.now(UTC))
    assert load_job(dump_job(job)) == job
    assert load_job(dump_job(replace(job, not_before=None))).not_before is None


def test_by_order_robots_txt_is_read_kept_and_set_aside(network: Network, visit: Visiting) -> None:
    site = network.site(shop() | {"/robots.txt": robots("User-agent: *\nDisallow: /\n")})
    found = visit(site.url, storefront=front(site, ORDER))
    assert found.state is VisitState.COMPLETE
    assert found.storefront.by_order == ORDER
    assert found.resources[f"{site.url}/"]["by order"] == ORDER
    for capture in found.captures:
        said = found.resources[capture.url]["robots"]
        assert "forbids rasoat this address" in said
        assert said.endswith(f"visited by order {ORDER}")
    assert site.hits["/robots.txt"] == 1


def test_each_capture_says_by_what_right_it_was_taken(network: Network, visit: Visiting) -> None:
    site = network.site(shop() | {"/robots.txt": robots("User-agent: *\nDisallow: /bao-mat\n")})
    found = visit(site.url)
    for capture in found.captures:
        if capture.state is CaptureState.ROBOTS:
            assert capture.url.startswith(f"{site.url}/bao-mat")
            assert "forbids" in capture.why
        else:
            assert found.resources[capture.url]["robots"] == f"allowed by {site.url}/robots.txt"


GUARDS = {
    "403": busy("403 Forbidden", Set_Cookie="seen=1"),
    "429": busy("429 Too Many Requests"),
    "challenge": text(
        '<h1>Just a moment...</h1><form action="/solve"><input name=c></form><script>1</script>'
    ),
    "captcha": text("<h1>Vui lòng xác minh bạn không phải là robot</h1><script src=/captcha.js></script>"),
}


@pytest.mark.skipif(not find_browser(), reason="no Chromium here; apt install chromium-headless-shell")
def test_refused_or_not_we_come_under_one_name(network: Network, tmp_path: Path) -> None:
    """No captcha is solved, no identity is changed, nothing hides who asks: plain and drawn alike."""
    shell = text("<div id=app></div><script>fetch('/data.json').then(r => r.text())</script>")
    sites = {name: network.site({"/": route}) for name, route in GUARDS.items()}
    sites["drawn"] = network.site({"/": shell})
    sites["good"] = network.site(shop() | {"/noi": busy("403 Forbidden")})
    jobs = [Job(n, front(s), str(tmp_path / f"{n}.warc.gz")) for n, s in sites.items()]
    settings = replace(QUICK, browser="auto", walk="never", contact="thitruong@example.gov.vn")
    states = {e.id: e.state for e in crawl(jobs, settings) if isinstance(e, VisitRecord)}
    assert {n: s for n, s in states.items() if n in GUARDS} == dict.fromkeys(GUARDS, VisitState.BLOCKED)
    requests = [talk for site in sites.values() for talk in site.requests]
    assert {talk.headers["user-agent"] for talk in requests} == {settings.user_agent}
    assert "/data.json" in sites["drawn"].hits
    disguises = {"x-forwarded-for", "forwarded", "via", "x-real-ip", "referer", "from"}
    plain = [t for n, s in sites.items() if n != "drawn" for t in s.requests]
    assert not [t.headers for t in plain if disguises & set(t.headers)]
    assert len({frozenset(t.headers) - {"cookie", "host"} for t in plain}) == 1
    for name in GUARDS:
        tries = 2 if name == "429" else 1
        assert sites[name].hits == {"/robots.txt": 1, "/": tries}, name


def test_a_forbidden_page_is_asked_for_once_and_with_the_visits_own_cookie(
    network: Network, visit: Visiting
) -> None:
    async def door(talk: Talk) -> None:
        await talk.send(
            page(WORDS + '<a href="/lien-he">Liên hệ</a><a href="/dieu-khoan">Điều khoản</a>'),
            Set_Cookie="khach=1; Path=/",
        )

    site = network.site({"/": door, "/lien-he": busy("403 Forbidden"), "/dieu-khoan": text(WORDS)})
    found = visit(site.url)
    assert site.hits["/lien-he"] == 1
    later = {t.path: t.headers.get("cookie") for t in site.requests if t.path in ("/lien-he", "/dieu-khoan")}
    assert later == {"/lien-he": "khach=1", "/dieu-khoan": "khach=1"}
    assert found.state is VisitState.PARTIAL
