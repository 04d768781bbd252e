"""Rows that are no table's: "<li><span>Xuất xứ</span><span>Thái Lan</span></li>", and the terms of a <dl>."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from checker.facts.material import Passage
from checker.facts.page import Line, Page
from checker.model import Place

_NAME, _WHOLE = 40, 200  # characters of the name at most, and of the item
_OWN = re.compile(
    r"([^\W\d_][^:：]{0,39}?)\s?[:：]\s*(\S(?:[^:：]|(?<=\d):(?=\d)){0,159})"
)  # a field that says its name itself


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
        if line.block.tag != "li" or len(text) > _WHOLE or text != line.block.text:
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


def fielded(page: Page, cells: Sequence[Line]) -> list[Passage]:
    """The attributes of a row of a table each of whose cells is a field of its own: "Hãng: Ruvo | Xuất xứ: Ý".

    Empty where one of its cells is not: then the first may name what the second says.
    """
    told = [found for line in cells if (found := _OWN.fullmatch(line.text))]
    if len(cells) < 2 or len(told) < len(cells):
        return []
    pairs = zip(cells, told, strict=True)
    return [_attribute(page, line, found[1].strip(), found[2]) for line, found in pairs]


def _attribute(page: Page, line: Line, name: str, value: str) -> Passage:
    shift = len(line.text) - len(value)

    def locate(start: int, end: int) -> Place:
        return page.place_of(line.block, shift + start, shift + end)

    return Passage("attribute", value, locate, name=name)
