"""What a purge leaves because something rests on it, and what else goes with the last page of a storefront."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from checker.leads.outcome import VisitOutcome
from checker.leads.store import Store
from checker.leads.store.retention import Kind, Retention
from crawler.evidence import Chain, verify
from crawler.evidence.codec import Origin
from crawler.evidence.manifest import manifest_path
from crawler.evidence.write import VisitWriter
from crawler.model import Capture, CaptureState, Storefront, Visit, VisitState
from roof.purging import run_purge
from sweep.kept import place

T0 = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
SHOP = Storefront("a.vn", "http://a.vn/")
Keeping = Callable[[str, int, tuple[str, ...]], Path]
Purging = Callable[[int], int]


@pytest.fixture
def store(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path}/store.db"
    with Store(url) as opened:
        opened.put_storefronts([SHOP])
        Retention(opened).keep(Kind.EVIDENCE, 100, "Head", T0)
    return url


@pytest.fixture
def keep(tmp_path: Path, store: str) -> Keeping:
    def kept(name: str, day: int, rests_on: tuple[str, ...] = ()) -> Path:
        """A visit of that day whose pages lie in the files of earlier ones, or else in its own."""
        path, at, body = tmp_path / f"ev/{name}.warc.gz", T0 + timedelta(days=day), b"<p>x</p>"
        writer = VisitWriter(path, name, at, "test")
        captures, records, origins = [], {}, {}
        for n, earlier in enumerate(rests_on or ("",), 1):
            url, id = f"{SHOP.url}{n}", f"{name}#{n}"
            answer: tuple[str, list[tuple[str, str]], bytes] = ("HTTP/1.1 200 OK", [], body)
            records[id] = writer.exchange(url, at, ("GET / HTTP/1.1", []), answer)
            digest = hashlib.sha256(body).hexdigest()
            captures.append(Capture(id, url, url, at, CaptureState.OK, status=200, digest=digest))
            if earlier:
                origins[id] = Origin(f"ev/{earlier}.warc.gz", "r", 0, 1, at.isoformat())
        visit = Visit(name, SHOP, at, at, VisitState.COMPLETE, tuple(captures), tool="test")
        writer.finish(visit, records, 1_000, len(body), origins)
        Chain(tmp_path).add([path], at)
        digest = hashlib.sha256(manifest_path(path).read_bytes()).hexdigest()
        done = VisitOutcome(
            name, "", SHOP.id, at, at, "complete", "", date(2026, 1, 5), "r", str(path), digest, 1
        )
        with Store(store) as opened:
            opened.record([done], at)
        return path

    return kept


@pytest.fixture
def purge(store: str) -> Purging:
    return lambda day: run_purge(store, "An", "QĐ 1", True, T0 + timedelta(days=day))


def test_a_file_is_held_by_what_stays_and_goes_when_all_that_rested_on_it_is_gone(
    tmp_path: Path, keep: Keeping, purge: Purging
) -> None:
    a, b, c = keep("a", 0, ()), keep("b", 7, ("a",)), keep("c", 14, ("a",))
    assert purge(110) == 0
    assert [path.exists() for path in (a, b, c)] == [True, False, True]
    assert list(verify(tmp_path)) == []
    assert purge(120) == 0
    assert not a.exists() and not c.exists()  # what was purged before rests on nothing any more
    assert list(verify(tmp_path)) == []


def test_what_a_held_file_rests_on_is_held_too(tmp_path: Path, keep: Keeping, purge: Purging) -> None:
    a, b, c = keep("a", 0, ()), keep("b", 7, ("a", "")), keep("c", 50, ("b",))
    assert purge(110) == 0
    assert a.exists() and b.exists() and c.exists()
    assert list(verify(tmp_path)) == []


def test_a_damaged_manifest_that_may_name_any_file_holds_all_of_its_shop(
    keep: Keeping, purge: Purging
) -> None:
    a, b = keep("a", 0, ()), keep("b", 50, ("a",))
    manifest_path(b).chmod(0o644)
    manifest_path(b).write_bytes(manifest_path(b).read_bytes().replace(b"a.vn", b"b.vn"))
    assert purge(110) == 0
    assert a.exists()


def test_what_was_read_of_a_shop_goes_with_its_last_page(
    tmp_path: Path, keep: Keeping, purge: Purging, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "cache/rasoat/sheets"
    folder.mkdir(parents=True)
    own = [place(folder, SHOP.id, kind) for kind in ("sheet", "outcome", "offered")]
    other = place(folder, "b.vn", "sheet")
    for path in (*own, other):
        path.write_bytes(b"x")
    keep("a", 0, ()), keep("b", 50, ())
    assert purge(110) == 0
    assert all(path.exists() for path in own)  # of the visit that stays
    assert purge(200) == 0
    assert not any(path.exists() for path in own) and other.exists()
