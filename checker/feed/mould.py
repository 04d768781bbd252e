"""The lines of a row that was met before: all of their bytes but what is the row's own, in pieces with holes between.

What a rule says is shared by all rows (`Frame`); a mould adds what the words of one row put into it. Its holes are the
fingerprint of each lead, the cells that leads of a row share, and the row's address.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from json.encoder import encode_basestring
from typing import Any

from checker.feed.grown import Grown, Stem
from checker.feed.known import Known

OWN = ("storefront", "subject", "listing", "category", "seller", "url", "source", "line")  # of the row
URL = "subject.url"
_HOLE, _ADDRESS = (
    "\ue000",
    "\ue001",
)  # characters for private use, which no rule holds; whoever's words do has no mould
_CONTROL = "\ue000\ue001"


def to_bytes(text: str) -> bytes:
    """UTF-8; half a surrogate pair, which no file can hold, is written as its escape."""
    return text.encode("utf-8", "backslashreplace")


def inner(text: str) -> bytes:
    """A text as it stands between the quotation marks of JSON."""
    return to_bytes(encode_basestring(text)[1:-1])


@dataclass(slots=True)
class Frame:
    """The bytes of a rule's line before, between and after what the row puts in."""

    rule: str
    head: bytes
    lead: bytes
    middle: bytes
    message: tuple[tuple[bytes, str], ...]  # bytes, then the name whose value follows ("" for none)
    tail: bytes
    size: int = 0  # bytes in all


def frame_of(stem: Stem) -> Frame | None:
    """None when a rule's other sentences name things too: its line is made the long way."""
    known = stem.frame
    if known is None:
        known = stem.frame = _framed(stem) or False
    return known or None


def _framed(stem: Stem) -> Frame | None:
    sentences = dict(stem.sentences)
    message = sentences.pop("message", None)
    record = dict(stem.record)
    if sentences or any(sign in str(value) for value in record.values() for sign in _CONTROL):
        return None
    record["id"] = _HOLE
    if message is not None:
        record["message"] = _HOLE
    head, lead, middle, tail = _cut(record, message is not None)
    pieces: list[tuple[bytes, str]] = []
    if message is not None:
        cut = message.parts
        for i in range(0, len(cut), 2):
            name = cut[i + 1] if i + 1 < len(cut) else ""
            pieces.append((inner(cut[i]), name))
    made = Frame(stem.rule.rule.id, head, lead, middle, tuple(pieces), tail + b"\n")
    made.size = sum(map(len, (head, lead, middle, made.tail))) + sum(len(one) for one, _ in pieces)
    return made


def _cut(record: dict[str, Any], message: bool) -> tuple[bytes, bytes, bytes, bytes]:
    """A record as JSON, cut at its fingerprint, at the cells of the row and, if it is to be filled, at its message."""
    text = json.dumps({**record, **dict.fromkeys(OWN, 0)}, ensure_ascii=False)
    blank = ", ".join(f'"{name}": 0' for name in OWN)
    head, _, after = text.partition(_HOLE)
    lead, _, after = after.partition(blank)
    middle, _, tail = after.partition(_HOLE) if message else (after, "", "")
    return to_bytes(head), to_bytes(lead), to_bytes(middle), to_bytes(tail)


@dataclass(frozen=True, slots=True, eq=False)
class Mould:
    """Pieces of the lines of a row, empty where its own stands: its cells at `own`, its address at `urls`, the
    fingerprints at `prints`, of the leads of `rules`. `size` counts the pieces."""

    pieces: tuple[bytes, ...]
    own: tuple[int, ...]
    urls: tuple[int, ...]
    prints: tuple[int, ...]
    rules: tuple[str, ...]
    size: int
    shared: bytes  # of the cells that leads share those which its words were known with


def mould_of(known: Known) -> Mould | None:
    """The mould of a verdict; None where a sentence names more than facts and the address."""
    pieces: list[bytes] = []
    holes: dict[str, list[int]] = {_HOLE: [], _ADDRESS: [], "": []}
    for lead in known.verdict.leads:
        told = _of_frame(lead) if lead.quoted is None else _of_record(lead)
        if told is None:
            return None
        for text, hole in told:
            if text:
                pieces.append(text)
            if hole is not None:
                holes[hole].append(len(pieces))
                pieces.append(b"")
    return Mould(
        tuple(pieces),
        tuple(holes[""]),
        tuple(holes[_ADDRESS]),
        tuple(holes[_HOLE]),
        tuple([lead.stem.rule.rule.id for lead in known.verdict.leads]),
        sum(map(len, pieces)),
        shared_of(known.title, known.category, known.seller),
    )


def shared_of(title: str, category: str, seller: str) -> bytes:
    """The cells of a row that stand between its number and its address."""
    said = encode_basestring
    return to_bytes(
        f', "listing": {said(title)}, "category": {said(category)}, "seller": {said(seller)}, "url": '
    )


Told = list[
    tuple[bytes, str | None]
]  # bytes, then the hole that follows (None: none, "": the cells of the row)


def _of_frame(lead: Grown) -> Told | None:
    frame = frame_of(lead.stem)
    if frame is None:
        return None
    told: Told = [(frame.head, _HOLE), (frame.lead, ""), (frame.middle, None)]
    for text, name in frame.message:
        if name == URL and name not in lead.shown:
            told.append((text, _ADDRESS))
        elif not name or name in lead.shown:
            told += [(text, None), (inner(lead.shown[name]) if name else b"", None)]
        else:
            return None
    return [*told, (frame.tail, None)]


def _of_record(lead: Grown) -> Told | None:
    """A lead that rests on a quote: few do, so that its bytes are its own from end to end."""
    stem = lead.stem
    record = dict(stem.record)
    if lead.quoted is not None:
        record["quote"], record["column"], record["start"], record["end"], record["confidence"] = lead.quoted
    shown = {URL: _ADDRESS, **lead.shown}
    if any(name not in shown for _, sentence in stem.sentences for name in sentence.names):
        return None
    said = [*map(str, record.values()), *lead.shown.values()]
    if any(sign in one for one in said for sign in _CONTROL):
        return None
    for column, sentence in stem.sentences:
        record[column] = sentence.filled(shown)
    head, lead_, rest, _ = _cut({**record, "id": _HOLE}, False)
    between = rest.split(to_bytes(_ADDRESS))
    told: Told = [(head, _HOLE), (lead_, "")]
    told += [(one, _ADDRESS) for one in between[:-1]]
    return [*told, (between[-1] + b"\n", None)]
