"""Whose an identity is that two sides show: what each side shows for itself, pooled over the shops tied to it.

To call the wrong one of two a clone accuses the robbed. So one piece of evidence names nobody: a firm's second shop
often shows the first one's badge, the account is often its director's, a cloner runs two shops as well as a firm
does. Two different pieces must speak for one side, one of them the record or the account, and none for the other.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from urllib.parse import urlsplit

from ties.common import Value, bare
from ties.model import CHANNELS, IDENTITY, Common, MarkKind, Profile
from ties.names import name

PIECES = 2  # of evidence that name a side
HARD = frozenset({"record", "holder"})  # one of them at least: what an office or a bank has looked at


def owner(left: Sequence[Profile], right: Sequence[Profile], common: Mapping[Value, Common]) -> str:
    """Whose the identity is that both sides show: "left" | "right" | "" when it cannot be told.

    In: the shops of each side that show it; the marks that tie nobody.
    """
    if _reached(left, common) & _reached(right, common):
        return ""
    ours, theirs = evidence(left, right, common), evidence(right, left, common)
    for side, pro, contra in (("left", ours, theirs), ("right", theirs, ours)):
        if len(pro) >= PIECES and pro & HARD and not contra:
            return side
    return ""


def _reached(side: Sequence[Profile], common: Mapping[Value, Common]) -> set[Value]:
    marks = {(mark.kind, mark.value) for shop in side for mark in shop.marks if mark.kind in CHANNELS}
    return marks - common.keys()


def evidence(
    one: Sequence[Profile], other: Sequence[Profile], common: Mapping[Value, Common]
) -> frozenset[str]:
    """What speaks for one side and not for the other: record | holder | mail | shops."""
    named = {host for shop in (*one, *other) for host in shop.values(MarkKind.RECORD_HOST)}
    firm = firms(one, common) & firms(other, common)
    said = {
        "record": any(_on(shop, named) for shop in one) and not any(_on(shop, named) for shop in other),
        "holder": any(paid_to(shop, firm) for shop in one)
        and any(shop.values(MarkKind.HOLDER) for shop in other)
        and not any(paid_to(shop, firm) for shop in other),
        "mail": any(_own_mail(shop, common) for shop in one)
        and not any(_own_mail(shop, common) for shop in other),
        "shops": len(one) > 1 and len(other) == 1,
    }
    return frozenset(piece for piece, holds in said.items() if holds)


def identity(one: Profile) -> frozenset[tuple[str, str]]:
    """Whom a shop says it is, in everything that is enough alone: each number, and each name with each place."""
    numbers = {(str(kind), value) for kind in IDENTITY for value in one.values(kind)}
    names = {bare(MarkKind.NAME, value) for value in one.values(MarkKind.NAME)}
    return frozenset(numbers | {(a, place) for a in names for place in one.values(MarkKind.ADDRESS)})


def reached_at(one: Profile, other: Profile) -> bool:
    """Whether one shop's mail goes to the domain that the other shop is on."""
    return any(_is_on(other, domain) for domain in _mail_domains(one))


def record_elsewhere(one: Profile) -> bool:
    """Whether the badge opens a record that names another domain than this shop's."""
    named = one.values(MarkKind.RECORD_HOST)
    return bool(named) and not _on(one, named)


def firms(shops: Sequence[Profile], common: Mapping[Value, Common]) -> frozenset[str]:
    """The names that shops show, without legal form and marks; a payment gateway's on many shops is none of them."""
    names = {bare(MarkKind.NAME, value) for shop in shops for value in shop.values(MarkKind.NAME)}
    return frozenset(one for one in names if (MarkKind.NAME, one) not in common)


def paid_to(one: Profile, firm: Collection[str]) -> bool:
    """Whether an account of a shop is held in one of these names.

    Of two shops the names are meant that both show: where a shop names nobody but the holder of its account, that
    is read as its name, too, and would vouch for itself.
    """
    return any(name(holder).bare in firm for holder in one.values(MarkKind.HOLDER))


def _own_mail(one: Profile, common: Mapping[Value, Common]) -> bool:
    mails = [v for v in one.values(MarkKind.EMAIL) if (MarkKind.EMAIL, v) not in common]
    return any(_is_on(one, v.rpartition("@")[2]) for v in mails)


def _mail_domains(one: Profile) -> set[str]:
    return {value.rpartition("@")[2] for value in one.values(MarkKind.EMAIL)}


def _on(one: Profile, domains: Collection[str]) -> bool:
    return any(_is_on(one, domain) for domain in domains)


def _is_on(one: Profile, domain: str) -> bool:
    """Whether a shop is on a domain or under it."""
    host = (urlsplit("//" + one.storefront).hostname or "").removeprefix("www.")
    return bool(domain) and (host == domain or host.endswith("." + domain))
