"""What the desk is given from outside, and what a request knows. Frozen; a ground file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

Words = Mapping[str, str]  # by language: vi, en


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as it was captured: its markup (scripts and all, never to be run), and what proves it."""

    html: str
    url: str
    at: datetime
    digest: str


@dataclass(frozen=True, slots=True)
class RuleCard:
    """A rule as a reviewer reads it. `mistakes`: when it is known to be wrong."""

    id: str
    theme: str
    status: str
    severity: str
    confidence: str
    title: Words
    why: Words
    remedy: Words
    mistakes: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperWanted:
    """A paper that is asked for: its kind and form, and what it is about ("" where that does not matter)."""

    kind: str
    format: str
    storefront: str = ""
    lead: str = ""
    sweep: str = ""
    plan: str = ""


class Said(Exception):
    """A refusal, as a sentence in both languages."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi, self.en = vi, en


class PaperRefused(Said):
    """The paper cannot be made."""


class CaseRefused(Said):
    """The case cannot be scored or decided like that."""


@dataclass(frozen=True, slots=True)
class CriterionCard:
    """One criterion of a programme, and the rules that it rests on."""

    title: Words
    rules: tuple[str, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeCard:
    """A programme as a reviewer reads it; `note` says what its criteria are worth, `example` that they are none of
    the programme's own."""

    title: Words
    note: Words
    criteria: tuple[CriterionCard, ...]
    example: bool = False


@dataclass(frozen=True, slots=True)
class Doors:
    """What the roof lends the desk. `capture(evidence file, capture id)`: None when it is not there any more."""

    capture: Callable[[str, str], Shown | None]
    rules: Mapping[str, RuleCard]
    themes: Mapping[str, Words]
    facts: Mapping[str, Words]
    now: Callable[[], datetime]
    plans: Mapping[str, Words] = field(default_factory=dict)
    paper: Callable[[Any, PaperWanted], tuple[str, bytes]] | None = (
        None  # the store in; a file's name, its bytes
    )
    programmes: Mapping[str, ProgrammeCard] = field(default_factory=dict)
    case: Callable[[Any, str, str, str, str, date | None], str] | None = None  # "" scores; the case's id


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """How the desk is served. Times are hours and minutes; `sealed` is the origin that shows captures."""

    origin: str
    sealed: str
    secret: bytes
    session_hours: int = 10
    lockout_minutes: int = 15
    failures_of_name: int = 5
    failures_of_address: int = 30
    page_size: int = 50
    token_minutes: int = 10

    @property
    def secure(self) -> bool:
        """Whether cookies must only travel encrypted."""
        return self.origin.startswith("https://")


@dataclass(frozen=True, slots=True)
class Flash:
    """A sentence at the top of a page. `undo`: the lead whose decision may be taken back there."""

    words: str
    undo: str = ""
    bad: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: its label, how much this week and the last, where it leads."""

    label: str
    value: int
    was: int = 0
    href: str = ""
