"""Finds damage: the whole file's digest first, record by record only where that does not fit; then the chain."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.evidence.chain import root_of
from crawler.evidence.chaincheck import chain_faults
from crawler.evidence.closeset import FOLDER, MADE_BY, faults, strangers
from crawler.evidence.damage import Damage
from crawler.evidence.errors import EvidenceError
from crawler.evidence.manifest import SUFFIX, Manifest, load, manifest_path
from crawler.evidence.origin import place_of
from crawler.evidence.purge import Purged, stands
from crawler.evidence.walk import members

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

KINDS = (".warc", ".warc.gz", ".wacz", ".html", ".htm")
LEFT_OVER = (".part", ".tmp")
Told = Callable[[int, int], None]
Taken = Callable[[Path, Purged], None]


def verify(
    path: Path | str,
    on_file: Told | None = None,
    heads: Iterable[str] = (),
    trusted: Sequence[Certificate] = (),
    on_purged: Taken = lambda path, note: None,
) -> Iterator[Damage]:
    """An evidence file or a folder (with all below it) in, every damage found out; nothing means sound.

    In a folder also what should not be there is told: files without manifest, cut-off writings. The chain
    of the folder, or of the nearest one above, is held against what lies there and against `heads`
    (digests of links that were written down elsewhere), and its timestamps against the chain and, if any are
    given, against the `trusted` certificates. `on_file` hears (files done, files in all); `on_purged` hears of files
    that were taken out with a note which stands (see `crawler.evidence.purge`): those are no damage.
    `EvidenceError` when the path does not exist.
    """
    path = Path(path)
    if path.name.endswith(SUFFIX) and not path.is_dir():
        path = path.with_name(path.name.removesuffix(SUFFIX))
    if path.is_dir():
        yield from _verify_folder(path, on_file, on_purged)
    elif path.exists() or manifest_path(path).exists():
        yield from _verify_file(path, on_purged)
    else:
        raise EvidenceError(f"{path}: no such file or folder; an evidence file or folder was expected")
    root = root_of(path)
    if root is not None:
        # loads what reads signatures, which whoever only writes evidence never needs
        from crawler.evidence.stamp import stamp_faults

        yield from chain_faults(root, (path if path.is_dir() else manifest_path(path)).resolve(), heads)
        yield from stamp_faults(root, trusted)
    else:
        for head in sorted(set(heads)):
            why = f"the chain is missing: no link has the digest {head} that was written down elsewhere"
            yield Damage(str(path), 0, 0, "", why)


def _verify_folder(folder: Path, on_file: Told | None, on_purged: Taken) -> Iterator[Damage]:
    paths = sorted(p for p in folder.rglob("*") if p.is_file())
    for closeups in sorted({p.parent for p in paths if p.parent.name.endswith(FOLDER)}):
        yield from strangers(closeups)
    for done, path in enumerate(paths, 1):
        if path.name.endswith(SUFFIX):
            yield from _verify_file(path.with_name(path.name.removesuffix(SUFFIX)), on_purged)
        elif path.name.endswith(LEFT_OVER):
            size = path.stat().st_size
            yield Damage(str(path), 0, size, "", "a visit that was cut off while it was written")
        elif path.name.endswith(KINDS) and not manifest_path(path).exists():
            yield from _no_manifest(path)
        if on_file is not None:
            on_file(done, len(paths))


def _no_manifest(path: Path) -> Iterator[Damage]:
    yield Damage(
        str(path), 0, path.stat().st_size, "", "its manifest is missing: never committed, or removed"
    )


def _verify_file(path: Path, on_purged: Taken) -> Iterator[Damage]:
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
    if manifest.made_by == MADE_BY:
        yield from faults(beside, manifest, purged=_purged(beside, manifest))
        return
    if not path.exists():
        note = stands(path, manifest.sha256)
        if note is not None:
            on_purged(path, note)
            return
        why = "the evidence file is missing; its manifest is there"
        yield Damage(str(path), 0, manifest.size, "", why, manifest.visit)
        return
    yield from _origins(path, manifest)
    with path.open("rb") as file:
        whole = hashlib.file_digest(file, "sha256").hexdigest()
    if whole != manifest.sha256 or manifest.file != path.name:
        yield from _record_by_record(path, manifest, whole)


def _purged(beside: Path, closeups: Manifest) -> bool:
    """Whether the visit of a batch of close-ups was taken out, or is about to be, with a note that stands."""
    evidence = beside.parent.with_name(closeups.file)
    with suppress(EvidenceError):  # its manifest is damaged: that is told where it lies
        return stands(evidence, load(manifest_path(evidence)).sha256) is not None
    return False


def _origins(path: Path, manifest: Manifest) -> Iterator[Damage]:
    """Pages that were found unchanged rest on earlier files: those must be there."""
    for name in manifest.origins:
        if place_of(path, name) is None:
            why = f"the earlier evidence that holds some of its pages is missing: {name}"
            yield Damage(str(path), 0, 0, "", why, manifest.visit)


def _record_by_record(path: Path, manifest: Manifest, whole: str) -> Iterator[Damage]:
    if manifest.file != path.name:
        why = f"renamed: its manifest speaks of {manifest.file}"
        yield Damage(str(path), 0, 0, "", why, manifest.visit)
    if whole == manifest.sha256:
        return
    size, at, found = path.stat().st_size, 0, False
    with path.open("rb") as file:
        for number, entry in enumerate(manifest.records, 1):
            file.seek(entry.offset)
            data = file.read(entry.length)
            at = entry.offset + entry.length
            if hashlib.sha256(data).hexdigest() == entry.sha256:
                continue
            found = True
            cut = len(data) < entry.length
            why = "cut off or missing" if cut else "its bytes are not those that were written"
            told = f"{entry.type} record: {why}"
            yield Damage(str(path), entry.offset, at, entry.url, told, manifest.visit, number)
    if size > at:
        yield Damage(str(path), at, size, "", "bytes behind the last record", manifest.visit)
    elif not found:
        why = "the file's digest does not fit although every record's does"
        yield Damage(str(path), 0, size, "", why, manifest.visit)


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
