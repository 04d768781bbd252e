"""A whole feed audited, chunk by chunk, in this process or in several, in the order of the feed.

In several processes, rows whose words are the same go to the same process, so that each remembers its own share and
none reads what another has read.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from checker.feed.audit import Auditor
from checker.feed.hands import Hands
from checker.feed.known import names_of
from checker.feed.model import FeedRow, Rejected
from checker.feed.post_audit import PostAuditor
from checker.feed.tables import Block
from checker.feed.work import Chunk, Done, Tally, Task, audit_chunk, auditor_of
from checker.feed.written import joined

CHUNK = 500  # rows
_AHEAD = 3  # chunks that wait for each process


def audit_rows(
    task: Task,
    rows: Iterable[FeedRow | Rejected | Block],
    jobs: int = 1,
    ready: Auditor | PostAuditor | None = None,
) -> Iterator[Done]:
    """Every chunk of a feed in its order; of lines the outcomes follow with the last. `jobs` processes; a few chunks of
    each are under way at a time. `ready` is what holds the rows, where it is made for this task already.
    OSError when a process ends before its time."""
    chunks = _chunks(rows)
    if jobs > 1:
        yield from _spread(task, chunks, jobs, ready)
        return
    auditor, tally = ready or auditor_of(task), Tally()
    for chunk in chunks:
        yield audit_chunk(task, auditor, chunk, tally)
    if tally:
        yield Done(outcomes=tally.told())


def _spread(
    task: Task, chunks: Iterator[Chunk], jobs: int, ready: Auditor | PostAuditor | None
) -> Iterator[Done]:
    with Hands(task, jobs, ready) as hands:
        waiting: deque[list[int]] = deque()  # of each chunk the processes that have a share of it
        for chunk in chunks:
            waiting.append(_given(task, hands, chunk, jobs))
            if len(waiting) > _AHEAD * jobs:
                yield _joined([hands.take(hand) for hand in waiting.popleft()])
        while waiting:
            yield _joined([hands.take(hand) for hand in waiting.popleft()])
        if outcomes := hands.outcomes():
            yield Done(outcomes=outcomes)


def _given(task: Task, hands: Hands, chunk: Chunk, jobs: int) -> list[int]:
    """Give a chunk to one process or, where its rows are told by names, to several; which ones."""
    names = names_of(chunk) if isinstance(chunk, Block) and task.written else None
    if names is None or not isinstance(chunk, Block):
        hand = hands.idlest()
        hands.give(hand, chunk)
        return [hand]
    shares: dict[int, list[int]] = {}
    for at, name in enumerate(names):
        shares.setdefault((name[0] if name is not None else at) % jobs, []).append(at)
    if shares:
        hands.share(chunk.named(names), shares)
    return list(shares)


def _joined(shares: list[Done]) -> Done:
    """What the shares of one chunk came to, in the order of its rows."""
    if len(shares) == 1:
        return shares[0]
    out = Done(sum(one.rows for one in shares), written=joined([w for one in shares if (w := one.written)]))
    out.rejected = sorted((row for one in shares for row in one.rejected), key=lambda row: row.line)
    for one in shares:
        out.outcomes.update(one.outcomes)
    return out


def _chunks(units: Iterable[FeedRow | Rejected | Block]) -> Iterator[Chunk]:
    """Blocks as they are, the rows between them some hundred at a time."""
    loose: list[FeedRow | Rejected] = []
    for unit in units:
        if not isinstance(unit, Block):
            loose.append(unit)
        if loose and (len(loose) >= CHUNK or isinstance(unit, Block)):
            yield loose
            loose = []
        if isinstance(unit, Block):
            yield unit
    if loose:
        yield loose
