"""A network of sites, and a visit of one of them through the real door."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile import Network
from shops import QUICK, Visiting

from crawler.address import storefront_id
from crawler.crawl import CrawlSettings, Job, crawl
from crawler.evidence import read, verify
from crawler.model import Storefront, Visit, VisitRecord


@pytest.fixture
def network() -> Iterator[Network]:
    with Network() as network:
        yield network


@pytest.fixture
def visit(tmp_path: Path) -> Visiting:
    """Visits an address, checks that its evidence is sound, and reads it back."""

    def go(url: str, settings: CrawlSettings = QUICK, storefront: Storefront | None = None) -> Visit:
        storefront = storefront or Storefront(storefront_id(url), url)
        job = Job("v1", storefront, str(tmp_path / "v1.warc.gz"))
        records = [e for e in crawl([job], settings) if isinstance(e, VisitRecord)]
        assert [r.id for r in records] == ["v1"]
        assert list(verify(tmp_path)) == []
        found = read(records[0].path)
        assert (found.state, found.why) == (records[0].state, records[0].why)
        return found

    return go
