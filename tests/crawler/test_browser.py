"""Pages that need a browser, drawn by a real one; pages that attack it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from hostile import Network, Route, Site, Talk, text
from shops import WORDS, Visiting, robots

from crawler.browser.chromium import find_browser
from crawler.crawl import CrawlSettings, Job, crawl
from crawler.evidence import read
from crawler.model import CaptureState, Storefront, Via, Visit, VisitRecord, VisitState

DRAWN = CrawlSettings(delay=0, backoff=0.05, timeout=30.0)
needs_browser = pytest.mark.skipif(
    not find_browser(), reason="no Chromium here; apt install chromium-headless-shell"
)


def app(script: str) -> Route:
    """The page of an application: an empty root and a script."""
    return text(f'<div id="app"></div><script>{script}</script>')


def fill(html: str) -> str:
    return f"document.getElementById('app').innerHTML = {html!r};"


@needs_browser
def test_an_application_is_drawn_and_its_links_are_followed(network: Network, visit: Visiting) -> None:
    async def goods(talk: Talk) -> None:
        await talk.send('{"name": "Nồi inox", "policy": "/lien-he"}', Content_Type="application/json")

    script = (
        "fetch('/api/goods').then(r => r.json()).then(g => setTimeout(() => {"
        "document.getElementById('app').innerHTML ="
        " `<h1>${g.name}</h1><p>"
        + WORDS
        + '</p><a href="${g.policy}">Liên hệ</a><a href="#/x">x</a>`; }, 50))'
    )
    site = network.site({"/": app(script), "/api/goods": goods, "/lien-he": text(WORDS)})
    found = visit(site.url, DRAWN)
    assert [(c.via, c.url.rpartition("/")[2]) for c in found.captures] == [
        (Via.HTTP, ""),
        (Via.BROWSER, ""),
        (Via.HTTP, "lien-he"),
    ]
    plain, drawn = found.captures[:2]
    assert "Nồi inox" not in plain.body.decode()
    assert "<h1>Nồi inox</h1>" in drawn.body.decode()
    assert drawn.state is CaptureState.OK
    assert found.resources[plain.url]["drawn"] == "yes"
    assert "empty" in found.resources[plain.url]["draw"]
    assert site.hits["/"] == 1  # the browser got the bytes that HTTP had fetched
    assert found.state is VisitState.COMPLETE


@needs_browser
def test_plain_pages_are_not_drawn(network: Network, visit: Visiting) -> None:
    found = visit(network.site({"/": text(WORDS * 3 + "<script>var x = 1;</script>")}).url, DRAWN)
    assert [c.via for c in found.captures] == [Via.HTTP]
    assert not any("draw" in facts for facts in found.resources.values())


@needs_browser
def test_always_means_every_page(network: Network, visit: Visiting) -> None:
    settings = CrawlSettings(delay=0, timeout=30, browser="always")
    found = visit(network.site({"/": text(WORDS)}).url, settings)
    assert [c.via for c in found.captures] == [Via.HTTP, Via.BROWSER]


def test_without_a_browser_the_visit_says_so(network: Network, visit: Visiting) -> None:
    settings = CrawlSettings(delay=0, timeout=20, browser_path="/no/such/browser")
    found = visit(network.site({"/": app("x()")}).url, settings)
    assert [c.via for c in found.captures] == [Via.HTTP]
    assert found.state is VisitState.PARTIAL
    assert "chromium" in found.why


RUDE = {
    "alerts": "for (let i = 0; i < 5; i++) alert('mua ngay'); confirm('mua?')",
    "popups": "for (let i = 0; i < 20; i++) window.open('/popup' + i)",
    "download": "location.href = '/tep.zip'",
    "post": "fetch('/order', {method: 'POST'}).catch(() => 0)",
    "service worker": "navigator.serviceWorker && navigator.serviceWorker.register('/sw.js')",
    "robots": "document.cookie = 'a=1'; fetch('/kin/bi-mat').catch(() => 0)",
    "web socket": "new WebSocket('ws://' + location.host + '/ws')",
}


@pytest.fixture(scope="module")
def rude(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Site, Visit]]:
    """One crawl over all rude applications: the site and the visit of each."""

    async def archive(talk: Talk) -> None:
        await talk.send(b"PK\x03\x04", Content_Disposition="attachment; filename=tep.zip")

    rules = robots("User-agent: *\nDisallow: /kin/\n")
    folder = tmp_path_factory.mktemp("rude")
    with Network() as network:
        sites = {
            name: network.site({"/": app(fill(WORDS) + act), "/tep.zip": archive, "/robots.txt": rules})
            for name, act in RUDE.items()
        }
        jobs = [Job(n, Storefront(n, s.url), str(folder / f"{n}.warc.gz")) for n, s in sites.items()]
        list(crawl(jobs, DRAWN))
    return {job.visit_id: (sites[job.visit_id], read(job.path)) for job in jobs}


@needs_browser
@pytest.mark.parametrize("name", list(RUDE))
def test_rude_scripts(name: str, rude: dict[str, tuple[Site, Visit]]) -> None:
    site, found = rude[name]
    drawn = found.captures[-1]
    assert (drawn.via, drawn.state) == (Via.BROWSER, CaptureState.OK), drawn.why
    assert WORDS[:30] in drawn.body.decode()
    assert {t.method for t in site.requests} == {"GET"}
    assert not [path for path in site.hits if path.startswith(("/popup", "/kin", "/sw.js", "/order", "/ws"))]


@needs_browser
def test_a_script_without_end_is_left(network: Network, visit: Visiting) -> None:
    found = visit(network.site({"/": app("while (true) {}")}).url, CrawlSettings(delay=0, timeout=4))
    drawn = found.captures[-1]
    assert (drawn.via, drawn.state) == (Via.BROWSER, CaptureState.TIMED_OUT)
    assert drawn.body == b""


@needs_browser
def test_storage_does_not_leak_between_visits_and_a_crash_is_survived(
    network: Network, tmp_path: Path
) -> None:
    async def kill(talk: Talk) -> None:
        for pid in _below(os.getpid()):
            if "--type=renderer" in Path(f"/proc/{pid}/cmdline").read_text():
                os.kill(pid, signal.SIGKILL)

    crash = app("fetch('/kill'); " + fill("x"))
    mark = "localStorage.n = (+localStorage.n || 0) + 1;"
    count = app(mark + "document.getElementById('app').innerHTML = 'lần ' + localStorage.n + `" + WORDS + "`")
    site = network.site({"/dead": crash, "/kill": kill, "/a": count, "/b": count})
    fronts = [Storefront(f"{site.url[7:]}/{n}", f"{site.url}/{n}") for n in ("a", "dead", "b")]
    jobs = [Job(f.id[-1], f, str(tmp_path / f"{f.id[-1]}.warc.gz")) for f in fronts]
    settings = CrawlSettings(delay=0, timeout=20, storefronts_at_once=1)
    records = {e.id: e for e in crawl(jobs, settings) if isinstance(e, VisitRecord)}
    assert set(records) == {"a", "d", "b"}
    assert read(records["d"].path).captures[-1].state in {CaptureState.BROKEN, CaptureState.TIMED_OUT}
    for name in ("a", "b"):
        assert "lần 1" in read(records[name].path).captures[-1].body.decode()


def _below(pid: int) -> list[int]:
    found = [int(w) for w in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return found + [below for child in found for below in _below(child)]


@needs_browser
def test_a_page_that_says_it_needs_scripts_is_drawn(network: Network, visit: Visiting) -> None:
    words = "Cửa hàng đang tải sản phẩm. " * 10
    notice = "<noscript>You need to enable JavaScript to run this app.</noscript>"
    home = f"<p id=app2>{words}</p>{notice}<script>1</script>"
    found = visit(network.site({"/": text(home)}).url, DRAWN)
    assert [c.via for c in found.captures] == [Via.HTTP, Via.BROWSER]


@needs_browser
def test_the_proxy_carries_the_browser_too(network: Network, visit: Visiting) -> None:
    async def goods(talk: Talk) -> None:
        await talk.send(f'"{WORDS}"', Content_Type="application/json")

    script = "fetch('/g').then(r => r.json()).then(t => document.getElementById('app').textContent = t)"
    proxy = network.site({"http://tiem.example/": app(script), "http://tiem.example/g": goods})
    found = visit("http://tiem.example/", CrawlSettings(delay=0, timeout=30, proxy=proxy.url))
    assert WORDS[:30] in found.captures[-1].body.decode()
