"""The exchange file for the city's shared database: one record a storefront, as CSV or JSON.

docs/exchange.md documents it field by field; data/exchange.schema.json is its JSON Schema. A field is never
taken out or given another meaning: a new version adds fields and raises VERSION.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from lists.masking import Receiver, masked, personal
from ties.model import MarkKind, Profile

VERSION = "1"
SCHEMA = Path(__file__).parent / "data" / "exchange.schema.json"
FIELDS = (
    "storefront", "url", "kind", "platform", "seller", "seller_storefronts", "personal", "name", "tax_code",
    "registration_number", "address", "badge_record", "phones", "emails", "bank_accounts", "last_visit",
    "leads_open", "leads_confirmed", "leads_referred", "confirmed_rules", "clone_of", "on_lists", "masked",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class Known:
    """What the house knows of one storefront, beside its profile."""

    storefront: str
    url: str
    kind: str
    platform: str
    seller: str
    seller_storefronts: int
    last_visit: str
    open: int
    confirmed: int
    referred: int
    confirmed_rules: tuple[str, ...] = ()
    clone_of: str = ""
    on_lists: tuple[str, ...] = ()


def record(known: Known, profile: Profile | None, receiver: Receiver) -> dict[str, object]:
    """One record, masked for its receiver. Only what the visit showed and people confirmed."""

    def first(kind: MarkKind) -> str:
        marks = [m for m in (profile.marks if profile else ()) if m.kind is kind and not m.alien]
        return marks[0].shown if marks else ""

    def every(kind: MarkKind) -> list[str]:
        return [m.shown for m in (profile.marks if profile else ()) if m.kind is kind and not m.alien]

    shown, code = first(MarkKind.NAME), first(MarkKind.TAX_CODE)
    whole = {
        "storefront": known.storefront, "url": known.url, "kind": known.kind, "platform": known.platform,
        "seller": known.seller, "seller_storefronts": known.seller_storefronts,
        "personal": personal(shown, code), "name": shown, "tax_code": code,
        "registration_number": first(MarkKind.REGISTRATION), "address": first(MarkKind.ADDRESS),
        "badge_record": next(iter(profile.values(MarkKind.RECORD)), "") if profile else "",
        "phones": every(MarkKind.PHONE), "emails": every(MarkKind.EMAIL),
        "bank_accounts": every(MarkKind.BANK_ACCOUNT), "last_visit": known.last_visit,
        "leads_open": known.open, "leads_confirmed": known.confirmed, "leads_referred": known.referred,
        "confirmed_rules": list(known.confirmed_rules),
        "clone_of": "" if receiver is Receiver.PUBLIC else known.clone_of,
        "on_lists": [] if receiver is Receiver.PUBLIC else list(known.on_lists),
    }  # fmt: skip
    said = masked(whole, receiver)
    return {name: said[name] for name in FIELDS}


def write_json(out: TextIO, records: Iterable[Mapping[str, object]], receiver: Receiver, made: str) -> int:
    """One JSON object: version, receiver, when it was made, and the records. Out: how many."""
    head = {"version": VERSION, "receiver": str(receiver), "made": made}
    out.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "storefronts": [')
    count = 0
    for one in records:
        out.write((",\n" if count else "\n") + json.dumps(one, ensure_ascii=False))
        count += 1
    out.write("\n]}\n")
    return count


def write_csv(out: TextIO, records: Iterable[Mapping[str, object]]) -> int:
    """A CSV with a header; several values in one cell stand apart by "; ". Cells can be no formulas."""
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(FIELDS)
    count = 0
    for one in records:
        rows.writerow([harmless(_cell(one[name])) for name in FIELDS])
        count += 1
    return count


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: what begins like one gets an apostrophe before it."""
    text = text.replace("\x00", "")
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) or text.startswith(_FORMULA) else text
