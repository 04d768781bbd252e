"""What was read of a text is remembered, but never of a long one: a thousand hostile lines must not fill memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
LONGEST = 1_000  # characters of a text that is worth remembering


def remembered(most: int) -> Callable[[Callable[Concatenate[str, P], R]], Callable[Concatenate[str, P], R]]:
    """As `lru_cache(most)` of a pure function; a call with a text longer than LONGEST is made anew each time."""

    def around(function: Callable[Concatenate[str, P], R]) -> Callable[Concatenate[str, P], R]:
        kept = lru_cache(maxsize=most)(function)

        @wraps(function)
        def call(text: str, /, *args: P.args, **named: P.kwargs) -> R:
            if len(text) > LONGEST:
                return function(text, *args, **named)
            for one in (*args, *named.values()):
                if isinstance(one, str) and len(one) > LONGEST:
                    return function(text, *args, **named)
            return kept(text, *args, **named)  # type: ignore[arg-type]

        return call

    return around
