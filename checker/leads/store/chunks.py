"""Many values, as many at a time as one question to the database may hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

_MOST = 400  # values in one IN (…): below the limit of every engine


def chunks(many: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values in their order, some hundred at a time."""
    for start in range(0, len(many), _MOST):
        yield many[start : start + _MOST]
