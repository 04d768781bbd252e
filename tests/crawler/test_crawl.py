"""The door: storefronts side by side, one request at a time per host, children and parents that die."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hostile import Network, Site, Talk, text
from shops import QUICK, WORDS, Visiting, robots, shop

from crawler.address import storefront_id
from crawler.crawl import ROOT, CrawlSettings, Job, PageSeen, crawl
from crawler.evidence import EvidenceError, read, verify
from crawler.model import CaptureState, Storefront, VisitRecord, VisitState
from crawler.wire import dump_job


def jobs_for(sites: list[Site], folder: Path) -> list[Job]:
    return [
        Job(f"v{n}", Storefront(storefront_id(s.url), s.url), str(folder / f"v{n}.warc.gz"))
        for n, s in enumerate(sites)
    ]


def alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False


def children_of(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(word) for word in text.split()]


def the_child() -> int:
    """The crawling child of this process, which may have other children."""
    commands = {pid: Path(f"/proc/{pid}/cmdline").read_bytes() for pid in children_of(os.getpid())}
    [child] = [pid for pid, command in commands.items() if b"crawler.spiders.child" in command]
    return child


def wait_until(what: str, test: object, seconds: float = 20) -> None:
    assert callable(test)
    end = time.monotonic() + seconds
    while not test():
        assert time.monotonic() < end, f"waited in vain for: {what}"
        time.sleep(0.05)


def test_a_shop_is_visited_as_a_person_would(network: Network, visit: Visiting) -> None:
    site = network.site(shop())
    found = visit(site.url)
    order = [c.url.removeprefix(site.url) for c in found.captures]
    assert found.state is VisitState.COMPLETE
    assert order[0] == "/"
    assert set(order[1:5]) == {
        "/chinh-sach-doi-tra",
        "/dieu-khoan",
        "/bao-mat?utm_source=chan-trang",
        "/lien-he",
    }
    assert order[5:10] == ["/noi", "/san-pham/noi-0", "/chao", "/san-pham/chao-0", "/gio-hang"]
    assert sorted(order[10:]) == [f"/san-pham/{name}-{n}" for name in ("chao", "noi") for n in (1, 2)]
    assert {t.method for t in site.requests} == {"GET"}
    hits = site.hits
    asked_again = {path: n for path, n in hits.items() if n > 1}
    assert asked_again == {order[1]: 2}, hits  # the first page of terms, to see whether it answers alike
    for path in ("/cart/add?id=1", "/dang-nhap", "/logout", "/catalogue.pdf"):
        assert site.hits[path] == 0
        assert found.unvisited[site.url + path]
    assert found.captures[0].id == "v1#1"
    assert "rasoat" in site.requests[0].headers["user-agent"]


def test_the_budget_keeps_policies_and_tells_the_rest(network: Network, visit: Visiting) -> None:
    site = network.site(shop(pots=40))
    found = visit(site.url, CrawlSettings(delay=0, pages=8, browser="never"))
    assert len(found.captures) == 8
    assert sum("san-pham" in c.url for c in found.captures) >= 1
    left = [url for url, why in found.unvisited.items() if why == "budget"]
    assert len([url for url in left if "/san-pham/noi" in url]) >= 35


def test_policies_left_for_want_of_budget_make_the_visit_partial(network: Network, visit: Visiting) -> None:
    found = visit(network.site(shop()).url, CrawlSettings(delay=0, pages=3, browser="never"))
    assert found.state is VisitState.PARTIAL
    assert "budget" in found.why


def test_storefronts_of_one_machine_run_side_by_side_and_each_host_is_asked_politely(
    network: Network, tmp_path: Path
) -> None:
    sites = [network.site(shop()) for _ in range(6)]
    settings = CrawlSettings(delay=0.2, pages=5, browser="never")
    events = list(crawl(jobs_for(sites, tmp_path), settings))
    assert sum(isinstance(e, VisitRecord) for e in events) == 6
    # told by the visits' own clock: on a busy machine a server sees requests late, and so closer together
    for record in (e for e in events if isinstance(e, VisitRecord)):
        times = [capture.at for capture in read(record.path).captures]
        assert min((b - a).total_seconds() for a, b in pairwise(times)) > 0.19
    # every shop had its second page before any had its last: they ran side by side
    second = max(site.seen[1][0] for site in sites)
    assert second < min(site.seen[-1][0] for site in sites)


def test_two_shops_on_one_host_share_its_delay_and_keep_apart(network: Network, tmp_path: Path) -> None:
    def stall(name: str, other: str) -> str:
        return WORDS + f'<a href="/{name}/lien-he">Liên hệ</a><a href="/{other}/lien-he">Gian hàng bạn</a>'

    async def cookie(talk: Talk) -> None:
        await talk.send(stall("a", "b"), Set_Cookie="shop=a; Path=/")

    site = network.site(
        {
            "/a": cookie,
            "/b": text(stall("b", "a")),
            "/a/lien-he": text(WORDS),
            "/b/lien-he": text(WORDS),
        }
    )
    fronts = [Storefront(storefront_id(f"{site.url}/{n}"), f"{site.url}/{n}") for n in "ab"]
    jobs = [Job(f.id[-1], f, str(tmp_path / f"{f.id[-1]}.warc.gz")) for f in fronts]
    list(crawl(jobs, CrawlSettings(delay=0.15, browser="never")))
    seen = {n: [c.url.removeprefix(site.url) for c in read(tmp_path / f"{n}.warc.gz").captures] for n in "ab"}
    assert seen == {"a": ["/a", "/a/lien-he"], "b": ["/b", "/b/lien-he"]}
    cookies = {t.path: t.headers.get("cookie", "") for t in site.requests}
    assert cookies["/a/lien-he"] == "shop=a"
    assert cookies["/b/lien-he"] == ""
    times = [at for at, _ in site.seen]
    assert min(b - a for a, b in pairwise(times)) > 0.1


def test_the_badge_is_followed_to_its_record_and_no_further(network: Network, visit: Visiting) -> None:
    record = network.site(
        {"/Home/WebDetails/1": text('Hồ sơ <a href="/khac">khác</a>' + WORDS), "/khac": text("x")}
    )
    port = record.url.rpartition(":")[2]
    home = WORDS + f'<a href="http://localhost:{port}/Home/WebDetails/1"><img alt="BCT"></a>'
    shop_site = network.site({"/": text(home)})
    settings = CrawlSettings(
        delay=0, browser="never", record_hosts=("localhost",), inner_hosts=(f"localhost:{port}",)
    )
    found = visit(shop_site.url, settings)
    assert [c.url.rpartition("/")[2] for c in found.captures] == ["", "1"]
    assert record.hits["/khac"] == 0


def test_robots_txt_forbids_the_door(network: Network, visit: Visiting) -> None:
    site = network.site(shop() | {"/robots.txt": robots("User-agent: rasoat\nDisallow: /\n")})
    found = visit(site.url)
    assert found.state is VisitState.BLOCKED
    assert found.captures[0].state is CaptureState.ROBOTS
    assert set(site.hits) == {"/robots.txt"}


def test_robots_txt_that_answers_503_forbids_everything(network: Network, visit: Visiting) -> None:
    async def down(talk: Talk) -> None:
        await talk.send("", "503 Service Unavailable")

    site = network.site(shop() | {"/robots.txt": down})
    assert visit(site.url).state is VisitState.BLOCKED
    assert set(site.hits) == {"/robots.txt"}


def test_five_megabytes_of_robots_txt_are_cut_and_obeyed(network: Network, visit: Visiting) -> None:
    rules = "User-agent: *\nDisallow: /lien-he\n" + "".join(f"Disallow: /x{n:010}\n" for n in range(250_000))
    site = network.site(shop() | {"/robots.txt": robots(rules + "Disallow: /\n")})
    found = visit(site.url)
    states = {c.url.removeprefix(site.url): c.state for c in found.captures}
    assert states["/"] is CaptureState.OK
    assert states["/lien-he"] is CaptureState.ROBOTS
    assert "only the first" in found.resources[f"{site.url}/robots.txt"]["robots"]


def test_robots_txt_that_forbids_the_goods_makes_the_visit_partial(network: Network, visit: Visiting) -> None:
    site = network.site(shop() | {"/robots.txt": robots("User-agent: *\nDisallow: /san-pham/\n")})
    found = visit(site.url)
    assert found.state is VisitState.PARTIAL
    assert "robots.txt forbids the product pages (6 of them" in found.why
    assert not [path for path in site.hits if path.startswith("/san-pham/")]
    assert "/dieu-khoan" in site.hits


def test_one_forbidden_product_among_others_does_not(network: Network, visit: Visiting) -> None:
    site = network.site(shop() | {"/robots.txt": robots("User-agent: *\nDisallow: /san-pham/noi-0\n")})
    found = visit(site.url)
    assert (found.state, found.why) == (VisitState.COMPLETE, "")


def test_products_that_all_fail_make_the_visit_partial(network: Network, visit: Visiting) -> None:
    async def broken(talk: Talk) -> None:
        await talk.send("", "500 Internal Server Error")

    routes = shop()
    site = network.site(routes | {path: broken for path in routes if path.startswith("/san-pham/")})
    found = visit(site.url)
    assert found.state is VisitState.PARTIAL
    assert "no product page was captured; 6 were asked for" in found.why


def test_a_sitemap_helps_when_the_pages_link_no_product(network: Network, visit: Visiting) -> None:
    async def sitemap(talk: Talk) -> None:
        await talk.send(
            f"<urlset><url><loc>{site.url}/san-pham/noi-0</loc></url></urlset>", Content_Type="text/xml"
        )

    site = network.site({"/": text(WORDS), "/sitemap.xml": sitemap, "/san-pham/noi-0": text(WORDS)})
    assert [c.url.rpartition("/")[2] for c in visit(site.url).captures] == ["", "noi-0"]


def test_a_sitemap_is_asked_for_terms_that_no_page_links_to(network: Network, visit: Visiting) -> None:
    async def sitemap(talk: Talk) -> None:
        pages = ("/pages/chinh-sach-doi-tra", "/san-pham/noi-9", "/san-pham/noi-8", "/blogs/tin/noi-moi")
        listed = "".join(f"<url><loc>{site.url}{path}</loc></url>" for path in pages)
        await talk.send(f"<urlset>{listed}</urlset>", Content_Type="text/xml")

    tile = '<div class="product-item"><a href="/san-pham/noi-0"><img src=x alt="Nồi"></a></div>'
    routes = {
        "/": text(WORDS + tile),
        "/san-pham/noi-0": text("<h1>Nồi</h1>" + WORDS),
        "/sitemap.xml": sitemap,
    }
    site = network.site(routes | {"/pages/chinh-sach-doi-tra": text("<h1>Chính sách đổi trả</h1>" + WORDS)})
    taken = [c.url.removeprefix(site.url) for c in visit(site.url).captures]
    assert taken == ["/", "/san-pham/noi-0", "/pages/chinh-sach-doi-tra"]
    linked = network.site(shop() | {"/sitemap.xml": sitemap})
    visit(linked.url)
    assert linked.hits["/sitemap.xml"] == 0, "a shop whose pages link to its terms is not asked for more"


def test_a_backslash_in_a_link_is_a_slash_as_in_browsers(network: Network, visit: Visiting) -> None:
    home = WORDS + r'<a href="\chinh-sach\doi-tra">Chính sách đổi trả</a><a href="lien-he?tu=a\b">Liên hệ</a>'
    site = network.site({"/": text(home), "/chinh-sach/doi-tra": text(WORDS), "/lien-he": text(WORDS)})
    found = visit(site.url)
    assert {c.status for c in found.captures} == {200}
    assert site.hits["/chinh-sach/doi-tra"]


def test_a_proxy_carries_every_request(network: Network, visit: Visiting) -> None:
    pages = {f"http://cua-hang.example{path}": route for path, route in shop().items()}
    proxy = network.site(pages)
    settings = CrawlSettings(delay=0, browser="never", proxy=proxy.url.replace("//", "//user:pa%40ss@"))
    found = visit("http://cua-hang.example/", settings)
    assert found.state is VisitState.COMPLETE
    assert len(found.captures) == 14
    assert {t.headers["proxy-authorization"] for t in proxy.requests} == {"Basic dXNlcjpwYUBzcw=="}
    raw = b"".join(c.body for c in found.captures)
    assert b"pa@ss" not in raw


def test_one_crawl_after_the_other_and_finished_visits_come_back_from_disk(
    network: Network, tmp_path: Path
) -> None:
    sites = [network.site(shop()) for _ in range(2)]
    jobs = jobs_for(sites, tmp_path)
    first = [e for e in crawl(jobs, QUICK) if isinstance(e, VisitRecord)]
    hits = [sum(site.hits.values()) for site in sites]
    second = list(crawl(jobs, QUICK))
    assert sorted(second, key=str) == sorted(first, key=str)
    assert [sum(site.hits.values()) for site in sites] == hits


def test_another_visits_evidence_is_never_overwritten(network: Network, tmp_path: Path) -> None:
    site = network.site(shop())
    [job] = jobs_for([site], tmp_path)
    list(crawl([job], QUICK))
    before = Path(job.path).read_bytes()
    with pytest.raises(EvidenceError, match="v0 lies here"):
        list(crawl([Job("v9", job.storefront, job.path)], QUICK))
    assert Path(job.path).read_bytes() == before
    with pytest.raises(ValueError, match="two jobs"):
        list(crawl([job, job], QUICK))


async def _hang(talk: Talk) -> None:
    await asyncio.sleep(60)


SLOW = CrawlSettings(delay=0, timeout=50, browser="never")


def test_closing_the_iterator_ends_the_child_and_leaves_nothing_half(
    network: Network, tmp_path: Path
) -> None:
    good, slow = network.site(shop()), network.site({"/": _hang})
    events = crawl(jobs_for([good, slow], tmp_path), SLOW)
    for event in events:
        if isinstance(event, VisitRecord):
            break
    child = the_child()
    events.close()
    assert not alive(child)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["v0.warc.gz", "v0.warc.gz.manifest.json"]
    assert list(verify(tmp_path)) == []


def test_a_child_that_will_not_leave_is_ended_and_what_it_began_is_removed(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stopped process stands for one that a busy machine does not let come to its end."""
    monkeypatch.setattr("crawler.crawl.LEAVING", 0.5)
    slow = network.site({"/": _hang})
    events = crawl(jobs_for([network.site(shop()), slow], tmp_path), SLOW)
    assert any(isinstance(event, VisitRecord) for event in events)
    child = the_child()
    os.kill(child, signal.SIGSTOP)
    assert list(tmp_path.glob("*.part"))
    events.close()
    assert not alive(child)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["v0.warc.gz", "v0.warc.gz.manifest.json"]


