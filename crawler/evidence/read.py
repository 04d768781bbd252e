"""Reads evidence back: our own visits exactly, archives of other tools as far as they can be read."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from crawler.bodies import decode, encodings
from crawler.evidence import codec, foreign, saved
from crawler.evidence.errors import EvidenceError
from crawler.evidence.origin import original
from crawler.evidence.walk import Record, records
from crawler.evidence.write import VISIT_URI
from crawler.model import Capture, Via, Visit

MARK = b"software: rasoat "


def read(path: Path | str) -> Visit:
    """An evidence file in (.warc, .warc.gz, .wacz, .html, .htm, .mhtml), the visit out.

    `EvidenceError` when nothing can be read: it names the file, the byte where that is known, and what
    was expected. Of a damaged archive made by another tool the readable part comes out, with state
    PARTIAL and the damage in `why`; a damaged visit of ours is never half believed.
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            head = file.read(8)
    except OSError as error:
        raise EvidenceError(f"{path}: cannot be opened ({error.strerror}); check the path") from error
    if not head:
        raise EvidenceError(f"{path}: the file is empty; a WARC, WACZ or saved HTML page was expected")
    if head.startswith(b"PK\x03\x04"):
        return foreign.read_wacz(path)
    if head.startswith(b"\x1f\x8b"):
        return _read_ours(path) if _is_ours(path) else foreign.read_warc(path)
    if head.startswith(b"WARC/"):
        return foreign.read_warc(path)
    if path.suffix.lower() in {".html", ".htm", ".xhtml"}:
        return saved.read_html(path)
    if path.suffix.lower() in {".mhtml", ".mht"}:
        return saved.read_mhtml(path)
    raise EvidenceError(f"{path}: byte 0: a WARC, WACZ or saved HTML page was expected, found {head!r}")


def _is_ours(path: Path) -> bool:
    try:
        first = next(records(path), None)
    except EvidenceError:
        return False
    return first is not None and first.type == "warcinfo" and first.block.startswith(MARK)


def _read_ours(path: Path) -> Visit:
    kept: dict[str, Record] = {}
    closing: Record | None = None
    for record in records(path):
        if record.type == "metadata" and record.url.startswith(VISIT_URI):
            closing = record
        elif record.type in {"response", "conversion", "resource"} and not _is_picture(record):
            kept[record.id] = record
    if closing is None:
        raise EvidenceError(
            f"{path}: the record that closes a visit is missing; the file was cut off between records"
        )
    try:
        visit, stored, max_body = codec.load_visit(closing.block)
    except (ValueError, KeyError, TypeError) as error:
        raise EvidenceError(
            f"{path}: byte {closing.offset}: the visit's own record is unreadable ({error})"
        ) from error
    captures = tuple(_with_body(path, entry, kept, max_body) for entry in stored)
    return replace(visit, captures=captures)


def _is_picture(record: Record) -> bool:
    """Pictures of pages are no captures; a visit may hold many megabytes of them."""
    return record.headers.get("content-type", "").startswith("image/")


def _with_body(path: Path, entry: codec.Stored, kept: dict[str, Record], max_body: int) -> Capture:
    capture = entry.capture
    if not capture.digest:
        return capture
    record = kept.get(entry.record) if entry.origin is None else original(path, entry.origin)
    if record is None:
        raise EvidenceError(
            f"{path}: {capture.url}: its record {entry.record or '(none)'} is missing from the file"
        )
    body = record.block
    if capture.via is Via.HTTP:
        raw = record.block.partition(b"\r\n\r\n")[2]
        body = decode(raw, encodings(capture.headers), max_body).body
    if hashlib.sha256(body).hexdigest() != capture.digest:
        raise EvidenceError(
            f"{path}: byte {record.offset}: {capture.url}: the body does not have the digest that the visit "
            "recorded; run `rasoat evidence verify`"
        )
    return replace(capture, body=body)
