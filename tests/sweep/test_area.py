"""Where a storefront is: the registry's word first, its pages' otherwise, and who said so."""

from __future__ import annotations

import pytest

from checker.model import Fact, FactSheet, Place, Subject, SubjectKind
from sweep.area import area_of

HERE = ("Hồ Chí Minh", "Phường Bến Thành")


def sheet(province: str = "", ward: str = "") -> FactSheet:
    facts = {
        name: (Fact(name, value, value, "u", "c", Place("p"), "t:t"),)
        for name, value in (("seller.province", province), ("seller.ward", ward))
        if value
    }
    return FactSheet(Subject(SubjectKind.STOREFRONT, "a.vn", "https://a.vn/", facts))


@pytest.mark.parametrize(
    ("address", "pages", "found"),
    [
        (
            "1 Lê Lợi, Phường Bến Thành, TP Hồ Chí Minh",
            sheet("Hà Nội", "Phường Ba Đình"),
            (*HERE, "registry"),
        ),
        ("", sheet(*HERE), (*HERE, "page")),
        ("TP Hồ Chí Minh", sheet(*HERE), (*HERE, "page")),
        ("TP Hồ Chí Minh", sheet("Hà Nội", "Phường Ba Đình"), ("Hồ Chí Minh", "", "registry")),
        ("TP Hồ Chí Minh", None, ("Hồ Chí Minh", "", "registry")),
        ("", sheet("Hà Nội"), ("Hà Nội", "", "page")),
        ("", sheet(), ("", "", "")),
        ("", None, ("", "", "")),
    ],
)
def test_the_registry_is_believed_first(
    address: str, pages: FactSheet | None, found: tuple[str, str, str]
) -> None:
    assert area_of(address, pages) == found
