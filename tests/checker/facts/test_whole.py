"""Whole words in a long text: as `\\b(?:…)\\b` finds them."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.facts.contract import CLAUSES as CONTRACT
from checker.facts.fold import words_of
from checker.facts.policy_clauses import CLAUSES as POLICY
from checker.facts.privacy import CLAUSES as PRIVACY
from checker.facts.terms import EXTRA, MATTERS
from checker.facts.whole import EDGE, any_of, by_letter, stands, words

SAID = (
    *(
        "doi tra",
        "(?:mien )?phi",
        "doi|doi hang",
        r"\d+ ngay",
        "cookie|dia chi ip",
        r"\bdoi|x",
        "(?:tra|doi)(?! hang)",
    ),
    *("/ ?phi|hang", r"[|]|7 (?:x|\|) ?ngay", "(?<!doi )tra|doi tra x"),
)
TEXTS = st.lists(
    st.sampled_from(
        [
            "doi",
            "tra",
            "phi",
            "mien",
            "hang",
            "7",
            "ngay",
            " ",
            " ",
            "x",
            "_",
            ".",
            "/",
            "|",
            "é",
            "cookie",
            "ip",
        ]
    ),
    max_size=14,
).map("".join)


@given(TEXTS)
@example("xdoi tra, doi tra")
@example("doitra doi trax")
def test_words_stand_where_their_edges_are(text: str) -> None:
    for said in SAID:
        assert stands(words(said)[0], text) == (re.search(rf"\b(?:{said})\b", text) is not None)


CUES = [cue for matter in (*MATTERS, *EXTRA) for one in (matter, matter.english) if one for cue in one.cues]
CLAUSES = [c.at_all for c in (*CONTRACT, *PRIVACY, *POLICY) if c.at_all is not None]


@settings(max_examples=120)
@given(st.data())
def test_what_a_pattern_matches_is_never_ruled_out_beforehand(data: st.DataObject) -> None:
    one = data.draw(st.sampled_from([*CUES, *CLAUSES]))
    text = data.draw(st.from_regex(re.compile(rf"\b(?:{one.said})\b", re.ASCII)))
    assert stands(one, text) == (re.search(rf"\b(?:{one.said}){EDGE}", text) is not None)


HEADINGS = [m.heading.pattern for held in (*MATTERS, *EXTRA) for m in (held, held.english) if m is not None]
ANY = any_of(HEADINGS)


@settings(max_examples=300)
@given(st.data())
def test_one_pattern_is_found_where_any_of_many_is(data: st.DataObject) -> None:
    heading = st.sampled_from(HEADINGS).flatmap(lambda one: st.from_regex(re.compile(one, re.ASCII)))
    text = data.draw(st.one_of(heading, st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)))
    assert (ANY.search(text) is not None) == any(re.search(one, text) for one in HEADINGS)


WORDS = sorted(
    words_of(
        "chinh sach quy dinh va bao mat bao hanh xbao hanh thanh toan giao hang doi tra doi size khieu nai khi hoan "
        "tien thong tin ca nhan gia dat hang hang hoa kiem shipping policy terms of use your orders"
    )
)


def test_ways_that_begin_alike_are_looked_for_at_once() -> None:
    wanted = words("hop dong (?:mua ban )?(?:duoc|se) giao ket|hop dong co hieu luc|hop dong (?:a|b|c)")[0]
    assert stands(wanted, "theo luat, hop dong mua ban duoc giao ket khi tiem xac nhan")
    assert not stands(wanted, "hop dong mua ban")
    assert [begins for begins, _ in wanted._begun or ()] == ["hop dong "]


OPENED = (
    "(?:tra|doi) hang",
    "(?:mien )?phi",
    "(?:doi |tra )*hang",
    "^(?:phi|tra)$",
    "(?:(?:tra|x) )?(?:phi|doi)",
    "(?:x){2}",
)


@given(TEXTS)
def test_ways_that_begin_with_a_choice_are_found_as_they_are(text: str) -> None:
    for said in OPENED:
        assert (any_of([rf"\b(?:{said})\b"]).search(text) is not None) == (
            re.search(rf"(?<!\w)(?:{said})\b", text) is not None
        )


@given(TEXTS)
@example("tra hang mien phi")
def test_ways_held_together_by_their_letter_are_found_as_before(text: str) -> None:
    for said in (
        "doi tra|tra|doi|phi",
        "tra hang|(?:doi|tra)|doi hang|tra",
        "d?oi|doi tra|ngay|x",
        r"doi\.|\d+|doi",
    ):
        together, apart = (re.compile(rf"\b(?:{one})") for one in (by_letter(said), said))
        assert [m.span() for m in together.finditer(text)] == [m.span() for m in apart.finditer(text)]
