"""What pages offered last time holds as long as the same pages come in the same order, and no longer."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.spiders import offered
from crawler.spiders.offered import Offered
from crawler.spiders.page import Look

KIND = "text/html; charset=utf-8"
PAGES = [
    b'<a href="/a">A</a><a href="/b">B</a><p>' + b"chu " * 500,
    b'<a href="/b">B</a><a href="/c"><img alt="C"></a><p>' + b"chu " * 500,
    b'<meta http-equiv="refresh" content="0; url=/d"><a href="/a">A</a>',
    b"<div id=root></div><script>if (navigator.webdriver) {}</script>",
    '<p>Quét mã QR</p><img src="/qr.png" alt="mã QR"><a href="/a">A</a><a href="/e">E</a>'.encode(),
]


def taken(path: str, pages: list[int], keep: bool = True) -> tuple[list[Look], list[list[str]], set[str]]:
    """What the pages offer in this order, the pictures of each, and the addresses that were met."""
    seen: set[str] = set()
    found = Offered(path, seen)
    looks, pictures = [], []
    for n in pages:
        url = f"https://shop.vn/{n}"
        looks.append(found.look(PAGES[n], KIND, url))
        pictures.append(found.pictures(looks[-1], PAGES[n], KIND, url))
    if keep:
        found.keep()
    return looks, pictures, seen


def plain(looks: list[Look]) -> list[tuple[object, ...]]:
    return [(look.links, look.refresh, look.draw, look.challenge) for look in looks]


@given(st.lists(st.integers(0, 4), max_size=6), st.lists(st.integers(0, 4), max_size=6))
def test_after_any_visit_the_next_one_sees_what_it_would_have_seen_without(
    tmp_path_factory: pytest.TempPathFactory, first: list[int], second: list[int]
) -> None:
    path = str(tmp_path_factory.mktemp("offered") / "shop.offered")
    taken(path, first)
    looks, pictures, seen = taken(path, second)
    wanted, their_pictures, met = taken("", second)
    assert (plain(looks), pictures, seen) == (plain(wanted), their_pictures, met)


def test_the_same_pages_are_not_looked_at_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(tmp_path / "shop.offered")
    wanted = taken(path, [0, 1, 2, 3, 4])
    asked: list[str] = []
    look = offered.look

    def told(body: bytes, kind: str, url: str, seen: set[str]) -> Look:
        asked.append(url)
        return look(body, kind, url, seen)

    monkeypatch.setattr(offered, "look", told)
    again = taken(path, [0, 1, 2, 3, 4])
    assert asked == [] and plain(again[0]) == plain(wanted[0]) and again[1:] == wanted[1:]
    taken(path, [0, 2, 1])
    assert asked == ["https://shop.vn/2", "https://shop.vn/1"]


def test_other_code_or_a_damaged_file_is_as_good_as_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "shop.offered"
    wanted = plain(taken(str(path), [0, 1])[0])
    sound = path.read_bytes()
    for damaged in (b"", b"x", sound[:-5], sound[:10] + b"\0" * 20):
        path.write_bytes(damaged)
        assert plain(taken(str(path), [0, 1], keep=False)[0]) == wanted
    path.write_bytes(sound)
    monkeypatch.setattr(offered, "_code", lambda: "another")
    assert Offered(str(path), set())._before == []
