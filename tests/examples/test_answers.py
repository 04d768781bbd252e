"""The whole product against the answer key: a real sweep of the market into a real store, twice.

The key was decided by a person who read the pages. The leads in the store are those of the key: none missing,
none too many. A failing test prints every difference with the reason the product gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from checker.check import check
from checker.leads.kept import Kept
from checker.leads.life import Step
from checker.leads.store import Store
from checker.model import Finding, Outcome, SubjectKind
from crawler.address import storefront_id
from crawler.evidence import read, verify
from crawler.settings import CrawlSettings
from examples.market import load
from examples.market.answers import STOREFRONT, answers, as_of
from examples.market.serve import Market, serve
from rules.load import load as load_rules
from rules.model import Rulebook
from sweep.registry import load as load_registry
from sweep.run import SweepSummary, run

KEYS = load.keys()
MENDABLE = [key for key in KEYS if not load.shop(key).down]  # a shop that opens again has another address
NO_LEAD_YET = ("khoa-cong", "tat-den")  # the door is shut: nobody is suspected

Pair = tuple[str, str]


@dataclass(frozen=True)
class Swept:
    """One sweep: its summary, the leads of the store by shop, each shop's visit and every finding."""

    summary: SweepSummary
    leads: dict[str, dict[Pair, Kept]]
    states: dict[str, str]
    findings: dict[str, dict[Pair, Finding]]


@dataclass(frozen=True)
class Ground:
    """A served market with its store, evidence and registry."""

    market: Market
    store: Store
    folder: Path
    book: Rulebook

    def sweep(self, walk: str = "never") -> Swept:
        """Sweep the market once more and read what the store then holds."""
        registry = self.folder / "registry.csv"
        self.market.write_registry(registry)
        settings = CrawlSettings(
            delay=0.0, proxy=self.market.proxy, pages=40, storefronts_at_once=len(KEYS), walk=walk
        )
        summary = run(
            load_registry(registry),
            self.store,
            self.folder / "evidence",
            self.book,
            settings,
            as_of(),
            jobs=2,
        )
        shops = {storefront_id(self.market.url(key)): key for key in KEYS}
        leads: dict[str, dict[Pair, Kept]] = {key: {} for key in KEYS}
        for kept in self.store.leads():
            leads[shops[kept.storefront]][kept.rule, subject(kept.subject_kind, kept.url)] = kept
        visits = {shops[visit.storefront]: visit for visit in self.store.visits(sweep=summary.sweep)}
        findings = {}
        for key, visit in visits.items():
            checked = check(read(visit.evidence_path), self.book, as_of())
            findings[key] = {(f.rule, subject(f.subject_kind, f.url)): f for f in checked.findings}
        return Swept(summary, leads, {key: visit.state for key, visit in visits.items()}, findings)


def subject(kind: str, url: str) -> str:
    """A subject as the key names it: "storefront", or a listing's path."""
    path = re.sub(r"^(?:https?://)?[^/]*", "", url)
    return STOREFRONT if kind == SubjectKind.STOREFRONT else path.rstrip("/")


def pairs(given: frozenset[Pair]) -> set[Pair]:
    return {(rule, named.rstrip("/")) for rule, named in given}


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    folder = tmp_path_factory.mktemp("market")
    with serve() as market, Store(str(folder / "rasoat.db")) as store:
        yield Ground(market, store, folder, load_rules())


@pytest.fixture(scope="module")
def first(ground: Ground) -> Swept:
    return ground.sweep(walk="auto")  # one walk to each till is enough: the key is the same without


@pytest.fixture(scope="module")
def second(ground: Ground, first: Swept) -> Swept:
    return ground.sweep()


@pytest.fixture(scope="module")
def mended(ground: Ground, second: Swept) -> Swept:
    for key in MENDABLE:
        ground.market.mend(key)
    return ground.sweep()


@pytest.fixture(scope="module")
def back(ground: Ground, mended: Swept) -> Swept:
    for key in MENDABLE:
        ground.market.unmend(key)
    return ground.sweep()


