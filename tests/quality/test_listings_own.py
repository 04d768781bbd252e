"""Listings of our own, as sellers write them, with what a careful reader sees in each.

`listings.txt`, a row a line: labels ¦ title ¦ description ¦ price in đồng (may be left out); a line "# name" gives
the category of the rows below it, "## …" is a remark. Labels, parted by commas: cue (copies), air (hand-carried),
nobill (without invoice or label), health (claims to cure), ban (restricted goods), resp (who answers is named),
o:VN+KR (origins), - (nothing); a label with "?" is not judged, since two readers would differ. \\u200b and the like
stand for the characters they name; nfd parts the marks from their letters.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from checker.feed.audit import Auditor
from checker.feed.model import FeedRow
from rules.load import load

HERE = Path(__file__).resolve().parent
FLOORS = json.loads((HERE / "floors.json").read_text("utf-8"))["own_listings"]
FACTS = {
    "cue": "listing.counterfeit_cue",
    "air": "listing.hand_carried",
    "nobill": "listing.no_invoice_or_label",
    "health": "listing.health_claim",
    "ban": "listing.restricted_goods",
    "resp": "listing.responsible",
    "o": "listing.origin",
}
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")


def listings() -> list[tuple[set[str], FeedRow]]:
    """Each row of `listings.txt` with its labels."""
    found: list[tuple[set[str], FeedRow]] = []
    category = ""
    for line in (HERE / "listings.txt").read_text("utf-8").splitlines():
        if line.startswith("## ") or not line:
            continue
        if line.startswith("# "):
            category = line[2:]
            continue
        said, title, description, *price = [part.strip() for part in line.split("¦")]
        labels = set(said.split(",")) - {"-"}
        if "nfd" in labels:
            title, description = (unicodedata.normalize("NFD", text) for text in (title, description))
        found.append(
            (
                labels,
                FeedRow(
                    source="listings.txt",
                    line=len(found) + 1,
                    id=str(len(found) + 1),
                    title=_ESCAPED.sub(lambda m: chr(int(m[1], 16)), title),
                    description=_ESCAPED.sub(lambda m: chr(int(m[1], 16)), description),
                    category=category,
                    price=float(price[0]) if price else 0.0,
                ),
            )
        )
    return found


@cache
def outcomes() -> dict[str, tuple[Counter[str], list[str]]]:
    """By label: how many rows came out right, alarm, missed, and the titles of those that did not come out right."""
    auditor = Auditor(load(), date(2026, 11, 26))
    kinds: dict[str, tuple[Counter[str], list[str]]] = {name: (Counter(), []) for name in FACTS}
    for labels, row in listings():
        facts = auditor.read(row).facts
        for name, fact in FACTS.items():
            if f"{name}?" in labels:
                continue
            wanted = {name} & labels
            got = {name} if facts.get(fact) else set()
            if name == "o":
                wanted = {code for label in labels if label.startswith("o:") for code in label[2:].split("+")}
                got = {str(one.value) for one in facts.get(fact, ())}
            if wanted or got:
                kind = "right" if got and got <= wanted else "alarm" if got else "missed"
                kinds[name][0][kind] += 1
                if kind != "right":
                    kinds[name][1].append(f"{kind}: {row.title}")
    return kinds


@pytest.mark.parametrize("name", FACTS)
def test_what_is_read_off_our_own_listings(name: str) -> None:
    """Precision and recall do not sink below what `floors.json` holds."""
    kinds, wrong = outcomes()[name]
    precision, recall = FLOORS[name]
    assert kinds["right"] / (kinds["right"] + kinds["alarm"]) >= precision, wrong
    assert kinds["right"] / (kinds["right"] + kinds["missed"]) >= recall, wrong


def test_most_of_the_rows_are_innocent() -> None:
    rows = listings()
    assert len(rows) >= 600
    assert sum("cue" not in labels for labels, _ in rows) >= 0.6 * len(rows)
