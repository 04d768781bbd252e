"""The chain of an evidence folder: one line for each visit, in the order in which visits were kept.

`chain.tsv` is only ever added to. A line's columns are its number, when it was added, the SHA-256 of a
manifest, the digest of the line before it, and the manifest's path. A line's digest is the SHA-256 of its
first four columns, so no visit can be taken out, changed, moved or slipped in without every later line
speaking against it, and a part of the chain can be handed on without the names of other storefronts. The
digest of the last line, the head, stands for the whole folder: written down elsewhere (a store, a paper, a
trusted timestamp), it also betrays a chain that was cut or written anew.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from crawler.evidence.errors import EvidenceError
from crawler.evidence.manifest import SUFFIX, manifest_path, sync_folder

NAME = "chain.tsv"
HEX = re.compile(r"[0-9a-f]{64}")
START = "0" * 64  # what the first line names as the line before it


@dataclass(frozen=True, slots=True)
class Link:
    """One line: its number from 1, when it was added (ISO 8601, UTC), the manifest's SHA-256, the digest of
    the line before it, and the manifest's path under the folder."""

    n: int
    at: str
    manifest: str
    prev: str
    file: str

    @property
    def core(self) -> bytes:
        """What the link's digest is taken of: all but the path."""
        return "\t".join((str(self.n), self.at, self.manifest, self.prev)).encode()


@dataclass(frozen=True, slots=True)
class Head:
    """The last link of a chain: its number (0 in an empty one), its digest and its time ("" in an empty one)."""

    n: int
    digest: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file as it lies there: its place in bytes, its bytes, and the link it holds if it is one."""

    start: int
    end: int
    raw: bytes
    link: Link | None

    @property
    def digest(self) -> str:
        """The link's digest; of what is no link, the digest of its bytes."""
        return digest_of(self.link.core if self.link else self.raw)


def digest_of(raw: bytes) -> str:
    """Bytes in, their SHA-256 in hex out."""
    return hashlib.sha256(raw).hexdigest()


def dump(link: Link) -> bytes:
    """A link as the bytes of its line, without the line break."""
    return link.core + b"\t" + link.file.encode()


def load(raw: bytes) -> Link | None:
    """The link that `dump` wrote; None when not one byte of it may be believed."""
    try:
        n, at, manifest, prev, file = raw.decode().split("\t")
        link = Link(int(n), at, manifest, prev, file)
        sound = datetime.fromisoformat(at).tzinfo and HEX.fullmatch(manifest) and HEX.fullmatch(prev)
    except ValueError:
        return None
    return link if sound and dump(link) == raw else None


def lines(folder: Path) -> Iterator[Line]:
    """Every line of a folder's chain, the cut-off one at its end included (its link is None)."""
    path, start = folder / NAME, 0
    if not path.exists():
        return
    with path.open("rb") as file:
        for raw in file:
            whole = raw.endswith(b"\n")
            yield Line(start, start + len(raw), raw.rstrip(b"\n"), load(raw[:-1]) if whole else None)
            start += len(raw)


def root_of(path: Path) -> Path | None:
    """The nearest folder at or above `path` that has a chain."""
    path = path.resolve()
    return next((folder for folder in (path, *path.parents) if (folder / NAME).is_file()), None)


def head(folder: Path) -> Head:
    """Where the chain of a folder stands. `EvidenceError` when its end is no link."""
    last = None
    for line in lines(folder):
        last = line if line.raw and line.link else last
    return Head(last.link.n, last.digest, last.link.at) if last and last.link else Head(0, START)


class Chain:
    """The chain of one folder, open for adding. Reads each line once; safe beside other writers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self._path = self.folder / NAME
        self._read = 0
        self._head = Head(0, START)
        self._known: dict[str, str] = {}

    def add(self, paths: Iterable[Path], at: datetime) -> Head:
        """Evidence files of finished visits in, the new head out. What is linked already is left alone.

        On disk, whole, when this returns. The first call in a folder that was kept without a chain links
        what lies there first. `EvidenceError` when a file has no manifest, lies outside the folder, was
        linked with another manifest, or when the chain's end is damaged.
        """
        return self._add(map(manifest_path, paths), at)

    def add_note(self, note: Path, at: datetime) -> Head:
        """A note about a visit (see `crawler.evidence.purge`) becomes a link, as a manifest does."""
        return self._add([note], at)

    def _add(self, files: Iterable[Path], at: datetime) -> Head:
        self.folder.mkdir(parents=True, exist_ok=True)
        fresh = not self._path.exists()
        with self._path.open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)  # let go of when the file is closed, or its process dies
            if fresh:
                sync_folder(self.folder)
            self._catch_up(file)
            if not self._head.n:
                files = [*map(manifest_path, sorted(_committed(self.folder))), *files]
            added = [line for file_ in files if (line := self._next(file_, at))]
            if added:
                file.write(b"".join(added))
                file.flush()
                os.fsync(file.fileno())
                self._read += sum(map(len, added))
            return self._head

    def _catch_up(self, file: BinaryIO) -> None:
        """Reads what others have added since; a line that was cut off while it was written goes."""
        file.seek(self._read)
        for raw in file:
            link = load(raw[:-1]) if raw.endswith(b"\n") else None
            if not raw.endswith(b"\n"):
                file.truncate(self._read)  # its writer died before it could promise anything
                break
            if link is None or link.prev != self._head.digest:
                raise EvidenceError(
                    f"{self._path}: byte {self._read}: link {self._head.n + 1} was expected, and what stands "
                    "there is not it; nothing was added. Run `rasoat evidence verify`"
                )
            self._took(link)
            self._read += len(raw)

    def _next(self, path: Path, at: datetime) -> bytes | None:
        beside = path.resolve()
        if not beside.is_relative_to(self.folder):
            raise EvidenceError(f"{path}: a file under {self.folder} was expected")
        try:
            digest = digest_of(beside.read_bytes())
        except OSError as error:
            raise EvidenceError(f"{beside}: the manifest cannot be read ({error.strerror})") from error
        name = beside.relative_to(self.folder).as_posix()
        if not name.isprintable():
            raise EvidenceError(f"{path}: a name without control characters was expected")
        if name in self._known:
            if self._known[name] != digest:
                raise EvidenceError(f"{beside}: it was changed after it was linked into the chain")
            return None
        link = Link(self._head.n + 1, at.astimezone(UTC).isoformat(), digest, self._head.digest, name)
        self._took(link)
        return dump(link) + b"\n"

    def _took(self, link: Link) -> None:
        self._known[link.file] = link.manifest
        self._head = Head(link.n, digest_of(link.core), link.at)


def _committed(folder: Path) -> Iterator[Path]:
    """Every finished visit under a folder; what a running sweep has not brought home yet is left out."""
    for manifest in folder.rglob(f"*{SUFFIX}"):
        if not any(part.startswith(".") for part in manifest.relative_to(folder).parts):
            yield manifest.with_name(manifest.name.removesuffix(SUFFIX))
