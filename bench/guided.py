"""The fuzzer led by coverage: what reaches new lines of the reading is kept and changed further.

python -m bench.guided [--runs N] [--seconds S] [--corpus DIR]

Needs atheris (`pip install 'rasoat[fuzz]'`); without it hypothesis makes the pages, led by the number of facts and
blocks that a page gives. One page is one visit. A find is an exception, a page that takes a second of CPU, or memory
above 500 MB; libFuzzer writes it to a file that `--corpus` may hold and stops; exit code 1 then.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from crawler.model import Capture, CaptureState, Storefront, Via, Visit, VisitState

SEEDS = 400  # pieces of our own pages to begin with
LONGEST = 20_000  # bytes of a page
CONTENT = (("Content-Type", "text/html"),)
# bench.fuzz is imported late: what atheris shall watch must not be imported before it


def visit_of(body: bytes) -> Visit:
    """A visit of one page; its address is told by its length, so that every kind of address is met."""
    from bench.fuzz import PATHS, WHEN

    url = "https://shop.vn/" + PATHS[len(body) % len(PATHS)]
    capture = Capture("v#1", url, url, WHEN, CaptureState.OK, Via.HTTP, 200, CONTENT, body)
    return Visit("v", Storefront("shop.vn", "https://shop.vn/"), WHEN, WHEN, VisitState.COMPLETE, (capture,))


def seeds(seed: int) -> list[bytes]:
    """Pieces of our own pages, the same for the same seed."""
    from bench.fuzz import corpus

    chance, pages = random.Random(seed), corpus()
    out = []
    for _ in range(SEEDS):
        page = chance.choice(pages)
        size = chance.randrange(200, 4_000)
        at = chance.randrange(max(1, len(page) - size))
        out.append(page[at : at + size].encode())
    return out


def by_atheris(runs: int, seconds: int, seed: int, folder: Path) -> None:
    """Gives the process to libFuzzer, which prints its own summary and never comes back."""
    import atheris

    with atheris.instrument_imports(include=["checker"]):
        from bench.fuzz import MEMORY, SLOW
        from checker.check import sheet_of
    from rules.load import load

    book = load()
    for number, body in enumerate(seeds(seed)):
        (folder / f"seed-{number}").write_bytes(body)

    def read(body: bytes) -> None:
        begun = time.process_time()
        sheet_of(visit_of(body), book)
        if (took := time.process_time() - begun) > SLOW:
            raise TimeoutError(f"{took:.2f} seconds")

    read(seeds(seed)[0])  # what is loaded once is nobody's slowness
    limits = [f"-max_len={LONGEST}", f"-rss_limit_mb={MEMORY}", f"-seed={seed}", "-print_final_stats=1"]
    limits += [f"-artifact_prefix={folder}/find-", f"-runs={runs}", f"-max_total_time={seconds}"]
    atheris.Setup([sys.argv[0], *limits, str(folder)], read)
    atheris.Fuzz()


def by_hypothesis(runs: int, seed: int) -> None:
    """The same by hypothesis, which keeps what gives the most facts."""
    import hypothesis
    from hypothesis import strategies as st

    from bench.fuzz import SLOW
    from checker.check import sheet_of
    from rules.load import load

    book, pieces = load(), seeds(seed)
    slowest, count = 0.0, 0

    @hypothesis.seed(seed)
    @hypothesis.settings(
        max_examples=runs, deadline=None, database=None, suppress_health_check=list(hypothesis.HealthCheck)
    )
    @hypothesis.given(
        st.lists(
            st.sampled_from(pieces) | st.binary(max_size=60) | st.text(max_size=40).map(str.encode),
            min_size=1,
            max_size=5,
        )
    )
    def read(parts: list[bytes]) -> None:
        nonlocal slowest, count
        begun = time.process_time()
        sheet = sheet_of(visit_of(b"".join(parts)[:LONGEST]), book)
        took = time.process_time() - begun
        slowest, count = max(slowest, took), count + 1
        hypothesis.target(float(sum(map(len, sheet.storefront.facts.values()))))
        assert took <= SLOW, f"{took:.2f} seconds"

    read()
    print(f"{count} pages by hypothesis, no find, slowest {slowest:.2f} s; for coverage: pip install atheris")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=20_000)
    parser.add_argument("--seconds", type=int, default=0, help="0: no bound (atheris only)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, help="a folder to go on with (atheris only)")
    given = parser.parse_args()
    try:
        import atheris  # noqa: F401
    except ImportError:
        by_hypothesis(given.runs, given.seed)
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.corpus or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        by_atheris(given.runs, given.seconds, given.seed, folder)


if __name__ == "__main__":
    main()
