"""What an audit came to, gathered while it runs: counts, examples, the sellers and categories with most leads."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import Any

from checker.feed.model import NO_LISTINGS
from checker.feed.work import Done
from checker.feed.written import Written

_EXAMPLES = 3
_SURE = 1 - 2**-53  # the largest number below 1
_NAMES = 20_000  # sellers or categories that are counted at a time


def most(counter: Counter[str], count: int) -> list[tuple[str, int]]:
    """The names with the highest counts; of those that are level the first by name, however they were counted."""
    return nsmallest(count, counter.items(), key=lambda one: (-one[1], one[0]))


def _bound(counter: Counter[str]) -> None:
    """Of too many names keep the half with the highest counts."""
    if len(counter) > _NAMES:
        kept = most(counter, _NAMES // 2)
        counter.clear()
        counter.update(dict(kept))


@dataclass(slots=True)
class Summary:
    """Counts by rule, category and seller; a few examples of each rule. Its size is bounded."""

    rows: int = 0
    rejected: int = 0
    with_leads: int = 0
    leads: int = 0
    by_rule: Counter[str] = field(default_factory=Counter)
    by_severity: Counter[str] = field(default_factory=Counter)
    new_by_severity: Counter[str] = field(default_factory=Counter)  # against a baseline
    by_status: Counter[str] = field(default_factory=Counter)
    by_seller: Counter[str] = field(default_factory=Counter)
    by_category: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[Mapping[str, Any]]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    severities: dict[str, str] = field(default_factory=dict)
    _turns: dict[str, _Turns] = field(default_factory=dict, compare=False)

    @property
    def set_aside(self) -> int:
        """Rows that are no listings: of a template, of variants."""
        return sum(self.reasons[reason] for reason in NO_LISTINGS)

    @property
    def unreadable(self) -> int:
        """Rows that could not be read."""
        return self.rejected - self.set_aside

    def add(self, done: Done) -> None:
        """One more chunk."""
        self.rows += done.rows
        self.rejected += len(done.rejected)
        self.reasons.update(r.reason for r in done.rejected)
        self.outcomes.update(done.outcomes)
        if done.written is not None:
            self._lines(done.written)
        last: tuple[str, int] | None = None
        for row in done.records:
            rule = row["rule"]
            self.leads += 1
            self.by_rule[rule] += 1
            self.by_severity[row["severity"]] += 1
            self.by_status[row["status"]] += 1
            if row["status"] == "new":
                self.new_by_severity[row["severity"]] += 1
            if row["seller"]:
                self.by_seller[row["seller"]] += 1
            if row["category"]:
                self.by_category[row["category"]] += 1
            if (row["source"], row["line"]) != last:
                self.with_leads += 1
                last = (row["source"], row["line"])
            self._example(rule, row)
        for counter in (self.by_seller, self.by_category):
            _bound(counter)

    def _lines(self, written: Written) -> None:
        """Leads that were written already; of those that are shown the record is read back."""
        self.leads += len(written.rules)
        self.with_leads += written.with_leads
        self.by_status[""] += len(written.rules)
        self.by_seller.update(written.sellers)
        self.by_category.update(written.categories)
        for rule, count in Counter(written.rules).items():
            before = self.by_rule[rule]
            self.by_rule[rule] += count
            turns = self._turns_of(rule)
            if turns.next <= before + count:
                places = [at for at, other in enumerate(written.rules) if other == rule]
                while turns.next <= before + count:
                    at = places[turns.next - before - 1]
                    self._keep(rule, written.record(at), turns.take())
            self.by_severity[self.severities[rule]] += count

    def _keep(self, rule: str, row: Mapping[str, Any], place: int) -> None:
        held = self.examples.setdefault(rule, [])
        if not held:
            self.titles[rule], self.severities[rule] = row["title"], row["severity"]
        held[place : place + 1] = [row]

    def _example(self, rule: str, row: Mapping[str, Any]) -> None:
        turns = self._turns_of(rule)
        if turns.next <= self.by_rule[rule]:
            self._keep(rule, row, turns.take())

    def _turns_of(self, rule: str) -> _Turns:
        if rule not in self._turns:
            self._turns[rule] = _Turns(rule)
        return self._turns[rule]


class _Turns:
    """Which leads of a rule are shown, each with the same chance: how many are passed over is thrown once, instead
    of a throw for each (Li, Reservoir-sampling algorithms of time complexity O(n(1+log(N/n))), 1994). The dice
    are always the same."""

    def __init__(self, rule: str) -> None:
        self._dice = random.Random(rule)
        self.next = 1  # the number, from 1, of the lead that is shown next
        self._weight = 1.0

    def take(self) -> int:
        """The place among the examples for the lead whose turn it is; then it is another's turn."""
        taken = self.next
        if taken >= _EXAMPLES:
            self._weight *= self._thrown() ** (1 / _EXAMPLES)
            passed = math.log(self._thrown()) / math.log1p(-min(self._weight, _SURE))
            self.next = taken + 1 + int(passed)
        else:
            self.next = taken + 1
        return taken - 1 if taken <= _EXAMPLES else self._dice.randrange(_EXAMPLES)

    def _thrown(self) -> float:
        """Above 0, up to 1."""
        return 1.0 - self._dice.random()
