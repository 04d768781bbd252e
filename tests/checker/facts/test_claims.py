"""Testimony: somebody who was ill tells that the illness went away."""

from __future__ import annotations

import pytest
from listing_kit import kit, material

from checker.facts.claims import claims


def told(text: str) -> list[object]:
    return [f.value for f in claims(material("Viên uống", text), kit()) if f.name == "listing.testimonial"]


@pytest.mark.parametrize(
    "text",
    [
        "Bác Hùng, bệnh nhân tiểu đường 12 năm ở Nam Định, kể: uống ba hộp đã khỏi hẳn, bỏ được thuốc tây.",
        "Chị Lan (Hà Nội) chia sẻ: dùng hai tuần thì hết đau",
        "Người bệnh tâm sự rằng đã khỏi sau một tháng",
        "Bác sĩ da liễu khuyên dùng",
    ],
)
def test_testimony(text: str) -> None:
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bệnh nhân nên hỏi ý kiến bác sĩ trước khi dùng",
        "Khách hàng chia sẻ cảm nhận ở phần đánh giá",
        "Kể cả người bệnh cũng dùng được cho đến khi khỏi hẳn",
        "Chị em phản hồi: vải mềm, mặc mát",
    ],
)
def test_what_is_no_testimony(text: str) -> None:
    assert not told(text)


def boasted(text: str) -> list[object]:
    return [f.value for f in claims(material("Kem", text), kit()) if f.name == "listing.superlative"]


@pytest.mark.parametrize(
    "text",
    [
        "Kem chống nắng nào tốt nhất hiện nay?",
        "Thoa trước 20 phút để đạt hiệu quả tốt nhất.",
        "Dùng ngon nhất khi ướp lạnh. Sử dụng tốt nhất trước ngày in trên nắp.",
        "Thời điểm tốt nhất để thoa là buổi sáng.",
        "Bảo quản tốt nhất ở 25 độ. Tốt nhất nên dùng buổi sáng.",
    ],
)
def test_advice_is_no_boast(text: str) -> None:
    assert not boasted(text)


def test_a_boast() -> None:
    assert boasted("Kem chống nắng tốt nhất thị trường, chất lượng tốt nhất.")
