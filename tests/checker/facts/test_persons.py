"""Offices of registration read whole, and persons with rare names after their label."""

from __future__ import annotations

import pytest
from storefront_kit import html, shelf, values

from checker.facts.read import storefront_facts


@pytest.mark.parametrize(
    "office",
    [
        "Phòng Tài chính – Kế hoạch thành phố Sa Đéc",
        "Phòng Đăng ký kinh doanh – Sở Kế hoạch và Đầu tư tỉnh Đồng Nai",
        "Phòng Tài chính - Kế hoạch quận Ba Đình",
        "Sở Tài chính Thành phố Hồ Chí Minh",
    ],
)
def test_an_office_of_registration_is_whole(office: str) -> None:
    for tail in (
        " cấp ngày 01/06/2020",
        " – cấp lần đầu 01/06/2020",
        " - Địa chỉ: Số 1 Lê Lợi, phường 2, Sa Đéc",
    ):
        line = f"<p>Giấy chứng nhận đăng ký kinh doanh số: 0312880335 do {office}{tail}</p>"
        facts = storefront_facts(shelf(home=html("<p>x</p>", line)))
        assert values(facts, "seller.registration_issuer") == [office], tail


@pytest.mark.parametrize(
    "name", ["Rơ Châm Nhiên", "Lò Văn Dao", "Ứng Thị Xinh", "Kim Văn Khói", "Y Blum", "H'Hen Niê"]
)
def test_after_a_label_any_capitalised_name_is_a_person(name: str) -> None:
    for label in ("Người đại diện:", "Đại diện pháp luật: ", "Người đại diện theo pháp luật: Ông "):
        facts = storefront_facts(
            shelf(home=html("<p>x</p>", f"<p>{label} {name} - Điện thoại: 0900 000 021</p>"))
        )
        assert values(facts, "seller.representative") == [name], label


def test_words_after_a_label_that_are_no_name() -> None:
    for line in (
        "Người đại diện: Giám Đốc",
        "Người đại diện theo pháp luật của Bên A ký",
        "Đại diện: Công Ty Giày",
    ):
        facts = storefront_facts(shelf(home=html("<p>x</p>", f"<p>{line}</p>")))
        assert "seller.representative" not in facts, line


@pytest.mark.parametrize(
    "line",
    [
        "GĐ/Sở hữu website: Đỗ Thế Bình",
        "TGĐ: Đỗ Thế Bình",
        "Giám đốc/Chủ sở hữu website: Đỗ Thế Bình",
        "Person in charge of information management: Đỗ Thế Bình",
        "Legal representative: Đỗ Thế Bình",
        "Chịu trách nhiệm nội dung GP ICP Ông Đỗ Thế Bình",
    ],
)
def test_labels_that_are_cut_short_or_go_on(line: str) -> None:
    facts = storefront_facts(shelf(home=html("<p>x</p>", f"<p>{line}</p>")))
    assert values(facts, "seller.representative") == ["Đỗ Thế Bình"]


def test_a_floor_below_the_director_is_no_person() -> None:
    facts = storefront_facts(
        shelf(home=html("<p>x</p>", "<p>GD: Nhà Vườn Xanh</p><p>GĐ sáng tạo gặp Khách</p>"))
    )
    assert "seller.representative" not in facts
