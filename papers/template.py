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
ASKED = frozenset(one for has in LISTS.values() for one in has) | {"first", "last"}
PROPERTIES = (
    "author",
    "comments",
    "identifier",
    "language",
    "subject",
    "title",
)  # of the file; filled like words
_PARTS = {  # kinds of parts that are filled beside the body → how people call them
    "header+xml": "đầu trang, ",
    "footer+xml": "chân trang, ",
    "footnotes+xml": "chú thích chân trang, ",
}
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_UNSEEN = f".//@* | .//text()[not(parent::*[local-name()='t' and namespace-uri()='{_WORD}'])]"
_ELSEWHERE = re.compile(r"\{[{%].{0,60}", re.S)
_TAG = re.compile(r"\{\{(?P<name>.*?)\}\}|\{%[-+]?(?P<kind>p|tr|tc|r)?(?P<does>\s.*?)[-+]?%\}")
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


@dataclass(frozen=True, slots=True)
class _Opened:
    """An if or a for that waits for its end: its name, its list, where it stands and in what."""

    kind: str
    name: str
    path: str
    where: str
    around: Any


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
    faults: list[Fault] = []
    for place, body in _filled(document):
        faults += _faults(list(_paragraphs(place, body)))
        faults += _hidden(place, body)
    for name in PROPERTIES:
        said = getattr(document.core_properties, name)
        faults += _faults([(f"thuộc tính tệp {name}" + (f" “{said[:40]}”" if said else ""), said, None)])
    return tuple(faults)


def unfilled(error: Exception) -> Fault:
    """What still stopped a template in which every placeholder is known."""
    near = " ".join("".join(getattr(error, "docx_context", ())).split())[:80]
    said = str(error).partition("\n")[0]
    return Fault(f"gần “{near}”" if near else "cả mẫu", said, "không điền được", "cannot be filled")


def _filled(document: Any) -> Iterator[tuple[str, Any]]:
    """The parts of a template that are filled, each with the word for its place."""
    from docx.oxml import parse_xml

    yield "", document.element.body
    for part in document.part.package.iter_parts():
        place = _PARTS.get(part.content_type.rpartition(".")[2])
        if place:
            yield place, parse_xml(part.blob)


def _paragraphs(place: str, body: Any) -> Iterator[tuple[str, str, Any]]:
    """Every paragraph of a part in order: its place, its words, itself."""
    from docx.oxml.ns import qn

    for n, paragraph in enumerate(body.iter(qn("w:p")), 1):
        words = "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        yield f"{place}đoạn {n}" + (f" “{words[:40]}”" if words else ""), words, paragraph


def _hidden(place: str, body: Any) -> Iterator[Fault]:
    """Braces that would be filled and that no reader sees: in an attribute, a field's instruction, a deleted word."""
    for words in body.xpath(_UNSEEN):
        if found := _ELSEWHERE.search(words):
            name = str(words.getparent().tag).rpartition("}")[2]
            yield Fault(
                f"{place}chỗ không thấy khi đọc ({name})",
                found[0],
                "chỉ được đặt trong chữ của đoạn văn",
                "may stand in the words of a paragraph only",
            )


def _faults(paragraphs: list[tuple[str, str, Any]]) -> Iterator[Fault]:
    opened: list[_Opened] = []
    for where, words, paragraph in paragraphs:
        rest = _TAG.sub("", words)
        if loose := re.search(r"\{\{|\}\}|\{%|%\}", rest):
            yield Fault(
                where, loose[0], "ngoặc không khép hoặc không mở", "a brace that is not closed or not opened"
            )
        for tag in _TAG.finditer(words):
            if tag["name"] is not None:
                yield from _named(tag["name"].strip(), tag[0], where, opened)
            else:
                yield from _does(tag["does"].strip(), tag[0], where, _around(paragraph, tag["kind"]), opened)
    for one in opened:
        kind = one.kind
        yield Fault(
            one.where, f"{{% {kind} … %}}", f"thiếu {{% end{kind} %}}", f"{{% end{kind} %}} is missing"
        )


def _around(paragraph: Any, kind: str | None) -> Any:
    """What holds the pieces that a tag repeats: of rows the table, of cells the row, of paragraphs the body or cell."""
    if paragraph is None or kind == "r":
        return paragraph
    holder = {"tr": "tbl", "tc": "tr"}.get(kind or "")
    return paragraph.getparent() if holder is None else next(paragraph.iterancestors(f"{{*}}{holder}"), None)


def _does(does: str, tag: str, where: str, around: Any, opened: list[_Opened]) -> Iterator[Fault]:
    if loop := _FOR.match(does):
        path = _path(loop[2], opened)
        if path not in LISTS:
            yield _unknown(tag, where, sorted(LISTS))
        opened.append(_Opened("for", loop[1], path, where, around))
    elif test := _IF.match(does):
        if not does.startswith("elif"):
            opened.append(_Opened("if", "", "", where, around))
        yield from _named(test[1], tag, where, opened, lists=True)
    elif does in ("endfor", "endif"):
        if opened and f"end{opened[-1].kind}" == does:
            if opened.pop().around is not around:
                yield Fault(
                    where,
                    tag,
                    "phải đóng ở cùng nơi đã mở: cùng ô, cùng bảng hoặc cùng ngoài bảng",
                    "must close where it was opened: in the same cell, table, or outside of tables",
                )
        else:
            yield Fault(where, tag, "không có phần mở tương ứng", "nothing was opened that it could close")
    elif does != "else":
        yield Fault(where, tag, "chỉ dùng được for, if, else", "only for, if and else can be used")


def _named(name: str, tag: str, where: str, opened: list[_Opened], lists: bool = False) -> Iterator[Fault]:
    if not _NAME.fullmatch(name):
        yield Fault(where, tag, "phải là một tên", "a name is expected")
        return
    loops = {one.name: one.path for one in opened if one.kind == "for"}
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


def _path(name: str, opened: list[_Opened]) -> str:
    """The list that a name in a loop means: `section.grids` within `for section in sections` is sections.grids."""
    first, _, last = name.partition(".")
    of = {one.name: one.path for one in opened if one.kind == "for"}
    return f"{of[first]}.{last}" if last and first in of else name


def _unknown(tag: str, where: str, known: list[str]) -> Fault:
    listed = ", ".join(known)
    return Fault(where, tag, f"không có tên này; dùng được: {listed}", f"no such name; known: {listed}")
