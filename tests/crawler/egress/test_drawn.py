"""Whole visits with drawn pages: what they reach for is kept out, and the visit says so."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from certificates import DAY, Authority
from hostile import Network, Route, Site, Talk, text
from shops import WORDS, Visiting, robots

from crawler.browser.chromium import find_browser
from crawler.crawl import CrawlSettings, Job, crawl
from crawler.evidence import read
from crawler.model import CaptureState, Storefront, Via, VisitState

pytestmark = pytest.mark.skipif(
    not find_browser(), reason="no Chromium here; apt install chromium-headless-shell"
)
DRAWN = CrawlSettings(delay=0, backoff=0.05, timeout=20.0, browser="always")


def app(script: str) -> Route:
    """A page with words and a script."""
    return text(f"<div id=app>{WORDS}</div><script>{script}</script>")


@pytest.fixture
def secret() -> Iterator[Site]:
    """A site of an inner network that nobody registered."""
    with Network() as network:
        yield network.site({"*": text("bí mật " + WORDS)})


AWAY = {
    "about:blank": "location.href = 'about:blank'",
    "blob:": "location.href = URL.createObjectURL(new Blob(['<p>x'], {type: 'text/html'}))",
    "data:": "location.href = 'data:text/html,<p>x'",
    "javascript:": "location.href = \"javascript:'<p>x'\"",
    "file:": "location.href = 'file:///etc/passwd'",
    "chrome:": "location.href = 'chrome://version'",
    "an inner address": "location.href = 'http://127.0.0.1:1/'",
    "another shop": "location.href = 'http://tiem-khac.example/'",
    "view-source:": "location.href = 'view-source:' + location.href",
}


@pytest.mark.parametrize("name", list(AWAY))
def test_a_page_that_goes_where_no_page_is(name: str, network: Network, visit: Visiting) -> None:
    """What it became is not taken for the shop's page; a page that cannot go stays what it was."""
    found = visit(network.site({"/": app(AWAY[name])}).url, DRAWN)
    drawn = found.captures[-1]
    assert found.state in {VisitState.COMPLETE, VisitState.PARTIAL}, found.why
    assert drawn.via is Via.BROWSER
    assert drawn.url == found.captures[0].url
    assert b"root:" not in drawn.body
    if drawn.state is CaptureState.OK and name != "javascript:":
        assert WORDS[:30] in drawn.body.decode()


def test_redirects_of_what_a_page_loads_stop_at_the_proxy(
    network: Network, visit: Visiting, secret: Site
) -> None:
    """The browser follows them by itself, past the rules that hold for what a page asks for."""

    async def over(talk: Talk) -> None:
        await talk.send("", "302 Found", Location=f"{secret.url}/bi-mat", Access_Control_Allow_Origin="*")

    script = "fetch('/over').then(r => r.text()).then(t => document.getElementById('app').textContent = t)"
    page = text(
        f"<div id=app>{WORDS}</div><script src=/over></script><script>{script}.catch(() => 0)</script>"
    )
    site = network.site({"/": page, "/over": over})
    found = visit(site.url, DRAWN)
    assert site.hits["/over"] == 2
    assert not secret.hits
    assert "inner network" in found.resources[f"{site.url}/"]["kept out"]
    assert f"127.0.0.1:{secret.port}" in found.resources[f"{site.url}/"]["kept out"]
    assert found.captures[-1].state is CaptureState.OK


def test_the_same_redirect_arrives_where_a_setting_opens_the_place(
    network: Network, visit: Visiting, secret: Site
) -> None:
    async def over(talk: Talk) -> None:
        await talk.send("", "302 Found", Location=f"{secret.url}/bi-mat")

    site = network.site({"/": text(f"{WORDS}<script src=/over></script>"), "/over": over})
    found = visit(site.url, replace(DRAWN, inner_hosts=(f"127.0.0.1:{secret.port}",)))
    assert secret.hits["/bi-mat"] == 1
    assert "kept out" not in found.resources[f"{site.url}/"]


FAULTS = {
    # Chromium names one fault of several, and it does not know the tests' authority
    "expired": {"starts": -3 * DAY, "ends": -DAY},
    "self-signed": {"self_signed": True},
    "unknown authority": {},
}


