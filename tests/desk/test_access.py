"""axe-core finds no serious fault on any page, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import Browsing, browsing
from desk_made import visit_again
from desk_served import Served, lending

from checker.leads.cases import CaseEvent, CaseStep
from checker.leads.store.cases import Cases
from roof.signing import sign_in

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_fault(scheme: str, serving: Callable[..., Served], tmp_path: Path) -> None:
    said = {"RASOAT_OIDC_ISSUER": "https://sso.example.vn", "RASOAT_OIDC_CLIENT_ID": "ban"}
    served = serving(sweeping=lending, sign_in=lambda origin, clock: sign_in(said, origin, b"k" * 32, clock))
    for n, price in enumerate((b"100", b"90"), 1):
        body = b"<html><body><h1>Hoa Lan</h1><p>" + price + b".000</p></body></html>"
        visit_again(served.store, tmp_path, body, n, ward="Phường Bến Thành")
    with browsing(served) as browser:
        faults = faults_of(served, browser, scheme)
    assert faults == []


def faults_of(served: Served, browser: Browsing, scheme: str) -> list[tuple[str, str, str]]:
    lead = served.store.leads()[0]
    served.store.start_sweep(
        "s1", registry="r", as_of=None, rulebook="r", evidence_folder="e", work=[], at=served.clock()
    )
    cases = Cases(served.store)
    case = cases.apply("tick-xanh", "hoalan.vn", "an", served.clock()).id
    cases.add(case, CaseEvent(CaseStep.DOCUMENT, served.clock(), "an", name="a.pdf", sha256="0" * 64))
    visit = lead.last_visit.replace("#", "%23")
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
            "/sweeps/schedule",
            "/papers",
            "/cases",
            f"/cases/{case}",
            "/sellers",
            "/rules",
            f"/rules/{lead.rule}",
            f"/rules/{lead.rule}/try",
            f"/rules/{lead.rule}/try?visit={visit}",
            "/me",
            "/trail",
            "/none",
        ],
        "admin": ["/people", "/people/officer", "/people/admin", "/sweeps"],
        "": ["/login"],
    }
    faults: list[tuple[str, str, str]] = []
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
    return faults