def test_a_child_that_is_killed_costs_no_visit(network: Network, tmp_path: Path) -> None:
    tries: list[int] = []

    async def once_slow(talk: Talk) -> None:
        tries.append(1)
        if len(tries) == 1:
            await asyncio.sleep(60)
        await talk.send(WORDS)

    good, slow = network.site(shop()), network.site({"/": once_slow})
    events = crawl(jobs_for([good, slow], tmp_path), SLOW)
    records = []
    for event in events:
        if isinstance(event, VisitRecord):
            records.append(event)
            if len(records) == 1:
                child = the_child()
                os.kill(child, signal.SIGKILL)
    assert {r.id: r.state for r in records} == {"v0": VisitState.COMPLETE, "v1": VisitState.COMPLETE}
    assert list(verify(tmp_path)) == []


def test_a_visit_that_kills_its_child_twice_is_told_as_failed(network: Network, tmp_path: Path) -> None:
    async def murder(talk: Talk) -> None:
        for child in children_of(os.getpid()):
            os.kill(child, signal.SIGKILL)

    deadly, others = network.site({"/": murder}), [network.site(shop()) for _ in range(3)]
    settings = CrawlSettings(delay=0, browser="never", storefronts_at_once=1)
    records = [
        e for e in crawl(jobs_for([deadly, *others], tmp_path), settings) if isinstance(e, VisitRecord)
    ]
    assert {r.id: r.state for r in records} == {
        "v0": VisitState.FAILED,
        "v1": VisitState.COMPLETE,
        "v2": VisitState.COMPLETE,
        "v3": VisitState.COMPLETE,
    }
    failed = next(r for r in records if r.id == "v0")
    assert "SIGKILL" in failed.why
    assert read(failed.path).state is VisitState.FAILED
    assert list(verify(tmp_path)) == []


