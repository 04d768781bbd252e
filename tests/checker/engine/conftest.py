"""Rulebooks and fact sheets in a few words, over the real vocabularies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from checker.model import Fact, FactSheet, Place, Search, Subject, SubjectKind, Value
from rules.load import load
from rules.model import (
    BasisPeriod,
    Check,
    Confidence,
    Expectation,
    Law,
    Provision,
    Rule,
    Rulebook,
)

DAY = date(2021, 1, 1)
TWIN = {"vi": "có dấu hiệu", "en": "appears"}


@pytest.fixture(scope="session")
def ours() -> Rulebook:
    """The rulebook of this repository."""
    return load()


def a_law(name: str, start: date | None, end: date | None) -> Law:
    """An instrument with a life."""
    return Law(name, name, name, "luat", start, start, end, Confidence.VERIFIED, "test", DAY)


def a_rule(name: str, **parts: Any) -> Rule:
    """A stable storefront rule on one made-up law; `parts` replace whatever matters."""
    check = Check("shown", "seller.tax_code", "present")
    made = Rule(
        id=name, theme="t", status="stable", subject="storefront", severity="minor", confidence="low",
        strength="signal", plan=(), title=TWIN, looks_for=TWIN, why=TWIN, message=TWIN, remedy=TWIN,
        false_positives={"vi": (), "en": ()},
        legal_basis=(BasisPeriod(date(2001, 1, 1), "duty", (Provision("law", "1", Confidence.VERIFIED),)),),
        sanction=(), obligations=(), checked_on=DAY, kinds=("website",), when=(),
        checks={"shown": check}, expectation=Expectation("all", ("shown",)), tests=(), digest="0",
        path="",
    )  # fmt: skip
    return replace(made, **parts)


@pytest.fixture
def book(ours: Rulebook) -> Callable[..., Rulebook]:
    """book(rule, …): a rulebook of these rules over the real vocabularies and a few made-up laws."""

    def make(*rules: Rule, **parts: Any) -> Rulebook:
        laws = {
            "law": a_law("law", date(2001, 1, 1), None),
            "short": a_law("short", date(2001, 1, 1), date(2010, 12, 31)),
        }
        return replace(ours, rules={rule.id: rule for rule in rules}, laws=laws, off=frozenset(), **parts)

    return make


def fact(name: str, value: Value, confidence: float = 1.0) -> Fact:
    """One fact as an extractor would give it."""
    return Fact(name, value, str(value), "https://shop.example.vn/", "v#1", Place("body"), "test", confidence)


def subject(
    kind: SubjectKind, known: dict[str, Any], unread: tuple[str, ...] = (), silent: tuple[str, ...] = ()
) -> Subject:
    """A subject: `known` maps names to a value, a list of values or facts; None was looked for in vain.

    Names in `unread` were not looked for in their whole place, names in `silent` not at all.
    """
    facts = {}
    for name, given in known.items():
        if given is not None:
            many = given if isinstance(given, list) else [given]
            facts[name] = tuple(one if isinstance(one, Fact) else fact(name, one) for one in many)
    page = ("https://shop.example.vn/",)
    searches = {
        name: Search(name not in unread, page, why="a page was missed" if name in unread else "")
        for name in sorted((set(known) | set(unread)) - set(silent))
    }
    return Subject(kind, "shop.example.vn", "https://shop.example.vn/", facts, searches)


@pytest.fixture
def store() -> Callable[..., FactSheet]:
    """store(facts, unread=…, silent=…): the fact sheet of one storefront."""

    def make(known: dict[str, Any], unread: tuple[str, ...] = (), silent: tuple[str, ...] = ()) -> FactSheet:
        return FactSheet(subject(SubjectKind.STOREFRONT, known, unread, silent))

    return make


@pytest.fixture
def made() -> Any:
    """The makers above, for tests that build their own."""

    class Makers:
        rule = staticmethod(a_rule)
        law = staticmethod(a_law)
        fact = staticmethod(fact)
        subject = staticmethod(subject)
        day = DAY

    return Makers
