"""Counterfeit cues: said, hidden or winked at; and the many innocent uses of the same words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listing_kit import kit, material, row

from checker.facts.cues import counterfeit


@pytest.mark.parametrize(
    ("title", "description"),
    [
        ("Giày Adidas Prophere rep 1:1", ""),
        ("Túi Gucci siêu cấp da bò", ""),
        ("Áo thun Lac0ste thêu nổi", "Logo chuẩn form chính hãng, giống 99%"),
        ("Đồng hồ Rô léch mặt xanh", "Bản 1:1, thợ cũng chịu"),
        ("Nước hoa Chanel 100ml F1 Sing", "Hàng F1 lưu hương tốt"),
        ("Túi đeo chéo YSL", "Không phải hàng hãng nên giá mềm"),
        ("Balo MLB", "h.à.n.g n.h.á.i cao cấp"),
        ("giay nike sieu cap like auth", ""),
        ("Ví Coach nữ", "Bill ảo + túi giấy, không khác gì hàng hãng"),
        ("Tay cầm PS4", "Hàng copy 1:1 rung mạnh"),
        ("Nước hoa BIeu de ChaneI", "loại 1 sing, hộp dập nổi"),
        ("Khăn Burberry y a.u.t.h", "Len dạ sọc nâu"),
        ("Set đồ Adidas nam hàng f.1", "Vải co giãn"),
        ("Đôi này rep 1:1 full box", ""),
        ("Túi Hermes Herbag", "Nhân viên store cầm lên chưa chắc phân biệt"),
    ],
)
def test_copies_are_seen(title: str, description: str) -> None:
    facts = list(counterfeit(material(title, description), kit()))
    assert facts, title
    for fact in facts:
        assert fact.quote and (fact.quote in title or fact.quote in description)
        assert 0.3 < fact.confidence <= 1


@pytest.mark.parametrize(
    ("title", "description"),
    [
        ("Giày Nike chính hãng", "Shop nói không với hàng giả, hàng nhái, rep 1:1"),
        ("Giày Nike chính hãng", "Phát hiện fake đền gấp 10 lần"),
        ("Tóc giả nữ dài xoăn", "Tóc giả hàng loại 1, siêu cấp mềm mượt, giống tóc thật 99%"),
        ("Áo khoác da giả dáng ngắn", "Chất liệu giả da PU"),
        ("Kem dưỡng La Roche-Posay siêu cấp ẩm 40ml", ""),
        ("Bỉm Bobby siêu cấp thấm hút", ""),
        ("Mô hình xe Porsche tỉ lệ 1:18", "Chi tiết như xe thật"),
        ("Hạt giống cà chua F1", "Giống lai F1 thuần"),
        ("Áo đua F1 Red Bull Racing", "Hàng F1 mùa 2025"),
        ("Giày Vans Authentic đen", "Authentic là mẫu giày đầu tiên của hãng"),
        ("Áo thun cotton", "Shop rep inbox hơi chậm, rep từng khách 1:1"),
        ("Tạ tay 5kg", "Bài tập 3 set x 15 rep"),
        ("Thẻ nhớ Sony SF-G64T 64GB", "Hàng chính hãng"),
        ("Ổ cứng Toshiba", "Tạo bản sao lưu tự động"),
        (
            "Giày Nike Air Force 1",
            "Trên mạng nhiều đôi rep 1:1. Cách soi: bản fake in nhoè. Hàng có hoá đơn điện tử",
        ),
        ("Bột giặt", "Cạnh tranh về giá, sao chép mã giảm giá"),
        ("Pin AAA Panasonic", "2 pin AAA"),
        ("Giày sneaker Ananas", "Đừng gọi là bản nhái của Converse, tụi mình có thiết kế riêng"),
        ("Đồng hồ G-Shock GA-2100", "Mua tại hệ thống. Đừng ham rẻ mà rước hàng super về"),
        ("Kem Skin1004", "Đón chào phiên bản song sinh của dòng kem dưỡng"),
        ("Đồng hồ Casio Sheen", "Kèm phụ kiện như chứng nhận hàng chính hãng"),
        ("", ""),
    ],
)
def test_innocent_words_are_let_be(title: str, description: str) -> None:
    assert not list(counterfeit(material(title, description), kit()))


def test_a_grade_means_nothing_without_a_brand() -> None:
    assert not list(counterfeit(material("Sandal nữ hàng Quảng Châu loại 1"), kit()))
    assert list(counterfeit(material("Sandal Gucci hàng Quảng Châu loại 1"), kit()))


def test_a_denial_does_not_cover_the_next_sentence() -> None:
    said = "Cam kết không bán hàng fake chợ. Bên em chỉ có dòng rep cao nhất"
    assert list(counterfeit(material("Giày New Balance 530", said), kit()))


def test_hidden_letters_weigh() -> None:
    assert not list(counterfeit(material("Áo thun in hình copy"), kit()))
    assert row("Ví Dior f@ke").facts["listing.counterfeit_cue"][0].quote == "f@ke"


@given(st.text(max_size=80), st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_words(title: str, description: str) -> None:
    for fact in counterfeit(material(title, description), kit()):
        assert fact.quote in title or fact.quote in description


def test_a_price_below_the_brand_adds_to_words_and_says_nothing_alone() -> None:
    winks = material("Túi Hermes Kelly mini", "Mang vô hãng đánh bóng họ còn nhận")
    assert list(counterfeit(winks, kit(), 900_000.0))
    assert not list(counterfeit(winks, kit(), 90_000_000.0))
    assert not list(counterfeit(material("Túi Hermes Kelly mini", "Da togo, khóa vàng"), kit(), 900_000.0))
    assert not list(counterfeit(material("Dây đeo cho túi Hermes", "Họ còn nhận khắc tên"), kit(), 90_000.0))


def test_a_larger_amount_adds_to_words_and_says_nothing_alone() -> None:
    for title, text in (
        ("Giày Adidas Run", "Mua 5.000.000đ được bốc thăm"),
        ("Nước hoa chiết Chanel Bleu 10ml", "Fullsize 100ml 3.500.000đ"),
    ):
        assert not list(counterfeit(material(title, text), kit(), 390_000.0))
    said = material("Giày Adidas Run", "Hàng xưởng đẹp, ngoài kia 5.000.000đ, không phân biệt được")
    assert list(counterfeit(said, kit(), 390_000.0))


def test_letters_that_adorn_a_title_hide_no_grade() -> None:
    adorned = "".join(
        chr(0x1D400 + ord(c) - 65) if "A" <= c <= "Z" else c for c in "QUAN THE THAO HANG LOAI 1"
    )
    assert not list(counterfeit(material(f"{adorned} 3 Sọc ống suông"), kit()))
    assert list(counterfeit(material("Giày Nike 𝗿𝗲𝗽 𝟭:𝟭"), kit()))
