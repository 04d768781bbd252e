"""Whose an identity is: two pieces of evidence for one side and none for the other, or nobody is named."""

from __future__ import annotations

import pytest
from made import ADDRESS, STORY, profile

from ties.model import Profile, Standing, Tie
from ties.owners import owner, reached_at
from ties.resolve import resolve

FIRM = {"name": "Hộ kinh doanh Đỗ Hạ Vy", "tax_code": "0304152928", "address": ADDRESS}
OURS = {"phone": "0700061162", "email": "daiphat@yahoo.com", "bank_account": "974878395246"}
THEIRS = {"phone": "0351341528", "email": "ngoclan@yahoo.com", "bank_account": "890108702212"}


def shop(storefront: str, holder: str = "pham tam an", **said: str) -> Profile:
    return profile(storefront, STORY, **{**FIRM, "holder": holder, **said})


def clones(*shops: Profile) -> list[Tie]:
    return [tie for tie in resolve(shops).ties if tie.standing is Standing.CLONE]


def test_an_account_in_the_households_name_alone_names_nobody() -> None:
    """A household bears its owner's name, and so may a cloner: the honest shop is paid at a relative's account."""
    (pair,) = clones(shop("vy.vn", **OURS), shop("vy-sale.vn", "do ha vy", **THEIRS))
    assert pair.clone == ""
    assert "holder" in pair.signs


def test_a_name_that_only_the_account_says_vouches_for_nobody() -> None:
    """The cloner hides its name, and what is read as its name is the holder of its own account."""
    copies = [
        profile(
            f"vy{n}.vn", STORY, tax_code=FIRM["tax_code"], name="TRAN VAN BA", holder="tran van ba", **THEIRS
        )
        for n in range(2)
    ]
    assert [tie.clone for tie in clones(shop("vy.vn", **OURS), *copies)] == ["", ""]


def test_a_cloner_with_two_shops_does_not_make_the_robbed_one_the_clone() -> None:
    robbed = shop("vy.vn", **OURS)
    pairs = clones(robbed, shop("vy1.vn", "tran van ba", **THEIRS), shop("vy2.vn", "tran van ba", **THEIRS))
    assert [tie.clone for tie in pairs] == ["", ""]
    robbed = shop("vy.vn", "do ha vy", **OURS)  # now one piece speaks for each side
    pairs = clones(robbed, shop("vy1.vn", "tran van ba", **THEIRS), shop("vy2.vn", "tran van ba", **THEIRS))
    assert [tie.clone for tie in pairs] == ["", ""]


def test_a_record_and_an_account_name_the_clone_whatever_it_has_beside() -> None:
    robbed = shop("vy.vn", "do ha vy", **OURS, record="55131", record_host="vy.vn")
    copy = shop("vy-sale.vn", "tran van ba", **THEIRS, record="55131", record_host="vy.vn")
    (pair,) = clones(robbed, copy)
    assert pair.clone == "vy-sale.vn"


def test_a_firms_other_shop_speaks_for_it() -> None:
    """The robbed shop shows a relative's account; another shop of the firm, on the same telephone, the firm's own."""
    first = shop("vy.vn", **OURS)
    second = shop("vy-2.vn", "do ha vy", phone=OURS["phone"], bank_account="111122223333")
    found = clones(first, second, shop("vy-sale.vn", "tran van ba", **THEIRS))
    assert {(tie.left, tie.right, tie.clone) for tie in found} == {
        ("vy-2.vn", "vy-sale.vn", "vy-sale.vn"),
        ("vy-sale.vn", "vy.vn", "vy-sale.vn"),
    }


def test_branches_that_are_both_paid_to_the_firm_are_not_told_apart() -> None:
    found = clones(shop("vy.vn", "do ha vy", **OURS), shop("vy-bac.vn", "do ha vy", **THEIRS))
    assert [tie.clone for tie in found] == [""]


def test_who_is_reached_at_the_others_own_domain_is_no_clone() -> None:
    first = shop("vy.vn", **{**OURS, "email": "lienhe@vy.vn"}, record="55131", record_host="vy.vn")
    second = shop("vy-bac.vn", "do van nam", **{**THEIRS, "email": "mienbac@vy.vn"}, record="55131",
                  record_host="vy.vn")  # fmt: skip
    assert reached_at(second, first)
    assert not reached_at(first, second)
    assert [tie.standing for tie in resolve([first, second]).ties] == [Standing.POSSIBLE]


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_side_is_named_only_without_anything_against_it(side: str) -> None:
    ours = [shop("vy.vn", "do ha vy", **OURS, record_host="vy.vn")]
    theirs = [shop("vy-sale.vn", "tran van ba", **THEIRS, record_host="vy.vn")]
    assert owner(*((ours, theirs) if side == "left" else (theirs, ours)), {}) == side
    theirs.append(shop("vy-kho.vn", "tran van ba", **THEIRS))
    assert owner(*((ours, theirs) if side == "left" else (theirs, ours)), {}) == ""


def forgetful(storefront: str, **said: str) -> Profile:
    """A site copied whole: the firm's mail address and tracker are still on it."""
    return shop(
        storefront, "tran van ba", **{**THEIRS, "email": OURS["email"], "tracker": "G-ABCDEFGH12", **said}
    )


def together(*shops: Profile) -> set[tuple[str, ...]]:
    return {seller.storefronts for seller in resolve(shops).sellers}


def test_a_copy_that_leaves_the_firms_mail_standing_is_not_tied_to_it() -> None:
    """Nor over a second shop of the firm, which shows the same mail address and other words."""
    firm = shop("vy.vn", "do ha vy", **OURS, tracker="G-ABCDEFGH12")
    second = profile(
        "vy-2.vn", **{**FIRM, "phone": OURS["phone"], "email": OURS["email"], "holder": "do ha vy"}
    )
    assert together(firm, second, forgetful("vy-sale.vn")) == {("vy-2.vn", "vy.vn"), ("vy-sale.vn",)}
    found = {(t.left, t.right): t.standing for t in resolve([firm, second, forgetful("vy-sale.vn")]).ties}
    assert found["vy-sale.vn", "vy.vn"] is Standing.POSSIBLE


def test_what_speaks_against_nobody_is_tied_by_its_mail() -> None:
    """A firm's second shop with a telephone and an account of its own, both in the firm's name, or both in others'."""
    for first, other in (("do ha vy", "do ha vy"), ("pham tam an", "tran van ba")):
        shops = shop("vy.vn", first, **OURS), shop("vy-2.vn", other, **{**THEIRS, "email": OURS["email"]})
        assert together(*shops) == {("vy-2.vn", "vy.vn")}


def test_a_shop_that_lives_by_the_firms_telephone_is_the_firms_whoever_holds_the_account() -> None:
    first, second = shop("vy.vn", "do ha vy", **OURS), forgetful("vy-2.vn", phone=OURS["phone"])
    assert together(first, second) == {("vy-2.vn", "vy.vn")}
    between = shop("vy-3.vn", "tran van ba", phone=OURS["phone"], bank_account=THEIRS["bank_account"])
    assert together(first, forgetful("vy-2.vn"), between) == {("vy-2.vn", "vy-3.vn", "vy.vn")}
