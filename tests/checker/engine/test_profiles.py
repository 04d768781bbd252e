"""A profile says of every subject what the engine says of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.engine.compiled import ready
from checker.engine.evaluate import decide
from checker.engine.profiles import GROUP, Profiles
from checker.model import Fact, FactSheet, Outcome, Place, Search, Subject, SubjectKind
from rules.load import load

DAY = date(2026, 11, 26)
RULES = [rule for rule in ready(load(), DAY) if rule.subject is SubjectKind.LISTING]
NAMES = sorted({question.fact.name for rule in RULES for question in rule.questions.values()})
PROFILES = Profiles(RULES)  # one for all examples: profiles met before serve later subjects


def fact(name: str, value: str | float | bool, sure: float) -> Fact:
    return Fact(name, value, str(value), "u", "c", Place("row:title"), "t", sure)


VALUES = st.sampled_from(["VN", "food", "true", 5.0, 90.0, True, "4006381333931"])
FOUND = st.lists(st.tuples(VALUES, st.sampled_from([0.3, 0.9])), min_size=1, max_size=2)
FACTS = st.dictionaries(st.sampled_from(NAMES), FOUND, max_size=8)
GROUPS = st.sampled_from(["food", "cosmetics", "textile", "toy", "supplement", "alcohol", "medicine", ""])


@given(FACTS, GROUPS, st.sets(st.sampled_from(NAMES), max_size=4), st.booleans())
@settings(max_examples=200, deadline=None)
def test_settled_rules_come_out_as_if_asked(
    found: dict[str, list[tuple[str | float | bool, float]]], group: str, unread: set[str], whole: bool
) -> None:
    facts = {
        name: tuple(fact(name, v, sure) for v, sure in some) for name, some in found.items() if name != GROUP
    }
    if group:
        facts[GROUP] = (fact(GROUP, group, 0.9),)
    searches = {name: Search(whole) for name in NAMES if name not in unread}
    subject = Subject(SubjectKind.LISTING, "x", "u", facts, searches)
    sheet = FactSheet(Subject(SubjectKind.STOREFRONT, "s", ""), (subject,), (), "shop")
    profile = PROFILES.of(subject, sheet)
    settled = dict(profile.settled)
    assert len(settled) + len(profile.open) == len(RULES)
    for rule in RULES:
        outcome = decide(rule, subject, sheet).outcome
        if rule.rule.id in settled:
            assert settled[rule.rule.id] == outcome, rule.rule.id
            assert (rule in profile.failed) == (outcome is Outcome.FAILED)
        else:
            assert rule in profile.open


def test_a_storefront_that_was_read_has_no_profile() -> None:
    subject = Subject(SubjectKind.LISTING, "x", "u")
    known = Subject(SubjectKind.STOREFRONT, "s", "", {}, {"seller.name": Search(True)})
    with pytest.raises(ValueError, match="was not read"):
        PROFILES.of(subject, FactSheet(known, (subject,), (), "shop"))
