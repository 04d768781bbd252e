"""A walk to the till that rests: the last visit's walk stands once more where nothing of the shop has changed.

Whoever sends the visit says whether it may: where a lead stands on the till, it is walked anew every time. What is
taken over keeps the times of the visit that saw it, and names that visit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from crawler.evidence.codec import Origin
from crawler.model import Capture, Via, Walk
from crawler.spiders.answer import Answer
from crawler.spiders.unchanged import Unchanged


class Pages(Protocol):
    """The part of `Capturer` that resting needs."""

    captures: list[Capture]
    origins: dict[str, Origin]
    unchanged: Unchanged

    def note(
        self, answer: Answer, body: bytes = b"", via: Via = Via.HTTP, origin: Origin | None = None
    ) -> Capture: ...


def rest(pages: Pages) -> Walk | None:
    """The last visit's walk, its pages noted as captures of this one; None when it must be walked anew."""
    memory = pages.unchanged.memory
    till = memory.till if memory is not None and not memory.distrusted else None
    if memory is None or till is None or not _as_before(pages, till.before):
        return None
    bodies = [body for _, origin in till.pages if (body := memory.drawing(origin)) is not None]
    if len(bodies) < len(till.pages):
        return None
    steps = []
    for step, (seen, origin), body in zip(till.walk.steps, till.pages, bodies, strict=True):
        answer = Answer(
            seen.url,
            seen.requested_url,
            seen.at,
            seen.state,
            "",
            seen.status,
            seen.headers,
            record=origin.record,
        )
        again = pages.note(answer, body, Via.BROWSER, origin)
        # the picture is a record of the file that the walk was written to; the page's bytes are found through it
        steps.append(replace(step, capture=again.id, screenshot=""))
    return replace(till.walk, steps=tuple(steps), of=till.walk.of or memory.visit)


def _as_before(pages: Pages, before: Sequence[Capture]) -> bool:
    """Whether a visit so far is, page by page, what the last one was when it set out for the till."""
    if len(pages.captures) != len(before):
        return False
    return all(_same(now, then, pages) for now, then in zip(pages.captures, before, strict=True))


def _same(now: Capture, then: Capture, pages: Pages) -> bool:
    def told(one: Capture) -> tuple[object, ...]:
        return one.url, one.requested_url, one.state, one.via, one.status, one.content_type, one.why

    if told(now) != told(then):
        return False
    if not now.digest or now.digest == then.digest:
        return True
    return pages.unchanged.same(now.url) if now.via is Via.HTTP else now.id in pages.origins
