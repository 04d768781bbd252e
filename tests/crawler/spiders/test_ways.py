"""Ways that are no links are followed as links are: with their words, on the shop's own host, and no others."""

from __future__ import annotations

from hostile import Network, page, text
from shops import QUICK, WORDS, Visiting

from crawler.model import CaptureState
from crawler.spiders.page import look

AT = "http://shop.example/a/"
TERMS = "Chính sách đổi trả"


def ways(body: str) -> list[tuple[str, str]]:
    return [(link.url, link.text) for link in look(page(body).encode(), "text/html", AT, set()).links]


def test_every_way_has_its_words() -> None:
    assert ways(f"<button onclick=\"location.href='/dt'\">{TERMS}</button>") == [
        ("http://shop.example/dt", TERMS)
    ]
    assert ways(f"<li onclick=\"window.open('dt')\">{TERMS}</li>") == [("http://shop.example/a/dt", TERMS)]
    assert ways(f'<div data-href="/dt">{TERMS}</div>') == [("http://shop.example/dt", TERMS)]
    assert ways(f'<map><area href="/dt" alt="{TERMS}"></map>') == [("http://shop.example/dt", TERMS)]
    choice = f'<select onchange="location=this.value"><option>Chọn<option value="/dt">{TERMS}</select>'
    assert ways(choice) == [("http://shop.example/dt", TERMS)]
    assert ways("<script>setTimeout(()=>location.replace('/b'), 9)</script>") == [
        ("http://shop.example/b", "")
    ]


def test_a_frame_bears_the_words_of_its_page_and_is_the_shops_own() -> None:
    frames = '<iframe src="dt.html"></iframe><iframe src="https://map.example/"></iframe><iframe src="http://[x"></iframe>'
    assert ways(f"<h1>{TERMS}</h1>{frames}<iframe></iframe>") == [("http://shop.example/a/dt.html", TERMS)]


def test_what_is_no_way_is_not_followed() -> None:
    assert ways('<div data-url="/thich/12">Thích</div><img data-href="/x">') == []
    assert ways('<select><option value="/mau-do">Đỏ</option></select>') == []
    assert ways("<button onclick=\"location.href='/x?id=' + id\">Xem</button>") == []


def test_terms_in_a_frame_and_behind_a_button_are_captured(network: Network, visit: Visiting) -> None:
    door = WORDS + f'<footer><a href="/cs">{TERMS}</a><div data-href="/bm">Chính sách bảo mật</div></footer>'
    site = network.site(
        {
            "/": text(door),
            "/cs": text(f'<h1>{TERMS}</h1><iframe src="/khung/doi-tra.html"></iframe>'),
            "/khung/doi-tra.html": text("<p>Đổi trả trong 7 ngày.</p>" + WORDS),
            "/bm": text("<h1>Bảo mật</h1>" + WORDS),
        }
    )
    found = visit(site.url, QUICK)
    taken = {c.url.removeprefix(site.url) for c in found.captures if c.state is CaptureState.OK}
    assert taken == {"/", "/cs", "/khung/doi-tra.html", "/bm"}
