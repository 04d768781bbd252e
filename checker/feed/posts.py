"""The door of posts: transcripts (SRT, VTT, JSON) and tables of posts (JSONL, CSV, Parquet …) in, posts out.

A transcript is one post; it is held whole (a day of speech is some 2 MB), up to a bound.
"""

from __future__ import annotations

import io
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from checker.feed.columns import header
from checker.feed.lines import BROKEN, HEAD, Lines, Unpacked, encoding_of
from checker.feed.model import Cue, FeedRow, Post, Rejected
from checker.feed.read import SUFFIXES, Gauge, files_of, rows
from checker.feed.text import text_rows
from checker.feed.transcript import is_transcript, segments, subtitles

TRANSCRIPTS = (".srt", ".vtt")
_MOST = 64_000_000  # characters of a transcript's file
_SPONSORED = frozenset(
    (
        "sponsored",
        "is sponsored",
        "is ad",
        "paid partnership",
        "branded content",
        "quang cao",
        "nhan quang cao",
        "duoc tai tro",
        "tai tro",
    )
)
_NO = frozenset(("", "0", "false", "no", "khong", "none", "null", "n"))
# What tables of posts call their columns, beyond the names that listings have.
_NAMES = {
    "description": "text|caption|message|bai viet|noi dung bai|post text|full text|transcript|loi thoai",
    "id": "post id|video id|aweme id|ma bai|media id|shortcode",
    "seller": "author|kol|koc|username|user name|account|page name|channel|kenh|tac gia|nguoi dang|influencer",
    "url": "post url|video url|permalink url|duong dan bai",
    "title": "video title|tieu de video",
    "platform": "network|mang xa hoi",
}
_POST_COLUMNS = {name: field for field, names in _NAMES.items() for name in names.split("|")}


def post_rows(
    feed: Path | BinaryIO,
    chosen: Mapping[str, str] | None = None,
    gauge: Gauge | None = None,
    without: Collection[Path] = (),
) -> Iterator[Post | Rejected]:
    """Every post of a file, a folder or a stream, in its order.

    In: as `checker.feed.read.rows`. A file of SRT, VTT or a recogniser's JSON is one post, named by the file;
    in JSON lines each object is one, with a text or with `segments`. Raises OSError when a file cannot be opened.
    """
    given = {**_POST_COLUMNS, **(chosen or {})}
    if not isinstance(feed, Path):
        yield from _stream(feed, "-", "post", given)
        return
    told = gauge or Gauge()
    root = feed if feed.is_dir() else feed.parent
    files = files_of(feed, (*SUFFIXES, *TRANSCRIPTS), without)
    told.total = sum(path.stat().st_size for path in files)
    for path in files:
        source = path.relative_to(root).as_posix()
        with path.open("rb") as stream:
            table = path.suffix.lower() not in TRANSCRIPTS and _is_table(stream.read(8))
            stream.seek(0)
            if table:
                yield from _as_posts(rows(path, given, _sponsor), source)
            else:
                yield from _stream(stream, source, path.name.split(".")[0], given)
        told.before += path.stat().st_size


