"""A visit that finds nothing changed is not read again, and says exactly what a fresh reading says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from go import SETTINGS
from hypothesis import given, settings
from hypothesis import strategies as st

import sweep.sheets
from checker.check import check, sheet_of
from checker.leads.life import Step
from checker.leads.store import Store
from crawler.crawl import Job, crawl
from crawler.evidence import read
from crawler.model import Visit
from examples.market.answers import as_of
from examples.market.serve import Market, serve
from rules.load import load as load_rules
from rules.model import Rulebook
from sweep.registry import Registry, load
from sweep.run import SweepSummary, run

SHOPS = ("am-chen-lien", "ca-phe-ban-dao", "khoa-cong", "banh-mut-co-tu", "gom-bat-xanh")


@pytest.fixture(scope="module")
def market() -> Iterator[Market]:
    with serve(0) as opened:
        yield opened


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_rules()


def registry(market: Market, folder: Path, shops: tuple[str, ...] = SHOPS) -> Registry:
    market.write_registry(folder / "r.csv")
    rows = load(folder / "r.csv")
    urls = {market.url(shop) for shop in shops}
    return replace(rows, storefronts=tuple(s for s in rows.storefronts if s.url in urls))


@pytest.fixture(scope="module")
def twice(market: Market, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Visit, Visit]]:
    """Two visits of each shop, the second with the first in memory."""
    base = tmp_path_factory.mktemp("twice")
    rows = registry(market, base)
    for n in (1, 2):
        jobs = [
            Job(f"s{n}/{s.id}", s, str(base / f"ev/s{n}/{i}.warc.gz"), **_before(base, n, i))
            for i, s in enumerate(rows.storefronts)
        ]
        list(crawl(jobs, replace(SETTINGS, proxy=market.proxy, storefronts_at_once=4)))
    return [
        (read(base / f"ev/s1/{i}.warc.gz"), read(base / f"ev/s2/{i}.warc.gz"))
        for i in range(len(rows.storefronts))
    ]


def _before(base: Path, n: int, i: int) -> dict[str, str]:
    last = {"before": str(base / f"ev/s{n - 1}/{i}.warc.gz"), "root": str(base / "ev")}
    return last if n > 1 else {}


def test_a_kept_sheet_is_the_sheet_a_fresh_reading_gives(
    twice: list[tuple[Visit, Visit]], book: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for first, second in twice:
        pages = [
            capture for capture in second.captures if capture.digest
        ]  # one shop's robots.txt forbids all
        assert all("as in visit s1/" in second.resources[page.url]["unchanged"] for page in pages)
        assert sweep.sheets.sheet(first, book, tmp_path) == sheet_of(first, book)
    fresh = [sheet_of(second, book) for _, second in twice]
    asked: list[str] = []
    monkeypatch.setattr(sweep.sheets, "sheet_of", lambda visit, _: asked.append(visit.id))
    for (_, second), wanted in zip(twice, fresh, strict=True):
        kept = sweep.sheets.sheet(second, book, tmp_path)
        assert kept == wanted
        assert check(second, book, sheet=kept) == check(second, book, sheet=wanted)
    assert asked == []  # not one was read again


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_any_difference_that_reading_could_see_is_another_key(
    data: st.DataObject, twice: list[tuple[Visit, Visit]], book: Rulebook
) -> None:
    visit = twice[data.draw(st.integers(0, len(twice) - 1))][1]
    key = sweep.sheets.key(visit, book)
    at = data.draw(st.integers(0, len(visit.captures) - 1))
    old = visit.captures[at]
    cut = data.draw(st.integers(0, len(old.body)))
    others = [
        replace(old, body=old.body[:cut] + b"<b>x</b>" + old.body[cut:]),
        replace(old, url=old.url + "?a=1"),
        replace(old, status=404),
        replace(old, state="truncated"),
        replace(old, headers=(("Content-Type", "text/plain"),)),
    ]
    for other in others:
        if b"<!--" in old.body and other.body != old.body:
            continue  # inside a comment nothing is read
        captures = (*visit.captures[:at], other, *visit.captures[at + 1 :])
        assert sweep.sheets.key(replace(visit, captures=captures), book) != key
    for changed in (
        replace(visit, captures=visit.captures[:-1]),
        replace(visit, unvisited={"http://x.example/": "budget"}),
        replace(visit, resources={visit.captures[0].url: {"draw": "no text"}}),
        replace(visit, storefront=replace(visit.storefront, tax_code="0101243150")),
    ):
        assert sweep.sheets.key(changed, book) != key
    assert sweep.sheets.key(visit, replace(book, digest="0" * 64)) != key
    later = replace(visit, started=visit.started + timedelta(days=3), ended=visit.ended + timedelta(days=3))
    assert sweep.sheets.key(later, book) == key


def test_a_damaged_or_foreign_sheet_is_as_good_as_none(
    twice: list[tuple[Visit, Visit]], book: Rulebook, tmp_path: Path
) -> None:
    visit = twice[0][1]
    wanted = sweep.sheets.sheet(visit, book, tmp_path)
    [file] = tmp_path.glob("*.sheet")
    sound = file.read_bytes()
    for raw in (sound[:100], sound[:64] + b"rubbish", b"0" * 64 + sound[64:], b""):
        file.write_bytes(raw)
        assert sweep.sheets.sheet(visit, book, tmp_path) == wanted
        assert file.read_bytes() == sound


def test_a_second_sweep_sees_every_lead_again_and_mends_none(
    market: Market, book: Rulebook, tmp_path: Path
) -> None:
    rows, go = registry(market, tmp_path), replace(SETTINGS, proxy=market.proxy, storefronts_at_once=4)
    with Store(str(tmp_path / "rasoat.db")) as store:

        def once(sheets: Path | None) -> SweepSummary:
            return run(rows, store, tmp_path / "ev", book, go, as_of=as_of(), sheets=sheets)

        first = once(tmp_path / "sheets")
        seen = {lead.id for lead in store.leads()}
        second = once(tmp_path / "sheets")
        third = once(None)
        assert seen
        assert {(lead.id, lead.state, lead.sightings) for lead in store.leads()} == {
            (lead, Step.PERSISTING, 3) for lead in seen
        }
        for shop in rows.storefronts:
            told = [
                (store.findings(f"{s.sweep}/{shop.id}"), store.tally(f"{s.sweep}/{shop.id}"))
                for s in (first, second, third)
            ]
            assert told[0] == told[1] == told[2]
