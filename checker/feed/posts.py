"""The door of posts: transcripts (SRT, VTT, JSON) and tables of posts (JSONL, CSV, Parquet …) in, posts out.

A transcript is one post; it is held whole (a day of speech is some 2 MB), up to a bound.
"""

from __future__ import annotations

import io
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from checker.feed.array import elements
from checker.feed.columns import header
from checker.feed.lines import HEAD, Lines, Unpacked, encoding_of
from checker.feed.markup import is_markup
from checker.feed.model import Cue, FeedRow, Post, Rejected
from checker.feed.opened import Table, Text, opened_file, opened_stream
from checker.feed.read import SUFFIXES, Gauge, files_of, is_feed, opened_units, rows
from checker.feed.tables import Block
from checker.feed.text import text_rows
from checker.feed.transcript import is_transcript, segments, subtitles

TRANSCRIPTS = (".srt", ".vtt")
_MOST = 64_000_000  # characters of a transcript's file
_TOLD = 20  # elements of an array by which it is a transcript
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
    "seller": "author|kol|koc|username|user name|account|page name|channel|kenh|tac gia|nguoi dang|influencer|handle",
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
    wanted = partial(is_feed, suffixes=(*SUFFIXES, *TRANSCRIPTS))
    if not isinstance(feed, Path):
        for one in opened_stream(feed, "-", wanted):
            yield from _opened(one, given)
        return
    told = gauge or Gauge()
    root = feed if feed.is_dir() else feed.parent
    files = files_of(feed, (*SUFFIXES, *TRANSCRIPTS), without)
    told.total = sum(path.stat().st_size for path in files)
    for path in files:
        source = path.relative_to(root).as_posix()
        for one in opened_file(path, source, wanted, watch=told.watch):
            yield from _opened(one, given)
        told.before += path.stat().st_size


def _opened(one: Text | Table | Rejected, chosen: Mapping[str, str]) -> Iterator[Post | Rejected]:
    if isinstance(one, Text):
        name = PurePosixPath(one.source).name.split(".")[0]
        yield from _text(one.stream, one.source, name if one.source != "-" else "post", chosen)
    else:
        for unit in opened_units(one, chosen, _sponsor, Gauge()):
            yield from _as_posts(unit.rows() if isinstance(unit, Block) else [unit])


def _sponsor(name: str) -> bool:
    return header(name) in _SPONSORED


def _text(raw: Unpacked, source: str, name: str, chosen: Mapping[str, str]) -> Iterator[Post | Rejected]:
    head = raw.head(HEAD)
    encoding = encoding_of(head)
    start = head.decode(encoding, "replace").lstrip("\ufeff \t\r\n")
    if start[:1] not in ("{", "["):
        if (not is_markup(start) and "-->" in start[:4_000]) or start.startswith("WEBVTT"):
            text = Lines(_unpacked(raw, encoding))
            yield from _transcript(subtitles(_bounded(text), source), source, name, text)
        else:
            yield from _as_posts(text_rows(raw, source, chosen, _sponsor))
        return
    if start[:1] == "[":
        yield from _array(_unpacked(raw, encoding), source, name, chosen)
    else:
        yield from _json(Lines(_unpacked(raw, encoding)), source, name, chosen)


def _unpacked(raw: Unpacked, encoding: str) -> io.TextIOWrapper:
    errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
    return io.TextIOWrapper(io.BufferedReader(raw), encoding, errors=errors, newline="")


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
        cues.sort(key=lambda cue: cue.start)  # two who speak at once may be written one after the other
        yield Post(source, 1, name, cues=tuple(cues))
    else:
        yield Rejected(source, 0, "no_text")


def _json(lines: Lines, source: str, name: str, chosen: Mapping[str, str]) -> Iterator[Post | Rejected]:
    """One transcript, or JSON lines of posts and transcripts, which stream."""
    numbered = _numbered(lines)
    held = list(islice(numbered, 2))
    first = _value(held[0][1]) if held else None
    whole: object = None
    if not isinstance(first, dict) or (len(held) == 1 and is_transcript(first)):
        left = _MOST
        while left > 0 and (line := next(numbered, None)):
            held.append(line)
            left -= len(line[1])
        whole = _value("".join(line for _, line in held)) if left > 0 else None
    if is_transcript(whole):
        yield from _transcript(segments(whole, source), source, name, None)
    else:
        yield from _json_lines(chain(held, numbered), source, chosen)
    for number, size in lines.long:
        yield Rejected(source, number, "long", str(size))
    if lines.broken:
        yield Rejected(source, lines.number + 1, "truncated", lines.broken)


def _array(
    text: io.TextIOWrapper, source: str, name: str, chosen: Mapping[str, str]
) -> Iterator[Post | Rejected]:
    """An array of posts, which streams, or of the segments of one transcript."""
    found = elements(text)
    held, left = list(islice(found, _TOLD)), _MOST
    if not is_transcript([one.value for one in held]):
        for number, one in enumerate(chain(held, found), 1):
            if one.reason:
                yield Rejected(source, number, one.reason, _shown(one.found)[:300], _shown(one.raw[:4_000]))
            else:
                yield from _json_lines([(number, json.dumps(one.value))], source, chosen)
        return
    while left > 0 and (more := next(found, None)):
        held.append(more)
        left -= len(more.raw)
    for number, one in enumerate(held, 1):
        if one.reason:
            yield Rejected(source, number, one.reason, _shown(one.found)[:300], _shown(one.raw[:4_000]))
    if left <= 0:
        yield Rejected(source, len(held) + 1, "truncated", f"> {_MOST}")
    yield from _transcript(
        segments([one.value for one in held if not one.reason], source), source, name, None
    )


def _shown(raw: str) -> str:
    return raw.encode("utf-8", "backslashreplace").decode("utf-8")


def _numbered(lines: Lines) -> Iterator[tuple[int, str]]:
    for line in lines:
        lines.record = []
        if line.strip(" \t\r\n\ufeff"):
            yield lines.number, line


def _value(text: str) -> object:
    try:
        value: object = json.loads(text.strip("\ufeff \t\r\n"))
    except (ValueError, RecursionError):
        return None  # told where it is read again, with its reason
    return value


def _json_lines(
    lines: Iterable[tuple[int, str]], source: str, chosen: Mapping[str, str]
) -> Iterator[Post | Rejected]:
    for number, line in lines:
        value = _value(line)
        cues: list[Cue] = []
        spoken = isinstance(value, dict) and is_transcript(value)
        if isinstance(value, dict) and spoken:
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
                cues.sort(key=lambda cue: cue.start)
                yield replace(post, description="", cues=tuple(cues)) if spoken else post


def _as_posts(found: Iterable[FeedRow | Rejected]) -> Iterator[Post | Rejected]:
    for row in found:
        yield _post(row, row.source, row.line) if isinstance(row, FeedRow) else row


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
