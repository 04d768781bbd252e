"""Makers by names of their own: workshops, firms abroad, brands that a sentence introduces."""

from __future__ import annotations

import pytest

from checker.facts.makers import done_by, firm_abroad, introduced, name_end, workshops
from checker.facts.material import Passage
from checker.model import Place


def named(text: str) -> list[str]:
    passage = Passage("description", text, lambda start, end: Place("", start, end))
    return [text[start:end] for start, end in workshops(passage)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Đồ lam - Xưởng May Liên Hoa cam kết", "Xưởng May Liên Hoa"),
        ("tại Xưởng Da Bò Chu Văn Nam, Hà Nội", "Xưởng Da Bò Chu Văn Nam"),
        ("Cơ sở sản xuất Bà Duyên, 5 Chi Lăng", "Cơ sở sản xuất Bà Duyên"),
        ("Xưởng Giày Nam 68", "Xưởng Giày Nam 68"),
        ("Cơ sở sản xuất Bánh pía Tân Hưng Lợi, Sóc Trăng", "Cơ sở sản xuất Bánh pía Tân Hưng Lợi"),
    ],
)
def test_a_workshop_s_name(text: str, name: str) -> None:
    assert named(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "XƯỞNG MAY ÁO THUN GIÁ GỐC",
        "XƯỞNG MAY BÁN ÁO LÓT CHỨC NĂNG",
        "Xưởng Hà Nội",
        "thuộc tập đoàn Sao Mai Đỏ",
        "XƯỞNG MAY 10 NĂM KINH NGHIỆM",
        "xưởng Quảng Châu Loại Một",
    ],
)
def test_talk_of_workshops_is_no_name(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (": 3M Company, tên cũ là", "3M Company"),
        (" do Shun Pharmaceutical Co.,Ltd (một trong", "Shun Pharmaceutical Co.,Ltd"),
        (" Steba Geräte GmbH", "Steba Geräte GmbH"),
        (" Now Health Group, Inc.", "Now Health Group, Inc"),
    ],
)
def test_a_firm_abroad_is_told_by_its_last_word(text: str, name: str) -> None:
    found = firm_abroad(text)
    assert found and text[slice(*found)] == name


@pytest.mark.parametrize(
    "text", ["Limited edition red", "", "hàng của shop, rất đẹp", "x" * 200 + " Abc Inc"]
)
def test_no_firm_abroad(text: str) -> None:
    assert firm_abroad(text) is None


def test_a_sentence_introduces_whom_it_speaks_of() -> None:
    text = "THÔNG TIN THƯƠNG HIỆU Tsubame là thương hiệu Nhật chuyên "
    found = introduced(text + "sản xuất dầu gội", len(text))
    assert found and text[slice(*found)] == "Tsubame"
    assert introduced("Áo đẹp. Chuyên sản xuất", 16) is None


def doers(text: str) -> list[str]:
    passage = Passage("description", text, lambda start, end: Place("", start, end))
    return [text[start:end] for start, end in done_by(passage)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("mỗi sản phẩm do SAVIPO phân phối đều có tem", "SAVIPO"),
        ("đạt chuẩn, do hãng DORALIC của Ấn Độ sản xuất", "DORALIC"),
        ("Trà do HTX chè Tân Hương tự trồng và chế biến", "HTX chè Tân Hương"),
        ("do Công ty Sao Mai Đỏ trực tiếp sản xuất", "Công ty Sao Mai Đỏ"),
    ],
)
def test_who_has_made_or_brought_the_goods(text: str, name: str) -> None:
    assert doers(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "lỗi do Nhà sản xuất",
        "lỗi do NSX sản xuất",
        "không phải hàng do nhà Maruto sản xuất",
        "do chúng tôi phân phối",
        "do SAVIPO kiểm tra",
    ],
)
def test_who_has_not(text: str) -> None:
    assert not doers(text)


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("Công ty CP Bỉm Mây - KCN Hố Nai, Đồng Nai", "Công ty CP Bỉm Mây"),
        ("Công ty TNHH Trà Ô, Lô B2 KCN Long Hậu", "Công ty TNHH Trà Ô"),
        ("HTX Nấm Bà Đen (thôn 3, xã Tân Hà)", "HTX Nấm Bà Đen"),
        ("Cơ sở Bảy Lợi, 12 đường Lê Lợi", "Cơ sở Bảy Lợi"),
        ("Công ty CP May 10 - Hà Nội", "Công ty CP May 10 - Hà Nội"),
        ("Laboratoires Sol – France", "Laboratoires Sol – France"),
    ],
)
def test_a_name_ends_where_its_place_begins(field: str, name: str) -> None:
    assert field[: name_end(field)] == name
