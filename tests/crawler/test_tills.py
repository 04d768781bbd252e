"""The walk to the till over ten shops: it ends where it should, and no order ever arrives."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from hostile import Network, Site
from tills import TILLS, Shop

from crawler.browser.chromium import find_browser
from crawler.crawl import CrawlSettings, Job, crawl
from crawler.evidence import read, verify
from crawler.model import CaptureState, Storefront, Via, Visit, WalkEnd

pytestmark = pytest.mark.skipif(
    not find_browser(), reason="no Chromium here; apt install chromium-headless-shell"
)
WALKING = CrawlSettings(delay=0, timeout=20.0, browser_tabs=3)

KEY: dict[str, tuple[WalkEnd, list[str]]] = {  # the end, and the kinds of the pages on the way
    "one page": (WalkEnd.REACHED_LAST_PAGE, ["product", "cart", "checkout"]),
    "three steps": (WalkEnd.REACHED_LAST_PAGE, ["product", "cart", "checkout", "checkout", "checkout"]),
    "drawer cart": (WalkEnd.REACHED_LAST_PAGE, ["product", "product", "checkout"]),
    "quantity first": (WalkEnd.REACHED_LAST_PAGE, ["product", "product", "cart", "checkout"]),
    "variant first": (WalkEnd.REACHED_LAST_PAGE, ["product", "product", "cart", "checkout"]),
    "login wall": (WalkEnd.LOGIN_WALL, ["product", "cart", "login"]),
    "phone only": (WalkEnd.PHONE_ONLY, ["other"]),
    "zalo only": (WalkEnd.ZALO_ONLY, ["other"]),
    "orders on the first click": (WalkEnd.WOULD_ORDER, ["product"]),
    "loops": (WalkEnd.LOOP, ["product", "cart", "checkout"]),
}


@dataclass
class Walked:
    shop: Shop
    site: Site
    visit: Visit


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Walked]:
    """All ten tills, walked in one crawl."""
    return walk_all(TILLS, tmp_path_factory.mktemp("tills"))


def walk_all(tills, folder: Path, settings: CrawlSettings = WALKING) -> dict[str, Walked]:  # type: ignore[no-untyped-def]
    """Name to shop maker in, what came of each walk out."""
    shops = {name: make() for name, make in tills.items()}
    with Network() as network:
        sites = {name: network.site(shop.routes) for name, shop in shops.items()}
        jobs = [
            Job(name, Storefront(f"127.0.0.1:{site.port}", site.url), str(folder / f"{n}.warc.gz"))
            for n, (name, site) in enumerate(sites.items())
        ]
        list(crawl(jobs, settings))
    assert list(verify(folder)) == []
    return {job.visit_id: Walked(shops[job.visit_id], sites[job.visit_id], read(job.path)) for job in jobs}


@pytest.mark.parametrize("name", list(KEY))
def test_the_walk_ends_where_it_should(name: str, market: dict[str, Walked]) -> None:
    walk = market[name].visit.walk
    assert walk is not None
    end, kinds = KEY[name]
    told = (walk.why, [(s.kind, s.url, s.did) for s in walk.steps], walk.held)
    assert walk.end is end, told
    assert [s.kind for s in walk.steps][: len(kinds)] == kinds, told


@pytest.mark.parametrize("name", list(KEY))
def test_no_order_arrives(name: str, market: dict[str, Walked]) -> None:
    assert market[name].shop.orders == []


@pytest.mark.parametrize("name", list(KEY))
def test_every_step_is_in_the_evidence(name: str, market: dict[str, Walked]) -> None:
    visit = market[name].visit
    assert visit.walk is not None
    captures = {c.id: c for c in visit.captures}
    for step in visit.walk.steps:
        capture = captures[step.capture]
        assert (capture.via, capture.state) == (Via.BROWSER, CaptureState.OK)
        assert b"<html" in capture.body
        assert step.screenshot
