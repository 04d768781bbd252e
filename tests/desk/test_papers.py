"""Papers and cases at the desk: offered where a person looks, written down in the trail, refused with a sentence."""

from __future__ import annotations

import hashlib
import re
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import httpx
import pytest
from desk_made import T0
from desk_served import Served

from checker.leads.outcome import VisitOutcome
from checker.leads.people import Role
from checker.leads.store.cases import Cases
from desk.model import PaperWanted
from papers.model import Letterhead
from roof.desk import doors
from rules.model import Rulebook

SHOP = "hoalan.vn"


def token(client: httpx.Client, path: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get(path).text)
    assert found
    return found[1]


def test_a_dossier_is_offered_and_noted(served: Served) -> None:
    with closing(served.client(Role.HEAD)) as client:
        assert f"/papers/dossier?storefront={SHOP}" in client.get(f"/storefront/{SHOP}").text
        for form, start in (
            ("docx", b"PK"),
            ("xlsx", b"PK"),
            ("csv", b"\xef\xbb\xbf"),
            ("html", b"<!doctype html>"),
        ):
            got = client.get("/papers/dossier", params={"storefront": SHOP, "format": form}, timeout=120)
            assert got.status_code == 200, got.text
            assert got.content.startswith(start)
            assert got.headers["content-disposition"].startswith("attachment")
            assert got.headers["x-content-type-options"] == "nosniff"
        refused = client.get("/papers/letter", params={"storefront": SHOP})
        assert refused.status_code == 409 and "xác nhận" in refused.text
        english = client.get("/papers/letter", params={"storefront": SHOP, "lang": "en"})
        assert english.status_code == 409 and "no lead has been confirmed" in english.text
        assert client.get("/papers/nothing").status_code == 404
        assert client.get("/papers/weekly", params={"sweep": "none"}).status_code == 409
        assert client.get("/papers").status_code == 200
    acts = [(row.act, row.what) for row in served.office.trail()]
    assert acts.count(("paper dossier", SHOP)) == 4


def test_the_desks_papers_carry_the_offices_name(served: Served, book: Rulebook, tmp_path: Path) -> None:
    wanted = PaperWanted("dossier", "html", storefront=SHOP)
    head = Letterhead(agency="Chi cục Mẫu", symbol="CCM")
    for given, agency, symbol in ((head, "CHI CỤC MẪU", "TTr-CCM"), (None, "…………", "……/……")):
        paper = doors(book, tmp_path, given).paper
        assert paper is not None
        text = paper(served.store, wanted)[1].decode()
        assert agency in text and symbol in text


def test_the_evidence_of_a_lead_is_taken_from_its_page(served: Served, tmp_path: Path) -> None:
    with closing(served.client(Role.OFFICER)) as client:
        lead = served.store.leads(storefront=SHOP)[0].id
        page = client.get(f"/lead/{lead}").text
        for form in ("wacz", "pdf"):
            assert f"/papers/evidence?format={form}&amp;lead={lead}" in page
        got = client.get("/papers/evidence", params={"format": "wacz", "lead": lead}, timeout=120)
        assert got.status_code == 200, got.text
        file = tmp_path / "lead.wacz"
        file.write_bytes(got.content)
        with ZipFile(file) as opened:
            assert {"datapackage.json", "pages/pages.jsonl"} <= set(opened.namelist())
        assert f"lead-{lead[:12]}.wacz" in got.headers["content-disposition"]
        dossier = client.get("/papers/dossier", params={"lead": lead}, timeout=120)
        assert dossier.status_code == 200 and dossier.content.startswith(b"PK")
        assert client.get("/papers/evidence", params={"format": "docx", "lead": lead}).status_code == 404
        assert client.get("/papers/dossier", params={"format": "wacz", "lead": lead}).status_code == 404
        assert client.get("/papers/evidence", params={"format": "wacz", "lead": "none"}).status_code == 409
    assert ("paper evidence", lead) in [(row.act, row.what) for row in served.office.trail()]
    with closing(served.client(Role.REVIEWER)) as client:
        assert "/papers/" not in client.get(f"/lead/{lead}").text
        refused = client.get("/papers/evidence", params={"format": "wacz", "lead": lead})
        assert refused.status_code == 403


