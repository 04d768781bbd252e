"""Personal data in a line of text, covered: telephone, e-mail, tax or citizen number, bank account.

What is covered keeps its beginning and its end, so that two values can still be told apart. Numbers of a company are
covered too: whether the seller is a natural person is exactly what is not sure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from html import escape, unescape

DOT = "•"
_AT = r"\s?[\[({]\s?(?:at|@|a còng)\s?[\])}]\s?"  # how addresses are written to hide from machines
_POINT = r"\s?[\[({]\s?(?:dot|\.|chấm)\s?[\])}]\s?"
_MAIL = re.compile(rf"([\w.+-]{{1,64}})(?:@|{_AT})[\w-]{{1,63}}(?:(?:\.|{_POINT})[\w-]{{1,63}}){{1,4}}", re.I)
# digits that may be grouped by one space, dot or dash; prices keep their thousands (see _is_price), dates their slashes
_ONE = r"[ .\-\u00a0\u2007\u2009\u2010-\u2013\u202f]?"
_NUMBER = re.compile(rf"(?<!\w)(?<!\d[.,])\+?\d(?:{_ONE}\d){{8,18}}(?!\w)")
# a number that begins with 0 and hangs on to its word: SĐT0912345678, CCCD079123456789
_GLUED = re.compile(rf"(?<=[^\W\d_])0\d(?:{_ONE}\d){{8,18}}(?!\w)")
# a telephone number of Vietnam says by its length what it is (0 or 84, then nine digits, ten of a landline), so that it
# may hang on to other words and be grouped by anything
_ANY = r"[ \t.,_·•|*/()\-\u00a0\u2000-\u2015\u202f\u2060]{0,3}"
_PHONE = re.compile(
    rf"(?<!\d)(?:\+?84{_ANY}(?:\(0\){_ANY})?|0{_ANY})(?:[35789](?:{_ANY}\d){{8}}|2(?:{_ANY}\d){{9}})(?!\d)"
)
_PRICE = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_CURRENCY = re.compile(r"\s*(?:₫|đ\b|d\b|vnd|vnđ|đồng|usd|\$)", re.I)
# the numbers of a web address name articles; a telephone number or a mail address in one (zalo.me/0912…) is one
_ADDRESS = re.compile(r"https?://\S+")

_PIECE = re.compile(r"(<style>.*?</style>|<[^<>]*>)", re.S)
_INLINE = re.compile(
    r"</?(?:abbr|b|bdi|bdo|big|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|tt|u|var|wbr)"
    r"[\s/>]",
    re.I,
)
_SAID = re.compile(r'(?<= )(alt|aria-label|placeholder|title|value)="([^"]*)"')


def mask(text: str) -> str:
    """The text with its personal values covered; the same text where it has none."""
    return _written(text, 0, _edits(text))


def mask_html(html: str) -> str:
    """Well-formed markup with the personal values covered that it shows: between its tags, also where tags for a few
    letters cut a value in pieces, and in the attributes that are read to people. Other tags stay as they are."""
    pieces = _PIECE.split(html)  # text and tag in turn
    run: list[int] = []  # text that is read as one line
    for n in range(0, len(pieces), 2):
        if pieces[n]:
            run.append(n)
        tag = pieces[n + 1] if n + 1 < len(pieces) else ""
        if not _INLINE.match(tag):
            _cover(pieces, run)
            run = []
        if '="' in tag and not tag.startswith("<style>"):
            pieces[n + 1] = _SAID.sub(lambda said: f'{said[1]}="{_again(said[2])}"', tag)
    return "".join(pieces)


def _cover(pieces: list[str], run: list[int]) -> None:
    texts = [unescape(pieces[n]) for n in run]
    edits, at = _edits("".join(texts)), 0
    places = sorted(edits)
    for n, text in zip(run, texts, strict=True):
        if bisect_left(places, at) < bisect_left(places, at + len(text)):
            pieces[n] = escape(_written(text, at, edits))
        at += len(text)


def _again(escaped: str) -> str:
    """An attribute's value, covered; the same letters where nothing is."""
    text = unescape(escaped)
    edits = _edits(text)
    return escape(_written(text, 0, edits)) if edits else escaped


def _written(text: str, at: int, edits: dict[int, str]) -> str:
    """The text, which begins at this place of what was looked through, with its letters exchanged."""
    return "".join(edits.get(at + n, c) for n, c in enumerate(text)) if edits else text


def _edits(text: str) -> dict[int, str]:
    """What is written instead of the letters at these places."""
    edits: dict[int, str] = {}
    if not any(c.isdigit() or c in "@[({" for c in text):
        return edits
    links = [link.span() for link in _ADDRESS.finditer(text)]
    for found in _MAIL.finditer(text):
        start, end = found.span(1)
        edits[start] = text[start] + (DOT * 3 if end == start + 1 else "")
        edits |= {place: DOT * 3 if place == start + 1 else "" for place in range(start + 1, end)}
    for kind in (_PHONE, _GLUED, _NUMBER):
        for found in kind.finditer(text):
            if (kind is not _PHONE and _inside(links, found.start())) or _is_price(found):
                continue
            digits = [n for n in range(*found.span()) if text[n].isdigit()]
            for n in digits[3:-2]:
                edits.setdefault(n, DOT)
    return edits


def _inside(spans: list[tuple[int, int]], place: int) -> bool:
    """Whether a place is in one of these spans, which are in order and apart."""
    n = bisect_left(spans, (place + 1, 0))
    return n > 0 and place < spans[n - 1][1]


def _is_price(found: re.Match[str]) -> bool:
    return bool(_PRICE.fullmatch(found[0]) and _CURRENCY.match(found.string, found.end()))
