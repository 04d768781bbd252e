"""A store of two sweeps in which shops say what could do harm in an office's program."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from checker.leads.fingerprint import fingerprint
from checker.leads.outcome import VisitOutcome
from checker.leads.store import Store
from checker.model import Basis, Evidence, Lead, Place, Severity, SubjectKind
from crawler.model import Storefront

T0 = datetime(2026, 11, 16, 3, 0, tzinfo=UTC)
WEEK = timedelta(days=7)
HOSTILE = '=HYPERLINK("http://evil/","x")'
MARKUP = "<script>alert(1)</script> {{ signer }} {% endfor %} \x0b\x00 &amp; ]]>"
RULES = {
    "returns-policy-published": "returns",
    "seller-name-shown": "seller",
    "notice-badge-linked": "notice",
}
SHOPS = (
    Storefront("hoalan.vn", "https://hoalan.vn/", name="Hoa Lan", declared_owner="Công ty TNHH Hoa Lan"),
    Storefront("evil.vn", "https://evil.vn/", name=HOSTILE, platform="Shopee"),
    Storefront("xa.vn", "https://xa.vn/", name=MARKUP),
)


def lead_of(shop: Storefront, rule: str, at: datetime, words: str = "x") -> Lead:
    """A lead of one rule on one shop."""
    return Lead(
        id=fingerprint(rule, shop.id, SubjectKind.STOREFRONT, shop.id),
        rule=rule,
        rule_digest="0" * 64,
        theme=RULES[rule],
        subject_kind=SubjectKind.STOREFRONT,
        subject=shop.id,
        storefront=shop.id,
        url=shop.url,
        severity=Severity.SERIOUS,
        confidence="high",
        title={"vi": f"Dấu hiệu {rule}", "en": rule},
        message={"vi": f"Có dấu hiệu: {words}", "en": words},
        remedy={"vi": "Công bố chính sách.", "en": "Publish."},
        as_of=date(2026, 11, 16),
        legal_basis=(Basis("a", "Điều 1", "VERIFIED", "Luật A"), Basis("b", "Điều 2", "RECALLED", "Luật B")),
        sanction="5–10 triệu đồng; VERIFIED",
        evidence=(Evidence(f"v/{shop.id}#1", "d" * 64, shop.url, words, Place("p", 0, 3), at.isoformat()),),
    )


def sweep(
    store: Store, name: str, at: datetime, found: dict[str, tuple[str, ...]], answered: frozenset[str]
) -> None:
    """One sweep of all shops: the rules that failed on each; xa.vn is not reached."""
    work = [(shop, f"{name}/{shop.id}") for shop in SHOPS]
    store.start_sweep(name, registry="r.csv", as_of=None, rulebook="r", evidence_folder="e", work=work, at=at)
    for shop, visit in work:
        far = shop.id == "xa.vn"
        store.record(
            [
                VisitOutcome(
                    visit=visit, sweep=name, storefront=shop.id, started=at, ended=at + timedelta(minutes=1),
                    state="unreachable" if far else "complete", why="connection refused" if far else "",
                    as_of=at.date(), rulebook="r", pages=1, bytes=9,
                    leads=tuple(lead_of(shop, rule, at, MARKUP) for rule in found.get(shop.id, ())),
                    answered=answered,
                    tallies={("figure/cashless", "passed" if shop.id == "hoalan.vn" else "cannot_tell"): 1}
                    if not far and name == "s2"
                    else {},
                )
            ],
            at,
        )  # fmt: skip
    store.finish_sweep(name, at + timedelta(hours=1))


def fill(store: Store) -> None:
    """Two sweeps a week apart: one lead persists, one is mended, one is new."""
    first, second = (
        {"hoalan.vn": ("returns-policy-published", "seller-name-shown")},
        dict[str, tuple[str, ...]](),
    )
    second = {"hoalan.vn": ("returns-policy-published",), "evil.vn": ("notice-badge-linked",)}
    sweep(store, "s1", T0, first, frozenset())
    mended = fingerprint("seller-name-shown", "hoalan.vn", SubjectKind.STOREFRONT, "hoalan.vn")
    sweep(store, "s2", T0 + WEEK, second, frozenset({mended}))


@pytest.fixture
def store(tmp_path: object) -> Iterator[Store]:
    with Store(f"{tmp_path}/rasoat.db") as kept:
        fill(kept)
        yield kept
