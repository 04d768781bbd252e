"""Records of a chunk as lines of JSON, ready to be written, with what a summary counts.

What a rule says is serialised once; a line is those bytes with the row's own put between. The bytes are those
of `json_line(record)`.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, chain, repeat
from json.encoder import encode_basestring
from typing import Any

from checker.feed.audit import storefront_of
from checker.feed.grown import Verdict
from checker.feed.known import Known
from checker.feed.model import Again, FeedRow
from checker.feed.mould import Mould, frame_of, inner, mould_of, shared_of, to_bytes
from checker.feed.record import LISTING
from checker.feed.verdict import Clerk
from checker.leads.fingerprint import fingerprints
from checker.leads.wording import show
from checker.model import SubjectKind


def json_line(record: Mapping[str, Any]) -> bytes:
    """A record as one line in UTF-8; half a surrogate pair, which no file can hold, is written as its escape."""
    return to_bytes(json.dumps(record, ensure_ascii=False)) + b"\n"


@dataclass(slots=True)
class Written:
    """Lines one after another in `data`, about the rules `rules`. Of each row with leads: its number in `lines`, how
    many bytes in `sizes`, how many leads in `counts`."""

    parts: list[bytes | memoryview] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    lines: array[int] = field(default_factory=lambda: array("q"))
    sizes: array[int] = field(default_factory=lambda: array("q"))
    counts: array[int] = field(default_factory=lambda: array("q"))
    sellers: Counter[str] = field(default_factory=Counter)  # leads by seller, by category
    categories: Counter[str] = field(default_factory=Counter)

    def add(self, row: FeedRow | Again, clerk: Clerk, verdict: Verdict, known: Known | None = None) -> None:
        """The leads of one row; `known` where its words were met before."""
        if not verdict.leads:
            return
        mould = _mould(known) if known is not None else None
        if mould is not None and isinstance(row, Again):
            size = self._pour(row, clerk, mould)
            count = len(mould.rules)
        else:
            size, count = 0, len(verdict.leads)
            for rule, more, pieces in lines(row, clerk, verdict):
                size += more
                self.parts += pieces
                self.rules.append(rule)
        self.lines.append(row.line)
        self.sizes.append(size)
        self.counts.append(count)
        if row.seller:
            self.sellers[row.seller] += count
        if row.category:
            self.categories[row.category] += count

    def _pour(self, row: Again, clerk: Clerk, mould: Mould) -> int:
        """The lines of a row from its mould; how many bytes."""
        storefront, opening = _opening(row.platform, row.seller, clerk.feed)
        url = row.url or f"{row.source}:{row.line}"
        own = b"".join((opening, to_bytes(encode_basestring(row.id)), mould.shared, _place(row, url)))
        pieces = list(mould.pieces)
        for at in mould.own:
            pieces[at] = own
        size = mould.size + len(own) * len(mould.own)
        if mould.urls:
            said = inner(show(url, clerk.lang))
            for at in mould.urls:
                pieces[at] = said
            size += len(said) * len(mould.urls)
        print_of = fingerprints(storefront, SubjectKind.LISTING, row.id)
        for at, rule in zip(mould.prints, mould.rules, strict=True):
            name = pieces[at] = print_of(rule).encode()
            size += len(name)
        self.parts += pieces
        self.rules += mould.rules
        return size

    @property
    def with_leads(self) -> int:
        """How many rows have leads."""
        return len(self.counts)

    @property
    def data(self) -> bytes | memoryview:
        """All lines; `parts` are the same and cost nothing."""
        if len(self.parts) != 1:
            self.parts[:] = [b"".join(self.parts)]
        return self.parts[0]

    def record(self, at: int) -> dict[str, Any]:
        """One record read back."""
        before = [0, *accumulate(self.counts)]
        row = bisect_right(before, at) - 1
        start = sum(self.sizes[:row])
        of_row = bytes(self.data[start : start + self.sizes[row]]).split(b"\n")
        found: dict[str, Any] = json.loads(of_row[at - before[row]])
        return found

    def __reduce__(self) -> tuple[object, ...]:
        return Written, ([bytes(self.data)], *self.told())

    def told(self) -> tuple[Any, ...]:
        """All of it but the lines."""
        return self.rules, self.lines, self.sizes, self.counts, self.sellers, self.categories


def joined(shares: Sequence[Written]) -> Written:
    """What several made of the rows of one chunk, in the order of the rows."""
    out, told = Written(), list[tuple[int, int, int, int, int, int]]()
    for number, share in enumerate(shares):
        ends, upto = accumulate(share.sizes), accumulate(share.counts)
        told += zip(share.lines, repeat(number), share.sizes, ends, share.counts, upto)
        out.sellers.update(share.sellers)
        out.categories.update(share.categories)
    told.sort()
    views, rules = [memoryview(share.data) for share in shares], [share.rules for share in shares]
    out.parts = [views[number][end - size : end] for _, number, size, end, _, _ in told]
    out.rules = [*chain.from_iterable([rules[number][high - n : high] for _, number, _, _, n, high in told])]
    out.lines.extend([one[0] for one in told])
    out.sizes.extend([one[2] for one in told])
    out.counts.extend([one[4] for one in told])
    return out


def _mould(known: Known) -> Mould | None:
    """The mould of what is known, made when a row is met again."""
    if known.mould is None:
        known.mould = mould_of(known) or False
    return known.mould or None


@lru_cache(maxsize=4096)
def _opening(platform: str, seller: str, feed: str) -> tuple[str, bytes]:
    """The storefront of a row, and how the cells begin that its leads share."""
    storefront = storefront_of(Again("", 0, "", "", "", seller, "", platform), feed)
    return storefront, to_bytes(f'"storefront": {encode_basestring(storefront)}, "subject": ')


def _place(row: FeedRow | Again, url: str) -> bytes:
    said = encode_basestring
    return to_bytes(f'{said(url)}, "source": {said(row.source)}, "line": {row.line}')


Line = tuple[str, int, list[bytes]]  # rule, bytes in all, the line in pieces


def lines(row: FeedRow | Again, clerk: Clerk, verdict: Verdict) -> Iterator[Line]:
    """The line of each lead of a row."""
    url = row.url or f"{row.source}:{row.line}"
    storefront, opening = _opening(row.platform, row.seller, clerk.feed)
    shared = shared_of(row.title[:LISTING], row.category, row.seller)
    own = b"".join((opening, to_bytes(encode_basestring(row.id)), shared, _place(row, url)))
    print_of = fingerprints(storefront, SubjectKind.LISTING, row.id)
    names = clerk.names(storefront, url, row.id)
    shown: dict[str, bytes] = {}
    for lead in verdict.leads:
        frame = frame_of(lead.stem)
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
                    said = shown[value] = inner(value)
                pieces.append(said)
                size += len(said)
        pieces.append(frame.tail)
        yield frame.rule, size, pieces
