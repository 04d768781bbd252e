"""What pages say cannot steer a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from roof.safe import cell, plain


def test_escapes_and_markup_stay_text() -> None:
    assert plain("a\x1b]0;x\x07b\u202e") == "a\ufffd]0;x\ufffdb\ufffd"
    assert cell("[red]x[/red]").plain == "[red]x[/red]"


@given(st.text())
def test_everything_that_is_printed_is_printable(text: str) -> None:
    assert plain(text).isprintable()
    assert len(plain(text)) == len(text)
