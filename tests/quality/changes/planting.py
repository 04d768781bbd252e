"""Every graft: python -m changes.planting [--into-real | --into-own] [--each N] [--out FILE]."""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path

from rules.load import load

from .compare import Break, breaks, look
from .grafts import Halves, halves, planted
from .material import edged, names, own, real

# a theme has menus, terms, orders and a seller of its own: what is asked is what the middle says
ASKED = (
    *(f"terms.{n}" for n in ("general", "contract_conclusion", "returns", "warranty", "shipping", "payment")),
    *(f"terms.{n}" for n in ("privacy", "inspection", "complaints")),
)


def pick(shop: str, themes: list[str], each: int) -> list[str]:
    """Some themes for a shop, always the same."""
    return sorted(themes, key=lambda t: hashlib.md5(f"{shop} {t}".encode()).hexdigest())[:each]


def of_middle(found: list[Break]) -> list[Break]:
    """The breaks of facts that the middle of a page says."""
    return [
        b for b in found if (b.fact in ASKED or b.fact.startswith(("listing.", "label.")) or b.how == "lead")
    ]


def main() -> None:
    """Prints one line a direction, and each break to a file."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--into-own", action="store_true")
    asked.add_argument("--each", type=int, default=3)
    asked.add_argument("--out", type=Path)
    told = asked.parse_args()
    book = load()
    shops = {n: (real if r else own)(n) for n, r in names() if r == told.into_own}
    hosts = {n: list(halves((real if r else edged)(n))) for n, r in names() if r != told.into_own}
    hosts = {n: h for n, h in hosts.items() if h}
    found: list[Break] = []
    facts = 0
    for shop, visit in shops.items():
        mine: dict[str, Halves] = {h.url: h for h in halves(visit if told.into_own else edged(shop))}
        before = look(visit, book)
        for theme in pick(shop, list(hosts), told.each):
            after = look(planted(visit, mine, hosts[theme]), book)
            facts += sum(
                s == "found" for (_, f), (s, _) in before[0].items() if f in ASKED or f[:7] == "listing"
            )
            found += of_middle(breaks(f"{shop} @ {theme}", before, after))
    counts = Counter(b.how for b in found)
    bad = sum(counts[h] for h in ("wrong", "absent", "new"))
    print(f"{facts} facts; {bad * 1000 / facts:.2f} in a thousand; {dict(counts.most_common())}")
    if told.out:
        told.out.write_text("\n".join(json.dumps(b.__dict__, ensure_ascii=False) for b in found), "utf-8")


if __name__ == "__main__":
    main()
