"""The store over a real SQLite file: leads are born, persist, mend, reopen; rows are only added."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from leads_made import DAY, SHOP, T0, absent, finding, outcome_of, quote, rule, visit
from sqlalchemy.exc import DatabaseError

from checker.leads.choice import Choice
from checker.leads.errors import DecisionRefused, NoSuchLead
from checker.leads.life import Step
from checker.leads.store import Store
from checker.model import Finding, Outcome, SubjectKind
from crawler.model import Storefront, Visit, VisitState

AT = T0 + timedelta(hours=1)
PASSED, CANNOT, NOT_ASKED = Outcome.PASSED, Outcome.CANNOT_TELL, Outcome.INAPPLICABLE


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(str(tmp_path / "rasoat.db")) as opened:
        opened.put_storefronts([SHOP])
        yield opened


def states(store: Store) -> list[Step]:
    return [kept.state for kept in store.leads()]


def steps(store: Store) -> list[Step]:
    return [event.step for event in store.events()]


def test_first_seen_is_new_and_seen_again_persists(store: Store) -> None:
    store.record([outcome_of(visit(1), [finding()])], AT)
    assert states(store) == [Step.NEW]
    store.record([outcome_of(visit(2), [finding()])], AT)
    (kept,) = store.leads()
    assert (kept.state, kept.sightings, kept.last_visit) == (Step.PERSISTING, 2, visit(2).id)
    assert (kept.first_seen, kept.last_seen) == (visit(1).started, visit(2).started)
    assert steps(store) == [Step.NEW, Step.PERSISTING]


def test_a_rule_that_passes_mends_and_the_fault_reopens(store: Store) -> None:
    store.record([outcome_of(visit(1), [finding()])], AT)
    fact = quote(visit(2), "terms.returns", "Đổi trả")
    store.record([outcome_of(visit(2), [finding(outcome=PASSED, facts=[fact])])], AT)
    assert states(store) == [Step.MENDED]
    store.record([outcome_of(visit(3), [finding()])], AT)
    assert states(store) == [Step.REOPENED]
    assert steps(store) == [Step.NEW, Step.MENDED, Step.REOPENED]


@pytest.mark.parametrize(
    ("state", "found"),
    [
        (VisitState.COMPLETE, [finding(outcome=CANNOT)]),
        (VisitState.COMPLETE, []),  # a listing that was not visited this time says nothing
        (VisitState.COMPLETE, [finding(outcome=NOT_ASKED)]),  # the law ended: nothing was mended
        (VisitState.COMPLETE, [finding(outcome=PASSED, searches=absent(whole=False))]),
        (VisitState.COMPLETE, [finding(outcome=PASSED, searches={})]),  # it rests on nothing
        (VisitState.COMPLETE, [finding(outcome=PASSED), finding(outcome=CANNOT)]),
        (VisitState.PARTIAL, [finding(outcome=NOT_ASKED, facts=[quote(visit(2))])]),
        (VisitState.UNREACHABLE, [finding(outcome=PASSED)]),
        (VisitState.BLOCKED, [finding(outcome=PASSED)]),
        (VisitState.FAILED, [finding(outcome=PASSED)]),
    ],
)
def test_what_was_not_really_read_mends_nothing(store: Store, state: VisitState, found: list) -> None:  # type: ignore[type-arg]
    store.record([outcome_of(visit(1), [finding()])], AT)
    store.record([outcome_of(visit(2, state=state), found)], AT)
    assert states(store) == [Step.NEW]


def test_a_thing_that_no_longer_applies_is_mended(store: Store) -> None:
    store.record([outcome_of(visit(1), [finding()])], AT)
    closed = finding(outcome=NOT_ASKED, facts=[quote(visit(2), "site.takes_orders", "Ngừng nhận đơn", False)])
    store.record([outcome_of(visit(2), [closed])], AT)
    assert states(store) == [Step.MENDED]


def test_a_dismissed_lead_stays_dismissed_until_its_evidence_changes(store: Store) -> None:
    def seen(n: int, words: str) -> None:
        store.record([outcome_of(visit(n), [finding(facts=[quote(visit(n), words=words)])])], AT)

    seen(1, "MST 1")
    (kept,) = store.leads()
    store.decide(kept.id, Choice(Step.DISMISSED, "An", AT, "của công ty mẹ"))
    seen(2, "MST 1")
    assert states(store) == [Step.DISMISSED]
    store.record([outcome_of(visit(3), [finding(outcome=PASSED, facts=[quote(visit(3))])])], AT)
    seen(4, "MST  1")
    assert states(store) == [Step.DISMISSED]
    seen(5, "MST 2")
    assert states(store) == [Step.REOPENED]


def test_the_same_visit_twice_changes_nothing(store: Store) -> None:
    outcome = outcome_of(visit(1), [finding()])
    first = store.record([outcome, outcome], AT)
    second = store.record([outcome], AT)
    assert [r.fresh for r in (*first, *second)] == [True, False, False]
    (kept,) = store.leads()
    assert (kept.state, kept.sightings) == (Step.NEW, 1)
    assert len(store.visits()) == 1


def test_an_older_visit_checked_late_judges_nothing(store: Store) -> None:
    store.record([outcome_of(visit(2), [finding()])], AT)
    store.record([outcome_of(visit(3), [finding(outcome=PASSED, facts=[quote(visit(3))])])], AT)
    store.record([outcome_of(visit(1), [finding()])], AT)
    (kept,) = store.leads()
    assert (kept.state, kept.sightings, kept.last_visit) == (Step.MENDED, 2, visit(2).id)
    assert kept.first_seen == visit(1).started


def test_failed_and_undecided_are_rows_the_others_are_counted(store: Store) -> None:
    found = [
        finding("a"),
        finding("b", CANNOT),
        finding("c", PASSED),
        finding("c", PASSED, subject="x"),
        finding("d", NOT_ASKED),
    ]
    store.record([outcome_of(visit(1), found)], AT)
    assert [(f.rule, f.outcome) for f in store.findings(visit(1).id)] == [
        ("a", "failed"),
        ("b", "cannot_tell"),
    ]
    tally = store.tally(visit(1).id)
    assert tally == {
        ("a", "failed"): 1,
        ("b", "cannot_tell"): 1,
        ("c", "passed"): 2,
        ("d", "inapplicable"): 1,
    }


def test_leads_come_most_pressing_first(store: Store) -> None:
    book = {
        "a": rule("a", severity="serious", confidence="low"),
        "b": rule("b", severity="moderate", confidence="high"),
        "c": rule("c", severity="critical", confidence="high"),
    }
    store.record([outcome_of(visit(1), [finding("a"), finding("b"), finding("c")], book)], AT)
    assert [kept.rule for kept in store.leads()] == ["c", "b", "a"]
    assert [kept.rule for kept in store.leads(rule="a")] == ["a"]
    assert len(store.leads(limit=2)) == 2
    assert store.leads(states=[Step.MENDED]) == ()


def test_one_lead_with_its_whole_life(store: Store) -> None:
    store.record([outcome_of(visit(1), [finding()])], AT)
    (kept,) = store.leads()
    store.decide(kept.id, Choice(Step.SEEN, "An", AT))
    store.decide(kept.id, Choice(Step.ASKED, "An", AT, "hỏi người bán"))
    store.record([outcome_of(visit(2), [finding()])], AT)
    dossier = store.lead(kept.id[:6])
    assert [s.visit for s in dossier.sightings] == [visit(1).id, visit(2).id]
    assert dossier.last.visit == visit(2).id
    assert dossier.last.lead == outcome_of(visit(2), [finding()]).leads[0]
    assert [e.step for e in dossier.events] == [Step.NEW, Step.SEEN, Step.ASKED, Step.PERSISTING]
    assert dossier.kept.state is Step.ASKED
    asked = dossier.events[2]
    assert (asked.by, asked.visit, asked.rule_digest) == ("An", visit(1).id, rule().digest)
    assert asked.evidence_digest == dossier.sightings[0].evidence_digest


def test_ids_may_be_shortened_but_not_guessed(store: Store) -> None:
    store.record([outcome_of(visit(1), [finding(f"r{i}") for i in range(40)])], AT)
    ids = [kept.id for kept in store.leads()]
    shared = next(i[0] for i in ids if sum(j.startswith(i[0]) for j in ids) > 1)
    with pytest.raises(NoSuchLead, match="several"):
        store.lead(shared)
    with pytest.raises(NoSuchLead, match="No lead"):
        store.lead("zz")
    with pytest.raises(NoSuchLead):
        store.lead("%")
    with pytest.raises(NoSuchLead):
        store.lead("")


@pytest.mark.parametrize("table", ["visits", "findings", "tallies", "sightings", "events"])
def test_the_database_refuses_to_change_what_was_seen(store: Store, tmp_path: Path, table: str) -> None:
    store.record([outcome_of(visit(1), [finding()])], AT)
    with sqlite3.connect(tmp_path / "rasoat.db") as raw:
        for statement in (
            f"DELETE FROM {table}",
            f"UPDATE {table} SET visit = visit" if table != "visits" else "UPDATE visits SET why = ''",
        ):
            with pytest.raises(sqlite3.DatabaseError, match="only added"):
                raw.execute(statement)


def test_a_visit_of_an_unknown_storefront_is_refused_whole(store: Store) -> None:
    stranger = Storefront("la.vn", "https://la.vn/")
    seen = visit(1, stranger)
    good, bad = outcome_of(visit(1), [finding()]), outcome_of(seen, [finding(subject="la.vn")])
    with pytest.raises(DatabaseError):
        store.record([good, bad], AT)
    assert store.visits() == ()
    assert store.leads() == ()


def test_planned_work_is_done_with_its_visit(store: Store) -> None:
    other = Storefront("khac.vn", "https://khac.vn/")
    work = [(SHOP, visit(1).id), (other, "sweep1/khac.vn")]
    store.start_sweep(
        "sweep1", registry="r.csv", as_of=None, rulebook="r", evidence_folder="/e", work=work, at=AT
    )
    assert [row.storefront for row in store.due("sweep1")] == [SHOP.id, other.id]
    store.record([outcome_of(visit(1), [finding()], sweep="sweep1")], AT)
    assert [row.storefront for row in store.due("sweep1")] == [other.id]
    with pytest.raises(ValueError, match="1 storefronts due"):
        store.finish_sweep("sweep1", AT)
    row = store.sweep("sweep1")
    assert (row.planned, row.done, row.states, row.steps) == (2, 1, {"complete": 1}, {"new": 1})


def test_the_plan_follows_the_registry_and_keeps_what_is_done(store: Store) -> None:
    a, b, c = (Storefront(f"{x}.vn", f"https://{x}.vn/") for x in "abc")
    store.start_sweep(
        "s", registry="r", as_of=DAY, rulebook="r", evidence_folder="/e", work=[(a, "s/a"), (b, "s/b")], at=AT
    )
    done = replace(outcome_of(visit(1, a), []), visit="s/a", sweep="s")
    store.record([done], AT)
    store.plan_again("s", [(c, "s/c"), (replace(a, name="mới"), "s/a")])
    assert [row.storefront for row in store.due("s")] == ["c.vn"]
    assert store.sweep("s").planned == 2
    assert store.unfinished_sweep("r", None) is None
    assert store.unfinished_sweep("r", DAY) is not None


def found_by(move: str, seen: Visit) -> list[Finding]:
    """What one move of the walk below finds."""
    page = {"kind": SubjectKind.LISTING, "subject": "https://hoalan.vn/p2", "url": "https://hoalan.vn/p2"}
    if move == "fail":
        return [finding(facts=[quote(seen)]), finding("b", **page)]
    if move == "fail2":
        return [finding(facts=[quote(seen, words="khác")])]
    if move == "pass":
        return [finding(outcome=PASSED), finding("b", PASSED, **page)]
    return [finding(outcome=CANNOT)] if move == "cannot" else []


DONE = {
    "confirm": Step.CONFIRMED,
    "dismiss": Step.DISMISSED,
    "ask": Step.ASKED,
    "refer": Step.REFERRED,
    "answer": Step.ANSWERED,
    "close": Step.CLOSED,
    "seen": Step.SEEN,
    "assign": Step.ASSIGNED,
    "undo": Step.UNDONE,
}
MOVES = st.sampled_from(["fail", "fail2", "pass", "cannot", "gone", "down", *DONE])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(MOVES, max_size=9))
def test_the_rows_of_leads_only_repeat_events_and_sightings(tmp_path: Path, moves: list[str]) -> None:
    file = tmp_path / "walk.db"
    for leftover in tmp_path.glob("walk.db*"):
        leftover.unlink()
    with Store(str(file)) as store:
        store.put_storefronts([SHOP])
        for n, move in enumerate(moves, 1):
            seen = visit(n, state=VisitState.UNREACHABLE if move == "down" else VisitState.COMPLETE)
            if move in DONE:
                for kept in store.leads():
                    with suppress(DecisionRefused):
                        if move == "undo":
                            store.undo(kept.id, "An", AT)
                        else:
                            store.decide(kept.id, Choice(DONE[move], "An", AT, "x", to_whom=f"đội {n}"))
                continue
            store.record([outcome_of(seen, found_by(move, seen))], AT)
        before = store.leads()
        assert store.rebuild() == 0
        raw = sqlite3.connect(file)
        raw.execute("UPDATE leads SET state='x', dismissed='', severity='minor', priority=0, sightings=0")
        raw.execute("UPDATE leads SET reach=0, returned=9, assigned='x', last_event=99, stated='low'")
        raw.commit()
        raw.close()
        assert store.rebuild() == len(before)
        assert store.leads() == before
