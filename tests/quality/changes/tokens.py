"""HTML source as a run of tags, texts and raw pieces: one of them is changed, the rest stays byte by byte."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from checker.facts.fold import words_of

_RAW = r"script|style|template|textarea|svg|math|iframe|object|select|noscript"
_TOKEN = re.compile(
    rf"""(?P<raw><!--.*?-->|<!\[CDATA\[.*?\]\]>|<[!?][^>]*>|<(?P<name>{_RAW})\b(?:[^>"']|"[^"]*"|'[^']*')*>.*?</(?P=name)\s*>)"""
    r"""|(?P<tag></?[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>)|(?P<text>[^<]+|<)""",
    re.S | re.I,
)
ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""")
BLOCKS = words_of(
    "html body div section article main header footer nav aside p ul ol li table thead tbody tr td th dl dt dd form "
    "h1 h2 h3 h4 h5 h6 blockquote figure figcaption address fieldset br hr"
)
NAME = re.compile(r"</?([a-zA-Z][\w:-]*)")
_PRE = re.compile(r"(<pre\b.*?</pre>)", re.S | re.I)


def tokens(html: str) -> Iterator[tuple[str, str]]:
    """("raw" | "tag" | "text", source) in the order of the page; joined they are the page."""
    for found in _TOKEN.finditer(html):
        yield found.lastgroup if found.lastgroup != "name" else "raw", found[0]  # type: ignore[misc]


def but_in_pre(html: str, change: Callable[[str], str]) -> str:
    """The page changed but for its <pre>s, whose white space is seen."""
    return "".join(part if part[:4].lower() == "<pre" else change(part) for part in _PRE.split(html))


def on_texts(html: str, change: Callable[[str], str], *, title: bool = True) -> str:
    """The page with every text that has more than white space changed."""
    out, in_title = [], False
    for kind, source in tokens(html):
        if kind == "tag" and source[:6].lower() == "<title":
            in_title = True
        elif kind == "tag":
            in_title = False
        wanted = kind == "text" and not source.isspace() and (title or not in_title)
        out.append(change(source) if wanted else source)
    return "".join(out)


def on_tags(html: str, change: Callable[[str, str], str]) -> str:
    """The page with every tag changed: change(lower-case name, source)."""
    return "".join(
        change(NAME.match(source)[1].lower(), source) if kind == "tag" else source  # type: ignore[index]
        for kind, source in tokens(html)
    )
