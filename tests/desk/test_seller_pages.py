"""Sellers at the desk: which shops, why, and a person's word; hostile marks stay text."""

from __future__ import annotations

import re

import pytest
from desk_made import T0
from desk_served import Served

from checker.leads.store.tiebook import TieBook
from ties.model import Mark, MarkKind, Reason, Resolution, Seller, Standing, Tie, Verdict

EVIL = "<script>alert(1)</script>\"'>"
LEFT, RIGHT = "hoalan.vn", "shopee.vn/bep"


@pytest.fixture
def tied(served: Served) -> Served:
    mark = Mark(MarkKind.NAME, EVIL, EVIL, "v#1", "https://hoalan.vn/")
    phone = Mark(MarkKind.PHONE, "84901234567", "0901 234 567", "v#1", "https://hoalan.vn/")
    why = (
        Reason(MarkKind.NAME, "same", 9.5, (mark,), (mark,)),
        Reason(MarkKind.EMAIL, "differ", -0.4),
        Reason(MarkKind.PHONE, "same", 8.0, (phone,), (phone,)),
    )
    clone = Tie(
        LEFT, "lazada.vn/ao", 20.0, 1.0, Standing.CLONE, why, "lazada.vn/ao", ("identity", "phone", "text")
    )
    ties = (clone, Tie(LEFT, RIGHT, 12.5, 0.99, Standing.TIED, why))
    sellers = (Seller("s1", (LEFT, RIGHT)), Seller("s2", ("lazada.vn/ao",)))
    TieBook(served.store).add_run(Resolution(sellers, ties), T0)
    return served


def test_a_seller_with_its_shops_reasons_and_leads(tied: Served) -> None:
    client = tied.client("officer")
    listed = client.get("/sellers").text
    assert 'href="/sellers/s1"' in listed and "lazada.vn/ao" in listed
    page = client.get("/sellers/s1").text
    assert f'href="/storefront/{LEFT}"' in page
    assert "gắn" in page and "tên trùng" in page and "thư điện tử: khác" in page
    assert "090• ••• •67" in page and "234 567" not in page  # covered, as everywhere at the desk
    assert "lời văn chép lại" in page  # the clone's signs
    assert page.count('href="/lead/') > 3  # earlier leads of the same seller
    assert EVIL not in page and "&lt;script&gt;" in page
    assert client.get("/sellers/shopee.vn/bep").text.count("s1") > 0
    assert client.get("/sellers/none").status_code == 404


def test_a_storefront_leads_to_its_seller_and_back(tied: Served) -> None:
    client = tied.client("officer")
    page = client.get(f"/storefront/{LEFT}").text
    assert 'href="/sellers/s1"' in page and "2 gian hàng được gắn với nhau" in page
    assert "bản sao của trang này có thể là" in page and 'href="/storefront/lazada.vn/ao"' in page
    assert f'href="/storefront/{LEFT}"' in client.get("/sellers/s1").text
    other = client.get("/storefront/lazada.vn/ao").text
    assert "chưa gắn với gian hàng nào khác" in other and "trang này nghi là bản sao của" in other


def test_before_the_first_run_it_says_what_to_run(served: Served) -> None:
    assert "rasoat sellers build" in served.client("officer").get("/sellers").text


def test_a_person_cuts_and_takes_it_back(tied: Served) -> None:
    client = tied.client("reviewer")
    page = client.get("/sellers/s1").text
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found
    form = {
        "csrf": found[1],
        "left": LEFT,
        "right": RIGHT,
        "seller": "s1",
        "reason": "hai chủ",
        "verdict": "different",
    }
    answer = client.post("/ties/judge", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sellers/s1")
    said = TieBook(tied.store).judgements()
    assert [(j.left, j.right, j.verdict, j.by) for j in said] == [
        (LEFT, RIGHT, Verdict.DIFFERENT, "reviewer")
    ]
    assert "hai người bán khác nhau — hai chủ" in client.get("/sellers/s1").text
    assert client.post("/ties/judge", data={**form, "verdict": "undone"}).status_code == 303
    assert client.post("/ties/judge", data={**form, "reason": " "}).status_code == 422
    assert client.post("/ties/judge", data={**form, "verdict": "maybe"}).status_code == 422
    assert client.post("/ties/judge", data={**form, "right": "gone.vn"}).status_code == 422
    assert client.post("/ties/judge", data={**form, "csrf": "x"}).status_code == 403
    assert len(TieBook(tied.store).judgements()) == 2


def test_a_platforms_auditor_sees_no_sellers(tied: Served) -> None:
    client = tied.client("auditor")
    assert client.get("/sellers").status_code == 403
    assert client.get("/sellers/s1").status_code == 403
    assert "/sellers/" not in client.get("/storefront/shopee.vn/bep").text
