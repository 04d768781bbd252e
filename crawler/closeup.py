"""The door to close-ups: an evidence file and places on its pages in, pictures of those places beside it out.

The evidence is never altered. What is added lies in the folder `<evidence file>.closeups`: a PNG and, under
the same name, a note with the digests of the captured page and of the picture; a manifest there names them all
(`crawler.evidence.closeset`). The page is opened from the evidence, without any network and with its scripts
switched off, so it looks as it did when it was captured. A page that was found unchanged has been shown before:
its note names the earlier picture.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler.bodies import decode, encodings
from crawler.browser.replay import Kept, Mark, Replay, Shot
from crawler.evidence import read
from crawler.evidence.chain import Chain
from crawler.evidence.closeset import alone, folder_of, manifests, seal
from crawler.evidence.errors import EvidenceError
from crawler.evidence.find import closing
from crawler.evidence.manifest import load, manifest_path, write_durably
from crawler.evidence.origin import place_of
from crawler.evidence.walk import Record, records
from crawler.model import Capture, Via
from crawler.settings import TOOL

LARGEST = 8_000_000  # bytes of one answer that is put back under its address


@dataclass(frozen=True, slots=True)
class Place:
    """What is looked at: a capture by its id, and where on it (see `checker.model.Place`)."""

    capture: str
    path: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Closeup:
    """A close-up that lies on disk; `file` is "" when the place could not be shown (`why` says so)."""

    place: Place
    file: str
    sha256: str = ""
    why: str = ""


def closeups(asked: Sequence[tuple[Path, Sequence[Place]]], browser_path: str = "") -> Iterator[Closeup]:
    """Evidence files with the places wanted on each in, one close-up for each place out, in order.

    What lies on disk already is not taken again, and no browser is started for it. Evidence that cannot be read
    has no close-ups, and they say why. `EvidenceError` when the chain of the folder is damaged.
    """
    work = [(evidence, dict.fromkeys(places), _known(evidence, places)) for evidence, places in asked]
    if any(len(known) < len(places) for _, places, known in work):
        asyncio.run(_all(work, browser_path))
    chains: dict[Path, Chain] = {}
    for evidence, _, _ in work:
        if manifest_path(evidence).exists():
            seal(evidence, TOOL, datetime.now(UTC), chains)
    for (_, places), (_, _, known) in zip(asked, work, strict=True):
        yield from (known[place] for place in places)


def finish(evidence: Iterable[Path]) -> None:
    """Names in manifests what was taken beside these files and cut off before it was named: a killed process is no
    damage. A file whose manifests are damaged is left as it is; `rasoat evidence verify` tells of it."""
    chains: dict[Path, Chain] = {}
    for path in evidence:
        if folder_of(path).is_dir():
            with suppress(EvidenceError):
                seal(path, TOOL, datetime.now(UTC), chains)


Work = tuple[Path, dict[Place, None], dict[Place, Closeup]]


def picture_of(evidence: Path, place: Place) -> bytes:
    """The close-up of a place that lies there whole (PNG), b"" where there is none."""
    found = held(evidence, place)
    return Path(found.file).read_bytes() if found is not None else b""


async def _all(work: Sequence[Work], browser_path: str) -> None:
    """Takes what is missing; each evidence file's close-ups are put beside those that are known."""
    async with Replay(browser_path) as replay:
        for evidence, places, known in work:
            missing = [place for place in places if place not in known]
            try:
                known |= await _take(replay, evidence, missing) if missing else {}
            except EvidenceError as error:
                known |= {place: Closeup(place, "", why=str(error)) for place in missing}


def _known(evidence: Path, places: Sequence[Place]) -> dict[Place, Closeup]:
    """The close-ups that lie there, or that stand beside the earlier evidence of an unchanged page."""
    known = {place: found for place in places if (found := held(evidence, place))}
    if all(place in known for place in places) or not manifest_path(evidence).exists():
        return known
    try:
        shown = _shown_before(evidence)
        captures = {one.capture.id: one.capture for one in closing(evidence)[1]} if shown else {}
    except EvidenceError:
        return known
    for place in places:
        capture = captures.get(place.capture)
        if place in known or capture is None:
            continue
        there = shown.get((capture.url, capture.digest, place.path, place.start, place.end, place.quote))
        if there is not None:
            picture, note = there
            name = os.path.relpath(picture, folder_of(evidence))
            folder_of(evidence).mkdir(exist_ok=True)
            with alone(folder_of(evidence)):
                _note(evidence, capture, place, name, note["picture_sha256"], note["marked"])
            known[place] = Closeup(place, str(picture), note["picture_sha256"])
    return known


def _shown_before(evidence: Path) -> dict[tuple[Any, ...], tuple[Path, dict[str, Any]]]:
    """The close-ups beside the earlier files that hold unchanged pages of this one, by page and place."""
    out = {}
    for name in load(manifest_path(evidence)).origins:
        file = place_of(evidence, name)
        for path in sorted(folder_of(file).glob("*.json")) if file else ():
            if found := _whole(path):
                picture, note = found
                page = (note["url"], note["capture_sha256"])
                at = (note["place"]["path"], note["place"]["start"], note["place"]["end"])
                out[*page, *at, note["quote"]] = (picture, note)
    return out


