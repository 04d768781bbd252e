"""What a rule says on every row, what it says on the words of one, and what those words come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checker.engine.compiled import Ready
from checker.engine.profiles import Came, Profile
from checker.leads.wording import Sentence


@dataclass(slots=True, eq=False)
class Stem:
    """What a lead of one rule says on every row: its record as far as the rule knows it, and its sentences.

    `frame` is kept here by whoever writes lines of it (`checker.feed.written`).
    """

    rule: Ready
    order: tuple[int, str]  # the heaviest first, as leads are
    record: Mapping[str, Any]
    sentences: tuple[tuple[str, Sentence], ...]  # column → sentence
    names: tuple[str, ...]  # the facts that the sentences name
    frame: Any = None


@dataclass(frozen=True, slots=True, eq=False)
class Grown:
    """A stem on the words of one row: the quote it rests on, and what facts are called in its sentences.
    `quoted` is None where it rests on what was not found."""

    stem: Stem
    shown: Mapping[str, str]
    quoted: tuple[str, str, int, int, str] | None  # quote, column, start, end, confidence


@dataclass(frozen=True, slots=True, eq=False)
class Verdict:
    """What the words of a row come to: `profile.settled` and `came` for every rule, and the leads."""

    profile: Profile
    came: tuple[Came, ...]
    leads: tuple[Grown, ...]
