"""What the last visit of a storefront kept: validators to ask with, and bodies that stand for unchanged pages.

A server's word that nothing changed is believed for so many days and so many visits in a row, counted from
the record that holds the body; then the page is asked for whole.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from crawler.evidence import codec
from crawler.evidence.codec import Origin
from crawler.evidence.errors import EvidenceError
from crawler.evidence.manifest import RecordEntry, load, manifest_path
from crawler.evidence.origin import original, place_of
from crawler.evidence.walk import Record, record_at
from crawler.evidence.write import Original
from crawler.model import Capture, CaptureState, Via, Visit, VisitState, Walk, WalkEnd

DAYS, TIMES = 30, 5  # how long, and how often in a row, a body may stand for later visits
WALKS = 3  # how often in a row a walk to the till may: a till can change while no page does
OTHERS = {  # ends of a walk that hang on more than the shop's pages: our settings, its robots.txt, the browser
    WalkEnd.BUDGET,
    WalkEnd.BROKEN,
    WalkEnd.NO_BROWSER,
    WalkEnd.NEEDS_DETAILS,
    WalkEnd.ROBOTS,
}
USEFUL = {VisitState.COMPLETE, VisitState.PARTIAL}


@dataclass(frozen=True, slots=True)
class Earlier:
    """One page of the last visit: its capture (without body), the record with its body, and the drawn one."""

    capture: Capture
    origin: Origin
    drawn: Capture | None = None
    drawn_origin: Origin | None = None

    def header(self, name: str) -> str:
        """A header of the earlier answer, "" when it was not sent."""
        return next((v for k, v in self.capture.headers if k.lower() == name), "")


@dataclass(frozen=True, slots=True)
class EarlierWalk:
    """The last visit's walk to the till, as it may stand once more: its pages in the order of its steps, and the
    captures (without bodies) that the visit had made before it."""

    walk: Walk
    pages: tuple[tuple[Capture, Origin], ...]
    before: tuple[Capture, ...]


class Memory:
    """The last visit of one storefront, by address. Empty when there is none that can be used."""

    def __init__(self, path: Path, root: Path, now: datetime) -> None:
        """`path` is the last visit's evidence file, `root` the evidence folder. Never raises: what is
        damaged is no help, and `rasoat evidence verify` tells of it."""
        self._path, self._now = path, now
        self._pages: dict[str, Earlier] = {}
        self.notes: dict[str, dict[str, str]] = {}
        self.visit = ""
        self.till: EarlierWalk | None = None  # None: it must be walked anew
        self._held: Record | None = None
        self._places: dict[str, Path | None] = {}
        self.distrusted = False
        with contextlib.suppress(EvidenceError, OSError, ValueError, KeyError, TypeError, IndexError):
            self._load(path.resolve().relative_to(root.resolve()).as_posix())

    def __bool__(self) -> bool:
        return bool(self._pages)

    def page(self, url: str) -> Earlier | None:
        """The page as the last visit captured it at this very address; None when it may not stand for it."""
        return None if self.distrusted else self._pages.get(url)

    def conditions(self, url: str) -> list[tuple[str, str]]:
        """The headers that ask whether a page changed; none when it must be asked for whole."""
        earlier = self.page(url)
        if earlier is None or self.record(earlier) is None:
            return []
        etag, modified = earlier.header("etag"), earlier.header("last-modified")
        if etag:
            return [("If-None-Match", etag)]
        return [("If-Modified-Since", modified)] if modified else []

    def record(self, earlier: Earlier) -> Record | None:
        """The record that holds an earlier page; None when it is gone or damaged."""
        return self._read(earlier.origin)

    def drawn(self, earlier: Earlier) -> bytes | None:
        """The page as the browser drew it then; None when it was not drawn, or its record is gone."""
        return self.drawing(earlier.drawn_origin) if earlier.drawn_origin else None

    def drawing(self, origin: Origin) -> bytes | None:
        """The bytes of a page that the browser kept; None when its record is gone or damaged."""
        record = self._read(origin)
        return record.block if record else None

    def _read(self, origin: Origin) -> Record | None:
        if self._held is None or self._held.id != origin.record:
            self._held = None
            with contextlib.suppress(EvidenceError, OSError):
                if origin.file not in self._places:
                    self._places[origin.file] = place_of(self._path, origin.file)
                self._held = original(self._path, origin, self._places[origin.file])
        return self._held

    @staticmethod
    def reference(record: Record) -> Original:
        """What a revisit record says of a record."""
        head = record.headers
        return Original(record.id, head.get("warc-date", ""), head.get("warc-payload-digest", ""))

    def _load(self, name: str) -> None:
        manifest = load(manifest_path(self._path))
        places = {entry.id: entry for entry in manifest.records}
        last = manifest.records[-1]
        visit, stored, _ = codec.load_visit(record_at(self._path, last.offset, last.length).block)
        if visit.state not in USEFUL:
            return
        self.visit = visit.id
        self.notes = {url: dict(notes) for url, notes in visit.resources.items()}
        kept = dict(self._usable(name, places, stored))
        self.till = _till(visit, stored, kept)
        walked = {step.capture for step in visit.walk.steps} if visit.walk else set[str]()
        for entry in stored:
            capture, origin = entry.capture, kept.get(entry.capture.id)
            if origin is None or capture.id in walked:  # the walk's pages stand as its presses left them
                continue
            if capture.via is Via.HTTP and capture.status == 200:
                self._pages[capture.url] = Earlier(capture, origin)
            elif capture.via is Via.BROWSER and (plain := self._pages.get(capture.url)) is not None:
                self._pages[capture.url] = replace(plain, drawn=capture, drawn_origin=origin)

    def _usable(
        self, name: str, places: Mapping[str, RecordEntry], stored: list[codec.Stored]
    ) -> Iterator[tuple[str, Origin]]:
        """By capture: where its body lies, if it may stand for a page once more."""
        for entry in stored:
            capture, origin = entry.capture, entry.origin
            if capture.state is not CaptureState.OK or not capture.digest:
                continue
            if origin is not None:
                origin = replace(origin, times=origin.times + 1)
            elif (place := places.get(entry.record)) is not None:
                origin = Origin(name, entry.record, place.offset, place.length, capture.at.isoformat())
            if origin is None or origin.times > TIMES:
                continue
            if self._now - datetime.fromisoformat(origin.at) < timedelta(days=DAYS):
                yield capture.id, origin


def _till(visit: Visit, stored: list[codec.Stored], kept: Mapping[str, Origin]) -> EarlierWalk | None:
    """The walk of a visit, when it came to an end and all of its pages may stand for a later one."""
    walk, captures = visit.walk, [entry.capture for entry in stored]
    if walk is None or walk.end in OTHERS or not walk.steps:
        return None
    by_id = {capture.id: n for n, capture in enumerate(captures)}
    steps = [step.capture for step in walk.steps]
    if any(one not in by_id or one not in kept or kept[one].times > WALKS for one in steps):
        return None
    pages = tuple((captures[by_id[one]], kept[one]) for one in steps)
    return EarlierWalk(walk, pages, tuple(captures[: by_id[steps[0]]]))
