"""Quality never sinks in silence: storefront facts against what people read off real shops.

The pages lie outside this project (nobody may pass them on): RASOAT_SHARED names their folder, by default
`shared` beside the checkout. `floors.json` holds what was once reached.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from checker.facts.read import read
from checker.facts.show import as_json
from crawler.evidence.read import read as read_evidence
from rules.load import load

HERE = Path(__file__).resolve()
SHARED = Path(os.environ.get("RASOAT_SHARED") or HERE.parents[2].parent / "shared")
GOLD = SHARED / "gold" / "dev"
FLOORS = json.loads((HERE.parent / "floors.json").read_text("utf-8"))["storefront"]

pytestmark = pytest.mark.skipif(
    not GOLD.is_dir(), reason=f"no gold pages in {GOLD}; set RASOAT_SHARED to measure"
)


def scorer() -> ModuleType:
    """The scorer that lies beside the gold pages."""
    loader = SourceFileLoader("score_facts", str(SHARED / "tools" / "score_facts"))
    spec = spec_from_loader("score_facts", loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def tallies() -> tuple[dict[str, Any], list[tuple[Any, ...]]]:
    """One tally for each fact over all sites, and every error."""
    score, book = scorer(), load()
    out: dict[str, Any] = defaultdict(score.Tally)
    errors: list[tuple[Any, ...]] = []
    for path in sorted((GOLD / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        sheet = read(read_evidence(GOLD / "sites" / f"{path.stem}.warc.gz"), book.facts, book.lexicons)
        shown = as_json(sheet, book.facts)["storefront"]
        for fact, want in gold["storefront"].items():
            if want is not None:
                score.score_fact(out[fact], fact, shown.get(fact), want, path.stem, errors)
    return out, errors


def test_mean_over_facts(tallies: tuple[dict[str, Any], list[Any]]) -> None:
    rows = {fact: t.row()["f1"] for fact, t in tallies[0].items()}
    scored = [f for f in rows.values() if f is not None]
    assert sum(scored) / len(scored) >= FLOORS["macro_f1"], tallies[1]
    assert min(scored) >= FLOORS["every_fact_f1"], rows


def test_all_values_together(tallies: tuple[dict[str, Any], list[Any]]) -> None:
    tp, fp, fn = (sum(getattr(t, k) for t in tallies[0].values()) for k in ("tp", "fp", "fn"))
    assert 2 * tp / (2 * tp + fp + fn) >= FLOORS["micro_f1"], tallies[1]


@pytest.mark.parametrize("fact", FLOORS["never_wrong"])
def test_facts_that_accuse_are_never_wrong(fact: str, tallies: tuple[dict[str, Any], list[Any]]) -> None:
    assert tallies[0][fact].fp == 0, [e for e in tallies[1] if e[1] == fact]


def test_hardly_any_wrong_page_of_terms(tallies: tuple[dict[str, Any], list[Any]]) -> None:
    assert (
        sum(t.fp for fact, t in tallies[0].items() if fact.startswith("terms.")) <= FLOORS["terms_wrong"]
    ), tallies[1]
