"""A drawn page is met whole, nothing is agreed to, and all that the browser did is in the evidence."""

from __future__ import annotations

import base64
import gzip
import json
from collections import Counter
from pathlib import Path

import pytest
from hostile import Network, Route, Talk, text
from shops import WORDS

from checker.facts.cloaking import read_cloaking
from crawler.browser.chromium import find_browser
from crawler.browser.traffic import BODY
from crawler.crawl import CrawlSettings, Job, crawl
from crawler.evidence import read, verify
from crawler.evidence.walk import Record, records
from crawler.model import CaptureState, Storefront, Via, Visit
from examples.market.serve import serve

pytestmark = pytest.mark.skipif(
    not find_browser(), reason="no Chromium here; apt install chromium-headless-shell"
)
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
DRAWN = CrawlSettings(delay=0, timeout=30.0, walk="never")
WALL = (
    "<div id=wall style='position:fixed;inset:0;background:#000a'><div style='background:#fff;margin:20%'>"
    "<p>Chúng tôi dùng cookie để phục vụ bạn tốt hơn.</p>"
    "<button onclick=\"fetch('/dong-y')\">Đồng ý</button><button "
    "onclick=\"fetch('/chap-nhan')\">Chấp nhận tất cả</button>"
    "<button onclick=\"document.getElementById('wall').remove(); document.title = 'đã từ chối'\">Từ "
    "chối</button></div></div>"
)
LAZY = (
    "<div style='height:5000px'></div><div id=late>…</div><script>new IntersectionObserver(seen => {"
    "if (seen[0].isIntersecting) document.getElementById('late').textContent = 'Chính sách đổi trả trong 7 ngày';})"
    ".observe(document.getElementById('late'))</script>"
)
ASKED = (
    "<p id=answer></p><script>document.getElementById('answer').textContent = confirm('Bạn đồng "
    "ý?') ? 'có' : 'không'</script>"
)
SHELL = "<div id=app></div><script>fetch('/api/hang').then(r => r.json()).then(g => app.innerHTML = g.html)</script>"
CLOAKED = (
    "<h1>Chính sách đổi trả</h1><p id=p>Đổi trả trong vòng 30 ngày. "
    + WORDS
    + "</p><script>if (navigator.webdriver !== 7)"
    "document.getElementById('p').textContent = 'Đổi trả trong vòng 1 ngày. ' + " + repr(WORDS) + "</script>"
)


def visited(
    network: Network, folder: Path, routes: dict[str, Route], settings: CrawlSettings = DRAWN
) -> tuple[Visit, list[Record], Counter[str]]:
    """The visit of one shop, the records of its evidence, and what the server saw."""
    site = network.site(routes)
    job = Job("v", Storefront(f"127.0.0.1:{site.port}", site.url), str(folder / "v.warc.gz"))
    list(crawl([job], settings))
    assert list(verify(folder)) == []
    return read(job.path), list(records(Path(job.path))), site.hits


def test_a_page_is_uncovered_scrolled_and_answered_no(network: Network, tmp_path: Path) -> None:
    always = CrawlSettings(delay=0, timeout=30.0, walk="never", browser="always")
    visit, _, hits = visited(network, tmp_path, {"/": text(WALL + ASKED + WORDS + LAZY)}, always)
    body = next(c.body.decode() for c in visit.captures if c.via is Via.BROWSER)
    assert "Chính sách đổi trả trong 7 ngày" in body
    assert 'id="wall"' not in body and "đã từ chối" in body
    assert '<p id="answer">không</p>' in body
    assert not {"/dong-y", "/chap-nhan"} & set(hits)
    assert visit.resources[visit.captures[0].url]["closed"] == "Từ chối"


def test_the_browser_s_traffic_picture_and_dom_are_records(network: Network, tmp_path: Path) -> None:
    async def goods(talk: Talk) -> None:
        await talk.send(
            '{"html": "<h1>Nồi inox</h1><img src=/noi.png><p>' + WORDS + '</p>"}',
            Content_Type="application/json",
        )

    async def picture(talk: Talk) -> None:
        await talk.send(PNG, Content_Type="image/png")

    visit, kept, hits = visited(
        network, tmp_path, {"/": text(SHELL), "/api/hang": goods, "/noi.png": picture}
    )
    url = visit.captures[0].url
    types = {(r.type, r.url) for r in kept}
    for path in ("api/hang", "noi.png"):
        assert {("request", url + path), ("response", url + path)} <= types
        assert hits["/" + path] == 1, path
    answer = next(r for r in kept if r.type == "response" and r.url == url + "api/hang")
    assert "Nồi inox" in answer.block.decode()
    shot = next(r for r in kept if r.url == f"urn:fullPage:{url}")
    assert shot.block.startswith(b"\xff\xd8\xff") and shot.headers["content-type"] == "image/jpeg"
    assert visit.resources[url]["picture"] == shot.id
    assert ("conversion", url) in types


