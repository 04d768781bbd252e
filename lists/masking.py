"""What leaves the house by the role of who receives it. Personal data stay unless the role may see them.

A household business is a person under another word: its name, number and address are that person's. A
company's are public. Telephones, e-mail addresses and bank accounts are masked for everyone but the inspecting
authority, because one cannot tell a firm's from a person's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum

from lists.model import Match
from ties.model import Mark, MarkKind, Tie
from ties.names import name

MASK = "•"


class Receiver(StrEnum):
    """Who receives a file."""

    INSPECTOR = "inspector"  # the authority that inspects: everything
    AGENCY = "agency"  # another agency of the city: firms whole, persons and contacts masked
    PUBLIC = "public"  # anybody: firms by name and number, persons not at all, nothing unconfirmed


ROLES: Mapping[Receiver, tuple[str, str]] = {
    Receiver.INSPECTOR: ("cơ quan kiểm tra", "the inspecting authority"),
    Receiver.AGENCY: ("cơ quan khác của thành phố", "another agency of the city"),
    Receiver.PUBLIC: ("công chúng", "the public"),
}
CONTACTS = ("phones", "emails", "bank_accounts")
IDENTITY = ("name", "tax_code", "registration_number", "address")
ADDRESSES = ("storefront", "url", "clone_of")
_MOBILE = re.compile(
    r"(?<!\d)(?:\+?84|0)[35789]\d{8}(?!\d)"
)  # zalo.me/0903418227 is a shop's address and a telephone
_CONTACT_MARKS = (MarkKind.PHONE, MarkKind.EMAIL, MarkKind.BANK_ACCOUNT, MarkKind.HOLDER)
_IDENTITY_MARKS = (MarkKind.NAME, MarkKind.TAX_CODE, MarkKind.REGISTRATION, MarkKind.ADDRESS)
_ROW_NAMES = ("owner", "name", "firm", "holder")
_FIRMS = {"llc", "joint_stock", "partnership", "private", "cooperative", "firm"}


def personal(said: str, tax_code: str = "") -> bool:
    """Whether a seller is a person, or may be one: anything that does not say by its form that it is a firm."""
    return name(said).form not in _FIRMS or len(re.sub(r"\D", "", tax_code)) == 12


def masked(record: Mapping[str, object], receiver: Receiver) -> dict[str, object]:
    """A record as that receiver may have it. `masked` names the fields that were covered or emptied."""
    out = dict(record)
    if receiver is Receiver.INSPECTOR:
        return {**out, "masked": []}
    hide = [f for f in CONTACTS if out.get(f)]
    if out.get("personal"):
        hide += [f for f in IDENTITY if out.get(f)]
    for field in hide:
        value = out[field]
        if receiver is Receiver.PUBLIC:
            out[field] = [] if isinstance(value, list) else ""
        else:
            out[field] = [cover(str(v)) for v in value] if isinstance(value, list) else cover(str(value))
    for field in ADDRESSES:
        said = str(out.get(field) or "")
        if said != (bare := address(said)):
            out[field] = bare
            hide.append(field)
    if receiver is Receiver.PUBLIC:
        out["leads_open"] = None
        out["leads_referred"] = None
        hide += ["leads_open", "leads_referred"]
    return {**out, "masked": sorted(hide)}


def masked_mark(mark: Mark, receiver: Receiver, of_person: bool) -> Mark:
    """A mark as that receiver may have it: contacts and accounts are covered, who a person is too, and texts that may
    hold either are left out. The kind stays, and where it was seen."""
    if receiver is Receiver.INSPECTOR:
        return mark
    if mark.kind is MarkKind.TEXT:
        return replace(mark, value="", shown="")
    if mark.kind in _CONTACT_MARKS or (of_person and mark.kind in _IDENTITY_MARKS):
        return replace(mark, value=cover(mark.value), shown=cover(mark.shown or mark.value), alien="")
    return mark


def of_person(marks: Iterable[Mark]) -> bool:
    """Whether the seller whose marks these are is a person, or may be one."""
    said = [mark for mark in marks if not mark.alien]
    first = {
        kind: next((m.shown for m in said if m.kind is kind), "")
        for kind in (MarkKind.NAME, MarkKind.TAX_CODE)
    }
    return personal(first[MarkKind.NAME], first[MarkKind.TAX_CODE])


def masked_tie(tie: Tie, receiver: Receiver) -> Tie:
    """A tie with its reasons as that receiver may have them. A side of which no name is told counts as a person."""
    left = of_person(m for why in tie.reasons for m in why.left)
    right = of_person(m for why in tie.reasons for m in why.right)
    reasons = tuple(
        replace(
            why,
            left=tuple(masked_mark(m, receiver, left) for m in why.left),
            right=tuple(masked_mark(m, receiver, right) for m in why.right),
        )
        for why in tie.reasons
    )
    return replace(tie, reasons=reasons)


def masked_match(match: Match, receiver: Receiver) -> Match:
    """A match of an agency's list as that receiver may have it: who a person is is covered, in the row and in the
    reasons."""
    if receiver is Receiver.INSPECTOR:
        return match
    row = dict(match.values)
    who = next((row[name] for name in _ROW_NAMES if row.get(name)), "")
    hide = personal(who, row.get("tax_code", ""))
    for field in (*_ROW_NAMES, "tax_code", "address") if hide else ():
        if row.get(field):
            row[field] = cover(row[field])
    reasons = tuple(
        (code, _said(code, one, hide), _said(code, two, hide)) for code, one, two in match.reasons
    )
    return replace(
        match,
        values=row,
        reasons=reasons,
        subject=address(match.subject),
        storefront=address(match.storefront),
    )


def _said(code: str, text: str, hide: bool) -> str:
    """What a reason says. `hide`: the row is about a person."""
    if code in ("tax_code", "address"):
        return cover(text) if hide else text
    return cover(text) if code in ("name", "name_unmarked", "other_owner") and personal(text) else text


def address(said: str) -> str:
    """An address on the net with the mobile telephones in it covered; a firm's tax code may look like one."""
    return _MOBILE.sub(lambda found: cover(found[0]), said)


def cover(text: str) -> str:
    """Covered so that two agencies can still tell that they speak of the same one: the last two characters stay."""
    if "@" in text:
        return MASK * 3 + "@" + text.rpartition("@")[2]
    return MASK * 3 + text[-2:] if len(text) > 6 else MASK * 3
