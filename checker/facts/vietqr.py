"""VietQR: the transfer that a QR asks for, by the EMVCo rules for merchant-presented codes.

A payload is a row of fields, each two digits of id, two of length, and the value; the last is a CRC
(CRC-16/CCITT-FALSE over all that stands before it). Field 38 with the id A000000727 holds bank and account.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from checker.facts.banks import BANKS, bank_of

NAPAS = "A000000727"
MOST = 512  # characters of a payload, as EMVCo bounds it
_IMAGE = re.compile(r"/image/([A-Za-z0-9]{2,20})-([A-Za-z0-9]{4,24})(?:-[\w-]+)?(?:\.(?:png|jpe?g))?/?$")
_IMAGE_HOSTS = ("vietqr.io", "vietqr.net", "vietqr.co")


@dataclass(frozen=True, slots=True)
class Transfer:
    """Whom a QR pays: bank by name ('' when not known) and six digits, account, and what else it says."""

    bank: str
    bin: str
    account: str
    holder: str = ""
    amount: float | None = None
    purpose: str = ""
    sound: bool = True  # the checksum is right


def fields(payload: str) -> Mapping[str, str] | None:
    """The fields of one level; None when the lengths do not come out even."""
    out: dict[str, str] = {}
    at = 0
    while at < len(payload):
        head = payload[at : at + 4]
        if len(head) < 4 or not (head.isascii() and head.isdigit()):
            return None
        end = at + 4 + int(head[2:])
        if end > len(payload):
            return None
        out.setdefault(head[:2], payload[at + 4 : end])
        at = end
    return out


def checksum(text: str) -> str:
    """CRC-16/CCITT-FALSE as four upper-case hex digits."""
    return f"{binascii.crc_hqx(text.encode('utf-8'), 0xFFFF):04X}"


def parse(payload: str) -> Transfer | None:
    """A QR's text in, the transfer it asks for out; None when it is no VietQR."""
    payload = payload.strip()
    if not payload.startswith("000201") or len(payload) > MOST:
        return None
    top = fields(payload)
    account = fields(top.get("38", "")) if top else None
    target = fields(account.get("01", "")) if account and account.get("00") == NAPAS else None
    if top is None or target is None or not target.get("00") or not target.get("01"):
        return None
    sound = payload[-8:-4] == "6304" and checksum(payload[:-4]) == payload[-4:].upper()
    more = fields(top.get("62", "")) or {}
    amount = top.get("54", "")
    return Transfer(
        BANKS.get(target["00"], ""),
        target["00"],
        target["01"],
        " ".join(top.get("59", "").split()),
        float(amount) if re.fullmatch(r"\d{1,12}(?:\.\d{1,2})?", amount) else None,
        more.get("08", ""),
        sound,
    )


def from_address(url: str) -> Transfer | None:
    """The transfer that the address of a QR picture names (img.vietqr.io/image/BANK-ACCOUNT-…, qr.sepay.vn/img?…)."""
    try:
        split = urlsplit(url)
        host = (split.hostname or "").lower()
        query = {k: v[0] for k, v in parse_qs(split.query).items()}
    except ValueError:
        return None
    if any(host == h or host.endswith("." + h) for h in _IMAGE_HOSTS):
        found = _IMAGE.search(unquote(split.path))
        bank, account = (found[1], found[2]) if found else ("", "")
        holder = query.get("accountName", "")
    elif host == "qr.sepay.vn":
        bank, account, holder = query.get("bank", ""), query.get("acc", ""), ""
    else:
        return None
    if not account or not any(c.isdigit() for c in account):
        return None
    code = bank if bank.isdigit() else ""
    return Transfer(bank_of(bank), code, account, " ".join(holder.split()))
