"""What rules come to on subjects alike: most rules ask only whether a fact is there.

A profile is what a subject shows to the rules that are open to its group of goods: of each fact that they
name, whether it was found, whether surely, and whether it was wholly looked for. Subjects of one profile
come out alike under every rule that asks for no values; such rules are asked once for each profile.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checker.engine.ask import FLOOR, Question
from checker.engine.compiled import Ready
from checker.engine.evaluate import decide, resting
from checker.model import FactSheet, Outcome, Subject

GROUP = "listing.goods_group"
_WHETHER = ("present", "absent")
_HELD = 4_096  # profiles that are kept

Came = tuple[str, str]  # rule, outcome


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """What is known of every subject of one profile.

    `settled` are the rules that need not be asked, with what they come to; `failed` those of them that
    failed, each resting on whole searches alone; `open` the rules that must be asked of each subject.
    """

    settled: tuple[Came, ...]
    failed: tuple[Ready, ...]
    open: tuple[Ready, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """The rules that one group of goods lets through, the facts that they name, what the others come to."""

    rules: tuple[Ready, ...]
    names: tuple[str, ...]
    left_out: tuple[Came, ...]
    at: dict[str, int]  # where each of these stands in `names`
    places: tuple[tuple[int, ...], ...]  # for each rule where its facts stand in `names`
    known: dict[
        tuple[int, ...], Outcome | None
    ]  # a rule's place and the states of its facts → what it comes to


class Profiles:
    """Rules of one day, and the profiles met so far. For subjects whose storefront is known by name only."""

    def __init__(self, rules: Iterable[Ready]) -> None:
        self._rules = tuple(rules)
        self._groups: dict[object, _Group] = {}
        self._held: dict[object, Profile] = {}

    def of(self, subject: Subject, sheet: FactSheet) -> Profile:
        """The profile of one subject. ValueError when anything is known of its storefront."""
        if sheet.storefront.facts or sheet.storefront.searches:
            raise ValueError("profiles are for listings whose storefront was not read")
        search = subject.searches.get(GROUP)
        known = (
            sheet.storefront_kind,
            tuple([(fact.value, fact.confidence >= FLOOR) for fact in subject.facts.get(GROUP, ())]),
            search is not None and search.whole,
        )
        group = self._groups.get(known)
        if group is None:
            if len(self._groups) >= _HELD:
                self._groups.clear()
            group = self._groups[known] = self._group(subject, sheet)
        states = _states(subject, group)
        shown = known, states
        profile = self._held.get(shown)
        if profile is None:
            if len(self._held) >= _HELD:
                self._held.clear()
            profile = self._held[shown] = _profile(group, states, subject, sheet)
        return profile

    def _group(self, subject: Subject, sheet: FactSheet) -> _Group:
        """Most rules are about one group; whether they apply hangs on that fact alone."""
        through: list[Ready] = []
        left_out: list[Came] = []
        for rule in self._rules:
            gates = [rule.questions[c.name] for c in rule.rule.when if c.fact == GROUP]
            shut = any(gate.ask(subject, sheet.storefront)[0] is False for gate in gates)
            if shut and decide(rule, subject, sheet).outcome is Outcome.INAPPLICABLE:
                left_out.append((rule.rule.id, str(Outcome.INAPPLICABLE)))
            else:
                through.append(rule)
        names = sorted({question.fact.name for rule in through for question in rule.questions.values()})
        at = {name: place for place, name in enumerate(names)}
        places = [tuple({at[question.fact.name] for question in rule.questions.values()}) for rule in through]
        return _Group(tuple(through), tuple(names), tuple(left_out), at, tuple(places), {})


def _states(subject: Subject, group: _Group) -> bytes:
    """Of each fact of the group: not found 0, found 2, found without enough confidence 4; one more where it was wholly
    looked for. Most facts are not found, so that only those that are take a look of their own."""
    searches = map(subject.searches.get, group.names)
    states = bytearray([search is not None and search.whole for search in searches])
    for name in subject.facts.keys() & group.at.keys():
        if found := subject.facts[name]:
            sure = found[0].confidence >= FLOOR or any(fact.confidence >= FLOOR for fact in found)
            states[group.at[name]] += 2 if sure else 4
    return bytes(states)


def _profile(group: _Group, states: bytes, subject: Subject, sheet: FactSheet) -> Profile:
    settled = list(group.left_out)
    failed: list[Ready] = []
    still: list[Ready] = []
    for number, (rule, places) in enumerate(zip(group.rules, group.places, strict=True)):
        own = (number, *[states[place] for place in places])
        if own not in group.known:
            if len(group.known) >= _HELD:
                group.known.clear()
            group.known[own] = _settled(rule, subject, sheet)
        outcome = group.known[own]
        if outcome is None:
            still.append(rule)
            continue
        if outcome is Outcome.FAILED:
            failed.append(rule)
        settled.append((rule.rule.id, str(outcome)))
    return Profile(tuple(settled), tuple(failed), tuple(still))


def _settled(rule: Ready, subject: Subject, sheet: FactSheet) -> Outcome | None:
    """What a rule comes to on every subject whose facts are in the same states; None where each must be asked."""
    if not all(_asks_no_value(question, subject) for question in rule.questions.values()):
        return None
    decided = decide(rule, subject, sheet)
    if decided.outcome is Outcome.FAILED:
        _, facts, searches = resting(rule, decided, subject, sheet)
        if facts or not any(search.whole for search in searches.values()):
            return None  # what it rests on is this subject's own
    return decided.outcome


def _asks_no_value(question: Question, subject: Subject) -> bool:
    """Whether the answer hangs on the subject's profile alone."""
    found = () if question.of_storefront else subject.facts.get(question.fact.name, ())
    return (
        not any(fact.confidence >= FLOOR for fact in found)
        or (question.fact.name == GROUP and question.predicate.value != "fact")
        or (question.predicate.judges == "fact" and question.check.test in _WHETHER)
    )
