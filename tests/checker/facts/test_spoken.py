"""Paragraphs that settle a matter under another title; slogans settle nothing."""

from __future__ import annotations

import pytest

from checker.facts.fold import fold
from checker.facts.spoken import spoken, titled


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        (
            "Khi nhận, mời quý khách mở hộp xem số lượng trước mặt bưu tá; hàng không đúng cứ từ chối nhận.",
            "terms.inspection",
        ),
        (
            "Chị Hoà phụ trách tiếp nhận khiếu nại, phản hồi chậm nhất sau 5 ngày làm việc kể từ khi nhận thư.",
            "terms.complaints",
        ),
        (
            "Đơn gửi đi là lời đề nghị; hợp đồng chỉ có hiệu lực khi chúng tôi gọi lại xác nhận còn hàng.",
            "terms.contract_conclusion",
        ),
        (
            "Trong 3 hôm, đồ chưa xước, bác gửi lại, bên em trả lại tiền hàng; tiền gửi hai bên mỗi bên một nửa.",
            "terms.returns",
        ),
    ],
)
def test_it_says_it_all(text: str, matter: str) -> None:
    assert matter in spoken(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "Kiểm tra hàng trước khi nhận",
        "Miễn phí giao hàng, được kiểm tra hàng trước khi thanh toán, uy tín hàng đầu Việt Nam, hàng luôn sẵn",
        "Khách trả tiền bằng thẻ, tiền mặt tại tiệm hoặc chuyển khoản trước cho tiệm cũng được.",
        "Chúng tôi cam kết chất lượng và luôn lắng nghe mọi khiếu nại của quý khách trong suốt quá trình mua",
    ],
)
def test_a_slogan_says_one_thing(text: str) -> None:
    assert spoken(fold(text)) == frozenset()


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        (
            "HÀNG LỖI\nLoang màu quá 3%: báo trong 5 ngày khi vải chưa cắt, công ty đổi cây khác hoặc trừ tiền. "
            "Vải đã cắt thì không giải quyết.",
            "terms.returns",
        ),
        (
            "Mấy hôm thì em nhận được đồ ạ?\nNội thành HN 1 ngày, miền Nam 3-5 ngày. Ship 20k, bill trên 399k free.",
            "terms.shipping",
        ),
        (
            "Bí mật người bệnh\nTên, số điện thoại bạn ghi ra chỉ để dược sĩ tư vấn. Sổ bán lẻ lưu 2 năm, chỉ dược sĩ "
            "được xem.",
            "terms.privacy",
        ),
    ],
)
def test_a_titled_part_says_it_all(text: str, matter: str) -> None:
    assert titled(fold(text)) == {matter}


def test_goods_that_come_back_travel_too() -> None:
    text = (
        "Thời hạn\nĐổi hoặc trả hàng trong 7 ngày, còn nguyên tem; hàng lỗi thì cửa hàng chịu phí vận chuyển, khách ở "
        "tỉnh gửi bưu điện."
    )
    assert titled(fold(text)) == {"terms.returns"}
    assert titled(fold(text) * 20) == frozenset()
