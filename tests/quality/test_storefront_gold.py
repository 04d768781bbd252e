"""Quality never sinks in silence: facts of storefronts and listings against what people read off real shops.

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
ALL_FLOORS = json.loads((HERE.parent / "floors.json").read_text("utf-8"))
FLOORS, LISTING_FLOORS = ALL_FLOORS["storefront"], ALL_FLOORS["listing"]

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
        shown = as_json(sheet, book.facts)
        for fact, want in gold["storefront"].items():
            if want is not None:
                score.score_fact(out[fact], fact, shown["storefront"].get(fact), want, path.stem, errors)
        for wanted in gold["listings"]:
            read_off = next((x for x in shown["listings"] if score.same_url(x["url"], wanted["url"])), {})
            for fact, want in wanted.items():
                if fact != "url" and want is not None:
                    score.score_fact(out[fact], fact, read_off.get(fact), want, wanted["url"], errors)
    return out, errors


def part(tallies: tuple[dict[str, Any], list[Any]], listing: bool) -> dict[str, Any]:
    """The tallies of the facts of listings, or of storefronts."""
    return {f: t for f, t in tallies[0].items() if f.startswith("listing.") == listing}


def macro(tallies: dict[str, Any]) -> tuple[float, float]:
    """The mean and the least F1 of the facts that were scored."""
    scored = [f for t in tallies.values() if (f := t.row()["f1"]) is not None]
    return sum(scored) / len(scored), min(scored)


def test_mean_over_facts(tallies: tuple[dict[str, Any], list[Any]]) -> None:
    for listing, floors in ((False, FLOORS), (True, LISTING_FLOORS)):
        mean, least = macro(part(tallies, listing))
        assert mean >= floors["macro_f1"], tallies[1]
        assert least >= floors["every_fact_f1"], tallies[1]


def test_all_values_together(tallies: tuple[dict[str, Any], list[Any]]) -> None:
    for listing, floors in ((False, FLOORS), (True, LISTING_FLOORS)):
        held = part(tallies, listing).values()
        tp, fp, fn = (sum(getattr(t, k) for t in held) for k in ("tp", "fp", "fn"))
        assert 2 * tp / (2 * tp + fp + fn) >= floors["micro_f1"], tallies[1]


@pytest.mark.parametrize("fact", FLOORS["never_wrong"] + LISTING_FLOORS["never_wrong"])
def test_facts_that_accuse_are_never_wrong(fact: str, tallies: tuple[dict[str, Any], list[Any]]) -> None:
    assert tallies[0][fact].fp == 0, [e for e in tallies[1] if e[1] == fact]


def test_hardly_any_wrong_page_of_terms(tallies: tuple[dict[str, Any], list[Any]]) -> None:
    assert (
        sum(t.fp for fact, t in tallies[0].items() if fact.startswith("terms.")) <= FLOORS["terms_wrong"]
    ), tallies[1]
