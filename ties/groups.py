"""Groups that grow by ties, the strongest first, and never join what a person or a clone keeps apart."""

from __future__ import annotations

from collections.abc import Hashable, Iterable


class Kept:
    """Union-find with pairs that must stay apart."""

    def __init__(self) -> None:
        self._above: dict[Hashable, Hashable] = {}
        self._apart: dict[Hashable, set[Hashable]] = {}  # of heads: heads that must stay apart
        self._size: dict[Hashable, int] = {}

    def find(self, one: Hashable) -> Hashable:
        """The head of a member's group."""
        above = self._above
        if one not in above:
            above[one], self._size[one] = one, 1
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    def part(self, one: Hashable, two: Hashable) -> bool:
        """Keep two apart from now on; False when they are together already."""
        a, b = self.find(one), self.find(two)
        if a == b:
            return False
        self._apart.setdefault(a, set()).add(b)
        self._apart.setdefault(b, set()).add(a)
        return True

    def join(self, one: Hashable, two: Hashable) -> bool:
        """Make two groups one; False when they must stay apart."""
        a, b = self.find(one), self.find(two)
        if a == b:
            return True
        if b in self._apart.get(a, ()):
            return False
        if self._size[a] < self._size[b]:
            a, b = b, a
        self._above[b] = a
        self._size[a] += self._size[b]
        for other in self._apart.pop(b, set()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart.setdefault(a, set()).add(other)
        return True

    def groups(self, members: Iterable[Hashable]) -> list[list[Hashable]]:
        """The members by group, in their order."""
        out: dict[Hashable, list[Hashable]] = {}
        for member in members:
            out.setdefault(self.find(member), []).append(member)
        return list(out.values())
