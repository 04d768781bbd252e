"""Marks that many unrelated storefronts share."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import ADDRESS, profile

from ties.common import common
from ties.model import MarkKind, Profile


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


def seven_shops_of_one_seller() -> list[Profile]:
    """One mail address on seven shops; the telephone and the tax code that hold them together are on more shops."""
    shops = [
        profile(f"s{n}.vn", email="mocmien@gmail.com", phone="0704818485", bank_account=f"1234567890{n:02}",
                tax_code="0368741206")
        for n in range(5)
    ]  # fmt: skip
    shops += [
        profile("t1.vn", email="mocmien@gmail.com", phone="0863562625", bank_account="456896750400",
                tax_code="0368741206"),
        profile("t2.vn", email="mocmien@gmail.com", phone="0978883786", bank_account="881213782270",
                tax_code="0388679690"),
    ]  # fmt: skip
    return shops + [profile(f"u{n}.vn", phone="0704818485", tax_code="0368741206") for n in range(3)]


def test_what_more_shops_show_clears_a_sellers_own_mark() -> None:
    assert common(seven_shops_of_one_seller()) == {}


def test_two_hubs_do_not_clear_each_other() -> None:
    """Thirty customers of one platform show its hotline and its mail address; two more sit on its hotline alone."""
    shops = [
        profile(f"s{n}.vn", phone=f"0912345{n:03}|19001234", email=f"s{n}@x.vn|demo@nen-tang.vn",
                tax_code=f"03{n:08}")
        for n in range(30)
    ]  # fmt: skip
    shops += [profile(f"t{n}.vn", phone="19001234", tax_code=f"04{n:08}") for n in range(2)]
    assert {v for _, v in common(shops)} == {"19001234", "demo@nen-tang.vn"}


def chain(count: int, **lent: str) -> list[Profile]:
    return [
        profile(
            f"s{n}.vn", phone=f"091234500{n}", bank_account=f"1234567890{n:02}", tax_code=f"03{n:08}", **lent
        )
        for n in range(count)
    ]


@pytest.mark.parametrize("lent", [{"email": "nhuongquyen@chuoi.vn"}, {"tracker": "G-ABCDEFGH12"}])
def test_what_a_chain_or_a_studio_lends_ties_no_owners(lent: dict[str, str]) -> None:
    assert [c.why for c in common(chain(3, **lent)).values()] == ["unrelated"]
    assert common(chain(2, **lent)) == {}


def test_a_switchboard_is_lent_and_a_telephone_is_not() -> None:
    owners = [
        profile(f"s{n}.vn", bank_account=f"1234567890{n:02}", tax_code=f"03{n:08}", phone="18006268")
        for n in range(4)
    ]
    assert {v for _, v in common(owners)} == {"18006268"}
    assert common([replace(o, marks=tuple(replace(m, value="0912345678") if m.value == "18006268" else m
                                          for m in o.marks)) for o in owners]) == {}  # fmt: skip


def test_what_is_lent_to_one_owner_ties_its_shops() -> None:
    shops = [
        profile(f"s{n}.vn", phone=f"091234500{n}", bank_account=f"1234567890{n:02}", tax_code="0300588569",
                email="lienhe@chuoi.vn")
        for n in range(5)
    ]  # fmt: skip
    assert common(shops) == {}


def test_a_name_of_one_house_is_a_sellers_and_of_many_houses_nobodys() -> None:
    """Nine shops of one name, each with a telephone of its own: one house, or nine."""
    name = "Công ty TNHH Mỹ phẩm Đại Phát"
    one = [profile(f"s{n}.vn", name=name, phone=f"09123450{n:02}", address=ADDRESS) for n in range(9)]
    assert (MarkKind.NAME, "mi pham dai phat") not in common(one)
    many = [
        profile(f"s{n}.vn", name=name, phone=f"09123450{n:02}", address=f"{n + 1} Lê Lợi, Thành phố Hà Nội")
        for n in range(9)
    ]
    assert (MarkKind.NAME, "mi pham dai phat") in common(many)


def test_a_second_shop_of_one_owner_does_not_make_what_is_lent_a_sellers() -> None:
    lent = {"email": "nhuongquyen@chuoi.vn"}
    again = profile("s0-2.vn", phone="0977000111", tax_code="0300000000", **lent)
    assert {v for _, v in common([*chain(5, **lent), again])} == {"nhuongquyen@chuoi.vn"}
