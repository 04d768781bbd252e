"""Clauses of privacy policies: what says it, and what only sounds like it."""

from __future__ import annotations

import pytest
from storefront_kit import html, shelf

from checker.facts.read import storefront_facts

_POLICY = (
    "<h1>Chính sách bảo mật</h1><p>Họ tên, số điện thoại, địa chỉ khách để lại được lưu trữ trong 24 tháng nhằm mục "
    "đích giao hàng, bảo mật an toàn, chỉ chia sẻ cho đơn vị vận chuyển khi cần giao đơn hàng đã đặt.</p>"
)


def _facts(more: str) -> set[str]:
    return set(storefront_facts(shelf(home=html("<p>x</p>"), bao_mat=html(f"{_POLICY}<p>{more}</p>"))))


@pytest.mark.parametrize(
    "said",
    [
        "Đơn vị thu thập: Công ty TNHH Lam Kinh, 12 Lê Lợi, Huế.",
        "Tiệm Lam Kinh thu thập những thông tin này khi khách đặt hàng.",
        "Thắc mắc về dữ liệu xin viết về rieng-tu@lamkinh.vn.",
    ],
)
def test_who_manages_the_data(said: str) -> None:
    assert "privacy.controller" in _facts(said)


@pytest.mark.parametrize(
    "said",
    [
        "Thông tin của quý khách không được bán cho ai.",
        "Chúng tôi cam kết tôn trọng sự riêng tư.",
        "Mọi dữ liệu chuyển đi đều được mã hóa.",
    ],
)
def test_a_promise_does_not_say_who(said: str) -> None:
    assert "privacy.controller" not in _facts(said)


@pytest.mark.parametrize(
    "said",
    [
        "Khách có thể yêu cầu xem, sửa hoặc xóa bất cứ lúc nào.",
        "Quý khách vào mục Tài khoản để chỉnh sửa thông tin cá nhân.",
        "Muốn xóa tài khoản xin nhắn cho tiệm.",
    ],
)
def test_how_to_see_and_correct(said: str) -> None:
    assert "privacy.access" in _facts(said)


@pytest.mark.parametrize(
    "said",
    [
        "Website thường xuyên cập nhật thông tin khuyến mãi.",
        "Vui lòng xem thông tin sản phẩm trước khi đặt.",
        "Tiệm kiểm tra thông tin đơn hàng rồi mới gửi.",
    ],
)
def test_other_information_is_no_access(said: str) -> None:
    assert "privacy.access" not in _facts(said)


def test_who_stops_the_letters_has_not_seen_the_data() -> None:
    assert "privacy.access" not in _facts("Tiệm gửi tin khuyến mãi theo tuần, quý khách có thể hủy chúng.")


def test_who_handles_the_data_for_the_shop() -> None:
    body = _POLICY.partition(", chỉ chia sẻ")[0] + ".</p>"
    told = f"{body}<p>Dữ liệu khách hàng được chia sẻ với nhà cung cấp phần mềm bán hàng của tiệm.</p>"
    for page, want in ((body, False), (told, True)):
        facts = storefront_facts(shelf(home=html("<p>x</p>"), bao_mat=html(page)))
        assert ("privacy.recipients" in facts) is want


def test_parts_of_privacy_among_general_terms() -> None:
    body = (
        "<h1>Điều khoản sử dụng</h1><h2>1. Mục đích thu thập thông tin</h2><p>Tiệm thu thập họ tên, số điện thoại, "
        "địa chỉ để giao hàng và báo tin cho khách. Thông tin cá nhân không chia sẻ cho bên thứ ba.</p>"
        "<h2>2. Thời gian lưu giữ thông tin</h2><p>Đơn được lưu lại trong vòng 48 tiếng đồng hồ.</p>"
        "<h2>3. Cách sửa đổi thông tin cá nhân</h2><p>Khách tự chỉnh sửa thông tin trong tài khoản.</p>"
    )
    facts = storefront_facts(shelf(home=html("<p>x</p>"), dieu_khoan=html(body, title="Điều khoản sử dụng")))
    assert {"privacy.retention", "privacy.access"} <= set(facts)


def test_what_a_partner_provides_is_not_given_to_him() -> None:
    body = (
        _POLICY.partition(", chỉ chia sẻ")[0]
        + ".</p><p>Cổng thẻ được cung cấp bởi các đối tác có giấy phép.</p>"
    )
    assert "privacy.recipients" not in storefront_facts(shelf(home=html("<p>x</p>"), bao_mat=html(body)))


def test_who_collects_the_data_of_persons_is_not_who_receives_them() -> None:
    body = _POLICY.partition(", chỉ chia sẻ")[0] + ".</p>"
    where = "<h2>Địa chỉ đơn vị thu thập và quản lý thông tin cá nhân</h2><p>Số 7 ngõ Chùa, phường Ven Sông, Hà Nội</p>"
    facts = storefront_facts(shelf(home=html("<p>x</p>"), bao_mat=html(body + where)))
    assert "privacy.controller" in facts
    assert "privacy.recipients" not in facts


