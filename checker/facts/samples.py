"""Contact data that stand on a page as a sample: left by who made the theme, or given to show what to write."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from checker.facts.fold import words_of
from checker.facts.remember import remembered

# "123 Main Street, Anytown, CA 12345 USA", "Your address goes here", "(800) 123 456": nobody lives there. An address in
# the States is the theme's as well, when the e-mail beside it is not of the shop's host.
_SAMPLE = re.compile(
    r"\b(?:12345?|0123) (?:main|street|your|fake|sample|demo|example|any|duong abc|pho abc)\b|\banytown\b|"
    r"\b(?:address|street|city|company|phone|email)(?: name)? (?:goes )?here\b|"
    r"\(?\b(?:800|000|012|123)\)?[ .-]{1,3}123[ .-]?456\b|"
    r"\b[a-z]{2},? \d{5}(?:-\d{4})?,? (?:usa?|united states)\b"
)
_NEAR = 3  # lines between two contact data of one block
_LONGEST = 200  # characters of a line that is an address
_FREE = words_of("gmail yahoo hotmail outlook icloud ymail live zoho proton protonmail")
_BLANK_HOST = re.compile(
    r"(?:ten-?(?:mien|cong-?ty|shop|website|web|cua-?hang|doanh-?nghiep|thuong-?hieu)(?:-?(?:cua-?)?ban)?|"
    r"your-?(?:domain|site|website|web|shop|store|company|e?mail|brand|name))\."
)
_EXAMPLE = re.compile(r"\b(?:vi du|vd|e\.g)\W{0,4}(?:(?:e-?mail|hotline|dien thoai|sdt|tel|phone)\W{1,3})?$")
_EXAMPLE_ABOVE = ("vi du", "vd")
_LEAD = 30  # characters before what is told that say that it is an example


def blank_host(domain: str) -> bool:
    """Whether an e-mail's domain is the blank of a template: "tenmien.com", "your-domain.vn"."""
    return _BLANK_HOST.match(domain) is not None


def example(folded: str, start: int, before: str) -> bool:
    """Whether what stands at `start` of a folded line is an example, by its words or those of the line `before`."""
    if _EXAMPLE.search(folded, max(0, start - _LEAD), start):
        return True
    return start <= _LEAD and before.rstrip(" :.").endswith(_EXAMPLE_ABOVE)


def of_a_theme(folded: Sequence[str], number: int, address: str, url: str) -> bool:
    """Whether an e-mail address of line `number` of a page's folded lines stands beside a theme's sample address.

    One of the host of `url`, or a free mailbox, is the shop's own, wherever it stands.
    """
    name = address.lower().rpartition("@")[2].split(".")[0]
    if name in _FREE or name in (urlsplit(url).hostname or "").split("."):
        return False
    around = folded[max(0, number - _NEAR) : number + _NEAR + 1]
    return any(len(text) <= _LONGEST and _sampled(text) for text in around)


@remembered(5_000)
def _sampled(text: str) -> bool:
    return _SAMPLE.search(text) is not None
