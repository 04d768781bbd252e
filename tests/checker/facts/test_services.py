"""Who sells what is not delivered is not asked for delivery terms."""

from __future__ import annotations

import pytest
from storefront_kit import START, html, visit_of

from checker.check import check
from checker.facts.services import WHY, is_service
from rules.load import load

_BUY = "<form action='/dat'><button>{}</button></form>"


def _shop(title: str, button: str) -> dict[str, str]:
    goods = html(f"<h1>{title}</h1><p>Giá: 690.000đ</p>{_BUY.format(button)}", title=title)
    home = html(
        f"<p>Chào bạn đến với cửa hàng của chúng tôi, mở cửa cả tuần từ tám giờ sáng.</p><a href='/mot'>{title}</a>"
    )
    return {"home": home, "mot": goods}


def _outcome(pages: dict[str, str], rule: str) -> str:
    found = check(visit_of(**pages), load())
    return next(f.outcome.value for f in found.findings if f.rule == rule)


@pytest.mark.parametrize("rule", ["delivery-policy-published", "inspection-policy-published"])
@pytest.mark.parametrize(
    ("title", "button", "outcome"),
    [
        ("Tour chợ nổi Cái Răng 1 ngày", "Đặt tour", "cannot_tell"),
        ("Khóa học guitar 30 ngày", "Mua ngay", "cannot_tell"),
        ("Voucher ăn tối hai người", "Mua ngay", "cannot_tell"),
        ("Nồi cơm điện 1.8L", "Mua ngay", "failed"),
    ],
)
def test_what_is_not_delivered_needs_no_delivery_terms(
    rule: str, title: str, button: str, outcome: str
) -> None:
    assert _outcome(_shop(title, button), rule) == outcome


def test_a_booking_without_product_pages_is_a_service() -> None:
    home = html(
        "<p>Tiệm làm tóc của chúng tôi mở cửa cả tuần từ tám giờ sáng đến tám giờ tối.</p><button>Đặt lịch</button>"
    )
    found = check(visit_of(home=home), load())
    search = found.sheet.storefront.searches["terms.shipping"]
    assert not search.whole and search.why == WHY


def test_one_thing_that_is_delivered_is_enough_to_ask() -> None:
    pages = _shop("Liệu trình chăm sóc da", "Mua ngay")
    pages["hai"] = html(
        f"<h1>Serum vitamin C 30ml</h1><p>Giá: 290.000đ</p>{_BUY.format('Mua ngay')}",
        title="Serum vitamin C 30ml",
    )
    assert _outcome(pages, "delivery-policy-published") == "failed"


@pytest.mark.parametrize("title", ["Vở ghi lớp học", "Phòng khách gỗ sồi", "Thuốc khám phá", "Áo tour 2026"])
def test_goods_that_only_speak_of_services(title: str) -> None:
    assert not is_service(title)


def test_the_door_is_the_shop() -> None:
    assert check(visit_of(**_shop("Tour Huế", "Đặt tour")), load()).sheet.storefront.url == START
