"""Close-ups as evidence: each batch of pictures that was taken of a visit has a manifest of its own, and its link.

A visit's evidence is written once, and its close-ups are made after its pages were read. So they lie in a folder
beside it, and a manifest there names every file with its SHA-256 and the digest of the visit's own manifest: none can
be changed, taken away, slipped in, or put beside another visit unseen. The manifest's own digest stands in the chain.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from crawler.evidence.chain import Chain, root_of
from crawler.evidence.damage import Damage
from crawler.evidence.errors import EvidenceError
from crawler.evidence.manifest import SUFFIX, Manifest, RecordEntry, commit, load, manifest_path

FOLDER = ".closeups"
MADE_BY = "closeups"
KINDS = (".json", ".png")


def folder_of(evidence: Path) -> Path:
    """Where the close-ups of an evidence file lie."""
    return evidence.with_name(evidence.name + FOLDER)


def manifests(folder: Path) -> list[Path]:
    """The manifests of a folder of close-ups, the oldest first."""
    return sorted(folder.glob(f"*{SUFFIX}"))


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """A folder of close-ups is one process's while it writes a picture with its note, or names what lies there."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)  # let go of when it is closed, or its process dies
        yield
    finally:
        os.close(handle)


def seal(evidence: Path, tool: str, at: datetime, chains: dict[Path, Chain]) -> None:
    """Names every close-up that no manifest names yet in a new one, and links it into the folder's chain.

    `chains` are those that are open already, by folder. What was cut off while it was made is removed: it never was.
    `EvidenceError` when the visit's manifest, an earlier one of the close-ups, or the chain is damaged.
    """
    folder, visit = folder_of(evidence), load(manifest_path(evidence))
    if folder.is_dir():
        with alone(folder):
            _seal(evidence, folder, visit, tool, at, chains)


def _seal(
    evidence: Path, folder: Path, visit: Manifest, tool: str, at: datetime, chains: dict[Path, Chain]
) -> None:
    sealed = manifests(folder)
    named = {entry.url for one in sealed for entry in load(one).records}
    fresh = [path for path in _files(folder) if path.name not in named]
    whole = {path.stem for path in fresh if path.suffix == ".json" and path.with_suffix(".png").exists()}
    for path in fresh:
        if path.stem not in whole and path.suffix == ".png":
            path.unlink()
    for path in folder.glob("*.tmp"):
        path.unlink()
    entries = tuple(_entry(path) for path in fresh if path.stem in whole or path.suffix == ".json")
    if entries:
        batch = folder / f"{len(sealed) + 1:04}"
        digest = hashlib.sha256(manifest_path(evidence).read_bytes()).hexdigest()
        size = sum(entry.length for entry in entries)
        about = (visit.visit, visit.storefront, visit.state)
        commit(batch, Manifest(tool, MADE_BY, *about, "", 0, size, evidence.name, size, digest, entries))
    if (root := root_of(evidence)) is not None and (all_ := manifests(folder)):
        chain = chains.setdefault(root, Chain(root))
        chain.add([path.with_name(path.name.removesuffix(SUFFIX)) for path in all_], at)


def kept_with(evidence: Path) -> list[Path]:
    """Every sound file of the close-ups of an evidence file, their manifests included. `EvidenceError` when one is
    damaged or missing."""
    folder, found = folder_of(evidence), list[Path]()
    for beside in manifests(folder):
        manifest = load(beside)
        for damage in faults(beside, manifest):
            raise EvidenceError(f"{damage.path}: {damage.why}")
        found += [beside, *(folder / entry.url for entry in manifest.records)]
    return found


def faults(beside: Path, manifest: Manifest, *, purged: bool = False) -> Iterator[Damage]:
    """The manifest of a batch of close-ups in, every damage of it out. `purged`: the pictures were taken out with
    the visit's pages, so that none need be there."""
    folder = beside.parent
    evidence = folder.with_name(manifest.file)
    visit = manifest_path(evidence)
    if folder_of(evidence) != folder or not visit.exists():
        why = f"the visit whose close-ups these are is missing: {manifest.file}"
        yield Damage(str(beside), 0, 0, "", why, manifest.visit)
    elif hashlib.sha256(visit.read_bytes()).hexdigest() != manifest.sha256:
        why = "the visit's manifest is not the one that these close-ups were taken of"
        yield Damage(str(visit), 0, visit.stat().st_size, "", why, manifest.visit)
    for number, entry in enumerate(manifest.records, 1):
        path = folder / Path(entry.url).name
        if not path.exists():
            if not purged:
                yield Damage(str(path), 0, entry.length, "", "a close-up was removed", manifest.visit, number)
        elif _entry(path).sha256 != entry.sha256:
            why = "its bytes are not those that were written"
            yield Damage(str(path), 0, path.stat().st_size, "", why, manifest.visit, number)


def strangers(folder: Path) -> Iterator[Damage]:
    """A folder of close-ups in, every file in it that no manifest names out."""
    named = set[str]()
    for one in manifests(folder):
        try:
            named |= {entry.url for entry in load(one).records}
        except EvidenceError:
            return  # that manifest is told of where it lies
    for path in _files(folder):
        if path.name not in named:
            why = "no manifest names this close-up: cut off while it was made, or slipped in"
            yield Damage(str(path), 0, path.stat().st_size, "", why)


def _files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.iterdir() if p.suffix in KINDS and not p.name.endswith(SUFFIX))


def _entry(path: Path) -> RecordEntry:
    data = path.read_bytes()
    kind = "closeup" if path.suffix == ".png" else "note"
    return RecordEntry(0, len(data), kind, path.name, path.stem, hashlib.sha256(data).hexdigest())
