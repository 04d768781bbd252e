"""The door: a visit in, a fact sheet out, with the record of every search."""

from __future__ import annotations

import gc
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from storefront_kit import Entry, capture, html, visit, vocabulary

from checker.facts.identity import settle
from checker.facts.read import pages_of, read
from checker.facts.shelf import Shelf
from checker.facts.show import as_json
from crawler.model import CaptureState, Via

LONG = "<p>" + "Cửa hàng bán quần áo thời trang nam nữ tại Hà Nội. " * 10 + "</p>"
NAV = "<a href=/lien-he>Liên hệ</a><a href=/gioi-thieu>Giới thiệu</a><a href=/doi-tra>Chính sách đổi trả</a>"
WORDS = vocabulary(
    seller_tax_code="home contact about policy",
    notice_shown="home",
    terms_returns="home policy",
    seller_phone="home contact",
    notice_record_name="record",
    site_takes_orders="home product",
)


def whole(*gone: str) -> list:  # type: ignore[type-arg]
    """A shop whose every linked page was captured, but those named."""
    out = [capture(1, "https://shop.vn/", html(LONG, nav=NAV))]
    for n, name in enumerate(("lien-he", "gioi-thieu", "doi-tra"), 2):
        if name not in gone:
            out.append(
                capture(n, f"https://shop.vn/{name}", html(LONG + f"<p>{name}</p>", nav=NAV, title=name))
            )
    return out


def test_absence_is_told_only_of_whole_searches() -> None:
    sheet = read(visit(*whole()), WORDS, {})
    assert sheet.storefront.searches["seller.tax_code"].whole
    assert sheet.storefront.values("notice.shown") == (False,)
    assert sheet.storefront.values("site.takes_orders") == (False,)


def test_a_linked_policy_that_was_not_captured_leaves_the_question_open() -> None:
    searches = read(visit(*whole("doi-tra")), WORDS, {}).storefront.searches
    assert searches["terms.returns"].missed == ("https://shop.vn/doi-tra",)
    assert not searches["terms.returns"].whole
    assert not searches["seller.tax_code"].whole
    assert searches["notice.shown"].whole


def test_a_page_that_is_gone_is_no_page() -> None:
    gone = capture(9, "https://shop.vn/doi-tra", "<p>404</p>", CaptureState.HTTP_ERROR, 404)
    assert read(visit(*whole("doi-tra"), gone), WORDS, {}).storefront.searches["terms.returns"].whole
    late = capture(9, "https://shop.vn/doi-tra", "", CaptureState.TIMED_OUT, 0)
    assert not read(visit(*whole("doi-tra"), late), WORDS, {}).storefront.searches["terms.returns"].whole


def test_a_dead_link_is_named_by_the_search_and_a_broken_server_is_not_believed() -> None:
    gone = capture(9, "https://shop.vn/doi-tra", "<p>404</p>", CaptureState.HTTP_ERROR, 404)
    found = read(visit(*whole("doi-tra"), gone), WORDS, {}).storefront.searches["terms.returns"]
    assert found.whole and "https://shop.vn/doi-tra" in found.why and "404" in found.why
    for state, status in (
        (CaptureState.HTTP_ERROR, 500),
        (CaptureState.ROBOTS, 0),
        (CaptureState.TIMED_OUT, 0),
    ):
        broken = capture(9, "https://shop.vn/doi-tra", "", state, status)
        assert (
            not read(visit(*whole("doi-tra"), broken), WORDS, {}).storefront.searches["terms.returns"].whole
        )


def test_without_the_home_page_nothing_is_absent() -> None:
    sheet = read(visit(capture(1, "https://shop.vn/san-pham/ao", html(LONG))), WORDS, {})
    assert not sheet.storefront.searches["notice.shown"].whole
    assert "notice.shown" not in sheet.storefront.facts


def test_a_footer_read_on_three_pages_stands_for_a_home_that_was_never_asked_for() -> None:
    footer = "".join(f"<p>Dòng chân trang số {n}</p>" for n in range(6))
    pages = [capture(n, f"https://shop.vn/{n}.html", html(LONG + f"<p>{n}</p>", footer)) for n in range(1, 5)]
    assert read(visit(*pages), WORDS, {}).storefront.values("notice.shown") == (False,)
    failed = capture(9, "https://shop.vn/", "", CaptureState.TIMED_OUT, 0)
    assert read(visit(*pages, failed), WORDS, {}).storefront.values("notice.shown") == ()


def test_truncated_and_undrawn_pages_show_no_absence() -> None:
    cut = [capture(1, "https://shop.vn/", html(LONG), CaptureState.TRUNCATED)]
    assert not read(visit(*cut), WORDS, {}).storefront.searches["notice.shown"].whole
    shell = [capture(1, "https://shop.vn/", "<div id=root></div><script src=/a.js></script>")]
    assert not read(visit(*shell), WORDS, {}).storefront.searches["notice.shown"].whole


