"""What servers do to crawlers: each gets a true state, none ends the sweep, memory stays bounded."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import subprocess
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path

import brotli
import pytest
from backports import zstd
from hostile import Network, Route, Talk, page, text
from shops import QUICK, WORDS, Visiting, robots, shop

from crawler.crawl import ROOT, CrawlSettings, Job, crawl
from crawler.evidence import read, verify
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


async def endless(talk: Talk) -> None:
    talk.keep_open = False
    talk.writer.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<h1>Giá tốt</h1>".encode())
    for _ in range(1600):
        talk.writer.write(b"x" * 65_536)
        await talk.writer.drain()


async def announced(talk: Talk) -> None:
    talk.keep_open = False
    talk.writer.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 104857600\r\n\r\n<h1>To</h1>"
    )
    for _ in range(1600):
        talk.writer.write(b"y" * 65_536)
        await talk.writer.drain()


def packed(body: bytes, encoding: str) -> Route:
    async def route(talk: Talk) -> None:
        await talk.send(body, Content_Encoding=encoding)

    return route


def zeros(encoding: str) -> bytes:
    """300 MB of one letter, packed; gzip makes about 300 KB of it."""
    piece = b"a" * 1_000_000
    if encoding == "gzip":
        engine = zlib.compressobj(9, zlib.DEFLATED, 31)
        return b"".join(engine.compress(piece) for _ in range(300)) + engine.flush()
    if encoding == "deflate":
        engine = zlib.compressobj(9)
        return b"".join(engine.compress(piece) for _ in range(300)) + engine.flush()
    if encoding == "br":
        compressor = brotli.Compressor(quality=5)
        return b"".join(compressor.process(piece) for _ in range(300)) + compressor.finish()
    pressed = zstd.ZstdCompressor()
    return b"".join(pressed.compress(piece) for _ in range(300)) + pressed.flush()


async def never(talk: Talk) -> None:
    await asyncio.sleep(60)


async def drip(talk: Talk) -> None:
    talk.keep_open = False
    talk.writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\n")
    for _ in range(200):
        talk.writer.write(b"x")
        await talk.writer.drain()
        await asyncio.sleep(0.2)


async def reset(talk: Talk) -> None:
    talk.reset()


async def half_then_reset(talk: Talk) -> None:
    talk.writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000\r\n\r\n<h1>half")
    await talk.writer.drain()
    await asyncio.sleep(0.2)
    talk.reset()


async def too_short(talk: Talk) -> None:
    await talk.raw(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000\r\n\r\n<h1>short</h1>"
    )


async def not_http(talk: Talk) -> None:
    await talk.raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")


async def endless_head(talk: Talk) -> None:
    talk.keep_open = False
    talk.writer.write(b"HTTP/1.1 200 OK\r\n")
    piece = b"".join(b"X-%d: %s\r\n" % (n, b"z" * 200) for n in range(300))
    for _ in range(1500):
        talk.writer.write(piece)
        await talk.writer.drain()


async def circle(talk: Talk) -> None:
    await talk.send("", "302 Found", Location="/rude")


async def ever_further(talk: Talk) -> None:
    step = int(talk.path.partition("?n=")[2] or 0)
    await talk.send("", "302 Found", Location=f"/rude?n={step + 1}")


async def to_file(talk: Talk) -> None:
    await talk.send("", "302 Found", Location="file:///etc/passwd")


async def away(talk: Talk) -> None:
    await talk.send("", "302 Found", Location="http://other-shop.example/")


async def bad_gzip(talk: Talk) -> None:
    await talk.send(gzip.compress(WORDS.encode())[:-12] + b"garbage", Content_Encoding="gzip")


async def pdf(talk: Talk) -> None:
    await talk.send(b"%PDF-1.7 " + b"x" * 5000, Content_Type="application/pdf")


async def pdf_in_disguise(talk: Talk) -> None:
    await talk.send(b"%PDF-1.7 " + b"x" * 5000)


async def broken(talk: Talk) -> None:
    await talk.send("", "500 Internal Server Error")


async def challenge(talk: Talk) -> None:
    await talk.send(
        "<html><head><title>Just a moment...</title></head><body><script>x()</script></body></html>"
    )


CASES: list[tuple[str, Route, CaptureState, str]] = [
    ("100 MB without length", endless, CaptureState.TRUNCATED, "longer than"),
    ("100 MB announced", announced, CaptureState.TRUNCATED, "longer than"),
    ("gzip bomb", packed(zeros("gzip"), "gzip"), CaptureState.TRUNCATED, "when decoded"),
    ("deflate bomb", packed(zeros("deflate"), "deflate"), CaptureState.TRUNCATED, "longer than"),
    ("brotli bomb", packed(zeros("br"), "br"), CaptureState.TRUNCATED, "when decoded"),
    ("zstd bomb", packed(zeros("zstd"), "zstd"), CaptureState.TRUNCATED, "when decoded"),
    (
        "gzip in gzip bomb",
        packed(gzip.compress(zeros("gzip")), "gzip, gzip"),
        CaptureState.TRUNCATED,
        "decoded",
    ),
    ("never answers", never, CaptureState.TIMED_OUT, "in time"),
    ("drips", drip, CaptureState.TIMED_OUT, "in time"),
    ("reset", reset, CaptureState.UNREACHABLE, "lost"),
    ("reset in the middle", half_then_reset, CaptureState.BROKEN, "announced length"),
    ("shorter than announced", too_short, CaptureState.BROKEN, "announced length"),
    ("no HTTP", not_http, CaptureState.BROKEN, "no HTTP answer"),
    ("a head without end", endless_head, CaptureState.BROKEN, "head of its answer"),
    ("circle", circle, CaptureState.REDIRECT_LOOP, "circle"),
    ("ever further", ever_further, CaptureState.REDIRECT_LOOP, "more than"),
    ("to a file", to_file, CaptureState.BROKEN, "file:"),
    ("to a stranger", away, CaptureState.REFUSED, "another host"),
    ("bad gzip", bad_gzip, CaptureState.BROKEN, "gzip"),
    ("unknown encoding", packed(b"abc", "sdch"), CaptureState.BROKEN, "sdch"),
    ("a PDF", pdf, CaptureState.NOT_A_PAGE, "application/pdf"),
    ("a PDF called HTML", pdf_in_disguise, CaptureState.NOT_A_PAGE, "file"),
    ("500", broken, CaptureState.HTTP_ERROR, "500"),
    ("challenge", challenge, CaptureState.HTTP_ERROR, "challenge"),
]


MEMORY = 400  # MiB; Scrapy, its libraries and a visit need about 110
NESTED = text("<b><i><div>" * 20_000 + "<p>giá</p>")
SWEEP = """
import resource, sys
sys.path.insert(0, {root!r})
from crawler.crawl import CrawlSettings, Job, crawl
from crawler.model import Storefront
jobs = [Job(v, Storefront(u, u), p) for v, u, p in {jobs!r}]
settings = CrawlSettings(delay=0, backoff=0.05, timeout=8.0, browser="never", max_body={limit}, storefronts_at_once=40)
list(crawl(jobs, settings))
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


