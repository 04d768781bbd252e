"""The only room with YAML: a file becomes a tree of text with line numbers, nothing else.

Every scalar stays the text that was written: YAML 1.1 reads `1:1` as 61, drops the zero of a tax code and
takes `on` and `NO` (Norway) for booleans. Typing is the business of whoever knows what the text means.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import yaml

from rules.faults import Ledger

_MAX_BYTES = 4_000_000  # a rule file is a few kilobytes; anything near this is not one
_IMPLICIT = yaml.SafeLoader.yaml_implicit_resolvers  # how other readers take a plain scalar, by first letter
_CANONICAL = re.compile(r"(?:true|false|-?(?:0|[1-9][0-9]*)|\d{4}-\d{2}-\d{2})\Z")
_DEEPEST = 500  # levels; libyaml recurses in C, and tens of thousands of levels would break the stack
_STEPS = re.compile(rb"(?:[-?][ \t]+){%d}" % _DEEPEST)  # "- - - …": a level each, in one line
_ZEROED = re.compile(r"[-+]?0\d+\Z|\+\d+\Z")  # YAML 1.2 takes 089 for 89; 1.1 reads it as text
_DECIMAL = re.compile(r"-?\d+\.\d+\Z")
_BY_KIND = {yaml.ScalarNode: "text", yaml.SequenceNode: "list", yaml.MappingNode: "table"}
_TAGS = frozenset(_BY_KIND.values())


class Text(NamedTuple):
    """One scalar: the text as written. `plain` is True when it stands without quotes."""

    line: int
    text: str
    plain: bool


class Rows(NamedTuple):
    """One list."""

    line: int
    rows: tuple[Node, ...]


class Table(NamedTuple):
    """One mapping: key → (line of the key, what stands under it)."""

    line: int
    entries: dict[str, tuple[int, Node]]


Node = Text | Rows | Table


class _Loader(yaml.CBaseLoader):
    """libyaml's parser without YAML's guessing of types: everything is text, a list or a table."""

    def resolve(self, kind: type, value: object, implicit: object) -> str:
        """The tag of a node that was written without one."""
        return _BY_KIND[kind]

    def descend_resolver(self, *_: object) -> None:
        """Nothing is resolved by its path."""

    def ascend_resolver(self) -> None:
        """Nothing is resolved by its path."""


class _Refused(Exception):
    """A construct that rule files do not use; carries line, code and both sentences."""


def parse(data: bytes, path: Path | str, ledger: Ledger) -> Node | None:
    """Read the bytes of one file. Out: the tree, or None when it is broken (told to `ledger`)."""
    if len(data) > _MAX_BYTES:
        ledger.add(
            path,
            0,
            "too-long",
            f"the file has {len(data)} bytes; a rule file has a few thousand.",
            f"tệp dài {len(data)} byte; tệp quy tắc chỉ vài nghìn byte.",
        )
        return None
    if _too_deep(data):
        ledger.add(path, 0, "too-deep", "lists within lists without end.", "lồng nhau quá sâu.")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        ledger.add(
            path,
            line,
            "not-utf8",
            "the file is not UTF-8; save it as UTF-8.",
            "tệp không phải UTF-8; hãy lưu lại dạng UTF-8.",
        )
        return None
    try:
        top = yaml.compose(text, Loader=_Loader)
        if top is None:
            ledger.add(path, 0, "empty-file", "the file is empty.", "tệp rỗng.")
            return None
        return _node(top, set())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = " ".join(str(part) for part in (error.context, error.problem) if part)
        ledger.add(
            path,
            mark.line + 1 if mark else 0,
            "yaml",
            f"not readable as YAML: {what}.",
            f"không đọc được dạng YAML: {what}.",
        )
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        ledger.add(
            path,
            line,
            "yaml",
            f"a character that YAML does not allow: U+{int(error.character):04X}.",
            f"có ký tự YAML không cho phép: U+{int(error.character):04X}.",
        )
    except RecursionError:
        ledger.add(path, 0, "too-deep", "lists within lists without end.", "lồng nhau quá sâu.")
    except _Refused as refused:
        line, code, en, vi = refused.args
        ledger.add(path, line, code, en, vi)
    return None


def _too_deep(data: bytes) -> bool:
    """True when brackets or dashes open more levels than any rule file has; cheap for honest files."""
    if data.count(b"[") + data.count(b"{") > _DEEPEST:
        depth = 0
        for mark in re.finditer(rb"[\[\]{}]", data):
            depth = max(0, depth + (1 if mark[0] in b"[{" else -1))
            if depth > _DEEPEST:
                return True
    return _STEPS.search(data) is not None


def _node(node: yaml.Node, seen: set[int]) -> Node:
    line = node.start_mark.line + 1
    if id(node) in seen:
        raise _Refused(
            line,
            "alias",
            "an alias (*name) is not allowed; write the text out.",
            "không dùng alias (*tên); hãy viết đầy đủ.",
        )
    seen.add(id(node))
    if node.tag not in _TAGS:
        raise _Refused(
            line,
            "tag",
            f"the tag {node.tag} is not allowed; leave it out.",
            f"không dùng thẻ {node.tag}; hãy bỏ đi.",
        )
    if isinstance(node, yaml.ScalarNode):
        return Text(line, node.value, not node.style)
    if isinstance(node, yaml.SequenceNode):
        return Rows(line, tuple(_node(child, seen) for child in node.value))
    entries: dict[str, tuple[int, Node]] = {}
    for key, child in node.value:
        at = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise _Refused(at, "key", "a key must be one text.", "khóa phải là một dòng chữ.")
        if key.value in entries:
            raise _Refused(
                at,
                "key-twice",
                f'the key "{key.value}" stands twice; keep one.',
                f'khóa "{key.value}" có hai lần; giữ lại một.',
            )
        entries[key.value] = (at, _node(child, seen))
    return Table(line, entries)


def misread(scalar: Text, words: bool = False) -> str:
    """What another YAML reader would make of a plain scalar ("bool", "int", …); "" when it stays text.

    `true`, `false`, ISO days and numbers that others print as they were written (12, 0.9, not 012 or
    1.50) are left alone, unless `words` are wanted there: a phrase must never become a number.
    """
    if not scalar.plain or (not words and _CANONICAL.match(scalar.text)):
        return ""
    if not words and _DECIMAL.match(scalar.text) and repr(float(scalar.text)) == scalar.text:
        return ""
    if _ZEROED.match(scalar.text):
        return "int"
    first = scalar.text[:1]
    for tag, pattern in (*_IMPLICIT.get(first, ()), *_IMPLICIT.get(None, ())):
        if pattern.match(scalar.text):
            return str(tag).rpartition(":")[2]
    return ""
