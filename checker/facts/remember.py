"""What was read of a text is remembered, but never of a long one: a thousand hostile lines must not fill memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
LONGEST = 1_000  # characters of a text that is worth remembering


def remembered(most: int) -> Callable[[Callable[Concatenate[str, P], R]], Callable[Concatenate[str, P], R]]:
    """As `lru_cache(most)` of a pure function; a call with a text longer than LONGEST is made anew each time."""

    def around(function: Callable[Concatenate[str, P], R]) -> Callable[Concatenate[str, P], R]:
        kept: Any = lru_cache(maxsize=most)(function)
        takes = function.__code__.co_argcount  # type: ignore[attr-defined]

        def of_one(text: str) -> R:
            return kept(text) if len(text) <= LONGEST else function(text)  # type: ignore[call-arg, no-any-return]

        def of_more(text: str, *more: object) -> R:
            if len(text) > LONGEST:
                return function(text, *more)  # type: ignore[arg-type]
            for one in more:
                if isinstance(one, str) and len(one) > LONGEST:
                    return function(text, *more)  # type: ignore[arg-type]
            return kept(text, *more)  # type: ignore[no-any-return]

        # a page asks some thousand times: packing arguments that there are not took longer than the looking up
        return wraps(function)(of_one if takes == 1 else of_more)  # type: ignore[return-value]

    return around
