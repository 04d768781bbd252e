"""Traps end, everything seen is accounted for, and what does not belong is left alone."""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import replace

import pytest
from hostile import Network, Talk, page, text
from shops import QUICK, WORDS, Visiting

from crawler.crawl import CrawlSettings
from crawler.model import CaptureState, Kind, Storefront, VisitState
from crawler.spiders.frontier import Frontier
from crawler.spiders.links import Role
from crawler.spiders.page import RawLink
from crawler.spiders.scope import Scope


def frontier(url: str = "https://t.example/", kind: Kind = Kind.WEBSITE, pages: int = 30) -> Frontier:
    return Frontier(Scope(Storefront("t", url, kind=kind), url, ("online.gov.vn",)), pages, 5000)


def drain(open_links: Frontier) -> list[str]:
    found = []
    while (link := open_links.next()) is not None:
        found.append(link.url.removeprefix("https://t.example"))
    return found


def test_order() -> None:
    it = frontier()
    for text_, path in [
        ("Nồi A", "/san-pham/a"), ("Nồi B", "/san-pham/b"), ("Nồi", "/danh-muc/noi"), ("Giỏ hàng", "/gio-hang"),
        ("Chính sách đổi trả", "/doi-tra"), ("Đổi trả (2)", "/doi-tra-2"), ("Liên hệ", "/lien-he"),
        ("Tin", "/tin-tuc/a"),
    ]:  # fmt: skip
        it.add(RawLink(f"https://t.example{path}", text_), "home")
    it.add(RawLink("http://online.gov.vn/Home/WebDetails/1", ""), "home")
    order = drain(it)
    assert order == [
        "http://online.gov.vn/Home/WebDetails/1", "/doi-tra", "/lien-he", "/doi-tra-2", "/san-pham/a",
        "/danh-muc/noi", "/gio-hang", "/san-pham/b", "/tin-tuc/a",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "urls",
    [
        [f"https://t.example/lich?date=2026-01-{n:02}" for n in range(1, 29)],
        [f"https://t.example/2026/{m:02}/tin-{n}" for m in range(1, 13) for n in range(5)],
        [f"https://t.example/danh-muc/noi?color={a}&size={b}" for a, b in itertools.product("abcde", "123")],
        [f"https://t.example/loc?a={n}&b={n}" for n in range(50)],
        ["https://t.example/" + "a/b/" * n for n in range(4, 20)],
        [f"https://t.example/danh-muc/noi?page={n}" for n in range(2, 60)],
    ],
    ids=["calendar", "archive", "facets", "variants", "repetition", "pages"],
)
def test_traps_are_bounded_and_told(urls: list[str]) -> None:
    it = frontier()
    for url in urls:
        it.add(RawLink(url, "x"), "home")
    assert len(drain(it)) <= 6
    assert len(it.unvisited("budget")) >= len(urls) - 6


def test_no_more_links_are_considered_than_allowed() -> None:
    scope = Scope(Storefront("t", "https://t.example/"), "https://t.example/", ())
    it = Frontier(scope, 30, 100)
    for n in range(500):
        it.add(RawLink(f"https://t.example/san-pham/{n}", ""), "home")
    assert len(it.unvisited("budget")) == 100


@pytest.mark.parametrize(
    ("door", "kind", "url", "role", "belongs"),
    [
        ("https://t.example/", Kind.WEBSITE, "https://t.example/a", Role.OTHER, True),
        ("https://t.example/", Kind.WEBSITE, "https://www.t.example/a", Role.OTHER, True),
        ("https://t.example/", Kind.WEBSITE, "https://help.t.example/doi-tra", Role.RETURNS, True),
        ("https://t.example/", Kind.WEBSITE, "https://blog.t.example/a", Role.POST, False),
        ("https://t.example/", Kind.WEBSITE, "https://other.example/", Role.TERMS, False),
        ("https://a.myharavan.com/", Kind.WEBSITE, "https://b.myharavan.com/dieu-khoan", Role.TERMS, False),
        ("https://san.example/tiem", Kind.SHOP, "https://san.example/tiem/a", Role.OTHER, True),
        ("https://san.example/tiem", Kind.SHOP, "https://san.example/tiem-khac", Role.OTHER, False),
        ("https://san.example/tiem", Kind.SHOP, "https://san.example/hang/1", Role.PRODUCT, True),
        ("https://san.example/tiem", Kind.WEBSITE, "https://san.example/hang/1", Role.PRODUCT, False),
        ("https://fb.example/tiem", Kind.SOCIAL, "https://fb.example/tiem/bai/1", Role.POST, True),
        ("https://fb.example/tiem", Kind.SOCIAL, "https://fb.example/ban-be", Role.OTHER, False),
        ("https://p.example/app?id=1", Kind.APP, "https://p.example/app?id=2", Role.OTHER, False),
        ("http://127.0.0.1:81/", Kind.WEBSITE, "http://127.0.0.1:82/a", Role.OTHER, False),
        ("https://t.example/vi/index.html", Kind.WEBSITE, "https://t.example/vi/a.html", Role.OTHER, True),
    ],
)
def test_what_belongs(door: str, kind: Kind, url: str, role: Role, belongs: bool) -> None:
    scope = Scope(Storefront("t", door, kind=kind), door, ("online.gov.vn",))
    assert (scope.holds(url, role) == "") is belongs