def test_when_the_parent_is_killed_the_child_goes_too(network: Network, tmp_path: Path) -> None:
    slow = network.site({"/": _hang})
    script = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from crawler.crawl import *; from crawler.model import Storefront\n"
        f"job = Job('v', Storefront({slow.url!r}, {slow.url!r}), {str(tmp_path / 'v.warc.gz')!r})\n"
        "list(crawl([job], CrawlSettings(delay=0, timeout=50, browser='never', test_network=True)))\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script])
    wait_until("the request", lambda: slow.hits["/"])
    [child] = children_of(parent.pid)
    parent.kill()
    parent.wait()
    wait_until("the child's end", lambda: not alive(child))
    assert not (tmp_path / "v.warc.gz").exists()
    assert not (tmp_path / "v.warc.gz.part").exists()


def test_the_caller_stays_light() -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "import crawler.crawl, crawler.evidence\n"
        "print(sorted(m for m in ('scrapy', 'twisted', 'playwright', 'selectolax') if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_pages_are_told_as_they_come(network: Network, tmp_path: Path) -> None:
    site = network.site(shop())
    events = list(crawl(jobs_for([site], tmp_path), QUICK))
    seen = [e for e in events if isinstance(e, PageSeen)]
    assert [e.pages for e in seen] == list(range(1, 15))
    assert isinstance(events[-1], VisitRecord)
    assert events[-1].bytes == sum(e.bytes for e in seen)
    assert events[-1].pages == 14