@pytest.mark.parametrize("how", list(FAULTS.values()), ids=list(FAULTS))
def test_a_bad_certificate_of_what_a_page_loads_is_a_fact(
    how: dict[str, Any], network: Network, visit: Visiting, tmp_path: Path
) -> None:
    bad = network.site({"*": text(WORDS)}, tls=Authority(tmp_path).server("127.0.0.1", **how))
    site = network.site({"/": text(f"{WORDS}<script src={bad.url}/ma.js></script>")})
    found = visit(site.url, replace(DRAWN, inner_hosts=(f"127.0.0.1:{bad.port}",)))
    assert found.resources[f"{bad.url}/ma.js"]["tls"] == "its issuer is unknown"
    assert not bad.hits
    assert found.captures[-1].state is CaptureState.OK


def test_one_visit_has_no_right_to_another_visits_place(network: Network, tmp_path: Path) -> None:
    """Both are drawn by one browser at the same time; each passes our proxy with its own secret."""
    site = network.site({"/": app(""), "/muon": text("x")})
    thief = network.site({"/": text(f"{WORDS}<script src=/over></script>"), "/over": _to(f"{site.url}/muon")})
    fronts = {"own": site.url, "thief": thief.url}
    jobs = [Job(n, Storefront(n, url), str(tmp_path / f"{n}.warc.gz")) for n, url in fronts.items()]
    list(crawl(jobs, DRAWN))
    assert all(read(job.path).captures[-1].via is Via.BROWSER for job in jobs)
    assert site.hits["/muon"] == 0
    assert thief.hits["/over"] == 1


def _to(target: str) -> Route:
    async def over(talk: Talk) -> None:
        await talk.send("", "302 Found", Location=target)

    return over


def test_a_tunnel_of_the_users_proxy_carries_what_a_page_loads(network: Network, visit: Visiting) -> None:
    """Names are resolved there; https is asked for by CONNECT, and the proxy's password is ours to give."""
    asked: list[tuple[str, str]] = []

    async def connect(talk: Talk) -> None:
        asked.append((f"{talk.method} {talk.path}", talk.headers.get("proxy-authorization", "")))
        await asyncio.sleep(0)
        await talk.send("", "502 Bad Gateway")

    script = "<script src=https://kho.example/a.js></script><script src=http://kho.example/b.js></script>"
    home = text(f"{WORDS}{script}<script src=http://may-in.local/c.js></script>")
    nothing = {"http://tiem.example/robots.txt": robots("")}
    proxy = network.site({"http://tiem.example/": home, **nothing, "*": connect})
    url = proxy.url.replace("http://", "http://ten:mat%20khau@")
    found = visit("http://tiem.example/", replace(DRAWN, proxy=url))
    assert found.captures[-1].via is Via.BROWSER
    heard = dict(asked)
    assert heard["CONNECT kho.example:443"] == heard["GET http://kho.example/b.js"] != ""
    assert not [line for line in heard if "may-in.local" in line]


RULES = '{"prefetch": [{"urls": ["/dat-hang"], "eagerness": "immediate"}], "prerender": [{"urls": ["/chot-don"]}]}'
MAKES = f"const s = document.createElement('script'); s.textContent = '{RULES}'; "
GUESSES = {
    "in the page": f'<script type="speculationrules">{RULES}</script>',
    "by script": f"<script>{MAKES} s.type = 'SpeculationRules'; document.head.append(s)</script>",
    "from a template": f'<template id=t><script type="speculationrules">{RULES}</script></template>'
    "<script>document.head.append(t.content.cloneNode(true))</script>",
    "in a shadow": f"<p id=p></p><script>{MAKES} s.type = 'speculationrules';"
    "p.attachShadow({mode: 'closed'}).append(s)</script>",
    "in a shadow of the page's": '<p><template shadowrootmode=closed><script type="speculationrules">'
    f"{RULES}</script></template></p>",
    "by a frame's hand": "<script>const f = document.createElement('iframe'); document.body.append(f);"
    f"{MAKES.replace('document.createElement', 'f.contentDocument.createElement')}"
    "s.setAttribute('type', 'speculationrules'); document.head.append(s)</script>",
}


@pytest.mark.parametrize("name", list(GUESSES))
def test_nothing_is_fetched_ahead_of_a_page_that_nobody_goes_to(
    name: str, network: Network, visit: Visiting
) -> None:
    """Chromium itself fetches these, past whoever answers for the tab's requests."""
    later = (
        "<p id=l></p><script>setTimeout(() => l.textContent = 'sau', 600)</script>"  # the browser has time
    )
    ahead = {"/dat-hang": text("đã đặt"), "/chot-don": text("đã đặt")}
    site = network.site({"/": text(f"<p>{WORDS}</p>{GUESSES[name]}{later}"), **ahead})
    assert visit(site.url, DRAWN).captures[-1].via is Via.BROWSER
    assert [seen.path for seen in site.requests if seen.path in ahead] == []
