"""Sellers' marks read once from the evidence: what cannot be read is told, and nothing is read twice."""

from __future__ import annotations

from pathlib import Path

from checker.leads.store import Store
from checker.leads.store.tiebook import TieBook
from crawler.settings import CrawlSettings
from examples.sellers.serve import serve
from rules.load import load as load_rules
from sweep.profiles import read_profiles, reader
from sweep.registry import load
from sweep.run import run


def test_evidence_is_read_once_and_damage_is_told(tmp_path: Path) -> None:
    book = load_rules()
    with serve(5, 7, 2, 1) as market, Store(str(tmp_path / "rasoat.db")) as store:
        market.write_registry(tmp_path / "registry.csv")
        settings = CrawlSettings(
            pages=4, delay=0, proxy=market.proxy, browser="never", walk="never", test_network=True, pictures=0
        )
        run(load(tmp_path / "registry.csv"), store, tmp_path / "evidence", book, settings)
        ties = TieBook(store)
        wanted = ties.unread(reader(book))
        assert len(wanted) == 7
        path = Path(wanted[0][1])
        whole = path.read_bytes()
        path.chmod(0o644)
        path.write_bytes(whole[:200])
        heard: list[tuple[int, int]] = []
        failed = read_profiles(ties, book, None, told=lambda done, total: heard.append((done, total)))
        assert [visit for visit, _ in failed] == [wanted[0][0]]
        assert failed[0][1]
        assert heard == [(7, 7)]
        assert len(ties.profiles(reader(book))) == 6
        path.write_bytes(whole)
        assert [visit for visit, _ in ties.unread(reader(book))] == [wanted[0][0]]
        assert read_profiles(ties, book, None, jobs=2) == []
        found = ties.profiles(reader(book))
        assert len(found) == 7
        assert all(profile.marks for profile in found)
        assert ties.unread(reader(book)) == []
