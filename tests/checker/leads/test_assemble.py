"""From findings to leads: which make one, what a lead says, what stands behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from leads_made import DAY, HOME, SHOP, absent, finding, quote, rule, visit

from checker.leads.assemble import assemble
from checker.leads.wording import render
from checker.model import FactSheet, Outcome, Search, Severity, Subject, SubjectKind
from crawler.model import VisitState


@pytest.mark.parametrize("status", ["test", "stable"])
def test_failed_findings_of_living_rules_make_leads(status: str) -> None:
    leads = assemble([finding()], {"returns-shown": rule(status=status)}, visit())
    assert [lead.rule for lead in leads] == ["returns-shown"]


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_drafts_make_none(status: str) -> None:
    assert assemble([finding()], {"returns-shown": rule(status=status)}, visit()) == ()


@pytest.mark.parametrize("outcome", [Outcome.PASSED, Outcome.CANNOT_TELL, Outcome.INAPPLICABLE])
def test_other_outcomes_make_none(outcome: Outcome) -> None:
    assert assemble([finding(outcome=outcome)], {"returns-shown": rule()}, visit()) == ()


def test_a_quote_carries_capture_digest_place_and_time() -> None:
    seen = visit()
    fact = quote(seen)
    (lead,) = assemble([finding(facts=[fact])], {"returns-shown": rule()}, seen)
    (row,) = lead.evidence
    assert (row.capture, row.digest) == (seen.captures[0].id, seen.captures[0].digest)
    assert (row.quote, row.place, row.url) == (fact.quote, fact.place, HOME)
    assert row.seen_at == "2026-11-22T03:00:01+00:00"


def test_an_absence_carries_the_search_and_the_pages_that_were_read() -> None:
    seen = visit()
    record = {"terms.returns": Search(True, (HOME, HOME + "p2"), drawn=True)}
    (lead,) = assemble([finding(searches=record)], {"returns-shown": rule()}, seen)
    assert lead.searches == record
    assert [(row.url, row.quote, row.digest) for row in lead.evidence] == [
        (HOME, "", seen.captures[0].digest),
        (HOME + "p2", "", seen.captures[1].digest),
    ]


def test_failed_without_quote_or_whole_search_is_refused() -> None:
    with pytest.raises(ValueError, match="without a whole search"):
        assemble([finding(searches=absent(whole=False))], {"returns-shown": rule()}, visit())


def test_a_quote_from_a_page_that_was_not_captured_is_refused() -> None:
    fact = replace(quote(visit()), capture="elsewhere#9")
    with pytest.raises(ValueError, match="elsewhere#9"):
        assemble([finding(facts=[fact])], {"returns-shown": rule()}, visit())


def test_a_rule_that_is_not_in_the_book_is_refused() -> None:
    with pytest.raises(ValueError, match="returns-shown"):
        assemble([finding()], {}, visit())


@pytest.mark.parametrize(
    ("strength", "confidence", "expected"),
    [
        ("strong", "high", "high"),
        ("signal", "high", "medium"),
        ("information", "high", "low"),
        ("strong", "low", "low"),
    ],
)
def test_confidence_never_exceeds_strength(strength: str, confidence: str, expected: str) -> None:
    book = {"returns-shown": rule(strength=strength, confidence=confidence)}
    assert assemble([finding()], book, visit())[0].confidence == expected


def test_an_unsure_reading_is_never_high() -> None:
    seen = visit()
    facts = [quote(seen, confidence=0.6)]
    assert assemble([finding(facts=facts)], {"returns-shown": rule()}, seen)[0].confidence == "medium"


def test_two_spellings_of_one_listing_are_one_lead() -> None:
    seen = visit()
    spelled = ["https://hoalan.vn/p2?utm_source=fb", "http://www.hoalan.vn/p2/"]
    found = [
        finding(kind=SubjectKind.LISTING, subject=s, url=s, facts=[quote(seen, words=f"q{i}")])
        for i, s in enumerate(spelled)
    ]
    (lead,) = assemble(found, {"returns-shown": rule()}, seen)
    assert [row.quote for row in lead.evidence] == ["q0", "q1"]


def test_the_heaviest_comes_first() -> None:
    book = {
        "a": rule("a", severity="minor"),
        "b": rule("b", severity="critical"),
        "c": rule("c", severity="serious"),
    }
    leads = assemble([finding("a"), finding("b"), finding("c")], book, visit())
    assert [lead.severity for lead in leads] == [Severity.CRITICAL, Severity.SERIOUS, Severity.MINOR]


def test_the_sanction_is_that_of_the_day() -> None:
    (lead,) = assemble([finding()], {"returns-shown": rule()}, visit())
    assert (lead.sanction, lead.as_of) == ("new", DAY)
    old = replace(finding(), as_of=DAY.replace(year=2019))
    assert assemble([old], {"returns-shown": rule()}, visit())[0].sanction == ""


def test_messages_name_what_was_seen() -> None:
    seen = visit()
    book = {
        "returns-shown": rule(
            message={
                "vi": "{storefront.domain} ghi {seller.tax_code}, {listing.price} đ",
                "en": "{seller.name}",
            }
        )
    }
    subject = Subject(
        SubjectKind.STOREFRONT,
        SHOP.id,
        HOME,
        {"listing.price": (quote(seen, "listing.price", "12k", 12000.0),)},
    )
    (lead,) = assemble([finding(facts=[quote(seen)])], book, seen, FactSheet(subject))
    assert lead.message == {"vi": "hoalan.vn ghi 0101010101, 12000 đ", "en": "(unknown)"}


def test_a_stranger_cannot_write_into_a_message() -> None:
    nasty = "a{storefront.id}\n\u202eb\x00\u200bc" + "d" * 500
    text = render("<{seller.name}>", {"seller.name": nasty}.get, "vi")
    assert text.startswith("<a{storefront.id} b cddd")
    assert text.endswith("d…>")
    assert len(text) < 170


def test_an_unknown_name_becomes_a_neutral_word() -> None:
    assert render("{x.y} {", {}.get, "vi") == "(không rõ) {"
    assert render("{x.y}", {"x.y": True}.get, "vi") == "có"


def test_a_feed_row_needs_no_capture() -> None:
    bare = visit(state=VisitState.UNREACHABLE)
    fact = replace(quote(visit()), capture="")
    (lead,) = assemble([finding(facts=[fact])], {"returns-shown": rule()}, bare)
    assert [(row.quote, row.digest) for row in lead.evidence] == [(fact.quote, "")]
