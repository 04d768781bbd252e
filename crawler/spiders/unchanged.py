"""What is as it was in the last visit: a page, by its server's word or its bytes, and a drawing, by all that
went into it. Nothing is taken over that could have come out differently."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from crawler.bodies import decode, encodings
from crawler.essence import essence
from crawler.evidence.codec import Origin
from crawler.evidence.memory import Earlier, Memory
from crawler.evidence.walk import Record
from crawler.evidence.write import IDENTICAL, NOT_MODIFIED, VisitWriter
from crawler.model import Capture, CaptureState
from crawler.spiders.answer import Answer

CONDITIONS = ("If-None-Match", "If-Modified-Since")
LOADED = "loaded"  # the note of a drawn page: what its scripts loaded, as `crawler.browser` writes it
Head = tuple[str, Sequence[tuple[str, str]]]
Ask = Callable[[str, list[tuple[str, str]]], Awaitable[Answer | None]]


def as_before(answer: Answer, memory: Memory) -> bool:
    """Whether an answer may be what the last visit kept: the server says so, or a whole page was sent again."""
    known = memory.page(answer.url) is not None
    return known and (answer.status == 304 or (answer.status == 200 and answer.state is CaptureState.OK))


def again(answer: Answer, memory: Memory, writer: VisitWriter, question: Head, head: Head, ip: str) -> str:
    """Writes a revisit record when the answer's body is the earlier one; its id out, "" when it is not.

    After a 304 the answer takes on the earlier status, headers and body (RFC 9110, 15.4.5): it is what a
    cache would show.
    """
    earlier = memory.page(answer.url)
    record = memory.record(earlier) if earlier else None
    if earlier is None or record is None:
        return ""  # gone or damaged since we asked: `rasoat evidence verify` tells
    body = payload(record)
    if answer.status == 304:
        answer.status, answer.headers, answer.raw = earlier.capture.status, earlier.capture.headers, body
        answer.state, answer.why, answer.unsent = CaptureState.OK, "", True
    elif answer.raw != body:
        return ""
    answer.earlier = earlier
    profile = NOT_MODIFIED if answer.unsent else IDENTICAL
    return writer.revisit(answer.url, answer.at, question, head, memory.reference(record), profile, ip)


def payload(record: Record) -> bytes:
    """The body of a kept response as it was received."""
    return record.block.partition(b"\r\n\r\n")[2]


class Unchanged:
    """What one visit takes over from the last one. Without a memory it takes over nothing."""

    def __init__(self, memory: Memory | None, max_body: int) -> None:
        self.memory = memory if memory else None
        self._max_body = max_body
        self._same: set[str] = set()  # pages of this visit that say what they said
        self._inputs: dict[str, bool] = {}

    def test(self, told: bytes, sent: bytes) -> None:
        """A page that a server called unmodified, and what it sends when asked whole. A server that was
        wrong once is not believed again in this visit."""
        if self.memory is not None and essence(told) != essence(sent):
            self.memory.distrusted = True

    def knows(self, url: str) -> bool:
        """Whether the last visit kept a page at this address."""
        return self.memory is not None and self.memory.page(url) is not None

    def same(self, url: str) -> bool:
        """Whether a page of this visit says what it said."""
        return url in self._same

    def says(self, answer: Answer, body: bytes) -> str:
        """Why a page counts as unchanged, one sentence; "" when it does not."""
        earlier = answer.earlier or (self.memory.page(answer.url) if self.memory else None)
        if self.memory is None or earlier is None or answer.state is not CaptureState.OK:
            return ""
        if answer.unsent:
            how = "the server answered 304"
        elif answer.earlier or hashlib.sha256(body).hexdigest() == earlier.capture.digest:
            how = "the same bytes were sent"
        elif self._alike(earlier, body):
            how = "only tokens, comments and the like differ"
        else:
            return ""
        self._same.add(answer.url)
        return f"{how}: as in visit {self.memory.visit}; the body was first captured at {earlier.origin.at}"

    def _alike(self, earlier: Earlier, body: bytes) -> bool:
        record = self.memory.record(earlier) if self.memory else None
        if record is None:
            return False
        before = decode(payload(record), encodings(earlier.capture.headers), self._max_body)
        return essence(before.body) == essence(body)

    async def drawing(self, plain: Capture, ask: Ask) -> tuple[Capture, Origin, bytes] | None:
        """The last visit's drawing of an unchanged page whose scripts would load the same again, else None.

        `ask` fetches an address with conditions; None from it means that it may not be fetched.
        """
        memory = self.memory
        earlier = memory.page(plain.url) if memory and plain.url in self._same else None
        if memory is None or earlier is None or earlier.drawn is None or earlier.drawn_origin is None:
            return None
        noted = memory.notes.get(plain.url, {}).get(LOADED)
        if noted is None:
            return None
        for url, digest, etag, modified in json.loads(noted):
            if url not in self._inputs:
                self._inputs[url] = await self._as_loaded(url, digest, etag, modified, ask)
            if not self._inputs[url]:
                return None
        body = memory.drawn(earlier)
        return None if body is None else (earlier.drawn, earlier.drawn_origin, body)

    async def _as_loaded(self, url: str, digest: str, etag: str, modified: str, ask: Ask) -> bool:
        asking = [("If-None-Match", etag)] if etag else [("If-Modified-Since", modified)] if modified else []
        answer = await ask(url, asking)
        if answer is None:
            return False
        if asking and answer.status == 304:
            return True
        body = decode(answer.raw, encodings(answer.headers), self._max_body)
        whole = answer.status == 200 and not body.cut and not body.broken
        return whole and bool(digest) and hashlib.sha256(body.body).hexdigest() == digest

    def notes(self, url: str, at: datetime) -> dict[str, str]:
        """What is noted of a page whose drawing was taken over."""
        assert self.memory is not None  # only a memory gives a drawing
        as_on = f"no: the page and all that its scripts loaded are unchanged since {at.isoformat()}"
        return {"drawn": "yes", "drawn again": as_on, LOADED: self.memory.notes[url][LOADED]}
