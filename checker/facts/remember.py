"""What was read of a text is remembered, but never of a long one: a thousand hostile lines must not fill memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")
LONGEST = 1_000  # characters of a text that is worth remembering


def remembered(most: int) -> Callable[[Callable[Concatenate[str, P], R]], Callable[Concatenate[str, P], R]]:
    """As `lru_cache(most)` of a pure function; a call with a text longer than LONGEST is made anew each time."""

    def around(function: Callable[Concatenate[str, P], R]) -> Callable[Concatenate[str, P], R]:
        kept: Any = lru_cache(maxsize=most)(function)
        anew: Any = function
        takes: int = anew.__code__.co_argcount

        def of_one(text: str) -> Any:
            return kept(text) if len(text) <= LONGEST else anew(text)

        def of_more(text: str, *more: object, **named: object) -> Any:
            if len(text) > LONGEST:
                return anew(text, *more, **named)
            for one in more if not named else (*more, *named.values()):
                if isinstance(one, str) and len(one) > LONGEST:
                    return anew(text, *more, **named)
            return kept(text, *more, **named)

        # a page asks some thousand times, most of one text alone: packing what there is not took longer than looking up
        call: Any = of_one if takes == 1 else of_more
        return cast("Callable[Concatenate[str, P], R]", wraps(function)(call))

    return around
