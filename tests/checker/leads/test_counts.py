"""What is counted as it is written says what counting anew would say, whatever happened in between."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from leads_made import SHOP, T0, finding, outcome_of, rule, visit

from checker.leads.errors import DecisionRefused
from checker.leads.life import STATES
from checker.leads.outcome import VisitOutcome
from checker.leads.queue import Cursor, Filter
from checker.leads.review import assign, review
from checker.leads.store import Store
from checker.leads.store.counts import day_of
from checker.model import Outcome
from crawler.model import Kind

EVERY = Filter(states=tuple(STATES))
SHOPS = [
    SHOP,
    replace(
        SHOP,
        id="shopee.vn/my",
        url="https://shopee.vn/my",
        name="Mỹ Phẩm Đẹp",
        kind=Kind.SHOP,
        platform="Shopee",
    ),
    replace(
        SHOP,
        id="lazada.vn/ao",
        url="https://lazada.vn/ao",
        name="Áo 100%_",
        kind=Kind.SHOP,
        platform="Lazada",
    ),
]
RULES = {f"r{n}": rule(f"r{n}", theme=f"t{n % 3}", severity=("minor", "serious")[n % 2]) for n in range(8)}


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    url = str(tmp_path / "a.db") if request.param == "sqlite" else request.getfixturevalue("fresh_postgres")
    with Store(url) as opened:
        opened.put_storefronts(SHOPS)
        yield opened


def visited(n: int, shop: int, outcomes: dict[str, Outcome], **more: str) -> VisitOutcome:
    of = visit(n, SHOPS[shop])
    found = [finding(r, o, subject=SHOPS[shop].id, url=SHOPS[shop].url) for r, o in outcomes.items()]
    return replace(outcome_of(of, found, RULES), **more)  # type: ignore[arg-type]


def live(store: Store, seed: int) -> None:
    """Some weeks of sweeps and people, by chance."""
    chance = random.Random(seed)
    for n in range(1, 6):
        for shop in range(len(SHOPS)):
            outcomes = {
                r: chance.choice((Outcome.FAILED, Outcome.PASSED)) for r in chance.sample(sorted(RULES), 5)
            }
            ward = chance.choice(("", "Phường Bến Thành", "Xã Hóc Môn"))
            who = chance.choice(("registry", "page")) if ward else ""
            store.record([visited(n, shop, outcomes, ward=ward, ward_from=who)], T0 + timedelta(days=7 * n))
        for kept in chance.sample(store.leads(), 4):
            at = T0 + timedelta(days=7 * n, hours=chance.randrange(60))
            try:
                review(
                    store, kept.id, chance.choice(("confirm", "dismiss", "ask")), by="An", reason="x", at=at
                )
                if chance.random() < 0.3:
                    store.undo(kept.id, "An", at)
                assign(store, kept.id, by="Head", to_whom=chance.choice(("An", "")), at=at)
            except DecisionRefused:
                pass
        if n == 3:  # the registry moves a shop to another platform
            store.put_storefronts([replace(SHOPS[1], platform="Lazada")])


@pytest.mark.parametrize("seed", range(3))
def test_counts_of_leads_are_those_of_the_leads(store: Store, seed: int) -> None:
    live(store, seed)
    leads, choices = store.leads(), store.choices()
    for name in ("state", "theme", "severity", "platform"):
        counted = Counter(str(getattr(kept, name)) for kept in leads)
        assert {k: n for k, n in choices[name].items() if n} == counted
    assert choices["ward"] == Counter(kept.ward for kept in leads if kept.ward)
    assert store.total(EVERY) == len(leads)
    for wanted in (
        Filter(),
        Filter(themes=("t1",)),
        Filter(platform_only="Lazada"),
        Filter(wards=("Xã Hóc Môn",)),
    ):
        assert store.total(wanted) == len(store.queue(wanted, 1_000).leads)
    assert store.rebuild() == 0


def test_the_week_is_what_the_events_say(store: Store) -> None:
    live(store, 7)
    begun = datetime(2026, 11, 29, 17, tzinfo=UTC)  # Monday in Vietnam
    week = store.week(begun, begun + timedelta(days=7))
    inside = [e for e in store.events() if begun <= e.at < begun + timedelta(days=7)]
    assert {k: n for k, n in week.swept.items() if n} == Counter(str(e.step) for e in inside if not e.by)
    assert {k: n for k, n in week.decided.items() if n} == Counter(str(e.step) for e in inside if e.by)
    assert sum(week.new["theme"].values()) == week.swept["new"]


def test_a_day_begins_at_midnight_in_vietnam() -> None:
    assert day_of(datetime(2026, 11, 22, 16, 59, tzinfo=UTC)) == date(2026, 11, 22)
    assert day_of(datetime(2026, 11, 22, 17, 0, tzinfo=UTC)) == date(2026, 11, 23)


@pytest.mark.parametrize("size", [1, 3, 7])
def test_page_by_page_forward_and_back_every_lead_comes_once(store: Store, size: int) -> None:
    live(store, 1)
    every = [kept.id for kept in store.queue(EVERY, 1_000).leads]
    page, walked = store.queue(EVERY, size), []
    assert not page.before
    while True:
        walked += [kept.id for kept in page.leads]
        if not page.after:
            break
        last = page.leads[-1]
        page = store.queue(EVERY, size, Cursor(last.priority, last.last_seen, last.id))
        assert page.before
    assert walked == every
    back = [kept.id for kept in page.leads]
    while page.before:
        first = page.leads[0]
        page = store.queue(EVERY, size, Cursor(first.priority, first.last_seen, first.id, back=True))
        back = [kept.id for kept in page.leads] + back
    assert back == every
    middle = store.leads()[len(every) // 2]
    around, at = store.neighbours(EVERY, middle), every.index(middle.id)
    assert (around.before, around.after) == (every[at - 1], every[at + 1])


@pytest.mark.parametrize(
    ("words", "found"),
    [("my pham", {"shopee.vn/my"}), ("ĐẸP MỸ", {"shopee.vn/my"}), ("hoa", {"hoalan.vn"}), ("100%_", {"lazada.vn/ao"}),
     ("%", {"lazada.vn/ao"}), ("vn", {s.id for s in SHOPS}), ("zzz", set())],
)  # fmt: skip
def test_words_are_found_without_their_marks(store: Store, words: str, found: set[str]) -> None:
    live(store, 2)
    page = store.queue(replace(EVERY, words=words), 1_000)
    assert {kept.storefront for kept in page.leads} == found and page.total == len(page.leads)


def test_a_lead_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    live(store, 2)
    kept = store.leads()[3]
    assert [k.id for k in store.queue(replace(EVERY, words=kept.id[:10].upper()), 50).leads] == [kept.id]


def test_the_registry_says_where_a_shop_is_before_its_pages_do(store: Store) -> None:
    def ward_after(n: int, ward: str, who: str) -> tuple[str, str]:
        store.record([visited(n, 0, {"r1": Outcome.FAILED}, ward=ward, ward_from=who)], T0)
        about = store.storefront(SHOP.id)
        assert about is not None and about["ward"] == store.leads()[0].ward
        return about["ward"], about["ward_from"]

    assert ward_after(1, "", "") == ("", "")
    assert ward_after(2, "Phường A", "page") == ("Phường A", "page")
    assert ward_after(3, "Phường B", "page") == ("Phường B", "page")
    assert ward_after(4, "Phường C", "registry") == ("Phường C", "registry")
    assert ward_after(5, "Phường D", "page") == ("Phường C", "registry")
    assert ward_after(6, "", "") == ("Phường C", "registry")


def test_a_sweep_counts_what_it_came_to(store: Store) -> None:
    work = [(shop, visit(1, shop).id) for shop in SHOPS]
    store.start_sweep(
        "sweep1", registry="r", as_of=None, rulebook="r", evidence_folder="/e", work=work, at=T0
    )
    store.record([replace(visited(1, 0, {"r1": Outcome.FAILED}), sweep="sweep1")], T0)
    store.record([replace(visited(1, 1, {}), sweep="sweep1", state="blocked")], T0)
    row = store.sweep("sweep1")
    assert (row.planned, row.done, row.states, row.steps) == (3, 2, {"complete": 1, "blocked": 1}, {"new": 1})
    assert [v.storefront for v in store.visits(sweep="sweep1", states=("blocked",))] == ["shopee.vn/my"]
    assert store.sweeps(limit=1) == (row,)
