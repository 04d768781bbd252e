"""How long words are kept: set by people, never for an open lead, and what stays when they go."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from leads_made import SHOP, T0, finding, outcome_of, quote, visit
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from checker.leads.review import review
from checker.leads.store import Store
from checker.leads.store.retention import Kind, Retention

LATER = T0 + timedelta(days=400)


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    url = str(tmp_path / "a.db") if request.param == "sqlite" else request.getfixturevalue("fresh_postgres")
    with Store(url) as opened:
        opened.put_storefronts([SHOP])
        yield opened


def seen(store: Store, n: int = 1) -> str:
    """A visit with a lead that quotes a tax code; its id."""
    one = visit(n)
    store.record([outcome_of(one, [finding(facts=[quote(one)])])], one.started)
    return one.id


def settle(store: Store, decision: str = "dismiss") -> None:
    review(store, store.leads()[0].id, decision, by="An", reason="x", at=T0 + timedelta(hours=2))


def test_nothing_is_due_before_somebody_sets_how_long(store: Store) -> None:
    seen(store)
    settle(store)
    keeping = Retention(store)
    assert keeping.days() == {Kind.EVIDENCE: 0, Kind.LOGINS: 0} and keeping.due(LATER) == ()
    keeping.keep(Kind.EVIDENCE, 365, "Head", T0)
    keeping.keep(Kind.EVIDENCE, 500, "Head", T0)
    assert keeping.due(LATER) == () and len(keeping.due(T0 + timedelta(days=501))) == 1


@pytest.mark.parametrize("decision", ["", "confirm", "refer", "ask"])
def test_what_an_open_lead_rests_on_stays(store: Store, decision: str) -> None:
    one = seen(store)
    if decision:
        settle(store, decision)
    keeping = Retention(store)
    keeping.keep(Kind.EVIDENCE, 30, "Head", T0)
    assert keeping.due(LATER) == ()
    assert keeping.take_out(one, "An", "QĐ 1", LATER) is False
    assert "MST 0101010101" in store.lead(store.leads()[0].id).last.lead.evidence[0].quote


def test_words_go_and_digests_and_the_life_stay(store: Store) -> None:
    one = seen(store)
    settle(store)
    before = store.lead(store.leads()[0].id)
    keeping = Retention(store)
    keeping.keep(Kind.EVIDENCE, 30, "Head", T0)
    assert [v.id for v in keeping.due(LATER)] == [one]
    assert keeping.take_out(one, "An", "QĐ 1", LATER) is True
    assert keeping.take_out(one, "An", "QĐ 1", LATER) is False and keeping.due(LATER) == ()
    after = store.lead(before.kept.id)
    row = after.last.lead.evidence[0]
    assert row.quote == "" and row.digest == before.last.lead.evidence[0].digest
    assert after.last.evidence_digest == before.last.evidence_digest and after.events == before.events
    assert "0101010101" not in str(after.last.lead)
    purge = keeping.purge_of(one)
    assert purge is not None and (purge.by, purge.under, purge.at) == ("An", "QĐ 1", LATER)
    assert [p.visit for p, _ in keeping.purged()] == [one]
    assert store.rebuild() == 0
    store.record([outcome_of(visit(2), [finding(facts=[quote(visit(2))])])], LATER)
    assert store.leads()[0].state == "dismissed"  # the same evidence: its digest is still known


def test_the_database_lets_only_words_go_and_only_of_what_was_written_down(store: Store) -> None:
    one = seen(store)
    settle(store)
    for change in ("document = 'x'", "evidence_digest = 'x'"):
        with pytest.raises(DatabaseError, match="only added"), store.writing() as connection:
            connection.execute(text(f"UPDATE sightings SET {change}"))
    keeping = Retention(store)
    keeping.keep(Kind.EVIDENCE, 30, "Head", T0)
    keeping.take_out(one, "An", "QĐ 1", LATER)
    for statement in (
        "UPDATE sightings SET evidence_digest = 'x'",
        "DELETE FROM sightings",
        "DELETE FROM purged",
        "UPDATE retention SET days = 1",
    ):
        with pytest.raises(DatabaseError, match="only added"), store.writing() as connection:
            connection.execute(text(statement))
