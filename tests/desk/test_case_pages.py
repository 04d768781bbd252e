"""The list of a programme's cases: what waits for a person first, page by page."""

from __future__ import annotations

import re
from datetime import timedelta

from desk_made import T0
from desk_served import Served

from checker.leads.cases import CaseEvent, CaseStep
from checker.leads.store.cases import Cases
from crawler.model import Storefront


def test_what_waits_for_a_person_stands_first_and_pages_hold_the_rest(served: Served) -> None:
    shops = [f"shop{n:03}.vn" for n in range(120)]
    served.store.put_storefronts([Storefront(shop, f"https://{shop}/") for shop in shops])
    cases = Cases(served.store)
    made = [cases.apply("tick-xanh", shop, "an", T0 + timedelta(minutes=n)) for n, shop in enumerate(shops)]
    until = (T0 + timedelta(days=365)).date()
    for case in made[:119]:
        cases.add(case.id, CaseEvent(CaseStep.GRANTED, T0 + timedelta(days=1), "an", "vì", until=until))
    cases.add(made[7].id, CaseEvent(CaseStep.WARNED, T0 + timedelta(days=1), marks={"a": "not_met"}))
    client = served.client("reviewer")

    def listed(address: str) -> list[str]:
        return re.findall(r'<th scope="row"><a href="/cases/([0-9a-f]+)"', client.get(address).text)

    first, second = listed("/cases"), listed("/cases?page=2")
    assert first[:2] == [made[7].id, made[119].id]
    assert len(first) == 100 and sorted(first + second) == sorted(case.id for case in made)
    assert listed("/cases?state=warned") == [made[7].id]
    assert listed("/cases?state=holds&page=999999")[-1] == made[0].id
    assert listed("/cases?page=x") == first and listed("/cases?state=none") == []
