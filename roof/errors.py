"""How an error reaches a person: a sentence on standard error and an exit code, never a traceback."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from roof.lang import Both, t
from roof.sentences import both

DONE, FAILED, USAGE, NOTHING, LEADS = 0, 1, 2, 3, 10


class Stop(Exception):
    """A command cannot go on: what to tell the person, and the exit code."""

    def __init__(self, message: str, code: int = FAILED) -> None:
        super().__init__(message)
        self.code = code

    @property
    def words(self) -> tuple[str, str]:
        """What to tell, in Vietnamese and in English; the same twice where it was told in one language only."""
        said = self.args[0]
        return (said.vi, said.en) if isinstance(said, Both) else (str(said), str(said))


def told(stop: Stop) -> int:
    """Print the sentence; give the exit code."""
    print(f"rasoat: {stop}", file=sys.stderr)
    return stop.code


@contextmanager
def as_sentence(*known: type[Exception], code: int = USAGE) -> Iterator[None]:
    """Turn errors that a door is known to raise into a `Stop`, in the chosen language where they speak both."""
    try:
        yield
    except known as error:
        raise Stop(t(*both(error)), code) from error


def day(text: str | None) -> date | None:
    """A day the user typed (YYYY-MM-DD), or None. Raises Stop."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Stop(
            t(
                f"{text!r} không phải là ngày; cần dạng 2026-07-01",
                f"{text!r} is no day; expected one like 2026-07-01",
            ),
            USAGE,
        ) from None


def choice(text: str, words: tuple[str, ...], option: str) -> str:
    """One of `words`, or a Stop that lists them."""
    if text not in words:
        listed = ", ".join(words)
        raise Stop(
            t(
                f"{option}: không có {text!r}; cần một trong {listed}",
                f"{option}: no {text!r}; expected {listed}",
            ),
            USAGE,
        )
    return text
