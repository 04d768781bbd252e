"""The middle of one shop's pages planted into the theme of another: its terms and goods must be read the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from checker.facts.kinds import kind_of
from checker.facts.page import Page
from crawler.model import Capture, Visit

from .tokens import tokens
from .visits import is_page, with_body

MARK = "<!--middle-->"
EDGE = "<!--edge-->"  # stands where the middle of a page of our own begins and ends
_OWN_SHARE = 0.97  # of a page's own text stands in its middle
_LEAST = 150  # characters of own text without which a page shows no middle
_LIKE = {"policy": 0, "about": 1, "contact": 2, "post": 3, "product": 4, "other": 5}  # the next best themes
_SCRIPTS = re.compile(r"<(script|noscript)\b.*?</\1\s*>", re.S | re.I)
_NOT_THEME = re.compile(r"<title\b.*?</title\s*>|<meta\b[^>]*>|<base\b[^>]*>", re.S | re.I)
_TITLE = re.compile(r"<h1\b.*?</h1\s*>", re.S | re.I)  # names the page that the theme was cut from
# what a theme says of its own seller: names of firms, numbers, addresses, mail, portals
_SELLER = re.compile(r"\d{8}|(?:\d[\s.]?){9}|@|công ty|online\.gov", re.I)


@dataclass(frozen=True)
class Halves:
    """A page as its theme, with MARK where the middle was, and the middle; head: title, meta and data."""

    url: str
    kind: str
    head: str
    theme: str
    middle: str


def _texts(node: Any) -> list[tuple[str, Any]]:
    """The texts under a node with the elements that hold them."""
    out = []
    for child in node.traverse(include_text=True):
        if (
            child.tag == "-text"
            and child.parent is not None
            and child.parent.tag not in ("script", "style", "noscript", "title")
        ):
            text = " ".join((child.text_content or "").split())
            if text:
                out.append((text, child))
    return out


def _between(capture: Capture) -> Halves | None:
    """A page whose theme was marked where it was written (`material.own`), cut there."""
    html = capture.body.decode()
    if html.count(EDGE) != 2:
        return None
    before, middle, after = html.split(EDGE)
    head = re.search(r"<head\b[^>]*>(.*?)</head>", html, re.S | re.I)
    page = Page(capture.url, capture.id, capture.body, "text/html; charset=utf-8")
    data = "".join(m[0] for m in _SCRIPTS.finditer(before + after) if "ld+json" in m[0][:200])
    kept = "".join(_NOT_THEME.findall(head[1])) if head else ""
    return Halves(capture.url, kind_of(page), kept + data, before + MARK + after, middle)


def halves(visit: Visit) -> Iterator[Halves]:
    """The pages of a visit cut into theme and middle, those that have a middle."""
    pages = [c for c in visit.captures if is_page(c)]
    parsed = [LexborHTMLParser(c.body.decode()) for c in pages]
    texts = [_texts(p.body) if p.body is not None else [] for p in parsed]
    counts = Counter(t for found in texts for t in {t for t, _ in found})
    most = max(1, 0.34 * len(pages))
    for capture, tree, found in zip(pages, parsed, texts, strict=True):
        if (cut := _between(capture)) is not None:
            yield cut
            continue
        weight: Counter[int] = Counter()
        total = 0
        for text, node in found:
            if counts[text] > most:
                continue
            total += len(text)
            at = node.parent
            while at is not None:
                weight[at.mem_id] += len(text)
                at = at.parent
        body = tree.body
        if body is None or total < _LEAST:
            continue
        node = body
        while True:
            inner = [c for c in node.iter() if weight[c.mem_id] >= _OWN_SHARE * total]
            if not inner or inner[0].tag in ("p", "tbody", "tr", "ul", "table", "h1", "a", "span"):
                break
            node = inner[0]
        if node.tag == "body":
            continue
        middle = "".join(c.html or "" for c in node.iter(include_text=True))
        whole = tree.html or ""
        outer = node.html or ""
        start = outer.find(">") + 1
        close = outer.rfind("</")
        if whole.count(outer) != 1 or close < start:
            continue
        theme = whole.replace(outer, outer[:start] + MARK + outer[close:])
        head = re.search(r"<head\b[^>]*>(.*?)</head>", whole, re.S | re.I)
        page = Page(capture.url, capture.id, capture.body, "text/html; charset=utf-8")
        data = "".join(m[0] for m in _SCRIPTS.finditer(whole) if "ld+json" in m[0][:200])
        kept = "".join(_NOT_THEME.findall(head[1])) if head else ""
        yield Halves(capture.url, kind_of(page), kept + data, theme, middle)


@cache
def bare(theme: str) -> str:
    """A theme without the data and the seller of its shop."""
    theme = _TITLE.sub("", _SCRIPTS.sub("", theme))
    theme = re.sub(r"<head\b[^>]*>.*?</head>", lambda m: _NOT_THEME.sub("", m[0]), theme, flags=re.S | re.I)
    return "".join(
        " " if kind != "raw" and _SELLER.search(source) else source for kind, source in tokens(theme)
    )


def planted(visit: Visit, own: dict[str, Halves], themes: list[Halves]) -> Visit:
    """The pages of a visit, their middles in other themes; a page of a kind takes a theme of its kind."""

    def one(capture: Capture) -> Capture:
        mine = own.get(capture.url)
        if mine is None:
            return capture
        theirs = min(themes, key=lambda h: (h.kind != mine.kind, _LIKE.get(h.kind, 9)))
        html = bare(theirs.theme).replace(MARK, mine.middle)
        html = re.sub(
            r"(<head\b[^>]*>)",
            lambda m: m[0] + '<meta charset="utf-8">' + mine.head,
            html,
            count=1,
            flags=re.I,
        )
        return with_body(capture, html.encode())

    return replace(visit, captures=tuple(one(c) if is_page(c) else c for c in visit.captures))
