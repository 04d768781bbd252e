"""A paper before it has a form: what it says, in the order in which it says it. Plain and frozen.

Papers are written in administrative Vietnamese, whatever language the screens speak: they go to Vietnamese
offices and sellers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid. `kind`: text, number, share (0 … 1) or day; `width`: its part of the page."""

    head: str
    kind: str = "text"
    width: int = 10


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `name` becomes the sheet of a workbook; `shown` rows stand in the document, all in XLSX and CSV
    (0: all in both). `aside`: it stands in XLSX and CSV only."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shown: int = 0
    aside: bool = False
    empty: str = "Không có."


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: this time and, where there is one, last time."""

    label: str
    value: float
    before: float | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart that says one thing, in its title. `unit`: what a bar counts, "%" for shares of a hundred."""

    title: str
    unit: str
    bars: tuple[Bar, ...]
    now: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture out of the evidence, with what it shows."""

    data: bytes
    caption: str


@dataclass(frozen=True, slots=True)
class Section:
    """Part of a paper: sentences, then tables, charts and pictures."""

    heading: str
    lines: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()
    charts: tuple[Bars, ...] = ()
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes: an office fills this in once (`rasoat report letterhead`); dots stand where it has not."""

    parent: str = "…………………………"
    agency: str = "…………………………"
    number: str = "……"
    symbol: str = "……"
    place: str = "……………"
    signer_title: str = "NGƯỜI CÓ THẨM QUYỀN"
    signer: str = ""
    contact: str = "…………………………"
    recipients: tuple[str, ...] = ()


class NoPaper(ValueError):
    """A paper that cannot be made of what there is, in Vietnamese and in English."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi, self.en = vi, en

    def say(self, lang: str = "vi") -> str:
        """The sentence in "vi" or "en"."""
        return self.vi if lang == "vi" else self.en


@dataclass(frozen=True, slots=True)
class OcopList:
    """The OCOP products that agencies' lists hold: how many, whose lists, how many were found by name in titles of
    listings, how many of those at a seller named as their holder, and at how many storefronts. `compared`: False
    where no storefront's marks were read, so that nothing could be looked for."""

    products: int
    issuers: tuple[str, ...]
    found: int
    at_holder: int
    storefronts: int
    compared: bool = True


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper. `kind` names its template; `form` and `about` are its name and subject as the first page
    says them; `to` is empty for a report, dots in a proposal: the office fills it in."""

    kind: str
    form: str
    about: str
    day: date
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: tuple[str, ...]
    to: str = ""
    recipients: tuple[str, ...] = ()
