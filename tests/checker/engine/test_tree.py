"""Kleene's logic: unknown never becomes an answer, and what decided is named."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.engine.tree import Answer, deciding, holds
from rules.model import Expectation

ANSWERS: tuple[Answer, ...] = (True, False, None)
NAMES = ("a", "b", "c")

trees = st.recursive(
    st.sampled_from(NAMES),
    lambda parts: st.builds(
        lambda mode, below: Expectation(mode, tuple(below)),
        st.sampled_from(["all", "any", "none"]),
        st.lists(parts, min_size=1, max_size=3),
    ),
    max_leaves=8,
).filter(lambda tree: isinstance(tree, Expectation))


@pytest.mark.parametrize(
    ("mode", "first", "second", "expected"),
    [
        ("all", True, True, True),
        ("all", True, None, None),
        ("all", None, False, False),
        ("any", False, False, False),
        ("any", False, None, None),
        ("any", None, True, True),
        ("none", False, False, True),
        ("none", None, False, None),
        ("none", None, True, False),
    ],
)
def test_two_parts(mode: str, first: Answer, second: Answer, expected: Answer) -> None:
    tree = Expectation(mode, ("a", "b"))
    assert holds(tree, {"a": first, "b": second}) is expected
    assert holds(Expectation(mode, ("b", "a")), {"a": first, "b": second}) is expected


def test_nothing_is_all_and_none_but_not_any_of_nothing() -> None:
    assert [holds(Expectation(mode, ()), {}) for mode in ("all", "any", "none")] == [True, False, True]


@given(trees, st.fixed_dictionaries({name: st.sampled_from(ANSWERS) for name in NAMES}))
def test_an_answer_holds_whatever_the_unknowns_turn_out_to_be(
    tree: Expectation, answers: dict[str, Answer]
) -> None:
    said = holds(tree, answers)
    if said is not None:
        unknown = [name for name in NAMES if answers[name] is None]
        for values in product((True, False), repeat=len(unknown)):
            assert holds(tree, {**answers, **dict(zip(unknown, values, strict=True))}) is said


@given(trees, st.fixed_dictionaries({name: st.sampled_from(ANSWERS) for name in NAMES}))
def test_what_decided_is_enough(tree: Expectation, answers: dict[str, Answer]) -> None:
    said = holds(tree, answers)
    named = set(deciding(tree, answers, said))
    assert named
    if said is not None:
        assert holds(tree, {name: answers[name] if name in named else None for name in NAMES}) is said
