"""The CSS path of an element: where a person or a program finds again what was read."""

from __future__ import annotations

import re
from typing import Any

_ODD = re.compile(r"[^\w-]")  # what a tag's name may hold and a selector may not say plainly: "o:p", "a<"
MAX_PATH = 400  # steps of a CSS path; a page nested deeper gives the path of the last steps


class Steps:
    """The steps of the paths of one page, each told once: facts of one page share most of theirs.

    `gap` is the name of the elements that stand for parts which were left out; what these hold is counted, so
    that a path leads to its element in the whole page.
    """

    def __init__(self, gap: str = "") -> None:
        self._gap = gap
        self._known: dict[int, str] = {}
        self._places: dict[
            int, int
        ] = {}  # among those of its tag: 10,000 items of a list are not counted for each

    def path(self, node: Any) -> str:
        """The path of an element from the root, for example "html > body > div:nth-of-type(2) > p"."""
        steps: list[str] = []
        while node is not None and len(steps) < MAX_PATH:
            step = self._known.get(node.mem_id)
            if step is None:
                step = self._known[node.mem_id] = self._step(node)
            if not step:
                break
            steps.append(step)
            node = node.parent
        return " > ".join(reversed(steps))

    def _step(self, node: Any) -> str:
        """One step of a path; '' for what is no element."""
        tag = node.tag
        if not tag or tag[0] in "-!#":
            return ""
        before, other = 1, node.prev
        while other is not None:
            if alike := self._alike(other, tag):
                if place := self._places.get(other.mem_id):
                    before += place
                    break
                before += alike
            other = other.prev
        self._places[node.mem_id] = before
        total, other = before, node.next
        while other is not None and total == 1:
            total += self._alike(other, tag)
            other = other.next
        name: str = tag if tag.isalnum() else _ODD.sub(r"\\\g<0>", tag)
        return f"{name}:nth-of-type({before})" if total > 1 else name

    def _alike(self, other: Any, tag: str) -> int:
        """How many elements of a tag a neighbour is, or stands for."""
        found = other.tag
        if found == tag:
            return 1
        if found != self._gap or not found:
            return 0
        said = other.attributes
        return int(said["n"]) if said["of"] == tag else 0
