"""The last page before ordering: what is absent is absent only where that page itself was read."""

from __future__ import annotations

import hashlib

import pytest
from storefront_kit import START, WHEN

from checker.facts.checkout import NAMES, read_checkout
from crawler.model import Capture, CaptureState, Storefront, Via, Visit, VisitState, Walk, WalkEnd, WalkStep

CART = "<main><h1>Giỏ hàng</h1><p>Áo thun 199.000đ</p><button>Thanh toán</button></main>"
TILL = "<main><h1>Thanh toán</h1><label>Họ tên <input name=name></label>{}</main>"
ORDER = "<button>Đặt hàng</button>"
TERMS = "<p>Tôi đồng ý với điều khoản mua hàng</p>"


def walked(*bodies: str, end: WalkEnd = WalkEnd.REACHED_LAST_PAGE, kept: int = 9) -> Visit:
    """A visit whose walk saw these pages, of which the first `kept` are in the evidence."""
    captures, steps = [], []
    for n, body in enumerate(bodies, 1):
        kind = "checkout" if n == len(bodies) else "cart"
        raw, url, headers = body.encode(), f"{START}{kind}", (("Content-Type", "text/html"),)
        digest = hashlib.sha256(raw).hexdigest()
        steps.append(WalkStep(url, WHEN, kind, "x", f"v#{n}"))
        captures.append(
            Capture(f"v#{n}", url, url, WHEN, CaptureState.OK, Via.BROWSER, 200, headers, raw, digest)
        )
    shop = Storefront("shop.vn", START)
    walk = Walk(end, "the order is one press away", tuple(steps))
    return Visit("v", shop, WHEN, WHEN, VisitState.COMPLETE, tuple(captures[:kept]), walk=walk)


def test_a_last_page_without_terms() -> None:
    facts, searches = read_checkout(walked(CART, TILL.format(ORDER)))
    assert facts["checkout.terms_before_order"][0].value is False
    assert all(searches[name].whole for name in NAMES)


@pytest.mark.parametrize(
    "visit",
    [
        walked(CART, TILL.format(ORDER), end=WalkEnd.NEEDS_DETAILS),
        walked(CART, TILL.format(ORDER), kept=1),
        walked(CART, TILL.format("<a href='/review'>Tiếp tục</a>")),
        walked(CART, TILL.format("<iframe src='https://pay.example/form'></iframe>")),
    ],
    ids=[
        "the walk ended before",
        "the last page was not kept",
        "a step may follow",
        "the form is in a frame",
    ],
)
def test_no_absence_where_the_last_page_was_not_read(visit: Visit) -> None:
    facts, searches = read_checkout(visit)
    assert not any(f.value is False for found in facts.values() for f in found)
    assert "checkout.reached" not in facts
    assert not any(searches[name].whole for name in NAMES)
    assert all(searches[name].why for name in NAMES)


def test_what_is_seen_is_seen_where_no_button_orders() -> None:
    facts, _ = read_checkout(walked(CART, TILL.format(TERMS + "<a href='/review'>Tiếp tục</a>")))
    assert facts["checkout.terms_before_order"][0].value is True
