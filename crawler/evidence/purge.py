"""Taking the pages of one visit out of the evidence, so that what proves it was kept stays.

The evidence file and its close-ups go. The manifests of both stay: the digest of the file, of every record, with its
address, and of every picture. Beside it lies a note that says when, by whom and under what, and the note is a link of
the folder's chain. The note comes first and is on disk, whole and linked, before anything goes: a purge that was cut
off is taken up by asking for it again, and until then the file is verified like any other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from crawler.evidence.chain import NAME, Chain, digest_of, lines, root_of
from crawler.evidence.closeset import folder_of
from crawler.evidence.errors import EvidenceError
from crawler.evidence.manifest import SUFFIX as MANIFEST
from crawler.evidence.manifest import load, manifest_path, sync_folder, write_durably

SUFFIX = ".purged.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Purged:
    """What a note says: which file, its SHA-256 and size, when (ISO 8601, UTC), by whom, under what."""

    file: str
    sha256: str
    size: int
    at: str
    by: str
    under: str
    format: int = FORMAT


def note_path(path: Path) -> Path:
    """Evidence file in, the path of its note out."""
    return path.with_name(path.name + SUFFIX)


def purge(path: Path, *, by: str, under: str, at: datetime, chain: Chain | None = None) -> Purged:
    """Take one evidence file out. A note that lies there already is kept: the purge was begun under its words.

    `chain`: that of the folder, for who takes out many and would not have it read each time.
    `EvidenceError` when the file has no manifest that can be believed: then nothing is touched.
    """
    manifest = load(manifest_path(path))
    beside = note_path(path)
    if beside.exists():
        note = read(path)
        if note is None or note.sha256 != manifest.sha256:
            raise EvidenceError(
                f"{beside}: this note of a purge is not ours, or damaged; nothing was removed"
            )
    else:
        when = at.astimezone(UTC).isoformat(timespec="seconds")
        note = Purged(path.name, manifest.sha256, manifest.size, when, by, under)
        write_durably(beside, _dump(note))
    root = root_of(path)
    if root is not None:
        (chain or Chain(root)).add_note(beside, at)
    _take_pictures(folder_of(path))
    path.unlink(missing_ok=True)  # last: while it is there, whoever asks sees that the purge is not over
    sync_folder(path.parent)
    return note


def _take_pictures(folder: Path) -> None:
    """Everything of a folder of close-ups goes but its manifests, which the chain names."""
    if not folder.is_dir():
        return
    for file in sorted(folder.iterdir()):
        if not file.name.endswith(MANIFEST):
            file.unlink()
    sync_folder(folder)


def read(path: Path) -> Purged | None:
    """The note of an evidence file; None where there is none, or one that was altered."""
    try:
        raw = note_path(path).read_bytes()
        data = json.loads(raw)
        data.pop("seal")
        note = Purged(**data)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return note if _dump(note) == raw and note.file == path.name else None


def stands(path: Path, sha256: str) -> Purged | None:
    """The note that excuses a file's absence: of this very file, and a link of the folder's chain if it has one."""
    note = read(path)
    if note is None or note.sha256 != sha256:
        return None
    root = root_of(path)
    if root is not None:
        beside = note_path(path).resolve()
        name, digest = beside.relative_to(root).as_posix(), digest_of(beside.read_bytes())
        if (name, digest) not in _links(root, (root / NAME).stat().st_size):
            return None
    return note


@lru_cache(4)
def _links(root: Path, _size: int) -> frozenset[tuple[str, str]]:
    """Every (file, digest) that a folder's chain names; it is only added to, so its size tells its states apart."""
    return frozenset((line.link.file, line.link.manifest) for line in lines(root) if line.link)


def _dump(note: Purged) -> bytes:
    plain = asdict(note)
    return _canonical({**plain, "seal": hashlib.sha256(_canonical(plain)).hexdigest()})


def _canonical(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data, sort_keys=True, ensure_ascii=False, indent=1).encode() + b"\n"
