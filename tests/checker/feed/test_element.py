"""One element of XML: strictly, and what can mean one thing only."""

from __future__ import annotations

import pytest

from checker.feed.element import NotXml, parsed


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("<a>x &amp; y</a>", "x & y"),
        ("<a>H&M &copy; &#7897; &#x1ED9;</a>", "H&M © ộ ộ"),
        ("<a>x < 5 <3 << y</a>", "x < 5 <3 << y"),
        ("<a>\x00re\x08p&#0;&#x1f;</a>", "rep"),
        ("<a><![CDATA[R&D <b> &nbsp;]]> & co</a>", "R&D <b> &nbsp; & co"),
        ("<a> <b>x</b>y<c/> </a>", "x y"),
        ('<a href="u"/>', "u"),
        ('<a href="u&v"/>', "u&v"),
    ],
)
def test_what_is_read(said: str, read: str) -> None:
    assert " ".join(parsed(said).every().split()) == read


@pytest.mark.parametrize(
    "said", ["<a>", "<a><b></a>", "<a>&shop;</a>", "<a></a><b/>", "x", "", "<!DOCTYPE a><a>"]
)
def test_what_is_not(said: str) -> None:
    with pytest.raises(NotXml):
        parsed(said)


def test_it_is_never_deeper_than_it_may() -> None:
    assert parsed("<a>" * 90 + "</a>" * 90).parts
    with pytest.raises(NotXml, match="100"):
        parsed("<a>" * 50_000)