@dataclass(frozen=True)
class Sweep:
    """What one crawl over all rude shops and a good one came to; `peak` is the crawling child's memory in MiB."""

    visits: dict[str, Visit]
    damage: list[object]
    peak: int


@pytest.fixture(scope="module")
def sweep(tmp_path_factory: pytest.TempPathFactory) -> Sweep:
    """All of them side by side in a process of their own, as they come in a real sweep."""
    folder = tmp_path_factory.mktemp("monsters")
    with Network() as network:
        routes = {case[0]: trap(case[1]) for case in CASES} | {"nested": trap(NESTED), "good": shop()}
        urls = {name: network.site(made).url for name, made in routes.items()}
        jobs = [(name, url, str(folder / f"{n}.warc.gz")) for n, (name, url) in enumerate(urls.items())]
        script = SWEEP.format(root=str(ROOT), jobs=jobs, limit=QUICK.max_body)
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, timeout=240, check=True
        )
    visits = {name: read(path) for name, _, path in jobs}
    return Sweep(visits, list(verify(folder)), int(done.stdout))


@pytest.mark.parametrize(("name", "state", "why"), [(c[0], *c[2:]) for c in CASES], ids=[c[0] for c in CASES])
def test_every_rudeness_has_its_state(name: str, state: CaptureState, why: str, sweep: Sweep) -> None:
    found = sweep.visits[name]
    rude = at(found, "/rude")
    assert rude.state is state, rude.why
    assert why in rude.why
    assert len(rude.body) <= QUICK.max_body
    assert at(found, "/lien-he").state is CaptureState.OK
    assert found.state is VisitState.PARTIAL
    assert "/rude" in found.why


def test_a_sweep_of_monsters_ends_within_bounded_memory(sweep: Sweep) -> None:
    assert sweep.visits["good"].state is VisitState.COMPLETE
    assert sweep.damage == []
    assert sweep.peak < MEMORY
    print(f"peak of the crawling child: {sweep.peak} MiB")


def test_a_page_nested_without_end_does_not_hold_the_sweep(sweep: Sweep) -> None:
    """The parser's work grows with the square of the depth; 60,000 levels would already take it minutes."""
    rude = at(sweep.visits["nested"], "/rude")
    assert rude.state is CaptureState.OK
    assert rude.body.endswith("<p>giá</p></body></html>".encode())


def test_the_head_of_an_endless_page_is_kept(sweep: Sweep) -> None:
    rude = at(sweep.visits["100 MB without length"], "/rude")
    assert rude.body.startswith("<h1>Giá tốt</h1>".encode())
    assert len(rude.body) == QUICK.max_body
    assert rude.digest == hashlib.sha256(rude.body).hexdigest()


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
        await talk.send(page(WORDS), next(answers), Retry_After="0")

    site = network.site(trap(busy))
    found = visit(site.url)
    assert at(found, "/rude").state is CaptureState.OK
    assert site.hits["/rude"] == 2


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
