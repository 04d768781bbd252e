"""Papers as one WACZ file (1.1.1, specs.webrecorder.net): any replay tool opens the page of the lead.

Written by hand: the `wacz` library re-reads every WARC through a tabular-data framework of 90 MB and knows
no pages but those it detects. Tests hold the result against that very library.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from checker.leads.report import dossier_json
from crawler.evidence import EvidenceError
from crawler.evidence.closeset import FOLDER, folder_of
from crawler.evidence.find import record_of
from crawler.evidence.manifest import SUFFIX, manifest_path, write_durably
from crawler.evidence.records import RecordFile, http_block
from crawler.evidence.walk import Record, records
from crawler.model import Capture, CaptureState, Via
from crawler.settings import TOOL
from handover.cdxj import Indexed, index
from handover.gather import Papers
from handover.paper import paper
from handover.words import PROOF, Say, proof

VERSION = "1.1.1"
SCRIPT = re.compile(rb"<script\b[^>]*>.*?</script\s*>|<script\b[^>]*/>", re.IGNORECASE | re.DOTALL)
TITLE = re.compile(rb"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
DRAWN = "drawn.warc.gz"  # the pages as a browser drew them, so that replay shows what was read


@dataclass(frozen=True, slots=True)
class _Part:
    path: str
    data: bytes


def write_wacz(papers: Papers, out: Path, t: Say, lang: str, now: datetime) -> None:
    """Makes the file `out`, whole or not at all. `EvidenceError` when something lies there already."""
    if out.exists():
        raise EvidenceError(f"{out}: something lies here already; choose another name")
    parts = list(_parts(papers, t, lang))
    package = _package(papers, parts, lang, now)
    digest = json.dumps({"path": "datapackage.json", "hash": _hash(package)}, indent=1).encode()
    out.parent.mkdir(parents=True, exist_ok=True)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as file:
        for part in [*parts, _Part("datapackage.json", package), _Part("datapackage-digest.json", digest)]:
            file.writestr(zipfile.ZipInfo(part.path, now.astimezone(UTC).timetuple()[:6]), part.data)
    write_durably(out, made.getvalue())


def _parts(papers: Papers, t: Say, lang: str) -> Iterator[_Part]:
    indexed: list[Indexed] = []
    # earlier files first: a reader meets a page before the record that says it is unchanged
    for number, (file, _) in reversed(list(enumerate(papers.files))):
        name = _name(file, number)
        indexed += [Indexed(name, record) for record in records(file)]
        yield _Part(f"archive/{name}", file.read_bytes())
        yield _Part(f"evidence/{name}{SUFFIX}", manifest_path(file).read_bytes())
    drawn, rows = _drawn(papers)
    if drawn:
        indexed += [Indexed(DRAWN, record) for record in rows]
        yield _Part(f"archive/{DRAWN}", drawn)
    yield _Part("indexes/index.cdx", index(indexed))
    first, others = _pages(papers)
    yield _Part("pages/pages.jsonl", first)
    if others:
        yield _Part("pages/extraPages.jsonl", others)
    yield _Part("evidence/lead.json", json.dumps(dossier_json(papers.dossier), ensure_ascii=False).encode())
    yield _Part("evidence/lead.html", paper(papers, t, lang).encode())
    folders = {
        folder_of(file): f"{_name(file, number)}{FOLDER}" for number, (file, _) in enumerate(papers.files)
    }
    for file in papers.closeups:  # side by side: the validator of WACZ files knows no folders in here
        yield _Part(f"evidence/{folders[file.parent]}-{file.name}", file.read_bytes())
    if papers.chain:
        yield _Part(f"evidence/{Path(PROOF).name}", proof(papers))
    for stamp in papers.stamps:
        yield _Part(f"evidence/{stamp.path.name}", stamp.path.read_bytes())


def _name(file: Path, number: int) -> str:
    """A name inside the package: files of two sweeps may be called the same."""
    return f"{number}-{file.name}" if number else file.name


def _drawn(papers: Papers) -> tuple[bytes, list[Record]]:
    """The cited pages that a browser drew, as answers that can be replayed: the DOM without its scripts.

    They are a view, made for this package; the DOM itself stands in the evidence as a conversion record,
    which each of them names.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / DRAWN
        with path.open("wb") as out:
            file = RecordFile.over(out)
            for cited in papers.cited:
                if cited.capture.via is not Via.BROWSER:
                    continue
                body = SCRIPT.sub(b"", record_of(cited.found).block)
                head = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))]
                block, start = http_block("HTTP/1.1 200 OK", head, body)
                file.add(
                    "response",
                    block,
                    at=cited.capture.at,
                    url=cited.capture.url,
                    content_type="application/http; msgtype=response",
                    payload_at=start,
                    extra=[("WARC-Refers-To", cited.found.record)],
                )
        return path.read_bytes(), list(records(path))


def _shown(papers: Papers) -> list[Capture]:
    """The captures that are pages of the package: those that the lead cites first, the rest as visited."""
    cited = [one.capture for one in papers.cited]
    # a page that quotes something says more than one that was searched in vain
    cited.sort(key=lambda c: not any(row.quote for row in papers.lead.evidence if row.capture == c.id))
    drawn = {c.url for c in cited}
    rest = [
        c
        for c in papers.visit.captures
        if c.state is CaptureState.OK and c.via is Via.HTTP and c.digest and c.url not in drawn
    ]
    return [*cited, *rest]


def _pages(papers: Papers) -> tuple[bytes, bytes]:
    """The pages that a player opens with (ReplayWeb.page lists nothing else), and all others of the visit."""
    shown, entry = _shown(papers), max(1, len(papers.cited))
    title = papers.lead.title.get("vi", "")
    first = _listed("pages", title, list(enumerate(shown, 1))[:entry])
    rest = list(enumerate(shown, 1))[entry:]
    return first, _listed("extraPages", title, rest) if rest else b""


def _listed(name: str, title: str, numbered: list[tuple[int, Capture]]) -> bytes:
    lines: list[dict[str, object]] = [
        {"format": "json-pages-1.0", "id": name, "title": title, "hasText": False}
    ]
    for number, capture in numbered:
        lines.append(
            {"id": f"page-{number}", "url": capture.url, "ts": _ts(capture), "title": _title(capture)}
        )
    return b"".join(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines)


def _title(capture: Capture) -> str:
    found = TITLE.search(capture.body)
    text = " ".join(found[1].decode("utf-8", "replace").split())[:300] if found else ""
    return text or capture.url


def _ts(capture: Capture) -> str:
    return f"{capture.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _package(papers: Papers, parts: list[_Part], lang: str, now: datetime) -> bytes:
    lead, shown = papers.lead, _shown(papers)
    quotes = [f"“{row.quote}” ({row.url})" for row in lead.evidence if row.quote]
    told = {
        "profile": "data-package",
        "wacz_version": VERSION,
        "title": f"{lead.title.get(lang, lead.rule)} — {papers.visit.storefront.id}",
        "description": "\n".join([lead.message.get(lang, ""), *quotes]),
        "created": f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "software": TOOL,
        "resources": [
            {
                "name": re.sub(r"[^a-z0-9._-]", "-", part.path.lower().replace("/", "-")),
                "path": part.path,
                "hash": _hash(part.data),
                "bytes": len(part.data),
            }
            for part in parts
        ],
    }
    if shown:
        told |= {"mainPageURL": shown[0].url, "mainPageDate": _ts(shown[0])}
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _hash(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"
