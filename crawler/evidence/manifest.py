"""The manifest beside an evidence file: digests of the file and of every record. Its presence is the commit.

The manifest seals itself: `seal` is the SHA-256 of its own canonical JSON without the seal, so that a
flipped byte in the manifest is told from one in the evidence.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from crawler.evidence.errors import EvidenceError
from crawler.model import VisitRecord, VisitState

FORMAT = 1
SUFFIX = ".manifest.json"


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """One record of the file: where its bytes lie and what they are."""

    offset: int
    length: int
    type: str
    url: str
    id: str
    sha256: str


_ENTRY = tuple(f.name for f in fields(RecordEntry))


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is known of one evidence file. `made_by` is "crawl" or "import".

    `origins` are the earlier evidence files (paths under the evidence folder) that hold the bodies of
    captures which were found unchanged.
    """

    tool: str
    made_by: str
    visit: str
    storefront: str
    state: str
    why: str
    pages: int
    bytes: int
    file: str
    size: int
    sha256: str
    records: tuple[RecordEntry, ...]
    format: int = FORMAT
    origins: tuple[str, ...] = ()

    def record(self, path: Path) -> VisitRecord:
        """What the crawl hands over for this visit; `path` is the evidence file."""
        return VisitRecord(
            self.visit, self.storefront, VisitState(self.state), self.why, self.pages, self.bytes, str(path)
        )


def manifest_path(path: Path) -> Path:
    """Evidence file in, the path of its manifest out."""
    return path.with_name(path.name + SUFFIX)


def dump(manifest: Manifest) -> bytes:
    """A manifest as sealed canonical JSON."""
    plain = _plain(manifest)
    return _canonical({**plain, "seal": hashlib.sha256(_canonical(plain)).hexdigest()})


def load(path: Path) -> Manifest:
    """A manifest file in, the manifest out; `EvidenceError` when a byte is not as it was written."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise EvidenceError(f"{path}: the manifest cannot be read ({error.strerror})") from error
    try:
        data = json.loads(raw)
        seal = data.pop("seal")
        entries = tuple(RecordEntry(**entry) for entry in data.pop("records"))
        origins = tuple(data.pop("origins", ()))
        manifest = Manifest(**data, records=entries, origins=origins)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise EvidenceError(f"{path}: not a manifest of ours, or damaged ({error})") from error
    # the seal is a line of its own, so that what it seals is the file without that line
    before, line, after = raw.partition(f' "seal": "{seal}",\n'.encode())
    if not line or hashlib.sha256(before + after).hexdigest() != seal:
        raise EvidenceError(f"{path}: the manifest was altered after it was written (its seal does not fit)")
    return manifest


def _plain(manifest: Manifest) -> dict[str, Any]:
    """A manifest as plain data; the origins only where there are some, as it was before there were any."""
    plain = {f.name: getattr(manifest, f.name) for f in fields(manifest)}
    plain["records"] = [{name: getattr(one, name) for name in _ENTRY} for one in manifest.records]
    if not manifest.origins:
        del plain["origins"]
    return plain


def commit(path: Path, manifest: Manifest) -> None:
    """Writes the manifest of the evidence file `path` so that it is there whole or not at all."""
    write_durably(manifest_path(path), dump(manifest))


def write_durably(path: Path, data: bytes) -> None:
    """Bytes in, a read-only file on disk: temporary name, fsync, rename, fsync of the folder."""
    temporary = path.with_name(path.name + ".tmp")
    temporary.unlink(missing_ok=True)
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.chmod(0o444)
    temporary.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes renames in `folder` survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _canonical(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data, sort_keys=True, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"
