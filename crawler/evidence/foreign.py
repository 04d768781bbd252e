"""Archives that other tools made: WARC, WACZ. Tolerant, but it says what it met."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import IO, cast

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from crawler.address import host_of
from crawler.evidence.builder import VisitBuilder
from crawler.evidence.errors import EvidenceError
from crawler.model import Visit

RAW_LIMIT = 32_000_000  # bytes of one record that are looked at
LONGEST = (
    4_000_000_000  # bytes of one record that are read past; a longer one is a bomb, and reading ends there
)
STEP = 1 << 20
MAX_ENTRIES = 10_000  # of a WACZ
ONE_MEMBER = "non-chunked gzip"  # how warcio calls a file that was packed as a whole


def read_warc(path: Path) -> Visit:
    """A .warc or .warc.gz of another tool in, a visit out; `EvidenceError` when not one page can be read."""
    builder = VisitBuilder(path)
    _feed_any(lambda: path.open("rb"), str(path), builder)
    return builder.visit()


def read_wacz(path: Path) -> Visit:
    """A .wacz in: every WARC in its `archive/` folder is read; the first page of `pages/` names the door."""
    builder = VisitBuilder(path)
    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            if len(names) > MAX_ENTRIES:
                raise EvidenceError(
                    f"{path}: {len(names)} entries; at most {MAX_ENTRIES} were expected in a WACZ"
                )
            archives = [n for n in names if n.startswith("archive/") and n.endswith((".warc", ".warc.gz"))]
            if not archives:
                raise EvidenceError(f"{path}: a WACZ with archive/*.warc.gz was expected, none is inside")
            builder.door = _first_page(package, names)
            for name in archives:
                _feed_any(partial(package.open, name), f"{path}:{name}", builder)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError) as error:
        if not builder.found:
            raise EvidenceError(f"{path}: a WACZ package (ZIP) was expected: {error}") from error
        builder.damage(f"{path}: {error}")
    return builder.visit()


def _first_page(package: zipfile.ZipFile, names: Iterable[str]) -> str:
    if "pages/pages.jsonl" not in names:
        return ""
    with package.open("pages/pages.jsonl") as file:
        for line in file.read(1_000_000).splitlines():
            try:
                url = json.loads(line).get("url", "")
                host_of(url)
            except (ValueError, AttributeError):
                continue
            return str(url)
    return ""


def _feed_any(opened: Callable[[], IO[bytes]], name: str, builder: VisitBuilder) -> None:
    """One member for each record, as it should be, or one for all: then their lengths alone tell them apart."""
    try:
        with opened() as file:
            _feed(file, name, builder)
    except EvidenceError as error:
        if ONE_MEMBER not in str(error.__cause__):
            raise
        with opened() as file, gzip.GzipFile(fileobj=file) as unpacked:
            _feed(cast(IO[bytes], unpacked), name, builder)


def _feed(file: IO[bytes], name: str, builder: VisitBuilder) -> None:
    iterator = ArchiveIterator(file, check_digests="record", arc2warc=True)
    try:
        for record in iterator:
            _take(record, name, builder)
    except (ArchiveLoadFailed, OSError, EOFError, ValueError, AttributeError, IndexError, KeyError) as error:
        said = f"{type(error).__name__}: {' '.join(str(error).split())}"
        where = f"{name}: byte {iterator.offset}: a WARC record was expected ({said})"
        if not builder.found:
            raise EvidenceError(where) from error
        builder.damage(where)


def _take(record: ArcWarcRecord, name: str, builder: VisitBuilder) -> None:
    head, kind = record.rec_headers, record.rec_type
    if kind == "warcinfo":
        builder.software(record.raw_stream.read(10_000).decode("utf-8", "replace"))
        return
    url = (head.get_header("WARC-Target-URI") or "").strip("<>")
    if kind not in {"response", "resource", "revisit"} or not url.startswith(("http://", "https://")):
        return
    at = _date(head.get_header("WARC-Date"))
    raw = record.raw_stream.read(RAW_LIMIT)
    short = _drain(record, url)
    if short:
        builder.damage(f"{name}: the record of {url} ends {short} bytes before its announced length")
    checker = getattr(record, "digest_checker", None)
    if checker is not None and checker.passed is False:
        builder.note(url, "digest", "; ".join(str(p) for p in checker.problems))
    http = record.http_headers
    headers = tuple((str(k), str(v)) for k, v in http.headers) if http else ()
    digest = head.get_header("WARC-Payload-Digest") or ""
    if kind == "revisit":
        builder.revisit(url, at, head.get_header("WARC-Refers-To-Target-URI") or url, digest)
        return
    if kind == "resource":
        headers = (("Content-Type", head.get_header("Content-Type") or ""),)
    code = http.get_statuscode() if http else ""
    status = int(code) if code.isdecimal() else None
    cut = head.get_header("WARC-Truncated") or ("disconnect" if short else "")
    if kind == "response" and http is None:
        builder.note(url, "record", f"{name}: a response without an HTTP head")
        return
    if status is not None and 300 <= status < 400:
        builder.redirect(url, next((v for k, v in headers if k.lower() == "location"), ""))
        return
    builder.add(url, at, status, headers, raw, payload_digest=digest, cut=cut)


def _drain(record: ArcWarcRecord, url: str) -> int:
    """Reads a record to its end, so that its digest is whole; the number of bytes that are missing out.

    `ValueError` when the end does not come.
    """
    passed = 0
    while piece := record.raw_stream.read(STEP):
        passed += len(piece)
        if passed > LONGEST:
            raise ValueError(f"the record of {url} is longer than {LONGEST} bytes")
    return int(getattr(record.raw_stream, "limit", 0) or 0)


def _date(text: str | None) -> datetime:
    try:
        at = datetime.fromisoformat((text or "").replace("Z", "+00:00"))
    except ValueError:
        return datetime.fromtimestamp(0, UTC)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
