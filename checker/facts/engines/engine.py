"""What a storefront engine is: where its pages keep the state of the product, and in which money.

A new engine is one file in this folder that sets `ENGINE`; nothing else has to know of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from checker.facts.page import Page
from checker.facts.structured import MAX_JSON, lenient

State = tuple[str, Any]  # the script it stands in, as `Place.path` wants it, and its value
_DECODER = json.JSONDecoder(strict=False)
_MOST_SCRIPTS = 200
_MOST_ASSIGNED = 50  # of one script


@dataclass(frozen=True, slots=True)
class Engine:
    """One engine. `signs`: texts of which one stands in every page it makes; in its scripts, when `by_scripts`.

    states: the JSON values of a page in which its product may stand; shape: one such value made an object
    with the usual names (name, price, brand …), or None where its products are told by the page's name.
    per_dong: units of its prices in one đồng (100: hundredths); 0: not known, so a price proves nothing.
    """

    name: str
    signs: tuple[str, ...]
    states: Callable[[Page], Iterator[State]]
    shape: Callable[[Any], Mapping[str, Any] | None] | None = None
    per_dong: float = 1.0
    by_scripts: bool = False

    def made(self, page: Page) -> bool:
        """Whether a page shows one of the signs."""
        return page.scripts_hold(*self.signs) if self.by_scripts else page.holds(*self.signs)


def assigned(*names: str) -> Callable[[Page], Iterator[State]]:
    """The object literals that scripts assign to variables of these names ("meta", "__INITIAL_STATE__")."""
    patterns = {name: re.compile(rf"{re.escape(name)}\s*=\s*(?=[{{\[])") for name in names}

    def states(page: Page) -> Iterator[State]:
        for number, script in enumerate(page.scripts[:_MOST_SCRIPTS]):
            text = script.text
            if not text or len(text) > MAX_JSON:
                continue
            for found in _assignments(text, [p for name, p in patterns.items() if name in text]):
                try:
                    value, _ = _DECODER.raw_decode(text, found.end())
                except (ValueError, RecursionError):
                    continue
                yield f"script:{number + 1} {found.group().partition('=')[0].strip()}", value

    return states


def _assignments(text: str, patterns: Sequence[re.Pattern[str]]) -> list[re.Match[str]]:
    """The places of a script where some whole names are assigned to, in its order; of "a.meta" and "meta" the longer.

    What stands before is asked here: a pattern that looks behind is tried at every character of a script, in 1 ms.
    """
    held: dict[int, re.Match[str]] = {}
    for pattern in patterns:
        for found in islice(pattern.finditer(text), _MOST_ASSIGNED):
            before = text[found.start() - 1 : found.start()]
            other = held.get(found.end())
            if not (before.isalnum() or before in ("_", "$")) and (
                not other or found.start() < other.start()
            ):
                held[found.end()] = found
    return [held[end] for end in sorted(held)]


def scripts(*signs: str) -> Callable[[Page], Iterator[State]]:
    """The JSON of whole scripts whose id or type contains one of these words."""

    def states(page: Page) -> Iterator[State]:
        for number, script in enumerate(page.scripts[:_MOST_SCRIPTS]):
            named = script.id or script.type
            if script.text and any(sign in script.id or sign in script.type for sign in signs):
                for value in lenient(script.text)[:1]:
                    yield f"script:{number + 1} {named}", value

    return states


def dig(value: Any, *steps: str | int) -> Any:
    """What stands under keys and numbers, one after another; None where a step leads nowhere."""
    for step in steps:
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and -len(value) <= step < len(value):
            value = value[step]
        else:
            return None
    return value
