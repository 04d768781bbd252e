"""What the words of rows came to, remembered: a feed that says the same of many rows is read once for each saying.

Told by 128 bits over every cell but the row's number and address, so that nobody's listing is taken for
another's. Two generations are kept, so that memory is bounded and what recurs stays.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise, repeat
from typing import Any, Generic, TypeVar

from checker.feed.cells import blank, called, text_of
from checker.feed.grown import Verdict
from checker.feed.model import Again
from checker.feed.tables import Block

GENERATION = 65_536  # rows
OWN = ("id", "url", "platform")  # fields from which no fact is read


@dataclass(slots=True, eq=False)
class Known:
    """A verdict, and the cells of its row that leads repeat.

    `mould` is kept here by whoever writes lines of it (`checker.feed.written`).
    """

    verdict: Verdict
    title: str
    category: str
    seller: str
    mould: Any = None


def names_of(block: Block) -> Sequence[bytes | None] | None:
    """What the rows of a block are remembered by; None for a row that cannot be told (a date among its cells, say).

    Its description is told by the bytes in which it lies, the other cells as they are: most of a row is description.
    (Bytes that are no text make a name too; nothing is ever remembered by it.) None when another cell of the block is
    no text: then nothing of the block is remembered.
    """
    plan = block.plan
    own = {i for name in OWN for i in plan.at.get(name, ())}
    told = [i for i in range(len(plan.names)) if i not in own]
    long = next((i for i in plan.at.get("description", ()) if i not in own), None)
    raw = block.raw(long) if long is not None else None
    form = repr((plan.names, sorted(plan.at.items()), plan.others, raw is not None))
    key = blake2b(form.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    try:
        others: list[list[Any]] = [block.column(i) for i in told if raw is None or i != long]
    except UnicodeDecodeError:
        return None
    if raw is not None and long is not None:
        others.append(block.absent(long))  # a cell that is empty is no cell that is not there
    cells = zip(*others, strict=True) if others else repeat((), len(block))
    return list(_names(cells, raw, key))


def _names(
    rows: Iterator[tuple[Any, ...]] | repeat[tuple[Any, ...]],
    raw: tuple[memoryview, memoryview] | None,
    key: bytes,
) -> Iterator[bytes | None]:
    bounds = pairwise(raw[0]) if raw is not None else repeat((0, 0))
    data = raw[1] if raw is not None else memoryview(b"")
    for cells, (start, end) in zip(rows, bounds, strict=False):
        try:
            # what `marshal` writes says where it ends, so that nothing of it passes for the bytes after it
            name = blake2b(marshal.dumps(cells, 2), digest_size=16, key=key)
        except ValueError:
            yield None
            continue
        name.update(data[start:end])
        yield name.digest()


_What = TypeVar("_What")


class Memory(Generic[_What]):
    """Something by the names of rows: verdicts, or whether somebody has them."""

    def __init__(self) -> None:
        self._new: dict[bytes, _What] = {}
        self._old: dict[bytes, _What] = {}

    def get(self, name: bytes) -> _What | None:
        """What is known by a name."""
        held = self._new.get(name)
        if held is None and (held := self._old.get(name)) is not None:
            self.put(name, held)
        return held

    def put(self, name: bytes, known: _What) -> None:
        """Remember; the generation before the last is forgotten."""
        if len(self._new) >= GENERATION:
            self._old, self._new = self._new, {}
        self._new[name] = known


Own = tuple[list[str], list[str], list[str]]


def own_of(block: Block) -> Own:
    """Of each row its id, its address, its platform: as `id_of` and `where_of` have them. UnicodeDecodeError where one
    is no text."""
    ids, urls, platforms = (_filled(block, name) for name in OWN)
    return [one.strip() for one in ids], [one.strip() for one in urls], platforms


def _filled(block: Block, field: str) -> list[str]:
    """The text of the first filled cell of the columns for a field."""
    places = block.plan.at.get(field, ())
    if not places:
        return [""] * len(block)
    first, *others = (block.column(i) for i in places)
    for more in others:
        first = [two if blank(one) else one for one, two in zip(first, more, strict=True)]
    return ["" if blank(one) else one if isinstance(one, str) else text_of(one) for one in first]


def again(known: Known, own: Own, at: int, source: str, line: int) -> Again:
    """What leads repeat of a row: its own cells, and those that its words were known with."""
    id = own[0][at] or called("", own[1][at], known.title, source, line)
    return Again(source, line, id, known.title, known.category, known.seller, own[1][at], own[2][at])
