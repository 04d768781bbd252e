"""One seller's page asks a handful of questions, and shows the first and the weightiest of each sort."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from leads_made import SHOP, T0, finding, outcome_of, rule, visit
from sqlalchemy import event
from sqlalchemy.engine import Engine

from checker.leads.review import review
from checker.leads.store import Store
from checker.leads.store.sellerview import view
from checker.leads.store.tiebook import TieBook
from checker.model import Outcome
from ties.model import Resolution, Seller, Standing, Tie

IDS = tuple(f"shop{n}.vn" for n in range(6))
SHOPS = [replace(SHOP, id=one, url=f"https://{one}/", name=one.upper()) for one in IDS]
RULES = {f"r{n}": rule(f"r{n}", severity=("minor", "serious")[n % 2]) for n in range(4)}


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    url = str(tmp_path / "a.db") if request.param == "sqlite" else request.getfixturevalue("fresh_postgres")
    with Store(url) as opened:
        opened.put_storefronts(SHOPS)
        for n, shop in enumerate(SHOPS[:5]):
            found = [finding(r, Outcome.FAILED, subject=shop.id, url=shop.url) for r in RULES]
            opened.record([outcome_of(visit(n + 1, shop), found, RULES)], T0)
        yield opened


def tie(left: str, right: str, weight: float) -> Tie:
    return Tie(left, right, weight, 0.9, Standing.TIED, ())


def test_shops_leads_and_ties_are_the_first_of_each(store: Store) -> None:
    decided = store.leads(storefront=IDS[0])[-1]
    review(store, decided.id, "dismiss", by="An", reason="đã có", at=T0 + timedelta(days=9))
    members = IDS[:4]
    among = [tie(a, b, n) for n, (a, b) in enumerate((a, b) for a in members for b in members if a < b)]
    beyond = [tie(IDS[4], IDS[0], 3.0), tie(IDS[1], IDS[5], 7.0), tie(IDS[4], IDS[5], 99.0)]
    sellers = (Seller("s1", members), Seller("s2", IDS[4:5]), Seller("s3", IDS[5:]))
    TieBook(store).add_run(Resolution(sellers, (*among, *beyond)), T0)

    seen = view(store, members, shops=3, each=2, most=4)

    assert [(shop.id, shop.name) for shop in seen.shops] == [(one, one.upper()) for one in IDS[:3]]
    assert seen.shops[0].leads[0].id == decided.id
    assert seen.shops[0].leads[1] == store.leads(storefront=IDS[0])[0]
    assert seen.shops[1].leads == store.leads(storefront=IDS[1])[:2]
    assert seen.inside == tuple(among[:1:-1])
    assert seen.more == 2
    assert seen.outside == (beyond[1], beyond[0])


def test_a_storefront_that_is_not_registered_has_no_name_and_no_lead(store: Store) -> None:
    (shop,) = view(store, ["away.vn"], shops=5, each=2, most=4).shops
    assert (shop.id, shop.name, shop.leads) == ("away.vn", "", ())


def test_more_storefronts_cost_no_more_questions(store: Store) -> None:
    TieBook(store).add_run(Resolution((), (tie(IDS[0], IDS[1], 1.0),)), T0)

    def asked(members: tuple[str, ...]) -> int:
        said: list[str] = []

        def note(*args: object) -> None:
            said.append(str(args[2]))

        event.listen(Engine, "before_cursor_execute", note)
        try:
            view(store, members, shops=9, each=9, most=9)
        finally:
            event.remove(Engine, "before_cursor_execute", note)
        return len(said)

    assert asked(IDS) == asked(IDS[:2]) > 0
