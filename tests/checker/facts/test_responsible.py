"""Who answers for the goods: a name beside a role word."""

from __future__ import annotations

import pytest
from listing_kit import kit, material

from checker.facts.responsible import responsible


def names(text: str, **attributes: str) -> list[str]:
    facts = responsible(material("Áo", text, **attributes), kit())
    return [str(f.value) for f in facts if f.name == "listing.responsible"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nhà sản xuất: Công ty TNHH Mật Ong Phương Nam", "Công ty TNHH Mật Ong Phương Nam"),
        (
            "Nhập khẩu và phân phối bởi Công ty Cổ phần Quốc tế Thiên Anh.",
            "Công ty Cổ phần Quốc tế Thiên Anh",
        ),
        ("Hãng sản xuất: Owen (cam kết chính hãng)", "Owen"),
        ("do Công ty CP Việt Tinh Anh phân phối chính hãng tại Việt Nam", "Công ty CP Việt Tinh Anh"),
        ("DKSH Việt Nam, nhà phân phối độc quyền", "DKSH Việt Nam"),
        ("* Sản xuất tại: VinaHomeGroup", "VinaHomeGroup"),
        ("Công ty sản xuất: Nanyang Xiancao Pharma - Thành phần: ngải cứu", "Nanyang Xiancao Pharma"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lỗi do nhà sản xuất: đổi mới trong 7 ngày",
        "Kể từ ngày sản xuất: xem trên bao bì",
        "Sản xuất tại: Việt Nam",
        "Phân phối chính hãng, độc quyền toàn quốc",
        "Công nghệ sản xuất: Nhật Bản",
        "Shop là nhà phân phối chính hãng",
        "Thuế nhập khẩu: 10%",
        "Sản xuất trên dây chuyền hiện đại",
    ],
)
def test_no_name_no_fact(text: str) -> None:
    assert not names(text)


def test_attribute_and_address() -> None:
    assert names("", Nhà_nhập_khẩu="Công ty TNHH ABC") == ["Công ty TNHH ABC"]
    text = "Chịu trách nhiệm sản phẩm: Công ty TNHH An Lộc. Địa chỉ: 12 Nguyễn Trãi, Quận 1, TP.HCM\nHotline: 0909"
    found = {f.name: f.value for f in responsible(material("Áo", text), kit())}
    assert found["listing.responsible_address"] == "12 Nguyễn Trãi, Quận 1, TP.HCM"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Sản xuất: NhaNamCompany", ["NhaNamCompany"]),
        ("Sản phẩm của: Công ty CP Hàng Gia Dụng Ví Dụ", ["Công ty CP Hàng Gia Dụng Ví Dụ"]),
        ("Thông số\nHãng sản xuất\nSony", ["Sony"]),
        ("Nơi sản xuất\nMalaysia\nHãng sản xuất\nSony", ["Sony"]),
        ("Hãng sản xuất\nHàn Quốc", []),
        (
            "Xuất xứ\nViệt Nam\nTổ chức chịu trách nhiệm về hàng hóa\nCÔNG TY TNHH RANG XAY VÍ DỤ\nĐịa chỉ\nSa Pa",
            ["CÔNG TY TNHH RANG XAY VÍ DỤ"],
        ),
        ("Sản xuất: Việt Nam", []),
        ("Sản xuất: 12/2025", []),
        ("Sản xuất tại: KCN Tân Bình, TP.HCM", []),
    ],
)
def test_labels_without_a_role_word_and_lines_below_them(text: str, want: list[str]) -> None:
    assert names(text) == want


def test_the_address_of_a_role_is_no_name() -> None:
    """Found on a label that names the firm and, on a line of its own, "the address of the organisation"."""
    text = (
        "Tổ chức chịu trách nhiệm: Công ty TNHH Trà Mây\n"
        "Địa chỉ tổ chức chịu trách nhiệm: Số 143 Lê Lợi, phường Bến Thành, TP. Hồ Chí Minh"
    )
    found = {f.name: str(f.value) for f in responsible(material("Trà", text), kit())}
    assert names(text) == ["Công ty TNHH Trà Mây"]
    assert found["listing.responsible_address"] == "Số 143 Lê Lợi, phường Bến Thành, TP. Hồ Chí Minh"
    assert names("", **{"Địa chỉ nhà sản xuất": "Số 143 Lê Lợi, phường Bến Thành"}) == []
