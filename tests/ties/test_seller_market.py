"""The served market of 300 shops with 60 sellers, crawled over real HTTP and tied; a seed that nobody tuned on."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.sellers import held, measure
from examples.sellers.traps import Trapped, strangers

SEED = 4207


def test_sellers_are_found_and_clones_told_apart(tmp_path: Path) -> None:
    got = measure(SEED, tmp_path)
    print(f"seed {SEED}: {got}")
    assert got.pairs > 300
    assert got.traps == 38
    assert got.trapped == 0
    assert held(got)


@pytest.mark.parametrize("seed", [1, SEED])
def test_the_market_has_its_size_and_its_traps(seed: int) -> None:
    shops, key = Trapped(seed).draw()
    assert len(shops) == len({shop.host for shop in shops}) == len(key.seller) == 300
    assert len(strangers(key)) == 38
    assert len(key.clones) == 17
    sellers = [who for who in key.seller.values() if who.startswith("s") and who[1:].isdigit()]
    assert sum(sellers.count(who) > 1 for who in set(sellers)) == 60


def test_a_small_market_has_no_traps() -> None:
    shops, key = Trapped(5, 20, 4, 2).draw()
    assert len(shops) == 20
    assert not strangers(key)
