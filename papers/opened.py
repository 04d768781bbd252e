"""A file that somebody hands us as DOCX or XLSX is a zip of XML: looked through before any library opens it."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

WHOLE = 50_000_000  # bytes of all parts together, unpacked; an office's template has well under one million
PARTS = 2_000
RATIO = 200  # unpacked to packed; a page of repeated words reaches about 40


class Refused(Exception):
    """The file is not taken; the text says why, in Vietnamese and in English."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi, self.en = vi, en


def looked_through(data: bytes, shown: str, part: str) -> None:
    """Raises Refused: no zip, no such `part`, a bomb, a document type (XXE), macros, or a link to another file.

    `shown` is the file's name for people.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.infolist()
            if len(names) > PARTS:
                raise Refused(
                    f"{shown}: có {len(names)} phần, quá {PARTS}",
                    f"{shown}: {len(names)} parts, over {PARTS}",
                )
            if part not in archive.namelist():
                raise Refused(
                    f"{shown}: thiếu {part}; không phải loại tệp này",
                    f"{shown}: {part} is missing; another kind of file",
                )
            whole = 0
            for info in names:
                whole += _part(archive, info, shown, WHOLE - whole)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Refused(f"{shown}: không mở được ({error})", f"{shown}: cannot be opened ({error})") from error


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, shown: str, room: int) -> int:
    """Bytes of one part, counted while it is unpacked: what the archive says of itself is not believed."""
    if "vbaproject" in info.filename.lower():
        raise Refused(f"{shown}: có macro ({info.filename})", f"{shown}: holds a macro ({info.filename})")
    most = min(room, max(info.compress_size, 1) * RATIO + 100_000)
    with archive.open(info) as file:
        body = file.read(most + 1)
    if len(body) > most:
        raise Refused(
            f"{shown}: phần {info.filename} phình quá lớn khi mở nén",
            f"{shown}: {info.filename} unpacks to far too much",
        )
    text = xml_of(body, info.filename)
    if text is not None:
        if not text.startswith("<") or _ENCODING.search(text[:200]):
            raise _no_xml(shown, info.filename)
        low = text.lower()
        if "<!doctype" in low or "<!entity" in low:
            raise Refused(
                f"{shown}: phần {info.filename} khai báo DOCTYPE",
                f"{shown}: {info.filename} declares a DOCTYPE",
            )
        if info.filename.lower().endswith(".rels") and _leads_out(text, shown, info.filename):
            raise Refused(
                f"{shown}: phần {info.filename} trỏ tới tệp ở nơi khác",
                f"{shown}: {info.filename} points to a file elsewhere",
            )
    return len(body)


def xml_of(body: bytes, name: str) -> str | None:
    """The text of a part that is XML by its name or by how it begins, None for any other part. The name alone says
    little: the archive itself says what each of its parts is."""
    text = text_of(body).lstrip("\ufeff \t\r\n")
    return text if text.startswith("<") or name.lower().endswith(_NAMED_XML) else None


_NAMED_XML = (".xml", ".rels", ".vml")
# an encoding in which "<!DOCTYPE" would be other bytes than those that are looked for
_ENCODING = re.compile(r"""<\?xml[^>]*\bencoding\s*=\s*["'](?!utf-?8\b|utf-?16\b|us-ascii\b|ascii\b)""", re.I)


def _no_xml(shown: str, name: str) -> Refused:
    return Refused(
        f"{shown}: phần {name} không phải XML ghi bằng UTF-8 hoặc UTF-16",
        f"{shown}: {name} is no XML in UTF-8 or UTF-16",
    )


def text_of(body: bytes) -> str:
    """The text of a part of XML, in UTF-8 or UTF-16."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if body.startswith(mark):
            return body.decode(encoding, "replace")
    if body[:4] in (b"<\x00?\x00", b"\x00<\x00?"):  # UTF-16 without a mark
        return body.decode("utf-16-le" if body[1] == 0 else "utf-16-be", "replace")
    return body.decode("utf-8", "replace")


def _leads_out(rels: str, shown: str, name: str) -> bool:
    """A template or a picture that is fetched when the paper is opened; a plain hyperlink is none."""
    try:
        links = [one.attrib for one in ElementTree.fromstring(_DECLARED.sub("", rels)).iter()]
    except ElementTree.ParseError as error:
        raise _no_xml(shown, name) from error
    return any(
        one.get("TargetMode", "").strip().lower() == "external"
        and not one.get("Type", "").strip().lower().endswith("/hyperlink")
        for one in links
    )


_DECLARED = re.compile(r"^<\?xml.*?\?>", re.S)  # says an encoding, and what is read here is text already