async def _take(replay: Replay, evidence: Path, places: Sequence[Place]) -> dict[Place, Closeup]:
    captures = {capture.id: capture for capture in read(evidence).captures}
    others = _drawn_with(evidence)
    out: dict[Place, Closeup] = {}
    for id in dict.fromkeys(place.capture for place in places):
        wanted = [place for place in places if place.capture == id]
        capture = captures.get(id)
        if capture is None or not capture.body:
            out |= {place: Closeup(place, "", why="the page is not in the evidence") for place in wanted}
            continue
        kind = "text/html; charset=utf-8" if capture.via is Via.BROWSER else capture.content_type
        marks = [Mark(place.path, place.start, place.end, place.quote) for place in wanted]
        shots = await replay.shots(capture.url, Kept(kind or "text/html", capture.body), others, marks)
        out |= {
            place: _keep(evidence, capture, place, shot) for place, shot in zip(wanted, shots, strict=True)
        }
    return out


def _drawn_with(evidence: Path) -> dict[str, Kept]:
    """What lies in the evidence, and in the earlier files that hold its unchanged pages with their styles."""
    beside = manifest_path(evidence)
    names = load(beside).origins if beside.exists() else ()
    earlier = [place for name in names if (place := place_of(evidence, name))]
    out: dict[str, Kept] = {}
    for file in (*earlier, evidence):
        out |= _answers(records(file))
    return out


def _answers(kept: Iterable[Record]) -> dict[str, Kept]:
    """What the evidence holds under each address: the last answer that was whole."""
    out: dict[str, Kept] = {}
    for record in kept:
        if record.type != "response" or "warc-truncated" in record.headers:
            continue
        head, _, raw = record.block.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = [(n.strip(), v.strip()) for n, _, v in (line.partition(":") for line in lines)]
        body = decode(raw, encodings(headers), LARGEST)
        if " 200" in first and not body.broken and not body.cut:
            kind = next((v for n, v in headers if n.lower() == "content-type"), "")
            out[record.url.partition("#")[0]] = Kept(kind, body.body)
    return out


def _name(place: Place) -> str:
    plain = json.dumps([place.capture, place.path, place.start, place.end, place.quote])
    return hashlib.sha256(plain.encode()).hexdigest()[:20]


def _keep(evidence: Path, capture: Capture, place: Place, shot: Shot) -> Closeup:
    """Picture first, its note last: a picture without a note does not count."""
    if not shot.png:
        return Closeup(place, "", why=shot.why)
    folder = folder_of(evidence)
    folder.mkdir(exist_ok=True)
    with alone(folder):
        picture, digest = folder / f"{_free(folder, place)}.png", hashlib.sha256(shot.png).hexdigest()
        write_durably(picture, shot.png)
        marked = "words" if shot.by_words else "element"
        _note(evidence, capture, place, picture.name, digest, marked)
    return Closeup(place, str(picture), digest)


def _note(evidence: Path, capture: Capture, place: Place, picture: str, digest: str, marked: str) -> None:
    folder = folder_of(evidence)
    note: dict[str, Any] = {
        "format": 1,
        "tool": TOOL,
        "made": datetime.now(UTC).isoformat(),
        "evidence": evidence.name,
        "capture": capture.id,
        "capture_sha256": capture.digest,
        "url": capture.url,
        "seen": capture.at.isoformat(),
        # not at the top: tools of data packages take a JSON with a "path" for a description of their own
        "place": {"path": place.path, "start": place.start, "end": place.end},
        "quote": place.quote,
        "marked": marked,
        "picture": picture,
        "picture_sha256": digest,
    }
    text = json.dumps(note, ensure_ascii=False, indent=1, sort_keys=True).encode()
    write_durably(folder / f"{_free(folder, place)}.json", text)


def _free(folder: Path, place: Place) -> str:
    """The name of a place's close-up; another one where a manifest names files of that name, which were changed."""
    named = {entry.id for one in manifests(folder) for entry in load(one).records}
    names = (f"{_name(place)}{f'-{n}' if n > 1 else ''}" for n in range(1, len(named) + 2))
    return next(name for name in names if name not in named)


def held(evidence: Path, place: Place) -> Closeup | None:
    """The close-up that lies there whole, None when there is none or a byte of it has changed."""
    for note in sorted(folder_of(evidence).glob(f"{_name(place)}*.json")):
        if found := _whole(note):
            return Closeup(place, str(found[0]), found[1]["picture_sha256"])
    return None


def _whole(path: Path) -> tuple[Path, dict[str, Any]] | None:
    """A note in, its picture and itself out; None when the picture is not the one that it names."""
    try:
        note = json.loads(path.read_bytes())
        picture = Path(os.path.normpath(path.parent / note["picture"]))
        whole = hashlib.sha256(picture.read_bytes()).hexdigest() == note["picture_sha256"]
        whole = whole and {"url", "capture_sha256", "quote", "marked"} < note.keys()
        whole = whole and {"path", "start", "end"} <= note["place"].keys()
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None
    return (picture, note) if whole else None
