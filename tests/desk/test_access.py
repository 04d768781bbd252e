"""axe-core finds no serious fault on any page, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Browsing, browsing
from desk_made import visit_again
from desk_served import Served

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")


@pytest.fixture
def browser(served: Served) -> Iterator[Browsing]:
    with browsing(served) as opened:
        yield opened


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_fault(served: Served, browser: Browsing, scheme: str, tmp_path: Path) -> None:
    for n, price in enumerate((b"100", b"90"), 1):
        body = b"<html><body><h1>Hoa Lan</h1><p>" + price + b".000</p></body></html>"
        visit_again(served.store, tmp_path, body, n, ward="Phường Bến Thành")
    lead = served.store.leads()[0]
    served.store.start_sweep(
        "s1", registry="r", as_of=None, rulebook="r", evidence_folder="e", work=[], at=served.clock()
    )
    pages = {
        "head": [
            "/queue",
            "/queue?state=dismissed",
            f"/lead/{lead.id}",
            f"/storefront/{lead.storefront}",
            "/storefront/hoalan.vn",
            "/compare/hoalan.vn",
            "/team",
            "/sweeps",
            "/sweeps/s1",
            "/rules",
            f"/rules/{lead.rule}",
            "/trail",
            "/none",
        ],
        "admin": ["/people"],
        "": ["/login"],
    }
    faults = []
    for who, paths in pages.items():
        other = browser.another(color_scheme=scheme)
        page = other.log_in(who) if who else other.context.new_page()
        for path in paths:
            page.goto(served.origin + path)
            found = axe.Axe().run(page, options={"iframes": False})
            faults += [
                (path, fault["id"], fault["nodes"][0]["html"][:120])
                for fault in found.response["violations"]
                if fault["impact"] in ("serious", "critical")
            ]
    assert faults == []
