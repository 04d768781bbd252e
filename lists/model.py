"""The nouns of lists: kinds with their fields, rows, faults of a file, matches with their reasons.

Ground file: it imports nothing of ours and nothing of others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class FieldType(StrEnum):
    """How a cell is read."""

    TEXT = "text"
    TAX_CODE = "tax_code"
    HOST = "host"  # a domain or an address
    DATE = "date"
    NUMBER = "number"  # of a paper or a record: kept as written, without spaces around


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a kind of list."""

    name: str
    type: FieldType
    required: bool
    headers: tuple[str, ...]  # how offices head it, for a mapping that is made up
    title: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ListKind:
    """A kind of list: its fields, and those that no two rows may share together."""

    id: str
    title: Mapping[str, str]
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    personal: bool = False  # rows may be about persons: their names are masked like a storefront's


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """An office's file laid over a kind: field → header, and how it writes dates."""

    kind: ListKind
    issuer: str
    columns: Mapping[str, str]
    dates: str = ""  # "" | "dd/mm/yyyy" | "yyyy-mm-dd"; "": spreadsheet dates and ISO only
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One good row: its line in the file (from 1) and its values by field, dates as ISO text."""

    line: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ListFile:
    """What an import came to: rows to keep, and the lines left aside with what was written there."""

    rows: tuple[ListRow, ...]
    aside: tuple[tuple[int, Sequence[str]], ...] = ()


@dataclass(frozen=True, slots=True)
class KeptList:
    """A list in the store."""

    number: int
    kind: str
    issuer: str
    file: str
    at: str  # ISO 8601, UTC
    by: str
    rows: int


@dataclass(frozen=True, slots=True)
class Match:
    """A row of a list beside something that was seen. `sure`: by a number or a domain; else by a name."""

    list: int
    line: int
    kind: str
    subject_kind: str  # storefront | listing | seller
    subject: str
    storefront: str
    sure: bool
    reasons: tuple[tuple[str, str, str], ...]  # (code, what the list says, what was seen)
    capture: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
