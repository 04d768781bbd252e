"""What is carried over is, to the letter, what a fresh check says; whatever it could differ by makes a fresh check."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from go import SETTINGS

from checker.leads.outcome import READ
from checker.leads.store import Store
from crawler.crawl import Job, crawl
from crawler.evidence.find import closing
from examples.market.answers import as_of
from examples.market.serve import Market, serve
from rules.load import load as load_rules
from rules.model import BasisPeriod, Check, Rulebook
from sweep import carried, lawdays
from sweep.carried import carry
from sweep.kept import place
from sweep.order import Order
from sweep.registry import Registry, load
from sweep.run import run
from sweep.worker import examine

SHOPS = ("am-chen-lien", "mien-doi-tra", "gom-bat-xanh", "khoa-cong", "tat-den")  # the last two are not read
DAY = as_of()


@pytest.fixture(scope="module")
def market() -> Iterator[Market]:
    with serve(0) as opened:
        yield opened


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_rules()


def registry(market: Market, folder: Path) -> Registry:
    market.write_registry(folder / "r.csv")
    rows, urls = load(folder / "r.csv"), {market.url(shop) for shop in SHOPS}
    return replace(rows, storefronts=tuple(s for s in rows.storefronts if s.url in urls))


@pytest.fixture(scope="module")
def base(market: Market, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The evidence of two visits of each shop, the second with the first in memory."""
    folder = tmp_path_factory.mktemp("carried")
    for n in (1, 2):
        last = [
            {"before": str(folder / f"ev/1/{i}.warc.gz"), "root": str(folder / "ev")} if n > 1 else {}
            for i in range(len(SHOPS))
        ]
        jobs = [
            Job(f"s{n}/{s.id}", s, str(folder / f"ev/{n}/{i}.warc.gz"), **last[i])
            for i, s in enumerate(registry(market, folder).storefronts)
        ]
        list(crawl(jobs, replace(SETTINGS, proxy=market.proxy)))
    return folder


def order(base: Path, n: int, shop: int, sheets: Path | str = "", day: date | None = DAY) -> Order:
    path = base / f"ev/{n}/{shop}.warc.gz"
    visit, _ = closing(path)
    return Order(visit.id, f"s{n}", visit.storefront.id, str(path), day, str(sheets))


def test_what_is_carried_over_is_what_a_fresh_check_says(base: Path, book: Rulebook, tmp_path: Path) -> None:
    leads = 0
    for shop in range(len(SHOPS)):
        assert carry(order(base, 1, shop, tmp_path), book) is None  # nothing is known yet
        examine(order(base, 1, shop, tmp_path), book)
        fresh = examine(order(base, 2, shop), book)
        assert carry(order(base, 2, shop, tmp_path), book) == fresh
        leads += len(fresh.leads)
        assert bool(fresh.findings and fresh.tallies) is (fresh.state in READ)
    assert leads > 2


def test_another_day_of_the_same_law_changes_only_the_day(base: Path, book: Rulebook, tmp_path: Path) -> None:
    turns = set(lawdays.turns(book))
    later = next(d for n in range(1, 9) if (d := DAY + timedelta(days=n)) not in turns)
    examine(order(base, 1, 0, tmp_path), book)
    assert carry(order(base, 2, 0, tmp_path, later), book) == examine(order(base, 2, 0, day=later), book)


def test_a_day_on_which_something_begins_or_ends_lies_between(
    base: Path, book: Rulebook, tmp_path: Path
) -> None:
    turn = max(d for d in lawdays.turns(book) if d <= DAY)
    examine(order(base, 1, 0, tmp_path), book)
    assert carry(order(base, 2, 0, tmp_path, turn), book) is not None
    assert carry(order(base, 2, 0, tmp_path, turn - timedelta(days=1)), book) is None
    rule = next(iter(book.rules.values()))
    tomorrow = DAY + timedelta(days=1)
    begins = replace(rule, legal_basis=(*rule.legal_basis, BasisPeriod(tomorrow, "ended")))
    asks = replace(rule, when=(*rule.when, Check("day", "site.https", "before", lawdays.AS_OF)))
    one_of = Check("day", "site.https", "between", ("2026-01-01", lawdays.AS_OF))
    asks_for_more = replace(rule, when=(*rule.when, one_of))
    law = next(iter(book.laws.values()))
    for other in (
        replace(book, rules={**book.rules, rule.id: begins}),
        replace(book, rules={**book.rules, rule.id: replace(rule, sanction=((tomorrow, "x"),))}),
        replace(book, rules={**book.rules, rule.id: asks}),
        replace(book, rules={**book.rules, rule.id: asks_for_more}),
        replace(book, figures={"counted": begins}),
        replace(book, figures={"counted": asks}),
        replace(book, laws={**book.laws, law.id: replace(law, in_force_to=DAY)}),
        replace(book, laws={**book.laws, law.id: replace(law, in_force_from=tomorrow)}),
    ):
        assert carry(order(base, 2, 0, tmp_path, tomorrow), other) is None
        assert carry(order(base, 2, 0, tmp_path, DAY), other) is not None  # (its digest was left as it was)


