"""Do the rules' own cases notice a broken rule? Every check is turned round and dropped in turn, and so is
every value of a check's list.

A change that no case notices is a survivor: either the check does nothing, or a case is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from checker.engine.ask import compile_check
from checker.engine.cases import play
from checker.engine.compiled import Ready, ready_rule
from rules.model import KINDS, Check, Expectation, Rule, Rulebook

TRIED = ("test", "stable")  # rules that raise leads


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change of one rule, and whether a case noticed it (`killed_by` names the first that did)."""

    rule: str
    change: str  # "turn own_record", "drop own_record", "any for all at 1", "drop value food of group", …
    killed_by: str
    path: str

    @property
    def survived(self) -> bool:
        """True when no case noticed."""
        return not self.killed_by


def mutate(book: Rulebook, statuses: Iterable[str] = TRIED) -> tuple[Mutation, ...]:
    """In: a rulebook, the statuses to try. Out: every change tried, in the order of the rules."""
    wanted = tuple(statuses)
    return tuple(
        mutation
        for rule in book.rules.values()
        if rule.status in wanted
        for mutation in mutate_rule(book, rule)
    )


def survivors(book: Rulebook, statuses: Iterable[str] = TRIED) -> tuple[Mutation, ...]:
    """The changes that no case noticed; () is what a rulebook must come to."""
    return tuple(one for one in mutate(book, statuses) if one.survived)


def mutate_rule(book: Rulebook, rule: Rule) -> tuple[Mutation, ...]:
    """Every change of one rule."""
    days = {case.as_of: ready_rule(rule, book, case.as_of) for case in rule.tests}
    shapes = tuple(
        Mutation(rule.id, change, _killer(book, rule, days, when, tree, kinds), rule.path)
        for change, when, tree, kinds in _changes(rule)
    )
    return shapes + tuple(
        Mutation(rule.id, change, _killer_of_value(book, rule, days, check), rule.path)
        for change, check in _of_values(rule)
    )


def _of_values(rule: Rule) -> Iterator[tuple[str, Check]]:
    """Every check with one value of its list left out."""
    for check in (*rule.when, *rule.checks.values()):
        if isinstance(check.value, tuple):
            for word in check.value:
                rest = tuple(other for other in check.value if other != word)
                yield f"drop value {word} of {check.name}", replace(check, value=rest)


_Change = tuple[str, Expectation, Expectation, tuple[str, ...]]


def _changes(rule: Rule) -> Iterator[_Change]:
    when = Expectation("all", tuple(check.name for check in rule.when))
    for change, tree in _of_tree(when):
        if not change.startswith("any"):  # the conditions of `when` have no mode to mistake
            yield f"{change} in when", tree, rule.expectation, rule.kinds
    for change, tree in _of_tree(rule.expectation):
        yield change, when, tree, rule.kinds
    if set(rule.kinds) != set(KINDS):
        yield "apply to other kinds", when, rule.expectation, KINDS


def _of_tree(tree: Expectation, at: str = "") -> Iterator[tuple[str, Expectation]]:
    """Every tree that differs in one place: a part turned, a part dropped, a mode changed."""
    if len(tree.parts) > 1:
        for mode in ("all", "any", "none"):
            if mode != tree.mode:
                yield f"{mode} for {tree.mode}{at}", replace(tree, mode=mode)
    for n, part in enumerate(tree.parts):
        before, after = tree.parts[:n], tree.parts[n + 1 :]
        name = part if isinstance(part, str) else f"part {n + 1}"
        yield f"turn {name}{at}", replace(tree, parts=(*before, Expectation("none", (part,)), *after))
        yield f"drop {name}{at}", replace(tree, parts=before + after)
        if not isinstance(part, str):
            for change, inner in _of_tree(part, f"{at} at {n + 1}"):
                yield change, replace(tree, parts=(*before, inner, *after))


def _killer_of_value(book: Rulebook, rule: Rule, days: dict[date, Ready], check: Check) -> str:
    """The name of the first case whose outcome changes when a check asks for less, "" when none does."""
    for case in rule.tests:
        held = days[case.as_of]
        less = compile_check(check, book.facts, book.predicates, case.as_of)
        changed = replace(held, questions={**held.questions, check.name: less})
        if str(play(changed, case, book).outcome) != case.outcome:
            return case.name
    return ""


def _killer(
    book: Rulebook,
    rule: Rule,
    days: dict[date, Ready],
    when: Expectation,
    tree: Expectation,
    kinds: tuple[str, ...],
) -> str:
    """The name of the first case whose outcome changes, "" when none does."""
    for case in rule.tests:
        meant = replace(rule, kinds=kinds)
        changed = replace(days[case.as_of], rule=meant, when=when, tree=tree)
        if str(play(changed, case, book).outcome) != case.outcome:
            return case.name
    return ""
