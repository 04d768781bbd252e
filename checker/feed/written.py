"""Records of a chunk as lines of JSON, ready to be written, with what a summary counts.

What a rule says is serialised once; a line is those bytes with the row's own put between. The bytes are those
of `json_line(record)`.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from json.encoder import encode_basestring
from typing import Any

from checker.feed.audit import storefront_of
from checker.feed.grown import Stem, Verdict
from checker.feed.model import Again, FeedRow
from checker.feed.record import LISTING
from checker.feed.verdict import Clerk
from checker.leads.fingerprint import fingerprints
from checker.model import SubjectKind

_OWN = ("storefront", "subject", "listing", "category", "seller", "url", "source", "line")  # of the row


def json_line(record: Mapping[str, Any]) -> bytes:
    """A record as one line in UTF-8; half a surrogate pair, which no file can hold, is written as its escape."""
    return _bytes(json.dumps(record, ensure_ascii=False)) + b"\n"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


@dataclass(slots=True)
class Written:
    """Lines one after another in `data`; the one at `i` ends at `ends[i]` and is about rule `rules[i]`."""

    parts: list[bytes] = field(default_factory=list)
    ends: array[int] = field(default_factory=lambda: array("q"))
    rules: list[str] = field(default_factory=list)
    sellers: Counter[str] = field(default_factory=Counter)  # leads by seller, by category
    categories: Counter[str] = field(default_factory=Counter)
    with_leads: int = 0  # rows

    def add(self, row: FeedRow | Again, clerk: Clerk, verdict: Verdict) -> None:
        """The leads of one row."""
        if not verdict.leads:
            return
        self.with_leads += 1
        end = self.ends[-1] if self.ends else 0
        for rule, size, pieces in lines(row, clerk, verdict):
            end += size
            self.parts += pieces
            self.ends.append(end)
            self.rules.append(rule)
        if row.seller:
            self.sellers[row.seller] += len(verdict.leads)
        if row.category:
            self.categories[row.category] += len(verdict.leads)

    @property
    def data(self) -> bytes:
        """All lines."""
        if len(self.parts) != 1:
            self.parts[:] = [b"".join(self.parts)]
        return self.parts[0]

    def record(self, at: int) -> dict[str, Any]:
        """One record read back."""
        start = self.ends[at - 1] if at else 0
        found: dict[str, Any] = json.loads(self.data[start : self.ends[at]])
        return found

    def __reduce__(self) -> tuple[object, ...]:
        kept = [self.data], self.ends, self.rules, self.sellers, self.categories, self.with_leads
        return Written, kept


Line = tuple[str, int, list[bytes]]  # rule, bytes in all, the line in pieces


def lines(row: FeedRow | Again, clerk: Clerk, verdict: Verdict) -> Iterator[Line]:
    """The line of each lead of a row."""
    storefront, url = storefront_of(row, clerk.feed), row.url or f"{row.source}:{row.line}"
    own = _own(row, storefront, url)
    print_of = fingerprints(storefront, SubjectKind.LISTING, row.id)
    names = clerk.names(storefront, url, row.id)
    shown: dict[str, bytes] = {}
    for lead in verdict.leads:
        frame = _frame(lead.stem)
        if lead.quoted is not None or frame is None:
            for record in clerk.records(row, Verdict(verdict.profile, (), (lead,))):
                line = json_line(record)
                yield lead.stem.rule.rule.id, len(line), [line]
            continue
        name_of = print_of(frame.rule).encode()
        pieces = [frame.head, name_of, frame.lead, own, frame.middle]
        size = frame.size + len(name_of) + len(own)
        for text, name in frame.message:
            pieces.append(text)
            if name:
                value = lead.shown.get(name)
                if value is None:
                    value = names[name]
                said = shown.get(value)
                if said is None:
                    said = shown[value] = _bytes(encode_basestring(value)[1:-1])
                pieces.append(said)
                size += len(said)
        pieces.append(frame.tail)
        yield frame.rule, size, pieces


def _own(row: FeedRow | Again, storefront: str, url: str) -> bytes:
    """The cells that all leads of a row share, as they stand within a line."""
    said = encode_basestring
    return _bytes(
        f'"storefront": {said(storefront)}, "subject": {said(row.id)}, "listing": {said(row.title[:LISTING])}, '
        f'"category": {said(row.category)}, "seller": {said(row.seller)}, "url": {said(url)}, '
        f'"source": {said(row.source)}, "line": {row.line}'
    )


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


_HOLE = "\ue000"  # a character for private use, which no rule holds


def _frame(stem: Stem) -> Frame | None:
    """None when a rule's other sentences name things too: its line is made the long way."""
    known = stem.frame
    if known is None:
        known = stem.frame = _made(stem) or False
    return known or None


def _made(stem: Stem) -> Frame | None:
    sentences = dict(stem.sentences)
    message = sentences.pop("message", None)
    record = dict(stem.record)
    if sentences or _HOLE in "".join(str(value) for value in record.values()):
        return None
    record["id"] = _HOLE
    if message is not None:
        record["message"] = _HOLE
    for name in _OWN:
        record[name] = 0
    text = json.dumps(record, ensure_ascii=False)
    blank = ", ".join(f'"{name}": 0' for name in _OWN)
    head, _, after = text.partition(_HOLE)
    lead, _, after = after.partition(blank)
    middle, _, tail = after.partition(_HOLE)
    pieces: list[tuple[bytes, str]] = []
    if message is None:
        middle, tail = after, ""
    else:
        cut = message.parts
        for i in range(0, len(cut), 2):
            name = cut[i + 1] if i + 1 < len(cut) else ""
            pieces.append((_bytes(encode_basestring(cut[i])[1:-1]), name))
    made = Frame(
        stem.rule.rule.id, _bytes(head), _bytes(lead), _bytes(middle), tuple(pieces), _bytes(tail + "\n")
    )
    made.size = sum(map(len, (made.head, made.lead, made.middle, made.tail))) + sum(
        len(one) for one, _ in pieces
    )
    return made
