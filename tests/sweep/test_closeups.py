"""After a sweep, every place that a lead quotes has its picture beside the evidence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from go import SETTINGS

from checker.leads.store import Store
from crawler.browser.chromium import find_browser
from crawler.closeup import folder_of
from crawler.evidence import verify
from examples.market.answers import as_of
from examples.market.serve import serve
from rules.load import load as load_rules
from sweep.closeups import places_of, take
from sweep.registry import load
from sweep.run import run

pytestmark = pytest.mark.skipif(
    not find_browser(), reason="no Chromium here; apt install chromium-headless-shell"
)


def test_each_quote_of_a_lead_is_shown(tmp_path: Path) -> None:
    with serve(0) as market, Store(str(tmp_path / "rasoat.db")) as store:
        market.write_registry(tmp_path / "r.csv")
        registry = load(tmp_path / "r.csv")
        url = market.url("mien-doi-tra")
        registry = replace(registry, storefronts=tuple(s for s in registry.storefronts if s.url == url))
        settings = replace(SETTINGS, proxy=market.proxy, pages=30)
        summary = run(registry, store, tmp_path / "ev", load_rules(), settings, as_of=as_of())
        hits = sum(map(len, market.hits.values()))
        with pytest.MonkeyPatch.context() as killed, pytest.raises(ZeroDivisionError):
            killed.setattr("crawler.closeup.seal", lambda *_: 1 / 0)
            take(store, summary.sweep)
        assert list(verify(tmp_path / "ev"))
        assert take(store, "the next sweep").shown == 0
        assert list(verify(tmp_path / "ev")) == []
        taken = take(store, summary.sweep)
        assert sum(map(len, market.hits.values())) == hits  # nothing was asked of the shop
        lasts = [store.lead(kept.id).last for kept in store.leads()]
        places = {place for last in lasts for place in places_of(last.lead.evidence)}
        folder = folder_of(Path(lasts[0].evidence_path))
        assert taken.missing == {}
        assert taken.shown == len(places) == len(list(folder.glob("*.png"))) > 2
        assert take(store, summary.sweep, browser_path="/no/browser") == taken  # all lie there already
        assert list(verify(tmp_path / "ev")) == []
