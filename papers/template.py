"""What is wrong with a template that an office has edited: which placeholder, in which paragraph, and why."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from papers.opened import Refused, looked_through

PLAIN = frozenset(
    ("parent", "agency", "number", "place_and_day", "form", "about", "to", "signer_title", "signer")
)
PLACES = frozenset(("loop.first", "loop.last"))  # an if may ask for them in a loop
# a list of the paper → what one of it has: () for words or a picture as they are
LISTS: dict[str, tuple[str, ...]] = {
    "opening": (),
    "closing": (),
    "recipients": (),
    "sections": ("title", "lines", "grids", "charts", "pictures"),
    "sections.lines": (),
    "sections.charts": (),
    "sections.grids": ("title", "table", "note"),
    "sections.pictures": ("image", "caption"),
}
_TAG = re.compile(r"\{\{(?P<name>.*?)\}\}|\{%[-+]?(?:p|tr|tc|r)?(?P<does>\s.*?)[-+]?%\}")
_FOR = re.compile(r"for\s+(\w+)\s+in\s+([\w.]+)$")
_IF = re.compile(r"(?:el)?if\s+(?:not\s+)?([\w.]+)$")
_NAME = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `where` is the paragraph's number and the beginning of its words."""

    where: str
    placeholder: str
    vi: str
    en: str

    def say(self, lang: str) -> str:
        """One line for people."""
        return f"{self.where}: {self.placeholder} — {self.vi if lang == 'vi' else self.en}"


class BrokenTemplate(Exception):
    """The template cannot be filled; `faults` says all that is wrong."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(fault.say("en") for fault in faults))
        self.faults = faults


def check(data: bytes, shown: str) -> tuple[Fault, ...]:
    """Every fault of a template, () for none. Raises Refused for a file that is no harmless DOCX."""
    looked_through(data, shown, "word/document.xml")
    from docx import Document
    from docx.opc.exceptions import OpcError

    try:
        document = Document(io.BytesIO(data))
    except (OpcError, ValueError, KeyError, SyntaxError) as error:
        raise Refused(f"{shown}: không đọc được ({error})", f"{shown}: cannot be read ({error})") from error
    return tuple(_faults(list(_paragraphs(document))))


def _paragraphs(document: Any) -> Iterator[tuple[str, str]]:
    """Every paragraph in order, with its place: the body with its tables, then headers and footers."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    bodies = [("đoạn", document.element.body)]
    for part in document.part.package.iter_parts():
        place = {"header+xml": "đầu trang, đoạn", "footer+xml": "chân trang, đoạn"}.get(
            part.content_type.rpartition(".")[2]
        )
        if place:
            bodies.append((place, parse_xml(part.blob)))
    for place, body in bodies:
        for n, paragraph in enumerate(body.iter(qn("w:p")), 1):
            words = "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
            yield f"{place} {n}" + (f" “{words[:40]}”" if words else ""), words


def _faults(paragraphs: list[tuple[str, str]]) -> Iterator[Fault]:
    opened: list[tuple[str, str, str, str]] = []  # (if or for, its name, its list, where)
    for where, words in paragraphs:
        rest = _TAG.sub("", words)
        if loose := re.search(r"\{\{|\}\}|\{%|%\}", rest):
            yield Fault(
                where, loose[0], "ngoặc không khép hoặc không mở", "a brace that is not closed or not opened"
            )
        for tag in _TAG.finditer(words):
            if tag["name"] is not None:
                yield from _named(tag["name"].strip(), tag[0], where, opened)
            else:
                yield from _does(tag["does"].strip(), tag[0], where, opened)
    for kind, _, _, where in opened:
        yield Fault(where, f"{{% {kind} … %}}", f"thiếu {{% end{kind} %}}", f"{{% end{kind} %}} is missing")


def _does(does: str, tag: str, where: str, opened: list[tuple[str, str, str, str]]) -> Iterator[Fault]:
    if loop := _FOR.match(does):
        path = _path(loop[2], opened)
        if path not in LISTS:
            yield _unknown(tag, where, sorted(LISTS))
        opened.append(("for", loop[1], path, where))
    elif test := _IF.match(does):
        if not does.startswith("elif"):
            opened.append(("if", "", "", where))
        yield from _named(test[1], tag, where, opened, lists=True)
    elif does in ("endfor", "endif"):
        if opened and f"end{opened[-1][0]}" == does:
            opened.pop()
        else:
            yield Fault(where, tag, "không có phần mở tương ứng", "nothing was opened that it could close")
    elif does != "else":
        yield Fault(where, tag, "chỉ dùng được for, if, else", "only for, if and else can be used")


def _named(
    name: str, tag: str, where: str, opened: list[tuple[str, str, str, str]], lists: bool = False
) -> Iterator[Fault]:
    if not _NAME.fullmatch(name):
        yield Fault(where, tag, "phải là một tên", "a name is expected")
        return
    loops = {one[1]: one[2] for one in opened if one[0] == "for"}
    first, _, last = name.partition(".")
    if first in loops:
        has = LISTS.get(loops[first], ())
        good = not has if not last else last in has
        known = [f"{first}.{one}" for one in has] or [first]
    else:
        place = bool(loops) and name in PLACES
        good = name in PLAIN or (lists and (name in LISTS or place))
        known = sorted({*PLAIN, *loops})
    if not good:
        yield _unknown(tag, where, known)


def _path(name: str, opened: list[tuple[str, str, str, str]]) -> str:
    """The list that a name in a loop means: `section.grids` within `for section in sections` is sections.grids."""
    first, _, last = name.partition(".")
    of = {one[1]: one[2] for one in opened if one[0] == "for"}
    return f"{of[first]}.{last}" if last and first in of else name


def _unknown(tag: str, where: str, known: list[str]) -> Fault:
    listed = ", ".join(known)
    return Fault(where, tag, f"không có tên này; dùng được: {listed}", f"no such name; known: {listed}")
