"""The door of the engine: rules held against a fact sheet, on a day, give findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from checker.engine import words
from checker.engine.compiled import DECIDES, HOUSE, Ready, ready
from checker.engine.tree import WORDS, Answer, deciding, holds
from checker.model import Fact, FactSheet, Finding, Outcome, Search, Subject, SubjectKind
from rules.model import Expectation, Rulebook

_BY_STANDING = {
    "none": Outcome.INAPPLICABLE,
    "ended": Outcome.INAPPLICABLE,
    "expected": Outcome.CANNOT_TELL,
    "recalled": Outcome.CANNOT_TELL,
    "nothing": Outcome.CANNOT_TELL,
}
_BY_ANSWER = {True: Outcome.PASSED, False: Outcome.FAILED, None: Outcome.CANNOT_TELL}


def evaluate(
    rulebook: Rulebook,
    sheet: FactSheet,
    as_of: date,
    lang: str = "vi",
    only: frozenset[SubjectKind] | None = None,
) -> tuple[Finding, ...]:
    """In: a rulebook, a fact sheet, the day whose law counts, the language of `Finding.why`.

    Out: one finding for each rule and each subject it speaks of, in the order of the rulebook. `only`
    leaves out rules about other kinds of subject (a feed of listings has no storefront to judge).
    """
    found: list[Finding] = []
    for rule in ready(rulebook, as_of):
        if only is None or rule.subject in only:
            found.extend(hold(rule, subject, sheet, as_of, lang) for subject in sheet.subjects(rule.subject))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Decided:
    """What one rule comes to on one subject, before any words are made of it."""

    outcome: Outcome
    tree: Expectation | None = None  # the tree that decided; None when no check was asked
    said: Answer = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    used: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)


_STRANGER = Decided(Outcome.INAPPLICABLE)


def decide(rule: Ready, subject: Subject, sheet: FactSheet) -> Decided:
    """What a rule comes to. The order of the questions is that of docs/writing-rules.md."""
    if sheet.storefront_kind not in rule.rule.kinds:
        return _STRANGER
    if rule.standing not in DECIDES:
        return Decided(_BY_STANDING[rule.standing])
    answers: dict[str, Answer] = {}
    used: dict[str, tuple[Fact, ...]] = {}
    tree, outcome = rule.when, Outcome.PASSED
    said: Answer = True
    if tree.parts:
        _ask(rule, [check.name for check in rule.rule.when], subject, sheet, answers, used)
        said = holds(tree, answers)
        outcome = _BY_ANSWER[said] if said is not False else Outcome.INAPPLICABLE
    if said is True:
        tree = rule.tree
        _ask(rule, rule.rule.checks, subject, sheet, answers, used)
        said = holds(tree, answers)
        outcome = _BY_ANSWER[said]
    return Decided(outcome, tree, said, answers, used)


def hold(rule: Ready, subject: Subject, sheet: FactSheet, as_of: date, lang: str = "vi") -> Finding:
    """Hold one rule against one subject: what it comes to, and why."""
    decided = decide(rule, subject, sheet)
    if decided.tree is None:
        if sheet.storefront_kind not in rule.rule.kinds:
            why = words.kind(sheet.storefront_kind, lang)
        else:
            why = words.standing(rule.standing, rule.since, as_of, lang)
        return _finding(rule, subject, decided.outcome, why, as_of)
    answers, used, outcome = decided.answers, decided.used, decided.outcome
    names, facts, searches = resting(rule, decided, subject, sheet)
    why = words.decided(
        [(rule.questions[name], answers[name], used[name]) for name in names], outcome, subject, sheet, lang
    )
    if rule.standing == HOUSE:
        why = f"{why} {words.house(lang)}"
    checks = {name: WORDS[answer] for name, answer in answers.items()}
    return Finding(
        rule.rule.id,
        subject.kind,
        subject.id,
        subject.url,
        outcome,
        why,
        as_of,
        facts,
        searches,
        checks,
        rule.basis,
    )


def resting(
    rule: Ready, decided: Decided, subject: Subject, sheet: FactSheet
) -> tuple[list[str], tuple[Fact, ...], dict[str, Search]]:
    """On what a decision rests: the names of the checks that made it, their facts, the searches in vain."""
    if decided.tree is None:
        return [], (), {}
    names = list(dict.fromkeys(deciding(decided.tree, decided.answers, decided.said)))
    used = decided.used
    facts = used[names[0]] if len(names) == 1 else _once(fact for name in names for fact in used[name])
    return names, facts, _searches(rule, names, subject, sheet)


def _finding(rule: Ready, subject: Subject, outcome: Outcome, why: str, as_of: date) -> Finding:
    return Finding(rule.rule.id, subject.kind, subject.id, subject.url, outcome, why, as_of, basis=rule.basis)


def _ask(
    rule: Ready,
    names: Iterable[str],
    subject: Subject,
    sheet: FactSheet,
    answers: dict[str, Answer],
    used: dict[str, tuple[Fact, ...]],
) -> None:
    for name in names:
        answers[name], used[name] = rule.questions[name].ask(subject, sheet.storefront)


def _once(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Each fact once. By identity: a sheet holds each fact once, and comparing whole facts is slow."""
    return tuple({id(fact): fact for fact in facts}.values())


def _searches(rule: Ready, names: Iterable[str], subject: Subject, sheet: FactSheet) -> dict[str, Search]:
    """The records of looking for facts that decided by not being found (or not wholly looked for)."""
    found: dict[str, Search] = {}
    for name in names:
        question = rule.questions[name]
        home = question.home(subject, sheet.storefront)
        search = home.searches.get(question.fact.name)
        if search is not None and (not home.facts.get(question.fact.name) or not search.whole):
            found[question.fact.name] = search
    return found


def decided_by(rule: Ready, finding: Finding) -> tuple[str, ...]:
    """The names of the checks on which a finding of this rule rests; () when none was asked."""
    if not finding.checks:
        return ()
    known = {word: answer for answer, word in WORDS.items()}
    answers = {name: known[word] for name, word in finding.checks.items()}
    tree = rule.tree if all(name in answers for name in rule.rule.checks) else rule.when
    return tuple(dict.fromkeys(deciding(tree, answers, holds(tree, answers))))
