"""A paper that a shop hands in: which kinds are taken, and what would do harm when somebody opens it."""

from __future__ import annotations

import re

from papers.opened import Refused, looked_through

MOST = 20_000_000  # bytes of one paper; a scan of forty pages at 200 dpi has about eight million
PARTS = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}
STARTS = {
    ".pdf": (b"%PDF-",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
}
_RUNS = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA)\b")


def harmless(data: bytes, shown: str) -> str:
    """The kind of a paper (its suffix). Raises Refused: another kind, too large, or something in it runs.

    `shown` is the file's name. A PDF is looked through as it stands: what it keeps compressed is not unpacked.
    """
    suffix = f".{shown.rpartition('.')[2].lower()}"
    if len(data) > MOST:
        raise Refused(f"{shown}: quá {MOST // 1_000_000} MB", f"{shown}: over {MOST // 1_000_000} MB")
    if suffix in PARTS:
        looked_through(data, shown, PARTS[suffix])
    elif suffix not in STARTS:
        listed = ", ".join(sorted({*PARTS, *STARTS}))
        raise Refused(f"{shown}: chỉ nhận {listed}", f"{shown}: expected {listed}")
    elif not data.startswith(STARTS[suffix]):
        raise Refused(f"{shown}: nội dung không phải {suffix}", f"{shown}: the content is no {suffix}")
    elif suffix == ".pdf" and (found := _RUNS.search(data)):
        word = found[0].decode()
        raise Refused(
            f"{shown}: PDF có phần tự chạy ({word})", f"{shown}: the PDF holds something that runs ({word})"
        )
    return suffix
