"""The mould of a card matches what differs only in its holes."""

from __future__ import annotations

import pytest

from checker.facts.mould import MOST, mould_of

CARD = "<li class='p-1'><a href='/x' title='Loa'><img src=\"a.png\" alt=''>Loa</a><!-- x --><br/>\n</li>\n "


def test_a_mould_has_holes_for_texts_addresses_and_names() -> None:
    mould = mould_of(CARD)
    assert mould is not None and mould.elements == 4
    other = "<li class='p-22'><a href='/yy' title=''><img src=\"b\" alt='B'> Loa\n kéo</a><!--y--><br/></li>"
    found = mould.pattern.fullmatch(other)
    assert found is not None
    assert found.group(*mould.texts) == ("", "B", " Loa\n kéo")
    assert found.group(*mould.addresses) == ("/yy", "b")
    assert [found[hole] for hole in mould.names] == ["p-22"]


@pytest.mark.parametrize(
    "other",
    [
        CARD + "x",
        CARD.replace("</a>", "</a>x"),
        CARD.replace(">Loa", "><b>Loa</b>"),
        CARD.replace("<li", "<li hidden"),
        CARD.replace("<br/>", "<hr/>"),
        CARD.replace("'/x'", "/x"),
        CARD.replace("<!-- x -->", "<!-- <i> -->"),
    ],
)
def test_what_differs_elsewhere_is_of_another_mould(other: str) -> None:
    mould = mould_of(CARD)
    assert mould is not None and mould.pattern.fullmatch(other) is None


@pytest.mark.parametrize(
    "card",
    [
        "<div><a href=x><img src=y></a></div>",  # says nothing
        "<div><a href=x>Loa</a></div>",
        "<div><img src=y>Loa</div>",
        "<div><a href=x><img src=y>Loa</a></div>Loa",
        "<div><a href=x><img src=y>Loa</div></a>",
        "<div><a href=x><img src=y>Loa</a>",
        "<div><p>Loa<div><a href=x><img src=y></a></div></p></div>",
        "<div><a href=x><a href=x><img src=y>Loa</a></a></div>",
        "<div><h3><h4><a href=x><img src=y>Loa</a></h4></h3></div>",
        "<div><li><a href=x><img src=y>Loa</a></li></div>",
        "<div/><a href=x><img src=y>Loa</a></div>",
        "<div><a href=x><img src=y>a < b</a></div>",
        "<div><a href=x><img src=y>Loa</a><style></style></div>",
        "<div><a href=x data-cfemail=1><img src=y>Loa</a></div>",
        "<div><a href=x ~><img src=y>Loa</a></div>",
        "<span><a href=x><img src=y>Loa</a></span>",
        f"<div><a href=x><img src=y>{'a' * MOST}</a></div>",
        "",
    ],
)
def test_what_is_not_plain_has_no_mould(card: str) -> None:
    assert mould_of(card) is None
