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
class Documents:
    """Papers of cases. Errors are CaseRefused. `most`: bytes of one; `kinds`: suffixes that are taken.

    `keep(store, case, file name, bytes, by whom)`: the SHA-256 it lies under; `fetch(store, case, SHA-256)`: the
    file's name and its bytes. `certificate(store, case, html | json)` and `public(store, programme, html | csv | json)`
    likewise.
    """

    most: int
    kinds: tuple[str, ...]
    keep: Callable[[Any, str, str, bytes, str], str]
    fetch: Callable[[Any, str, str], tuple[str, bytes]]
    certificate: Callable[[Any, str, str], tuple[str, bytes]]
    public: Callable[[Any, str, str], tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class TriedStep:
    """One check of a rule that was tried: what it asks, the answer (true, false, unknown) and what stands behind it.

    `quotes` are (words, address); `pages` were read in search of the fact, `missed` could not be.
    """

    name: str
    fact: str
    asks: str
    answer: str
    found: str
    decided: bool
    condition: bool  # asks whether the rule applies at all
    quotes: tuple[tuple[str, str], ...] = ()
    searched: bool = False
    whole: bool = False
    pages: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TriedSubject:
    """What a rule came to on one storefront, listing or post; `basis` are (provision, title, how sure)."""

    url: str
    outcome: str
    why: str
    steps: tuple[TriedStep, ...]
    basis: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Tried:
    """One rule held against one capture, as the law stood on a day. It is shown and kept nowhere."""

    as_of: date
    subjects: tuple[TriedSubject, ...]
    total: int  # of which `subjects` are the first, the faulty ones before the others


@dataclass(frozen=True, slots=True)
class Lent:
    """A registry that may be swept from the desk. `id` stands for it in forms, `key` in the store."""

    id: str
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Scheduled:
    """What puts a sweep on a machine's calendar: two systemd units and a cron line, as text."""

    name: str  # of the units, without their ending
    service: str
    timer: str
    cron: str
    check: str  # a command that says when the timer will go off


@dataclass(frozen=True, slots=True)
class Sweeping:
    """Sweeps that the desk may have begun. `wake`: somebody asked for one.

    `schedule(registry, day, time, language)` raises ValueError for a day or a time that does not exist.
    """

    registries: tuple[Lent, ...]
    wake: Callable[[], None]
    schedule: Callable[[Lent, str, str, str], Scheduled]


@dataclass(frozen=True, slots=True)
class SignIn:
    """Signing in with the organisation's own accounts. Errors are `desk.oidc.SignInRefused`.

    `begin(where to go afterwards)`: the provider's address, and what the browser keeps until it comes back.
    `finish(the query it came back with, what it kept)`: who it is, and where they wanted to go.
    """

    label: Words
    begin: Callable[[str], tuple[str, str]]
    finish: Callable[[Mapping[str, str], str], SignedIn]


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who the provider says it is: their log-in name here, their name, a role to be given ("": none), where to."""

    name: str
    shown: str
    role: str
    back: str
    source: str


@dataclass(frozen=True, slots=True)
class Doors:
    """What the roof lends the desk. `capture(evidence file, capture id)`: None when it is not there any more.

    `trial(rule, evidence file, day or None, language)`: None when the evidence cannot be read any more.
    """

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
    documents: Documents | None = None
    trial: Callable[[str, str, date | None, str], Tried | None] = lambda rule, path, day, lang: None
    sweeping: Sweeping | None = None
    sign_in: SignIn | None = None


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
    """A sentence at the top of a page. `undo`: the lead whose decision may be taken back there, `undo_all`: those
    that were decided together; `look`: leads to look at again."""

    words: str
    undo: str = ""
    bad: bool = False
    undo_all: tuple[str, ...] = ()
    look: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: its label, how much this week and the last, where it leads."""

    label: str
    value: int
    was: int = 0
    href: str = ""
