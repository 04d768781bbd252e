"""What a page or a list says, fit for a terminal: no control characters, no markup."""

from __future__ import annotations

from rich.text import Text


def plain(text: str) -> str:
    """The text with every character that a terminal would obey replaced."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def cell(text: str) -> Text:
    """The same as a cell of a table, whose brackets are no markup."""
    return Text(plain(text))
