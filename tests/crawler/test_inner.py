"""No visit is led into an inner network: not by a spelling, not by a redirect, not by a name."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Awaitable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hostile import Network, Route, Site, Talk, text
from shops import QUICK, WORDS, Visiting

from crawler.address import host_of
from crawler.crawl import ROOT, CrawlSettings, Job, crawl
from crawler.evidence import read
from crawler.inner import OTHER_SERVICES, address_is_inner, is_inner, is_this_machine, opens_own, refusal
from crawler.model import CaptureState, Storefront, VisitRecord, VisitState

# Every way we know to spell a place of an inner network; {port} is where a site of ours really listens.
FORMS = (
    "http://127.0.0.1:{port}/",
    "http://localhost:{port}/",
    "http://LOCALHOST.:{port}/",
    "http://trong.localhost:{port}/",
    "http://127.1:{port}/",
    "http://127.0.1:{port}/",
    "http://127.255.255.254:{port}/",
    "http://2130706433:{port}/",
    "http://0x7f000001:{port}/",
    "http://0x7f.0x0.0x0.0x1:{port}/",
    "http://0X7F.1:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://017700000001:{port}/",
    "http://00000177.00.00.01:{port}/",
    "http://127.0.0.1.:{port}/",
    "http://0:{port}/",
    "http://0.0.0.0:{port}/",
    "http://１２７.０.０.１:{port}/",
    "http://127。0。0。1:{port}/",
    "http://①②⑦.⓪.⓪.①:{port}/",
    "http://loc\u00adalhost:{port}/",
    "http://ｌｏｃａｌｈｏｓｔ:{port}/",
    "http://%31%32%37.0.0.1:{port}/",
    "http://shop.vn@127.0.0.1:{port}/",
    "http://shop.vn:80@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}\\@shop.vn/",
    "http://shop.vn\\@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}#@shop.vn/",
    "//127.0.0.1:{port}/",
    "http:/\\127.0.0.1:{port}/",
    "http:\t//127.0.0.1:{port}/",
    "http://[::1]:{port}/",
    "http://[::]:{port}/",
    "http://[0:0:0:0:0:0:0:1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/",
    "http://[::127.0.0.1]:{port}/",
    "http://[64:ff9b::127.0.0.1]:{port}/",
    "http://[64:ff9b:1::7f00:1]:{port}/",
    "http://[2002:7f00:1::]:{port}/",
    "http://[2606:4700::5efe:127.0.0.1]:{port}/",
    "http://[fe80::1%25lo]:{port}/",
    "http://[fd00:ec2::254]/",
    "http://[fec0::1]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://0xa9fea9fe/latest/meta-data/",
    "http://metadata.google.internal/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://router/",
    "http://may-in.local/",
    "http://nas.lan/",
    "http://[fe80::1]/",
    "http://[ff02::1]/",
    "http://[2001:0:7f00:1:0:0:80ff:fffe]:{port}/",
    "http://[::ffff:0:127.0.0.1]:{port}/",
    "http://[64:ff9b::169.254.169.254]/",
    "http://192.88.99.1/",
    "http://198.18.0.1/",
    "http://240.0.0.1/",
    "http://127.0.0.1.localdomain:{port}/",
    "http://host.docker.internal:{port}/",
    "http://127.0.0.1:{port}/?@shop.vn",
    "http://127.0.0.1%2f@shop.vn:{port}/",
)


@pytest.mark.parametrize("form", FORMS)
def test_no_spelling_passes_for_outer(form: str) -> None:
    """What a spelling is no address of, nobody connects to; a name is judged when it was resolved."""
    try:
        host = host_of(form.format(port=8080))
    except ValueError:
        return
    assert is_inner(host) or host == "shop.vn"


@pytest.mark.parametrize(
    "host", ["shop.vn", "8.8.8.8", "[2001:4860:4860::8888]", "134744072", "localhost.vn"]
)
def test_public_hosts_are_not_inner(host: str) -> None:
    assert not is_inner(host)


@pytest.mark.parametrize("address", ["3fff::1", "5f00::1", "64:ff9b:1:a00:1::", "192.88.99.7", "fec0::1"])
def test_networks_that_python_takes_for_public(address: str) -> None:
    assert address_is_inner(address)


def test_services_that_are_no_web_and_the_place_that_a_setting_opens() -> None:
    assert {22, 25, 6000, 6697} < OTHER_SERVICES
    assert not OTHER_SERVICES & {80, 443, 8000, 8080, 8443, 8888}
    assert "another service" in refusal("shop.vn", 25, ())
    assert refusal("shop.vn", 8443, ()) == ""
    assert "inner network" in refusal("10.0.0.1", 80, {"10.0.0.1:81", "10.0.0.10:80"})
    assert refusal("10.0.0.1", 80, {"10.0.0.1:80"}) == ""


def test_addresses_of_this_machine() -> None:
    """A public one is as much its own as loopback is: what listens here is no shop."""
    assert is_this_machine("127.0.0.1")
    assert is_this_machine("::1")
    assert not is_this_machine("8.8.8.8")


def test_a_proxy_on_this_machine_opens_itself_and_nothing_else() -> None:
    proxy = "http://127.0.0.1:8800"
    assert opens_own("http://gom.localhost:8800/", False, proxy)
    assert opens_own("http://gom.localhost:8801/", True, proxy)
    for url in (
        "http://gom.localhost:8801/",
        "http://127.0.0.1:8800/",
        "http://10.0.0.1:8800/",
        "http://shop.vn/",
    ):
        assert not opens_own(url, False, proxy)
    assert not opens_own("http://gom.localhost:8800/", False, "http://proxy.example:8800")
    assert not opens_own("http://gom.localhost:8800/", False, "")


def test_the_words_of_addresses_inside_addresses() -> None:
    assert address_is_inner("2001:0:7f00:1:0:0:80ff:fffe")  # Teredo: server 127.0.0.1, client 127.0.0.1
    assert address_is_inner(
        "2002:808:808::1"
    )  # 6to4, whatever it carries: nobody serves from there (RFC 7526)


@pytest.fixture
def secret() -> Iterator[Site]:
    """A site of an inner network that nobody registered."""
    with Network() as network:
        yield network.site({"*": text("bí mật " + WORDS)})


# The child, with a resolver that leads outer names to inner addresses; a real DNS would do the same.
CHILD = """
import sys
sys.path.insert(0, {root!r})
from scrapy.resolver import CachingThreadedResolver
from twisted.internet import defer
led = {led!r}
real = CachingThreadedResolver.getHostByName
def lead(self, name, timeout=()):
    return defer.succeed(led[name]) if name in led else real(self, name, timeout)
