"""The words without which a pattern cannot match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.needs import All, Sought, may_match, needs

PATTERNS = (
    "don (?:dat )?hang|dat hang|gio",
    r"(?:kiem tra|xem)(?:,? (?:lai|ky))* (?:don(?: hang)?|gio hang)",
    r"hoan (?:lai )?tien\b",
    r"(?:doi|tra)(?: \S+){0,3} trong \d+ ngay",
    "(?:abc)+def|(?:xyz)*uvw",
    "(?<!khong )bao hanh(?! vinh vien)",
    "[ab]cde|fgh.{0,3}?ijk",
    r"\d{3}|@",
    "(?i:abc)def",
    "(?>abc|ab)c",
    r"\b(?:thu|tra) tien(?= mat)|(?:cash|pay) (?:on|upon|at)[ -](?:door|delivery)?",
    "(?:a|b|c)(?:d|e|f)(?:g|h|i)jkl|mno(?:pq)?(?:rs)??t",
    "[^ab]cde|f[g-i]jkl|mn(?P<o>op|qr)st",
)


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("doi tra", (("doi tra",),)),
        ("doi hang|tra hang", (("doi hang", "tra hang"),)),
        ("(?:doi|tra) hang", ((" hang",), ("doi hang", "tra hang"))),
        (r"\bhoan (?:lai )?tien\b", (("hoan ",), ("tien",), ("hoan lai tien", "hoan tien"))),
        ("zalo[ -]pay", (("pay",), ("zalo",), ("zalo pay", "zalo-pay"))),
        ("phi(?:-ship|mat)?", (("phi",),)),
        ("doi(?i: tra)hang", (("doi",), ("hang",))),
        ("bao hanh|hanh", (("hanh",),)),
        (r"bao hanh|\d+", ()),
        ("(?:bao hanh)?", ()),
        ("(?i:bao) hanh", ((" hanh",),)),
    ],
)
def test_what_a_pattern_needs_is_read_off_it(said: str, known: tuple[tuple[str, ...], ...]) -> None:
    assert needs(re.compile(said)) == known


def test_a_pattern_without_regard_to_case_needs_nothing() -> None:
    assert needs(re.compile("doi tra", re.I)) == ()


@given(st.data())
def test_what_matches_is_never_ruled_out(data: st.DataObject) -> None:
    said = re.compile(data.draw(st.sampled_from(PATTERNS)))
    text = data.draw(st.from_regex(said))
    if said.search(text):
        assert may_match(needs(said), text)


@given(st.data())
def test_patterns_that_are_asked_together_match_as_each_does_alone(data: st.DataObject) -> None:
    several = [
        re.compile(one) for one in data.draw(st.lists(st.sampled_from(PATTERNS), min_size=1, max_size=3))
    ]
    text = " ".join(data.draw(st.from_regex(one)) for one in several[data.draw(st.integers(0, 1)) :])
    assert All(several).stand(text) == all(one.search(text) for one in several)
    for pattern in several:
        found, expected = Sought(pattern).search(text, 1), pattern.search(text, 1)
        assert (found and found.span()) == (expected and expected.span())
