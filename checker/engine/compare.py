"""Values compared fairly: typed by the vocabulary, blind to case, spacing and spelling of letters."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from checker.language import fold
from checker.model import Value

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+")


class Untyped(ValueError):
    """A fact's value that its type does not allow: nothing can be said of it."""


def text(value: Value) -> str:
    """Levelled as `checker.language` levels it (case, Unicode spelling, place of tone marks, look-alike
    letters), single spaces; booleans as true/false, whole numbers without a decimal point.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return _SPACE.sub(" ", fold(str(value))[0]).strip()


def words(value: Value) -> str:
    """Only the words, each between single spaces, so that " phrase " is found at word boundaries."""
    return f" {' '.join(_WORD.findall(text(value)))} "


def digits(value: Value) -> str:
    """The digits of a code that may be written with spaces, dots and dashes."""
    return re.sub(r"[\s.\-]", "", str(value))


def number(value: Value) -> float:
    """A number; raises `Untyped` when it is none."""
    if isinstance(value, bool):
        raise Untyped(f"{value!r} is not a number")
    try:
        return float(value)
    except ValueError as error:
        raise Untyped(f"{value!r} is not a number") from error


def boolean(value: Value) -> bool:
    """A boolean, also written as true or false; raises `Untyped` when it is none."""
    if isinstance(value, bool):
        return value
    said = text(value)
    if said not in ("true", "false"):
        raise Untyped(f"{value!r} is neither true nor false")
    return said == "true"


def day(value: Value) -> date:
    """A day written YYYY-MM-DD; raises `Untyped` when it is none."""
    try:
        return date.fromisoformat(str(value).strip()[:10])
    except ValueError as error:
        raise Untyped(f"{value!r} is not a day (YYYY-MM-DD)") from error


@lru_cache(maxsize=4096)
def host(value: str) -> str:
    """The host of an address or of a bare domain, lower case, without port and `www.`; "" when none."""
    raw = value.strip()
    try:
        name = urlsplit(raw if "//" in raw else f"//{raw}").hostname or ""
    except ValueError:
        return ""
    return name.rstrip(".").removeprefix("www.")


def below(name: str, parents: tuple[str, ...]) -> bool:
    """True when a host is one of `parents` or stands below one."""
    return any(name == parent or name.endswith(f".{parent}") for parent in parents)


KEYS: dict[str, Callable[[Value], object]] = {
    "text": text,
    "code": text,
    "url": lambda value: text(value).rstrip("/"),
    "digits": digits,
    "number": number,
    "date": day,
    "boolean": boolean,
}  # by type of fact: what is compared when two values are held against each other
