"""Pages that settle several matters at once: each sentence belongs to the matter under whose heading it stands."""

from __future__ import annotations

import pytest
from storefront_kit import html, shelf, values

from checker.facts.read import storefront_facts
from checker.model import Fact

_WARRANTY = (
    "<p>Máy lỗi kỹ thuật được sửa chữa hoặc thay linh kiện miễn phí; mang máy kèm phiếu bảo hành tới cửa hàng. Không "
    "bảo hành máy rơi vỡ, vào nước hoặc tự ý tháo.</p>"
)
_RETURNS = "<p>Hàng lỗi hoặc giao sai còn nguyên hộp, kèm hóa đơn, được đổi hoặc trả lại; tiền hoàn qua tài khoản.</p>"
_SHIPPING = (
    "<p>Đơn hàng nội thành và các tỉnh giao qua bưu điện, phí vận chuyển 25.000đ do người nhận hàng trả.</p>"
)


def told(**pages: str) -> dict[str, tuple[Fact, ...]]:
    return storefront_facts(
        shelf(home=html("<p>x</p>"), **{name: html(body) for name, body in pages.items()})
    )


def joint(title: str, *parts: tuple[str, str], tag: str = "h2") -> dict[str, tuple[Fact, ...]]:
    body = "".join(f"<{tag}>{head}</{tag}>{said}" for head, said in parts)
    return told(chinh_sach=f"<h1>{title}</h1>{body}")


@pytest.mark.parametrize("tag", ["h2", "p"])
def test_how_long_goods_may_be_exchanged_is_no_warranty(tag: str) -> None:
    exchange = "<p>Hoàn 100% giá trị nếu máy chưa mở thùng (thời hạn không quá 2 tháng).</p>"
    facts = joint(
        "Chính sách bảo hành và đổi trả",
        ("1. Chính sách đổi trả:", exchange + _RETURNS),
        ("2. Chính sách bảo hành", _WARRANTY),
        tag=tag,
    )
    assert "warranty.period" not in facts
    assert "không quá 2 tháng" in values(facts, "returns.deadline")[0]


def test_a_warranty_said_under_another_heading_in_its_own_words() -> None:
    facts = joint(
        "Chính sách bảo hành và đổi trả",
        ("1. Chính sách đổi trả", _RETURNS + "<p>Máy đã đổi được bảo hành 12 tháng.</p>"),
        ("2. Chính sách bảo hành", _WARRANTY),
    )
    assert values(facts, "warranty.period") == ["Máy đã đổi được bảo hành 12 tháng."]


def test_how_long_a_parcel_travels_is_no_time_for_returns() -> None:
    parts = (
        ("Giao hàng", f"{_SHIPPING}<p>Đối với nội thành: trong vòng 2 ngày.</p>"),
        ("Đổi trả", f"{_RETURNS}<p>Khách báo trước 5 ngày.</p>"),
    )
    for order in (parts, parts[::-1]):
        facts = joint("Chính sách giao hàng và đổi trả", *order)
        assert values(facts, "returns.deadline") == ["Khách báo trước 5 ngày."]
        assert values(facts, "delivery.time") == ["Đối với nội thành: trong vòng 2 ngày."]


def test_a_smaller_heading_belongs_to_the_greater_above_it() -> None:
    shipping = f"{_SHIPPING}<h3>Nội thành</h3><p>Trong vòng 2 ngày.</p>"
    facts = joint("Chính sách giao hàng và đổi trả", ("Giao hàng", shipping), ("Đổi trả", _RETURNS))
    assert "returns.deadline" not in facts
    assert values(facts, "delivery.time") == ["Trong vòng 2 ngày."]


@pytest.mark.parametrize(
    "said",
    [
        "Hàng có vấn đề xin liên hệ để được giải quyết, muộn nhất 2 ngày sau khi nhận được hàng.",
        "Mọi trường hợp vỡ móp vui lòng báo lại trong 24 giờ kể từ khi nhận hàng.",
        "Khiếu nại về hàng vỡ gửi trong vòng 48 giờ.",
    ],
)
def test_until_when_damage_is_told_is_no_time_of_delivery(said: str) -> None:
    page = f"<h1>Chính sách vận chuyển</h1>{_SHIPPING}<p>{said}</p>"
    assert "delivery.time" not in told(van_chuyen=page)