def test_a_case_is_opened_and_its_certificate_and_the_public_list_are_taken_at_the_desk(
    served: Served,
) -> None:
    from rules.load import load

    rules = {rule for c in load().programmes["tick-xanh"].criteria for rule in c.rules}
    at = T0 + timedelta(days=3)
    passed = {(rule, "passed"): 1 for rule in rules}
    seen = VisitOutcome(
        "good", "", SHOP, at, at, "complete", "", at.date(), "r", manifest_digest="m" * 64, tallies=passed
    )
    served.store.record([replace(seen, tallies=passed)], at)
    with closing(served.client(Role.REVIEWER)) as client:
        form = {"csrf": token(client, "/cases"), "storefront": SHOP, "programme": "tick-xanh"}
        opened = client.post("/cases", data=form)
        assert opened.status_code == 303
        page = opened.headers["location"]
        again = client.post("/cases", data=form)
        assert again.status_code == 409 and "đã có hồ sơ" in again.text
        assert client.post("/cases", data={**form, "storefront": "none.vn"}).status_code == 404
        assert client.post("/cases", data={**form, "programme": "none"}).status_code == 422
        assert client.get(f"{page}/certificate/html").status_code == 404
        client.post(f"{page}/score", data=form)
        client.post(
            f"{page}/decide", data={**form, "decision": "grant", "reason": "đủ", "until": "2099-01-01"}
        )
        text = client.get(f"{page}/certificate/json")
        assert text.status_code == 200, text.text
        digest = hashlib.sha256(text.content).hexdigest()
        shown = client.get(f"{page}/certificate/html")
        assert digest in shown.text and shown.headers["content-disposition"].startswith("attachment")
        assert f"{page}/certificate/html" in client.get(page).text
        for kind in ("html", "csv", "json"):
            listed = client.get(f"/cases/public/{kind}", params={"programme": "tick-xanh"})
            assert listed.status_code == 200 and digest in listed.text
        assert client.get("/cases/public/exe", params={"programme": "tick-xanh"}).status_code == 404
        assert "/cases/public/csv?programme=tick-xanh" in client.get("/cases").text
    acts = {row.act for row in served.office.trail()}
    assert {"case apply", "case certificate", "case list"} <= acts


def test_who_answered_is_asked_and_the_list_for_publication_prints_it(served: Served) -> None:
    lead = served.store.leads(storefront=SHOP)[0].id
    with closing(served.client(Role.HEAD)) as client:

        def decide(decision: str, **more: str) -> int:
            form = {"csrf": token(client, f"/lead/{lead}"), "decision": decision, "reason": "lý do"}
            return client.post(f"/lead/{lead}/decide", data={**form, **more}).status_code

        assert decide("refer", to_whom="Đội 4", paper="12/QLTT", code="other") == 303
        assert 'name="answer"' in client.get(f"/lead/{lead}").text
        assert decide("answer") == 422 and decide("answer", answer="shown") == 422
        assert decide("answer", answer="upheld", paper="45/KL") == 303
        page = client.get(f"/lead/{lead}").text
        assert "cơ quan nhận chuyển: có vi phạm" in page and "(45/KL)" in page
        listed = client.get("/papers/publication", params={"format": "csv"}, timeout=120).text
        assert "12/QLTT, ngày" in listed and "Đội 4: văn bản 45/KL, ngày" in listed


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.AUDITOR])
def test_others_get_no_paper(served: Served, role: Role) -> None:
    with closing(served.client(role)) as client:
        assert client.get("/papers/dossier", params={"storefront": SHOP}).status_code == 403
        assert "/papers/" not in client.get("/storefront/shopee.vn/bep").text


def test_a_case_is_scored_and_granted(served: Served) -> None:
    from rules.load import load

    rules = {rule for c in load().programmes["tick-xanh"].criteria for rule in c.rules}
    later = T0 + timedelta(days=1)
    made = VisitOutcome(
        visit="late", sweep="", storefront=SHOP, started=later, ended=later, state="complete", why="",
        as_of=later.date(), rulebook="r", tallies={(rule, "passed"): 1 for rule in rules},
    )  # fmt: skip
    served.store.record([made], later)
    case = Cases(served.store).apply("tick-xanh", SHOP, "an", later)
    with closing(served.client(Role.REVIEWER)) as client:
        path = f"/cases/{case.id}"
        page = client.get(path).text
        assert "VÍ DỤ" in page and 'value="grant"' not in page and "khi đã chấm" in page
        said = {"csrf": token(client, path), "decision": "grant", "reason": "đủ", "until": "2099-01-01"}
        early = client.post(f"{path}/decide", data=said)
        assert early.status_code == 409  # not scored yet
        assert client.post(f"{path}/score", data={"csrf": said["csrf"]}).status_code in (200, 303)
        page = client.get(path).text
        assert 'value="grant"' in page and "khi đã chấm" not in page
        assert client.post(f"{path}/decide", data={**said, "until": "mai"}).status_code == 422
        assert client.post(f"{path}/decide", data={**said, "reason": ""}).status_code == 409
        assert client.post(f"{path}/decide", data=said).status_code in (200, 303)
        assert "còn hiệu lực" in client.get("/cases").text
    assert Cases(served.store).case(case.id).events[-1].sha256
