"""Storefronts tied to sellers: strong marks, weak ones together, what a person said, clones, common marks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import ADDRESS, STORY, profile

from ties.model import Judgement, MarkKind, Profile, Resolution, Standing, Verdict
from ties.resolve import resolve

AT = datetime(2026, 11, 26, tzinfo=UTC)


def groups(found: Resolution) -> set[tuple[str, ...]]:
    return {seller.storefronts for seller in found.sellers}


def said(left: str, right: str, verdict: Verdict, minutes: int = 0) -> Judgement:
    return Judgement(left, right, verdict, "Lan", AT + timedelta(minutes=minutes), "đã gọi điện", minutes)


@pytest.mark.parametrize(
    "mark",
    [
        {"tax_code": "0300588569"},
        {"bank_account": "19034567890123"},
        {"phone": "0912345678"},
        {"email": "minhanh77@gmail.com"},
        {"tracker": "G-ABCDEFGH12"},
    ],
)
def test_one_strong_mark_ties_and_is_the_reason(mark: dict[str, str]) -> None:
    found = resolve([profile("a.vn", **mark), profile("b.vn", **mark), profile("c.vn", phone="0987654321")])
    assert groups(found) == {("a.vn", "b.vn"), ("c.vn",)}
    (tie,) = found.ties
    assert tie.standing is Standing.TIED
    (kind,), (value,) = zip(*mark.items(), strict=True)
    assert (tie.reasons[0].kind, tie.reasons[0].left[0].value) == (MarkKind(kind), value)
    assert tie.reasons[0].weight > 10
    assert tie.reasons[0].left[0].capture == "v/a.vn#1"
    assert tie.reasons[0].right[0].capture == "v/b.vn#1"


def test_a_strong_mark_ties_also_where_all_else_was_changed() -> None:
    one = profile(
        "a.vn", STORY[:1], name="Công ty TNHH Minh Anh", tax_code="0300588569", phone="0912345678",
        email="a@x.vn", bank_account="111122223333", address=ADDRESS,
    )  # fmt: skip
    two = profile(
        "b.vn", STORY[1:], name="Hộ kinh doanh Trần Đào", tax_code="0100109106", phone="0987654321",
        email="b@y.vn", bank_account="111122223333", address="9 Kim Mã, Phường Giảng Võ, Thành phố Hà Nội",
    )  # fmt: skip
    assert groups(resolve([one, two])) == {("a.vn", "b.vn")}


def test_weak_marks_tie_together_and_not_alone() -> None:
    name, place = "Công ty TNHH Gốm Minh Ánh", ADDRESS
    alone = [profile("a.vn", name=name), profile("b.vn", name=name)]
    assert groups(resolve(alone)) == {("a.vn",), ("b.vn",)}
    two = [profile("a.vn", name=name, address=place), profile("b.vn", name=name, address=place)]
    found = resolve(two)
    assert groups(found) == {("a.vn",), ("b.vn",)}
    assert [t.standing for t in found.ties] == [Standing.POSSIBLE]
    three = [
        profile("a.vn", STORY, name=name, address=place),
        profile("b.vn", STORY, name=name, address=place),
    ]
    found = resolve(three)
    assert groups(found) == {("a.vn", "b.vn")}
    assert {r.kind for r in found.ties[0].reasons if r.weight > 0} == {
        MarkKind.NAME,
        MarkKind.ADDRESS,
        MarkKind.TEXT,
    }


def test_minh_anh_is_not_minh_anh_with_a_mark() -> None:
    shops = [
        profile("a.vn", STORY, name="Công ty TNHH Minh Anh", address=ADDRESS),
        profile("b.vn", STORY, name="Công ty TNHH Minh Ánh", address=ADDRESS),
    ]
    assert groups(resolve(shops)) == {("a.vn",), ("b.vn",)}
    shops[1] = profile("b.vn", STORY, name="CONG TY TNHH MINH ANH", address=ADDRESS)
    found = resolve(shops)
    assert groups(found) == {("a.vn", "b.vn")}
    assert next(r for r in found.ties[0].reasons if r.kind is MarkKind.NAME).level == "unmarked"


def test_a_cut_stays_cut_and_a_confirmation_ties() -> None:
    shops = [
        profile("a.vn", phone="0912345678"),
        profile("b.vn", phone="0912345678"),
        profile("c.vn", phone="0977"),
    ]
    cut = [said("a.vn", "b.vn", Verdict.DIFFERENT)]
    for _ in range(2):  # the next run, too
        found = resolve(shops, cut)
        assert groups(found) == {("a.vn",), ("b.vn",), ("c.vn",)}
        assert [t.standing for t in found.ties] == [Standing.CUT]
    undone = [*cut, said("a.vn", "b.vn", Verdict.UNDONE, 1), said("a.vn", "c.vn", Verdict.SAME, 2)]
    found = resolve(shops, undone)
    assert groups(found) == {("a.vn", "b.vn", "c.vn")}


def test_a_cut_holds_over_others_between() -> None:
    """a–b and b–c tie; a and c were cut: the weaker of the two ties is held back, and says so."""
    shops = [
        profile("a.vn", phone="0912345678", email="m@x.vn"),
        profile("b.vn", phone="0912345678", email="m@x.vn", bank_account="123456789012"),
        profile("c.vn", bank_account="123456789012"),
    ]
    found = resolve(shops, [said("a.vn", "c.vn", Verdict.DIFFERENT)])
    assert groups(found) == {("a.vn", "b.vn"), ("c.vn",)}
    assert {(t.left, t.right): t.standing for t in found.ties}[("b.vn", "c.vn")] is Standing.HELD


def test_judgements_that_contradict_are_told() -> None:
    shops = [profile(f"{x}.vn") for x in "abc"]
    found = resolve(
        shops,
        [
            said("a.vn", "b.vn", Verdict.SAME, 1),
            said("b.vn", "c.vn", Verdict.SAME, 2),
            said("a.vn", "c.vn", Verdict.DIFFERENT, 3),
        ],
    )
    assert groups(found) == {("a.vn",), ("b.vn", "c.vn")}
    assert [(q.left, q.right) for q in found.quarrels] == [("a.vn", "b.vn")]


def clone_market() -> list[Profile]:
    honest = {"name": "Công ty TNHH Gốm Minh Ánh", "tax_code": "0300588569", "address": ADDRESS}
    return [
        profile("gom.vn", STORY, **honest, phone="0912345678", email="lienhe@gom.vn", bank_account="190345678901",
                holder="cong ty tnhh gom minh anh"),
        profile("gom-2.vn", **honest, phone="0912345678", bank_account="190345678901"),
        profile("gom-sale.vn", STORY, **honest, phone="0866111222", email="gomsale@gmail.com",
                bank_account="555566667777", holder="nguyen van ba"),
        profile("ba-shop.vn", phone="0866111222", name="Hộ kinh doanh Nguyễn Văn Ba"),
    ]  # fmt: skip


def test_a_clone_is_told_from_the_firms_own_shop_and_says_why() -> None:
    found = resolve(clone_market())
    assert groups(found) == {("gom-2.vn", "gom.vn"), ("ba-shop.vn", "gom-sale.vn")}
    clone = next(t for t in found.ties if t.standing is Standing.CLONE)
    assert clone.clone == "gom-sale.vn"
    assert {"identity", "phone", "bank_account", "text", "holder"} <= set(clone.signs)


def test_a_badge_of_another_domain_tells_the_clone() -> None:
    shops = clone_market()
    shops[2] = profile(
        "gom-sale.vn", name="Công ty TNHH Gốm Minh Ánh", tax_code="0300588569", phone="0866111222",
        bank_account="555566667777", record="12345", record_host="gom.vn",
    )  # fmt: skip
    clone = next(t for t in resolve(shops).ties if t.standing is Standing.CLONE)
    assert clone.clone == "gom-sale.vn"
    assert "record_host" in clone.signs


def test_a_firm_with_two_shops_and_two_of_everything_is_no_clone() -> None:
    """Same firm, other contacts, nothing copied: a person looks; nobody is called a clone."""
    shops = clone_market()[:1]
    shops.append(
        profile("gom-bac.vn", name="Công ty TNHH Gốm Minh Ánh", tax_code="0300588569", address=ADDRESS,
                phone="0977000111", bank_account="888877776666")
    )  # fmt: skip
    found = resolve(shops)
    assert [t.standing for t in found.ties] == [Standing.POSSIBLE]


def test_a_person_may_say_that_a_clone_is_none() -> None:
    found = resolve(clone_market(), [said("gom.vn", "gom-sale.vn", Verdict.SAME)])
    assert groups(found) == {("ba-shop.vn", "gom-2.vn", "gom-sale.vn", "gom.vn")}


def test_a_platforms_hotline_glues_nobody() -> None:
    shops = [
        profile(f"shop{n}.vn", phone=f"0912345{n:03}|19001234", tax_code=f"03{n:08}", email=f"s{n}@x.vn")
        for n in range(30)
    ]
    found = resolve(shops)
    assert len(found.sellers) == 30
    assert [(c.kind, c.value, c.holders, c.why) for c in found.common] == [
        (MarkKind.PHONE, "19001234", 30, "unrelated")
    ]


def test_one_number_on_forty_shops_of_one_seller_ties_them() -> None:
    shops = [profile(f"shop{n}.vn", phone="0912345678", bank_account="190345678901") for n in range(40)]
    found = resolve(shops)
    assert len(found.sellers) == 1
    assert found.common == ()


def test_a_seller_keeps_its_id() -> None:
    shops = [profile("a.vn", phone="0912345678"), profile("b.vn", phone="0912345678"), profile("z.vn")]
    first = {one: s.id for s in resolve(shops).sellers for one in s.storefronts}
    shops.append(profile("0.vn", phone="0912345678"))  # comes first by name, and joins
    again = {one: s.id for s in resolve(shops, (), first).sellers for one in s.storefronts}
    assert again["0.vn"] == again["a.vn"] == first["a.vn"]
    assert again["z.vn"] == first["z.vn"]


def test_a_storefront_that_comes_twice_is_refused() -> None:
    with pytest.raises(ValueError, match=r"a\.vn comes twice"):
        resolve([profile("a.vn"), profile("a.vn")])


def test_nothing_comes_of_nothing() -> None:
    assert resolve([]).sellers == ()
    assert groups(resolve([profile("a.vn")])) == {("a.vn",)}


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("pqr"), st.sampled_from("xyz"), st.booleans()), min_size=1, max_size=9)
)
def test_every_storefront_is_in_one_seller_and_cuts_hold(rows: list[tuple[str, str, bool]]) -> None:
    shops = [
        profile(f"s{n}.vn", phone=f"091234567{p}", email=f"{e}@x.vn") for n, (p, e, _) in enumerate(rows)
    ]
    cuts = [
        said("s0.vn", f"s{n}.vn", Verdict.DIFFERENT, n) for n, (_, _, cut) in enumerate(rows) if cut and n
    ]
    found = resolve(shops, cuts)
    assert sorted(one for s in found.sellers for one in s.storefronts) == sorted(p.storefront for p in shops)
    where = {one: s.id for s in found.sellers for one in s.storefronts}
    assert all(where[c.left] != where[c.right] for c in cuts)
    assert found == resolve(list(reversed(shops)), cuts) or {s.storefronts for s in found.sellers} == {
        s.storefronts for s in resolve(list(reversed(shops)), cuts).sellers
    }
