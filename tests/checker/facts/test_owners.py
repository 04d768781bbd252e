"""Persons who own a shop: each way to name one is asked alone, and what is found is what all together find."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from checker.facts import owners

PIECES = (
    *(
        "chu ",
        "chu shop",
        "nguoi ban",
        "ten nguoi ban",
        "owner",
        ":",
        " - ",
        "minh ",
        "shop ",
        "ten ",
        "la ",
        "cua ",
    ),
    *(
        "xuong ",
        "trai ",
        "nguyen ",
        "hoa mai",
        " an",
        ", ",
        "website ",
        "cua hang",
        "chiu trach nhiem",
        "co so ",
    ),
)


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
@example("minh la lan anh, chu shop: nguyen an")
@example("xuong go nguyen van tam")
@example("xuong : chu xuong: mai lan")
@example("shop cua lan mai la shop minh la lan anh")
def test_an_owner_is_found_where_one_pattern_of_all_ways_finds_one(folded: str) -> None:
    found, wanted = owners._owner(folded), owners._OWNER.search(folded)
    assert (found and found.span()) == (wanted and wanted.span())


@given(st.data())
def test_no_way_to_name_an_owner_is_ruled_out_unread(data: st.DataObject) -> None:
    folded = data.draw(st.from_regex(re.compile(owners._OWNER.pattern, re.ASCII))).lower()
    found, wanted = owners._owner(folded), owners._OWNER.search(folded)
    assert (found and found.span()) == (wanted and wanted.span())


@given(st.from_regex(owners._HOLDER))
def test_who_holds_an_account_is_never_ruled_out_unread(holder: str) -> None:
    figures = len(re.findall(r"\d", holder))
    assert owners._may_hold(holder, figures) or not owners._HOLDER.search(holder)
