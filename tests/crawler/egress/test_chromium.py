"""A real Chromium on pages that try everything: only our proxy and the browser's flags stand before the canary.

No request is intercepted here, as drawing a page does besides: what passes the browser must stop at the proxy.
The same gallery runs twice, the second time with every place opened: there the canary is hit, so it can be.
"""

from __future__ import annotations

import asyncio
import os
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import pytest
from canary import Canary
from hostile import Network, Route, Site, Talk, page
from tricks import TOGETHER, TRICKS

from crawler.browser.chromium import FLAGS, find_browser
from crawler.browser.engine import CLOSING, Engine
from crawler.egress import Egress, dial
from crawler.settings import CrawlSettings

pytestmark = pytest.mark.skipif(
    not find_browser(), reason="no Chromium here; apt install chromium-headless-shell"
)
TABS = 8
PUBLIC = "8.8.8.8"  # stands for an address of the public Internet; `_open` leads it to the shop
STAY = 0.5  # seconds that a page has for its tricks at least, beyond what they took when every place was open
LONGEST = 20.0  # seconds; a trick that has not arrived by then does not work
SLUG = {name: f"t{number}" for number, name in enumerate(TRICKS)}
# One page for each trick; spellings of the same place stand together.
PAGES = [[name] for name in TRICKS if name not in TOGETHER]
PAGES += [TOGETHER[start : start + 12] for start in range(0, len(TOGETHER), 12)]


class Everywhere(frozenset[str]):
    """The set of all places."""

    def __contains__(self, _: object) -> bool:
        return True


@dataclass
class Seen:
    """One run of the gallery: who came to the canary, and which pages ran."""

    hits: Counter[str]
    ran: Counter[str]
    kept_out: dict[str, str]
    took: dict[str, float]  # seconds from asking for a page until its tricks had arrived, by the first trick


