"""What an audit came to, gathered while it runs: counts, examples, the sellers and categories with most leads."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from checker.feed.work import Done
from checker.feed.written import Written

_EXAMPLES = 3
_NAMES = 20_000  # sellers or categories that are counted; beyond it those seen once are let go


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
    _dice: random.Random = field(default_factory=lambda: random.Random(0))

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
            if len(counter) > _NAMES:
                for name in [name for name, count in counter.items() if count == 1]:
                    del counter[name]

    def _lines(self, written: Written) -> None:
        """Leads that were written already; of those that are shown the record is read back."""
        self.leads += len(written.rules)
        self.with_leads += written.with_leads
        self.by_status[""] += len(written.rules)
        self.by_seller.update(written.sellers)
        self.by_category.update(written.categories)
        for at, rule in enumerate(written.rules):
            self.by_rule[rule] += 1
            held = self.examples.get(rule, ())
            if len(held) < _EXAMPLES or (place := self._dice.randrange(self.by_rule[rule])) < _EXAMPLES:
                record = written.record(at)
                if len(held) < _EXAMPLES:
                    self._keep(rule, record)
                else:
                    self.examples[rule][place] = record
            self.by_severity[self.severities[rule]] += 1

    def _keep(self, rule: str, row: Mapping[str, Any]) -> None:
        held = self.examples.setdefault(rule, [])
        if not held:
            self.titles[rule], self.severities[rule] = row["title"], row["severity"]
        held.append(row)

    def _example(self, rule: str, row: Mapping[str, Any]) -> None:
        """Each lead of a rule has the same chance to be shown (reservoir; the dice are always the same)."""
        held = self.examples.get(rule, [])
        if len(held) < _EXAMPLES:
            self._keep(rule, row)
        elif (at := self._dice.randrange(self.by_rule[rule])) < _EXAMPLES:
            held[at] = row
