"""One element of XML, parsed by itself: by expat, without what a document declares, so that an entity of a DTD can
neither grow nor fetch anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5
from xml.parsers import expat

_DEEP = 100  # elements within elements
_TEXTS = (
    "href",
    "value",
    "term",
    "label",
    "content",
    "url",
    "name",
)  # attributes that speak for an empty element
_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.S)
_AMPERSAND = re.compile(r"&(?!(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);)([^\W\d][\w.:-]{0,63};)?")
_BARE = re.compile(r"<(?=[\s\d=<])")
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]));"
)


@dataclass(slots=True)
class Element:
    """Its name as it is written, its attributes, its text and its parts in their order."""

    name: str
    marks: dict[str, str]
    content: list[str | Element] = field(default_factory=list)

    @property
    def parts(self) -> list[Element]:
        """The elements in it."""
        return [one for one in self.content if isinstance(one, Element)]

    def text(self) -> str:
        """What stands in it, without what stands in its parts."""
        return "".join(one for one in self.content if isinstance(one, str)).strip()

    def every(self) -> str:
        """All that stands in it and in its parts; what no text says, an attribute says."""
        said = "".join(self._all()).strip()
        return said or next((self.marks[name] for name in _TEXTS if name in self.marks), "").strip()

    def _all(self) -> Iterator[str]:
        for one in self.content:
            if isinstance(one, str):
                yield one
            else:
                yield " "
                yield from one._all()
                yield " "


class NotXml(ValueError):
    """An element that cannot be read, and why."""


def parsed(said: str) -> Element:
    """In: an element's text. What is written against the rules but can mean one thing only is put right before the
    element is given up. Raises NotXml."""
    try:
        return _strictly(said)
    except expat.ExpatError as error:
        mended = _mended(said)
        if mended == said:
            raise NotXml(str(error)) from error
    try:
        return _strictly(mended)
    except expat.ExpatError as error:
        raise NotXml(str(error)) from error


def _strictly(said: str) -> Element:
    top = Element("", {})
    path = [top]

    def begin(name: str, marks: dict[str, str]) -> None:
        if len(path) > _DEEP:
            raise NotXml(f"> {_DEEP} × <{name}>")
        one = Element(name, marks)
        path[-1].content.append(one)
        path.append(one)

    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = begin
    parser.EndElementHandler = lambda name: path.pop()
    parser.CharacterDataHandler = lambda piece: path[-1].content.append(piece)
    parser.Parse(said.encode("utf-8", "surrogatepass"), True)
    return top.parts[0]


def _mended(said: str) -> str:
    """A bare ampersand and a bare "<" are themselves, a name of HTML is its letter, and what no XML can hold is left
    out; an entity that only a DTD could tell stays, and is an error."""
    parts = _CDATA.split(_CONTROL.sub("", said))
    return "".join(
        part if i % 2 else _BARE.sub("&lt;", _AMPERSAND.sub(_letter, part)) for i, part in enumerate(parts)
    )


def _letter(found: re.Match[str]) -> str:
    if not (name := found[1]):
        return "&amp;"
    return "".join(f"&#{ord(letter)};" for letter in html5[name]) if name in html5 else found[0]
