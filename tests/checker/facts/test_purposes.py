"""What a privacy policy says of purposes, use and recipients, where its headings promise more than they hold."""

from __future__ import annotations

import pytest
from storefront_kit import html, shelf

from checker.facts.read import storefront_facts


def said(body: str, name: str) -> str:
    page = html(f"<h1>Chính sách bảo mật thông tin</h1>{body}", title="Chính sách bảo mật thông tin")
    facts = storefront_facts(shelf(home=html("<p>x</p>"), bao_mat=page))
    return " | ".join(str(fact.value) for fact in facts.get(name, ()))


PROMISE = (
    "<h3>Mục đích và phạm vi thu thập</h3><p>Mọi thông tin của khách khi mua sẽ được bảo mật, không tiết lộ thông tin "
    "cá nhân của quý khách. Tiệm sẽ không chia sẻ cho bên thứ ba nào.</p><h3>Phạm vi sử dụng thông tin</h3>"
    "<p>Thông tin cá nhân khách cung cấp có thể dùng vào các mục đích sau:</p><p>- Giao hàng, chăm sóc khách hàng.</p>"
    "<h3>Thời gian lưu trữ</h3><p>Thông tin được lưu trữ cho đến khi khách yêu cầu hủy bỏ.</p>"
)


def test_purposes_that_are_named_come_before_the_first_line_of_their_heading() -> None:
    assert "các mục đích sau" in said(PROMISE, "privacy.purpose")


def test_who_is_told_comes_before_that_nobody_is() -> None:
    assert "bên thứ ba" in said(PROMISE, "privacy.recipients")


def test_a_title_with_a_colon_announces_what_stands_below_it() -> None:
    body = (
        "<p><strong>1. Mục đích và phạm vi thu thập thông tin</strong></p><p>Tiệm thu thập thông tin của khách qua "
        "việc khách mua hàng trên website.</p><p>* Mục đích sử dụng thông tin:</p><p>Chăm sóc khách hàng chu "
        "đáo, gửi quà sinh nhật hằng năm tới khách quen.</p><p><strong>2. Bảo mật</strong></p><p>Thông tin cá "
        "nhân được lưu trữ an toàn, không cung cấp cho bên thứ ba nào khi khách chưa đồng ý.</p>"
    )
    assert said(body, "privacy.purpose").startswith("Chăm sóc khách hàng")


ENGLISH = (
    "<h3>II. SCOPE OF INFORMATION USE</h3><p>The shop uses the information that customers provide to:</p><ul><li>"
    "Confirm orders and delivery;</li></ul><h3>III. STORAGE PERIOD</h3><p>Personal data will be stored until a request "
    "for deletion, and kept secure on our servers.</p><h3>IV. INDIVIDUALS OR ORGANIZATIONS THAT MAY HAVE ACCESS TO "
    "PERSONAL INFORMATION</h3><ul><li>Website keeping team;</li><li>The customer who owns the information;</li></ul>"
)


@pytest.mark.parametrize(
    ("name", "words"),
    [("privacy.scope", "The shop uses the information"), ("privacy.recipients", "Website keeping team")],
)
def test_the_same_in_english(name: str, words: str) -> None:
    collected = "<h3>I. SCOPE OF DATA COLLECTION</h3><p>The data collected include name and phone number.</p>"
    page = html(f"<h1>Privacy policy</h1>{collected}{ENGLISH}", title="Privacy policy")
    facts = storefront_facts(shelf(home=html("<p>x</p>"), privacy_policy=page))
    assert words in str(facts[name][0].value)


def test_a_label_says_it_of_the_line_below() -> None:
    body = (
        "<p>1. Mục đích thu thập: giao hàng.</p><p>Thông tin cá nhân được lưu trữ cho đến khi khách yêu cầu hủy bỏ.</p>"
        "<p>4. NHỮNG NGƯỜI HOẶC TỔ CHỨC CÓ THỂ TIẾP CẬN THÔNG TIN</p>"
        "<p>Thông tin cá nhân của khách có thể được truy cập bởi các bên sau:</p><p>Người đi giao của tiệm.</p>"
    )
    assert said(body, "privacy.recipients").startswith("Thông tin cá nhân của khách có thể")


def test_what_the_information_is_used_for_within_the_firm() -> None:
    body = (
        "<p>1- Mục đích và phạm vi thu thập thông tin: thông tin cá nhân được hiển thị trong các phiếu giao hàng.</p>"
        "<p>2- Phạm vi sử dụng thông tin: chỉ sử dụng các thông tin khách cung cấp trong các hoạt động kinh doanh nội "
        "bộ của tiệm.</p><p>3- Thời gian lưu trữ thông tin: cho đến khi khách yêu cầu hủy bỏ.</p>"
    )
    assert "kinh doanh nội bộ" in said(body, "privacy.scope")


def test_what_is_said_comes_before_the_heading_that_names_it() -> None:
    body = (
        "<h2>1. Mục đích thu thập</h2><p>Thông tin cá nhân được thu thập để giao hàng, không đưa cho bên thứ ba.</p>"
        "<h2>4. Thời gian Lưu trữ Thông tin</h2><p>Dữ liệu cá nhân của bạn được lưu trữ cho đến khi:</p>"
        "<ul><li>Bạn yêu cầu hủy bỏ.</li><li>Bạn tự hủy bỏ.</li></ul>"
    )
    assert said(body, "privacy.retention").startswith("Dữ liệu cá nhân của bạn được lưu trữ cho đến khi")
