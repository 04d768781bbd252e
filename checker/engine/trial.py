"""One rule tried on one fact sheet, check by check, for the eyes of whoever writes or reviews it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checker.engine import words
from checker.engine.ask import Question
from checker.engine.compiled import Ready, ready_rule
from checker.engine.evaluate import decided_by, hold
from checker.engine.tree import WORDS
from checker.model import Fact, FactSheet, Finding, Search, Subject
from rules.model import Rulebook


@dataclass(frozen=True, slots=True)
class Step:
    """One check: which part of the rule asks it, what it asks, the answer, the facts with their quotes."""

    part: str  # when | checks
    name: str
    fact: str
    asks: str
    answer: str  # true | false | unknown
    found: str
    facts: tuple[Fact, ...]
    search: Search | None
    decided: bool  # the outcome rests on this check


@dataclass(frozen=True, slots=True)
class Trial:
    """One rule on one subject: what stands behind it, every check, and the finding."""

    rule: str
    standing: str  # duty | house | expected | ended | none | recalled | nothing
    steps: tuple[Step, ...]
    finding: Finding


def try_rule(
    book: Rulebook, rule_id: str, sheet: FactSheet, as_of: date, lang: str = "vi"
) -> tuple[Trial, ...]:
    """In: a rulebook, one rule's id, a fact sheet, the day. Out: one trial for each subject.

    Every check is asked, also those that the engine would not have come to, and drafts, retired and
    switched-off rules are tried like any other. Raises KeyError for an id that does not exist.
    """
    ready = ready_rule(book.rules[rule_id], book, as_of)
    return tuple(_trial(ready, subject, sheet, as_of, lang) for subject in sheet.subjects(ready.subject))


def _trial(ready: Ready, subject: Subject, sheet: FactSheet, as_of: date, lang: str) -> Trial:
    finding = hold(ready, subject, sheet, as_of, lang)
    when = {check.name for check in ready.rule.when}
    decided = frozenset(decided_by(ready, finding))
    steps = tuple(
        _step(question, "when" if name in when else "checks", subject, sheet, decided, lang)
        for name, question in ready.questions.items()
    )
    return Trial(ready.rule.id, ready.standing, steps, finding)


def _step(
    question: Question, part: str, subject: Subject, sheet: FactSheet, decided: frozenset[str], lang: str
) -> Step:
    answer, facts = question.ask(subject, sheet.storefront)
    home = question.home(subject, sheet.storefront)
    name = question.check.name
    return Step(
        part,
        name,
        question.fact.name,
        words.asks(question, lang),
        WORDS[answer],
        words.found(question, facts, subject, sheet, lang),
        facts,
        home.searches.get(question.fact.name),
        name in decided,
    )
