"""Feeds written as XML: RSS 2.0 and Atom as Google Merchant and Facebook take them, and lists of products of any make.

Names count without their prefix, whether or not that was declared. What stands within a row's parts (the price
within a shipping) is not taken for the row's own.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from typing import TextIO

from checker.feed.cells import row_of
from checker.feed.columns import Plan, field_of, header, plan
from checker.feed.cut import NAME, pieces
from checker.feed.element import Element, NotXml, parsed
from checker.feed.model import FeedRow, Rejected

_BEGINS = re.compile(
    r"<(?!(?:!doctype\s+)?html\b)(?:\?xml\b|!--|!doctype\b|" + NAME + r"(?:\s[^<>]*)?/?>)", re.I
)
_ENCODING = re.compile(rb"""\s*<\?xml\b[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z0-9._:-]{2,40})["']""")
# Encodings that a text may say it has; what others name in Python is no encoding of text ("zip", "unicode_escape").
_TEXT = re.compile(
    r"utf-?8|us-ascii|ascii|latin-?1|iso-?8859-?\d{1,2}|(?:windows|cp)-?\d{3,4}|koi8-[ru]|gbk?|gb2312|gb18030|"
    r"big5|shift[-_]?jis|euc-(?:jp|kr)",
    re.I,
)
_ROWS = ("item", "entry", "product", "offer", "listing", "shopitem", "san pham", "ad", "row", "record")
_NEVER = ("rss", "rdf", "channel", "feed", "shop", "store", "head", "image", "textinput", "author", "source")
_TOKEN = re.compile(rf"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<(/?)({NAME})([^<>]*)>", re.S)
_STRAY = re.compile("[\udc80-\udcff\ufffe]")
_RAW = 4_000  # characters of a row that could not be read which are written aside


def is_markup(start: str) -> bool:
    """Whether a text begins as XML does."""
    return _BEGINS.match(start.lstrip("\ufeff \t\r\n")) is not None


def declared(head: bytes) -> str:
    """The encoding that a document says it has; "" where it says none, none that a text can have, or where its bytes
    are UTF-8 all the same."""
    with suppress(UnicodeDecodeError):
        if not head[:-3].isascii() and getincrementaldecoder("utf-8")().decode(head):
            return ""
    found = _ENCODING.match(head.removeprefix(b"\xef\xbb\xbf"))
    name = found[1].decode("ascii") if found else ""
    return name if _TEXT.fullmatch(name) else ""


def markup_rows(
    text: TextIO, head: str, source: str, chosen: Mapping[str, str], is_label: Callable[[str], bool]
) -> Iterator[FeedRow | Rejected]:
    """In: a document from its beginning, and as much of it as there is to look ahead. Out: its rows by the line where
    each begins (rows that begin in one line are counted on from it, so that no two have one number), and `Rejected`
    for what cannot be read."""
    root, name, names = _shape(head, chosen)
    if not name:
        yield Rejected(source, 1, "columns", ", ".join(names)[:300], head[:_RAW])
        return
    plans: dict[tuple[str, ...], Plan] = {}

    @lru_cache(maxsize=1_000)
    def telling(one: str) -> bool:
        return field_of(_called(one, chosen), chosen) in ("title", "description")

    line = 0
    for begun, said, reason, found in pieces(text, root, name, telling):
        line = max(begun, line + 1)
        raw = said[:_RAW].encode("utf-8", "backslashreplace").decode("utf-8")
        if reason:
            yield Rejected(source, line, reason, found, raw)
            continue
        if _STRAY.search(said):
            yield Rejected(source, line, "encoding", "", raw)
            continue
        try:
            element = parsed(said)
        except NotXml as error:
            yield Rejected(source, line, "xml", str(error)[:300], raw)
            continue
        key, cells = _columns(element, chosen)
        if key not in plans:
            if len(plans) > 1_000:
                plans.clear()
            plans[key] = plan(key, chosen, is_label)
        if not plans[key].useful:
            yield Rejected(source, line, "columns", ", ".join(key[:20])[:300], raw)
            continue
        row = row_of(cells, plans[key], source, line)
        yield row if isinstance(row, FeedRow) else Rejected(source, line, row.reason, row.found, raw)


