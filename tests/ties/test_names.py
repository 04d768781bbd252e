"""Names of sellers: the legal form apart, marks compared, missing marks a weaker agreement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ties.names import agreement, marked, name


@pytest.mark.parametrize(
    ("written", "core", "form"),
    [
        ("Công ty TNHH Minh Anh", "minh anh", "llc"),
        ("CTY TNHH MINH ÁNH", "minh ánh", "llc"),
        ("Công ty Trách nhiệm hữu hạn Một thành viên Hoà Bình", "hòa bình", "llc"),
        ("CTCP Sao Việt", "sao việt", "joint_stock"),
        ("HKD Trần Văn An", "trần văn an", "household"),
        ("Hộ kinh doanh cá thể Trần Văn An", "trần văn an", "household"),
        ("HTX Nông nghiệp Tân Tiến", "nông nghiệp tân tiến", "cooperative"),
        ("Chi nhánh Công ty Cổ phần Kim Long", "kim long", "joint_stock"),
        ("SAO VIET CO., LTD", "sao viet", "llc"),
        ("Gốm Bát Tràng", "gốm bát tràng", ""),
        ("Công ty TNHH", "", "llc"),
    ],
)
def test_the_legal_form_stands_apart(written: str, core: str, form: str) -> None:
    parts = name(written)
    assert (parts.core, parts.form) == (core, form)


@pytest.mark.parametrize(
    ("left", "right", "sources", "expected"),
    [
        ("Minh Anh", "Minh Ánh", (True, True), "marks"),
        ("Công ty TNHH Minh Anh", "Cty TNHH Minh Ánh", (True, True), "marks"),
        (
            "Công ty TNHH Minh Anh",
            "HKD Minh Anh",
            (True, True),
            "unmarked",
        ),  # "HKD …" carries no mark to tell by
        ("Công ty TNHH Minh Anh", "Hộ kinh doanh Minh Anh", (True, True), "same"),
        ("Công ty TNHH Minh Ánh", "CONG TY TNHH MINH ANH", (True, True), "unmarked"),
        ("Công ty TNHH Minh Anh", "CONG TY TNHH MINH ANH", (True, True), "unmarked"),
        ("Minh Ánh", "MINH ANH", (True, False), "unmarked"),
        ("Minh Ánh", "MINH ÁNH", (True, True), "same"),
        ("Hoà Bình", "Hòa Bình", (True, True), "same"),  # one tone, two places to write it
        ("Công ty TNHH Mỹ phẩm Lý Gia", "CONG TY TNHH MY PHAM LY GIA", (True, True), "unmarked"),
        ("Minh Anh", "Minh An", (True, True), "differ"),
        ("Công ty TNHH", "Công ty TNHH", (True, True), "differ"),  # nothing of the firm is said
    ],
)
def test_names_agree_on_their_marks(left: str, right: str, sources: tuple[bool, bool], expected: str) -> None:
    assert agreement(left, right, *sources) == expected
    assert agreement(right, left, *reversed(sources)) == expected


@given(st.text(max_size=60))
def test_any_text_is_taken_apart(text: str) -> None:
    parts = name(text)
    assert name(parts.core).bare in (parts.bare, name(parts.bare).bare) or not parts.core
    assert marked(text) in (True, False)
