"""Marks that many unrelated storefronts share."""

from __future__ import annotations

from dataclasses import replace

from made import profile

from ties.common import common
from ties.model import MarkKind


def test_a_line_that_says_whose_number_it_is_settles_it() -> None:
    shop = profile("a.vn", phone="0938222117")
    told = replace(shop, marks=tuple(replace(m, alien="Thiết kế web bởi WebNhà") for m in shop.marks))
    found = common([told, profile("b.vn", phone="0938222117")])
    assert found[MarkKind.PHONE, "0938222117"].why == "alien"


def test_strangers_that_say_who_they_are_share_it() -> None:
    shops = [profile(f"s{n}.vn", email="demo@mau.vn", tax_code=f"03{n:08}") for n in range(7)]
    assert common(shops)[MarkKind.EMAIL, "demo@mau.vn"].groups == 7


def test_few_holders_are_believed() -> None:
    shops = [profile(f"s{n}.vn", email="demo@mau.vn", tax_code=f"03{n:08}") for n in range(6)]
    assert common(shops) == {}


def test_shops_that_hang_together_otherwise_are_no_strangers() -> None:
    """Twenty shops, one number, and each shares an account with the next."""
    shops = [
        profile(f"s{n}.vn", phone="0912345678", bank_account=f"{n // 2:012}|{(n + 1) // 2 + 500:012}")
        for n in range(20)
    ]
    assert common(shops) == {}


def test_a_common_name_is_nobodys_in_particular() -> None:
    shops = [profile(f"s{n}.vn", name="Hộ kinh doanh Minh Anh", phone=f"09123450{n:02}") for n in range(9)]
    assert common(shops)[MarkKind.NAME, "minh anh"].holders == 9


def test_a_tax_code_is_never_common() -> None:
    shops = [profile(f"s{n}.vn", tax_code="0300588569", phone=f"09123450{n:02}") for n in range(30)]
    assert common(shops) == {}


def test_a_number_beside_ones_own_is_somebody_elses_sooner() -> None:
    """Three customers of one site builder, whose line does not say what it is."""
    shops = [profile(f"s{n}.vn", phone=f"091234500{n}|0938222117") for n in range(3)]
    assert common(shops)[MarkKind.PHONE, "0938222117"].why == "unrelated"
    assert common(shops[:2]) == {}
