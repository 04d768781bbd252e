"""What only leads on, and what says something and leads on."""

from __future__ import annotations

import pytest
from storefront_kit import html, shelf

from checker.facts.fold import fold
from checker.facts.pointers import points
from checker.facts.read import storefront_facts


@pytest.mark.parametrize(
    "text",
    [
        "Việc đổi trả áp dụng theo trang Đổi trả và hoàn tiền của tiệm, mời quý khách xem tại đây.",
        "Chính sách giao hàng, phí vận chuyển, thời gian giao: quý khách xem tại trang Vận chuyển.",
        "Liên hệ hotline 1900 0000 hoặc email hoi@tiem.example để được hỗ trợ đổi trả.",
        "Mọi thắc mắc về đổi trả vui lòng gọi số 0912 345 678 để được nhân viên giúp trong vòng 24 giờ.",
        "Please read our full returns and refunds policy here. Contact us by e-mail for more details.",
    ],
)
def test_it_only_leads_on(text: str) -> None:
    assert points(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "Đổi trong 7 ngày với hàng còn nguyên tem, xem chi tiết tại trang Đổi trả.",
        "Hàng lỗi thì tiệm chịu phí gửi. Muốn đổi xin gọi 0912 345 678 để được hướng dẫn.",
        "Quá 3 ngày kể từ khi nhận, xin liên hệ tiệm để được sửa có tính phí.",
        "Khách xem hàng rồi mới trả tiền cho người giao.",
        "Còn trong hạn, bà con gọi tiệm để được sửa miễn phí hoặc đổi máy mới.",
        "Nếu giao sai mẫu, hãy nhắn tin cho tiệm để được hoàn lại tiền hàng.",
    ],
)
def test_it_says_something(text: str) -> None:
    assert not points(fold(text))


def test_whom_to_call_is_an_answer_to_who_complains() -> None:
    text = fold("Mọi khiếu nại xin gọi 0912 345 678 để được giải quyết.")
    assert points(text)
    assert not points(text, calls=False)


def test_an_answer_that_leads_on_is_no_terms() -> None:
    def terms(answer: str) -> set[str]:
        body = f"<h1>Câu hỏi thường gặp</h1><h3>Làm thế nào để đổi trả hàng?</h3><p>{answer}</p>"
        facts = storefront_facts(shelf(home=html("<p>x</p>"), hoi_dap=html(body, title="Câu hỏi thường gặp")))
        return {name for name in facts if name.startswith("terms.")}

    assert "terms.returns" not in terms(
        "Gọi 1900 0000 hoặc viết cho hoi@tiem.example để được hỗ trợ đổi trả."
    )
    assert "terms.returns" in terms(
        "Trong 7 ngày, hàng lỗi còn nguyên tem: gọi 1900 0000, tiệm đổi hàng, chịu phí gửi."
    )