CachingThreadedResolver.getHostByName = lead
from crawler.settings import CrawlSettings
from crawler.spiders.child import Pipe, crawl_all
from crawler.wire import load_job
jobs = [load_job(line) for line in {jobs!r}]
crawl_all(jobs, CrawlSettings(delay=0, timeout=5, retries=0, browser="never"), Pipe(sys.stdout.buffer))
"""


def crawl_with_names(jobs: list[Job], led: dict[str, str]) -> None:
    """Crawls in a child whose resolver knows these names."""
    from crawler.wire import dump_job

    script = CHILD.format(root=str(ROOT), led=led, jobs=[dump_job(job) for job in jobs])
    kept_open, parent = os.pipe()  # the child ends when this pipe does
    command = [sys.executable, "-c", script]
    subprocess.run(command, check=True, timeout=60, stdin=kept_open, stdout=subprocess.PIPE)
    os.close(kept_open)
    os.close(parent)


def test_names_are_judged_by_where_they_lead(tmp_path: Path, secret: Site) -> None:
    led = {
        "lua.example": "127.0.0.1",
        "www.lua.example": "127.0.0.1",
        "mang.example": "10.255.255.1",
        "www.mang.example": "169.254.169.254",
    }
    fronts = [Storefront(h, f"http://{h}:{secret.port}/") for h in ("lua.example", "mang.example")]
    jobs = [Job(f.id, f, str(tmp_path / f"{f.id}.warc.gz")) for f in fronts]
    crawl_with_names(jobs, led)
    for job in jobs:
        found = read(job.path)
        assert found.state is VisitState.UNREACHABLE
        assert found.captures[0].state is CaptureState.REFUSED
        assert led[job.visit_id] in found.why
        assert "inner network" in found.why
    assert not secret.hits


def test_a_registry_cannot_lead_us_in(tmp_path: Path, secret: Site) -> None:
    """A row is somebody's word: without the setting not even the storefront's own address is visited there."""
    rows = {
        f"v{n}": form.format(port=secret.port) for n, form in enumerate(FORMS) if not form.startswith("//")
    }
    jobs = [Job(n, Storefront(n, url), str(tmp_path / f"{n}.warc.gz")) for n, url in rows.items()]
    closed = CrawlSettings(delay=0, timeout=5, retries=0, browser="never", test_network=False)
    found = {e.id: e for e in crawl(jobs, closed) if isinstance(e, VisitRecord)}
    assert not secret.hits
    assert set(found) == set(rows)
    assert {e.state for e in found.values()} <= {VisitState.UNREACHABLE, VisitState.FAILED}
    assert found["v0"].why == "the door: an address of an inner network"


def test_robots_and_sitemaps_cannot_lead_us_in(tmp_path: Path, network: Network, secret: Site) -> None:
    asked = ("/robots.txt", "/sitemap.xml", "/sitemap.xml", "/sitemap.xml", "/d.xml")

    def over(talk: Talk) -> Awaitable[None]:
        return talk.send("", "302 Found", Location=f"{secret.url}{talk.path}")

    listed = f"<urlset><url><loc>{secret.url}/a</loc></url></urlset>"
    index = f"<sitemapindex><sitemap><loc>{secret.url}/b.xml</loc></sitemap></sitemapindex>"

    def xml(words: str) -> Route:
        async def route(talk: Talk) -> None:
            await talk.send(words, Content_Type="text/xml")

        return route

    async def rules(talk: Talk) -> None:
        maps = "".join(
            f"Sitemap: {site}\n" for site in (f"{secret.url}/c.xml", f"http://{talk.headers['host']}/d.xml")
        )
        await talk.send(f"User-agent: *\nAllow: /\n{maps}", Content_Type="text/plain")

    sites = [
        network.site({"/": text(WORDS), **routes})
        for routes in (
            {"/robots.txt": over},
            {"/sitemap.xml": over},
            {"/sitemap.xml": xml(listed)},
            {"/sitemap.xml": xml(index)},
            {"/robots.txt": rules, "/d.xml": over},
        )
    ]
    jobs = [Job(f"v{s.port}", Storefront(s.url, s.url), str(tmp_path / f"{s.port}.warc.gz")) for s in sites]
    list(crawl(jobs, QUICK))
    assert [site.hits[path] for site, path in zip(sites, asked, strict=True)] == [1] * 5
    assert not secret.hits


def test_a_record_of_the_portal_cannot_lead_us_in(network: Network, visit: Visiting, secret: Site) -> None:
    async def over(talk: Talk) -> None:
        await talk.send("", "302 Found", Location=f"http://localhost:{secret.port}/")

    portal = network.site({"*": over})
    site = network.site(
        {"/": text(f'{WORDS}<a href="http://localhost:{portal.port}/Ho-so/1">Đã thông báo</a>')}
    )
    found = visit(
        site.url, replace(QUICK, record_hosts=("localhost",), inner_hosts=(f"localhost:{portal.port}",))
    )
    assert portal.hits["/Ho-so/1"] == 1
    assert "inner network" in found.captures[-1].why
    assert not secret.hits


def test_a_page_cannot_lead_us_in(network: Network, visit: Visiting, secret: Site) -> None:
    """The storefront stands on loopback itself: its own place is open to it and nothing else is."""
    away = [form.format(port=secret.port) for form in FORMS]

    def over(target: str) -> Route:
        async def route(talk: Talk) -> None:
            await talk.send("", "302 Found", Location=target.encode().decode("latin-1"))

        return route

    policies = "".join(f'<a href="/chinh-sach-{n}">Chính sách bảo hành {n}</a>' for n in range(len(away)))
    direct = "".join(f'<a href="{target}">Chính sách đổi trả</a>' for target in away)
    direct += "".join(f"<area href='{target}'><frame src='{target}'>" for target in away)
    direct += "".join(f'<script>location.href = "{target}"</script>' for target in away)
    refresh = "".join(f'<meta http-equiv="refresh" content="0;url={target}">' for target in away)
    site = network.site(
        {"/": text(refresh + WORDS + direct + policies)}
        | {f"/chinh-sach-{n}": over(target) for n, target in enumerate(away)}
    )
    settings = CrawlSettings(delay=0, pages=200, timeout=5, retries=0, browser="never")
    found = visit(site.url, settings)
    assert not secret.hits, list(secret.hits)
    asked = [c for c in found.captures if "/chinh-sach-" in c.requested_url]
    assert len(asked) == len(away) > 30
    assert not [c for c in asked if c.state is CaptureState.OK]


def test_a_door_that_redirects_inside_is_refused(network: Network, visit: Visiting, secret: Site) -> None:
    async def over(talk: Talk) -> None:
        await talk.send("", "302 Found", Location=f"{secret.url}/")

    found = visit(network.site({"/": over}).url)
    assert (found.state, found.captures[0].state) == (VisitState.UNREACHABLE, CaptureState.REFUSED)
    assert "inner network" in found.why
    assert not secret.hits


def test_settings_can_open_a_place_of_an_inner_network(
    tmp_path: Path, network: Network, secret: Site
) -> None:
    async def over(talk: Talk) -> None:
        await talk.send("", "302 Found", Location=f"{secret.url}/")

    site = network.site({"/": over})
    job = Job("v", Storefront("v", site.url), str(tmp_path / "v.warc.gz"))
    open_to = CrawlSettings(delay=0, browser="never", inner_hosts=(f"127.0.0.1:{secret.port}",))
    list(crawl([job], open_to))
    assert read(job.path).state is VisitState.COMPLETE
    assert secret.hits["/"] == 1


def test_a_registered_place_is_open_to_its_own_visit_alone(tmp_path: Path, network: Network) -> None:
    """Connections are kept open and shared, but not with a visit that may not make them."""
    site = network.site({"/": text(WORDS)})

    async def over(talk: Talk) -> None:
        await talk.send("", "302 Found", Location=f"{site.url}/muon")

    other = network.site({"/": over})
    fronts = {"own": site.url, "other": other.url}
    jobs = [Job(n, Storefront(n, url), str(tmp_path / f"{n}.warc.gz")) for n, url in fronts.items()]
    list(crawl(jobs, QUICK))
    assert {n: read(tmp_path / f"{n}.warc.gz").state for n in fronts} == {
        "own": VisitState.COMPLETE,
        "other": VisitState.UNREACHABLE,
    }
    assert site.hits["/muon"] == 0
