"""What in a paper would do something by itself when somebody opens it: scripts, calls, commands.

Looks at bytes and parts only; nothing is executed, fetched or rendered. A plain formula (`=SUM(A1:A9)`) is none.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib

from papers.opened import xml_of

MOST = 40_000_000  # bytes of a PDF's packed objects together, unpacked; a paper of 400 pages has about two million

# long enough not to come about by chance inside a scan; /JS alone would, and never stands without one of these
_RUNS = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFile|RichMedia|Rendition)\b|/XFA\s*[\[\d]")
_STREAM = re.compile(rb"\bstream\r?\n")
_DEFLATED = re.compile(rb"/Filter\s*(?:\[\s*)?/FlateDecode\b\s*(?:\]|/|>)")
HEAD, PACKED = 1_000, 5_000  # bytes of what describes a stream; streams of packed objects in one paper
STREAMS = 50_000  # of one paper; a book of 500 pages with pictures has some thousands
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")

_FORMULA = re.compile(r"<(?:\w+:)?(?:f|definedName|formula[12]?)\b[^<>]*>([^<]*)<")
_TEXT = re.compile(r"<(?:\w+:)?t\b[^<>]*>([^<]*)<")
_CALLS = re.compile(
    r"\b(?:WEBSERVICE|HYPERLINK|IMPORTXML|IMPORTDATA|IMAGE|RTD|CALL|EXEC|REGISTER(?:\.ID)?|DDE)\s*\(", re.I
)
_PIPE = re.compile(r"[\w.]\|")
LONGEST = 300  # characters of a command
_LIKE_FORMULA = re.compile(r"\s*[=+\-@]")
_FIELD = re.compile(r'<(?:\w+:)?instrText\b[^<>]*>([^<]*)<|\binstr\s*=\s*"([^"]*)"')
_ASKS = re.compile(r"\bDDE(?:AUTO)?\b|\bINCLUDE(?:TEXT|PICTURE)\s+\W*(?:https?:|file:|\\\\)", re.I)
_PARTS = ("xl/externallinks/", "xl/macrosheets/", "activex/", "oleobject")


def in_pdf(data: bytes) -> str:
    """The name of what runs, or of what keeps us from looking; "" for a plain PDF. Objects that are packed away are
    unpacked, up to MOST bytes."""
    plain = _named(data)
    if b"/Encrypt" in plain:
        return "/Encrypt"
    if found := _RUNS.search(plain):
        return found[0].decode()
    room, packed = MOST, 0
    for n, begins in enumerate(_STREAM.finditer(data)):
        if n == STREAMS:
            return "/ObjStm"
        head = _named(data[max(0, begins.start() - HEAD) : begins.start()]).rpartition(b"obj")[2]
        if b"/ObjStm" not in head:
            continue
        packed += 1
        inner = _unpacked(data, begins.end(), head, room) if packed <= PACKED else None
        if inner is None:
            return "/ObjStm"
        room -= len(inner)
        if found := _RUNS.search(_named(inner)):
            return found[0].decode()
    return ""


def _unpacked(data: bytes, start: int, head: bytes, room: int) -> bytes | None:
    """Objects that are packed away, None where that cannot be undone whole, in room, or is done as nobody does it."""
    end = data.find(b"endstream", start)
    if end < 0 or not _DEFLATED.search(head) or b"/Predictor" in head:
        return None
    undo = zlib.decompressobj()
    try:
        inner = undo.decompress(data[start:end], room + 1)
    except zlib.error:
        return None
    return inner if undo.eof and len(inner) <= room else None


def _named(data: bytes) -> bytes:
    """PDF with its names as they are read: `/J#53` is `/JS`."""
    return _ESCAPED.sub(lambda one: bytes([int(one[1], 16)]), data)


def in_office(data: bytes) -> str:
    """The part of a DOCX or XLSX in which something runs, "" for none. In: a file that was looked through."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = "xl/workbook.xml" in archive.namelist()
        for info in archive.infolist():
            low = info.filename.lower()
            if any(part in low for part in _PARTS):
                return info.filename
            text = xml_of(archive.read(info), info.filename)
            if text is None:
                continue
            if sheets and _sheet_runs(text):
                return info.filename
            if not sheets and _ASKS.search(_fields(text)):
                return info.filename
    return ""


def _sheet_runs(text: str) -> bool:
    for said in _FORMULA.findall(text):
        bare = re.sub(r'"[^"]*"', '""', html.unescape(said))
        if _CALLS.search(bare) or _commands(bare):
            return True
    # written as text it runs once the sheet is saved as CSV and opened again
    return any(
        _LIKE_FORMULA.match(said) and (_commands(said) or _CALLS.search(said))
        for said in map(html.unescape, _TEXT.findall(text))
    )


def _commands(text: str) -> bool:
    """Whether another program is asked for a value: cmd|'/C calc'!A0."""
    return any(_PIPE.search(before[-LONGEST:]) for before in text.split("!")[:-1])


def _fields(text: str) -> str:
    """The instructions of a document's fields, put together: a word may be spread over several runs."""
    found = [html.unescape(inner or whole) for inner, whole in _FIELD.findall(text)]
    return "".join(found)
