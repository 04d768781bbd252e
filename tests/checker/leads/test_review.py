"""Decisions: which fit, what they remember, and how a refusal reads."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from leads_made import SHOP, T0, finding, outcome_of, quote, rule, visit

from checker.leads.choice import Choice
from checker.leads.errors import DecidedMeanwhile, DecisionRefused
from checker.leads.life import Step
from checker.leads.review import assign, choose, mark_seen, review
from checker.leads.store import Store
from checker.leads.store.office import Office
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


def test_a_referral_names_the_receiver_and_the_paper(store: Store) -> None:
    kept = review(
        store,
        the_lead(store),
        "refer",
        by="An",
        reason="thuộc Đội 3",
        at=AT,
        to_whom="Đội 3",
        paper="12/QLTT",
    )
    event = store.events(kept.id)[-1]
    assert (event.to_whom, event.paper, kept.state) == ("Đội 3", "12/QLTT", Step.REFERRED)
    assert review(store, kept.id, "answer", by="An", reason="đã nhắc nhở", at=AT).state is Step.ANSWERED
    assert review(store, kept.id, "close", by="An", reason="xong", at=AT).state is Step.CLOSED


@pytest.mark.parametrize(("decision", "code"), [("dismiss", "nonsense"), ("confirm", "shown")])
def test_a_code_of_the_list_and_only_for_a_dismissal(store: Store, decision: str, code: str) -> None:
    with pytest.raises(DecisionRefused):
        review(store, the_lead(store), decision, by="An", reason="x", at=AT, code=code)
    assert len(store.events()) == 1


def test_the_second_of_two_sees_the_decision_of_the_first(store: Store) -> None:
    before = store.leads()[0]
    review(store, before.id, "confirm", by="An", reason="rõ", at=AT, last=before.last_event)
    with pytest.raises(DecidedMeanwhile, match="An") as late:
        review(store, before.id, "dismiss", by="Bình", reason="sai", at=AT, last=before.last_event)
    assert getattr(late.value.first, "by", "") == "An"
    now = store.leads()[0]
    assert now.state is Step.CONFIRMED
    chosen = review(store, now.id, "dismiss", by="Bình", reason="sai", at=AT, last=now.last_event)
    assert chosen.state is Step.DISMISSED


def test_opening_a_lead_is_no_decision_of_somebody_else(store: Store) -> None:
    before = store.leads()[0]
    mark_seen(store, before.id, by="Bình", at=AT)
    assert review(store, before.id, "confirm", by="An", reason="rõ", at=AT, last=before.last_event)


def test_taking_back(store: Store) -> None:
    lead = the_lead(store)
    assign(store, lead, by="Trưởng", to_whom="An", at=AT)
    review(store, lead, "dismiss", by="An", reason="nhầm", at=AT, code="misread")
    assert store.agreements()[rule().id].against == 1
    back = store.undo(lead, "An", AT)
    assert (back.state, back.assigned) == (Step.NEW, "An")
    assert store.agreements() == {}
    with pytest.raises(DecisionRefused, match="An"):
        store.undo(lead, "An", AT)
    assert [event.step for event in store.events(lead)][-1] is Step.UNDONE


def test_many_at_once_and_the_one_that_refuses(tmp_path: Path) -> None:
    with Store(str(tmp_path / "many.db")) as store:
        store.put_storefronts([SHOP])
        book = {name: rule(name) for name in "abc"}
        store.record([outcome_of(visit(1), [finding(name) for name in book], book)], AT)
        ids = [kept.id for kept in store.leads()]
        review(store, ids[1], "dismiss", by="An", reason="x", at=AT)
        done = store.decide_all(ids, choose("dismiss", by="Bình", reason="như nhau", at=AT, code="double"))
        assert [isinstance(one, DecisionRefused) for one in done] == [False, True, False]
        assert {kept.state for kept in store.leads()} == {Step.DISMISSED}
        assert sum(event.by == "Bình" for event in store.events()) == 2


def test_enough_dismissals_lower_the_confidence_and_with_it_the_priority(tmp_path: Path) -> None:
    with Store(str(tmp_path / "agreement.db")) as store:
        shops = [replace(SHOP, id=f"shop{n}.vn", url=f"https://shop{n}.vn/") for n in range(21)]
        store.put_storefronts(shops)
        store.record([outcome_of(visit(1, shop), [finding(subject=shop.id)]) for shop in shops], AT)
        first, *rest = store.leads()
        assert (first.confidence, first.priority) == ("high", 2 * 3 * 3 * 1)
        for kept in rest[:-1]:
            review(store, kept.id, "dismiss", by="An", reason="sai", at=AT, code="misread")
        assert store.leads(states=[Step.NEW])[0].confidence == "high"  # nineteen are not enough
        review(store, rest[-1].id, "dismiss", by="An", reason="sai", at=AT, code="misread")
        now = store.leads(states=[Step.NEW])[0]
        assert (now.confidence, now.priority) == ("low", 2 * 1 * 3 * 1)
        assert store.agreements()[rule().id].to_review
        store.undo(rest[-1].id, "An", AT)
        assert store.leads(states=[Step.NEW])[0].confidence == "high"
        assert store.rebuild() == 0


def test_a_dismissal_that_says_nothing_of_the_rule_does_not_count_against_it(store: Store) -> None:
    review(store, the_lead(store), "dismiss", by="An", reason="nhỏ", at=AT, code="trifling")
    assert store.agreements() == {}


def test_a_decision_is_handed_over_as_one_value() -> None:
    chosen = choose(" Refer", by=" An ", reason=" x ", at=AT, to_whom=" Đội 3 ", paper=" 1 ")
    assert chosen == Choice(Step.REFERRED, "An", AT, "x", to_whom="Đội 3", paper="1")


def test_each_decision_stands_in_the_trail_whoever_made_it_and_a_refused_one_does_not(store: Store) -> None:
    lead, office = the_lead(store), Office(store)
    mark_seen(store, lead, by="an", at=AT)
    assign(store, lead, by="an", to_whom="bình", at=AT)
    review(store, lead, "confirm", by="an" * 60, reason="đúng", at=AT)
    with pytest.raises(DecisionRefused):
        review(store, lead, "confirm", by="an", reason="đúng", at=AT)
    store.undo(lead, "an" * 60, AT)
    store.decide_all([lead], choose("ask", by="bình", reason="hóa đơn", at=AT))
    rows = [(row.who, row.act, row.what, row.detail) for row in reversed(office.trail())]
    assert rows == [
        ("an", "assigned", lead, "bình"),
        ("an" * 32, "confirmed", lead, "đúng"),
        ("an" * 32, "undone", lead, ""),
        ("bình", "asked", lead, "hóa đơn"),
    ]
    assert office.broken_trail() is None
