"""Holds a chain against itself and against what lies in its folder: removed, changed, moved, slipped in, cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from crawler.evidence.chain import NAME, START, Line, digest_of, lines
from crawler.evidence.damage import Damage
from crawler.evidence.manifest import SUFFIX


def chain_faults(folder: Path, under: Path | None = None, heads: Iterable[str] = ()) -> Iterator[Damage]:
    """The folder of a chain in, every fault of the chain out.

    The lines are always held against each other; manifests are looked at only at or below `under` (the
    whole folder when None). `heads` are digests that were written down elsewhere: each must be a line of
    this chain, else the chain was cut or written anew.
    """
    path = str(folder / NAME)
    under = folder if under is None else under
    known: dict[str, str] = {}
    seen = {START}
    before: Line | None = None
    for line in lines(folder):
        if line.link is None:
            torn = not line.raw or not _ends(folder, line)
            why = (
                "the last link was cut off while it was written; the next visit mends it"
                if torn
                else f"link {_number(before) + 1} was expected here and is not one: changed after it was written"
            )
            yield Damage(path, line.start, line.end, "", why)
        else:
            yield from _beside(path, before, line)
            if line.link.file in known:
                why = f"link {line.link.n} names {line.link.file} a second time"
                yield Damage(path, line.start, line.end, "", why)
            known[line.link.file] = line.link.manifest
            seen.add(line.digest)
        before = line
    for lost in sorted(set(heads) - seen):
        why = f"no link has the digest {lost} that was written down elsewhere: the chain was cut or written anew"
        yield Damage(path, 0, 0, "", why)
    yield from _manifests(folder, under, known)


def _ends(folder: Path, line: Line) -> bool:
    """Whether a line ends in a line break."""
    with (folder / NAME).open("rb") as file:
        file.seek(line.end - 1)
        return file.read(1) == b"\n"


def _number(line: Line | None) -> int:
    return line.link.n if line is not None and line.link is not None else 0


def _beside(path: str, before: Line | None, line: Line) -> Iterator[Damage]:
    """What is wrong between a link and the line before it."""
    assert line.link is not None
    n, wanted = line.link.n, _number(before) + 1
    if before is not None and before.link is None:
        return  # the line before is told already, and what it was cannot be known
    if n > wanted:
        lost = f"link {wanted} is" if n == wanted + 1 else f"links {wanted} to {n - 1} are"
        yield Damage(path, line.start, line.end, "", f"{lost} missing before link {n}: removed or moved")
    elif n < wanted:
        why = f"link {n} stands where link {wanted} was expected: moved or slipped in"
        yield Damage(path, line.start, line.end, "", why)
    elif line.link.prev != (before.digest if before else START):
        place = before or line
        why = f"link {max(1, n - 1)} was changed after link {n} was written"
        yield Damage(path, place.start, place.end, "", why)


def _manifests(folder: Path, under: Path, known: dict[str, str]) -> Iterator[Damage]:
    for name, digest in known.items():
        manifest = folder / name
        if not manifest.is_relative_to(under):
            continue
        if not manifest.exists():
            gone = str(manifest).removesuffix(SUFFIX)
            yield Damage(
                gone, 0, 0, "", f"what was kept here was removed: the chain names its manifest {name}"
            )
        elif digest_of(manifest.read_bytes()) != digest:
            size = manifest.stat().st_size
            yield Damage(str(manifest), 0, size, "", "the manifest is not the one that the chain names")
    found = [under] if under.is_file() else under.rglob(f"*{SUFFIX}")
    for manifest in sorted(found):
        name = manifest.relative_to(folder).as_posix()
        if name.endswith(SUFFIX) and name not in known and "/." not in f"/{name}":
            why = "the chain does not name this: slipped in, or not linked yet"
            yield Damage(str(manifest), 0, manifest.stat().st_size, "", why)
