"""Small, well-made shops for the tests of the crawl."""

from __future__ import annotations

from collections.abc import Callable

from hostile import Route, Talk, text

from crawler.model import Visit
from crawler.settings import CrawlSettings

QUICK = CrawlSettings(delay=0, backoff=0.05, timeout=20.0, browser="never", max_body=300_000)
Visiting = Callable[..., Visit]

WORDS = "Cửa hàng bán đồ gia dụng, giao hàng toàn quốc, kính chào quý khách. " * 6
FOOTER = (
    '<footer><a href="/chinh-sach-doi-tra">Chính sách đổi trả</a><a href="/dieu-khoan">ĐIỀU KHOẢN SỬ DỤNG</a>'
    '<a href="/bao-mat?utm_source=chan-trang">Bảo mật thông tin</a><a href="/lien-he">Liên hệ</a></footer>'
)
MENU = (
    '<nav class="menu"><a href="/">Trang chủ</a><a href="/noi">Nồi</a><a href="/chao">Chảo</a>'
    '<a href="/gio-hang">Giỏ hàng</a></nav>'
)


def shop(pots: int = 3, pans: int = 3) -> dict[str, Route]:
    """Home, four policies, two categories with products, a cart; links that must never be followed."""
    acts = (
        '<a href="/cart/add?id=1">Mua</a><a href="/dang-nhap">Đăng nhập</a><a href="/logout">Thoát</a>'
        '<a href="https://zalo.me/1">Zalo</a><a href="/catalogue.pdf">Catalogue</a><a href="tel:0900">Gọi</a>'
        '<form action="/dat" method="post"><input name="ten"></form>'
    )
    routes = {
        "/": text(MENU + WORDS + acts + FOOTER),
        "/chinh-sach-doi-tra": text("<h1>Đổi trả</h1>" + WORDS),
        "/dieu-khoan": text("<h1>Điều khoản</h1>" + WORDS),
        "/bao-mat": text("<h1>Bảo mật</h1>" + WORDS),
        "/lien-he": text("<h1>Liên hệ</h1>" + WORDS),
        "/gio-hang": text("<h1>Giỏ hàng</h1>" + WORDS),
        "/robots.txt": robots("User-agent: *\nAllow: /\n"),
    }
    for name, count in (("noi", pots), ("chao", pans)):
        tiles = "".join(
            f'<div class="product-item"><a href="/san-pham/{name}-{n}"><img src=x alt="{name} {n}"></a></div>'
            for n in range(count)
        )
        routes[f"/{name}"] = text(MENU + tiles + WORDS + FOOTER)
        for n in range(count):
            routes[f"/san-pham/{name}-{n}"] = text(f"<h1>{name} {n}</h1>" + WORDS + FOOTER)
    return routes


def robots(rules: str) -> Route:
    """A robots.txt."""

    async def route(talk: Talk) -> None:
        await talk.send(rules, Content_Type="text/plain")

    return route
