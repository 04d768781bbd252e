"""A paper as DOCX, from the house's template or an office's own."""

from __future__ import annotations

import io
import re
from typing import Any

from papers.blank import FONT, blank
from papers.braces import Braces
from papers.chart import draw
from papers.filled import filled, heading, inside, left_out, shown, text, words, writable
from papers.model import Grid, Letterhead, Paper, Picture, Section
from papers.template import ASKED, PROPERTIES, BrokenTemplate, check, unfilled

PROPERTY = 255  # characters that a property of a file may have
TEXT = 162  # mm between the margins of our template
_MARK = "\u2063bảng\u2063{}\u2063"  # stands where a table goes until the template is filled


def document(paper: Paper, head: Letterhead, template: bytes | None = None, shown_as: str = "") -> bytes:
    """The DOCX file. `template`: an office's own, `shown_as` its name for people.

    Raises `papers.opened.Refused` for a file that is no harmless DOCX, BrokenTemplate with every fault.
    """
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError

    if template is not None and (faults := check(template, shown_as)):
        raise BrokenTemplate(faults)
    paper = filled(paper, head)
    filler = DocxTemplate(io.BytesIO(template if template is not None else blank(paper.kind)))
    grids: list[Grid] = []
    sections = [_section(filler, n, section, grids) for n, section in enumerate(paper.sections, 1)]
    said = words(paper, head)
    try:
        properties = _properties(filler, said)
        filler.render({**said, "sections": sections}, Braces(ASKED), autoescape=True)
    except (TemplateError, SyntaxError) as error:  # SyntaxError: what came out is no XML
        raise BrokenTemplate((unfilled(error),)) from error
    _tables(filler.docx, grids)
    for name, value in {**properties, "title": paper.about}.items():
        setattr(filler.docx.core_properties, name, value[:PROPERTY])
    out = io.BytesIO()
    filler.save(out)
    return out.getvalue()


def _properties(filler: Any, said: dict[str, Any]) -> dict[str, str]:
    """The file's properties, filled; they are taken out of the template, whose filler breaks on a long one."""
    held = filler.get_docx().core_properties
    found = {name: Braces(ASKED).from_string(getattr(held, name)).render(said) for name in PROPERTIES}
    for name in PROPERTIES:
        setattr(held, name, "")
    return found


def _section(filler: Any, n: int, section: Section, grids: list[Grid]) -> dict[str, Any]:
    from docx.shared import Mm
    from docxtpl import InlineImage

    rows = []
    for grid in inside(section):
        grids.append(grid)
        mark = _MARK.format(len(grids) - 1) if grid.rows else grid.empty
        rows.append({"title": grid.title, "table": mark, "note": left_out(grid)})
    return {
        "title": heading(n, section),
        "lines": [line for line in section.lines if line],
        "grids": rows,
        "charts": [
            InlineImage(filler, io.BytesIO(draw(chart, "png")), width=Mm(TEXT - 2))
            for chart in section.charts
            if chart.bars
        ],
        "pictures": [
            {"image": _image(filler, picture), "caption": picture.caption} for picture in section.pictures
        ],
    }


def _image(filler: Any, picture: Picture) -> Any:
    from docx.shared import Mm
    from docxtpl import InlineImage

    return InlineImage(filler, io.BytesIO(picture.data), width=Mm(TEXT - 12))


def _tables(docx: Any, grids: list[Grid]) -> None:
    """Put each table where its mark stands; lines that came to nothing go."""
    marks = {_MARK.format(n): grid for n, grid in enumerate(grids) if grid.rows}
    for paragraph in list(docx.element.body.iter("{*}p")):
        said = "".join(part.text or "" for part in paragraph.iter("{*}t"))
        grid = marks.get(said.strip())
        if grid is not None:
            paragraph.addprevious(_table(docx, grid))
            paragraph.getparent().remove(paragraph)
        elif not said.strip() and _idle(paragraph):
            paragraph.getparent().remove(paragraph)


def _idle(paragraph: Any) -> bool:
    """An empty paragraph that is not needed: no picture, no section's end, not a cell's only or last one."""
    kept = ("drawing", "sectPr", "br", "pict", "object")
    if any(next(paragraph.iter(f"{{*}}{tag}"), None) is not None for tag in kept):
        return False
    return str(paragraph.getparent().tag).endswith("}body")


def _table(docx: Any, grid: Grid) -> Any:
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Mm, Pt

    rows = shown(grid)
    table = docx.add_table(rows=1 + len(rows), cols=len(grid.columns), style=_style(docx))
    table.autofit = False
    whole = sum(column.width for column in grid.columns)
    wide = [Mm(TEXT * column.width / whole) for column in grid.columns]
    sides = {"number": ALIGN.RIGHT, "share": ALIGN.RIGHT, "day": ALIGN.RIGHT}
    lines = [[column.head for column in grid.columns]]
    lines += [[text(cell, column) for cell, column in zip(row, grid.columns, strict=True)] for row in rows]
    for n, (line, cells) in enumerate(zip(lines, table.rows, strict=True)):
        _keep(cells, "cantSplit", *(["tblHeader"] if n == 0 else []))
        for at, (said, cell) in enumerate(zip(line, cells.cells, strict=True)):
            cell.width = wide[at]
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(1)
            paragraph.paragraph_format.line_spacing = 1.0
            paragraph.alignment = ALIGN.CENTER if n == 0 else sides.get(grid.columns[at].kind, ALIGN.LEFT)
            run = paragraph.add_run(_clean(said))
            run.font.size, run.font.name, run.bold = Pt(10), FONT, n == 0
    for column, width in zip(table.columns, wide, strict=True):
        column.width = width
    return table._tbl


def _clean(said: str) -> str:
    """A cell's words on one line; a long address gets places where it may break."""
    plain = re.sub(r"[\t\n\r]", " ", writable(said))
    return plain if " " in plain or len(plain) < 30 else plain.replace("/", "/\u200b").replace("#", "#\u200b")


def _keep(row: Any, *marks: str) -> None:
    """A row stands on one page; the heading stands on every page that the table reaches."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for name in marks:
        mark = OxmlElement(f"w:{name}")
        mark.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(mark)


def _style(docx: Any) -> str | None:
    names = {style.name for style in docx.styles}
    return "Table Grid" if "Table Grid" in names else None
