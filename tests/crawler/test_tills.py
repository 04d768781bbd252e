"""The walk to the till over ten shops: it ends where it should, and no order ever arrives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hostile import Network, Site
from shops import robots
from tills import TILLS, Shop

from checker.facts.checkout import read_checkout
from checker.facts.page import Page
from crawler.browser.chromium import find_browser
from crawler.crawl import CrawlSettings, Job, crawl
from crawler.evidence import read, verify
from crawler.evidence.walk import records
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

# What a buyer was shown before the button that orders: terms before it, a look back, fees, total, privacy.
FACTS: dict[str, tuple[bool, bool, bool, bool, bool]] = {
    "one page": (True, True, True, True, True),
    "three steps": (False, True, True, True, True),
    "drawer cart": (False, True, True, True, False),
    "quantity first": (False, True, True, True, False),
    "variant first": (True, True, True, True, False),
}


@dataclass
class Walked:
    shop: Shop
    site: Site
    visit: Visit
    file: Path


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Walked]:
    """All ten tills, walked in one crawl."""
    return walk_all(TILLS, tmp_path_factory.mktemp("tills"))


def walk_all(
    tills: Mapping[str, Callable[[], Shop]], folder: Path, settings: CrawlSettings = WALKING
) -> dict[str, Walked]:
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
    return {
        j.visit_id: Walked(shops[j.visit_id], sites[j.visit_id], read(j.path), Path(j.path)) for j in jobs
    }


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


@pytest.mark.parametrize("name", list(KEY))
def test_what_was_shown_on_the_way_is_read(name: str, market: dict[str, Walked]) -> None:
    visit = market[name].visit
    facts, searches = read_checkout(visit)
    if name not in FACTS:
        assert facts == {}
        assert all(not s.whole and s.why for s in searches.values())
        return
    terms, review, fees, total, privacy = FACTS[name]
    assert facts["checkout.reached"][0].value is True
    assert facts["checkout.terms_before_order"][0].value is terms
    assert facts["checkout.review_step"][0].value is review
    assert ("checkout.fees_shown" in facts, "checkout.total_shown" in facts) == (fees, total)
    assert ("checkout.privacy_notice" in facts) is privacy
    assert all(s.whole for s in searches.values())
    bodies = {c.id: c.body for c in visit.captures}
    for fact in (found[0] for found in facts.values()):
        page = Page(fact.url, fact.capture, bodies[fact.capture], "text/html; charset=utf-8")
        assert page.css(fact.place.path), fact
        if fact.place.end:
            assert page.text_at(fact.place.path)[fact.place.start : fact.place.end] == fact.quote


def test_the_details_went_only_to_the_next_step(market: dict[str, Walked]) -> None:
    """Typed once, by three steps' own first form; nobody else ever saw them."""
    for name, walked in market.items():
        posts = [t.path for t in walked.site.requests if t.method == "POST"]
        assert posts.count("/checkout") == (2 if name == "three steps" else 0)


def test_robots_and_a_budget_end_a_walk(tmp_path: Path) -> None:
    shut = TILLS["one page"]()
    shut.routes["/robots.txt"] = robots("User-agent: *\nDisallow: /dat-hang\n")
    slow = TILLS["one page"]()
    walked = walk_all({"shut": lambda: shut}, tmp_path / "a")["shut"].visit.walk
    assert walked is not None and walked.end is WalkEnd.ROBOTS
    assert "robots" in walked.why
    short = replace(WALKING, walk_seconds=0.1)
    walked = walk_all({"slow": lambda: slow}, tmp_path / "b", short)["slow"].visit.walk
    assert walked is not None and walked.end is WalkEnd.BUDGET


def test_no_details_are_typed_when_none_are_set_and_no_walk_when_it_is_off(tmp_path: Path) -> None:
    bare = replace(WALKING, details=())
    walked = walk_all({"three": TILLS["three steps"]}, tmp_path / "a", bare)["three"]
    assert walked.visit.walk is not None and walked.visit.walk.end is WalkEnd.NEEDS_DETAILS
    assert walked.shop.orders == []
    off = replace(WALKING, walk="never")
    still = walk_all({"one": TILLS["one page"]}, tmp_path / "b", off)["one"]
    assert still.visit.walk is None
    assert {t.method for t in still.site.requests} == {"GET"}


def test_the_evidence_holds_the_walk_s_own_traffic_and_pictures(market: dict[str, Walked]) -> None:
    walked = market["one page"]
    assert walked.visit.walk is not None
    kinds = Counter(
        (r.type, r.headers.get("content-type", "").partition(";")[0]) for r in records(walked.file)
    )
    assert kinds["resource", "image/jpeg"] == len(walked.visit.walk.steps)
    posted = [
        r for r in records(walked.file) if r.type == "request" and r.block.startswith(b"POST /gio-hang/them")
    ]
    assert len(posted) == 1 and b"so_luong=1" in posted[0].block
