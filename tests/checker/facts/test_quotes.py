"""Quotes of policies: the sentence that says it, not one that stands near it or only sounds like it."""

from __future__ import annotations

import pytest
from storefront_kit import html, shelf, values

from checker.facts.read import storefront_facts
from checker.model import Fact

_RETURNS = (
    "<h1>Chính sách đổi trả</h1><h2>1. Điều kiện</h2><p>Hàng lỗi do nhà sản xuất, còn nguyên tem và hộp, được đổi mới "
    "hoặc trả lại cho cửa hàng; khách giữ hóa đơn mua hàng và liên hệ trước khi gửi lại sản phẩm.</p>"
)
_PRIVACY = (
    "<h1>Chính sách bảo mật</h1><p>Thông tin cá nhân của khách hàng như họ tên, điện thoại được bảo mật an toàn và "
    "không chia sẻ cho bên thứ ba.</p>"
)
_SHIPPING = (
    "<h1>Chính sách vận chuyển</h1><p>Phí vận chuyển do đơn vị giao hàng báo, khách nhận hàng và kiểm tra gói hàng "
    "cùng người giao hàng.</p>"
)


def told(**pages: str) -> dict[str, tuple[Fact, ...]]:
    return storefront_facts(
        shelf(home=html("<p>x</p>"), **{name: html(body) for name, body in pages.items()})
    )


@pytest.mark.parametrize("heading", ["2. Thời hạn hoàn trả", "2. Thời hạn đổi trả", "THỜI GIAN ĐỔI HÀNG"])
@pytest.mark.parametrize("term", ["Từ 1-3 ngày làm việc", "Tối đa 5 ngày."])
def test_a_short_line_under_its_heading_is_the_deadline(heading: str, term: str) -> None:
    facts = told(doi_tra=f"{_RETURNS}<h2>{heading}</h2><p>{term}</p>")
    assert values(facts, "returns.deadline") == [term]


@pytest.mark.parametrize(
    "said",
    [
        "<h2>2. Thời gian hoàn tiền</h2><p>Từ 3-5 ngày làm việc</p>",
        "<p>Thời gian xử lý và phản hồi: trong vòng 4 ngày làm việc</p>",
        "<p>Thời gian hoàn trả toàn bộ hoặc một phần tiền: trong vòng 6 ngày sau khi nhận hàng</p>",
    ],
)
def test_how_long_the_shop_takes_is_no_deadline_of_the_customer(said: str) -> None:
    assert "returns.deadline" not in told(doi_tra=_RETURNS + said)


def test_money_or_goods_back_within_a_time_is_a_deadline() -> None:
    said = "Thời gian hoàn tiền, đổi trả: trong vòng 6 ngày sau khi nhận hàng"
    assert values(told(doi_tra=f"{_RETURNS}<p>{said}</p>"), "returns.deadline") == [said]


@pytest.mark.parametrize(
    "said",
    [
        "Chúng tôi xin phép được thu thập họ tên, điện thoại của khách.",
        "Các thông tin mà shop có thể thu thập gồm họ tên và địa chỉ.",
        "Tài liệu này cho biết những thông tin mà chúng tôi sử dụng.",
        "Công ty vận chuyển phải chịu trách nhiệm giữ kín địa chỉ.",
    ],
)
def test_we_is_not_who_collects(said: str) -> None:
    assert "privacy.controller" not in told(bao_mat=f"{_PRIVACY}<p>{said}</p>")


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("<p>Tiệm Hoa Sữa chỉ thu thập họ tên.</p>", "Tiệm Hoa Sữa chỉ thu thập họ tên."),
        (
            "<p>Mail: kho@lamkinh.vn</p><p>Công ty TNHH Lam Kinh (gọi tắt là chúng tôi) giữ kín mọi điều.</p>",
            "Công ty TNHH Lam Kinh (gọi tắt là chúng tôi) giữ kín mọi điều.",
        ),
        (
            "<h2>Thông tin đơn vị thu thập thông tin</h2><p>CÔNG TY TNHH LAM KINH</p><p>Email: kho@lamkinh.vn</p>",
            "CÔNG TY TNHH LAM KINH",
        ),
        ("<h2>Đơn vị thu thập thông tin</h2><p>Lam Kinh Việt</p>", "Lam Kinh Việt"),
        (
            "<p>4.Thông tin đơn vị thu thập và quản lý dữ liệu</p><p>Lam Kinh Việt</p><p>Số 8 phố Ga, Huế</p>",
            "Lam Kinh Việt",
        ),
    ],
)
def test_who_collects_is_quoted_by_name(said: str, quote: str) -> None:
    assert values(told(bao_mat=_PRIVACY + said), "privacy.controller") == [quote]


