"""What leaves the house by the role of who receives it. Personal data stay unless the role may see them.

A household business is a person under another word: its name, number and address are that person's. A
company's are public. Telephones, e-mail addresses and bank accounts are masked for everyone but the inspecting
authority, because one cannot tell a firm's from a person's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

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
    if receiver is Receiver.PUBLIC:
        out["leads_open"] = None
        out["leads_referred"] = None
        hide += ["leads_open", "leads_referred"]
    return {**out, "masked": sorted(hide)}


def cover(text: str) -> str:
    """Covered so that two agencies can still tell that they speak of the same one: the last two characters stay."""
    if "@" in text:
        return MASK * 3 + "@" + text.rpartition("@")[2]
    return MASK * 3 + text[-2:] if len(text) > 6 else MASK * 3
