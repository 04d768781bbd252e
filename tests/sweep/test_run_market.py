"""Sweeps over the example market: its planted faults become leads, and are mended when the shop mends.

Whether the market raises nothing else is the affair of `tests/examples/`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from go import SETTINGS

from checker.leads.life import Step
from checker.leads.store import Store
from examples.market.answers import answers, as_of
from examples.market.serve import Market, serve
from rules.load import load as load_rules
from sweep.registry import Registry, load
from sweep.run import run

SHOPS = ("am-chen-lien", "ca-phe-ban-dao", "khoa-cong", "banh-mut-co-tu")


@pytest.fixture
def market() -> Iterator[Market]:
    with serve(0) as opened:
        yield opened


def some(registry: Registry, market: Market) -> Registry:
    """The rows of the chosen shops."""
    urls = {market.url(shop) for shop in SHOPS}
    return replace(registry, storefronts=tuple(s for s in registry.storefronts if s.url in urls))


def test_the_market_is_told_as_its_key_has_it(tmp_path: Path, market: Market) -> None:
    market.write_registry(tmp_path / "r.csv")
    registry = some(load(tmp_path / "r.csv"), market)
    assert len(registry.storefronts) == len(SHOPS)
    book, settings = load_rules(), replace(SETTINGS, proxy=market.proxy, pages=30, storefronts_at_once=4)
    ids = {shop: next(s.id for s in registry.storefronts if s.url == market.url(shop)) for shop in SHOPS}
    key = answers()
    with Store(str(tmp_path / "rasoat.db")) as store:
        run(registry, store, tmp_path / "ev", book, settings, as_of=as_of())
        visited = {visit.storefront: visit.state for visit in store.visits()}
        for shop in SHOPS:
            assert visited[ids[shop]] == key[shop].visit
            found = {lead.rule for lead in store.leads(storefront=ids[shop])}
            assert {rule for rule, _ in key[shop].leads} <= found

        def badge() -> list[Step]:
            leads = store.leads(storefront=ids["am-chen-lien"], rule="notice-badge-linked")
            return [lead.state for lead in leads]

        assert badge() == [Step.NEW]
        market.mend("am-chen-lien")
        run(registry, store, tmp_path / "ev", book, settings, as_of=as_of())
        assert badge() == [Step.MENDED]
        others = {lead.state for lead in store.leads(storefront=ids["ca-phe-ban-dao"])}
        assert others == {Step.PERSISTING}
        market.unmend("am-chen-lien")
        run(registry, store, tmp_path / "ev", book, settings, as_of=as_of())
        assert badge() == [Step.REOPENED]
