"""Claims to cure, and words of care that are none."""

from __future__ import annotations

import pytest
from listing_kit import kit, material, row

from checker.facts.health import health_claims


def claims(text: str, group: str = "cosmetics") -> list[str]:
    return [str(f.value) for f in health_claims(material("Kem", text), kit(), group)]


@pytest.mark.parametrize(
    "text",
    [
        "Đặc trị nám, tàn nhang",
        "Hỗ trợ điều trị tiểu đường",
        "Chữa đau dạ dày",
        "Trị dứt điểm mụn",
        "Phòng ngừa bệnh tiểu đường, tim mạch",
        "giúp điều tr. viêm xoang",
        "Giảm đau nhức xương khớp",
        "chữa khỏi thoái hoá khớp gối",
        "Chống viêm nhiễm cho da",
        "giúp giảm sỏi thận",
        "Ổn định đường huyết, bỏ hẳn thuốc tây",
    ],
)
def test_claims(text: str) -> None:
    assert claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dưỡng ẩm, làm dịu da",
        "Dùng cho bệnh viện, phòng khám, dịch vụ test Covid",
        "Cải thiện khả năng chống chọi với bệnh tật",
        "Ghế massage công nghệ trị liệu 5 vùng cổ, vai gáy",
        "Ngừa mụn, mờ nám",
        "Không có tác dụng thay thế thuốc chữa bệnh",
        "Sửa chữa miễn phí",
        "Giá trị sản phẩm",
        "Tăng đề kháng",
        "Giảm mỏi vai",
        "Bình chữa cháy",
        "Người đang điều trị bệnh hỏi ý kiến bác sĩ",
        "Chống nắng, chống lão hóa",
        "Bảo hành sửa chữa tại nhà",
        "Hỗ trợ ổn định đường huyết",
        "Hỗ trợ ổn định huyết áp",
    ],
)
def test_care_is_no_claim(text: str) -> None:
    assert not claims(text)


def test_medicine_may_cure() -> None:
    assert not claims("Điều trị viêm xoang", "medicine")
    assert "listing.health_claim" not in row("Thuốc nhỏ mắt V.Rohto", "Điều trị đau mắt đỏ").facts