def test_inner_networks_are_refused_but_for_the_registered_place() -> None:
    public = Scope(Storefront("t", "https://t.example/"), "https://t.example/", ())
    assert public.refuses("http://169.254.169.254/latest")
    assert public.refuses("http://localhost:9200/")
    row = Storefront("t", "http://127.0.0.1:1/")
    assert Scope(row, row.url, ()).refuses("http://127.0.0.1:1/x")  # a registry's word opens nothing
    inner = Scope(row, row.url, (), opens_own=True)
    assert not inner.refuses("http://127.0.0.1:1/x")
    assert inner.refuses("http://127.0.0.1:2/")


def test_a_labyrinth_ends_with_the_budget(network: Network, visit: Visiting) -> None:
    async def room(talk: Talk) -> None:
        links = "".join(f'<a href="{talk.path.rstrip("/")}/{n}">Phòng {n}</a>' for n in range(40))
        await talk.send(page(WORDS + links))

    site = network.site({"*": room, "/robots.txt": text("")})
    found = visit(site.url, CrawlSettings(delay=0, pages=12, browser="never"))
    assert len(found.captures) <= 12
    assert found.state is VisitState.COMPLETE
    assert len(found.unvisited) > 100


def test_the_time_budget_ends_a_slow_visit(network: Network, visit: Visiting) -> None:
    async def slow(talk: Talk) -> None:

        await asyncio.sleep(0.4)
        await talk.send(
            page(WORDS + '<a href="/a">Liên hệ</a><a href="/b">Giới thiệu</a><a href="/c">Điều khoản</a>')
        )

    settings = CrawlSettings(delay=0, browser="never", visit_seconds=1.5)
    found = visit(network.site({"*": slow}).url, settings)
    assert found.state is VisitState.PARTIAL
    assert "time" in found.why or "in time" in found.why


def test_the_byte_budget_ends_a_fat_visit(network: Network, visit: Visiting) -> None:
    fat = text(WORDS * 100 + "".join(f'<a href="/san-pham/{n}">x</a>' for n in range(20)))
    settings = CrawlSettings(delay=0, browser="never", visit_bytes=200_000)
    found = visit(network.site({"*": fat}).url, settings)
    assert len(found.captures) < 6
    assert "bytes" in set(found.unvisited.values())


def test_a_shop_inside_a_platform_takes_only_its_own_products(network: Network, visit: Visiting) -> None:
    site = network.site(
        {
            "/shop/a": text(WORDS + '<a href="/hang/1">Nồi</a><div class="product"><a href="/item/2">Chảo</a></div>'
            '<div class="product"><a href="/item/3">Chảo khác</a></div><a href="/shop/b">Tiệm khác</a>'),
            "/item/2": text(WORDS + '<a href="/shop/a">Xem tiệm</a>'),
            "/item/3": text(WORDS + '<a href="/shop/b">Xem tiệm</a>'),
        }
    )  # fmt: skip
    door = f"{site.url}/shop/a"
    found = visit(door, QUICK, Storefront("x", door, kind=Kind.SHOP))
    states = {c.url.removeprefix(site.url): c.state for c in found.captures}
    assert states == {
        "/shop/a": CaptureState.OK, "/item/2": CaptureState.OK, "/item/3": CaptureState.REFUSED,
    }  # fmt: skip
    assert site.hits["/shop/b"] == 0


def test_a_home_page_that_only_sends_on(network: Network, visit: Visiting) -> None:
    sends = '<meta http-equiv="refresh" content="0; url=/trang-chu">'
    found = visit(network.site({"/": text(sends), "/trang-chu": text(WORDS)}).url)
    assert [c.url.rpartition("/")[2] for c in found.captures] == ["", "trang-chu"]


def test_a_door_that_moved_takes_the_visit_along(network: Network, visit: Visiting) -> None:
    new = network.site({"/moi": text(WORDS + '<a href="/lien-he">Liên hệ</a>'), "/lien-he": text(WORDS)})

    async def moved(talk: Talk) -> None:
        await talk.send("", "301 Moved Permanently", Location=f"{new.url}/moi")

    old = network.site({"/": moved})
    found = visit(old.url, replace(QUICK, inner_hosts=(new.url.removeprefix("http://"),)))
    door = found.captures[0]
    assert (door.requested_url, door.url) == (f"{old.url}/", f"{new.url}/moi")
    assert [c.url for c in found.captures[1:]] == [f"{new.url}/lien-he"]
    assert "->" in found.resources[door.url]["redirects"]
