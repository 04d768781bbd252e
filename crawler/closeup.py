"""The door to close-ups: an evidence file and places on its pages in, pictures of those places beside it out.

The evidence is never altered. What is added lies in the folder `<evidence file>.closeups`: a PNG and, under
the same name, a note with the digests of the captured page and of the picture. The page is opened from the
evidence, without any network and with its scripts switched off, so it looks as it did when it was captured.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler.bodies import decode, encodings
from crawler.browser.replay import Kept, Mark, Replay, Shot
from crawler.evidence import read
from crawler.evidence.manifest import load, manifest_path, write_durably
from crawler.evidence.origin import place_of
from crawler.evidence.walk import Record, records
from crawler.model import Capture, Via
from crawler.settings import TOOL

SUFFIX = ".closeups"
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


def folder_of(evidence: Path) -> Path:
    """Where the close-ups of an evidence file lie."""
    return evidence.with_name(evidence.name + SUFFIX)


def closeups(asked: Sequence[tuple[Path, Sequence[Place]]], browser_path: str = "") -> Iterator[Closeup]:
    """Evidence files with the places wanted on each in, one close-up for each place out, in order.

    What lies on disk already is not taken again. `EvidenceError` when an evidence file cannot be read.
    """
    yield from asyncio.run(_all(asked, browser_path))


def picture_of(evidence: Path, place: Place) -> bytes:
    """The close-up of a place that lies there whole (PNG), b"" where there is none."""
    found = _held(evidence, place)
    return Path(found.file).read_bytes() if found is not None else b""


async def _all(asked: Sequence[tuple[Path, Sequence[Place]]], browser_path: str) -> list[Closeup]:
    out: list[Closeup] = []
    async with Replay(browser_path) as replay:
        for evidence, places in asked:
            held = {place: found for place in places if (found := _held(evidence, place))}
            missing = [place for place in dict.fromkeys(places) if place not in held]
            if missing:
                held |= await _take(replay, evidence, missing)
            out += [held[place] for place in places]
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
    folder, name = folder_of(evidence), _name(place)
    folder.mkdir(exist_ok=True)
    picture, digest = folder / f"{name}.png", hashlib.sha256(shot.png).hexdigest()
    note: dict[str, Any] = {
        "format": 1,
        "tool": TOOL,
        "made": datetime.now(UTC).isoformat(),
        "evidence": evidence.name,
        "capture": capture.id,
        "capture_sha256": capture.digest,
        "url": capture.url,
        "seen": capture.at.isoformat(),
        "path": place.path,
        "start": place.start,
        "end": place.end,
        "quote": place.quote,
        "marked": "words" if shot.by_words else "element",
        "picture": picture.name,
        "picture_sha256": digest,
    }
    write_durably(picture, shot.png)
    write_durably(
        folder / f"{name}.json", json.dumps(note, ensure_ascii=False, indent=1, sort_keys=True).encode()
    )
    return Closeup(place, str(picture), digest)


def _held(evidence: Path, place: Place) -> Closeup | None:
    """The close-up that lies there whole, None when there is none or a byte of it has changed."""
    picture = folder_of(evidence) / f"{_name(place)}.png"
    try:
        note = json.loads(picture.with_suffix(".json").read_bytes())
        digest = hashlib.sha256(picture.read_bytes()).hexdigest()
    except (OSError, ValueError):
        return None
    return Closeup(place, str(picture), digest) if note.get("picture_sha256") == digest else None
