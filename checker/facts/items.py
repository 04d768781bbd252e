"""Rows that are no table's: "<li><span>Xuất xứ</span><span>Thái Lan</span></li>", the terms of a <dl>, names and
values by turns in one element; and a row of names with the row of their values below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from checker.facts.material import Passage
from checker.facts.page import Line, Page
from checker.facts.pricewords import names_field
from checker.model import Place

_NAME, _WHOLE = 40, 200  # characters of the name at most, and of the item
_GRID = 600  # characters of an element that holds names and values by turns
_LABELLED = re.compile(r"xuất xứ|thương hiệu|nhãn hiệu|sản xuất", re.I)
_COLUMNS = 3  # cells of a row of names at least: two are a name and its value


def rows(page: Page, lines: Sequence[Line]) -> list[Passage]:
    """Items of two elements with no text beside them, and each <dt> with its <dd>, as attributes.

    They need no colon: style sets name and value apart.
    """
    out = [
        _attribute(page, value, name.text.strip(" :"), value.text)
        for name, value in pairwise(lines)
        if (name.block.tag, value.block.tag) == ("dt", "dd") and len(name.text) <= _NAME
    ]
    for line in lines:
        text = line.text
        if text != line.block.text:
            continue
        if line.block.tag != "li" or len(text) > _WHOLE:
            if len(text) <= _GRID and _LABELLED.search(text):
                out += _by_turns(page, line)
            continue
        cells = page.cells(line.block)
        if (
            len(cells) == 2
            and 0 < len(cells[0]) <= _NAME
            and text.startswith(cells[0])
            and text.endswith(cells[1])
        ):
            out.append(_attribute(page, line, cells[0].strip(" :"), cells[1]))
    return out


def _by_turns(page: Page, line: Line) -> list[Passage]:
    """The fields of an element whose elements are a name, its value, the next name, and so on."""
    cells = page.cells(line.block)
    names, values = cells[::2], cells[1::2]
    if (
        len(names) != len(values)
        or not all(map(names_field, (*names, "")[:2]))
        or any(map(names_field, values))
    ):
        return []
    out, at = [], 0
    for name, value in zip(names, values, strict=True):
        at = line.text.find(value, line.text.find(name, at) + len(name))
        if at < 0:
            break
        out.append(_attribute(page, line, name.strip(" :"), value, at))
        at += len(value)
    return out


def stacked(rows: Sequence[Sequence[Line]]) -> list[tuple[Line, Line]]:
    """The names and values of a table that has them in two rows; one of more rows compares goods or sizes."""
    out: list[tuple[Line, Line]] = []
    for i, (above, below) in enumerate(pairwise(rows)):
        wide = len(above)
        if (
            wide >= _COLUMNS
            and wide == len(below)
            and all(len(rows[j]) != wide for j in (i - 1, i + 2) if 0 <= j < len(rows))
            and all(names_field(cell.text) for cell in above[:2])
            and not any(names_field(cell.text) for cell in below)
        ):
            out += [(name, value) for name, value in zip(above, below, strict=True) if names_field(name.text)]
    return out


def _attribute(page: Page, line: Line, name: str, value: str, at: int | None = None) -> Passage:
    shift = len(line.text) - len(value) if at is None else at

    def locate(start: int, end: int) -> Place:
        return page.place_of(line.block, shift + start, shift + end)

    return Passage("attribute", value, locate, name=name)
