"""One visit on one screen: every page has its tile and its card, and nothing of a shop can run."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from swept import Swept

from crawler.evidence import VisitWriter, read
from crawler.evidence.find import PICTURE, find, pictures
from crawler.model import CaptureState, Storefront, Visit, VisitState, Walk, WalkEnd, WalkStep
from handover.excerpt import excerpt
from handover.gather import all_pictures
from handover.screen import screen
from handover.till import ENDS

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


def visits(swept: Swept) -> list[tuple[Path, Visit]]:
    return [(path, read(path)) for path in sorted(swept.evidence.rglob("*.warc.gz"))]


def test_every_page_has_a_tile_that_leads_to_its_card(swept: Swept) -> None:
    for path, visit in visits(swept):
        html = screen(visit, find(path), {}, {}, lambda vi, en: vi)
        tiles = re.findall(r'<a class="tile \w+" href="#(p\d+)"', html)
        assert tiles == [f"p{n}" for n in range(1, len(visit.captures) + 1)]
        assert all(f'id="{tile}"' in html for tile in tiles)
        assert all(capture.digest in html for capture in visit.captures)
        assert "ICT (UTC+7)" in html and "Đường đã đi" in html
        assert "http-equiv" in html and "<script" not in html
        assert "src=" not in html.replace('src="data:', "")


def test_what_was_refused_is_told_with_its_reason_in_both_languages(swept: Swept) -> None:
    path, visit = visits(swept)[0]
    url = visit.captures[0].url
    lost = replace(visit.captures[0], state=CaptureState.TIMED_OUT, why="no whole answer in time", body=b"")
    odd = replace(
        visit, captures=(lost, *visit.captures[1:]), unvisited={f"{url}x": "budget", f"{url}y": "robots"},
        resources={**visit.resources, url: {"tls": "self-signed"}},
    )  # fmt: skip
    vi = screen(odd, find(path), {url: PNG}, {"Tệp": "a.warc.gz"}, lambda vi, en: vi)
    en = screen(odd, find(path), {url: PNG}, {}, lambda vi, en: en)
    assert "hết số trang cho một lượt (1)" in vi and "the budget of pages was spent (1)" in en
    assert "quá giờ" in vi and "timed out" in en
    assert vi.count("data:image/png;base64,") >= 1
    assert "không trả lời trọn vẹn kịp giờ" in vi and "no whole answer in time" in en
    assert "self-signed" in vi and "a.warc.gz" in vi


def test_what_a_shop_wrote_is_only_text(swept: Swept) -> None:
    path, visit = visits(swept)[0]
    bad = "</b><script>alert(1)</script>"
    body = (
        f"<title>&lt;script&gt;alert(1)&lt;/script&gt;</title><p>{'&lt;img src=x onerror=1&gt;'}</p>".encode()
    )
    captures = tuple(replace(c, url=bad, why=bad, body=body) for c in visit.captures)
    odd = replace(visit, captures=captures, why=bad, unvisited={bad: bad}, resources={bad: {"robots": bad}})
    html = screen(odd, find(path), {}, {bad: bad} and {"x": bad}, lambda vi, en: vi)
    assert "<script" not in html and "<img src=x" not in html


@pytest.mark.parametrize("end", list(WalkEnd))
def test_the_walk_to_the_till_is_told_in_both_languages(swept: Swept, end: WalkEnd) -> None:
    path, visit = visits(swept)[0]
    bad = "<script>alert(1)</script>"
    first = visit.captures[0]
    step = WalkStep(first.url, first.at, "product", f"pressed '{bad}'", first.id)
    walk = Walk(end, bad, (step,), (f"POST {bad}",))
    vi = screen(replace(visit, walk=walk), find(path), {}, {}, lambda vi, en: vi)
    en = screen(replace(visit, walk=walk), find(path), {}, {}, lambda vi, en: en)
    assert ENDS[end][1] in vi and ENDS[end][2] in en and "<script" not in vi + en
    assert "bấm" in vi and "pressed" in en and 'href="#p1"' in vi
    assert "Lượt này không đi lại" not in vi
    rested = screen(replace(visit, walk=replace(walk, of="v0")), find(path), {}, {}, lambda vi, en: vi)
    assert "Lượt này không đi lại" in rested and "v0" in rested


def test_a_visit_without_a_walk_says_nothing_of_one(swept: Swept) -> None:
    path, visit = visits(swept)[0]
    assert "<h2>Đi tới bước đặt hàng" not in screen(
        replace(visit, walk=None), find(path), {}, {}, lambda vi, en: vi
    )


@given(st.binary(max_size=400))
def test_any_bytes_have_an_excerpt(body: bytes) -> None:
    title, text = excerpt(body)
    assert len(title) <= 120 and len(text) <= 421


def test_an_excerpt_leaves_scripts_and_styles_out() -> None:
    body = "<head><title>Nồi</title><style>p{}</style></head><script>let a</script><p>Giá 1đ".encode()
    assert excerpt(body) == ("Nồi", "Giá 1đ")


def test_pictures_of_pages_are_found_by_address(tmp_path: Path) -> None:
    at, url = datetime(2026, 11, 22, tzinfo=UTC), "http://tiem.example/"
    writer = VisitWriter(tmp_path / "a.warc.gz", "v", at, "test")
    writer._file.add("resource", PNG, at=at, url=f"{PICTURE}{url}", content_type="image/png")
    seen = Visit("v", Storefront("tiem.example", url), at, at, VisitState.PARTIAL, tool="rasoat test")
    writer.finish(seen, {}, 1000, 0)
    assert pictures(tmp_path / "a.warc.gz") == {url: PNG}
    assert all_pictures(tmp_path / "a.warc.gz", {}) == {url: PNG}
