"""The shops that are changed: our own, and real ones where their folder lies beside the checkout."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from test_shops import SHOPS, shop

from crawler.evidence.read import read
from crawler.model import Visit

from .visits import in_utf8

ROOT = Path(__file__).resolve().parents[3]
GOLD = Path(os.environ.get("RASOAT_SHARED") or ROOT.parent / "shared") / "gold" / "dev" / "sites"


@cache
def own(name: str) -> Visit:
    """A shop of ours."""
    return in_utf8(shop(name).visit)


@cache
def real(name: str) -> Visit:
    """A real shop."""
    return in_utf8(read(GOLD / f"{name}.warc.gz"))


def names() -> Iterator[tuple[str, bool]]:
    """(name, whether it is real) of all there are."""
    for path in sorted(GOLD.glob("*.warc.gz")):
        yield path.name.removesuffix(".warc.gz"), True
    for name in SHOPS:
        yield name, False
