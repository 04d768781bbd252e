"""Named fields, required words, numbers of announcements, barcodes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listing_kit import row

from checker.facts.barcode import gtins, is_gtin
from checker.facts.label import _CERTIFICATE, _may_certify

TEXT = """Thành phần: Aqua, Glycerin, Niacinamide
Dung tích: 50ml
Hướng dẫn sử dụng: Thoa đều lên mặt
Bảo quản
Nơi khô ráo, tránh nắng
Cảnh báo: Không dùng cho trẻ dưới 3 tuổi
Số công bố: 138797/20/CBMP-QLD
Mã vạch: 8936178581718
Sản phẩm này không phải là thuốc"""


def test_fields_of_a_label() -> None:
    facts = row("Kem dưỡng ẩm", TEXT).facts
    assert facts["label.ingredients"][0].value == "Aqua, Glycerin, Niacinamide"
    assert facts["label.quantity"][0].value == "50ml"
    assert facts["label.usage"][0].value == "Thoa đều lên mặt"
    assert facts["label.storage"][0].value == "Nơi khô ráo, tránh nắng"
    assert facts["label.warning"][0].value == "Không dùng cho trẻ dưới 3 tuổi"
    assert facts["label.registration"][0].value == "138797/20/CBMP-QLD"
    assert facts["listing.certificate"][0].value == "138797/20/CBMP-QLD"
    assert facts["listing.gtin"][0].value == "8936178581718"
    assert facts["label.not_medicine"][0].quote == "không phải là thuốc"
    assert facts["label.language"][0].value == "vi"


def test_quotes_stand_in_the_text() -> None:
    for facts in row("Kem dưỡng ẩm", TEXT).facts.values():
        for fact in facts:
            if fact.place.path == "row:description":
                assert TEXT[fact.place.start : fact.place.end] == fact.quote


def test_a_heading_without_a_value_is_no_field() -> None:
    assert "label.ingredients" not in row("Kem", "Thành phần:").facts
    assert "label.registration" not in row("Kem", "Số công bố: đang cập nhật").facts


@pytest.mark.parametrize(
    ("digits", "right"),
    [
        ("8936178581718", True),
        ("8936178581719", False),
        ("0000000000000", False),
        ("96385074", True),
        ("123", False),
        ("0915228822", False),
        ("012345678905", True),
    ],
)
def test_barcodes(digits: str, right: bool) -> None:
    assert is_gtin(digits) is right


def test_telephone_and_price_are_no_barcodes() -> None:
    assert not list(gtins("Hotline 0915228822, giá 1.250.000.000"))


def test_english_text_is_told() -> None:
    assert (
        row("Shoes", "These shoes are made of soft leather and rubber").facts["label.language"][0].value
        == "other"
    )


def test_claims_and_promotions() -> None:
    facts = row(
        "Kem chống nắng tốt nhất",
        "Giảm 20% từ 01/05 đến 10/05/2024. Thời gian khuyến mại từ 01/05 đến 10/05/2024. "
        "Bác sĩ khuyên dùng. Không chứa paraben. Số lượng có hạn",
    ).facts
    assert facts["listing.superlative"][0].value == "tốt nhất"
    assert facts["listing.discount"][0].value == 20
    assert "10/05/2024" in str(facts["listing.promotion_period"][0].value)
    assert {"listing.testimonial", "listing.free_from", "listing.scarcity"} <= set(facts)


def test_a_labelled_barcode_is_a_fact_as_stated() -> None:
    assert row("Sổ tay", "Mã vạch: 8939999000907").facts["listing.gtin"][0].value == "8939999000907"
    assert row("Sổ tay", "", gtin="8939999000907").facts["listing.gtin"][0].value == "8939999000907"
    assert "listing.gtin" not in row("Sổ tay", "Gọi 8939999000907 hoặc Mã vạch: 0000000000000").facts
    assert row("Bia", "Mã vạch 8939768633538").facts["listing.gtin"][0].value == "8939768633538"
    assert row("Cà ri", "Mã hàng: 4904281108683").facts["listing.gtin"][0].value == "4904281108683"
    assert "listing.gtin" not in row("Cà ri", "Mã hàng: 4904281108684").facts


def test_the_barcode_goes_before_the_number_of_a_book() -> None:
    text = "ISBN: 978-604-1-00002-5\nMã vạch: 893-520-000-001-2"
    assert row("Sách dạy vẽ", text).values("listing.gtin") == ("8935200000012", "9786041000025")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("SKU: 6000000000011", None),  # what a platform counts is of no country
        ("Mã SKU: 5000000000012", None),
        ("SKU: 8935200000012", "8935200000012"),
        ("Mã hàng: 4904281108683", "4904281108683"),
    ],
)
def test_the_count_of_a_platform_is_no_barcode(text: str, code: str | None) -> None:
    assert row("Máy sấy", text).values("listing.gtin") == ((code,) if code else ())


def test_a_price_below_a_basket_is_no_quantity() -> None:
    assert not row("Máy giặt", "Số lượng\n3.449.000₫\nMua ngay").values("label.quantity")
    assert row("Kẹo dừa", "Số lượng: 24 viên").values("label.quantity") == ("24 viên",)


def test_the_main_stuff_is_what_it_is_made_of() -> None:
    assert row("Trà", "Nguyên liệu chính: hoa cúc, cam thảo").values("label.ingredients") == (
        "hoa cúc, cam thảo",
    )


def test_the_words_of_special_food() -> None:
    facts = row("Sữa bột số 1", "Loại thực phẩm: Sản phẩm dinh dưỡng (cho trẻ từ 0 đến 6 tháng tuổi)").facts
    assert facts["label.supplement_words"]


def test_the_field_of_a_basket_is_no_quantity() -> None:
    assert not row("Bát cơm", "Số lượng:\nThêm vào giỏ hàng").values("label.quantity")
    assert row("Bát cơm", "Số lượng: bộ sáu cái").values("label.quantity") == ("bộ sáu cái",)


@pytest.mark.parametrize(
    "number",
    [
        "123456/21/CBMP-QLD",
        "1234/2023/ĐKSP",
        "12345/2019/ATTP-XNCB",
        "00123/2022/XNQC-QLD",
        "1234/XNQC-ATTP",
        "VD-12345-11",
        "220001234/PCBA-HN",
        "230000123/PCBB-HCM",
        "0310204567/2022/CBPH",
        "12/2023/GCNATTP-SCT",
    ],
)
def test_numbers_of_announcements(number: str) -> None:
    assert row("Kem dưỡng", f"Số công bố {number} còn hiệu lực").values("listing.certificate") == (number,)


@pytest.mark.parametrize(
    "number", ["15/2018/NĐ-CP", "12/2025/TT-BYT", "123/2022/QĐ-UBND", "59/2010/QH12", "1/1/2022", "19/5/2025"]
)
def test_numbers_of_laws_and_dates_certify_nothing(number: str) -> None:
    assert not row("Kem dưỡng", f"Theo quy định tại {number} thì").values("listing.certificate")


@given(st.from_regex(_CERTIFICATE), st.text(max_size=10))
@settings(max_examples=200, deadline=None)
def test_nothing_that_certifies_is_passed_over(number: str, around: str) -> None:
    text = f"{around} {number} {around}"
    assert _may_certify(text) or not _CERTIFICATE.search(text)


@pytest.mark.parametrize(
    ("text", "brand"),
    [
        ("✔️ Thương hiệu: Sông Lam ✔️ Made in Vietnam ✔️ Chất liệu: cotton", "Sông Lam"),
        ("Thương hiêu: Ohana\nDung tích: 45ml", "Ohana"),
        ("Hãng sản xuất\nSonara\nXuất xứ\nMalaysia", "Sonara"),
        ("Hãng sản xuất: Công ty cổ phần Dược Minh Hải", None),
    ],
)
def test_a_brand_ends_where_the_next_field_begins(text: str, brand: str | None) -> None:
    found = row("Tai nghe chụp tai", text).facts.get("listing.brand", ())
    assert [fact.value for fact in found[:1]] == ([brand] if brand else [])


def test_a_cell_may_name_a_brand_and_its_home() -> None:
    def brands(value: str) -> list[object]:
        facts = row("Máy khoan pin 18V", "", attributes={"Hãng sản xuất": value}).facts
        return [fact.value for fact in facts.get("listing.brand", ())]

    assert brands("Takima - Nhật Bản") == brands("Takima, Nhật Bản") == ["Takima"]
    assert brands("Takima - Power") == ["Takima - Power"]
    assert brands("Công ty TNHH Takima") == []


@pytest.mark.parametrize(
    "text",
    [
        "Nơi sản xuất: Hà Nội\nThương hiệu:\nChưa có nhận xét nào",
        "Thương hiệu:\nBình luận",
        "Thương hiệu: đang cập nhật thêm",
        "THƯƠNG HIỆU\nTakima được thành lập năm 1985 tại một làng nhỏ.",
        "THƯƠNG HIỆU\nNên dùng trọn bộ sản phẩm Takima Smooth:",
    ],
)
def test_a_sentence_is_no_brand(text: str) -> None:
    found = row("Dầu gội", text).facts.get("listing.brand", ())
    assert not [fact.value for fact in found if fact.extractor == "label:fields"]


@pytest.mark.parametrize("text", ["Thương hiệu:\nĐiện Lạnh Hoa", "Thương hiệu: the merry shop"])
def test_a_name_of_several_words_is_one(text: str) -> None:
    assert row("Dầu gội", text).values("listing.brand") == (text.partition(":")[2].strip(),)


@pytest.mark.parametrize(
    "text", ["Xem trên bao bì sản phẩm", "Vui lòng xem chi tiết trên nhãn", "(in trên bao bì)"]
)
def test_what_is_printed_on_the_goods_is_not_said_here(text: str) -> None:
    assert not row("Dầu gội", f"Thành phần: {text}").values("label.ingredients")


def test_a_label_ends_at_its_colon() -> None:
    found = row("Ba lô đi học", "Chất liệu: vải và da lộn\nMàu: đen").values("label.ingredients")
    assert found == ("vải và da lộn",)
