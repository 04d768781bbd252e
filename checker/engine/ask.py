"""One check, compiled: it looks at a subject and answers true, false or unknown, with the facts it used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from checker.engine.compare import KEYS, Untyped
from checker.engine.predicates import ANY_OTHER, AS_OF, PAIRS, STOREFRONT, VALUES, Judge, Pair
from checker.engine.tree import Answer
from checker.model import Fact, Subject, Value
from rules.model import Check, FactName, Predicate

FLOOR = 0.5  # below this an extractor is not sure enough for anything to follow (docs/writing-rules.md)

_ABSENT: dict[str, Answer] = {"true": True, "false": False, "unknown": None}
Said = tuple[Answer, tuple[Fact, ...]]  # the answer and the facts it rests on


@dataclass(frozen=True, slots=True)
class Question:
    """A compiled check. `ask(subject, storefront)` answers it."""

    check: Check
    fact: FactName
    predicate: Predicate
    other: FactName | None
    of_storefront: bool  # the fact is the storefront's, though the rule may be about a listing
    ask: Callable[[Subject, Subject], Said]

    def home(self, subject: Subject, storefront: Subject) -> Subject:
        """The subject that the fact belongs to."""
        return storefront if self.of_storefront else subject


def compile_check(
    check: Check, facts: Mapping[str, FactName], predicates: Mapping[str, Predicate], as_of: date
) -> Question:
    """In: a check, the vocabularies, the day. Out: the question. The rulebook is sound (rules.load)."""
    fact, predicate = facts[check.fact], predicates[check.test]
    of_storefront = fact.subject == "storefront"
    other: FactName | None = None
    if predicate.judges == "fact":
        answer = _whole(check, fact)
    elif predicate.value == "fact":
        other = facts.get(str(check.value))
        answer = _paired(check, fact, predicate, other)
    else:
        judge = VALUES[check.test](_words(check, as_of), KEYS[fact.type])
        answer = _valued(judge, fact, predicate)
    absent, name = _ABSENT[predicate.absent], fact.name

    def ask(subject: Subject, storefront: Subject) -> Said:
        home = storefront if of_storefront else subject
        found = home.facts.get(name, ())
        search = home.searches.get(name)
        whole = search is not None and search.whole
        if not found:
            return (absent if whole else None), ()
        for one in found:
            if one.confidence < FLOOR:
                found = tuple(f for f in found if f.confidence >= FLOOR)
                break
        if not found:
            return None, home.facts[name]
        return answer(found, whole, subject, storefront)

    return Question(check, fact, predicate, other, of_storefront, ask)


Answering = Callable[[tuple[Fact, ...], bool, Subject, Subject], Said]


def _words(check: Check, as_of: date) -> tuple[str, ...]:
    if check.value is None:
        return ()
    words = (check.value,) if isinstance(check.value, str) else check.value
    return tuple(as_of.isoformat() if word == AS_OF else word for word in words)


def _whole(check: Check, fact: FactName) -> Answering:
    key = KEYS[fact.type]
    limit = float(check.value) if isinstance(check.value, str) else 0.0

    def answer(found: tuple[Fact, ...], whole: bool, subject: Subject, storefront: Subject) -> Said:
        if check.test in ("present", "absent"):
            return check.test == "present", found
        try:
            count = len({key(one.value) for one in found})
        except Untyped:
            return None, found
        if check.test == "count_at_least":
            return (True if count >= limit else False if whole else None), found
        return (False if count > limit else True if whole else None), found

    return answer


def _combine(answers: list[Answer], many: bool, some: bool, whole: bool) -> Answer:
    """One answer out of one for each value."""
    if all(one is answers[0] for one in answers):
        alone = answers[0]
        return None if many and some and alone is False and not whole else alone
    if not many:
        return None  # two sources disagree about one thing: a person must look
    if some and True in answers:
        return True
    return False if not some and False in answers else None


def _valued(judge: Judge, fact: FactName, predicate: Predicate) -> Answering:
    some = predicate.judges == "some"

    def one(item: Fact) -> Answer:
        try:
            return judge(item.value)
        except Untyped:
            return None

    def answer(found: tuple[Fact, ...], whole: bool, subject: Subject, storefront: Subject) -> Said:
        answers = [one(item) for item in found]
        said = _combine(answers, fact.many, some, whole)
        return said, _resting(found, answers, said)

    return answer


def _resting(found: tuple[Fact, ...], answers: list[Answer], said: Answer) -> tuple[Fact, ...]:
    """The facts that speak for the answer; all of them when they only do so together."""
    resting = tuple(item for item, answer in zip(found, answers, strict=True) if answer is said)
    return resting or found


def _paired(check: Check, fact: FactName, predicate: Predicate, other: FactName | None) -> Answering:
    judge: Pair = PAIRS[check.test](KEYS[fact.type])

    def one(item: Fact, others: tuple[Value, ...]) -> Answer:
        try:
            answers: list[Answer] = [judge(item.value, value) for value in others]
        except Untyped:
            return None
        if all(said is answers[0] for said in answers):
            return answers[0]
        if other is None or not other.many:
            return None
        return check.test in ANY_OTHER

    def answer(found: tuple[Fact, ...], whole: bool, subject: Subject, storefront: Subject) -> Said:
        if other is None:  # the storefront's own address
            facts: tuple[Fact, ...] = ()
            others: tuple[Value, ...] = (storefront.url,)
        else:
            home = storefront if other.subject == STOREFRONT else subject
            facts = tuple(f for f in home.facts.get(other.name, ()) if f.confidence >= FLOOR)
            others = tuple(f.value for f in facts)
        if not others:
            return None, found
        answers = [one(item, others) for item in found]
        said = _combine(answers, fact.many, predicate.judges == "some", whole)
        return said, _resting(found, answers, said) + facts

    return answer
