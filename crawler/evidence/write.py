"""Writes one visit: records while it runs, everything durable at its end, the manifest last.

Until the manifest stands, the visit does not exist; a cut-off visit leaves at most `<path>.part`,
which the next writer for the same path replaces.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
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
Headers = Sequence[tuple[str, str]]


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

    def finish(self, visit: Visit, records: Mapping[str, str], max_body: int, size: int) -> VisitRecord:
        """Closes the file with the visit's own record and commits it. Blocks for the disk.

        `visit.captures` may come without bodies; `records` maps capture ids to record ids; `max_body`
        is the bound under which bodies were decoded, `size` the sum of their decoded sizes.
        """
        block = codec.dump_visit(visit, records, max_body)
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
        )
        commit(self.path, manifest)
        return manifest.record(self.path)

    def abort(self) -> None:
        """Gives the visit up: nothing of it stays on disk."""
        self._file.file.close()
        self.part.unlink(missing_ok=True)
