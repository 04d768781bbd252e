"""Groups with members that must stay apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ties.groups import Kept

PAIR = st.tuples(st.booleans(), st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[1] != p[2])


@given(st.lists(PAIR, max_size=40))
def test_what_was_kept_apart_stays_apart_whatever_comes(steps: list[tuple[bool, int, int]]) -> None:
    kept = Kept()
    apart, joined = [], []
    for join, one, two in steps:
        if join and kept.join(one, two):
            joined.append((one, two))
        elif not join and kept.part(one, two):
            apart.append((one, two))
        assert all(kept.find(a) != kept.find(b) for a, b in apart)
        assert all(kept.find(a) == kept.find(b) for a, b in joined)


def test_apart_is_inherited_by_the_whole_group() -> None:
    kept = Kept()
    kept.join("a", "b")
    assert kept.part("b", "c")
    assert kept.join("c", "d")
    assert not kept.join("a", "d")
    assert sorted(map(sorted, kept.groups("abcd"))) == [["a", "b"], ["c", "d"]]


def test_members_that_are_together_cannot_be_parted() -> None:
    kept = Kept()
    kept.join(1, 2)
    assert not kept.part(1, 2)