def _shape(head: str, chosen: Mapping[str, str]) -> tuple[str, str, list[str]]:
    """The name of the first element, that of the elements that are rows ("" where there are none), and all names."""
    path: list[str] = []
    seen, fields = Counter[str](), dict[str, set[str]]()
    for token in _TOKEN.finditer(head):
        name = token[2]
        if name is None:
            continue
        if token[1]:
            if name in path:
                del path[len(path) - 1 - path[::-1].index(name) :]
            continue
        seen[name] += 1
        fields.setdefault(name, set())
        if path and (place := field_of(_called(name, chosen), chosen)):
            fields[path[-1]].add(place)
        if not token[3].endswith("/"):
            path.append(name)
    names = list(seen)

    def likely(name: str) -> tuple[bool, bool, int]:
        return _row_like(name), seen[name] > 1, len(fields[name])

    able = [name for name in names if fields[name] & {"title", "description"} and not _never(name)]
    able = able or [name for name in names if _row_like(name)]
    if not able:
        return "", "", names
    row = max(able, key=likely)
    return "" if row == names[0] else names[0], row, names  # one listing may be the whole document


def _row_like(name: str) -> bool:
    return header(_local(name)) in _ROWS


def _never(name: str) -> bool:
    return header(_local(name)) in _NEVER


def _called(name: str, chosen: Mapping[str, str]) -> str:
    """What an element is called: without its prefix, but where the user's map has it with one."""
    return name if name in chosen else _local(name)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _columns(row: Element, chosen: Mapping[str, str]) -> tuple[tuple[str, ...], list[object]]:
    """The names and cells of a row: its parts, and its own attributes where no part has their name."""
    parts: dict[str, list[Element]] = {name: [Element(name, {}, [said])] for name, said in row.marks.items()}
    for name in {part.name for part in row.parts} & parts.keys():
        del parts[name]
    for part in row.parts:
        parts.setdefault(part.name, []).append(part)
    names = tuple(_called(name, chosen) for name in parts)
    return names, [
        _cell(field_of(name, chosen), held) for name, held in zip(names, parts.values(), strict=True)
    ]


def _cell(place: str, found: list[Element]) -> object:
    """What the elements of one name say in a row."""
    if place == "attributes":
        values = [_value(one) if one.parts else _named(one) for one in found]
        return values[0] if len(values) == 1 and isinstance(values[0], str) else list(_pairs(values))
    if place == "url":
        found = [one for one in found if one.marks.get("rel", "alternate") == "alternate"] or found
    if place in ("title", "description", "short"):
        return "\n".join(filter(None, (one.every() for one in found)))
    values = [value for value in map(_value, found) if value] or [""]
    return values if place == "category" and len(values) > 1 else values[0]


def _value(one: Element) -> object:
    """An element's text; of one that holds others only, what they say by their names, or one by one."""
    if not one.parts or one.text():
        return one.every()
    names = [_local(part.name) for part in one.parts]
    if len(names) > len(set(names)) or any("name" in part.marks for part in one.parts):
        return [_value(part) if part.parts else _named(part) for part in one.parts]
    return {name: _value(part) for name, part in zip(names, one.parts, strict=True)}


def _named(one: Element) -> object:
    """<param name="Chất liệu">da</param>"""
    said = one.text() or one.marks.get("value", "")
    return {"name": one.marks["name"], "value": said} if "name" in one.marks else one.every()


def _pairs(values: list[object]) -> Iterator[object]:
    """Attributes as a list of names and values, however they were nested."""
    for value in values:
        if isinstance(value, list):
            yield from _pairs(value)
        elif isinstance(value, Mapping) and not {"name", "key", "code", "attribute_name"} & value.keys():
            yield from ({"name": name, "value": said} for name, said in value.items())
        else:
            yield value
