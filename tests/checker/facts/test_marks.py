"""A page written with its quotes marked: the right letters, and nothing that can act."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listing_kit import listings, page
from test_listing import BODY, LD, ld

from checker.facts.marks import ANCHOR, Spot, letters, marked
from checker.facts.page import Page
from checker.model import Place

MARK = re.compile(r'<mark class="rasoat-mark" title="[^"]*">(.*?)</mark>')
TAG = re.compile(r"<[^>]*>")


def mark(shown: Page, quote: str) -> tuple[str, set[int]]:
    """The page with the first line that holds a quote marked there."""
    line = next(ln for ln in shown.all_lines if quote in ln.text)
    start = line.start + line.text.index(quote)
    return marked(shown, [Spot(7, shown.place_of(line.block, start, start + len(quote)), "Thử")])


def marks(written: str) -> str:
    return "".join(TAG.sub("", m) for m in MARK.findall(written))


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        ("<p>Mã số thuế: 0312345678</p>", "0312345678"),
        ("<p>Mã số   thuế:\n <b>03123</b>45678 cấp</p>", "0312345678"),
        ("<p>Công ty <i>TNHH</i><br>Mộc An</p>", "Công ty TNHH"),
        ("<div>a<p>b</p>Mộc An<p>c</p></div>", "Mộc An"),
        ("<p>" + "Mo\u0302\u0323c An".replace(" ", " &nbsp; ") + "</p>", "Mộc An"),
        ("<p>Mộc\u200b An &lt;tốt&gt;</p>", "An <tốt>"),
        ("<table><tr><td>Xuất xứ</td><td>Việt Nam</td></tr></table>", "Việt Nam"),
    ],
)
def test_the_quote_is_marked_letter_for_letter(body: str, quote: str) -> None:
    written, shown = mark(page(body), quote)
    assert shown == {7}
    assert f'id="{ANCHOR}7"' in written
    said = marks(written).replace("&lt;", "<").replace("&gt;", ">")
    assert "".join(said.split()) == "".join(quote.split())


def test_every_placed_fact_of_a_listing_is_marked() -> None:
    shown = page(BODY, head=ld(LD))
    facts = [f for found in listings(shown)[0].facts.values() for f in found]
    placed = {n for n, f in enumerate(facts) if f.place.path.startswith("html")}
    _, found = marked(shown, [Spot(n, f.place, f.name) for n, f in enumerate(facts)])
    assert placed
    assert found == placed, "structured data have no place on the page"


HOSTILE = """<p onclick="steal()" style="background:url(https://spy.example/p.gif);color:red" id="rasoat-7">Giá 5</p>
<script>alert(1)</script><iframe src="https://spy.example"></iframe><form action="/pay"><input name=x value=1></form>
<a href="javascript:alert(1)">bấm</a><img src="https://spy.example/i.png" onerror="alert(1)" alt="ảnh">
<img src="data:image/svg+xml,<svg onload=alert(1)>"><svg onload="alert(1)"><script>alert(1)</script></svg>
<meta http-equiv=refresh content="0;url=https://spy.example"><base href="https://spy.example"><object data=x></object>
<style>@import "https://spy.example/a.css";p{background:url('https://spy.example/b')}</style><x-y onfoo=1>t</x-y>
<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math><template><b>nấp</b></template>"""


def test_nothing_acts_and_nothing_is_fetched() -> None:
    written, _ = mark(page(HOSTILE), "Giá 5")
    low = written.lower()
    for word in ("<script", "javascript:", "onclick", "onerror", "onload", "onfoo", "spy.example", "<iframe", "<form",
                 "<svg", "<meta", "<base", "<object", "href", "@import", "nấp"):  # fmt: skip
        assert word not in low, word
    assert written.count(f'id="{ANCHOR}7"') == 1, "the page's own id of this kind is dropped"
    assert "color:red" in written


def test_what_is_hidden_is_opened_and_said_to_be() -> None:
    written, _ = mark(
        page('<details><summary>Xem</summary><div style="display:none">Xuất xứ: Nhật</div></details>'), "Nhật"
    )
    assert 'class="rasoat-hidden"' in written
    assert "<details open" in written


def test_a_picture_is_framed_and_shown_where_the_evidence_keeps_it() -> None:
    shown = page('<img src="/qr.png" alt="QR">')
    place = Place(shown.piece_path("images", 0))
    written, found = marked(
        shown, [Spot(3, place, "QR: x")], {"https://shop.vn/qr.png": "data:image/png;base64,AA=="}
    )
    assert found == {3}
    assert 'src="data:image/png;base64,AA=="' in written
    assert "rasoat-el" in written


def test_a_deep_page_ends() -> None:
    shown = page("<div>" * 3_000 + "Giá 5" + "</div>" * 3_000)
    assert "Giá" in marked(shown, [])[0]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<b>", "</b>", "<br>", "<div>", "</div>", " ", "\n", "&nbsp;", "<li>", "<td>"]
        )
        | st.text(alphabet="abđộ\u0301\u200b <>&", max_size=6),
        max_size=25,
    )
)
def test_any_line_of_any_page(parts: list[str]) -> None:
    shown = page("".join(parts))
    for line in shown.all_lines[:5]:
        place = shown.place_of(line.block, line.start, line.start + len(line.text))
        _, found = marked(shown, [Spot(1, place, "x")])
        assert found == ({1} if letters(line.text) else set())
