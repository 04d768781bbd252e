"""The export is FollowTheMoney: held against its own library, without a property lost."""

from __future__ import annotations

import pytest
from made import ADDRESS, STORY, profile

from ties.ftm import entities
from ties.model import Profile, Seller
from ties.resolve import resolve

SHOPS = [
    profile("a.vn", name="Công ty TNHH Minh Ánh", tax_code="0300588569", phone="0912345678", address=ADDRESS,
            email="a@b.vn", bank_account="190345678901"),
    profile("b.vn", name="Minh Ánh", phone="0912345678|19001234", bank_account="190345678901"),
    profile("c.vn", phone="0987000111"),
]  # fmt: skip


FIRM = {"name": "Công ty TNHH Mỹ phẩm Lý Gia", "tax_code": "0100109106", "address": ADDRESS, "record": "55131",
        "record_host": "ly.vn"}  # fmt: skip
ONE_IDENTITY = [
    profile("ly.vn", STORY, **FIRM, phone="0935000111", bank_account="111122223333",
            holder="cong ty tnhh my pham ly gia"),
    profile("ly-sale.vn", STORY, **FIRM, phone="0866111222", bank_account="555566667777", holder="tran van ba"),
    profile("ly-kho.vn", STORY, **FIRM, phone="0866333444", bank_account="999900001111", holder="le van tu"),
]  # fmt: skip


def made(shops: list[Profile] = SHOPS) -> list[dict[str, object]]:
    found = resolve(shops)
    return list(entities(found.sellers, {p.storefront: p for p in shops}, found.ties))


def test_every_entity_passes_the_library() -> None:
    model = pytest.importorskip(
        "followthemoney", reason="install the extra: pip install rasoat[ftm] (builds PyICU)"
    ).model
    from followthemoney.proxy import EntityProxy

    for entity in (*made(), *made(ONE_IDENTITY)):
        schema = model.get(entity["schema"])
        assert schema is not None
        schema.validate(entity)
        proxy = EntityProxy.from_dict(entity, cleaned=False)
        said = entity["properties"]
        assert isinstance(said, dict)
        for name, values in said.items():
            assert set(proxy.get(name)) == set(values), (entity["schema"], name)


def test_a_seller_of_several_is_linked_and_its_tie_scored() -> None:
    by_schema: dict[str, list[dict[str, object]]] = {}
    for entity in made():
        by_schema.setdefault(str(entity["schema"]), []).append(entity)
    assert len(by_schema["LegalEntity"]) == 4  # three storefronts, one seller of two
    (similar,) = by_schema["Similar"]
    said = similar["properties"]
    assert isinstance(said, dict)
    assert float(said["confidenceScore"][0]) > 0.99
    assert any("telephone" in why for why in said["criteria"])
    assert len(by_schema["BankAccount"]) == 1


def test_a_pair_of_one_identity_says_who_shows_whose_or_that_it_cannot_be_told() -> None:
    links = [one["properties"] for one in made(ONE_IDENTITY) if one["schema"] == "UnknownLink"]
    shops = {
        one["properties"]["website"][0]: one["id"]
        for one in made(ONE_IDENTITY)
        if one["schema"] == "LegalEntity"
    }  # type: ignore[index]
    own, sale, kho = (shops[f"http://{host}/"] for host in ("ly.vn", "ly-sale.vn", "ly-kho.vn"))
    said = {(*one["subject"], *one["object"], *one["role"]) for one in links}  # type: ignore[index]
    assert {(sale, own, "shows the identity of"), (kho, own, "shows the identity of")} <= said
    assert (kho, sale, "shows the same identity as") in said


def test_entities_come_once_and_referenced_ones_first() -> None:
    seen: set[object] = set()
    for entity in made():
        assert entity["id"] not in seen
        said = entity["properties"]
        assert isinstance(said, dict)
        for name in ("subject", "object", "candidate", "match"):
            assert set(said.get(name, ())) <= seen
        seen.add(entity["id"])


def test_a_seller_without_profiles_is_left_out() -> None:
    assert list(entities([Seller("s1", ("gone.vn",))], {}, [])) == []
