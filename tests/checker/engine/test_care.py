"""Random pages against the real rules: nothing is accused without a quote or a whole search."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from checker.engine.evaluate import evaluate
from checker.model import Fact, FactSheet, Outcome, Place, Search, Subject, SubjectKind, Value
from rules.model import KINDS, FactName, FactType, Rulebook

DAYS = [date(2015, 6, 1), date(2022, 6, 1), date(2026, 6, 30), date(2026, 7, 1), date(2027, 7, 1)]
WORDS = ["", "Công ty A", "0300588569", "hàng fake", "https://online.gov.vn/x", "\n\x00\u202e", "x" * 300]


def value(name: FactName, chance: Random) -> Value:
    """A value that an extractor might give, right or wrong."""
    if name.type is FactType.BOOLEAN:
        return chance.choice([True, False, "maybe"])
    if name.type is FactType.NUMBER:
        return chance.choice([0.0, 12.5, 1e9, "many"])
    if name.type is FactType.DATE:
        return chance.choice(["2026-01-01", "2013-05-01", "01/02/2020"])
    if name.type is FactType.DIGITS:
        return "".join(chance.choices("0123456789", k=chance.choice([1, 9, 10, 12, 13])))
    return chance.choice([*name.values, *([] if name.values else WORDS)])


def subject(book: Rulebook, kind: SubjectKind, chance: Random) -> Subject:
    """A subject on which each fact was found, looked for in vain, half looked for, or not looked for."""
    facts: dict[str, tuple[Fact, ...]] = {}
    searches: dict[str, Search] = {}
    for name in book.facts.values():
        if name.subject != kind:
            continue
        fate = chance.choice(["found", "missing", "half", "silent"])
        if fate == "found":
            facts[name.name] = tuple(
                Fact(name.name, one, str(one), "u", "v#1", Place("p"), "test", chance.choice([0.3, 0.9]))
                for one in (value(name, chance) for _ in range(chance.choice([1, 1, 2])))
            )
        if fate != "silent":
            searches[name.name] = Search(fate != "half" and chance.random() < 0.8, ("u",))
    return Subject(kind, str(kind), "https://shop.example.vn/", facts, searches)


def sheet(book: Rulebook, chance: Random) -> FactSheet:
    """A storefront, a listing and a post."""
    front, listing, post = (subject(book, kind, chance) for kind in SubjectKind)
    return FactSheet(front, (listing,), (post,), chance.choice(KINDS))


@pytest.mark.parametrize("seed", range(60))
def test_every_failure_shows_what_it_rests_on(ours: Rulebook, seed: int) -> None:
    chance = Random(seed)
    page = sheet(ours, chance)
    for day in DAYS:
        for finding in evaluate(ours, page, day, chance.choice(["vi", "en"])):
            assert finding.why.endswith(".") and "\n" not in finding.why
            assert set(finding.checks.values()) <= {"true", "false", "unknown"}
            if finding.outcome is Outcome.FAILED:
                assert finding.basis
                assert finding.facts or any(search.whole for search in finding.searches.values())
                assert all(fact.confidence >= 0.5 for fact in finding.facts)
            if finding.outcome is Outcome.CANNOT_TELL and finding.checks:
                assert "unknown" in finding.checks.values()


def test_nothing_read_means_nothing_accused(ours: Rulebook) -> None:
    front, listing, post = (Subject(kind, str(kind), "https://shop.example.vn/") for kind in SubjectKind)
    for kind in KINDS:
        for day in DAYS:
            found = evaluate(ours, FactSheet(front, (listing,), (post,), kind), day)
            assert {one.outcome for one in found} <= {Outcome.CANNOT_TELL, Outcome.INAPPLICABLE}
