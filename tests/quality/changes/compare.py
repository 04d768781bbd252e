"""What is read of a visit, in a form that can be held beside what is read of its changed copy."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from checker.check import check
from checker.facts.show import as_json
from checker.model import Checked
from crawler.model import Visit
from rules.model import Rulebook

Reading = dict[tuple[str, str], tuple[str, tuple[str, ...]]]  # (subject, fact) → state, values


@dataclass(frozen=True)
class Break:
    """One fact that is read otherwise: how is "wrong" | "absent" | "new" | "lost" | "told" | "more" | "lead"."""

    shop: str
    subject: str
    fact: str
    how: str
    before: object
    after: object


def plain(value: object, back: Mapping[str, str]) -> str:
    """A value as it is compared: composed, no capitals, single spaces, addresses as they were."""
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", str(value))).strip()
    text = back.get(text, text)
    return text.casefold().rstrip("/")


def reading(found: Checked, book: Rulebook, back: Mapping[str, str] | None = None) -> Reading:
    """Every fact of a visit with its state: "found", "absent" (looked for in vain) or "unread"."""
    back = back or {}
    shown = as_json(found.sheet, book.facts)
    out: Reading = {}
    rows = [("storefront", shown["storefront"])] + [(plain(r["url"], back), r) for r in shown["listings"]]
    for subject, row in rows:
        for fact, told in row.items():
            if fact == "url":
                continue
            if told is None:
                out[subject, fact] = ("unread", ())
                continue
            values: list[Any] = []
            for one in (told, *told.get("also", ())):
                value = one["value"]
                values += value if isinstance(value, list) else [value]
            kept = tuple(dict.fromkeys(plain(v, back) for v in values))
            out[subject, fact] = ("found" if kept else "absent", kept)
    return out


def leads(found: Checked, back: Mapping[str, str] | None = None) -> set[tuple[str, str]]:
    """(rule, subject) of every lead."""
    return {(lead.rule, plain(lead.subject, back or {})) for lead in found.leads}


def breaks(
    shop: str,
    before: tuple[Reading, set[tuple[str, str]]],
    after: tuple[Reading, set[tuple[str, str]]],
    free: Iterable[str] = (),
) -> list[Break]:
    """What differs, but for facts whose names begin with one of `free`."""
    held, new = before[0], after[0]
    free = tuple(free)
    out: list[Break] = []
    for key in held.keys() | new.keys():
        if free and key[1].startswith(free):
            continue
        (state, values), (state2, values2) = held.get(key, ("none", ())), new.get(key, ("none", ()))
        if (state, values) == (state2, values2):
            continue
        how = _how(state, values, state2, values2)
        if how:
            out.append(Break(shop, *key, how, values or state, values2 or state2))
    out += [Break(shop, s, rule, "lead", "", "lead") for rule, s in sorted(after[1] - before[1])]
    return sorted(out, key=lambda b: (b.subject, b.fact))


def _how(state: str, values: tuple[str, ...], state2: str, values2: tuple[str, ...]) -> str:
    if state == "none" or state2 == "none":  # a listing that came or went is told by its title alone
        return (
            ("new" if state2 == "found" else "lost" if state == "found" else "")
            if "found" in (state, state2)
            else ""
        )
    if state == "found" and state2 == "found":
        if values2[0] not in values:
            return "wrong"
        return "more" if set(values) != set(values2) else ""
    if state == "found":
        return "absent" if state2 == "absent" else "lost"
    if state2 == "found":
        return "new"
    return "told" if state2 == "absent" else "unread"


def look(
    visit: Visit, book: Rulebook, back: Mapping[str, str] | None = None
) -> tuple[Reading, set[tuple[str, str]]]:
    """A visit read and checked, ready to be compared."""
    found = check(visit, book)
    return reading(found, book, back), leads(found, back)
