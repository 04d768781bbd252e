"""From a capture to the very bytes that hold it: which file, which record, which offset."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from crawler.evidence import codec
from crawler.evidence.errors import EvidenceError
from crawler.evidence.manifest import Manifest, load, manifest_path
from crawler.evidence.origin import place_of
from crawler.evidence.walk import Record, record_at
from crawler.evidence.write import VISIT_URI
from crawler.model import Visit

PICTURE = "urn:fullPage:"  # the address under which the picture of a whole page is kept


@dataclass(frozen=True, slots=True)
class Found:
    """Where the body of a capture lies. `answer` is the visit's own record when the body stands in an
    earlier one ("" when it does not): the server's word that nothing changed."""

    capture: str
    file: Path
    record: str
    number: int  # of the record in its file, from 1
    type: str
    offset: int
    length: int
    answer: str = ""


def find(path: Path) -> dict[str, Found]:
    """The evidence file of one of our visits in; every capture that has a record, by its id, out.

    `EvidenceError` when the file, its manifest or earlier evidence that it rests on is missing or damaged.
    """
    manifests: dict[Path, Manifest] = {}

    def manifest(file: Path) -> Manifest:
        if file not in manifests:
            manifests[file] = load(manifest_path(file))
        return manifests[file]

    found = {}
    for entry in _closing(path, manifest(path))[1]:
        if not entry.record:
            continue
        file, record, answer = path, entry.record, ""
        if entry.origin is not None:
            place = place_of(path, entry.origin.file)
            if place is None:
                raise EvidenceError(f"{path}: the earlier evidence {entry.origin.file} is missing")
            answer = "" if entry.record == entry.origin.record else entry.record
            file, record = place, entry.origin.record
        for number, row in enumerate(manifest(file).records, 1):
            if row.id == record:
                found[entry.capture.id] = Found(
                    entry.capture.id, file, record, number, row.type, row.offset, row.length, answer
                )
                break
        else:
            raise EvidenceError(
                f"{file}: record {record} of capture {entry.capture.id} is not in the manifest"
            )
    return found


def record_of(found: Found) -> Record:
    """The record itself, read from its bytes."""
    return record_at(found.file, found.offset, found.length)


def pictures(path: Path) -> dict[str, bytes]:
    """By address: the pictures of whole pages that a visit kept (PNG or JPEG). Empty when it kept none.

    Of one address the first: later ones show what the walk to the till had pressed on it.
    """
    rows = {r.url: r for r in reversed(load(manifest_path(path)).records) if r.url.startswith(PICTURE)}
    return {
        url.removeprefix(PICTURE): record_at(path, row.offset, row.length).block for url, row in rows.items()
    }


def closing(path: Path) -> tuple[Visit, list[codec.Stored]]:
    """One of our visits and its captures, without bodies, from the record that closes its evidence file.

    `EvidenceError` when the file or its manifest is missing or damaged, or is another tool's.
    """
    try:
        return _closing(path, load(manifest_path(path)))[:2]
    except OSError as error:
        raise EvidenceError(f"{path}: cannot be read ({error.strerror})") from error


def _closing(path: Path, manifest: Manifest) -> tuple[Visit, list[codec.Stored], int]:
    last = manifest.records[-1] if manifest.records else None
    if last is None or not last.url.startswith(VISIT_URI):
        raise EvidenceError(f"{path}: a visit that we made was expected; this archive is another tool's")
    return codec.load_visit(record_at(path, last.offset, last.length).block)
