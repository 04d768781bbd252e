"""The shops that are changed: our own, and real ones where their folder lies beside the checkout."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from test_shops import HERE, SHOPS, shop

from crawler.evidence.read import read
from crawler.model import Capture, Visit

from .grafts import EDGE
from .visits import in_utf8, on_pages, with_body

ROOT = Path(__file__).resolve().parents[3]
GOLD = Path(os.environ.get("RASOAT_SHARED") or ROOT.parent / "shared") / "gold" / "dev" / "sites"


@cache
def own(name: str) -> Visit:
    """A shop of ours."""
    return in_utf8(shop(name).visit)


@cache
def edged(name: str) -> Visit:
    """A shop of ours whose pages say where their own part begins and ends: between the blocks that all share."""
    visit = own(name)
    parts = (HERE / "shops" / f"{name}.txt").read_text("utf-8").split("\n%%% ")[1:]
    blocks = dict(part.split("\n", 1) for part in parts if not part.startswith("/"))
    head, foot = (blocks.get(n, "") for n in ("head", "foot"))
    if not head or not foot:
        return visit

    def one(capture: Capture) -> Capture:
        html = capture.body.decode()
        if html.count(head) != 1 or html.count(foot) != 1 or html.index(head) > html.index(foot):
            return capture
        return with_body(capture, html.replace(head, head + EDGE).replace(foot, EDGE + foot).encode())

    return on_pages(visit, one)


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