@pytest.mark.parametrize(
    "said",
    [
        "Giao trong 2 ngày sau khi nhận được đơn hàng.",
        "Thời gian nhận hàng từ 2 đến 4 ngày, khách kiểm tra rồi mới trả tiền.",
    ],
)
def test_until_when_an_order_comes_is(said: str) -> None:
    page = f"<h1>Chính sách vận chuyển</h1>{_SHIPPING}<p>{said}</p>"
    assert values(told(van_chuyen=page), "delivery.time") == [said]


_COMPLAINTS = "<p>Hai bên tự thương lượng; không thỏa thuận được thì tranh chấp do tòa án giải quyết.</p>"


def test_a_heading_that_asks_when_one_may_complain_is_no_contact() -> None:
    page = (
        "<h1>Chính sách giải quyết khiếu nại</h1><p><strong>1. Khi nào người bán có thể gửi khiếu nại</strong></p>"
        f"{_COMPLAINTS}<p>Người bán có thể gửi khiếu nại khi chưa nhận được hàng trả.</p>"
    )
    assert "complaints.contact" not in told(khieu_nai=page)


@pytest.mark.parametrize(
    "said",
    [
        "Khách hàng gửi khiếu nại về bộ phận chăm sóc khách hàng tại 4 Hàng Dầu, Hà Nội.",
        "Gửi đơn khiếu nại tới văn phòng của chúng tôi tại 4 Hàng Dầu.",
    ],
)
def test_whither_complaints_are_sent_is(said: str) -> None:
    page = f"<h1>Chính sách giải quyết khiếu nại</h1>{_COMPLAINTS}<p>{said}</p>"
    assert values(told(khieu_nai=page), "complaints.contact") == [said]


def test_until_when_an_order_is_called_off_is_no_time_for_returns() -> None:
    called_off = "Người mua có thể hủy bỏ đơn đặt hàng trong vòng 3 ngày kể từ ngày nhận được xác nhận."
    page = f"<h1>Chính sách đổi trả</h1>{_RETURNS}<p>{called_off}</p>"
    assert "returns.deadline" not in told(doi_tra=page)
    back = "Khách có thể hủy đơn và trả hàng trong vòng 5 ngày."
    assert values(told(doi_tra=f"{page}<p>{back}</p>"), "returns.deadline") == [back]


def test_when_the_shop_answers_comes_before_until_when_one_may_complain() -> None:
    may = "Khách hàng có quyền khiếu nại trong vòng 30 ngày kể từ ngày nhận hàng."
    answers = "Bộ phận chăm sóc khách hàng trả lời chậm nhất 7 ngày làm việc."
    page = f"<h1>Chính sách giải quyết khiếu nại</h1>{_COMPLAINTS}<p>{may}</p>"
    assert values(told(khieu_nai=page), "complaints.deadline") == [may]
    assert values(told(khieu_nai=f"{page}<p>{answers}</p>"), "complaints.deadline") == [answers]
    both = "Khiếu nại của khách được giải quyết trong vòng 5 ngày kể từ ngày nhận được đơn."
    assert values(told(khieu_nai=f"{page}<p>{both}</p>"), "complaints.deadline") == [both]


def test_the_hours_of_the_drivers_are_no_time_of_delivery() -> None:
    page = f"<h1>Chính sách vận chuyển</h1>{_SHIPPING}<p>Giao hàng từ thứ Hai đến thứ Bảy, 8h - 18h.</p>"
    assert "delivery.time" not in told(van_chuyen=page)


_ENGLISH = (
    "<h1>Returns and cancellations</h1><p>Orders can be cancelled within 12 hours of being placed.</p><p>Unused items "
    "with tags are exchanged or refunded when they are faulty or wrong; contact us by e-mail.</p>"
)


def test_in_english_too_an_order_that_is_called_off_is_not_returned() -> None:
    assert "returns.deadline" not in told(returns=_ENGLISH)
    back = "Items may be returned within 10 days of delivery."
    facts = told(returns=f"{_ENGLISH}<p>{back}</p><p>The buyer pays for return postage.</p>")
    assert values(facts, "returns.deadline") == [back]
    assert values(facts, "returns.cost") == ["The buyer pays for return postage."]


def test_what_is_told_on_the_same_day_is_put_right() -> None:
    said = "Hàng sai loại xin báo trong ngày để được gửi bù hoặc hoàn tiền."
    page = f"<h1>Chính sách đổi trả</h1>{_RETURNS}<p>{said}</p>"
    assert values(told(doi_tra=page), "returns.deadline") == [said]
