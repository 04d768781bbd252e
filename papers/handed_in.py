"""A paper that a shop hands in: which kinds are taken, and what would do harm when somebody opens it."""

from __future__ import annotations

import struct

from papers.opened import Refused, looked_through
from papers.runs import in_office, in_pdf

MOST = 20_000_000  # bytes of one paper; a scan of forty pages at 200 dpi has about eight million
PIXELS = 150_000_000  # of one picture; a page of A2 at 600 dpi has 139 million
PARTS = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}
STARTS = {
    ".pdf": (b"%PDF-",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
}
KINDS = (*sorted({*PARTS, *STARTS}),)


def harmless(data: bytes, shown: str) -> str:
    """The kind of a paper (its suffix). Raises Refused: another kind, too large, or something in it runs.

    `shown` is the file's name.
    """
    suffix = f".{shown.rpartition('.')[2].lower()}"
    if len(data) > MOST:
        raise Refused(f"{shown}: quá {MOST // 1_000_000} MB", f"{shown}: over {MOST // 1_000_000} MB")
    if suffix in PARTS:
        looked_through(data, shown, PARTS[suffix])
        if part := in_office(data):
            raise Refused(
                f"{shown}: phần {part} chứa lệnh tự chạy hoặc gọi ra ngoài",
                f"{shown}: {part} holds something that runs or calls elsewhere",
            )
    elif suffix not in STARTS:
        listed = ", ".join(KINDS)
        raise Refused(f"{shown}: chỉ nhận {listed}", f"{shown}: expected {listed}")
    elif not data.startswith(STARTS[suffix]):
        raise Refused(f"{shown}: nội dung không phải {suffix}", f"{shown}: the content is no {suffix}")
    elif suffix == ".pdf" and (word := in_pdf(data)):
        raise Refused(*_pdf(shown, word))
    elif suffix == ".png" and _pixels(data) > PIXELS:
        raise Refused(f"{shown}: hình quá lớn khi mở", f"{shown}: the picture unpacks to far too much")
    return suffix


def _pdf(shown: str, word: str) -> tuple[str, str]:
    if word == "/Encrypt":
        return (
            f"{shown}: PDF bị khóa bằng mật khẩu, không xem trước được; hãy nộp bản không khóa",
            f"{shown}: the PDF is encrypted and cannot be looked through; hand in one that is not",
        )
    if word == "/ObjStm":
        return (
            f"{shown}: PDF nén theo cách không xem trước được; hãy in lại thành PDF",
            f"{shown}: the PDF is packed in a way that cannot be looked through; print it to PDF again",
        )
    return (
        f"{shown}: PDF có phần tự chạy ({word})",
        f"{shown}: the PDF holds something that runs ({word})",
    )


def _pixels(png: bytes) -> int:
    width, height = struct.unpack(">II", png[16:24]) if len(png) >= 24 else (0, 0)
    return int(width) * int(height)
