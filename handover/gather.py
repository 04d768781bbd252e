"""Gathers what belongs to one lead: the visit that saw it last, its records, and its place in the chain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from checker.leads.kept import Dossier
from checker.model import Evidence, Lead
from crawler.closeup import Place, held
from crawler.evidence import EvidenceError, read
from crawler.evidence.chain import Line, lines, root_of
from crawler.evidence.closeset import kept_with
from crawler.evidence.find import Found, find, pictures
from crawler.evidence.manifest import Manifest, load, manifest_path
from crawler.evidence.stamp import Stamp, stamps
from crawler.model import Capture, Visit


@dataclass(frozen=True, slots=True)
class Cited:
    """One page that stands behind the lead: the capture, its record, the quotes on it, its picture if any, and
    the close-ups of the quotes."""

    capture: Capture
    found: Found
    quotes: tuple[Evidence, ...]
    picture: bytes = b""
    closeups: tuple[tuple[str, bytes], ...] = ()  # (quote, PNG)


@dataclass(frozen=True, slots=True)
class Papers:
    """Everything that is handed on. `files` are evidence files with their manifests: the visit's own first,
    then earlier ones that hold the bodies of unchanged pages. `names` maps each to its path in a package.
    `chain` are the lines of the folder's chain (() where there is none), `stamps` its timestamps, `closeups` the
    close-ups of the files with their notes and manifests."""

    dossier: Dossier
    visit: Visit
    root: Path
    files: tuple[tuple[Path, Manifest], ...]
    cited: tuple[Cited, ...]
    chain: tuple[Line, ...]
    stamps: tuple[Stamp, ...]
    names: Mapping[str, str] = field(default_factory=dict)  # of facts, as people call them
    closeups: tuple[Path, ...] = ()

    @property
    def lead(self) -> Lead:
        """The lead as the visit saw it."""
        return self.dossier.last.lead

    def name(self, file: Path) -> str:
        """A file's path under the evidence folder, with / between folders."""
        return file.resolve().relative_to(self.root).as_posix()


def all_pictures(path: Path, found: Mapping[str, Found]) -> dict[str, bytes]:
    """By address: the pictures of a visit's pages; of pages that it found unchanged, the earlier ones."""
    earlier = {place.file for place in found.values()} - {path}
    return {url: data for file in [*sorted(earlier), path] for url, data in pictures(file).items()}


def gather(dossier: Dossier, names: Mapping[str, str] | None = None) -> Papers:
    """A lead's dossier and the facts' names for people in, its papers out.

    `EvidenceError` when the evidence is missing or damaged, or does not hold what the lead cites: papers
    are never made of evidence that does not stand.
    """
    path = Path(dossier.last.evidence_path)
    if not path.exists():
        raise EvidenceError(f"{path}: the evidence of lead {dossier.kept.id} is missing")
    visit, found = read(path), find(path)
    shown = all_pictures(path, found)
    captures = {capture.id: capture for capture in visit.captures}
    quotes: dict[str, list[Evidence]] = {}
    for row in dossier.last.lead.evidence:
        quotes.setdefault(row.capture, []).append(row)
    cited = []
    for name, rows in quotes.items():
        capture = captures.get(name)
        if capture is None or name not in found:
            raise EvidenceError(
                f"{path}: capture {name} that lead {dossier.kept.id} cites is not in the evidence"
            )
        if any(row.digest != capture.digest for row in rows):
            raise EvidenceError(f"{path}: capture {name} is not the one that lead {dossier.kept.id} cites")
        close = _close(path, rows)
        cited.append(Cited(capture, found[name], tuple(rows), shown.get(capture.url, b""), close))
    root = root_of(path) or path.resolve().parent
    files = dict.fromkeys([path.resolve(), *(place.file.resolve() for place in found.values())])
    held = [(file, load(manifest_path(file))) for file in files]
    in_chain = root_of(path) is not None
    return Papers(
        dossier,
        visit,
        root,
        tuple(held),
        tuple(cited),
        tuple(lines(root)) if in_chain else (),
        tuple(stamps(root)) if in_chain else (),
        names or {},
        tuple(one for file in files for one in kept_with(file)),
    )


def _close(path: Path, rows: Sequence[Evidence]) -> tuple[tuple[str, bytes], ...]:
    """The close-ups that lie beside the evidence for rows of a lead, each picture once."""
    out: dict[str, tuple[str, bytes]] = {}
    for row in rows:
        place = Place(row.capture, row.place.path, row.place.start, row.place.end, row.quote)
        closeup = held(path, place) if row.quote else None
        if closeup is not None:
            out.setdefault(closeup.file, (row.quote, Path(closeup.file).read_bytes()))
    return tuple(out.values())
