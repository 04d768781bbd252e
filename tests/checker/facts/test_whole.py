"""Whole words in a long text: as `\\b(?:…)\\b` finds them."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.facts.contract import CLAUSES as CONTRACT
from checker.facts.policy_clauses import CLAUSES as POLICY
from checker.facts.privacy import CLAUSES as PRIVACY
from checker.facts.terms import EXTRA, MATTERS
from checker.facts.whole import EDGE, stands, words

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
