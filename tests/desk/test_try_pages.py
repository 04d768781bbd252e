"""A rule tried on real evidence at the desk: what it came to, by which check, under the law of which day."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from desk_served import Served

from rules.model import Rulebook

RULE = "seller-registration-shown"


def visit_of(served: Served, storefront: str) -> str:
    return served.store.visits(storefront=storefront)[0].id


def test_the_outcome_with_what_was_searched_and_what_decided(served: Served) -> None:
    client = served.client("officer")
    visit = visit_of(served, "hoalan.vn")
    offered = client.get(f"/rules/{RULE}/try").text
    assert f'value="{visit}"' in offered and "Chọn một lần thăm" in offered
    page = client.get(f"/rules/{RULE}/try", params={"visit": visit}).text
    assert "https://hoalan.vn/" in page and 'class="verdict"' in page
    assert re.search(r'class="answer (true|false|unknown)"', page)
    assert "Đã tìm ở" in page and "pháp luật ngày 22/11/2026" in page


def test_a_check_that_decided_is_marked_and_what_it_read_is_quoted(served: Served, book: Rulebook) -> None:
    """Every rule of ours on one page that has a name and a price."""
    client, found = served.client("officer"), 0
    visit = visit_of(served, "hoalan.vn")
    for rule in book.rules:
        page = client.get(f"/rules/{rule}/try", params={"visit": visit})
        assert page.status_code == 200, rule
        found += "<blockquote>" in page.text
        if "outcome failed" in page.text:
            assert 'class="step decided"' in page.text, rule
    assert found, "no rule quoted the page"


def test_the_law_of_another_day(served: Served) -> None:
    client, visit = served.client("reviewer"), visit_of(served, "hoalan.vn")
    then = client.get(f"/rules/{RULE}/try", params={"visit": visit, "on": "1999-01-01"}).text
    assert "pháp luật ngày 01/01/1999" in then and "outcome inapplicable" in then
    assert client.get(f"/rules/{RULE}/try", params={"visit": visit, "on": "thứ hai"}).status_code == 422


def test_nothing_is_kept_but_that_somebody_looked(served: Served) -> None:
    store, visit = served.store, visit_of(served, "hoalan.vn")
    before = (store.leads(), store.events(), store.findings(visit), store.tally(visit))
    served.client("head").get(f"/rules/{RULE}/try", params={"visit": visit})
    assert (store.leads(), store.events(), store.findings(visit), store.tally(visit)) == before
    row = served.office.trail(what=RULE)[0]
    assert (row.who, row.act) == ("head", "try rule") and visit in row.detail


def test_an_auditor_tries_on_their_own_platform_only(served: Served) -> None:
    client = served.client("auditor")
    offered = client.get(f"/rules/{RULE}/try").text
    assert "shopee.vn/bep" in offered and "lazada" not in offered and "hoalan" not in offered
    assert "hoalan" not in client.get(f"/rules/{RULE}/try", params={"q": "hoalan"}).text.replace(
        'value="hoalan"', ""
    )
    for storefront, status in (("shopee.vn/bep", 200), ("lazada.vn/ao", 404), ("hoalan.vn", 404)):
        visit = visit_of(served, storefront)
        assert client.get(f"/rules/{RULE}/try", params={"visit": visit}).status_code == status


@pytest.mark.parametrize("words", ["%", "_", "zzz", "' OR 1=1 --"])
def test_a_search_is_words_and_no_pattern(served: Served, words: str) -> None:
    page = served.client("officer").get(f"/rules/{RULE}/try", params={"q": words})
    assert page.status_code == 200 and 'name="visit"' not in page.text


def test_evidence_that_is_gone_or_damaged_is_a_sentence(served: Served) -> None:
    client = served.client("officer")
    gone, broken = served.store.visits()[:2]
    Path(gone.evidence_path).unlink()
    kept = Path(broken.evidence_path)
    kept.write_bytes(kept.read_bytes()[:40] + b"x" * 40)
    for visit in (gone, broken):
        page = client.get(f"/rules/{RULE}/try", params={"visit": visit.id})
        assert page.status_code == 200 and "không còn mở được" in page.text
    assert client.get(f"/rules/{RULE}/try", params={"visit": "none"}).status_code == 404
    assert client.get("/rules/none/try").status_code == 404
