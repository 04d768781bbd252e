"""The pictures that matter are asked for within bounds, with robots.txt, and kept as evidence; no others are."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace

import pytest
from hostile import Network, Route, Talk, text
from shops import QUICK, Visiting, robots, shop

from crawler.model import CaptureState
from crawler.spiders.pictures import SIGNS, STEMS, is_raster, wanted

HOME = "https://shop.vn/sp/tra"


def png(size: int = 0) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 64, 64, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 65 * 64))
        + chunk(b"tEXt", b"a\0" + b"x" * size)
        + chunk(b"IEND", b"")
    )


def found(body: str) -> list[str]:
    return wanted(body.encode(), "text/html; charset=utf-8", HOME)


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="/a/1.jpg" alt="Mã vạch sản phẩm">',
        '<img alt="QR truy xuất nguồn gốc" src=/a/1.jpg>',
        '<p>Quét mã QR để thanh toán:</p><div><img src="/a/1.jpg"></div>',
        "<img data-src='/a/1.jpg' src='data:image/gif;base64,R0' title='Nhãn phụ tiếng Việt'>",
        '<img src="/a/1.jpg#x"> Nhãn sản phẩm',
        '<img src="/a/../a/1.jpg" title="barcode">',
    ],
)
def test_pictures_that_promise_something(markup: str) -> None:
    assert found(markup) == ["https://shop.vn/a/1.jpg"]


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="/tra.jpg" alt="Trà sen Tây Hồ">',
        '<img src="/a.jpg">' + "x " * 400 + "Mã vạch: 8936178581718",  # too far away
        '<img src="/qr.svg" alt="QR">',
        '<img src="data:image/png;base64,AAAA" alt="QR">',
        '<img src="/i.png" width=16 height=16 alt="Mã QR">',
        '<img src="//[" alt="QR">',
        '<img src="javascript:alert(1)" alt="QR">',
        '<img alt="QR">',
    ],
)
def test_other_pictures(markup: str) -> None:
    assert found(markup) == []


def test_the_most_promising_first_and_few_of_one_page() -> None:
    near = "Quét mã QR " + '<img src="/gan.jpg">'
    own = "".join(f'<img src="/qr-{n}.jpg" alt="QR">' for n in range(9))
    assert found(near + own) == [f"https://shop.vn/qr-{n}.jpg" for n in range(4)]


def test_many_open_tags_are_bounded() -> None:
    assert found("mã vạch " + "<img " * 200_000) == []


def test_what_is_a_picture() -> None:
    assert is_raster("image/png", png())
    assert is_raster("", png())
    assert not is_raster("text/html", png())
    assert not is_raster("image/png", b"<html>")
    assert not is_raster("image/svg+xml", b"<svg/>")


def picture(body: bytes, kind: str = "image/png") -> Route:
    async def route(talk: Talk) -> None:
        await talk.send(body, Content_Type=kind)

    return route


def moved(target: str) -> Route:
    async def route(talk: Talk) -> None:
        await talk.send("", "302 Found", Location=target)

    return route


def test_a_visit_keeps_them_as_evidence(network: Network, visit: Visiting) -> None:
    names = ("tot", "to", "khong", "cam", "quanh", "trang")
    images = "".join(f'<img src="/anh/{name}.png" alt="Mã QR {name}">' for name in names[:3])
    more = "".join(f'<img src="/anh/{name}.png" alt="Mã vạch {name}">' for name in names[3:])
    site = network.site(
        shop(1, 1)
        | {
            "/robots.txt": robots("User-agent: *\nDisallow: /anh/cam\n"),
            "/lien-he": text("<h1>Liên hệ</h1>" + images),
            "/gio-hang": text("<h1>Giỏ hàng</h1>" + more),
            "/anh/tot.png": picture(png()),
            "/anh/to.png": picture(png(80_000)),
            "/anh/quanh.png": moved("/anh/cam.png"),
            "/anh/cam.png": picture(png()),
            "/anh/trang.png": picture(b"<html>", "image/png"),
        }
    )
    seen = visit(f"{site.url}/", replace(QUICK, picture_bytes=50_000))
    kept = {c.url.rpartition("/")[2]: c for c in seen.captures if c.content_type.startswith("image/")}
    assert list(kept) == ["tot.png"]
    assert (kept["tot.png"].state, kept["tot.png"].body) == (CaptureState.NOT_A_PAGE, png())
    said = {u.rpartition("/")[2]: r["picture"] for u, r in seen.resources.items() if "picture" in r}
    assert set(said) == {"to.png", "khong.png", "cam.png", "quanh.png", "trang.png"}
    assert "forbidden" in said["cam.png"]
    assert "robots" in said["quanh.png"]
    assert site.hits["/anh/cam.png"] == 0


def test_no_more_than_allowed(network: Network, visit: Visiting) -> None:
    images = "".join(f'<img src="/anh/{n}.png" alt="Mã QR">' for n in range(4))
    routes = shop(0, 0) | {"/lien-he": text("<h1>Liên hệ</h1>" + images)}
    site = network.site(routes | {f"/anh/{n}.png": picture(png(n)) for n in range(4)})
    seen = visit(f"{site.url}/", replace(QUICK, pictures=2))
    assert sum(c.content_type == "image/png" for c in seen.captures) == 2


def test_a_page_that_promises_nothing_costs_no_request(network: Network, visit: Visiting) -> None:
    site = network.site(shop(1, 1))
    seen = visit(f"{site.url}/")
    assert not any(c.content_type.startswith("image/") for c in seen.captures)


def test_a_stem_stands_in_every_sign() -> None:
    assert all(any(stem in sign for stem in STEMS) for sign in SIGNS)
