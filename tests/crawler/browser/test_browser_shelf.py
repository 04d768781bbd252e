"""What a visit's earlier pages loaded, used again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from crawler.browser.shelf import ALL, MOST, Shelf, Shelves
from crawler.browser.traffic import Exchange

AT = datetime(2026, 11, 26, 8, 0, 0, tzinfo=UTC)
SCRIPT = "text/javascript; charset=utf-8"


def exchange(
    head: Mapping[str, str], *, status: int = 200, method: str = "GET", url: str = "https://a.vn/a.js"
) -> Exchange:
    told = [*({"Content-Type": SCRIPT} | dict(head)).items()]
    return Exchange(
        url, AT, (f"{method} /a.js HTTP/1.1", [], b""), (f"HTTP/1.1 {status} X", told, b"alert(1)")
    )


def found(one: Exchange, after: float) -> bool:
    shelf = Shelf()
    shelf.keep([one])
    return shelf.find(one.url, AT + timedelta(seconds=after)) is one


FRESH = [
    {"Cache-Control": "public, max-age=60"},
    {"Cache-Control": 'max-age="60"'},
    {"Cache-Control": "max-age=99999999999999999999"},
    {"Expires": "Thu, 26 Nov 2026 08:10:00 GMT"},
    {"Expires": "Fri, 31 Dec 9999 23:59:59 GMT"},
    {"Last-Modified": "Thu, 26 Nov 2026 07:00:00 GMT"},
    {"Cache-Control": "max-age=60", "Vary": "Accept-Encoding, Origin"},
    {"Cache-Control": "max-age=60", "Content-Type": "image/webp"},
]
STALE = [
    {},
    {"Cache-Control": "no-store, max-age=60"},
    {"Cache-Control": "no-cache"},
    {"Pragma": "no-cache", "Last-Modified": "Thu, 26 Nov 2026 07:00:00 GMT"},
    {"Cache-Control": "max-age=0", "Expires": "Thu, 26 Nov 2026 08:10:00 GMT"},
    {"Cache-Control": "max-age=later"},
    {"Expires": "0"},
    {"Last-Modified": "Thu, 26 Nov 2099 07:00:00 GMT"},
    {"Last-Modified": "yesterday"},
    {"Cache-Control": "max-age=60", "Vary": "Cookie"},
    {"Cache-Control": "max-age=60", "Vary": "*"},
    {"Cache-Control": "max-age=60", "Set-Cookie": "a=1"},
    {"Cache-Control": "max-age=60", "Content-Type": "application/json"},
]


@pytest.mark.parametrize("head", FRESH)
def test_what_says_that_it_is_fresh(head: dict[str, str]) -> None:
    assert found(exchange(head), 30)


@pytest.mark.parametrize("head", STALE)
def test_what_must_be_asked_for_again(head: dict[str, str]) -> None:
    assert not found(exchange(head), 30)


def test_an_answer_grows_old() -> None:
    assert not found(exchange({"Cache-Control": "max-age=60"}), 61)


def test_only_whole_good_answers_are_kept() -> None:
    head = {"Cache-Control": "max-age=60"}
    assert not found(exchange(head, status=404), 1)
    assert not found(exchange(head, method="HEAD"), 1)


def test_shelves_have_a_bound_and_end_with_their_visits() -> None:
    shelves, full = Shelves(), Shelf(size=MOST)
    for n in range(ALL // MOST):
        shelves._all[f"v{n}"] = Shelf(size=MOST)
    newest = shelves.of("new")
    assert sum(shelf.size for shelf in shelves._all.values()) <= ALL
    assert "v0" not in shelves._all
    assert shelves.of("new") is newest
    shelves.forget("new")
    assert shelves.of("new") is not newest
    full.keep([exchange({"Cache-Control": "max-age=60"})])
    assert full.find("https://a.vn/a.js", AT) is None
