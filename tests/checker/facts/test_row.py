"""A feed's row gives the same facts as a page, from any columns at all."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listing_kit import lexicons, listings, page, row

from checker.facts.row import _BOILED, _BOILERPLATE, _own_words, read_row
from checker.model import SubjectKind
from rules.load import load


def test_columns() -> None:
    subject = row(
        "Áo", "Đẹp", brand="Owen", category="fashion", price=250000.0, attributes={"Xuất xứ": "Việt Nam"}
    )
    assert subject.kind is SubjectKind.LISTING
    assert subject.id == "r1"
    assert subject.values("listing.brand") == ("Owen",)
    assert subject.values("listing.price") == (250000.0,)
    assert subject.values("listing.origin") == ("VN",)
    assert subject.searches["listing.origin"].whole


@pytest.mark.parametrize(
    "attributes", [None, "", "{", "[]", "null", "not json", '{"a": null}', json.dumps(json.dumps({"a": 1}))]
)
def test_odd_attributes(attributes: str | None) -> None:
    assert row("Áo", "Đẹp", attributes=attributes).values("listing.title") == ("Áo",)


def test_no_brand_is_no_brand() -> None:
    for brand in ("OEM", "No Brand", "Không", "", None):
        assert not row("Áo", brand=brand).values("listing.brand")


def test_words_of_praise_after_hieu_are_no_brand() -> None:
    assert row("Giày hiệu Bitis cao cấp").values("listing.brand") == ("Bitis",)
    assert not row("Túi xách hàng hiệu cao cấp").values("listing.brand")
    assert not row("Áo khoác", brand="Không xác định").values("listing.brand")


def test_what_a_feed_cannot_hold_is_not_absent() -> None:
    searches = row("Áo", "Đẹp").searches
    for name in ("listing.picture_code", "listing.availability", "listing.structured_conflict"):
        assert name not in searches


def test_the_platform_s_own_words_are_not_the_seller_s() -> None:
    said = "Đẹp. Giá sản phẩm trên Tiki đã bao gồm thuế. Do đó hoá đơn VAT không được cung cấp trong trường hợp này."
    assert "listing.no_invoice_or_label" not in row("Áo", said).facts


def test_what_a_seller_writes_below_the_platform_s_words_is_read() -> None:
    added = (
        "Giá sản phẩm trên Tiki đã bao gồm thuế theo luật hiện hành. Bên cạnh đó, tuỳ vào loại sản phẩm, hình thức "
        "và địa chỉ giao hàng mà có thể phát sinh thêm chi phí khác như phí vận chuyển, phụ phí hàng cồng kềnh, thuế "
        "nhập khẩu (đối với đơn hàng giao từ nước ngoài có giá trị trên 1 triệu đồng)....."
    )
    said = f"Máy lọc nước. {added} Xuất xứ: Trung Quốc"
    (origin,) = row("Máy", said).facts["listing.origin"]
    assert origin.value == "CN"
    assert said[slice(origin.place.start, origin.place.end)] == origin.quote
    assert not {"listing.origin", "listing.responsible"} & row("Máy", added[:180]).facts.keys()


def test_page_and_row_say_the_same() -> None:
    text = "Xuất xứ: Hàn Quốc. Hàng xách tay Nhật. Thành phần: cotton"
    shown = listings(
        page(f"<h1>Áo thun Nike rep 1:1</h1><p>250.000đ</p><button>Thêm vào giỏ</button><p>{text}</p>")
    )[0]
    fed = row("Áo thun Nike rep 1:1", text)
    for name in (
        "listing.origin",
        "listing.hand_carried",
        "listing.counterfeit_cue",
        "label.ingredients",
        "listing.goods_group",
    ):
        assert shown.values(name) == fed.values(name), name


def test_facts_are_named_and_typed_as_the_vocabulary_says() -> None:
    book = load()
    types = {
        "boolean": bool,
        "number": (int, float),
        "text": str,
        "code": str,
        "digits": str,
        "url": str,
        "date": str,
    }
    said = """Thành phần: nước, đường. Dung tích: 330ml. Mã vạch: 8936178581718. Xuất xứ: Việt Nam. Hàng xách tay Mỹ.
    Không tem phụ. Chữa đau dạ dày. Giảm 20%. Độ cồn: 12%. Số công bố: 12/2020/ĐKSP. Bác sĩ khuyên dùng.
    Đóng gói tại Lào"""
    subject = row(
        "Rượu vang Gucci rep 1:1 tốt nhất", said, brand="Gucci", price=1.0, seller="Shop A", category="rượu"
    )
    assert len(subject.facts) >= 18
    for name, facts in subject.facts.items():
        assert name in book.facts, name
        for fact in facts:
            assert isinstance(fact.value, types[book.facts[name].type]), name
            assert 0 < fact.confidence <= 1
            if book.facts[name].values:
                assert fact.value in book.facts[name].values


@given(
    st.text(max_size=60),
    st.text(max_size=300),
    st.one_of(st.none(), st.text(max_size=30)),
    st.one_of(st.none(), st.floats()),
)
@settings(max_examples=60, deadline=None)
def test_any_row(title: str, description: str, other: str | None, price: float | None) -> None:
    subject = read_row(
        "1",
        title,
        description,
        other,
        other,
        price,
        other,
        lexicons(),
        origin=other,
        seller=other,
        gtin=other,
    )
    for facts in subject.facts.values():
        for fact in facts:
            if fact.place.path == "row:title":
                assert title[fact.place.start : fact.place.end] == fact.quote


PLATFORM = """Giá sản phẩm trên Tiki đã bao gồm thuế|GIÁ SẢN PHẨM TRÊN TIKI ĐÃ BAO GỒM THUẾ|giá đã bao gồm thuế|Đẹp. |
|Do đó|  |hóa đơn VAT không được cung cấp|hoá đơn vat|İ|.|bao gồm thu|trên Tiki đã """


@given(st.lists(st.sampled_from(PLATFORM.split("|")), max_size=8).map("".join))
@settings(max_examples=400, deadline=None)
def test_what_a_platform_adds_is_taken_off_as_by_the_whole_expression(text: str) -> None:
    whole = _BOILERPLATE.sub("", text) if any(sign in text.lower() for sign in _BOILED) else text
    assert _own_words(text) == whole
