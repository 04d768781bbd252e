"""The served market of 300 shops with 60 sellers, crawled over real HTTP and tied; a seed that nobody tuned on."""

from __future__ import annotations

from pathlib import Path

from bench.sellers import measure

SEED = 4207


def test_sellers_are_found_and_clones_told_apart(tmp_path: Path) -> None:
    got = measure(SEED, tmp_path)
    print(f"seed {SEED}: {got}")
    assert got.pairs > 300
    assert got.precision >= 0.98
    assert got.recall >= 0.90
    assert got.told == got.clones
    assert got.wronged == 0
