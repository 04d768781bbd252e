"""The nouns of the rulebook: laws, the fact vocabulary, lexicons, rules.

Ground file: it imports nothing of ours and nothing of others. A lawyer's YAML is typed here; days
are `datetime.date`, inclusive at both ends, None means open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

KINDS = ("website", "shop", "app", "social")  # kinds of storefront that a rule can apply to


class Confidence(StrEnum):
    """How a legal fact was come by, weakest last. Carried over from the catalogue, never raised."""

    VERIFIED = "VERIFIED"  # the text was read
    REPORTED = "REPORTED"  # news, a law firm, a third party who read it
    RECALLED = "RECALLED"  # from memory; raises no lead


@dataclass(frozen=True, slots=True)
class Law:
    """One legal instrument and its life."""

    id: str
    number: str
    title: str
    kind: str
    issued: date | None
    in_force_from: date | None
    in_force_to: date | None  # the last day in force
    confidence: Confidence
    source: str
    checked_on: date
    amends: tuple[str, ...] = ()
    replaced_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Provision:
    """One clause behind a duty, with the days on which it can be cited."""

    law: str
    provision: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class BasisPeriod:
    """What stands behind a duty from `since` until the day before the next period.

    state: "duty" (provisions given), "expected" (the law changed and nobody here has read the new
    duty: outcomes are cannot_tell), "ended" (no duty: inapplicable).
    """

    since: date
    state: str
    provisions: tuple[Provision, ...] = ()


class FactType(StrEnum):
    """What a fact's value is."""

    TEXT = "text"
    DIGITS = "digits"
    NUMBER = "number"
    BOOLEAN = "boolean"
    URL = "url"
    CODE = "code"  # one of `values`
    DATE = "date"


@dataclass(frozen=True, slots=True)
class FactName:
    """One entry of `rules/facts.yml`: a fact not named there does not exist."""

    name: str
    type: FactType
    subject: str  # storefront | listing | post
    stands_on: tuple[str, ...]  # kinds of page on which it must stand when it exists
    vi: str
    en: str
    many: bool = False  # several values at once are normal (payment.methods)
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One small named question about one fact."""

    name: str
    fact: str
    test: str
    value: str | tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Expectation:
    """A tree of checks: all, any or none of `parts` (names of checks, or further trees)."""

    mode: str  # all | any | none
    parts: tuple[str | Expectation, ...]


@dataclass(frozen=True, slots=True)
class RuleCase:
    """One test case that stands in the rule file."""

    name: str
    as_of: date
    facts: Mapping[str, object]
    outcome: str
    unread: tuple[str, ...] = ()  # facts whose place was not read
    kind: str = "website"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule file. Without a row of `legal_basis` it is a house rule: it rests on no law, holds always."""

    id: str
    theme: str
    status: str  # draft | test | stable | retired
    subject: str
    severity: str
    confidence: str
    strength: str  # strong | signal | information (the catalogue's evidence level)
    plan: tuple[str, ...]
    title: Mapping[str, str]
    looks_for: Mapping[str, str]
    why: Mapping[str, str]
    message: Mapping[str, str]
    remedy: Mapping[str, str]
    false_positives: Mapping[str, tuple[str, ...]]
    legal_basis: tuple[BasisPeriod, ...]
    sanction: tuple[tuple[date, str], ...]
    obligations: tuple[str, ...]  # ids of the law catalogue that this rule carries
    checked_on: date
    kinds: tuple[str, ...]
    when: tuple[Check, ...]
    checks: Mapping[str, Check]
    expectation: Expectation
    tests: tuple[RuleCase, ...]
    digest: str  # SHA-256 of the file's bytes, hex
    path: str
    lead: Mapping[str, str] = field(default_factory=dict)  # headline of a lead, its sign in a few words

    def basis_on(self, day: date) -> BasisPeriod | None:
        """The period that holds on `day`, or None before the first one."""
        held = [p for p in self.legal_basis if p.since <= day]
        return held[-1] if held else None


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a lexicon: the phrase, its weight, and sentences that prove it."""

    phrase: str
    weight: float = 1.0
    code: str = ""  # what it stands for, where the lexicon has codes
    positive: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One list of words for one idea."""

    id: str
    vi: str
    en: str
    terms: tuple[Term, ...]
    not_when: tuple[str, ...] = ()  # phrases around a hit that make it innocent


@dataclass(frozen=True, slots=True)
class Theme:
    """One folder of rules."""

    id: str
    title: Mapping[str, str]
    plan: tuple[str, ...]
    authority: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Predicate:
    """One entry of `rules/predicates.yml`: a small test that a check may ask of a fact."""

    name: str
    takes: tuple[FactType, ...]
    value: str  # none | one | list | number | day | fact
    judges: str  # some | every | fact
    absent: str  # true | false | unknown: the answer when the whole place was read and nothing found
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class PlanClause:
    """One clause of a city plan, with the passages that ask for checks."""

    id: str  # <plan>/<clause>
    quote: tuple[str, ...]
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class LabelField:
    """One thing a label must show; `fact` is "" when no page shows it in a checkable way."""

    vi: str
    en: str
    fact: str = ""
    batch: bool = False  # differs from lot to lot: never asked of a listing


@dataclass(frozen=True, slots=True)
class LabelGroup:
    """The label content of one group of goods (`id` is the code of listing.goods_group)."""

    id: str
    vi: str
    en: str
    fields: tuple[LabelField, ...]
    groups: tuple[str, ...] = ()  # rows of the annex


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of a programme, resting on rules."""

    id: str
    title: Mapping[str, str]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """A set of criteria over rules; `example` says that it is not an official one."""

    id: str
    title: Mapping[str, str]
    note: Mapping[str, str]
    criteria: tuple[Criterion, ...]
    example: bool = False


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Everything `rules.load` read: the door's whole answer."""

    rules: Mapping[str, Rule]
    laws: Mapping[str, Law]
    facts: Mapping[str, FactName]
    lexicons: Mapping[str, Lexicon]
    themes: Mapping[str, Theme]
    digest: str  # SHA-256 over all files, hex
    off: frozenset[str] = field(default_factory=frozenset)  # rules that a user's pack switched off
    predicates: Mapping[str, Predicate] = field(default_factory=dict)
    plans: Mapping[str, PlanClause] = field(default_factory=dict)
    obligations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # id → {vi, en}
    uncovered: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # id → {vi, en}: the reason
    label_groups: Mapping[str, LabelGroup] = field(default_factory=dict)
    programmes: Mapping[str, Programme] = field(default_factory=dict)
    off_why: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # rule id → {vi, en}
    figures: Mapping[str, Rule] = field(default_factory=dict)  # counted, never a lead
