"""What is looked at first, and what people's agreement does to it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.leads.weight import ENOUGH, Agreement, factors, priority, reach, repetition
from checker.model import Severity


def test_the_scale() -> None:
    assert priority(Severity.MINOR, "low") == 1
    assert priority(Severity.CRITICAL, "high", 3, 3) == 108


@pytest.mark.parametrize(
    ("kind", "alike", "value"),
    [("storefront", 1, 3), ("listing", 1, 1), ("listing", 2, 1), ("listing", 3, 2), ("listing", 10, 3)],
)
def test_reach(kind: str, alike: int, value: int) -> None:
    assert reach(kind, alike) == value


@pytest.mark.parametrize(("sightings", "returned", "value"), [(1, 0, 1), (2, 0, 2), (9, 0, 2), (2, 1, 3)])
def test_repetition(sightings: int, returned: int, value: int) -> None:
    assert repetition(sightings, returned) == value


@given(
    st.sampled_from(Severity),
    st.sampled_from(["low", "medium", "high"]),
    st.integers(1, 3),
    st.integers(1, 3),
)
def test_the_factors_explain_the_product(
    severity: Severity, confidence: str, reached: int, again: int
) -> None:
    named = factors(severity, confidence, reached, again)
    assert math.prod(f.value for f in named) == priority(severity, confidence, reached, again)
    assert all(f.vi and f.en for f in named)


def test_the_rule_file_speaks_until_there_are_enough_decisions() -> None:
    assert Agreement(0, ENOUGH - 1).confidence("high") == "high"
    assert not Agreement(0, ENOUGH - 1).to_review
    assert Agreement(0, ENOUGH).confidence("high") == "low"
    assert Agreement(0, ENOUGH).to_review
    assert Agreement(18, 2).confidence("low") == "high"
    assert Agreement(15, 5).confidence("low") == "medium"
    assert Agreement().share is None


@given(st.integers(0, 200), st.integers(0, 200))
def test_more_agreement_never_lowers_confidence(confirmed: int, against: int) -> None:
    order = ("low", "medium", "high")
    one, more = Agreement(confirmed, against), Agreement(confirmed + 1, against)
    if one.decided >= ENOUGH:
        assert order.index(more.confidence("low")) >= order.index(one.confidence("low"))
        assert more.to_review <= one.to_review
