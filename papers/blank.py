"""The template that an office starts from: an administrative paper with placeholders, as a DOCX file.

`rasoat report template` writes it; the office edits it in its own word processor and hands it back with
`--template`. Margins and type sizes are those that Vietnamese offices use (A4, 13 point, 30 mm on the left).
"""

from __future__ import annotations

import io
from typing import Any

FONT = "Times New Roman"
MARGINS = {"top_margin": 20, "bottom_margin": 20, "left_margin": 30, "right_margin": 18}  # mm


def blank(kind: str) -> bytes:
    """The default template of a kind of paper; a letter has its subject under its number and names its
    reader, as a proposal does."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Mm, Pt

    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    for side, wide in MARGINS.items():
        setattr(page, side, Mm(wide))
    _styles(document)
    _numbered(page)
    letter = kind == "letter"
    left, right = _two(document, 70, 94)
    _lines(left, [("{{ parent }}", False), ("{{ agency }}", True)])
    _rule(left, 23)
    _lines(left, [("Số: {{ number }}", False), *([("{{ about }}", False)] if letter else [])])
    _lines(right, [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True)])
    _lines(right, [("Độc lập - Tự do - Hạnh phúc", True)], 13)
    _rule(right, 20)
    _lines(right, [("{{ place_and_day }}", False)], 13)
    right.paragraphs[-1].runs[0].italic = True
    if letter:
        _line(document, "Kính gửi: {{ to }}", ALIGN.CENTER, before=14, after=10)
    else:
        _line(document, "{{ form }}", ALIGN.CENTER, bold=True, before=16, after=0, size=14)
        _line(document, "{{ about }}", ALIGN.CENTER, bold=True, after=0)
        _rule(document, 60, after=12)
        if kind == "dossier":
            _line(document, "Kính gửi: {{ to }}", ALIGN.CENTER, after=10)
    body = ALIGN.JUSTIFY
    for tag in (
        "{%p for line in opening %}",
        "{{ line }}",
        "{%p endfor %}",
        "{%p for section in sections %}",
    ):
        _line(document, tag, body)
    document.add_paragraph("{{ section.title }}", style="Heading 2")
    for tag in ("{%p for line in section.lines %}", "{{ line }}", "{%p endfor %}"):
        _line(document, tag, body)
    for tag in ("{%p for chart in section.charts %}", "{{ chart }}", "{%p endfor %}"):
        _line(document, tag, ALIGN.CENTER)
    _line(document, "{%p for grid in section.grids %}", body)
    document.add_paragraph("{{ grid.title }}", style="Caption")
    for tag in (
        "{{ grid.table }}",
        "{{ grid.note }}",
        "{%p endfor %}",
        "{%p for picture in section.pictures %}",
    ):
        _line(document, tag, body)
    _line(document, "{{ picture.image }}", ALIGN.CENTER)
    document.add_paragraph("{{ picture.caption }}", style="Caption")
    for tag in ("{%p endfor %}", "{%p endfor %}", "{%p for line in closing %}"):
        _line(document, tag, body)
    # the signature never stands alone on a page
    _line(document, "{{ line }}", body, before=4).paragraph_format.keep_with_next = True
    _line(document, "{%p endfor %}", body)
    left, right = _two(document, 80, 82)
    first = left.paragraphs[0]
    first.paragraph_format.space_before = right.paragraphs[0].paragraph_format.space_before = Pt(14)
    run = first.add_run("Nơi nhận:")
    run.bold = run.italic = True
    each = "- {{ one }}{% if loop.last %}.{% else %};{% endif %}"
    for tag in ("{%p for one in recipients %}", each, "{%p endfor %}"):
        left.add_paragraph().add_run(tag).font.size = Pt(11)
    _lines(
        right, [("{{ signer_title }}", True), ("", False), ("", False), ("", False), ("{{ signer }}", True)]
    )
    for name, value in (("title", "{{ about }}"), ("author", ""), ("comments", "")):
        setattr(document.core_properties, name, value)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _styles(document: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    for name, size in (("Normal", 13), ("Heading 2", 13), ("Caption", 11.5)):
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for part in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(part), FONT)
        for part in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(part), None)
    plain = document.styles["Normal"].paragraph_format
    plain.space_after, plain.line_spacing = Pt(5), 1.15
    head = document.styles["Heading 2"]
    head.font.bold, head.paragraph_format.space_before, head.paragraph_format.keep_with_next = (
        True,
        Pt(10),
        True,
    )
    caption = document.styles["Caption"]
    caption.font.bold, caption.font.italic, caption.paragraph_format.keep_with_next = False, True, True
    caption.paragraph_format.alignment, caption.paragraph_format.space_before = ALIGN.LEFT, Mm(2)


def _two(document: Any, *widths: int) -> tuple[Any, Any]:
    """A table of two cells without lines: what stands side by side, and on one page."""
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for column, cell, wide in zip(table.columns, table.rows[0].cells, widths, strict=True):
        column.width = cell.width = Mm(wide)
    return table.rows[0].cells[0], table.rows[0].cells[1]


def _numbered(section: Any) -> None:
    """The page's number in the middle above the text, from the second page on."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    section.different_first_page_header_footer = True
    line = section.header.paragraphs[0]
    line.alignment = ALIGN.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    line._p.append(field)


def _rule(where: Any, aside: int, after: float = 4) -> None:
    """A thin line under the words before it, `aside` mm shorter than the place on either side."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    line = where.add_paragraph()
    shape = line.paragraph_format
    shape.left_indent = shape.right_indent = Mm(aside)
    shape.space_before, shape.space_after, shape.line_spacing = Pt(0), Pt(after), Pt(3)
    line.add_run("\u200b").font.size = Pt(2)  # an empty line of a filled paper goes
    borders, under = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        under.set(qn(f"w:{name}"), value)
    borders.append(under)
    line._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _lines(cell: Any, lines: list[tuple[str, bool]], size: float = 12) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Pt

    for words, bold in lines:
        used = cell.paragraphs[-1].text or cell.paragraphs[-1].runs
        line = cell.add_paragraph() if used or words == "" else cell.paragraphs[-1]
        line.alignment, line.paragraph_format.space_after = ALIGN.CENTER, Pt(0)
        run = line.add_run(words)
        run.bold, run.font.size = bold, Pt(size)


def _line(
    document: Any,
    words: str,
    align: Any,
    *,
    bold: bool = False,
    before: float = 0,
    after: float = 5,
    size: float = 13,
) -> Any:
    from docx.shared import Mm, Pt

    line = document.add_paragraph()
    line.alignment = align
    line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(before), Pt(after)
    if words == "{{ line }}":
        line.paragraph_format.first_line_indent = Mm(10)
    run = line.add_run(words)
    run.bold, run.font.size = bold, Pt(size)
    return line
