"""A store with leads over captured pages in which every place says something hostile."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from checker.facts.page import Page
from checker.leads.fingerprint import fingerprint
from checker.leads.outcome import FindingRow, VisitOutcome
from checker.leads.store import Store
from checker.model import Basis, Evidence, Lead, Place, Search, Severity, SubjectKind
from crawler.evidence import Chain, VisitWriter
from crawler.evidence.manifest import manifest_path
from crawler.model import Capture, CaptureState, Kind, Storefront, Visit, VisitState

PASSWORD = "mật khẩu rất dài"
T0 = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
DAY = date(2026, 11, 22)
RULES = ("returns-policy-published", "seller-name-shown", "notice-badge-own-record")

SHOPS = (
    Storefront("hoalan.vn", "https://hoalan.vn/", name="Hoa Lan"),
    Storefront("shopee.vn/bep", "https://shopee.vn/bep", name="Bếp", kind=Kind.SHOP, platform="Shopee"),
    Storefront("lazada.vn/ao", "https://lazada.vn/ao", name="Áo", kind=Kind.SHOP, platform="Lazada"),
)


def page_of(shop: Storefront, hostile: str) -> bytes:
    """A shop's page; `hostile` stands in its text, an attribute, and as markup of its own."""
    head = f"<html><title>{shop.name}</title><body><h1>{shop.name}</h1>"
    return f"{head}<p>Giá 100.000đ</p>{hostile}</body></html>".encode()


def lead_of(
    shop: Storefront, rule: str, capture: Capture, words: str, severity: Severity = Severity.SERIOUS
) -> Lead:
    return Lead(
        id=fingerprint(rule, shop.id, SubjectKind.STOREFRONT, shop.id),
        rule=rule,
        rule_digest="0" * 64,
        theme="terms",
        subject_kind=SubjectKind.STOREFRONT,
        subject=shop.id,
        storefront=shop.id,
        url=shop.url,
        severity=severity,
        confidence="high",
        title={"vi": f"Dấu hiệu {rule}", "en": f"Lead {rule}"},
        message={"vi": f"Có dấu hiệu {words}", "en": f"Appears {words}"},
        remedy={"vi": "Công bố.", "en": "Publish."},
        as_of=DAY,
        legal_basis=(Basis("l", "1", "VERIFIED", "Luật mẫu"),),
        evidence=(Evidence(capture.id, capture.digest, shop.url, words, Place("p", 0, 3), T0.isoformat()),),
        searches={"terms.returns": Search(True, (shop.url,))},
    )


def fill(store: Store, folder: Path, hostile: str = "<script>alert(1)</script>", tag: str = "") -> None:
    """Three storefronts, each visited once, with a lead for every rule; evidence is on disk.

    `hostile` stands in every field that a page can fill; `tag` makes three further storefronts.
    """
    shops = [replace(s, id=s.id + tag, name=s.name + (hostile if tag else "")) for s in SHOPS]
    store.put_storefronts(shops)
    for n, shop in enumerate(shops):
        path = folder / f"{n}.warc.gz"
        body = page_of(shop, hostile)
        digest = hashlib.sha256(body).hexdigest()
        headers = (("Content-Type", "text/html; charset=utf-8"),)
        capture = Capture(
            f"v{tag}-{n}#1",
            shop.url,
            shop.url,
            T0,
            CaptureState.OK,
            status=200,
            headers=headers,
            body=body,
            digest=digest,
        )
        visit = Visit(
            f"v{tag}-{n}", shop, T0, T0 + timedelta(minutes=1), VisitState.COMPLETE, (capture,), tool="test"
        )
        writer = VisitWriter(path, visit.id, T0, "test")
        said = ("HTTP/1.1 200 OK", headers, body)
        record = writer.exchange(shop.url, T0, ("GET / HTTP/1.1", [("Host", "x")]), said)
        writer.finish(visit, {capture.id: record}, 1_000_000, len(body))
        leads = tuple(lead_of(shop, rule, capture, hostile) for rule in RULES)
        store.record(
            [
                VisitOutcome(
                    visit=visit.id, sweep="", storefront=shop.id, started=T0, ended=visit.ended, state="complete",
                    why=hostile, as_of=DAY, rulebook="r", evidence_path=str(path), pages=1, bytes=len(body),
                    findings=tuple(FindingRow(r, "storefront", shop.id, shop.url, "failed", hostile) for r in RULES),
                    tallies={(r, "failed"): 1 for r in RULES}, leads=leads,
                )
            ],
            T0 + timedelta(hours=1),
        )  # fmt: skip


def visit_again(
    store: Store, folder: Path, body: bytes, n: int, quote: str = "", state: str = "complete", ward: str = ""
) -> Lead | None:
    """A further visit of the first storefront with this page; where `quote` stands on it, a lead that quotes it."""
    shop, at = SHOPS[0], T0 + timedelta(days=7 * n)
    path, url = folder / f"again-{n}.warc.gz", shop.url
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    capture = Capture(
        f"again-{n}#1", url, url, at, CaptureState.OK, status=200, headers=headers, body=body,
        digest=hashlib.sha256(body).hexdigest(),
    )  # fmt: skip
    visit = Visit(
        f"again-{n}", shop, at, at + timedelta(minutes=1), VisitState.COMPLETE, (capture,), tool="test"
    )
    writer = VisitWriter(path, visit.id, at, "test")
    record = writer.exchange(url, at, ("GET / HTTP/1.1", [("Host", "x")]), ("HTTP/1.1 200 OK", headers, body))
    writer.finish(visit, {capture.id: record}, 1_000_000, len(body))
    Chain(folder).add([path], at)
    lead = None
    if quote:
        page = Page(url, capture.id, body, "text/html; charset=utf-8")
        line = next(line for line in page.lines if quote in line.text)
        start = line.text.index(quote)
        row = Evidence(
            capture.id,
            capture.digest,
            url,
            quote,
            page.place_of(line.block, start, start + len(quote)),
            at.isoformat(),
        )
        lead = replace(lead_of(shop, "listing-cure-claim", capture, quote), evidence=(row,), searches={})
    digest = hashlib.sha256(manifest_path(path).read_bytes()).hexdigest()
    store.record(
        [
            VisitOutcome(
                visit=visit.id, sweep="", storefront=shop.id, started=at, ended=visit.ended, state=state, why="",
                as_of=DAY, rulebook="r", evidence_path=str(path), manifest_digest=digest, pages=1, bytes=len(body),
                leads=(lead,) if lead else (), ward=ward, province="Hồ Chí Minh" if ward else "",
                ward_from="page" if ward else "", tallies={("seller-name-shown", "failed"): 1},
            )
        ],
        at,
    )  # fmt: skip
    return lead
