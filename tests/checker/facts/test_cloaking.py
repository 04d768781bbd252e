"""Two faces of a page: what contradicts is told with both quotes, what a shop may change is not."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from storefront_kit import START, WHEN, html

from checker.facts.cloaking import read_cloaking
from crawler.model import Capture, CaptureState, Storefront, Via, Visit, VisitState, Walk, WalkEnd, WalkStep

TERMS = "".join(
    f"<p>Điều {n}. Người mua có quyền yêu cầu cửa hàng giải thích điều khoản số {n} trước khi đặt hàng.</p>"
    for n in range(12)
)
OTHER = "".join(
    f"<p>Khuyến mãi lớn số {n}, mua ngay kẻo hết, ưu đãi chưa từng có trong năm nay.</p>" for n in range(12)
)


def seen(plain: str, drawn: str, *, walked: bool = False) -> Visit:
    """A visit with one page, plain and drawn."""
    captures = []
    for n, (body, via) in enumerate(((plain, Via.HTTP), (drawn, Via.BROWSER)), 1):
        raw, headers = body.encode(), (("Content-Type", "text/html; charset=utf-8"),)
        digest = hashlib.sha256(raw).hexdigest()
        captures.append(
            Capture(f"v#{n}", START, START, WHEN, CaptureState.OK, via, 200, headers, raw, digest)
        )
    visit = Visit("v", Storefront("shop.vn", START), WHEN, WHEN, VisitState.COMPLETE, tuple(captures))
    if walked:
        steps = tuple(WalkStep(START, WHEN, "product", "x", id) for id in ("v#0", "v#2"))
        visit = replace(visit, walk=Walk(WalkEnd.NO_WAY, "", steps))
    return visit


FACES = {
    "another tax code": ("<p>Mã số thuế: 0312345678</p>", "<p>Mã số thuế: 0398765432</p>"),
    "fewer days": ("<p>Đổi trả trong vòng 30 ngày.</p>", "<p>Đổi trả trong vòng 2 ngày.</p>"),
    "a shorter warranty": (
        "<p>Nồi inox 24</p><p>Bảo hành 12 tháng</p>",
        "<p>Nồi inox 24</p><p>Bảo hành 3 tháng</p>",
    ),
    "another price": ("<h1>Nồi inox</h1><p>450.000₫</p>", "<h1>Nồi inox</h1><p>890.000₫</p>"),
    "terms gone": ("<h1>Điều khoản mua hàng</h1>" + TERMS, "<h1>Điều khoản mua hàng</h1>" + OTHER),
}
ALIKE = {
    "the same": ("<p>Mã số thuế: 0312345678. Đổi trả trong 7 ngày</p>",) * 2,
    "scripts add": ("<p>Đang tải</p>", "<p>Mã số thuế: 0312345678</p>" + TERMS),
    "a second code": ("<p>MST: 0312345678</p>", "<p>MST: 0312345678</p><p>MST chi nhánh: 0312345678-001</p>"),
    "a flash sale": (
        "<h1>Nồi</h1><p>450.000₫</p><p>Flash sale kết thúc sau 2 giờ</p>",
        "<h1>Nồi</h1><p>390.000₫</p><p>Flash sale</p>",
    ),
    "related goods": ("<h1>Nồi</h1><p>450.000₫</p>", "<h1>Nồi</h1><p>450.000₫</p><p>99.000₫</p>"),
    "other goods on a shelf": (
        "<p>Gợi ý cho bạn</p><p>Nồi inox 24</p><p>Bảo hành 12 tháng</p><p>450.000đ</p>",
        "<p>Gợi ý cho bạn</p><p>Quạt đứng</p><p>Bảo hành 24 tháng</p><p>650.000đ</p>",
    ),
    "more policies": (
        "<p>Đổi trả trong 7 ngày</p>",
        "<p>Đổi trả trong 7 ngày</p><p>Đổi hàng trong 15 ngày với giày</p>",
    ),
    "another language": (
        "<h1>Terms of use, policy</h1>" + "<p>The buyer may ask the shop to explain every article.</p>" * 20,
        "<h1>Điều khoản sử dụng</h1>" + TERMS,
    ),
    "no policy": ("<h1>Tin tức</h1>" + TERMS, "<h1>Tin tức</h1>" + OTHER),
}


@pytest.mark.parametrize("name", list(FACES))
def test_a_contradiction_is_told_with_both_quotes(name: str) -> None:
    plain, drawn = FACES[name]
    facts = read_cloaking(seen(html(plain), html(drawn)))["site.cloaking"]
    assert [f.capture for f in facts] == ["v#1", "v#2"]
    assert facts[0].quote in html(plain) and facts[1].quote in html(drawn)
    assert read_cloaking(seen(html(plain), html(drawn), walked=True)) == {}


@pytest.mark.parametrize("name", list(ALIKE))
def test_what_a_shop_may_change_is_not(name: str) -> None:
    plain, drawn = ALIKE[name]
    assert read_cloaking(seen(html(plain), html(drawn))) == {}


def test_one_long_line_of_figures_is_read_to_its_end() -> None:
    figures = f"<h1>Nồi</h1><p>{'123.456.' * 12_000}</p>"
    assert not read_cloaking(seen(figures, figures))


def asked_twice(first: str, again: str) -> Visit:
    """A visit that asked for its page twice and was answered otherwise."""
    visit = seen(first, again)
    one, other = visit.captures
    return replace(visit, captures=(one, replace(other, via=Via.HTTP, state=CaptureState.AGAIN)))


@pytest.mark.parametrize("name", list(FACES))
def test_what_contradicts_itself_when_asked_twice_is_told_with_both_quotes(name: str) -> None:
    first, again = FACES[name]
    facts = read_cloaking(asked_twice(html(first), html(again)))["site.cloaking"]
    assert [str(fact.value).partition(":")[0] for fact in facts] == ["first", "again"]
    assert [fact.capture for fact in facts] == ["v#1", "v#2"]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (
            "<h1>Bếp Nhà Ta</h1><p>Gợi ý</p><h3>Tivi 43 inch</h3><p>4.500.000₫</p>",
            "<h1>Bếp Nhà Ta</h1><p>Gợi ý</p><h3>Tivi 55 inch</h3><p>8.900.000₫</p>",
        ),
        (
            "<h1>Tivi</h1><h3>Tivi X</h3><p>Bảo hành 12 tháng</p>",
            "<h1>Tivi</h1><h3>Tivi Y</h3><p>Bảo hành 24 tháng</p>",
        ),
        (
            "<h1>Tivi</h1><p>Bảo hành 12 tháng</p><h3>Tivi X</h3>",
            "<h1>Tivi</h1><p>Bảo hành 24 tháng</p><h3>Tivi Y</h3>",
        ),
        (
            "<h1>Tivi</h1><h2>Khách nói gì</h2><p>Shop cho đổi trả trong 3 ngày, rất vui</p>",
            "<h1>Tivi</h1><h2>Khách nói gì</h2><p>Mình được đổi trả sau 7 ngày dùng thử</p>",
        ),
        (
            "<h1>Điều khoản mua hàng</h1>" + TERMS,
            "<h1>Bảo trì</h1>"
            + "<p>Trang đang được bảo trì, xin quý khách quay lại sau ít phút nữa.</p>" * 6,
        ),
    ],
    ids=["goods by chance", "a warranty below a name", "above a name", "what buyers say", "repairs"],
)
def test_what_is_shown_by_chance_is_no_second_face(first: str, again: str) -> None:
    assert read_cloaking(asked_twice(html(first), html(again))) == {}


@pytest.mark.parametrize("name", list(ALIKE))
def test_what_may_change_between_two_answers_is_no_second_face(name: str) -> None:
    first, again = ALIKE[name]
    assert read_cloaking(asked_twice(html(first), html(again))) == {}
