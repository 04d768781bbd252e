"""Sellers, storefronts and ties as FollowTheMoney entities: plain objects of its model.

A storefront becomes a LegalEntity, as whom it presents itself; a seller of several becomes one more, linked to
its storefronts; a bank account is linked, not owned, because showing it proves no owner. A tie is a Similar
with its score and criteria, a clone an UnknownLink that says so. FollowTheMoney's own library checks this in
our tests; the export needs it not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from ties.model import Mark, MarkKind, Profile, Seller, Standing, Tie
from ties.words import reason

MATCHER = "rasoat: splink, Fellegi-Sunter"
_PROPERTIES = {
    MarkKind.NAME: "name",
    MarkKind.TAX_CODE: "taxNumber",
    MarkKind.REGISTRATION: "registrationNumber",
    MarkKind.EMAIL: "email",
    MarkKind.ADDRESS: "address",
    MarkKind.PHONE: "phone",
}
_SIMILAR = (Standing.TIED, Standing.CONFIRMED, Standing.POSSIBLE)
Entity = dict[str, Any]


def shown(profile: Profile, mark: Mark) -> str:
    """A mark as it is told: whole; a telephone as it is dialled from abroad."""
    return _international(mark.value) if mark.kind is MarkKind.PHONE else mark.shown


def entities(
    sellers: Sequence[Seller],
    profiles: Mapping[str, Profile],
    ties: Iterable[Tie],
    show: Callable[[Profile, Mark], str] = shown,
    secret: str = "",
) -> Iterator[Entity]:
    """FollowTheMoney entities: {"id", "schema", "properties": {name: [text, …]}}, referenced ones first.

    `show`: what is told of a mark, "" for nothing. `secret`: goes into the ids of bank accounts, so that nobody finds
    a covered number by trying all of them; with "" the ids are the same in every export.
    """
    accounts: set[str] = set()
    for seller in sellers:
        shops = [one for one in seller.storefronts if one in profiles]
        for one in shops:
            yield from _shop(profiles[one], accounts, show, secret)
        if len(shops) > 1:
            names = dict.fromkeys(
                show(profiles[one], mark)
                for one in shops
                for mark in profiles[one].marks
                if mark.kind is MarkKind.NAME
            )
            yield _entity(seller.id, "LegalEntity", name=list(names) or [seller.id], country=["vn"])
            for one in shops:
                link = _id("of", seller.id, one)
                yield _entity(
                    link, "UnknownLink", subject=[seller.id], object=[_shop_id(one)], role=["storefront"]
                )
    for tie in ties:
        if tie.left in profiles and tie.right in profiles:
            yield from _tie(tie)


def _shop(
    profile: Profile, accounts: set[str], show: Callable[[Profile, Mark], str], secret: str
) -> Iterator[Entity]:
    said: dict[str, list[str]] = {"country": ["vn"], "website": [f"http://{profile.storefront}/"]}
    for mark in profile.marks:
        if mark.kind in _PROPERTIES and not mark.alien and (value := show(profile, mark)):
            said.setdefault(_PROPERTIES[mark.kind], []).append(value)
    said.setdefault("name", [profile.storefront])
    said["retrievedAt"] = [profile.seen[:10]] if profile.seen else []
    shop = _shop_id(profile.storefront)
    yield _entity(shop, "LegalEntity", **said)
    for mark in {m.value: m for m in profile.marks if m.kind is MarkKind.BANK_ACCOUNT}.values():
        account = _id("account", f"{secret}{mark.value}")
        number = mark.value if show is shown else show(profile, mark)
        if account not in accounts:
            accounts.add(account)
            yield _entity(account, "BankAccount", name=[number], accountNumber=[number], country=["vn"])
        link = _id("pays", shop, f"{secret}{mark.value}")
        yield _entity(link, "UnknownLink", subject=[shop], object=[account], role=["bank account shown"])


def _tie(tie: Tie) -> Iterator[Entity]:
    left, right = _shop_id(tie.left), _shop_id(tie.right)
    if tie.standing is Standing.CLONE:
        one, two = (right, left) if tie.clone == tie.right else (left, right)
        role = "shows the identity of" if tie.clone else "shows the same identity as"
        yield _entity(_id("clone", left, right), "UnknownLink", subject=[one], object=[two], role=[role])
    elif tie.standing in _SIMILAR:
        yield _entity(
            _id("similar", left, right),
            "Similar",
            candidate=[left],
            match=[right],
            confidenceScore=[f"{tie.probability:.6f}"],
            criteria=[reason(one, 1) for one in tie.reasons if one.weight > 0],
            matcher=[MATCHER if tie.standing is not Standing.CONFIRMED else "a person"],
        )


def _international(phone: str) -> str:
    """0912345678 → +84912345678; numbers that cannot be dialled from abroad (1900…) are left out."""
    return f"+84{phone[1:]}" if phone.startswith("0") and len(phone) in (10, 11) else ""


def _entity(ident: str, schema: str, /, **properties: Sequence[str]) -> Entity:
    kept = {key: list(dict.fromkeys(values)) for key, values in properties.items() if values}
    return {"id": ident, "schema": schema, "properties": kept}


def _shop_id(storefront: str) -> str:
    return _id("shop", storefront)


def _id(*parts: str) -> str:
    return f"{parts[0]}-{hashlib.sha256(' '.join(parts).encode()).hexdigest()[:20]}"