def test_the_scope_of_use_comes_before_that_of_collecting() -> None:
    facts = told(
        bao_mat=f"{_PRIVACY}<h2>1. Mục đích và phạm vi thu thập</h2><p>Việc thu thập gồm họ tên và số điện thoại.</p>"
        "<h2>2. Phạm vi sử dụng thông tin</h2><p>Mọi dữ liệu của khách được tiệm dùng riêng cho việc giao hoa.</p>"
    )
    assert values(facts, "privacy.scope") == ["Mọi dữ liệu của khách được tiệm dùng riêng cho việc giao hoa."]


def test_kept_without_end_is_a_time_of_keeping() -> None:
    said = "Không có thời hạn, trừ khi khách gửi yêu cầu hủy bỏ."
    facts = told(
        bao_mat=f"{_PRIVACY}<h2>Mục đích<br>Thời gian lưu trữ</h2><p>Khách điền đầy đủ các ô trong mẫu có sẵn.</p>"
        f"<p>{said}</p>"
    )
    assert values(facts, "privacy.retention") == [said]


def test_a_heading_may_say_where_goods_are_brought() -> None:
    facts = told(
        van_chuyen=f"{_SHIPPING}<p><b>1. Phạm vi giao hàng: Giao hàng toàn quốc</b></p>"
        "<p>Trong nội thành Huế: từ 2 - 4 ngày, kể từ khi xác nhận.</p>"
    )
    assert values(facts, "delivery.area") == ["Phạm vi giao hàng: Giao hàng toàn quốc"]


def test_waiting_at_the_door_is_no_time_of_delivery() -> None:
    assert "delivery.time" not in told(
        van_chuyen=f"{_SHIPPING}<p>Người giao sẽ chờ ít nhất 25 phút rồi mới về.</p>"
    )


def test_the_laws_named_first_are_not_what_the_policy_says() -> None:
    facts = told(
        doi_tra="<h1>Chính sách đổi trả hoàn tiền</h1><p>Căn cứ Luật Thương mại và các văn bản hướng dẫn;</p>"
        + _RETURNS.partition("</h1>")[2]
    )
    assert not any("Căn cứ" in str(f.value) for found in facts.values() for f in found)


def test_a_returns_policy_dates_no_terms() -> None:
    assert "terms.effective_date" not in told(doi_tra=f"{_RETURNS}<p>Có hiệu lực từ ngày 05/03/2025.</p>")


def test_goods_that_came_are_counted_not_the_order_reviewed() -> None:
    facts = told(
        van_chuyen=f"{_SHIPPING}<p>Kiểm tra số lượng, kích thước, chất liệu theo đơn hàng.</p>"
        "<p>Chuyển khoản trước khi đặt in hoặc sau khi xác nhận đơn hàng.</p>"
    )
    assert not {"contract.review", "contract.storage"} & set(facts)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Kiểm tra số lượng, mẫu mã trước khi gửi đơn.", "contract.review"),
        ("Khách có thể in hoặc lưu lại đơn hàng.", "contract.storage"),
    ],
)
def test_an_order_may_be_counted_and_printed(said: str, name: str) -> None:
    assert name in told(van_chuyen=f"{_SHIPPING}<p>{said}</p>")


def test_an_answer_to_a_letter_answers_no_order() -> None:
    form = "<form><input name=email><textarea name=noi_dung></textarea><button>Gửi</button></form>"
    for said, want in (("trả lời bạn trong thời gian sớm nhất", False), ("gọi xác nhận đơn hàng", True)):
        facts = told(lien_he=f"<h1>Liên hệ</h1>{form}<p>Nhân viên của chúng tôi sẽ {said}.</p>")
        assert ("contract.reply" in facts) is want


def test_a_court_is_not_where_a_shop_takes_complaints() -> None:
    facts = told(
        khieu_nai="<h1>Giải quyết khiếu nại</h1><p>Hai bên thương lượng trong 7 ngày. Tranh chấp, khiếu nại không thỏa "
        "thuận được sẽ đưa ra tòa án có thẩm quyền giải quyết theo pháp luật.</p>"
    )
    assert "terms.complaints" in facts
    assert "complaints.contact" not in facts


def test_the_foot_of_the_policy_names_who_holds_the_data_where_the_policy_does_not() -> None:
    foot = "Công ty TNHH Hạ Lam - MST: 0312880335 - Địa chỉ: 12 Lê Lợi, Phường Bến Thành, TP. Hồ Chí Minh"
    pages = {"home": html("<p>x</p>", foot), "chinh_sach_bao_mat": html(_PRIVACY, foot)}
    found = storefront_facts(shelf(**pages))["privacy.controller"]
    assert [(fact.extractor, fact.value, fact.quote) for fact in found] == [
        ("privacy:foot", "Công ty TNHH Hạ Lam", "Công ty TNHH Hạ Lam")
    ]
    assert not told(chinh_sach_bao_mat=_PRIVACY).get("privacy.controller")
