"""Plain data for people and programs: the keys are a contract."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from leads_made import DAY, SHOP, T0, finding, outcome_of, quote, rule, visit

from checker.leads import document, report
from checker.leads.assemble import assemble
from checker.leads.review import review
from checker.leads.store import Store
from checker.model import Checked, FactSheet, Outcome, Subject, SubjectKind


def checked() -> Checked:
    seen = visit()
    findings = (finding(facts=[quote(seen)]), finding("b", Outcome.PASSED))
    sheet = FactSheet(Subject(SubjectKind.STOREFRONT, SHOP.id, SHOP.url))
    return Checked(sheet, findings, assemble(findings, {"returns-shown": rule(), "b": rule("b")}, seen))


def test_check_json_keeps_the_contract() -> None:
    told = json.loads(json.dumps(report.check_json(checked(), SHOP.id, DAY)))
    assert (told["storefront"], told["as_of"]) == ("hoalan.vn", "2026-11-22")
    for row in told["findings"]:
        assert {"rule", "subject", "outcome", "why"} <= set(row)
    (lead,) = told["leads"]
    assert {"id", "rule", "theme", "severity", "confidence", "message", "legal_basis", "evidence"} <= set(
        lead
    )
    (row,) = lead["evidence"]
    assert {"capture", "url", "quote", "place"} <= set(row)
    assert row["place"] == {"path": "body > footer", "start": 4, "end": 18}


def test_leads_json_keeps_the_contract(tmp_path: Path) -> None:
    with Store(str(tmp_path / "a.db")) as store:
        store.put_storefronts([SHOP])
        book = {"a": rule("a", severity="minor"), "b": rule("b", severity="critical")}
        store.record([outcome_of(visit(1), [finding("a"), finding("b")], book)], T0)
        review(store, store.leads()[0].id, "ask", by="An", reason="hỏi", at=T0)
        told = json.loads(json.dumps(report.leads_json(store.leads())))
        dossier = json.loads(json.dumps(report.dossier_json(store.lead(told[0]["id"]))))
        table = report.table(store.leads(), "vi")
    assert [row["rule"] for row in told] == ["b", "a"]
    for row in told:
        assert {"id", "storefront", "rule", "subject", "state", "severity"} <= set(row)
    assert [step["step"] for step in dossier["history"]] == ["new", "asked"]
    assert dossier["evidence_path"].endswith(".warc.gz") and dossier["evidence"]
    assert dossier["state"] == "asked"
    assert table[0][1:4] == ("cần thêm chứng cứ", "nghiêm trọng", "hoalan.vn")


def test_fail_on_counts_from_its_severity_up() -> None:
    leads = checked().leads
    assert len(report.at_or_above(leads, "moderate")) == 1
    assert report.at_or_above(leads, "serious") == []
    with pytest.raises(ValueError, match="heavy"):
        report.at_or_above(leads, "heavy")


def test_a_document_gives_the_lead_back() -> None:
    (lead,) = checked().leads
    searched = replace(lead, searches=assemble([finding()], {"returns-shown": rule()}, visit())[0].searches)
    for one in (lead, searched):
        assert document.read(document.write(one)) == one
    with pytest.raises(ValueError, match="document of a lead"):
        document.read("{}")