def _is_table(head: bytes) -> bool:
    return head.startswith((b"PAR1", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def _sponsor(name: str) -> bool:
    return header(name) in _SPONSORED


def _stream(stream: BinaryIO, source: str, name: str, chosen: Mapping[str, str]) -> Iterator[Post | Rejected]:
    raw = Unpacked(stream)
    head = raw.head(HEAD)
    if _is_table(head[:8]):
        try:
            yield from _as_posts(rows(io.BufferedReader(raw), chosen, _sponsor), source)
        except BROKEN as error:
            yield Rejected(source, 0, "truncated", str(error))
        return
    encoding = encoding_of(head)
    start = head.decode(encoding, "replace").lstrip("\ufeff \t\r\n")
    if start[:1] not in ("{", "["):
        if "-->" in start[:4_000] or start.startswith("WEBVTT"):
            text = _text(raw, encoding)
            yield from _transcript(subtitles(_bounded(text), source), source, name, text)
        else:
            yield from _as_posts(text_rows(raw, source, chosen, _sponsor), source)  # type: ignore[arg-type]
        return
    yield from _json(_text(raw, encoding), source, name, chosen)


def _text(raw: Unpacked, encoding: str) -> Lines:
    errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
    return Lines(io.TextIOWrapper(io.BufferedReader(raw), encoding, errors=errors, newline=""))


def _bounded(lines: Lines) -> Iterator[str]:
    left = _MOST
    for line in lines:
        lines.record = []
        left -= len(line)
        if left < 0:
            lines.broken = f"> {_MOST}"
            return
        yield line


def _transcript(
    found: Iterable[Cue | Rejected], source: str, name: str, lines: Lines | None
) -> Iterator[Post | Rejected]:
    cues: list[Cue] = []
    for one in found:
        if isinstance(one, Cue):
            cues.append(one)
        else:
            yield one
    if lines is not None:
        for number, size in lines.long:
            yield Rejected(source, number, "long", str(size))
        if lines.broken:
            yield Rejected(source, lines.number + 1, "truncated", lines.broken)
    if cues:
        yield Post(source, 1, name, cues=tuple(cues))
    else:
        yield Rejected(source, 0, "no_text")


def _json(lines: Lines, source: str, name: str, chosen: Mapping[str, str]) -> Iterator[Post | Rejected]:
    """One transcript, an array of posts or of segments, or JSON lines of either."""
    held = list(_bounded(lines))
    if lines.broken or lines.long:
        held_back = [Rejected(source, number, "long", str(size)) for number, size in lines.long]
        yield from held_back
        if lines.broken:
            yield Rejected(source, lines.number + 1, "truncated", lines.broken)
    whole = "".join(held)
    try:
        value = json.loads(whole.strip("\ufeff \t\r\n"))
    except (ValueError, RecursionError):
        yield from _json_lines(held, source, chosen)
        return
    if is_transcript(value):
        yield from _transcript(segments(value, source), source, name, None)
    else:
        yield from _json_lines(
            [json.dumps(one) for one in value] if isinstance(value, list) else held, source, chosen
        )


def _json_lines(lines: Iterable[str], source: str, chosen: Mapping[str, str]) -> Iterator[Post | Rejected]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            value = None  # told below, with its reason
        cues: list[Cue] = []
        spoken = isinstance(value, dict) and is_transcript(value)
        if spoken:
            for one in segments(value, source, number):
                if isinstance(one, Cue):
                    cues.append(one)
                else:
                    yield one
            others = {name: held for name, held in value.items() if not isinstance(held, list | dict)}
            line = json.dumps(others | {"description": "…"})  # its other columns say whose it is
        for row in rows(io.BytesIO(line.encode("utf-8", "surrogateescape")), chosen, _sponsor):
            if isinstance(row, Rejected):
                yield Rejected(source, number, row.reason, row.found, row.raw or line[:4_000])
            else:
                post = _post(row, source, number)
                yield replace(post, description="", cues=tuple(cues)) if spoken else post


def _as_posts(found: Iterable[FeedRow | Rejected], source: str) -> Iterator[Post | Rejected]:
    for row in found:
        yield _post(row, source, row.line) if isinstance(row, FeedRow) else row


def _post(row: FeedRow, source: str, number: int) -> Post:
    label = next((str(v) for k, v in row.attributes.items() if header(k) in _SPONSORED), "")
    named = any(header(k) in _SPONSORED for k in row.attributes)
    said = "" if header(label) in _NO else label
    own = row.id if not row.id.startswith(f"{row.source}:") else f"{source}:{number}"
    return Post(
        source,
        number,
        own,
        row.title,
        row.description,
        category=row.category,
        seller=row.seller,
        url=row.url,
        platform=row.platform,
        columns=row.columns | ({"sponsored"} if named else frozenset()),
        sponsored=said,
    )
