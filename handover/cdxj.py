"""The index of WARC files as CDXJ: sorted lines of "<SURT> <timestamp> {JSON}", one for each record to replay."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.evidence.walk import Record

INDEXED = {"response", "resource", "revisit"}


@dataclass(frozen=True, slots=True)
class Indexed:
    """One record and the name of the file it lies in."""

    file: str
    record: Record


def index(records: Iterable[Indexed]) -> bytes:
    """Records in, the index out."""
    rows = [_line(one) for one in records if one.record.type in INDEXED]
    return "".join(sorted(rows)).encode("utf-8")


def surt(url: str) -> str:
    """An address in the order in which indexes sort it: host turned round, without scheme, "www." and case."""
    if not url.startswith(("http://", "https://")):
        return url.lower()
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    turned = ",".join(reversed(host.split("."))) if not host.replace(".", "").isdigit() else host
    port = f":{parts.port}" if parts.port and parts.port not in (80, 443) else ""
    query = "&".join(sorted(parts.query.split("&"))) if parts.query else ""
    path = (parts.path.rstrip("/") if len(parts.path) > 1 else parts.path) or "/"
    return f"{turned}{port}){path}{f'?{query}' if query else ''}".lower()


def stamp(date: str) -> str:
    """A WARC-Date in, the 14 digits of an index out."""
    return "".join(c for c in date.partition(".")[0] if c.isdigit())[:14]


def _line(one: Indexed) -> str:
    head = one.record.headers
    status, kind = _http(one.record)
    fields = {
        "url": one.record.url,
        "mime": "warc/revisit" if one.record.type == "revisit" else kind,
        "status": status,
        "digest": head.get("warc-payload-digest", ""),
        "length": str(one.record.length),
        "offset": str(one.record.offset),
        "filename": one.file,
    }
    told = json.dumps({k: v for k, v in fields.items() if v}, ensure_ascii=False)
    return f"{surt(one.record.url)} {stamp(head.get('warc-date', ''))} {told}\n"


def _http(record: Record) -> tuple[str, str]:
    """The status and the type of what a record holds."""
    if record.type == "resource":
        return "200", record.headers.get("content-type", "").partition(";")[0]
    lines = record.block.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    words = lines[0].split(" ")
    kind = next(
        (v for k, _, v in (line.partition(":") for line in lines[1:]) if k.lower() == "content-type"), ""
    )
    return words[1] if len(words) > 1 else "", kind.partition(";")[0].strip()
