"""Writes one visit: records while it runs, everything durable at its end, the manifest last.

Until the manifest stands, the visit does not exist; a cut-off visit leaves at most `<path>.part`,
which the next writer for the same path replaces.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from crawler.evidence import codec
from crawler.evidence.errors import EvidenceError
from crawler.evidence.manifest import Manifest, commit, load, manifest_path, sync_folder
from crawler.evidence.records import RecordFile, http_block, new_id
from crawler.model import CaptureState, Visit, VisitRecord
from crawler.settings import TOOL

VISIT_URI = "urn:rasoat:visit:"
# WARC 1.1, 6.7: what a revisit record may say of the earlier one
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
Headers = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Original:
    """What a revisit record says of the record that holds the body: its id, WARC-Date and payload digest."""

    record: str
    date: str
    payload: str


def committed(path: Path) -> VisitRecord | None:
    """The finished visit whose evidence file is `path`, or None. `EvidenceError` on a damaged manifest."""
    beside = manifest_path(path)
    return load(beside).record(path) if beside.exists() else None


class VisitWriter:
    """The evidence file of one running visit. Call `exchange`, `dom` and `resource`, then `finish` or `abort`."""

    def __init__(self, path: Path, visit_id: str, started: datetime, user_agent: str) -> None:
        """Opens `<path>.part`. `EvidenceError` when a finished visit already lies at `path`."""
        if manifest_path(path).exists():
            raise EvidenceError(
                f"{path}: a finished visit lies here and is never overwritten; choose another path"
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self.part = path.with_name(path.name + ".part")
        self.part.unlink(missing_ok=True)
        file: BinaryIO = self.part.open("wb")
        self._file = RecordFile.over(file)
        fields = [("software", TOOL), ("format", "WARC File Format 1.1"), ("isPartOf", visit_id)]
        fields += [("http-header-user-agent", user_agent)]
        block = "".join(f"{name}: {value}\r\n" for name, value in fields).encode("utf-8")
        extra = [("WARC-Filename", path.name)]
        self._info = self._file.add(
            "warcinfo", block, at=started, content_type="application/warc-fields", extra=extra
        )

    def exchange(
        self,
        url: str,
        at: datetime,
        request: tuple[str, Headers] | tuple[str, Headers, bytes],
        response: tuple[str, Headers, bytes],
        cut: str = "",
        ip: str = "",
    ) -> str:
        """Keeps one request and its response: (first line, headers[, body as sent or received]).

        `cut` says why the body is not whole, in WARC's words ("length", "time", "disconnect",
        "unspecified"). The response record's id comes out.
        """
        answer, asked = new_id(), new_id()
        common = [("WARC-Warcinfo-ID", self._info)] + ([("WARC-IP-Address", ip)] if ip else [])
        block, body_at = http_block(*response)
        extra = [*common, *([("WARC-Truncated", cut)] if cut else [])]
        self._file.add(
            "response",
            block,
            at=at,
            url=url,
            content_type="application/http; msgtype=response",
            payload_at=body_at,
            extra=extra,
            id=answer,
        )
        block, _ = http_block(*request)
        extra = [*common, ("WARC-Concurrent-To", answer)]
        kind = "application/http; msgtype=request"
        self._file.add("request", block, at=at, url=url, content_type=kind, extra=extra, id=asked)
        return answer

    def dom(self, url: str, at: datetime, html: bytes, refers_to: str) -> str:
        """Keeps the DOM drawn from the response record `refers_to`; the record's id comes out."""
        extra = [("WARC-Warcinfo-ID", self._info)]
        extra += [("WARC-Refers-To", refers_to), ("WARC-Refers-To-Target-URI", url)] if refers_to else []
        kind = "conversion" if refers_to else "resource"
        return self._file.add(
            kind, html, at=at, url=url, content_type="text/html; charset=utf-8", extra=extra
        )

    def resource(self, url: str, at: datetime, data: bytes, content_type: str) -> str:
        """Keeps something that we made of a page, such as its picture; the record's id comes out.

        Pictures of a whole page go under "urn:fullPage:<address>", as archives of browsers name them.
        """
        extra = [("WARC-Warcinfo-ID", self._info)]
        return self._file.add("resource", data, at=at, url=url, content_type=content_type, extra=extra)

    def revisit(
        self,
        url: str,
        at: datetime,
        request: tuple[str, Headers],
        response: tuple[str, Headers],
        earlier: Original,
        profile: str,
        ip: str = "",
    ) -> str:
        """Keeps one request whose answer was as before: the answer's head, and which record holds the body.

        `profile` is NOT_MODIFIED or IDENTICAL. The revisit record's id comes out.
        """
        answer = new_id()
        common = [("WARC-Warcinfo-ID", self._info)] + ([("WARC-IP-Address", ip)] if ip else [])
        block, _ = http_block(*response)
        extra = [*common, ("WARC-Profile", profile), ("WARC-Refers-To", earlier.record)]
        extra += [("WARC-Refers-To-Target-URI", url), ("WARC-Refers-To-Date", earlier.date)]
        extra += [("WARC-Payload-Digest", earlier.payload)]
        kind = "application/http; msgtype=response"
        self._file.add("revisit", block, at=at, url=url, content_type=kind, extra=extra, id=answer)
        block, _ = http_block(*request)
        extra = [*common, ("WARC-Concurrent-To", answer)]
        kind = "application/http; msgtype=request"
        self._file.add("request", block, at=at, url=url, content_type=kind, extra=extra)
        return answer

    def finish(
        self,
        visit: Visit,
        records: Mapping[str, str],
        max_body: int,
        size: int,
        origins: Mapping[str, codec.Origin] | None = None,
    ) -> VisitRecord:
        """Closes the file with the visit's own record and commits it. Blocks for the disk.

        `visit.captures` may come without bodies; `records` maps capture ids to record ids; `max_body`
        is the bound under which bodies were decoded, `size` the sum of their decoded sizes; `origins`
        maps the ids of captures that were found unchanged to the earlier records with their bodies.
        """
        block = codec.dump_visit(visit, records, max_body, origins)
        url = VISIT_URI + visit.id
        self._file.add("metadata", block, at=visit.ended, url=url, content_type="application/json")
        file = self._file.file
        file.flush()
        os.fsync(file.fileno())
        file.close()
        self.part.chmod(0o444)
        self.part.replace(self.path)
        sync_folder(self.path.parent)
        manifest = Manifest(
            tool=visit.tool,
            made_by="crawl",
            visit=visit.id,
            storefront=visit.storefront.id,
            state=visit.state,
            why=visit.why,
            pages=sum(c.state is CaptureState.OK for c in visit.captures),
            bytes=size,
            file=self.path.name,
            size=self._file.size,
            sha256=self._file.digest.hexdigest(),
            records=tuple(self._file.entries),
            origins=tuple(sorted({origin.file for origin in (origins or {}).values()})),
        )
        commit(self.path, manifest)
        return manifest.record(self.path)

    def abort(self) -> None:
        """Gives the visit up: nothing of it stays on disk."""
        self._file.file.close()
        self.part.unlink(missing_ok=True)
