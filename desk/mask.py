"""Personal data in a line of text, covered: telephone, e-mail, tax or citizen number, bank account.

What is covered keeps its beginning and its end, so that two values can still be told apart. Numbers of a company are
covered too: whether the seller is a natural person is exactly what is not sure.
"""

from __future__ import annotations

import re

DOT = "•"
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
# digits that may be grouped by one space, dot or dash; prices keep their thousands (see _price) and dates their slashes
_NUMBER = re.compile(r"(?<![\w.,])\+?\d(?:[ .\-]?\d){8,18}(?![\w])")
_PRICE = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_CURRENCY = re.compile(r"\s*(?:₫|đ\b|d\b|vnd|vnđ|đồng|usd|\$)", re.I)
# a web address is no personal value, and its numbers name articles
_ADDRESS = re.compile(r"https?://\S+")


def mask(text: str) -> str:
    """The text with its personal values covered; the same text where it has none."""
    kept: list[str] = []
    at = 0
    for link in _ADDRESS.finditer(text):
        kept += [_covered(text[at : link.start()]), link[0]]
        at = link.end()
    return "".join([*kept, _covered(text[at:])])


def mask_html(html: str) -> str:
    """Well-formed markup with the personal values between its tags covered; the tags and their attributes stay."""
    return _BETWEEN.sub(lambda found: f">{mask(found[1])}<", html)


_BETWEEN = re.compile(r">([^<>]+)<")


def _covered(text: str) -> str:
    text = _MAIL.sub(lambda found: _mail(found[0]), text)
    return _NUMBER.sub(lambda found: _number(found, text), text)


def _mail(address: str) -> str:
    name, _, host = address.partition("@")
    return f"{name[0]}{DOT * 3}@{host}"


def _number(found: re.Match[str], text: str) -> str:
    if _PRICE.fullmatch(found[0]) and _CURRENCY.match(text, found.end()):
        return found[0]
    digits = [n for n, c in enumerate(found[0]) if c.isdigit()]
    hidden = set(digits[3:-2])
    return "".join(DOT if n in hidden else c for n, c in enumerate(found[0]))
