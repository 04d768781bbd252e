"""Cells as programs, people and platforms write them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.feed.cells import attributes_of, blank, price_of, row_of
from checker.feed.columns import plan
from checker.feed.model import FeedRow


def row(names: list[str], *cells: object) -> FeedRow:
    found = row_of(cells, plan(names, {}, lambda name: name == "Thành phần"), "feed.csv", 2)
    assert isinstance(found, FeedRow)
    return found


@pytest.mark.parametrize(
    ("cell", "dong"),
    [
        ("259.000", 259_000),
        ("134.400", 134_400),
        ("30.000", 30_000),
        ("1,250,000", 1_250_000),
        ("12.345.678", 12_345_678),
        (" 25.000 ", 25_000),
        ("250000.0", 250_000),
        ("250000.00", 250_000),
        ("250000.000", 250_000),  # more than three digits before it: a fraction
        ("150500.0", 150_500),
        ("0.000", 0),
        ("₫39,000", 39_000),
        ("308.000 ₫", 308_000),
        ("None", 0),
        (259000, 259_000),
        ({"current_price": 111_720, "original_price": 389_000}, 111_720),
        ({"price": None, "value": "129.000đ"}, 129_000),
        ({}, 0),
    ],
)
def test_prices(cell: object, dong: float) -> None:
    assert price_of(cell) == dong


@given(st.integers(1_000, 999_999_999_999), st.sampled_from(".,"))
def test_thousands_are_set_apart_by_either_mark(dong: int, mark: str) -> None:
    assert price_of(f"{dong:,}".replace(",", mark)) == dong


def test_a_platform_s_small_units_are_dong() -> None:
    names = ["itemid", "shopid", "name", "price"]
    assert row(names, "1", "2", "Bộ cotton", "13500000000").price == 135_000
    assert row(names, "1", "2", "Bộ cotton", 13_500_000_000).price == 135_000
    assert row(names, "1", "2", "Bộ cotton", "135000").price == 135_000  # told in đồng already
    assert row(["id", "shopid", "name", "price"], "1", "2", "Nhà phố", "13500000000").price == 13_500_000_000


@pytest.mark.parametrize("nothing", ["None", "nan", "NaN", "NULL", "N/A", "#N/A", "\\N", None, "", []])
def test_a_program_s_word_for_nothing_is_nothing(nothing: object) -> None:
    assert blank(nothing)
    found = row(["id", "name", "brand", "seller", "Thành phần"], nothing, "Kem", nothing, nothing, nothing)
    assert (found.brand, found.seller, dict(found.attributes)) == ("", "", {})
    assert found.id.startswith("title:")


def test_words_that_only_look_like_nothing() -> None:
    for said in ("Nan", "Null Studio", "none of it", "0", "no brand"):
        assert not blank(said)
        assert row(["name", "brand"], "Kem", said).brand == said


def test_attributes_as_python_prints_them() -> None:
    said = {"Xuất xứ": "Việt Nam", "Chất liệu": "da 'thật'", "Kho": None, "Nặng": 2}
    wanted = {"Xuất xứ": "Việt Nam", "Chất liệu": "da 'thật'", "Nặng": "2"}
    assert attributes_of(repr(said)) == wanted
    assert attributes_of(repr([{"name": name, "value": value} for name, value in said.items()])) == wanted
    assert attributes_of(json.dumps(said)) == wanted


@pytest.mark.parametrize(
    "hostile",
    [
        "{" * 5_000,
        "[" + "-" * 9_000 + "1]",
        "{'a': __import__('os')}",
        "{'a': 1",
        "[9**9**9]",
        "{[]: 1}",
        "['\0']",
    ],
)
def test_what_is_no_literal_is_text(hostile: str) -> None:
    assert attributes_of(hostile) in ({"": hostile}, {})


@given(st.dictionaries(st.text(min_size=1), st.text(min_size=1).filter(lambda said: not blank(said))))
def test_every_printed_mapping_is_read(said: dict[str, str]) -> None:
    assert dict(attributes_of(repr(said))) in (said, {"": repr(said)})


@given(st.text())
def test_any_text_gives_attributes(text: str) -> None:
    assert isinstance(dict(attributes_of("{" + text)), dict)


def test_pairs_of_columns() -> None:
    names = ["Tên", "Tên thuộc tính 1", "Giá trị thuộc tính 1", "Tên thuộc tính 2", "Giá trị thuộc tính 2"]
    found = row(names, "Nước mắm", "Xuất xứ", "Phú Quốc", "", "x")
    assert dict(found.attributes) == {"Xuất xứ": "Phú Quốc"}
    assert dict(row(names, "Nước mắm", "Xuất xứ").attributes) == {}
    assert (
        dict(row(["Title", "Option1 Name", "Option1 Value"], "Áo", "Title", "Default Title").attributes) == {}
    )


def test_a_kind_of_product_is_no_category() -> None:
    assert row(["name", "type"], "Áo", "simple").category == ""
    assert row(["Title", "Type"], "Áo", "Áo thun").category == "Áo thun"


@pytest.mark.parametrize("written", ["['Xuất xứ: Việt Nam', 'Da bò']", '["Xuất xứ: Việt Nam", "Da bò"]'])
def test_a_list_of_words_is_read_as_its_words(written: str) -> None:
    assert attributes_of(written) == {"": "Xuất xứ: Việt Nam\nDa bò"}
