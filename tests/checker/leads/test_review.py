"""Decisions: which fit, what they remember, and how a refusal reads."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from leads_made import SHOP, T0, finding, outcome_of, quote, rule, visit

from checker.leads.errors import DecisionRefused
from checker.leads.life import Step
from checker.leads.review import mark_seen, review
from checker.leads.store import Store
from checker.model import Outcome

AT = T0 + timedelta(hours=2)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(str(tmp_path / "rasoat.db")) as opened:
        opened.put_storefronts([SHOP])
        opened.record([outcome_of(visit(1), [finding(facts=[quote(visit(1))])])], AT)
        yield opened


def the_lead(store: Store) -> str:
    return store.leads()[0].id


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("confirm", Step.CONFIRMED),
        ("dismiss", Step.DISMISSED),
        ("ASK ", Step.ASKED),
        ("refer", Step.REFERRED),
    ],
)
def test_a_decision_moves_the_lead_and_remembers(store: Store, word: str, state: Step) -> None:
    kept = review(store, the_lead(store), word, by=" Lê An ", reason="đã xem trang", at=AT)
    assert kept.state is state
    event = store.events(kept.id)[-1]
    assert (event.by, event.reason, event.at, event.step) == ("Lê An", "đã xem trang", AT, state)
    assert event.evidence_digest == kept.evidence_digest != ""
    assert event.rule_digest == rule().digest


@pytest.mark.parametrize(("by", "reason"), [("", "x"), ("  ", "x"), ("An", ""), ("An", " \n")])
def test_a_decision_needs_a_name_and_a_reason(store: Store, by: str, reason: str) -> None:
    with pytest.raises(DecisionRefused):
        review(store, the_lead(store), "confirm", by=by, reason=reason, at=AT)
    assert len(store.events()) == 1


def test_an_unknown_word_is_refused_with_a_hint(store: Store) -> None:
    with pytest.raises(DecisionRefused) as refusal:
        review(store, the_lead(store), "confrim", by="An", reason="x", at=AT)
    assert "confirm?" in refusal.value.say("vi") and "Did you mean confirm?" in refusal.value.say("en")


def test_a_decision_is_not_taken_twice(store: Store) -> None:
    lead = the_lead(store)
    review(store, lead, "dismiss", by="An", reason="x", at=AT)
    with pytest.raises(DecisionRefused) as refusal:
        review(store, lead, "dismiss", by="Bình", reason="y", at=AT)
    assert "đã loại bỏ (bởi An ngày 22/11/2026)" in refusal.value.say("vi")
    assert "Possible: confirm, ask" in refusal.value.say("en")


def test_a_mended_lead_waits_for_the_next_sweep(store: Store) -> None:
    lead = the_lead(store)
    store.record([outcome_of(visit(2), [finding(outcome=Outcome.PASSED)])], AT)
    with pytest.raises(DecisionRefused) as refusal:
        review(store, lead, "confirm", by="An", reason="x", at=AT)
    assert "Wait for the next sweep" in str(refusal.value)


def test_evidence_that_changed_meanwhile_is_looked_at_again(store: Store) -> None:
    lead = the_lead(store)
    on_screen = store.leads()[0].evidence_digest
    store.record([outcome_of(visit(2), [finding(facts=[quote(visit(2), words="khác")])])], AT)
    with pytest.raises(DecisionRefused, match="new evidence"):
        review(store, lead, "dismiss", by="An", reason="x", at=AT, seen=on_screen)
    now = store.leads()[0].evidence_digest
    assert review(store, lead, "dismiss", by="An", reason="x", at=AT, seen=now).state is Step.DISMISSED


def test_opening_a_lead_is_noted(store: Store) -> None:
    assert mark_seen(store, the_lead(store), by="An", at=AT).state is Step.SEEN
    review(store, the_lead(store), "confirm", by="An", reason="x", at=AT)
    assert mark_seen(store, the_lead(store), by="Bình", at=AT).state is Step.CONFIRMED
    with pytest.raises(DecisionRefused):
        mark_seen(store, the_lead(store), by="", at=AT)


def test_of_two_people_at_once_one_is_told(store: Store) -> None:
    lead = the_lead(store)
    refused: list[str] = []

    def decide(name: str) -> None:
        try:
            review(store, lead, "confirm", by=name, reason="x", at=AT)
        except DecisionRefused as refusal:
            refused.append(str(refusal))

    people = [threading.Thread(target=decide, args=(f"P{i}",)) for i in range(6)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert len(refused) == 5
    assert [e.step for e in store.events()] == [Step.NEW, Step.CONFIRMED]
