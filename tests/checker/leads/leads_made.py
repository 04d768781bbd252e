"""Rules, visits, findings and outcomes made small, for the tests of this room. Real types, no fakes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta

from checker.leads.assemble import assemble
from checker.leads.outcome import VisitOutcome, answered, rows, tallies
from checker.model import Basis, Fact, Finding, Outcome, Place, Search, SubjectKind
from crawler.model import Capture, CaptureState, Storefront, Visit, VisitState
from rules.model import Check, Expectation, Rule

DAY = date(2026, 11, 22)
T0 = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
HOME = "https://hoalan.vn/"
SHOP = Storefront("hoalan.vn", HOME, name="Hoa Lan")
BOTH = {"vi": "Website {storefront.domain} có dấu hiệu {x.y}", "en": "{storefront.domain} appears {x.y}"}


def rule(rule_id: str = "returns-shown", **more: object) -> Rule:
    """A rule with everything a lead needs; `more` replaces fields."""
    check = Check("there", "terms.returns", "present")
    plain: dict[str, object] = {
        "id": rule_id,
        "theme": "terms",
        "status": "stable",
        "subject": "storefront",
        "severity": "moderate",
        "confidence": "high",
        "strength": "strong",
        "plan": (),
        "title": {"vi": "Có dấu hiệu thiếu", "en": "Seems to lack"},
        "looks_for": {},
        "why": {},
        "message": BOTH,
        "remedy": {"vi": "Công bố.", "en": "Publish."},
        "false_positives": {},
        "legal_basis": (),
        "sanction": ((date(2020, 1, 1), "old"), (date(2026, 1, 1), "new"), (date(2027, 1, 1), "later")),
        "obligations": (),
        "checked_on": DAY,
        "kinds": ("website",),
        "when": (),
        "checks": {"there": check},
        "expectation": Expectation("all", ("there",)),
        "tests": (),
        "digest": hashlib.sha256(rule_id.encode()).hexdigest(),
        "path": f"{rule_id}.yml",
    }
    return Rule(**{**plain, **more})  # type: ignore[arg-type]


def visit(
    n: int = 1, shop: Storefront = SHOP, state: VisitState = VisitState.COMPLETE, pages: int = 3
) -> Visit:
    """The n-th visit of a shop, a week after the one before, with the home page and further ones."""
    at = T0 + timedelta(days=7 * (n - 1))
    name = f"sweep{n}/{shop.id}"
    captures = tuple(
        Capture(
            f"{name}#{i}",
            shop.url if i == 1 else f"{shop.url}p{i}",
            shop.url,
            at + timedelta(seconds=i),
            CaptureState.OK,
            body=b"x",
            digest=hashlib.sha256(f"{name}{i}".encode()).hexdigest(),
        )
        for i in range(1, pages + 1)
    )
    return Visit(
        name, shop, at, at + timedelta(minutes=1), state, captures if state in ("complete", "partial") else ()
    )


def absent(
    name: str = "terms.returns", whole: bool = True, pages: Iterable[str] = (HOME,)
) -> dict[str, Search]:
    """The record of a search that found nothing."""
    return {name: Search(whole, tuple(pages), why="" if whole else "a page was not captured")}


def quote(
    of: Visit,
    name: str = "seller.tax_code",
    words: str = "MST 0101010101",
    value: object = "0101010101",
    **more: object,
) -> Fact:
    """A fact quoted from the first page of a visit."""
    capture = of.captures[0]
    return Fact(name, value, words, capture.url, capture.id, Place("body > footer", 4, 18), "t:t", **more)  # type: ignore[arg-type]


def finding(
    rule_id: str = "returns-shown",
    outcome: Outcome = Outcome.FAILED,
    *,
    kind: SubjectKind = SubjectKind.STOREFRONT,
    subject: str = SHOP.id,
    url: str = HOME,
    facts: Iterable[Fact] = (),
    searches: Mapping[str, Search] | None = None,
) -> Finding:
    """One finding; a failed or passed one without facts leans on a whole search."""
    facts = tuple(facts)
    if searches is None:
        searches = absent() if not facts and outcome in (Outcome.FAILED, Outcome.PASSED) else {}
    basis = (Basis("l-1", "1", "VERIFIED"),)
    return Finding(
        rule_id, kind, subject, url, outcome, "because", DAY, facts, searches, {"there": "false"}, basis
    )


def outcome_of(
    of: Visit, findings: Iterable[Finding], rules: Mapping[str, Rule] | None = None, sweep: str = ""
) -> VisitOutcome:
    """What the store is given for one visit."""
    findings = tuple(findings)
    rules = rules or {f.rule: rule(f.rule) for f in findings}
    return VisitOutcome(
        visit=of.id,
        sweep=sweep,
        storefront=of.storefront.id,
        started=of.started,
        ended=of.ended,
        state=str(of.state),
        why=of.why,
        as_of=DAY,
        rulebook="r" * 64,
        evidence_path=f"/e/{of.id}.warc.gz",
        manifest_digest="m" * 64,
        pages=len(of.captures),
        findings=rows(findings),
        tallies=tallies(findings),
        leads=assemble(findings, rules, of),
        answered=answered(findings, of.storefront.id, str(of.state)),
    )
