"""The rules' own tests: every case that stands in a rule file, evaluated and compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checker.engine.compiled import Ready, ready_rule
from checker.engine.evaluate import hold
from checker.model import Fact, FactSheet, Finding, Place, Search, Subject, SubjectKind, Value
from rules.model import FactType, Rule, Rulebook, RuleCase

_URL = "https://case.example/"
_ITEM = "https://case.example/item"
_UNREAD = "the case says that its place was not read"


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One case of one rule: what was expected, what came out, and why."""

    rule: str
    case: str
    expected: str
    got: str
    why: str
    path: str

    @property
    def ok(self) -> bool:
        """True when the outcome is the expected one."""
        return self.expected == self.got


def run(book: Rulebook, rules: Iterable[str] | None = None, lang: str = "vi") -> tuple[CaseResult, ...]:
    """In: a rulebook, ids of rules (None: all). Out: one result for each case, retired rules included."""
    names = book.rules if rules is None else rules
    return tuple(result for name in names for result in run_rule(book, book.rules[name], lang))


def run_rule(book: Rulebook, rule: Rule, lang: str = "vi") -> tuple[CaseResult, ...]:
    """The results of one rule's cases."""
    return tuple(
        CaseResult(rule.id, case.name, case.outcome, str(finding.outcome), finding.why, rule.path)
        for case in rule.tests
        for finding in [play(ready_rule(rule, book, case.as_of), case, book, lang)]
    )


def play(ready: Ready, case: RuleCase, book: Rulebook, lang: str = "vi") -> Finding:
    """Evaluate one case with a rule that was made ready for the case's day."""
    page = sheet(book, ready.rule.subject, case)
    return hold(ready, page.subjects(ready.subject)[0], page, case.as_of, lang)


def sheet(book: Rulebook, subject: str, case: RuleCase) -> FactSheet:
    """The fact sheet that a case describes: what is not named was looked for and is not there."""
    storefront = _subject(book, SubjectKind.STOREFRONT, _URL, case)
    if subject == SubjectKind.STOREFRONT:
        return FactSheet(storefront, storefront_kind=case.kind)
    one = (_subject(book, SubjectKind(subject), _ITEM, case),)
    listing = subject == SubjectKind.LISTING
    return FactSheet(
        storefront, listings=one if listing else (), posts=() if listing else one, storefront_kind=case.kind
    )


def _subject(book: Rulebook, kind: SubjectKind, url: str, case: RuleCase) -> Subject:
    names = [fact.name for fact in book.facts.values() if fact.subject == kind]
    facts: dict[str, tuple[Fact, ...]] = {}
    for name in names:
        given = case.facts.get(name)
        if given is not None:
            words = (given,) if isinstance(given, str) else tuple(str(w) for w in _listed(given))
            facts[name] = tuple(_fact(book, name, word, url) for word in words)
    searches = {
        name: Search(name not in case.unread, (url,), why=_UNREAD if name in case.unread else "")
        for name in names
    }
    return Subject(kind, url, url, facts, searches)


def _listed(given: object) -> tuple[object, ...]:
    return given if isinstance(given, tuple) else (given,)


def _fact(book: Rulebook, name: str, word: str, url: str) -> Fact:
    kind = book.facts[name].type
    value: Value = word
    if kind is FactType.BOOLEAN:
        value = word == "true"
    elif kind is FactType.NUMBER:
        value = float(word)
    return Fact(name, value, word, url, "case#1", Place("body"), "checker.engine.cases:sheet")
