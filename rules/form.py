"""A filled-in form: one mapping of a rule file, asked key by key, every mistake written down.

A `Form` never raises: it gives back an empty value of the right type and tells the ledger what was
expected, so that one reading finds all the mistakes of a file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

from rules.faults import Ledger, listed, meant
from rules.reader import Node, Rows, Table, Text

_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\Z")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


def as_day(text: str) -> date | None:
    """`YYYY-MM-DD` as a day, None when it is not one."""
    if not _DAY.match(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


class Form:
    """One mapping. `name` says what it is ("rule", "check shows_link", …) for the sentences."""

    def __init__(self, node: Node | None, path: Path, ledger: Ledger, name: str, line: int = 0) -> None:
        self.path, self.ledger, self.name = path, ledger, name
        self.ok = isinstance(node, Table)
        self.entries: dict[str, tuple[int, Node]] = node.entries if isinstance(node, Table) else {}
        self.line = node.line if node is not None else line
        if node is not None and not self.ok:
            self.fault(
                self.line,
                "not-a-table",
                f"{name}: expected keys with values.",
                f"{name}: cần các khóa và giá trị.",
            )

    def fault(self, at: str | int, code: str, en: str, vi: str) -> None:
        """Write down a fault at the line of key `at` (or at line `at`)."""
        line = at if isinstance(at, int) else self.at(at)
        self.ledger.add(self.path, line, code, en, vi)

    def at(self, key: str) -> int:
        """The line of a key; the line of the form when the key is not there."""
        return self.entries[key][0] if key in self.entries else self.line

    def keys(self, required: Collection[str], optional: Collection[str] = ()) -> Form:
        """Hold the keys against the list: unknown and missing ones are faults. Returns itself."""
        known = [*required, *optional]
        for key, (line, _) in self.entries.items():
            if key not in known:
                en, vi = meant(key, known)
                self.fault(
                    line,
                    "unknown-key",
                    f'{self.name}: unknown key "{key}".{en or f" Known: {listed(known, 30)}."}',
                    f'{self.name}: không có khóa "{key}".{vi or f" Các khóa: {listed(known, 30)}."}',
                )
        if self.ok:
            for key in required:
                if key not in self.entries:
                    self.fault(
                        self.line,
                        "missing-key",
                        f'{self.name}: the key "{key}" is missing.',
                        f'{self.name}: thiếu khóa "{key}".',
                    )
        return self

    def node(self, key: str) -> Node | None:
        """What stands under a key, None when nothing does."""
        return self.entries[key][1] if key in self.entries else None

    def scalar(self, node: Node | None, what: str) -> str:
        """The text of one node; "" and a fault when it is a list, a table or empty."""
        if node is None:
            return ""
        if not isinstance(node, Text):
            self.fault(node.line, "not-text", f"{what}: expected one text.", f"{what}: cần một dòng chữ.")
            return ""
        if not node.text.strip():
            self.fault(node.line, "empty", f"{what}: is empty.", f"{what}: đang để trống.")
        return node.text.strip()

    def text(self, key: str) -> str:
        """The text under a key, without spaces around it; "" when it is missing."""
        return self.scalar(self.node(key), f"{self.name}.{key}")

    def choice(self, key: str, options: Collection[str], default: str = "") -> str:
        """One word of a closed list."""
        word = self.text(key)
        if word and word not in options:
            self.one_of(self.at(key), f"{self.name}.{key}", word, options)
        return word or default

    def one_of(self, line: int, what: str, word: str, options: Collection[str]) -> None:
        """The fault of a word that is not in a closed list."""
        en, vi = meant(word, options)
        self.fault(
            line,
            "unknown-word",
            f'{what}: "{word}" is not one of {listed(options)}.{en}',
            f'{what}: "{word}" không thuộc {listed(options)}.{vi}',
        )

    def known(self, line: int, what_en: str, what_vi: str, word: str, names: Collection[str]) -> bool:
        """True when `word` is among `names`; otherwise a fault that guesses what was meant."""
        if word in names or not word:
            return word in names
        en, vi = meant(word, names)
        self.fault(
            line,
            "unknown-name",
            f'{self.name}: there is no {what_en} "{word}".{en}',
            f'{self.name}: không có {what_vi} "{word}".{vi}',
        )
        return False

    def ident(self, key: str, expected: str) -> str:
        """An id that must be spelled as `expected` (the name of the file or folder)."""
        word = self.text(key)
        if word and not _ID.match(word):
            self.fault(
                key,
                "bad-id",
                f'{self.name}.{key}: "{word}" may hold a-z, 0-9, "-" and "_" only.',
                f'{self.name}.{key}: "{word}" chỉ được gồm a-z, 0-9, "-" và "_".',
            )
        elif word and word != expected:
            self.fault(
                key,
                "id-differs",
                f'{self.name}.{key}: "{word}" differs from the file\'s name "{expected}".',
                f'{self.name}.{key}: "{word}" khác tên tệp "{expected}".',
            )
        return word

    def rows(self, key: str) -> tuple[Node, ...]:
        """The rows of a list under a key; () when it is missing."""
        node = self.node(key)
        if node is None:
            return ()
        if not isinstance(node, Rows):
            self.fault(
                key,
                "not-a-list",
                f"{self.name}.{key}: expected a list.",
                f"{self.name}.{key}: cần một danh sách.",
            )
            return ()
        return node.rows

    def texts(self, key: str, single: bool = False) -> tuple[str, ...]:
        """The texts of a list; with `single` one text alone will do. A doubled text is a fault."""
        node = self.node(key)
        if single and isinstance(node, Text):
            return (self.text(key),)
        found: list[str] = []
        for row in self.rows(key):
            word = self.scalar(row, f"{self.name}.{key}")
            if word in found:
                self.fault(
                    row.line,
                    "twice",
                    f'{self.name}.{key}: "{word}" stands twice.',
                    f'{self.name}.{key}: "{word}" có hai lần.',
                )
            elif word:
                found.append(word)
        return tuple(found)

    def day(self, key: str) -> date | None:
        """A day, None when it is missing or wrong."""
        word = self.text(key)
        return self.as_day(self.at(key), f"{self.name}.{key}", word) if word else None

    def as_day(self, line: int, what: str, word: str) -> date | None:
        """`word` as a day; a fault when it is not one."""
        day = as_day(word)
        if day is None:
            self.fault(
                line,
                "not-a-day",
                f'{what}: "{word}" is not a day; write YYYY-MM-DD.',
                f'{what}: "{word}" không phải ngày; viết dạng NĂM-THÁNG-NGÀY (2026-07-01).',
            )
        return day

    def flag(self, key: str) -> bool:
        """`true` or `false`; False when it is missing."""
        return self.choice(key, ("true", "false"), "false") == "true"

    def number(self, key: str, default: float) -> float:
        """A number; `default` when it is missing or wrong."""
        word = self.text(key)
        if not word:
            return default
        if re.fullmatch(r"-?\d+(?:\.\d+)?", word):
            return float(word)
        self.fault(
            key,
            "not-a-number",
            f'{self.name}.{key}: "{word}" is not a number (a point before decimals).',
            f'{self.name}.{key}: "{word}" không phải số (dùng dấu chấm thập phân).',
        )
        return default

    def table(self, key: str) -> Form:
        """The mapping under a key; an empty form when it is missing."""
        return Form(self.node(key), self.path, self.ledger, f"{self.name}.{key}", self.at(key))

    def tables(self, key: str) -> Iterator[Form]:
        """The mappings of a list under a key."""
        for n, row in enumerate(self.rows(key), 1):
            yield Form(row, self.path, self.ledger, f"{self.name}.{key}[{n}]")

    def twin(self, key: str) -> dict[str, str]:
        """A text in Vietnamese and in English, both filled."""
        return self.table(key).as_twin() if key in self.entries else {"vi": "", "en": ""}

    def as_twin(self) -> dict[str, str]:
        """This form as {vi, en}, both filled."""
        for key, (line, node) in self.entries.items():
            if key not in ("vi", "en") and isinstance(node, Text) and not node.text:
                self.fault(
                    line,
                    "comma",
                    f'{self.name}: "{key}" is read as a key; put a text with a comma between quotes.',
                    f'{self.name}: "{key}" bị đọc thành khóa; câu có dấu phẩy phải để trong ngoặc kép.',
                )
                return {"vi": "", "en": ""}
        self.keys(("vi", "en"))
        return {"vi": self.text("vi"), "en": self.text("en")}
