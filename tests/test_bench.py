"""What bench/ measures is run by hand: here only that every part of it still finds what it measures."""

import importlib
from pathlib import Path

import pytest

import bench
from bench import wink_words
from bench.city import OFFICERS, build
from checker.leads.life import STATES
from checker.leads.people import Role
from checker.leads.queue import Filter
from checker.leads.store import Store
from checker.leads.store.office import Office

PARTS = sorted(path.stem for path in Path(bench.__file__).parent.glob("[!_]*.py"))


@pytest.mark.parametrize("part", PARTS)
def test_every_bench_can_be_loaded(part: str) -> None:
    importlib.import_module(f"bench.{part}")


def test_the_city_is_a_store_as_the_product_writes_it(tmp_path: Path) -> None:
    with Store(str(tmp_path / "city.db")) as store:
        build(store, 40, "no password")
        office = Office(store)
        assert store.total(Filter(states=tuple(STATES))) == 40
        assert len(office.users()) == OFFICERS + len(Role)
        assert office.broken_trail() is None


def test_words_are_learnt_from_listings_that_hold_them() -> None:
    """The same listings give the same weights; a word of too few listings is none."""
    known = [(frozenset({"soi", "tem"}), True), (frozenset({"nồi", "hãng"}), False)] * 4
    weights = wink_words.learn([*known, (frozenset({"lạ"}), True)])
    assert weights == wink_words.learn([*known, (frozenset({"lạ"}), True)])
    assert weights["soi"] > 0 > weights["nồi"]
    assert set(weights) == {"", "soi", "tem", "nồi", "hãng"}
