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
        "Người bị đau lưng, nhức mỏi kinh niên dùng 2 chai là khỏi",
        "Chườm nóng giúp giảm đau liên quan đến đau cơ, co cứng cơ, cứng khớp, viêm khớp",
        "Hỗ trợ một số vấn đề xương khớp",
        "Làm lành vết loét dạ dày",
        "Giúp tránh được các bệnh về viêm khớp",
        "Giảm ngay các cơn đau đầu",
        "Xóa sổ viêm nhiễm",
        "Uống vài tháng khối u teo dần",
        "Ngăn các bệnh lây qua đường hô hấp",
        "Thoái hóa khớp bôi 10 ngày đi lại bình thường",
    ],
)
def test_claims(text: str) -> None:
    assert claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dưỡng ẩm, làm dịu da",
        "Giảm mỏi vai gáy",
        "Hạn chế sử dụng cho người cao huyết áp",
        "Dùng riêng, tránh lây lan các bệnh về da",
        "Giải quyết bài toán làm đau đầu nhiều người",
        "Dầu này là thần dược chống lão hóa",
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
        "Sạch da và mụn, tránh nhiễm trùng",
        "Không phải chi nhiều tiền để chữa bệnh",
        "Hoạt động khám chữa bệnh",
        "Đang sử dụng thuốc điều trị khác như thuốc tiểu đường",
        "Kem đánh răng ngừa sâu răng",
    ],
)
def test_care_is_no_claim(text: str) -> None:
    assert not claims(text)


def test_medicine_may_cure() -> None:
    assert not claims("Điều trị viêm xoang", "medicine")
    assert "listing.health_claim" not in row("Thuốc nhỏ mắt V.Rohto", "Điều trị đau mắt đỏ").facts


def test_comfort_of_a_bag_is_no_claim_and_a_cure_is() -> None:
    assert not claims("Quai êm giúp giảm đau lưng khi đeo", "textile")
    assert claims("Miếng dán giúp giảm đau lưng")
    assert claims("Áo từ trường chữa đau lưng", "textile")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Men vi sinh cho tôm", "Phòng bệnh đường ruột, trị bệnh phân trắng."),
        ("Phân bón lá", "Chữa bệnh thối nhũn cho cây lan."),
        ("Sữa tắm thảo mộc", "Trị bệnh ngoài da cho chó, mèo."),
        ("Thuốc xịt lá", "Đặc trị bệnh đốm đen trên hoa hồng."),
        ("Phân bón hữu cơ", "Phòng bệnh thối rễ, trị bệnh vàng lá."),
        ("Xi chăm giày", "Chữa nứt nẻ da giày."),
    ],
)
def test_animals_plants_and_things_are_no_patients(title: str, text: str) -> None:
    assert not list(health_claims(material(title, text), kit(), ""))


def test_a_person_beside_an_animal_stays_a_patient() -> None:
    assert claims("Cao cá ngựa chữa bệnh đau lưng cho người già")
