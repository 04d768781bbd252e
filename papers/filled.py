"""A paper with its letterhead, ready for any form: the words every template is given."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from papers.model import Cell, Column, Grid, Letterhead, Paper, Section
from papers.words import dated, day, number, share

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what no XML can hold


def filled(paper: Paper, head: Letterhead) -> Paper:
    """The paper with the office's name and contact in its sentences, and nothing in it that cannot be written."""

    def put(lines: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            line.replace("{agency}", head.agency).replace("{contact}", head.contact) for line in lines
        )

    whole: Paper = clean(replace(paper, opening=put(paper.opening), closing=put(paper.closing)))
    return whole


def clean(part: Any) -> Any:
    """A paper or a part of it without characters that no XML can hold; cells of tables are cleaned as they are
    written, most of them are not."""
    if isinstance(part, str):
        return writable(part)
    if isinstance(part, tuple):
        return tuple(map(clean, part))
    if is_dataclass(part) and not isinstance(part, type):
        kept = {f.name: getattr(part, f.name) for f in fields(part) if f.name != "rows"}
        return replace(part, **{name: clean(value) for name, value in kept.items()})
    return part


def writable(said: str) -> str:
    """The text with a space for each character that no XML can hold."""
    return _UNWRITABLE.sub(" ", said)


def words(paper: Paper, head: Letterhead) -> dict[str, Any]:
    """What a template may name (docs/papers.md lists it). `sections` hold the paper's own objects."""
    return {
        "parent": head.parent.upper(),
        "agency": head.agency.upper(),
        "number": f"{head.number}/{symbol(paper.form, head.symbol)}",
        "place_and_day": f"{head.place}, {dated(paper.day)}",
        "form": paper.form,
        "about": paper.about,
        "to": paper.to,
        "opening": paper.opening,
        "closing": paper.closing,
        "recipients": (*(head.recipients or (("Như trên",) if paper.to else ())), "Lưu: VT"),
        "signer_title": head.signer_title.upper(),
        "signer": head.signer,
    }


def symbol(form: str, given: str) -> str:
    """The symbol of a paper of this kind: BC-QLTT, TTr-QLTT, and QLTT of a letter. In: what the letterhead says, with
    or without the kind; dots stay dots. The short names are those that state offices use."""
    office = _KIND.sub("", given)
    kind = _SHORT.get(form)
    if kind is None or not office.strip("…. "):
        return given
    return f"{kind}-{office}" if kind else office


_SHORT = {"BÁO CÁO": "BC", "TỜ TRÌNH": "TTr", "": ""}
_KIND = re.compile(r"^(?:BC|TTr|CV)-")


def heading(n: int, section: Section) -> str:
    """II. Dấu hiệu."""
    return f"{roman(n)}. {section.heading}"


def roman(n: int) -> str:
    """14 → XIV. In: from 1."""
    said = ""
    for value, letters in _ROMAN:
        said += letters * (n // value)
        n %= value
    return said


def inside(section: Section) -> tuple[Grid, ...]:
    """The tables that stand in a document."""
    return tuple(grid for grid in section.grids if not grid.aside)


def shown(grid: Grid) -> tuple[tuple[Cell, ...], ...]:
    """The rows that stand in a document."""
    return grid.rows[: grid.shown] if grid.shown else grid.rows


def left_out(grid: Grid) -> str:
    """A sentence on the rows that only the workbook holds, "" where all stand here."""
    rest = len(grid.rows) - len(shown(grid))
    return f"Còn {number(rest)} dòng nữa trong bản XLSX, CSV kèm theo." if rest else ""


def text(cell: Cell, column: Column) -> str:
    """A cell as a document writes it."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return writable(cell)
    if isinstance(cell, (int, float)):
        return share(cell) if column.kind == "share" else number(cell)
    return day(cell)
