"""Addresses: one house written two ways is one place, two floors of one building are two."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ties.places import place


def test_a_house_is_the_same_in_its_old_and_its_new_ward() -> None:
    old = place("Số 12, đường Lê Lợi, P. Bến Nghé, Quận 1, TP.HCM")
    new = place("12 Lê Lợi, Phường Sài Gòn, Thành phố Hồ Chí Minh")
    assert old.replace("  ", " ") == new == "12 le loi|ho chi minh"


def test_a_house_is_the_same_with_and_without_marks() -> None:
    marked = place("Số 12, đường Lý Thường Kiệt, Phường Tân Định, Thành phố Hồ Chí Minh")
    assert marked == place("12 LY THUONG KIET, P. Tan Dinh, TP.HCM") == "12 li thuong kiet|ho chi minh"


def test_two_floors_are_two_places() -> None:
    one = place("Tầng 5, Tòa nhà Sông Hồng, 15 Lê Lợi, Phường Bến Thành, Thành phố Hồ Chí Minh")
    two = place("Tầng 6, Tòa nhà Sông Hồng, 15 Lê Lợi, Phường Bến Thành, Thành phố Hồ Chí Minh")
    assert one and two and one != two


def test_a_province_alone_is_no_place() -> None:
    assert place("Thành phố Hà Nội") == ""


@given(st.text(max_size=80))
def test_any_text_may_be_an_address(text: str) -> None:
    assert isinstance(place(text), str)