def test_a_drawn_capture_is_preferred() -> None:
    plain = capture(1, "https://shop.vn/", "<div id=root></div><script src=/a.js></script>")
    drawn = capture(2, "https://shop.vn/", html(LONG, "<p>Hotline: 0905 111 222</p>"), via=Via.BROWSER)
    for order in ((plain, drawn), (drawn, plain)):
        sheet = read(visit(*order), WORDS, {})
        assert sheet.storefront.values("seller.phone") == ("0905111222",)
        assert sheet.storefront.facts["seller.phone"][0].capture == "v#2"
        assert sheet.storefront.searches["notice.shown"].drawn


def test_the_record_must_have_been_opened() -> None:
    badge = "<a href='http://online.gov.vn/Home/WebDetails/64199'><img src=logoSaleNoti.png></a>"
    search = read(visit(capture(1, "https://shop.vn/", html(LONG, badge))), WORDS, {}).storefront.searches[
        "notice.record_name"
    ]
    assert (search.whole, search.missed) == (False, ("http://online.gov.vn/Home/WebDetails/64199",))


def test_facts_outside_the_vocabulary_are_left_out() -> None:
    sheet = read(visit(*whole()), vocabulary(notice_shown="home"), {})
    assert set(sheet.storefront.facts) | set(sheet.storefront.searches) == {"notice.shown"}


def test_pictures_and_downloads_are_no_pages() -> None:
    image = capture(1, "https://shop.vn/a.png", b"\x89PNG")
    object.__setattr__(image, "headers", (("Content-Type", "image/png"),))
    assert pages_of(visit(image)) == ()


def test_a_cloned_site_has_no_identity() -> None:
    own = html(LONG, "<p>Yến sào Minh</p><p>Hotline: 0905 111 222</p>")
    theirs = html(LONG, "<p>Công ty TNHH Tổ Yến Việt - MST: 0312880335</p><p>Hotline: 0915 333 444</p>")
    sheet = read(
        visit(
            capture(1, "https://shop.vn/", own),
            capture(2, "https://shop.vn/a", theirs),
            capture(3, "https://shop.vn/b", theirs),
        ),
        WORDS,
        {},
    )
    assert sheet.storefront.values("seller.tax_code") == ()
    assert "other contact data" in sheet.storefront.searches["seller.tax_code"].why


def test_one_identity_is_settled() -> None:
    footer = "<p>Công ty TNHH Giày Xinh - MST: 0312880335</p>"
    pages = pages_of(
        visit(
            capture(1, "https://shop.vn/", html(LONG, footer)),
            capture(2, "https://shop.vn/a", html(LONG, footer)),
        )
    )
    assert settle(Shelf(pages, "https://shop.vn/"), {})[1] == {}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.binary(max_size=600), max_size=4))
def test_any_visit_can_be_read(bodies: list[bytes]) -> None:
    read(visit(*(capture(n, f"https://shop.vn/{n}", b) for n, b in enumerate(bodies, 1))), WORDS, {})


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>/pdivh1 a=\"':MSTCôngtyđịachỉ0123456789\n"), max_size=400))
def test_any_markup_can_be_read(text: str) -> None:
    read(
        visit(
            capture(1, "https://shop.vn/", html(text, text)),
            capture(2, "https://shop.vn/doi-tra", html(f"<h1>Chính sách đổi trả</h1>{text}")),
        ),
        WORDS,
        {},
    )


def test_shown_as_json() -> None:
    words = {
        "seller.phone": Entry("seller.phone", ("home",), many=True),
        "notice.link": Entry("notice.link"),
        "terms.returns": Entry("terms.returns", ("home", "policy")),
        "payment.methods": Entry("payment.methods", ("home",), many=True, values=("cod", "card")),
        "listing.title": Entry("listing.title", ("product",), "listing"),
    }
    body = html(
        LONG + "<p>Thanh toán COD hoặc Visa</p>", "<p>Hotline: 0905 111 222 - 0915 333 444</p>", nav=NAV
    )
    shown = as_json(read(visit(capture(1, "https://shop.vn/", body)), words, {}), words)["storefront"]
    json.dumps(shown)
    assert shown["seller.phone"]["value"] == "0905111222"
    assert shown["seller.phone"]["quote"] == "0905 111 222"
    assert shown["seller.phone"]["also"][0]["value"] == "0915333444"
    assert shown["payment.methods"]["value"] == ["cod", "card"]
    assert shown["notice.link"] == {"value": [], "searched": ["https://shop.vn/"]}
    assert shown["terms.returns"] is None
    assert "listing.title" not in shown


def test_the_collector_is_left_as_it_was_found() -> None:
    one = visit(*whole())
    gc.disable()
    try:
        read(one, WORDS, {})
        assert not gc.isenabled()
        gc.enable()
        read(one, WORDS, {})
        assert gc.isenabled()
        assert not gc.get_freeze_count()  # what was aged can still be collected
        gc.freeze()
        held = gc.get_freeze_count()
        read(one, WORDS, {})
        assert gc.get_freeze_count() >= held - 1_000  # what others froze does not thaw
    finally:
        gc.unfreeze()
        gc.enable()


def test_a_process_that_has_the_collector_in_hand_is_not_made_to_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    thresholds = gc.get_threshold()
    count = gc.get_freeze_count
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
    try:
        held = count()
        monkeypatch.setattr(gc, "get_freeze_count", lambda: pytest.fail("a walk over all that is frozen"))
        read(visit(*whole()), WORDS, {})
        assert count() >= held - 1_000
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()