@pytest.mark.parametrize("key", KEYS)
def test_the_leads_are_those_of_the_key(first: Swept, key: str) -> None:
    wanted, got = pairs(answers()[key].leads), set(first.leads[key])
    told = [f"missing {p}: {why(first, key, p)}" for p in sorted(wanted - got)]
    told += [f"unfounded {p}: {why(first, key, p)}" for p in sorted(got - wanted)]
    assert not told, "\n".join(told)


def why(swept: Swept, key: str, pair: Pair) -> str:
    finding = swept.findings[key].get(pair)
    return f"{finding.outcome}: {finding.why}" if finding else "no finding"


@pytest.mark.parametrize("key", KEYS)
def test_the_other_outcomes_are_those_of_the_key(first: Swept, key: str) -> None:
    got = first.findings[key]
    for pair in pairs(answers()[key].passed):
        assert pair in got, f"{pair}: no finding"
        assert got[pair].outcome is Outcome.PASSED, f"{pair}: {why(first, key, pair)}"
    for rule in answers()[key].cannot_tell:
        finding = got[rule, STOREFRONT]
        assert finding.outcome in (Outcome.CANNOT_TELL, Outcome.INAPPLICABLE), f"{rule}: {finding.why}"


def test_visits_end_as_the_key_says(first: Swept) -> None:
    assert first.states == {key: answers()[key].visit for key in KEYS}


def test_a_closed_door_is_never_suspected(first: Swept) -> None:
    for key in NO_LEAD_YET:
        assert {f.outcome for f in first.findings[key].values()} <= {
            Outcome.CANNOT_TELL,
            Outcome.INAPPLICABLE,
        }


def test_nothing_was_ordered_or_sent(ground: Ground, first: Swept) -> None:
    """A walk to the till puts one piece in the cart of a shop that has one; nothing else is ever sent."""
    for key, asked in ground.market.hits.items():
        sent = [(method, path) for method, path in asked if method not in {"GET", "HEAD"}]
        assert len(sent) <= 1, key
        assert all(method == "POST" and ("gio-hang" in path or "cart" in path) for method, path in sent), key


def test_what_robots_txt_forbids_was_never_asked_for(ground: Ground, first: Swept) -> None:
    asked = {key: {path for _, path in hits} for key, hits in ground.market.hits.items()}
    assert asked["khoa-cong"] == {"/robots.txt"}
    assert not [p for p in asked["ngan-sach-cu"] if p.startswith("/san-pham/")]
    assert not asked["my-pham-la-tram"] & {f"/{p.slug}" for p in load.shop("my-pham-la-tram").policies}


def test_the_evidence_is_sound(ground: Ground, first: Swept) -> None:
    assert not list(verify(ground.folder / "evidence"))


def test_a_second_sweep_adds_sightings_and_no_lead(first: Swept, second: Swept) -> None:
    for key in KEYS:
        assert second.leads[key].keys() == first.leads[key].keys()
        for pair, kept in second.leads[key].items():
            assert kept.id == first.leads[key][pair].id
            assert (kept.state, kept.sightings) == (Step.PERSISTING, 2), (key, pair)


def test_mended_faults_close(second: Swept, mended: Swept) -> None:
    """A fault is mended when its place was read again; a listing that was taken down was not read."""
    for key in KEYS:
        assert mended.leads[key].keys() == second.leads[key].keys()
        for pair, kept in mended.leads[key].items():
            wanted = Step.MENDED if pair in mended.findings[key] else Step.PERSISTING
            assert kept.state is wanted, f"{key} {pair}: {why(mended, key, pair)}"


def test_returned_faults_reopen(mended: Swept, back: Swept) -> None:
    for key in KEYS:
        assert back.leads[key].keys() == mended.leads[key].keys()
        for pair, kept in back.leads[key].items():
            was = mended.leads[key][pair].state
            wanted = Step.REOPENED if was is Step.MENDED else Step.PERSISTING
            assert kept.state is wanted, f"{key} {pair}: {why(back, key, pair)}"
