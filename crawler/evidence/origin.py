"""Where the body of an unchanged page lies: in the evidence file of an earlier visit, one hop away."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from crawler.evidence.codec import Origin
from crawler.evidence.errors import EvidenceError
from crawler.evidence.walk import Record, record_at


def place_of(path: Path, name: str) -> Path | None:
    """An evidence file and the path of an earlier one under the same evidence folder in, where it lies out.

    The folder is found by looking upward, so that evidence may be moved or handed on as a whole.
    """
    if not name or PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
        return None
    for folder in path.resolve().parents:
        if (folder / name).is_file():
            return folder / name
    return None


def original(path: Path, origin: Origin, known: Path | None = None) -> Record:
    """The record that holds the body of a capture of `path`. `EvidenceError` when it is not there.

    `known` is where `origin.file` lies, if the caller has looked already.
    """
    place = known or place_of(path, origin.file)
    if place is None:
        raise EvidenceError(
            f"{path}: the earlier evidence {origin.file} that holds an unchanged page is missing; "
            "both belong together"
        )
    record = record_at(place, origin.offset, origin.length)
    if record.id != origin.record:
        raise EvidenceError(
            f"{place}: byte {origin.offset}: record {origin.record} was expected, found {record.id}; "
            "run `rasoat evidence verify`"
        )
    return record