@pytest.mark.parametrize(
    "heading",
    [
        "4. NHỮNG NGƯỜI HOẶC TỔ CHỨC CÓ THỂ TIẾP CẬN THÔNG TIN",
        "4. Những người hoặc tổ chức có thể được tiếp cận với thông tin đó",
    ],
)
def test_who_may_come_to_the_data_under_a_line_of_many_words(heading: str) -> None:
    body = (
        _POLICY.partition(", chỉ chia sẻ")[0]
        + f".</p><p>{heading}</p><p>Người đi giao của tiệm và kế toán.</p>"
    )
    assert "privacy.recipients" in storefront_facts(shelf(home=html("<p>x</p>"), bao_mat=html(body)))


def test_what_the_visitor_need_not_give_goes_to_nobody() -> None:
    body = _POLICY.partition(", chỉ chia sẻ")[0] + ".</p>"
    free = "<p>Quý khách có thể xem hàng mà không cần cung cấp bất cứ thông tin cá nhân nào.</p>"
    facts = storefront_facts(shelf(home=html("<p>x</p>"), bao_mat=html(body + free)))
    assert "terms.privacy" in facts and "privacy.recipients" not in facts
    said = "Tiệm không cung cấp dữ liệu của khách cho bên thứ ba nào."
    facts = storefront_facts(shelf(home=html("<p>x</p>"), bao_mat=html(f"{body}{free}<p>{said}</p>")))
    assert [fact.value for fact in facts["privacy.recipients"]] == [said]


def test_by_whom_it_is_done_stands_in_the_next_line() -> None:
    body = (
        f"{_POLICY}<p>Thắc mắc xin liên hệ số 0901 234 567.</p><p><b>5. Nơi thu thập và quản lý dữ liệu</b></p>"
        "<p>Việc thu thập và quản lý thông tin của khách hàng được thực hiện và giám sát bởi:</p>"
        "<p>CÔNG TY TNHH LAM KINH</p>"
    )
    facts = storefront_facts(shelf(home=html("<p>x</p>"), bao_mat=html(body)))
    assert [fact.value for fact in facts["privacy.controller"]] == ["CÔNG TY TNHH LAM KINH"]


# the points of such a policy in the words of the law, which many shops copy as lines of bold text
_POINTS = (
    ("purpose", "Mục đích và phạm vi thu thập thông tin cá nhân của người tiêu dùng trên website bán hàng"),
    ("scope", "Phạm vi sử dụng thông tin"),
    ("retention", "Thời gian lưu trữ thông tin"),
    (
        "recipients",
        "Những người hoặc tổ chức có thể được tiếp cận với thông tin của khách đã mua hàng tại website",
    ),
    ("controller", "Địa chỉ của đơn vị thu thập và quản lý thông tin cá nhân của người tiêu dùng"),
    (
        "access",
        "Phương tiện và công cụ để người dùng tiếp cận và chỉnh sửa dữ liệu cá nhân của mình trên hệ thống thương mại "
        "điện tử của đơn vị thu thập thông tin",
    ),
)
_ANSWERS = {
    "purpose": "Tiệm giữ họ tên, số điện thoại, địa chỉ để giao hàng cho khách.",
    "scope": "Thông tin chỉ được sử dụng trong nội bộ tiệm.",
    "retention": "Dữ liệu được lưu trữ 24 tháng kể từ đơn hàng cuối.",
    "recipients": "Bưu cục phát hàng, kế toán của tiệm và cơ quan nhà nước khi có yêu cầu.",
    "controller": "Hộ kinh doanh Mây Trắng, 15 Trần Phú, Hội An.",
    "access": "Khách nhắn Zalo cho tiệm để được xem, sửa hoặc xóa dữ liệu.",
}


@pytest.mark.parametrize("number", ["{}. ", "", "Điều {}: "])
def test_the_points_of_the_law_head_what_stands_below(number: str) -> None:
    body = "".join(
        f"<p><b>{number.format(at)}{title}</b></p><p>{_ANSWERS[point]}</p>"
        for at, (point, title) in enumerate(_POINTS, 1)
    )
    facts = storefront_facts(shelf(home=html("<p>x</p>"), bao_mat=html(f"<h1>Chính sách bảo mật</h1>{body}")))
    assert {point: facts[f"privacy.{point}"][0].value for point in _ANSWERS} == _ANSWERS


@pytest.mark.parametrize(
    "who", ["CÔNG TY TNHH LAM KINH (LAM KINH TEA)", "15 Trần Phú, phường Minh An, Hội An."]
)
def test_who_it_is_stands_before_how_to_call_them(who: str) -> None:
    head = "<p><b>5. Địa chỉ của đơn vị thu thập và quản lý thông tin</b></p>"
    body = f"{_POLICY}{head}<p>{who}</p><p>Hotline: 0901 234 567</p>"
    facts = storefront_facts(shelf(home=html("<p>x</p>"), bao_mat=html(body)))
    assert [fact.value for fact in facts["privacy.controller"]] == [who]


def test_a_point_of_the_law_alone_says_nothing() -> None:
    body = _POLICY.replace("nhằm mục đích giao hàng, ", "") + (
        "<h2>1. Mục đích thu thập thông tin</h2><p>Việc thu thập giúp chúng tôi:</p><ul><li>Giao hàng</li></ul>"
        "<h2>2. Đơn vị thu thập và quản lý thông tin</h2>"
    )
    facts = storefront_facts(shelf(home=html("<p>x</p>"), bao_mat=html(body)))
    assert [fact.value for fact in facts["privacy.purpose"]] == ["Việc thu thập giúp chúng tôi:"]
    assert "privacy.controller" not in facts
