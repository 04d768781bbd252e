"""Takes archives of other tools into the evidence folder: the original bytes, and a manifest beside them."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from pathlib import Path

from crawler.evidence.errors import EvidenceError
from crawler.evidence.manifest import Manifest, RecordEntry, commit, load, manifest_path, sync_folder
from crawler.evidence.read import read
from crawler.evidence.walk import members
from crawler.model import CaptureState

KINDS = (".warc.gz", ".warc", ".wacz", ".html", ".htm", ".xhtml", ".mhtml", ".mht")
UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


def import_evidence(source: Path | str, folder: Path | str) -> Path:
    """An archive (.warc, .warc.gz, .wacz, .html, .mhtml) and our evidence folder in, the path of the kept copy out.

    The bytes are kept as they came, under "<name>-<first 12 of their SHA-256>"; importing the same
    bytes again gives the same path and writes nothing. `EvidenceError` when it cannot be read.
    """
    source, folder = Path(source), Path(folder)
    visit = read(source)
    with source.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    kind = next((k for k in KINDS if source.name.lower().endswith(k)), None)
    if kind is None:
        raise EvidenceError(f"{source}: a name ending in {', '.join(KINDS)} was expected")
    stem = UNSAFE.sub("-", source.name[: -len(kind)])[:80].strip(".-") or "archive"
    target = folder / f"{stem}-{digest[:12]}{kind}"
    if manifest_path(target).exists():
        if load(manifest_path(target)).sha256 != digest:
            raise EvidenceError(f"{target}: another import lies here; nothing was overwritten")
        return target
    folder.mkdir(parents=True, exist_ok=True)
    _copy(source, target)
    manifest = Manifest(
        tool=visit.tool,
        made_by="import",
        visit=visit.id,
        storefront=visit.storefront.id,
        state=visit.state,
        why=visit.why,
        pages=sum(c.state is CaptureState.OK for c in visit.captures),
        bytes=sum(len(c.body) for c in visit.captures),
        file=target.name,
        size=target.stat().st_size,
        sha256=digest,
        records=_entries(target, visit.storefront.url),
    )
    commit(target, manifest)
    return target


def _copy(source: Path, target: Path) -> None:
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    with source.open("rb") as read_from, part.open("wb") as write_to:
        shutil.copyfileobj(read_from, write_to, 1 << 20)
        write_to.flush()
        os.fsync(write_to.fileno())
    part.chmod(0o444)
    part.replace(target)
    sync_folder(target.parent)


def _entries(path: Path, url: str) -> tuple[RecordEntry, ...]:
    """One entry for each gzip member (a record, in well-made archives), else one for the whole file."""
    data = path.read_bytes()

    def entry(offset: int, length: int, kind: str, about: str) -> RecordEntry:
        digest = hashlib.sha256(memoryview(data)[offset : offset + length]).hexdigest()
        return RecordEntry(offset, length, kind, about, "", digest)

    if data.startswith(b"\x1f\x8b"):
        found = []
        try:
            for offset, length, text in members(path):
                head = text[:8_192].split(b"\r\n\r\n")[0].decode("utf-8", "replace")
                fields = dict(re.findall(r"(?im)^(warc-type|warc-target-uri):[ \t]*(\S+)", head))
                lower = {k.lower(): v for k, v in fields.items()}
                kind = lower.get("warc-type", "record")
                found.append(entry(offset, length, kind, lower.get("warc-target-uri", "").strip("<>")))
        except EvidenceError:
            found = []  # damaged at its source: kept whole, under one digest
        if found:
            return tuple(found)
    return (entry(0, len(data), "file", url),)
