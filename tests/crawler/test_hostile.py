"""What servers do to crawlers: each gets a true state, none ends the sweep, memory stays bounded."""

from __future__ import annotations

import asyncio
from pathlib import Path

from hostile import Network, Route, Talk, page, text
from shops import QUICK, WORDS, Visiting, robots

from crawler.crawl import CrawlSettings, Job, crawl
from crawler.model import Capture, CaptureState, Storefront, Visit, VisitRecord, VisitState


def at(visit: Visit, path: str) -> Capture:
    """The one capture of a path."""
    found = [c for c in visit.captures if c.requested_url.endswith(path)]
    assert len(found) == 1, [c.url for c in visit.captures]
    return found[0]


def trap(route: Route, words: str = "Chính sách bảo hành") -> dict[str, Route]:
    """A home page that links a policy behind which the rude route waits, and a good policy after it."""
    links = f'<a href="/rude">{words}</a><a href="/lien-he">Liên hệ</a>'
    return {"/": text(WORDS + links), "/rude": route, "/lien-he": text("<h1>Liên hệ</h1>" + WORDS)}


async def never(talk: Talk) -> None:
    await asyncio.sleep(60)


async def challenge(talk: Talk) -> None:
    await talk.send(
        "<html><head><title>Just a moment...</title></head><body><script>x()</script></body></html>"
    )


def test_wrong_charset_and_nul_bytes_and_broken_markup_are_read(network: Network, visit: Visiting) -> None:
    odd = '<a href="/lien-he">Li\0ên hệ<a href="/dieu-khoan">Điều khoản</h2></table></div><p <b>' + WORDS

    async def home(talk: Talk) -> None:
        await talk.send(odd, Content_Type="text/html; charset=iso-8859-1")

    pages = {"/": home, "/lien-he": text(WORDS), "/dieu-khoan": text(WORDS)}
    found = visit(network.site(pages).url)
    assert [c.state for c in found.captures] == [CaptureState.OK] * 3
    assert found.captures[0].body == odd.encode()
    assert found.state is VisitState.COMPLETE


def test_a_vietnamese_legacy_charset_is_understood(network: Network, visit: Visiting) -> None:
    async def home(talk: Talk) -> None:
        words = page(WORDS + '<a href="/p1">Chính sách đổi trả</a>').replace(
            "charset=utf-8", "charset=utf-16"
        )
        await talk.send(words.encode("utf-16"), Content_Type="text/html")

    found = visit(network.site({"/": home, "/p1": text(WORDS)}).url)
    assert [c.url.rpartition("/")[2] for c in found.captures] == ["", "p1"]


def test_too_many_requests_is_waited_for(network: Network, visit: Visiting) -> None:
    answers = iter(["429 Too Many Requests", "200 OK"])

    async def busy(talk: Talk) -> None:
        await talk.send(page(WORDS), next(answers, "200 OK"), Retry_After="0")

    site = network.site(trap(busy))
    found = visit(site.url)
    assert at(found, "/rude").state is CaptureState.OK
    assert site.hits["/rude"] == 3  # refused, answered, and asked for a second time as a page of terms


def test_too_many_requests_for_ever_is_told(network: Network, visit: Visiting) -> None:
    async def busy(talk: Talk) -> None:
        await talk.send(page(WORDS), "503 Service Unavailable", Retry_After="999999")

    site = network.site({"/": busy})
    settings = CrawlSettings(delay=0, backoff=0.05, backoff_max=0.1, browser="never", retries=2)
    found = visit(site.url, settings)
    assert (found.state, site.hits["/"]) == (VisitState.BLOCKED, 1)
    assert "asks not to be asked again before" in found.why


def test_a_door_that_forbids_us_blocks_the_visit(network: Network, tmp_path: Path) -> None:
    def door(status: str) -> Route:
        async def route(talk: Talk) -> None:
            await talk.send(page(WORDS), status)

        return route

    says = {"401": "401 Unauthorized", "403": "403 Forbidden", "429": "429 Too Many Requests"}
    routes = {name: door(status) for name, status in says.items()} | {"challenge": challenge}
    urls = {name: network.site({"/": route}).url for name, route in routes.items()}
    jobs = [Job(n, Storefront(n, url), str(tmp_path / f"{n}.warc.gz")) for n, url in urls.items()]
    records = [e for e in crawl(jobs, QUICK) if isinstance(e, VisitRecord)]
    assert {r.id: r.state for r in records} == dict.fromkeys(routes, VisitState.BLOCKED)
    assert [r.id for r in records if r.id not in r.why] == []


def test_a_dead_link_leaves_the_visit_complete(network: Network, visit: Visiting) -> None:
    async def gone(talk: Talk) -> None:
        await talk.send(page("Không còn"), "404 Not Found")

    found = visit(network.site(trap(gone)).url)
    assert at(found, "/rude").state is CaptureState.HTTP_ERROR
    assert found.state is VisitState.COMPLETE


def test_nobody_at_home(visit: Visiting) -> None:
    assert visit("http://127.0.0.1:9/").state is VisitState.UNREACHABLE


def test_a_name_that_does_not_exist(visit: Visiting) -> None:
    found = visit("http://khong-co-that.invalid:8080/")
    assert found.state is VisitState.UNREACHABLE
    assert found.captures[0].state is CaptureState.UNREACHABLE


def test_no_robots_trap(network: Network, visit: Visiting) -> None:
    rules = "User-agent: *\nDisallow: /rude\n"
    found = visit(network.site(trap(never) | {"/robots.txt": robots(rules)}).url)
    assert at(found, "/rude").state is CaptureState.ROBOTS


def test_records_arrive_for_all_jobs_although_some_addresses_are_nonsense(tmp_path: Path) -> None:
    jobs = [Job("a", Storefront("x", "http://"), str(tmp_path / "a.warc.gz"))]
    records = [e for e in crawl(jobs, QUICK) if isinstance(e, VisitRecord)]
    assert records[0].state is VisitState.FAILED
    assert "names no host" in records[0].why


def test_addresses_that_cannot_be_end_no_visit(network: Network, visit: Visiting) -> None:
    """In a <base>, in a refresh, under a picture that the words around it promise."""
    odd = (
        '<meta http-equiv="refresh" content="9;url=http://shop.vn:99999/">'
        '<p>Quét mã QR code <img src="http://a..b/qr.png" alt="mã qr"></p>'
    )
    pages = {
        "/": text(odd + WORDS + '<a href="/lien-he">Liên hệ</a>'),
        "/lien-he": text(
            '<base href="http://shop.vn:99999/">' + WORDS + '<a href="/p1">Chính sách đổi trả</a>'
        ),
        "/p1": text('<base href="http://[bad/">' + WORDS),
    }
    found = visit(network.site(pages).url)
    assert [c.state for c in found.captures] == [CaptureState.OK] * 3, (found.state, found.why)
    assert found.state is VisitState.COMPLETE
