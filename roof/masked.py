"""Leads and lines of text as who receives them may have them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from checker.leads import report
from checker.leads.kept import Kept
from desk.mask import mask
from lists.masking import Receiver

_WORDS = ("title", "message", "storefront_name")  # what a page wrote, or may have written, in a row of leads


def told(text: str, receiver: Receiver) -> str:
    """A line as that receiver may have it: telephones, mail addresses, accounts and personal numbers are covered."""
    return text if receiver is Receiver.INSPECTOR else mask(text)


def told_leads(leads: Iterable[Kept], receiver: Receiver) -> list[dict[str, Any]]:
    """What `leads --format json` prints, for that receiver; `masked` says whether anything was covered."""
    rows = report.leads_json(leads)
    for row in rows:
        before = {name: row[name] for name in _WORDS}
        for name, value in before.items():
            row[name] = (
                {lang: told(words, receiver) for lang, words in value.items()}
                if isinstance(value, dict)
                else told(value, receiver)
            )
        row["masked"] = [name for name in _WORDS if row[name] != before[name]]
    return rows