def test_a_library_caught_in_a_page_ends_the_child_with_a_reason(network: Network, tmp_path: Path) -> None:
    """The guard's time is shortened, and a look at a page is made to last for ever."""
    site = network.site(shop())
    [job] = jobs_for([site], tmp_path)
    script = tmp_path / "child.py"
    script.write_text(
        f"""
import os, re, sys
sys.path.insert(0, {str(ROOT)!r})
from crawler.settings import CrawlSettings
from crawler.wire import load_job
from crawler.spiders import child, offered
child.HUNG = 2.0
child.PARENT_CHECK = 0.2
offered.look = lambda *_: re.match(r"(a|aa)+$", "a" * 60 + "b")
settings = CrawlSettings(delay=0, browser="never", test_network=True)
child.crawl_all([load_job({dump_job(job)!r})], settings, child.Pipe(sys.stdout.buffer))
""",
        "utf-8",
    )
    kept_open, parent = os.pipe()
    command = [sys.executable, str(script)]
    done = subprocess.run(command, stdin=kept_open, capture_output=True, timeout=60, check=False)
    os.close(kept_open)
    os.close(parent)
    assert done.returncode == 1
    assert b"Timeout (" in done.stderr
    assert b"child.py" in done.stderr
    assert not Path(job.path).exists()
