"""Finds damage: the whole file's digest first, record by record only where that does not fit."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crawler.evidence.errors import EvidenceError
from crawler.evidence.manifest import SUFFIX, Manifest, load, manifest_path
from crawler.evidence.walk import members

KINDS = (".warc", ".warc.gz", ".wacz", ".html", ".htm")
LEFT_OVER = (".part", ".tmp")


@dataclass(frozen=True, slots=True)
class Damage:
    """One fault: the file, the bytes in question (`end` is one past), the record's address, what is wrong."""

    path: str
    start: int
    end: int
    url: str
    why: str


def verify(path: Path | str) -> Iterator[Damage]:
    """An evidence file or a folder (with all below it) in, every damage found out; nothing means sound.

    In a folder also what should not be there is told: files without manifest, cut-off writings.
    `EvidenceError` when the path does not exist.
    """
    path = Path(path)
    if path.is_dir():
        yield from _verify_folder(path)
    elif path.name.endswith(SUFFIX):
        yield from _verify_file(path.with_name(path.name.removesuffix(SUFFIX)))
    elif path.exists() or manifest_path(path).exists():
        yield from _verify_file(path)
    else:
        raise EvidenceError(f"{path}: no such file or folder; an evidence file or folder was expected")


def _verify_folder(folder: Path) -> Iterator[Damage]:
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        if path.name.endswith(SUFFIX):
            yield from _verify_file(path.with_name(path.name.removesuffix(SUFFIX)))
        elif path.name.endswith(LEFT_OVER):
            yield Damage(
                str(path), 0, path.stat().st_size, "", "a visit that was cut off while it was written"
            )
        elif path.name.endswith(KINDS) and not manifest_path(path).exists():
            yield from _no_manifest(path)


def _no_manifest(path: Path) -> Iterator[Damage]:
    yield Damage(
        str(path), 0, path.stat().st_size, "", "its manifest is missing: never committed, or removed"
    )


def _verify_file(path: Path) -> Iterator[Damage]:
    beside = manifest_path(path)
    if not beside.exists():
        yield from _no_manifest(path)
        return
    try:
        manifest = load(beside)
    except EvidenceError as error:
        yield Damage(str(beside), 0, beside.stat().st_size, "", str(error).removeprefix(f"{beside}: "))
        yield from _without_digests(path)
        return
    if not path.exists():
        yield Damage(str(path), 0, manifest.size, "", "the evidence file is missing; its manifest is there")
        return
    with path.open("rb") as file:
        whole = hashlib.file_digest(file, "sha256").hexdigest()
    if whole != manifest.sha256 or manifest.file != path.name:
        yield from _record_by_record(path, manifest, whole)


def _record_by_record(path: Path, manifest: Manifest, whole: str) -> Iterator[Damage]:
    if manifest.file != path.name:
        yield Damage(str(path), 0, 0, "", f"renamed: its manifest speaks of {manifest.file}")
    if whole == manifest.sha256:
        return
    size, at, found = path.stat().st_size, 0, False
    with path.open("rb") as file:
        for entry in manifest.records:
            file.seek(entry.offset)
            data = file.read(entry.length)
            at = entry.offset + entry.length
            if hashlib.sha256(data).hexdigest() == entry.sha256:
                continue
            found = True
            cut = len(data) < entry.length
            why = "cut off or missing" if cut else "its bytes are not those that were written"
            yield Damage(str(path), entry.offset, at, entry.url, f"{entry.type} record: {why}")
    if size > at:
        yield Damage(str(path), at, size, "", "bytes behind the last record")
    elif not found:
        yield Damage(str(path), 0, size, "", "the file's digest does not fit although every record's does")


def _without_digests(path: Path) -> Iterator[Damage]:
    """The manifest cannot be believed: the checksums inside gzip still tell about a .gz file."""
    if not path.exists():
        yield Damage(str(path), 0, 0, "", "the evidence file is missing")
        return
    if not path.name.endswith(".gz"):
        return
    start = 0
    try:
        for offset, length, _ in members(path):
            start = offset + length
    except EvidenceError as error:
        yield Damage(str(path), start, path.stat().st_size, "", str(error).removeprefix(f"{path}: "))
