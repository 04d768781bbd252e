"""Transcripts of livestreams and videos: SubRip, WebVTT, and JSON as speech recognisers write it.

Both text forms are read here by one small reader and not by a library, because a library gives up the file
(or drops the cue in silence) where a time code is broken, and a cue that is dropped must be told with its line.
"""

from __future__ import annotations

import html
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.feed.model import Cue, Rejected

_TIME = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?")
_SPAN = re.compile(r"\s*(\S+)\s*-->\s*(\S+)(?:\s.*)?")
_TAGS = re.compile(r"<[^<>\n]{0,200}>|\{\\\\?[a-z][^{}\n]{0,60}\}", re.I)
_NO_CUE = re.compile(r"WEBVTT|NOTE\b|STYLE\b|REGION\b|X-TIMESTAMP-MAP|Kind:|Language:")
_STRAY = re.compile("[\udc80-\udcff]")
_RAW = 4_000
_LISTS = ("segments", "transcription", "results", "cues")


def seconds(text: str) -> float | None:
    """A time code ("01:02:03,400", "02:03.4") in seconds; None when it is none."""
    match = _TIME.fullmatch(text)
    if match is None or int(match[2]) > 59 or int(match[3]) > 59:
        return None
    part = float(f"0.{match[4]}") if match[4] else 0.0
    return int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3]) + part


def clock(at: float) -> str:
    """Seconds as a time code: 3723.4 → "01:02:03.400"."""
    thousandths = round(at * 1000)
    rest, milli = divmod(thousandths, 1000)
    return f"{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}.{milli:03}"


def subtitles(lines: Iterable[str], source: str) -> Iterator[Cue | Rejected]:
    """The cues of SRT or WebVTT, in their order; `Rejected` for each whose time code is broken or missing.

    A line that repeats the one before it, as rolling captions do, is said once.
    """
    block: list[tuple[int, str]] = []
    last = ""
    for number, line in enumerate((*lines, ""), 1):
        if line.strip(" \t\r\n\ufeff"):
            block.append((number, line.rstrip("\r\n").lstrip("\ufeff")))
            continue
        for piece in _cut(block):
            found = _cue(piece, source)
            if isinstance(found, Cue):
                said = [one for one in found.text.split("\n") if one and one != last]
                last = found.text.rpartition("\n")[2] or last
                if not said:
                    continue
                found = Cue(found.start, found.end, " ".join(said), found.line)
            if found is not None:
                yield found
        block = []


def _cut(block: list[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """The cues of a block; the blank line between two is missing in some files."""
    times = [i for i, (_, line) in enumerate(block) if "-->" in line]
    starts = [i - 1 if i and block[i - 1][1].strip().isdecimal() else i for i in times]
    starts = [0, *starts[1:]] if starts else [0]
    for start, end in zip(starts, (*starts[1:], len(block)), strict=True):
        if block[start:end]:
            yield block[start:end]


def _cue(block: list[tuple[int, str]], source: str) -> Cue | Rejected | None:
    at = next((i for i, (_, line) in enumerate(block) if "-->" in line), -1)
    first, raw = block[max(at, 0)][0], "\n".join(line for _, line in block)[:_RAW]
    if at < 0:
        if _NO_CUE.match(block[0][1]) or all(line.strip().isdecimal() for _, line in block):
            return None
        return Rejected(source, first, "time", "", _shown(raw))
    span = _SPAN.fullmatch(block[at][1])
    start, end = (seconds(span[1]), seconds(span[2])) if span else (None, None)
    if start is None or end is None or end < start:
        return Rejected(source, first, "time", block[at][1].strip()[:300], _shown(raw))
    text = "\n".join(_plain(line) for _, line in block[at + 1 :])
    if _STRAY.search(text):
        return Rejected(source, first, "encoding", "", _shown(raw))
    return Cue(start, end, text, first)


def _plain(line: str) -> str:
    return " ".join(html.unescape(_TAGS.sub("", line)).split())


def _shown(raw: str) -> str:
    return raw.encode("utf-8", "backslashreplace").decode("utf-8")


def is_transcript(value: object) -> bool:
    """Whether a JSON value holds the segments of a transcript."""
    return bool(_segments(value))


def _segments(value: object) -> Sequence[object]:
    if isinstance(value, Mapping):
        value = next((value[name] for name in _LISTS if isinstance(value.get(name), list)), None)
    if not isinstance(value, list) or not value:
        return ()
    timed = (isinstance(one, Mapping) and "text" in one and _span(one) is not None for one in value[:20])
    return value if any(timed) else ()


def segments(value: object, source: str, line: int = 0) -> Iterator[Cue | Rejected]:
    """The cues of a recogniser's JSON: start, end or duration (seconds or time codes) and text; or `timestamps`,
    `offsets`.

    `line` is that of the value in a JSON-lines file; 0 when it is a file of its own, whose segments are
    counted instead. Recognisers lead each new word by a space: a text without one goes on inside a word.
    """
    found = _segments(value)
    texts = [one.get("text") for one in found if isinstance(one, Mapping)]
    spaced = sum(isinstance(text, str) and text.startswith(" ") for text in texts) * 2 > len(texts) > 1
    for number, one in enumerate(found, 1):
        at = line or number
        text = one.get("text") if isinstance(one, Mapping) else None
        span = _span(one) if isinstance(one, Mapping) else None
        if not isinstance(text, str):
            yield Rejected(source, at, "not_object", f"segment {number}", repr(one)[:_RAW])
        elif span is None:
            yield Rejected(source, at, "time", f"segment {number}", _shown(repr(one)[:_RAW]))
        elif text.strip():
            glued = spaced and number > 1 and not text[0].isspace()
            yield Cue(*span, " ".join(text.split()), at, glued)


def _span(one: Mapping[str, object]) -> tuple[float, float] | None:
    for holder, names, unit in (
        (one, ("start", "end"), 1.0),
        (one, ("start_time", "end_time"), 1.0),
        (one, ("start", "duration"), 1.0),
        (one.get("timestamps"), ("from", "to"), 1.0),
        (one.get("offsets"), ("from", "to"), 0.001),
    ):
        if isinstance(holder, Mapping) and all(name in holder for name in names):
            start, end = (_moment(holder[name], unit) for name in names)
            if names[1] == "duration" and start is not None and end is not None:
                end += start
            return None if start is None or end is None or not 0 <= start <= end < 1e7 else (start, end)
    return None


def _moment(value: object, unit: float) -> float | None:
    if isinstance(value, str):
        return seconds(value.strip())
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) * unit if abs(value) < 1e12 and math.isfinite(value) else None
