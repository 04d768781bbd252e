"""Pages whose scripts look who is reading, or write the page anew: what they say plain may not be what they show."""

from __future__ import annotations

import re

READ = 1_000_000  # bytes of a page
# Fixed words of scripts that ask for a machine's marks, or put another page in the place of this one.
_ASKS = re.compile(
    rb"navigator\.webdriver|HeadlessChrome|(?:googlebot|crawler|spider|\bbot\b)[^;{}]{0,80}userAgent"
    rb"|userAgent[^;{}]{0,80}(?:googlebot|crawler|spider|\bbots?\b)",
    re.IGNORECASE,
)
_WRITES = re.compile(
    rb"document\.(?:body|documentElement)\.(?:innerHTML|outerHTML|textContent|innerText)\s*=[^=]"
    rb"|document\.(?:body|documentElement)\.(?:replaceWith|replaceChildren)\("
    rb"|document\.open\("
)
_SCRIPT = re.compile(rb"<script\b(?![^>]*\bsrc=)[^>]*>(.*?)</script", re.IGNORECASE | re.DOTALL)


def rewrites(body: bytes) -> str:
    """A page in; why it must be seen drawn as well, "" when nothing in it says so."""
    head = body[:READ]
    if not (_ASKS.search(head) or _WRITES.search(head)):
        return ""
    for script in _SCRIPT.finditer(head):
        if _ASKS.search(script[1]):
            return "a script on it asks whether a machine is reading"
        if _WRITES.search(script[1]):
            return "a script on it writes the whole page anew"
    return ""
