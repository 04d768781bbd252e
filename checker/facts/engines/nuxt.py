"""Nuxt: `__NUXT_DATA__` is one flat list in which numbers point at other places (devalue); `__NUXT__` plain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.facts.engines.engine import Engine, State, assigned, scripts
from checker.facts.page import Page

_MOST_OPENED = 50_000  # places that are followed on one page
_STEPS = 3  # objects inside objects: a state may point in circles
_plain, _flat = assigned("__NUXT__"), scripts("__NUXT_DATA__")


def states(page: Page) -> Iterator[State]:
    """The state of the page, pointers followed."""
    yield from _plain(page)
    for path, value in _flat(page):
        if isinstance(value, list):
            yield path, _Flat(value).products()


class _Flat:
    """A flat list whose pointers are followed within a budget. Negative numbers stand for nothing."""

    def __init__(self, places: list[Any]) -> None:
        self.places = places
        self.left = _MOST_OPENED

    def products(self) -> list[Any]:
        """Every object with a name or a title, opened."""
        named = [p for p in self.places if isinstance(p, dict) and ("name" in p or "title" in p)]
        return [self._opened(place, 0) for place in named]

    def _opened(self, value: Any, steps: int) -> Any:
        if isinstance(value, dict):
            return {key: self._at(pointer, steps) for key, pointer in value.items()}
        if isinstance(value, list):
            if len(value) == 2 and isinstance(value[0], str):  # ["Reactive", 7] and its kind
                return self._at(value[1], steps)
            return [self._at(pointer, steps) for pointer in value]
        return value

    def _at(self, pointer: Any, steps: int) -> Any:
        self.left -= 1
        known = isinstance(pointer, int) and not isinstance(pointer, bool) and 0 <= pointer < len(self.places)
        if not known or self.left < 0:
            return None
        value = self.places[pointer]
        if isinstance(value, dict | list) and steps >= _STEPS:
            return None
        return self._opened(value, steps + 1)


ENGINE = Engine("nuxt", ("__NUXT",), states, per_dong=0, by_scripts=True)
