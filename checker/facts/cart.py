"""A cart told by its name alone: a link to it, or words that a script opens."""

from __future__ import annotations

import re

from checker.facts.fold import fold
from checker.facts.page import Page

_BEGINS = ("gio hang", "xem gio hang")
_NAME = re.compile(r"(?:xem )?gio hang(?: cua (?:ban|toi))?(?: ?[(:]? ?\d+\+? ?\)?)?")


def named(folded: str) -> bool:
    """Whether a folded text is the name of a cart, with or without how much lies in it: "Giỏ hàng (2)"."""
    return folded.startswith(_BEGINS) and _NAME.fullmatch(folded) is not None


def by_script(page: Page, folded: str) -> bool:
    """Whether a folded line of a page names a cart and no link of the page does: a script opens it.

    A link to it that leads nowhere is a template's, and no cart.
    """
    return named(folded) and not any(named(fold(link.text)) for link in page.links)
