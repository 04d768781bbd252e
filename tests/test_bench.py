"""What bench/ measures is run by hand: here only that every part of it still finds what it measures."""

import importlib
from pathlib import Path

import pytest

import bench

PARTS = sorted(path.stem for path in Path(bench.__file__).parent.glob("[!_]*.py"))


@pytest.mark.parametrize("part", PARTS)
def test_every_bench_can_be_loaded(part: str) -> None:
    importlib.import_module(f"bench.{part}")
