"""A market swept twice, so that the leads of the second sweep rest on evidence of the first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from swept import Swept

from checker.leads.store import Store
from crawler.settings import CrawlSettings
from examples.market.answers import as_of
from examples.market.serve import serve
from rules.load import load as load_rules
from sweep.closeups import take
from sweep.registry import load
from sweep.run import run

SHOPS = ("am-chen-lien", "giay-buoc-nhe", "ca-phe-ban-dao")


@pytest.fixture(scope="session")
def swept(tmp_path_factory: pytest.TempPathFactory) -> Swept:
    base = tmp_path_factory.mktemp("swept")
    settings = CrawlSettings(delay=0, backoff=0.05, storefronts_at_once=3)
    with serve(0) as market, Store(str(base / "rasoat.db")) as store:
        market.write_registry(base / "r.csv")
        rows, urls = load(base / "r.csv"), {market.url(shop) for shop in SHOPS}
        chosen = replace(rows, storefronts=tuple(s for s in rows.storefronts if s.url in urls))
        for _ in range(2):
            go = replace(settings, proxy=market.proxy)
            done = run(chosen, store, base / "evidence", load_rules(), go, as_of=as_of())
            take(store, done.sweep)
        leads = tuple(lead.id for lead in store.leads())
    return Swept(base / "rasoat.db", base / "evidence", leads)
