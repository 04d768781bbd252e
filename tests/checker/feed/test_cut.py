"""Rows cut out of a document's text: the same however it comes in pieces, and nothing of it goes by untold."""

from __future__ import annotations

import io
from unittest import mock

from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.feed import cut
from checker.feed.cut import Piece, pieces

PARTS = st.sampled_from(
    (
        *(
            "<item>",
            "</item>",
            "<item a='>'>",
            "<item/>",
            "</item >",
            "<item\n>",
            "<items>",
            "</ite",
            "<it",
            "<",
        ),
        *(
            "<title>",
            "</title>",
            "áo",
            "\n",
            " ",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "]]",
            "--",
            "</rss>",
            '"',
            "'",
        ),
    )
)
ROW = "<item><title>a</title></item>"


def told(text: str, size: int) -> list[Piece]:
    with mock.patch.object(cut, "_PIECE", size):
        return list(pieces(io.StringIO(text), "rss", "item", lambda name: name == "title"))


@given(parts=st.lists(PARTS, max_size=30), size=st.integers(1, 40))
@example(parts=["<item>", "<![CDATA[", "</item>", "\n", "<item>", "]]>", "</item>"], size=3)
@settings(max_examples=300, deadline=None)
def test_pieces_in_which_it_comes_change_nothing(parts: list[str], size: int) -> None:
    text = f"<rss>{''.join(parts)}{ROW}</rss>"
    assert told(text, size) == told(text, 1 << 16)


@given(parts=st.lists(PARTS, max_size=30))
@settings(max_examples=300, deadline=None)
def test_each_end_of_a_row_is_told(parts: list[str]) -> None:
    """As many rows, whole or broken, as there are ends outside of comments and CDATA; lines in their order."""
    text = f"<rss>\n{ROW}\n{''.join(one for one in parts if one[:3] not in ('<!-', '<![', '<it'))}\n{ROW}\n</rss>"
    found = told(text, 1 << 16)
    ends = text.count("</item>") + text.count("</item >")
    assert len(found) >= ends
    assert [one.line for one in found] == sorted(one.line for one in found)
    assert next(one for one in found if not one.reason) == Piece(2, ROW)
    for one in found:
        assert one.text in text
        assert text.splitlines()[one.line - 1].strip() or one.reason == "truncated"


def test_lines_are_those_where_rows_begin() -> None:
    text = f"<rss>\n\n <a/> {ROW}\n{ROW}{ROW}\n<x/>\n <title/>\n{ROW}\n</rss>"
    assert [(one.line, one.reason) for one in told(text, 5)] == [
        (3, ""),
        (4, ""),
        (4, ""),
        (5, "xml"),
        (7, ""),
    ]
