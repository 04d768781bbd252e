"""HTTPS with real TLS servers: a certificate that a browser would refuse gives no page, and the visit says why."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from certificates import DAY, Authority
from hostile import Network, Site, Talk, text
from shops import QUICK, WORDS, Visiting, robots, shop

from crawler.browser.chromium import find_browser
from crawler.crawl import Job, crawl
from crawler.model import CaptureState, Storefront, Via, VisitState
from crawler.settings import CrawlSettings


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("ca"))


@pytest.fixture
def trusting(authority: Authority) -> CrawlSettings:
    return replace(QUICK, ca_file=str(authority.file))


def test_a_shop_behind_a_good_certificate_is_visited_whole(
    network: Network, visit: Visiting, authority: Authority, trusting: CrawlSettings
) -> None:
    site = network.site(shop(), tls=authority.server("127.0.0.1"))
    found = visit(site.url, trusting)
    assert found.state is VisitState.COMPLETE
    assert len(found.captures) == 14
    assert not any("tls" in facts for facts in found.resources.values())
    # one page of terms is asked for a second time
    assert [path for path, count in site.hits.items() if count > 1] == ["/dieu-khoan"]


FAULTS = {
    "expired": ({"starts": -3 * DAY, "ends": -DAY}, "127.0.0.1", "expired"),
    "not yet valid": ({"starts": DAY, "ends": 2 * DAY}, "127.0.0.1", "not valid yet"),
    "self-signed": ({"self_signed": True}, "127.0.0.1", "signed by itself"),
    "another name": ({}, "tiem-khac.example", "another name than 127.0.0.1"),
}


@pytest.mark.parametrize(("how", "name", "why"), list(FAULTS.values()), ids=list(FAULTS))
def test_a_bad_certificate_gives_no_page(
    how: dict[str, timedelta],
    name: str,
    why: str,
    network: Network,
    visit: Visiting,
    authority: Authority,
    trusting: CrawlSettings,
) -> None:
    site = network.site(shop(), tls=authority.server(name, **how))  # type: ignore[arg-type]
    found = visit(site.url, trusting)
    assert found.state is VisitState.UNREACHABLE
    assert [c.state for c in found.captures] == [CaptureState.REFUSED]
    assert "certificate" in found.captures[0].why
    assert why in found.why
    assert why in found.resources[f"{site.url}/"]["tls"]
    assert not site.hits  # nothing was asked, not even robots.txt


def test_an_authority_that_nobody_told_us_of(network: Network, visit: Visiting, authority: Authority) -> None:
    site = network.site(shop(), tls=authority.server("127.0.0.1"))
    found = visit(site.url)
    assert (found.state, found.captures[0].state) == (VisitState.UNREACHABLE, CaptureState.REFUSED)
    assert "issuer is unknown" in found.resources[f"{site.url}/"]["tls"]


def test_a_page_that_redirects_to_a_bad_certificate_is_refused_alone(
    network: Network, visit: Visiting, authority: Authority, trusting: CrawlSettings
) -> None:
    bad = network.site({"/": text(WORDS)}, tls=authority.server("127.0.0.1", self_signed=True))

    async def over(talk: Talk) -> None:
        await talk.send("", "302 Found", Location=f"{bad.url}/")

    site = network.site({"/": over})
    found = visit(site.url, replace(trusting, inner_hosts=(f"127.0.0.1:{bad.port}",)))
    assert (found.state, found.captures[0].state) == (VisitState.UNREACHABLE, CaptureState.REFUSED)
    assert "signed by itself" in found.why
    assert "signed by itself" in found.resources[f"{bad.url}/robots.txt"]["tls"]


def tunnel(network: Network, sites: dict[str, Site], asked: list[str]) -> Site:
    """A CONNECT proxy: names in, the ports of our sites out."""

    async def connect(talk: Talk) -> None:
        if talk.method != "CONNECT":
            await talk.send("", "404 Not Found")
            return
        asked.append(talk.path)
        talk.keep_open = False
        site = sites.get(talk.path)
        if site is None:
            await talk.send("", "502 Bad Gateway")
            return
        reader, writer = await asyncio.open_connection("127.0.0.1", site.port)
        talk.writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await asyncio.gather(_pump(talk.reader, writer), _pump(reader, talk.writer))

    return network.site({"*": connect})


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
        writer.write_eof()


def test_https_goes_through_a_proxy_and_is_checked_at_its_end(
    network: Network, visit: Visiting, authority: Authority, trusting: CrawlSettings
) -> None:
    asked: list[str] = []
    good = network.site(shop(), tls=authority.server("tiem.example"))
    proxy = tunnel(network, {"tiem.example:443": good}, asked)
    found = visit("https://tiem.example/", replace(trusting, proxy=proxy.url))
    assert (found.state, len(found.captures)) == (VisitState.COMPLETE, 14)
    assert set(asked) == {"tiem.example:443"}
    assert "proxy-authorization" not in good.requests[0].headers


def test_a_bad_certificate_behind_a_proxy_and_a_name_that_it_does_not_know(
    network: Network, tmp_path: Path, authority: Authority, trusting: CrawlSettings
) -> None:
    from crawler.evidence import read

    asked: list[str] = []
    bad = network.site(shop(), tls=authority.server("tiem.example", ends=timedelta(seconds=-60)))
    proxy = tunnel(network, {"het-han.example:443": bad}, asked)
    fronts = [Storefront(host, f"https://{host}/") for host in ("het-han.example", "khong-co.example")]
    jobs = [Job(f.id, f, str(tmp_path / f"{f.id}.warc.gz")) for f in fronts]
    list(crawl(jobs, replace(trusting, proxy=proxy.url)))
    expired, unknown = (read(job.path) for job in jobs)
    assert (expired.state, expired.captures[0].state) == (VisitState.UNREACHABLE, CaptureState.REFUSED)
    assert "expired" in expired.why
    assert "expired" in expired.resources["https://het-han.example/"]["tls"]
    assert unknown.captures[0].state is CaptureState.UNREACHABLE
    assert "proxy" in unknown.captures[0].why
    assert not bad.hits


def test_where_the_registry_says_https_plain_http_is_no_way_out(
    network: Network, tmp_path: Path, authority: Authority, trusting: CrawlSettings
) -> None:
    """With no scheme named, https was our guess, and the shop may simply have none."""
    from crawler.evidence import read

    asked: list[str] = []
    bad = network.site({}, tls=authority.server("may-chu.example"))

    async def answer(talk: Talk) -> None:
        if talk.method == "CONNECT":
            await connect(talk)
        elif talk.path.endswith("/robots.txt"):
            await robots("User-agent: *\nAllow: /\n")(talk)
        else:
            await talk.send(WORDS)

    proxy = tunnel(network, {"tiem.example:443": bad, "www.tiem.example:443": bad}, asked)
    connect, proxy.routes["*"] = proxy.routes["*"], answer
    fronts = {"named": "https://tiem.example/", "bare": "tiem.example"}
    jobs = [Job(n, Storefront(n, url), str(tmp_path / f"{n}.warc.gz")) for n, url in fronts.items()]
    list(crawl(jobs, replace(trusting, proxy=proxy.url)))
    named, bare = (read(job.path) for job in jobs)
    assert named.state is VisitState.UNREACHABLE
    assert "another name" in named.why
    assert not [c for c in named.captures if c.url.startswith("http:")]
    assert bare.state is VisitState.COMPLETE
    assert bare.captures[-1].url == "http://tiem.example/"
    assert "another name" in bare.resources["https://tiem.example/"]["tls"]


@pytest.mark.skipif(not find_browser(), reason="no Chromium here; apt install chromium-headless-shell")
def test_the_browser_does_not_load_from_behind_a_bad_certificate(
    network: Network, visit: Visiting, authority: Authority
) -> None:
    async def goods(talk: Talk) -> None:
        await talk.send(f'"{WORDS}"', Content_Type="application/json", Access_Control_Allow_Origin="*")

    def load(url: str, where: str) -> str:
        return f"fetch('{url}').then(r => r.json()).then(t => {{ {where}.textContent = t; }});"

    script = "const a = document.createElement('p'), b = document.createElement('p');"
    script += "document.body.append(a, b);" + load("https://xau.example/g", "a")
    script += load("http://tot.example/g", "b")
    asked: list[str] = []
    bad = network.site({"/g": goods}, tls=authority.server("xau.example", self_signed=True))
    proxy = tunnel(network, {"xau.example:443": bad}, asked)
    proxy.routes["http://tiem.example/"] = text(f"<div id=app></div><script>{script}</script>")
    proxy.routes["http://tot.example/g"] = goods
    found = visit("http://tiem.example/", CrawlSettings(delay=0, timeout=15, proxy=proxy.url))
    drawn = found.captures[-1]
    assert drawn.via is Via.BROWSER
    assert drawn.body.decode().count(WORDS.strip()) == 1
    assert asked[-1] == "xau.example:443"
    assert not bad.hits


def test_a_file_of_authorities_that_is_none_is_refused_at_the_door(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("no certificate", "utf-8")
    for name in ("ca.pem", "missing.pem"):
        with pytest.raises(ValueError, match=name):
            list(crawl([], CrawlSettings(ca_file=str(tmp_path / name))))