def test_what_a_browser_loads_is_kept_to_a_bound_and_counted_as_it_unpacks(
    network: Network, tmp_path: Path
) -> None:
    size = 6_000_000
    packed = gzip.compress(b"/*" + b"x" * (size - 4) + b"*/")

    async def fat(talk: Talk) -> None:
        await talk.send(packed, Content_Type="text/javascript", Content_Encoding="gzip")

    link = "<a href=/doi-tra>Chính sách đổi trả</a>"
    home = f"<div id=app></div><script src=/to.js></script><script>app.innerHTML = `{link}{WORDS}`</script>"
    settings = CrawlSettings(delay=0, timeout=30.0, walk="never", visit_bytes=size - 1)
    visit, kept, hits = visited(
        network, tmp_path, {"/": text(home), "/to.js": fat, "/doi-tra": text(WORDS)}, settings
    )
    assert [c.via for c in visit.captures] == [Via.HTTP, Via.BROWSER]
    assert visit.captures[1].state is CaptureState.OK
    assert "when the bytes were spent" in visit.why
    assert (hits["/to.js"], hits["/doi-tra"]) == (1, 0)
    answer = next(r for r in kept if r.type == "response" and r.url.endswith("/to.js"))
    assert answer.headers["warc-truncated"] == "length"
    assert BODY < len(answer.block) < BODY + 2_000


def test_what_the_pages_of_a_shop_share_is_asked_for_once(network: Network, tmp_path: Path) -> None:
    """As any browser does; each page still tells all that it was drawn from."""
    links = "<a href=/doi-tra>Chính sách đổi trả</a>"

    def script(words: str, **head: str) -> Route:
        async def send(talk: Talk) -> None:
            await talk.send(f"document.body.append({words!r});", Content_Type="text/javascript", **head)

        return send

    both = "<script src=/chung.js></script><script src=/moi.js></script>"
    routes = {
        "/": text(links + WORDS + both),
        "/doi-tra": text(WORDS + both),
        "/chung.js": script("dùng chung", Cache_Control="max-age=600"),
        "/moi.js": script("luôn mới", Cache_Control="no-store"),
    }
    always = CrawlSettings(delay=0, timeout=30.0, walk="never", browser="always")
    visit, kept, hits = visited(network, tmp_path, routes, always)
    drawn = [c for c in visit.captures if c.via is Via.BROWSER]
    assert len(drawn) == 2
    assert all("dùng chung" in c.body.decode() and "luôn mới" in c.body.decode() for c in drawn)
    assert (hits["/chung.js"], hits["/moi.js"]) == (1, 2)
    assert len([r for r in kept if r.type == "response" and r.url.endswith("/chung.js")]) == 1
    for capture in drawn:
        asked = [one[0].rpartition("/")[2] for one in json.loads(visit.resources[capture.url]["loaded"])]
        assert asked == ["chung.js", "moi.js"]


def test_no_pictures_are_fetched_or_kept_when_they_are_off(network: Network, tmp_path: Path) -> None:
    off = CrawlSettings(delay=0, timeout=30.0, walk="never", browser="always", screenshots=False)
    _, kept, hits = visited(network, tmp_path, {"/": text(WORDS + "<img src=/a.png>")}, off)
    assert hits["/a.png"] == 0
    assert not [r for r in kept if r.url.startswith("urn:fullPage:")]


def test_a_page_with_two_faces_is_drawn_and_told(network: Network, tmp_path: Path) -> None:
    visit, _, _ = visited(network, tmp_path, {"/": text(CLOAKED)})
    assert "machine" in visit.resources[visit.captures[0].url]["draw"]
    one, other = read_cloaking(visit)["site.cloaking"]
    assert ("30 ngày" in one.quote, "1 ngày" in other.quote) == (True, True)


def test_of_the_market_only_what_scripts_fill_is_drawn(tmp_path: Path) -> None:
    shops = ("am-chen-lien", "goc-nho-decor", "xuong-tong-kho", "giay-buoc-nhe")
    with serve(0) as market:
        jobs = [Job(s, Storefront(s, market.url(s)), str(tmp_path / f"{s}.warc.gz")) for s in shops]
        list(crawl(jobs, CrawlSettings(delay=0, timeout=30.0, proxy=market.proxy, pages=6, walk="never")))
    drawn = {job.visit_id for job in jobs if any(c.via is Via.BROWSER for c in read(job.path).captures)}
    assert drawn == {"giay-buoc-nhe"}