def machine() -> str:
    """An address of this machine that is not loopback, loopback where there is none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect((PUBLIC, 9))
        except OSError:
            return "127.0.0.1"
        return str(asked.getsockname()[0])


def names() -> dict[str, list[list[str]]]:
    """What the fake DNS (a border we do not own) says of a name, question after question."""
    return {
        "trong.localhost": [["127.0.0.1"]],
        "vao-trong.vi-du.vn": [["127.0.0.1"]],
        "vao-trong-6.vi-du.vn": [["::1"]],
        "hai-cua.vi-du.vn": [["127.0.0.1", "::1", "10.0.0.1"]],
        "nua-nua.vi-du.vn": [["127.0.0.1", PUBLIC]],
        "chinh-may-nay.vi-du.vn": [[machine()]],
        "doi-huong.vi-du.vn": [[PUBLIC], ["127.0.0.1"]],
        "shop.vn": [[PUBLIC]],
    }


def gallery(canary: Canary) -> dict[str, Route]:
    """A page for each trick, and what the tricks need."""
    places = {
        "{here}": "{in}/{me}",
        "{in}": f"http://127.0.0.1:{canary.port}",
        "{port}": str(canary.port),
        "{machine}": machine(),
    }

    def filled(text: str, name: str, talk: Talk) -> str:
        for token, value in {**places, "{me}": SLUG[name], "{own}": f"http://{talk.headers['host']}"}.items():
            text = text.replace(token, value)
        return text

    def trick(tricks: list[str]) -> Route:
        async def route(talk: Talk) -> None:
            headers = {k.replace("-", "_"): filled(v, n, talk) for n in tricks for k, v in TRICKS[n].headers}
            await talk.send(page("".join(filled(TRICKS[n].html, n, talk) for n in tricks)), **headers)

        return route

    async def other(talk: Talk) -> None:
        parts = urlsplit(talk.path)
        to = parse_qs(parts.query).get("to", [""])[0]
        if parts.path.startswith("/over/"):
            await talk.send("", f"{parts.path[-3:]} Over", Location=to, Access_Control_Allow_Origin="*")
        elif parts.path == "/refresh":
            await talk.send("", Refresh=f"0;url={to}")
        elif parts.path == "/sw.js":
            await talk.send(f"fetch('{to}', {{mode: 'no-cors'}})", Content_Type="text/javascript")
        else:
            await talk.send("", "404 Not Found")

    return {**{f"/{SLUG[tricks[0]]}": trick(tricks) for tricks in PAGES}, "*": other}


async def run(canary: Canary, shop: Site, like: Seen | None = None) -> Seen:
    """Opens every page of the gallery in a Chromium of ours: with every place open, or `like` that run with none."""
    told, asked = names(), Counter[str]()

    async def resolve(host: str, port: int) -> list[str]:
        answers = told.get(host)
        if answers is None:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            return [str(entry[4][0]) for entry in found]
        asked[host] += 1
        return answers[min(asked[host], len(answers)) - 1]

    engine = Engine(CrawlSettings(browser="always"))
    engine.outward._egress = Egress(10**9, resolve=resolve)
    engine.outward.admit("v", frozenset({f"127.0.0.1:{shop.port}"}) if like else Everywhere())
    ran, tabs, before = Counter[str](), asyncio.Semaphore(TABS), canary.hits.copy()
    took: dict[str, float] = {}

    async def visit(tricks: list[str]) -> None:
        from playwright.async_api import Error

        async with tabs:
            context = await engine.context("v")
            assert context is not None
            tab = await context.new_page()
            with suppress(Error):  # it may leave before it was loaded
                await tab.goto(f"{shop.url}/{SLUG[tricks[0]]}", wait_until="commit", timeout=15_000)
            ran.update(tricks if shop.hits[f"/{SLUG[tricks[0]]}"] else ())
            began = asyncio.get_running_loop().time()
            awaited = [SLUG[name] for name in tricks if TRICKS[name].arrives and not like]
            while not all(canary.hits[slug] for slug in awaited) and took.get(tricks[0], 0) < LONGEST:
                await asyncio.sleep(0.05)
                took[tricks[0]] = asyncio.get_running_loop().time() - began
            await asyncio.sleep(STAY + (2 * like.took.get(tricks[0], 0) if like else 0))
            # a tab that a trick has hung is left to the end of its context
            with suppress(TimeoutError, Error):
                await asyncio.wait_for(tab.close(), CLOSING)

    try:
        await asyncio.gather(*map(visit, PAGES))
        return Seen(canary.hits - before, ran, dict(engine.outward.kept_out("v")), took)
    finally:
        await engine.close()


@pytest.fixture(scope="module")
def seen() -> Iterator[tuple[Seen, Seen]]:
    """The gallery with nothing opened, and with everything."""
    patch = pytest.MonkeyPatch()
    with Network() as network:

        async def both() -> tuple[Seen, Seen]:
            canary = Canary()
            await canary.open()
            shop = network.site(gallery(canary))
            real = dial.asyncio.open_connection

            async def outside(host: str, port: int, **options: object) -> object:
                to = ("127.0.0.1", shop.port) if host == PUBLIC else (host, port)
                return await real(*to, **options)

            patch.setattr(dial.asyncio, "open_connection", outside)
            try:
                opened = await run(canary, shop)
                shop.hits.clear()
                return await run(canary, shop, like=opened), opened
            finally:
                canary.close()

        yield asyncio.run(both())
    patch.undo()


@pytest.mark.parametrize("name", list(TRICKS))
def test_no_trick_leads_in(name: str, seen: tuple[Seen, Seen]) -> None:
    closed, opened = seen
    assert closed.ran[name], "the page was not even loaded"
    assert not closed.hits[SLUG[name]]
    if TRICKS[name].arrives:
        assert opened.hits[SLUG[name]], "the trick does not work at all, so it shows nothing"


def test_nobody_came_at_all(seen: tuple[Seen, Seen]) -> None:
    closed, opened = seen
    assert not closed.hits
    assert opened.hits["(tcp)"] > 60
    assert len(TRICKS) > 100


def test_without_our_flags_webrtc_goes_past_any_proxy() -> None:
    """Why the flags are there, and that the canary hears datagrams."""

    async def run(flags: list[str]) -> int:
        from playwright.async_api import async_playwright

        canary = Canary()
        await canary.open()
        html = TRICKS["STUN"].html.replace("{machine}", machine()).replace("{port}", str(canary.port))
        async with async_playwright() as playwright:
            chromium = await playwright.chromium.launch(
                executable_path=find_browser(),
                args=flags,
                proxy={"server": "http://127.0.0.1:1"},
                chromium_sandbox=os.geteuid() != 0,
            )
            tab = await chromium.new_page()
            await tab.set_content(html)
            await asyncio.sleep(1)
            await chromium.close()
        canary.close()
        return canary.hits["(udp)"]

    if machine() == "127.0.0.1":
        pytest.skip("this machine has no address but loopback, which WebRTC never speaks from")
    assert asyncio.run(run([]))
    assert not asyncio.run(run(list(FLAGS)))


def test_what_was_kept_out_is_told(seen: tuple[Seen, Seen]) -> None:
    closed, opened = seen
    assert "inner network" in closed.kept_out["169.254.169.254:80"]
    assert "(127.0.0.1)" in next(
        why for place, why in closed.kept_out.items() if place.startswith("vao-trong.")
    )
    assert not opened.kept_out
