"""Label facts that no field says: read off the words, and only where no field says them."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from listing_kit import kit, material, passage, row

from checker.facts.material import Passage
from checker.facts.plainly import _LOOK, _SAID, _anywhere, plainly


@pytest.mark.parametrize(
    ("title", "text", "name", "value"),
    [
        ("Nước mắm nhĩ 40 độ đạm 500ml", "", "label.quantity", "500ml"),
        ("Trà Shan tuyết cổ thụ 100g", "", "label.quantity", "100g"),
        ("Xe tải gỗ", "Dành cho bé từ 3 tuổi.", "label.age", "từ 3 tuổi"),
        ("Xếp hình gỗ 3+", "", "label.age", "3+"),
        ("Đèn đọc sách", "Pin 800mAh, 3 mức sáng.", "label.specifications", "800mAh"),
        ("Váy cổ vuông", "Chất liệu mềm: lụa tơ tằm", "label.ingredients", "lụa"),
    ],
)
def test_said_without_a_label(title: str, text: str, name: str, value: str) -> None:
    found = {fact.name: fact for fact in plainly(material(title, text), ())}
    assert str(found[name].value).endswith(value)
    assert found[name].confidence < 0.6


def test_a_field_comes_first() -> None:
    told = material("Nước mắm 500ml", "Dành cho bé từ 3 tuổi")
    assert [f.name for f in plainly(told, ("label.quantity", "label.age"))] == []


def test_a_year_and_a_price_are_no_quantity() -> None:
    assert not list(
        plainly(material("Áo khoác 2026", "Giá 250.000 đồng, mẫu mới, chất lượng cao, có giấy bảo hành"), ())
    )


WORDS = "12|kg|ml| ml|cái|mAh|m2|cm|tuổi| TUỔI|tháng|từ |trên |bé |độ tuổi |trở lên|cho trẻ |chi tiết"
MATTER = "gỗ |Vải |SỢI |chất |chất lượng|lụa|cotton|áo thun|thun|da bò|nhựa |cao su|thuỷ tinh|thủy tinh|inox|ppsu|jeans"
PIECES = st.sampled_from(
    [*"0129.,x× -–+/_ab\n٣①²ſKıİ\u0309\u200b\ufe0f🅰😀", *WORDS.split("|"), *MATTER.split("|")]
)


@given(st.lists(PIECES, max_size=14).map("".join))
@example("a12x3 5kg")
@example("1.500 ml")
@example("Áo \u200bthun, 100%cotton")
@example("vải_len len")
@settings(max_examples=400, deadline=None)
def test_a_first_look_finds_what_looking_everywhere_does(text: str) -> None:
    for name, _, pattern in _SAID:
        for padded in (text, "x" * 2_990 + " " + text):
            one, other = _LOOK[name](pattern, read_passage(padded)), _anywhere(pattern, passage(padded))
            assert (one and one.span()) == (other and other.span()), name


def read_passage(text: str) -> Passage:
    """A description that was read."""
    made = passage(text)
    kit().hits(made, "")
    return made


@pytest.mark.parametrize("said", ["Kem chống nắng SPF 50+ PA++", "RAM DDR3 + ổ cứng", "Combo 3 + 1 chai"])
def test_a_plus_that_is_no_age(said: str) -> None:
    assert all(fact.name != "label.age" for fact in plainly(material(said, ""), ()))


@pytest.mark.parametrize(
    "text", ["Mật nguyên chất với hương thơm", "Không có chất tẩy mạnh", "Chữ in lụa sắc nét"]
)
def test_a_word_that_only_looks_like_a_stuff_is_none(text: str) -> None:
    assert "label.ingredients" not in {f.name for f in plainly(material("Quà tặng", text), ())}


def test_a_stuff_by_its_kind() -> None:
    found = {f.name: f for f in plainly(material("Áo", "Áo may chất thun dày"), ())}
    assert found["label.ingredients"].value == "chất thun dày"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Nồi inox 316L", ""),
        ("Tã vải cho bé 13-24kg", ""),
        ("Tã vải cho bé 13 -24kg", ""),
        ("Nhau thai 5000mg", ""),
        ("Bột tăng cân", "Mỗi lần dùng có 55g protein"),
        ("Siro ho", "Bảo quản dưới 30°C"),
        ("Siro ho", "Bảo quản ở 15-30°C"),
        ("Siro ho", "Chống chỉ định\nTrẻ em dưới 30 tháng"),
        ("Siro ho", "Không dùng cho trẻ dưới 2 tuổi"),
    ],
)
def test_a_figure_of_something_else_is_no_label(title: str, text: str) -> None:
    assert not list(plainly(material(title, text), ("label.ingredients",)))


@pytest.mark.parametrize("text", ["May từ vải và da", "Túi vải cho bé", "Sợi với nhiều màu"])
def test_a_stuff_without_its_kind_takes_no_joint_for_it(text: str) -> None:
    found = [f.value for f in plainly(material("Túi", text), ()) if f.name == "label.ingredients"]
    assert not [v for v in found if str(v).split()[-1] in ("và", "cho", "với")]


@pytest.mark.parametrize(
    ("title", "name", "value"),
    [
        ("Gạo ST25-5kg", "label.quantity", "5kg"),
        ("Cà phê số 7 - 500g", "label.quantity", "500g"),
        ("Can nhựa 16L", "label.quantity", "16L"),
        ("Nhau thai 5000mg hộp 30 viên", "label.quantity", "30 viên"),
        ("Máy uốn tóc 230°C", "label.specifications", "230°C"),
        ("Ghế cho bé dưới 3 tuổi", "label.age", "cho bé dưới 3 tuổi"),
    ],
)
def test_a_figure_of_the_goods_is_read_beside_such(title: str, name: str, value: str) -> None:
    assert value in {str(f.value) for f in plainly(material(title, ""), ()) if f.name == name}


@pytest.mark.parametrize(
    "text", ["Viên uống bổ sung sắt mỗi ngày", "Giàu canxi, sắt, kẽm", "Đồ vải và phụ liệu"]
)
def test_iron_in_food_is_no_matter(text: str) -> None:
    assert not row("Viên uống", text).values("label.ingredients")


def test_iron_of_a_frame_is() -> None:
    assert row("Kệ sách", "Khung sắt, chân cao").values("label.ingredients") == ("sắt",)


@pytest.mark.parametrize(
    "text",
    [
        "Khối lượng giặt: 9 kg",
        "Trọng lượng tạ sử dụng tối đa: 200 kg",
        "Tải trọng: 150 kg",
        "Mỗi tầng chịu được 20kg",
    ],
)
def test_what_a_thing_bears_is_no_quantity_of_it(text: str) -> None:
    assert not row("Kệ máy", text).values("label.quantity")


def test_its_own_weight_is_found_after_what_it_bears() -> None:
    assert row("Ghế tập", "Chịu lực 200 kg, nặng 44 kg").values("label.quantity") == ("44 kg",)
    assert row("Gạo nếp", "Bao 10 kg").values("label.quantity") == ("10 kg",)


@pytest.mark.parametrize("text", ["Miếng nào cũng có một sợi gân mỏng", "Mì sợi dai", "Gỡ các sợi tóc rối"])
def test_a_strand_is_no_fibre(text: str) -> None:
    assert not row("Quà", text).values("label.ingredients")


def test_a_fibre_is() -> None:
    assert row("Khăn", "Dệt từ sợi tre mềm").values("label.ingredients") == ("sợi tre",)


@pytest.mark.parametrize("text", ["Android 9\nBộ sản phẩm gồm: sạc", "Set mới về. Form <55kg mặc đẹp"])
def test_a_figure_of_another_line_or_of_a_wearer_is_no_quantity(text: str) -> None:
    assert not row("Điện thoại", text).values("label.quantity")


def test_a_slip_for_origin_is_no_china() -> None:
    assert not row("Điện trở vạch", "Xuất sứ: Đang cập nhật").values("label.ingredients")
    assert row("Chậu rửa", "Thân sứ trắng").values("label.ingredients") == ("sứ",)