def test_other_rules_other_code_or_other_pages_are_checked_anew(
    base: Path, book: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    examine(order(base, 1, 0, tmp_path), book)
    second = order(base, 2, 0, tmp_path)
    assert carry(second, replace(book, digest="0" * 64)) is None
    assert carry(second, replace(book, off=frozenset({"contract-terms-published"}))) is None
    assert carry(replace(second, storefront="another.vn"), book) is None
    assert carry(replace(second, visit="s3/x"), book) is None
    assert carry(replace(second, sheets=""), book) is None
    visit, stored = closing(Path(second.path))
    captures = tuple(one.capture for one in stored)
    key = carried._key(visit, captures, book)
    for changed in (
        replace(captures[0], digest=hashlib.sha256(b"x").hexdigest()),
        replace(captures[0], url=captures[0].url + "?a"),
        replace(captures[0], status=404),
        replace(captures[0], headers=(("Content-Type", "text/plain"),)),
    ):
        assert carried._key(visit, (changed, *captures[1:]), book) != key
    assert carried._key(replace(visit, unvisited={"http://x.vn/": "budget"}), captures, book) != key
    shop = replace(visit.storefront, tax_code="0101243150")
    assert carried._key(replace(visit, storefront=shop), captures, book) != key
    monkeypatch.setattr(carried, "code", lambda *_, **__: "another version")
    assert carry(second, book) is None


def test_a_damaged_or_open_file_is_as_good_as_none(base: Path, book: Rulebook, tmp_path: Path) -> None:
    examine(order(base, 1, 0, tmp_path), book)
    second = order(base, 2, 0, tmp_path)
    file = place(tmp_path, second.storefront, "outcome")
    sound = file.read_bytes()
    at = sound.index(b"http:")  # in what was said of a page
    flipped = sound[:at] + b"H" + sound[at + 1 :]
    for damaged in (b"", sound[:100], b"\x80\x05N.", sound[:-40] + b"\0" * 40, flipped):
        file.write_bytes(damaged)
        assert carry(second, book) is None
    file.write_bytes(sound)
    file.chmod(0o666)  # others may have written it
    assert carry(second, book) is None
    file.chmod(0o600)
    assert carry(second, book) is not None


def test_the_second_sweep_starts_no_worker_and_comes_to_the_same(
    market: Market, book: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, settings = registry(market, tmp_path), replace(SETTINGS, proxy=market.proxy)
    with Store(str(tmp_path / "rasoat.db")) as store:
        where = (rows, store, tmp_path / "ev", book, settings)
        first = run(*where, as_of=DAY, sheets=tmp_path / "sheets")

        def started(*_: object) -> None:
            raise AssertionError("a worker was started")

        monkeypatch.setattr("sweep.checking._Hand.begin", started)
        second = run(*where, as_of=DAY, sheets=tmp_path / "sheets")
        assert second.states == first.states and second.left == 0
        assert set(second.steps) == {"persisting"} and second.steps["persisting"] == first.steps["new"]
        for one, other in zip(store.visits(sweep=first.sweep), store.visits(sweep=second.sweep), strict=True):
            assert store.findings(one.id) == store.findings(other.id)
            assert store.tally(one.id) == store.tally(other.id)
            assert (one.pages, one.bytes) == (other.pages, other.bytes)


def test_the_key_does_not_follow_from_times_and_ids(base: Path, book: Rulebook) -> None:
    for shop in range(len(SHOPS)):
        keys = set()
        for n in (1, 2):
            visit, stored = closing(base / f"ev/{n}/{shop}.warc.gz")
            keys.add(carried._key(visit, tuple(one.capture for one in stored), book))
        assert len(keys) == 1
