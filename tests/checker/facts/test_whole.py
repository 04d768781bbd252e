"""Whole words in a long text: as `\\b(?:…)\\b` finds them."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from checker.facts.terms import EXTRA, MATTERS
from checker.facts.whole import EDGE, stands, words

SAID = ("doi tra", "(?:mien )?phi", "doi|doi hang", r"\d+ ngay", "cookie|dia chi ip", " hang")
TEXTS = st.lists(
    st.sampled_from(
        ["doi", "tra", "phi", "mien", "hang", "7", "ngay", " ", " ", "x", "_", ".", "cookie", "ip"]
    ),
    max_size=14,
).map("".join)


@given(TEXTS)
@example("xdoi tra, doi tra")
@example("doitra doi trax")
def test_words_stand_where_their_edges_are(text: str) -> None:
    for said in SAID:
        assert stands(words(said)[0], text) == (re.search(rf"\b(?:{said})\b", text) is not None)


def test_the_cues_of_every_matter_are_of_that_kind() -> None:
    for matter in (*MATTERS, *EXTRA):
        for cue in matter.cues:
            assert cue.pattern.startswith("(?:") and cue.pattern.endswith(f"){EDGE}"), (
                matter.name,
                cue.pattern,
            )
