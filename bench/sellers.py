"""The served market of 300 shops with 60 sellers: crawled, read, tied, held against its key, seed by seed.

python -m bench.sellers [SEED …]               default: ten seeds; a minute of CPU each
python -m bench.sellers --unserved [SEED …]    the pages as they are made, not served and not crawled: four seconds

Prints one row per seed as docs/sellers.md has them, and fails when a floor does not hold. Seeds 1 and 2 were looked
at while the weights were chosen, 303 to 1102 while the rules of clones and of lent marks were; the last ones were not.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from checker.check import sheet_of
from checker.leads.store import Store
from checker.leads.store.tiebook import TieBook
from crawler.model import Capture, CaptureState, Storefront, Visit, VisitState
from crawler.settings import CrawlSettings
from examples.sellers.answers import Score, score
from examples.sellers.model import Key
from examples.sellers.pages import LOGO, pages, record_page
from examples.sellers.serve import serve
from examples.sellers.traps import Trapped
from rules.load import load as load_rules
from sweep.profiles import read_profiles, reader
from sweep.registry import load
from sweep.run import run
from ties.marks import profile
from ties.model import Resolution, Standing
from ties.resolve import resolve

SEEDS = (303, 404, 505, 606, 707, 808, 909, 1001, 1102, 5001)
_HTML = (("Content-Type", "text/html; charset=utf-8"),)
PRECISION, RECALL = 0.98, 0.90  # of pairs


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
    return _score(found, tail, market.key)


def unserved(seed: int) -> Score:
    """The same without HTTP: the pages as they are made, read and tied."""
    book, at = load_rules(), datetime(2026, 11, 26, tzinfo=UTC)
    shops, key = Trapped(seed).draw()
    read = []
    for shop in shops:
        home = f"http://{shop.host}.localhost"
        made = [(home + path, body) for path, body in pages(shop).items()]
        if shop.record:
            made.append((LOGO.format(shop.record), record_page(*key.records[shop.record])))
        captures = tuple(
            Capture(
                f"{shop.host}#{n}",
                url,
                url,
                at,
                CaptureState.OK,
                status=200,
                headers=_HTML,
                body=body.encode(),
            )
            for n, (url, body) in enumerate(made)
        )
        storefront = Storefront(f"{shop.host}.localhost", f"{home}/")
        visit = Visit(shop.host, storefront, at, at, VisitState.COMPLETE, captures)
        read.append(profile(visit, sheet_of(visit, book)))
    return _score(resolve(read), ".localhost", key)


def _score(found: Resolution, tail: str, key: Key) -> Score:
    groups = [[one.removesuffix(tail) for one in seller.storefronts] for seller in found.sellers]
    pairs = [
        (t.left.removesuffix(tail), t.right.removesuffix(tail), t.clone.removesuffix(tail))
        for t in found.ties
        if t.standing is Standing.CLONE
    ]
    return score(groups, pairs, key)


def held(got: Score) -> bool:
    """Whether the floors hold: pairs, every clone told apart, no honest shop named."""
    return got.precision >= PRECISION and got.recall >= RECALL and got.told == got.clones and not got.wronged


def main() -> None:
    print(
        "| seed | pairs | precision | recall | clones told apart | of them named | honest shops named | trapped |"
    )
    print("|---|---|---|---|---|---|---|---|")
    begun, fell = time.perf_counter(), []
    for seed in [int(word) for word in sys.argv[1:] if word.isdigit()] or SEEDS:
        with tempfile.TemporaryDirectory() as folder:
            got = unserved(seed) if "--unserved" in sys.argv else measure(seed, Path(folder))
        print(
            f"| {seed} | {got.pairs} | {got.precision:.4f} | {got.recall:.4f} | {got.told} of {got.clones} "
            f"| {got.named} | {got.wronged} | {got.trapped} of {got.traps} |",
            flush=True,
        )
        fell += [] if held(got) else [seed]
    print(f"{time.perf_counter() - begun:.0f} s")
    if fell:
        sys.exit(f"a floor does not hold at seeds {fell}")


if __name__ == "__main__":
    main()
