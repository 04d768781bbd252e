"""A walk to the till stands for the next visit only where it may, nothing has changed, and not for long."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hostile import Network, Site
from test_browser import needs_browser
from tills import ABOUT, ADD_FORM, Shop, one_page

from checker.facts.checkout import read_checkout
from crawler.crawl import CrawlSettings, Job, crawl
from crawler.evidence import memory, read, verify
from crawler.model import Storefront, Visit, WalkEnd

WALKING = CrawlSettings(delay=0, timeout=20.0)
pytestmark = needs_browser


def visit(
    site: Site, folder: Path, n: int, before: int = 0, rests: bool = True, settings: CrawlSettings = WALKING
) -> Visit:
    ev = folder / "ev"
    last = {"before": str(ev / f"{before}.warc.gz"), "root": str(ev)} if before else {}
    job = Job(f"v{n}", Storefront("127.0.0.1", site.url), str(ev / f"{n}.warc.gz"), **last, rests=rests)
    list(crawl([job], settings))
    assert list(verify(ev)) == []
    return read(job.path)


def shop(network: Network) -> tuple[Shop, Site]:
    made = one_page()
    return made, network.site(made.routes)


def test_a_rested_walk_says_what_it_said_when_it_was_walked(network: Network, tmp_path: Path) -> None:
    made, site = shop(network)
    first, filled = visit(site, tmp_path, 1), dict(made.carts)
    second, third = visit(site, tmp_path, 2, 1), visit(site, tmp_path, 3, 2)
    assert first.walk and second.walk and third.walk
    assert first.walk.end is WalkEnd.REACHED_LAST_PAGE and not first.walk.of and filled
    assert made.carts == filled and not made.orders  # nobody was in the shop's cart again
    for rested in (second, third):
        assert rested.walk and rested.walk.of == "v1"
        assert (rested.walk.end, rested.walk.why, rested.walk.held) == (
            first.walk.end,
            first.walk.why,
            first.walk.held,
        )
        then = {c.id: c for c in first.captures}
        now = {c.id: c for c in rested.captures}
        for a, b in zip(first.walk.steps, rested.walk.steps, strict=True):
            assert (a.url, a.at, a.kind, a.did) == (b.url, b.at, b.kind, b.did)
            seen, told = then[a.capture], now[b.capture]
            # the till is told as of the visit that saw it, not as of today
            assert (seen.url, seen.at, seen.body, seen.digest) == (told.url, told.at, told.body, told.digest)
            assert told.at < rested.started
        facts = [
            {k: [f.value for f in v] for k, v in read_checkout(one)[0].items()} for one in (first, rested)
        ]
        assert facts[0] == facts[1] and facts[0]["checkout.terms_before_order"] == [True]


@pytest.mark.parametrize("page", ["/", "/dieu-khoan", "/san-pham/noi-inox"])
def test_whatever_changed_is_a_reason_to_walk_anew(network: Network, tmp_path: Path, page: str) -> None:
    made, site = shop(network)
    visit(site, tmp_path, 1)
    earlier = site.routes[page]
    link = '<a href="/san-pham/noi-inox"><img src="/a.jpg">Nồi inox</a>' if page == "/" else ""
    buy = ADD_FORM if "noi" in page else ""
    site.routes[page] = made.page(f"<h1>Trang mới</h1>{ABOUT}{link}{buy}")
    assert site.routes[page] is not earlier
    second = visit(site, tmp_path, 2, 1)
    assert second.walk and not second.walk.of


def test_who_may_not_rest_walks_anew(network: Network, tmp_path: Path) -> None:
    _, site = shop(network)
    visit(site, tmp_path, 1)
    second = visit(site, tmp_path, 2, 1, rests=False)
    assert second.walk and not second.walk.of
    third = visit(site, tmp_path, 3, 2)
    assert third.walk and third.walk.of == "v2"


def test_a_walk_stands_for_so_many_visits_in_a_row(network: Network, tmp_path: Path) -> None:
    _, site = shop(network)
    of = []
    for n in range(1, memory.WALKS + 3):
        made = visit(site, tmp_path, n, n - 1)
        assert made.walk
        of.append(made.walk.of)
    assert of == ["", *["v1"] * memory.WALKS, ""]


def test_a_visit_without_a_walk_in_between_ends_the_rest(network: Network, tmp_path: Path) -> None:
    _, site = shop(network)
    visit(site, tmp_path, 1)
    assert visit(site, tmp_path, 2, 1, settings=replace(WALKING, walk="never")).walk is None
    third = visit(site, tmp_path, 3, 2)
    assert third.walk and not third.walk.of


def test_a_walk_whose_evidence_is_gone_is_made_anew(network: Network, tmp_path: Path) -> None:
    _, site = shop(network)
    visit(site, tmp_path, 1)
    visit(site, tmp_path, 2, 1)
    held = (tmp_path / "ev/1.warc.gz").read_bytes()
    (tmp_path / "ev/1.warc.gz").write_bytes(held[: len(held) // 3])
    where = {"before": str(tmp_path / "ev/2.warc.gz"), "root": str(tmp_path / "ev")}
    job = Job("v3", Storefront("127.0.0.1", site.url), str(tmp_path / "ev/3.warc.gz"), **where, rests=True)
    list(crawl([job], WALKING))
    third = read(job.path)
    assert third.walk and not third.walk.of
