"""Every change on every shop: python -m changes [CHANGE …] [--own | --real] [--out FOLDER]."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from rules.load import load

from .catalogue import CHANGES
from .compare import Break, breaks, look
from .material import names, own, real


def main() -> None:
    """Prints one line a change: how often each kind of break, a thousand facts; writes each break to its file."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("change", nargs="*")
    asked.add_argument("--own", action="store_true")
    asked.add_argument("--real", action="store_true")
    asked.add_argument("--shop", action="append", help="of these shops alone")
    asked.add_argument("--out", type=Path)
    told = asked.parse_args()
    book = load()
    shops = [(n, r) for n, r in names() if (r or not told.real) and (not r or not told.own)]
    shops = [(n, r) for n, r in shops if not told.shop or n in told.shop]
    visits = {n: (real if r else own)(n) for n, r in shops}
    before = {n: look(v, book) for n, v in visits.items()}
    facts = sum(state == "found" for r, _ in before.values() for state, _ in r.values())
    print(f"{len(shops)} shops, {facts} facts")
    for name in told.change or CHANGES:
        change = CHANGES[name]
        found: list[Break] = []
        for shop, visit in visits.items():
            made = change.make(visit)
            found += breaks(shop, before[shop], look(made.visit, book, made.back), change.free)
        counts = Counter(b.how for b in found)
        bad = sum(counts[h] for h in ("wrong", "absent", "new"))
        print(f"{name:12} {bad * 1000 / facts:7.2f}  {dict(counts.most_common())}", flush=True)
        if told.out:
            told.out.mkdir(parents=True, exist_ok=True)
            lines = [json.dumps(b.__dict__, ensure_ascii=False) for b in found]
            (told.out / f"{name}.jsonl").write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    main()
