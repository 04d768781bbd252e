"""The mould of a card: its markup with holes where alike cards differ (texts, addresses, names of pictures).

A mould is made only of markup that a parser can take out of a page and leave the rest as it was: one element,
every tag closed in its turn, nothing that closes or opens something outside of it. Whatever is not as plain as
that has no mould.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.facts.fold import words_of

MOST = 8_000  # characters of a card
_SHOWS = re.compile("<img[^a-z]", re.I)  # without a picture it is no card
_TOKEN = re.compile(
    r"<!--[^<>]*-->|<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*+)>", re.ASCII
)
_ATTRIBUTE = re.compile(r"\s+([a-zA-Z][\w:.-]*)(?:=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?", re.ASCII)
_VOID = words_of("br hr img input source")
_BLOCKS = words_of("div section article p ul ol li figure figcaption h2 h3 h4 h5 h6 form hr")
_HEADINGS = words_of("h2 h3 h4 h5 h6")
_KNOWN = (
    _VOID | _BLOCKS | words_of("a span picture b strong i em u s del ins small sup sub bdi time button label")
)
_ALONE = words_of("a button form label p li")  # one inside another closes the other
_TEXTS = frozenset(("alt", "title", "aria-label", "value", "placeholder"))
_ADDRESSES = frozenset(("href", "src", "srcset", "onclick", "for", "content", "datetime"))
_NAMES = frozenset(("class", "id"))  # they can hide an element, or open a region of the page
_SHARED = re.compile(
    r"[^\d\s]*(?: [^\d\s]+){0,2}"
)  # a class or id that tells no card from another; a hole takes longer
_READ = frozenset(("data-cfemail", "data-product_variations"))  # attributes that facts are read from


@dataclass(frozen=True, slots=True)
class Mould:
    """`pattern` matches a card and the white space after it whole. Its groups: `texts` are what a visitor reads,
    `addresses` what the markup leads to, `names` classes and ids. `elements` is how many elements a card has."""

    pattern: re.Pattern[str]
    texts: tuple[int, ...]
    addresses: tuple[int, ...]
    names: tuple[int, ...]
    elements: int


def mould_of(card: str) -> Mould | None:
    """The mould of the source of one card, None where it is not plain enough or has no link, picture and text."""
    if len(card) > MOST or not _SHOWS.search(card):
        return None
    making = _Making()
    end = 0
    for token in _TOKEN.finditer(card):
        if not making.text(card[end : token.start()]) or not making.token(token):
            return None
        end = token.end()
        if not making.open:
            break
    rest = card[end:]
    if making.open or not {"a", "img"} <= making.met or not making.spoken or (rest and not rest.isspace()):
        return None
    pattern = re.compile("".join(making.pattern) + r"\s*+")
    return Mould(pattern, tuple(making.texts), tuple(making.addresses), tuple(making.names), making.elements)


class _Making:
    """A mould that is being made, tag by tag."""

    def __init__(self) -> None:
        self.pattern: list[str] = []
        self.texts: list[int] = []
        self.addresses: list[int] = []
        self.names: list[int] = []
        self.elements = self.holes = 0
        self.open: list[str] = []
        self.met: set[str] = set()
        self.spoken = False  # some text stands between its tags

    def text(self, said: str) -> bool:
        """What stands before a tag: blank in every card of the mould, or a hole."""
        if not said or said.isspace():
            self.pattern.append(r"\s*+")
            return True
        if "<" in said or not self.open:
            return False
        self.spoken = True
        self._hole("([^<]*+)", self.texts)
        return True

    def token(self, token: re.Match[str]) -> bool:
        """A tag or a comment; False where it does not belong into a mould."""
        closing, written, rest = token[1], token[2], token[3]
        if written is None:
            self.pattern.append("<!--[^<>]*-->")
            return bool(self.open)
        name = written.lower()
        if closing:
            self.pattern.append(re.escape(token[0]))
            return bool(self.open) and self.open.pop() == name
        if name not in _KNOWN or not self._fits(name) or (rest.endswith("/") and name not in _VOID):
            return False
        self.elements += 1
        self.met.add(name)
        if name not in _VOID:
            self.open.append(name)
        self.pattern.append(f"<{written}")
        return self._attributes(rest)

    def _fits(self, name: str) -> bool:
        """Whether an element may stand where it does without closing another one first."""
        above = self.open
        if not above:
            return name in ("div", "li", "article", "section")
        if name == "li":
            return above[-1] in ("ul", "ol")
        if name in _HEADINGS:
            return _HEADINGS.isdisjoint(above) and "p" not in above
        return (name not in _ALONE or name not in above) and (name not in _BLOCKS or "p" not in above)

    def _attributes(self, rest: str) -> bool:
        at = 0
        while found := _ATTRIBUTE.match(rest, at):
            at = found.end()
            name = found[1].lower()
            if name in _READ:
                return False
            quote, value = ('"', found[2]) if found[2] is not None else ("'", found[3])
            kind = self._kind(name, value or "")
            if value is None or kind is None or "data:" in value:
                self.pattern.append(re.escape(found[0]))
                continue
            start = found.start(2 if quote == '"' else 3) - found.start()
            self.pattern.append(re.escape(found[0][:start]))
            self._hole(f"([^{quote}]*+)", kind)
            self.pattern.append(quote)
        end = rest[at:].strip()
        self.pattern.append(r"\s*+/?>" if end == "/" else r"\s*+>")
        return end in ("", "/")

    def _kind(self, name: str, value: str) -> list[int] | None:
        """Which holes the values of an attribute are; None where alike cards have the same."""
        if name in _TEXTS:
            return self.texts
        if name in _NAMES:
            return None if _SHARED.fullmatch(value) else self.names
        return self.addresses if name in _ADDRESSES or name.startswith("data-") else None

    def _hole(self, pattern: str, kind: list[int]) -> None:
        self.holes += 1
        kind.append(self.holes)
        self.pattern.append(pattern)
