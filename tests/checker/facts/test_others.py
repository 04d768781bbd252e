"""Pages of terms that are no customer's."""

from __future__ import annotations

import pytest
from storefront_kit import html, page

from checker.facts.kinds import names_of
from checker.facts.others import elsewhere, for_others


@pytest.mark.parametrize(
    "heading",
    [
        "Chính sách đại lý",
        "Chính sách dành cho cộng tác viên",
        "Thể lệ chương trình quay số",
        "Ưu đãi thành viên Bảo Tâm Club",
        "Khách hàng thân thiết",
        "Thông báo nghỉ Tết",
        "Điều khoản chương trình affiliate",
        "Loyalty programme",
    ],
)
def test_they_say_so(heading: str) -> None:
    one = page(html(f"<h1>{heading}</h1><p>…</p>"), "https://shop.vn/x")
    assert for_others(one, names_of(one))


@pytest.mark.parametrize(
    "heading",
    [
        "Mua hàng thế nào",
        "Đổi trả",
        "Cam kết",
        "Thẻ thành viên và quy định",
        "Đại lý chính thức",
        "Thành phần",
    ],
)
def test_they_do_not(heading: str) -> None:
    one = page(
        html(f"<h1>{heading}</h1><p>…</p>", title="Đại lý nước Hoàng Gia | Mua hàng"), "https://shop.vn/x"
    )
    assert not for_others(one, names_of(one))


@pytest.mark.parametrize(
    ("heading", "url", "want"),
    [
        ("Shopee quy định trả hàng thế nào", "https://meomua.vn/quy-dinh", True),
        ("Chính sách đổi trả", "https://meomua.vn/tra-hang-tiki", True),
        ("Chính sách đổi trả của Tiki", "https://hotro.tiki.vn/doi-tra", False),
        ("Chính sách đổi trả", "https://shop.vn/doi-tra", False),
    ],
)
def test_a_platforms_terms_are_the_platforms(heading: str, url: str, want: bool) -> None:
    assert elsewhere(page(html(f"<h1>{heading}</h1><p>…</p>"), url)) is want
