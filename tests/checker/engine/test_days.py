"""Every rule on every day on which the law may turn: one answer a day, and no basis outside its life."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.engine.cases import sheet
from checker.engine.compiled import in_force
from checker.engine.evaluate import evaluate
from checker.model import FactSheet, Outcome, Subject, SubjectKind
from rules.load import load
from rules.model import Rulebook

BOOK = load()
LEADING = (Outcome.PASSED, Outcome.FAILED)


def turns(book: Rulebook) -> list[date]:
    """Every day of the catalogue, the day before and the day after."""
    named = {d for law in book.laws.values() for d in (law.issued, law.in_force_from, law.in_force_to) if d}
    named |= {p.since for rule in book.rules.values() for p in rule.legal_basis}
    named |= {day for rule in book.rules.values() for day, _ in rule.sanction}
    return sorted({day + timedelta(days=shift) for day in named for shift in (-1, 0, 1)})


def whole(book: Rulebook) -> FactSheet:
    """One storefront, one listing, one post; what the first failing case of each rule says is there."""
    front, listing, post = (
        Subject(
            kind,
            kind,
            f"https://{kind}.example/",
            {
                name: facts
                for rule in book.rules.values()
                for case in [next((c for c in rule.tests if c.outcome == "failed"), None)]
                if case is not None
                for page in [sheet(book, rule.subject, case)]
                for one in page.subjects(kind)
                for name, facts in one.facts.items()
            },
        )
        for kind in SubjectKind
    )
    return FactSheet(front, (listing,), (post,))


def test_one_answer_a_day_and_no_basis_outside_its_life() -> None:
    page = whole(BOOK)
    alive = [r for r in BOOK.rules.values() if r.status != "retired"]
    days = turns(BOOK)
    assert len(days) > 100
    for day in days:
        found = evaluate(BOOK, page, day)
        assert [f.rule for f in found] == [r.id for r in alive]
        for finding in found:
            rule = BOOK.rules[finding.rule]
            period = rule.basis_on(day)
            assert finding.as_of == day
            assert finding.why
            for basis in finding.basis:
                assert in_force(BOOK.laws[basis.law], day)
                assert period and any(p.law == basis.law for p in period.provisions)
            if finding.outcome in LEADING:
                assert period is not None and period.state == "duty"
                assert any(basis.confidence != "RECALLED" for basis in finding.basis)
            if period is None or period.state == "ended":
                assert finding.outcome is Outcome.INAPPLICABLE


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.data())
def test_less_reading_never_turns_an_outcome_round(day: date, data: st.DataObject) -> None:
    """What was read in part may become cannot_tell, but never the opposite of what the whole says."""
    rule = BOOK.rules[data.draw(st.sampled_from(sorted(BOOK.rules)))]
    case = data.draw(st.sampled_from(rule.tests))
    page = sheet(BOOK, rule.subject, case)
    hidden = data.draw(st.sets(st.sampled_from(sorted(BOOK.facts)), max_size=4))

    def veil(one: Subject) -> Subject:
        kept = {n: s for n, s in one.searches.items() if n not in hidden}
        return Subject(
            one.kind, one.id, one.url, {n: f for n, f in one.facts.items() if n not in hidden}, kept
        )

    veiled = FactSheet(
        veil(page.storefront),
        tuple(veil(one) for one in page.listings),
        tuple(veil(one) for one in page.posts),
        page.storefront_kind,
    )
    before = {f.rule: f.outcome for f in evaluate(BOOK, page, day)}
    after = {f.rule: f.outcome for f in evaluate(BOOK, veiled, day)}
    for name, outcome in after.items():
        assert outcome in (before[name], Outcome.CANNOT_TELL)
