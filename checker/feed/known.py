"""What the words of rows came to, remembered: a feed that says the same of many rows is read once for each saying.

Told by 128 bits over every cell but the row's number and address, so that nobody's listing is taken for
another's. Two generations are kept, so that memory is bounded and what recurs stays.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from operator import itemgetter
from typing import Any

from checker.feed.cells import id_of, where_of
from checker.feed.columns import Plan
from checker.feed.grown import Verdict
from checker.feed.model import Again

GENERATION = 65_536  # rows
_OWN = ("id", "url", "platform")  # fields from which no fact is read


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """A verdict, and the cells of its row that leads repeat."""

    verdict: Verdict
    title: str
    category: str
    seller: str


class Memory:
    """Verdicts by the words they were given on."""

    def __init__(self) -> None:
        self._new: dict[bytes, Known] = {}
        self._old: dict[bytes, Known] = {}
        self._plan: tuple[Plan, Callable[[Sequence[object]], Any], bytes] | None = None

    def name(self, cells: Sequence[object], plan: Plan) -> bytes | None:
        """What cells are remembered by; None for cells that cannot be told (a date, say)."""
        if self._plan is None or self._plan[0] is not plan:
            own = {i for name in _OWN for i in plan.at.get(name, ())}
            told = [i for i in range(len(plan.names)) if i not in own]
            form = repr((plan.names, sorted(plan.at.items()), plan.others)).encode("utf-8", "surrogatepass")
            pick = itemgetter(*told) if told else lambda cells: ()
            self._plan = plan, pick, blake2b(form, digest_size=16).digest()
        _, pick, form = self._plan
        try:
            return blake2b(marshal.dumps(pick(cells), 2), digest_size=16, key=form).digest()
        except ValueError:
            return None

    def get(self, name: bytes) -> Known | None:
        """What is known by a name."""
        held = self._new.get(name)
        if held is None and (held := self._old.get(name)) is not None:
            self.put(name, held)
        return held

    def put(self, name: bytes, known: Known) -> None:
        """Remember; the generation before the last is forgotten."""
        if len(self._new) >= GENERATION:
            self._old, self._new = self._new, {}
        self._new[name] = known


def again(known: Known, cells: Sequence[object], plan: Plan, source: str, line: int) -> Again:
    """What leads repeat of a row: its own cells, and those that its words were known with."""
    url, platform = where_of(cells, plan)
    return Again(
        source,
        line,
        id_of(cells, plan, source, line),
        known.title,
        known.category,
        known.seller,
        url,
        platform,
    )
