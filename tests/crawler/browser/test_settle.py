"""How pages come to rest, in a real browser: what is waited for, what is not, and what the picture then shows."""

from __future__ import annotations

import asyncio
import urllib.request
from datetime import UTC, datetime
from io import BytesIO

import pytest
from hostile import Network, text
from PIL import Image
from shops import WORDS

from crawler.address import slot_of
from crawler.browser import Browser, Drawn, draw, settle
from crawler.browser.chromium import find_browser
from crawler.browser.settle import runs
from crawler.model import Capture, CaptureState, Via
from crawler.settings import CrawlSettings

needs_browser = pytest.mark.skipif(
    not find_browser(), reason="no Chromium here; apt install chromium-headless-shell"
)
HANGS = 150.0  # seconds; only so that a failing test ends
NEVER = 1_000.0  # seconds; whoever waits for the longest rest waits for ever
CLOCK = (
    "<p id=clock>Còn 10 giây</p><p id=slide>Một</p><script>let n = 0; setInterval(() => { n += 1;"
    "clock.textContent = `Còn ${n} giây`; slide.className = 's' + n; slide.replaceChildren('Một') }, 20)</script>"
)
LATE = f"{WORDS}<script>setTimeout(() => document.body.append(Object.assign(document.createElement('p'),"
LATE += " {textContent: 'Đổi trả trong 7 ngày', style: 'height:4000px'})), 120)</script>"
FAREWELL = (
    "onpagehide = onunload = () => { if (navigator.sendBeacon) navigator.sendBeacon('/dem', 'x');"
    " fetch('/di', {keepalive: true}); fetch(new Request('/di', {method: 'POST', keepalive: true})) };"
)
BEACON = "onpagehide = onunload = () => navigator.sendBeacon && navigator.sendBeacon('/dem', 'x');"
BUSY = f"<script>fetch('/muon'); setInterval(() => fetch('/muon'), 300); {FAREWELL}</script>"
MOVES = f"<script>{BEACON} setTimeout(() => location.href = '/1', 30)</script>"


def drawings(network: Network, pages: list[str]) -> tuple[list[Drawn], list[bytes], list[str]]:
    """The pages of one shop drawn one after the other, their pictures, and what its server was asked for.

    None may load /di.
    """
    site = network.site({f"/{n}": text(page) for n, page in enumerate(pages)})

    async def go() -> tuple[list[Drawn], list[bytes]]:
        browser = Browser(CrawlSettings())
        browser.outward.admit("v", frozenset({slot_of(site.url)}))
        try:
            found, pictures = [], list[bytes]()
            for n in range(len(pages)):
                url = f"{site.url}/{n}"
                with urllib.request.urlopen(url) as answer:
                    body, told = answer.read(), tuple(answer.headers.items())
                now = datetime.now(UTC)
                plain = Capture("v#1", url, url, now, CaptureState.OK, Via.HTTP, 200, told, body, "", "")
                drawn = await browser.draw("v", plain, lambda url: not url.endswith("/di"), 3 * NEVER)
                pictures.append(await drawn.picture if drawn.picture else b"")
                found.append(drawn)
            await browser.leave("v")
            return found, pictures
        finally:
            await browser.close()

    found, pictures = asyncio.run(asyncio.wait_for(go(), HANGS))
    assert [drawn.state for drawn in found] == [CaptureState.OK] * len(pages), found
    return found, pictures, [f"{talk.method} {talk.path}" for talk in site.requests]


def height(picture: bytes) -> int:
    with Image.open(BytesIO(picture)) as image:
        return image.height


@needs_browser
def test_clocks_and_sliders_that_never_stop_do_not_hold_a_page_up(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draw, "QUIET", NEVER)
    (drawn,), (picture,), _ = drawings(network, [CLOCK + WORDS])
    assert "Còn 10 giây" not in drawn.html.decode()
    assert picture


@needs_browser
def test_a_page_that_waits_for_no_timer_is_not_waited_for(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("REST", "TICKING"):
        monkeypatch.setattr(settle, name, NEVER * 1000)
    monkeypatch.setattr(draw, "QUIET", NEVER)
    script = "clearTimeout(setTimeout(() => 1, 50)); document.title = 'xong'"
    (drawn,), _, _ = drawings(network, [f"{WORDS}<script>{script}</script>"])
    assert "<title>xong</title>" in drawn.html.decode()


@needs_browser
def test_what_a_timer_brings_soon_is_in_markup_and_picture(network: Network) -> None:
    (drawn,), (picture,), _ = drawings(network, [LATE])
    assert "Đổi trả trong 7 ngày</p>" in drawn.html.decode()
    assert height(picture) > 4000


@needs_browser
def test_a_page_without_scripts_is_drawn_whole(network: Network) -> None:
    (drawn,), (picture,), _ = drawings(network, [WORDS + "<div style='height:3000px'></div><p>cuối trang"])
    assert "cuối trang" in drawn.html.decode()
    assert height(picture) > 3000


@needs_browser
def test_nothing_of_a_page_runs_on_beside_the_next(network: Network) -> None:
    """Both are drawn in one tab: what the first would still send is not held against the second."""
    (_, second), _, asked = drawings(
        network, [BUSY + WORDS, WORDS + "<script>document.title = 'hai'</script>"]
    )
    assert second.why == ""
    assert second.loaded == "[]"
    assert not [e for e in second.traffic if "/favicon" not in e.url]
    assert set(asked) == {"GET /0", "GET /1", "GET /muon"}
    assert "<title>hai</title>" in second.html.decode()


@needs_browser
def test_a_page_says_no_farewell_to_its_server(network: Network) -> None:
    """Beacons and what outlives its page pass by everything that judges requests: they must not begin."""
    (moved, _), _, asked = drawings(network, [MOVES + WORDS, BUSY + WORDS])
    assert moved.url.endswith("/1")
    assert set(asked) == {"GET /0", "GET /1", "GET /muon"}


STILL = [
    b"<p>x</p>",
    b"<p>on = 1</p>",
    b'<script type="application/ld+json">{}</script>',
    b"<script type=application/json>{}</script>",
    b"<script id=a data-x='1' type = 'application/ld+json'>{}</script>",
    "<p>Đồ gốm</p>".encode("cp1258", "replace"),
]
LIVELY = [
    b"<script>1</script>",
    b"<SCRIPT SRC=x></SCRIPT>",
    b"<script type=module>1</script>",
    b"<script type='text/json'>1</script>",
    b"<svg:script>1</svg:script>",
    b"<img src=x onerror=a()>",
    b"<img src=x/onerror=a()>",
    b"<body\nonload = a()>",
    b"<iframe src=x>",
    b"<frameset>",
    b"<object data=x>",
    b"<embed src=x>",
    b"<meta http-equiv=refresh content=0>",
    b"<a href=javascript:a()>",
    "<script>1</script>".encode("utf-16"),
    b"<script>1</script><script type='application/ld+json'>{}</script>",
]


@pytest.mark.parametrize("body", STILL)
def test_a_page_on_which_nothing_runs(body: bytes) -> None:
    assert not runs(body)


@pytest.mark.parametrize("body", LIVELY)
def test_a_page_on_which_something_may_run(body: bytes) -> None:
    assert runs(body)
