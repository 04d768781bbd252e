"""The served market of 300 shops with 60 sellers: crawled, read, tied, held against its key, seed by seed.

python -m bench.sellers SEED …

Seeds 1 and 2 were looked at while the weights were chosen; others were not.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from checker.leads.store import Store
from checker.leads.store.tiebook import TieBook
from crawler.settings import CrawlSettings
from examples.sellers.answers import Score, score
from examples.sellers.serve import serve
from rules.load import load as load_rules
from sweep.profiles import read_profiles, reader
from sweep.registry import load
from sweep.run import run
from ties.model import Standing
from ties.resolve import resolve


def measure(seed: int, folder: Path, size: int = 300, sellers: int = 60, clones: int = 15) -> Score:
    """One market through our own pipeline (plain HTTP), and how right its ties are."""
    book = load_rules()
    with serve(seed, size, sellers, clones) as market, Store(str(folder / "rasoat.db")) as store:
        market.write_registry(folder / "registry.csv")
        settings = CrawlSettings(
            pages=9,
            delay=0,
            proxy=market.proxy,
            browser="never",
            walk="never",
            test_network=True,
            storefronts_at_once=32,
        )
        run(
            load(folder / "registry.csv"),
            store,
            folder / "evidence",
            book,
            settings,
            sheets=folder / "sheets",
        )
        ties = TieBook(store)
        failed = read_profiles(ties, book, folder / "sheets")
        if failed:
            raise RuntimeError(f"evidence that cannot be read: {failed[:3]}")
        found = resolve(ties.profiles(reader(book)))
        tail = f".localhost:{market.port}"
    groups = [[one.removesuffix(tail) for one in seller.storefronts] for seller in found.sellers]
    pairs = [
        (t.left.removesuffix(tail), t.right.removesuffix(tail), t.clone.removesuffix(tail))
        for t in found.ties
        if t.standing is Standing.CLONE
    ]
    return score(groups, pairs, market.key)


def main() -> None:
    for word in sys.argv[1:] or ["101", "102", "103"]:
        begun = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            got = measure(int(word), Path(folder))
        print(
            f"seed {word}: {got.pairs} pairs, precision {got.precision:.4f}, recall {got.recall:.4f}; clones told "
            f"apart {got.told} of {got.clones}, named {got.named}, honest shops named {got.wronged} "
            f"({time.perf_counter() - begun:.0f} s)",
            flush=True,
        )


if __name__ == "__main__":
    main()
