"""A rule's checks and its expectation, typed: small named questions, and how they go together."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from rules.form import Form, as_day
from rules.model import Check, Expectation, FactName, FactType, Law, PlanClause, Predicate
from rules.reader import Node, Rows, Table, Text

MODES = ("all", "any", "none")
AS_OF = "as_of"  # a check's value that means: the day of the check
STOREFRONT = "storefront"  # a check's value that means: the storefront's own address
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?\Z")


@dataclass(frozen=True, slots=True)
class World:
    """The names that a rule may use."""

    facts: Mapping[str, FactName] = field(default_factory=dict)
    predicates: Mapping[str, Predicate] = field(default_factory=dict)
    laws: Mapping[str, Law] = field(default_factory=dict)
    plans: Mapping[str, PlanClause] = field(default_factory=dict)
    obligations: Mapping[str, object] = field(default_factory=dict)


def check(form: Form, label: str, subject: str, world: World) -> Check:
    """In: the form of one check, its name, the rule's subject. Out: the check."""
    form.keys(("fact", "test"), ("value",))
    name, test = form.text("fact"), form.text("test")
    value: str | tuple[str, ...] | None = None
    fact = world.facts.get(name)
    predicate = world.predicates.get(test)
    form.known(form.at("fact"), "fact", "dữ kiện", name, world.facts)
    form.known(form.at("test"), "test", "phép thử", test, world.predicates)
    if fact and fact.subject not in (subject, STOREFRONT):
        form.fault(
            "fact",
            "other-subject",
            f"{form.name}: {name} is a fact of a {fact.subject}; this rule is about a {subject}.",
            f"{form.name}: {name} là dữ kiện của {fact.subject}; quy tắc này nói về {subject}.",
        )
    if predicate and fact and fact.type not in predicate.takes:
        fits = ", ".join(p.name for p in world.predicates.values() if fact.type in p.takes)
        form.fault(
            "test",
            "wrong-type",
            f'{form.name}: the test "{test}" cannot be asked of a {fact.type}; these can: {fits}.',
            f'{form.name}: phép thử "{test}" không dùng cho kiểu {fact.type}; có thể dùng: {fits}.',
        )
    if predicate:
        value = _value(form, predicate, fact, world)
    return Check(label, name, test, value)


def _value(
    form: Form, predicate: Predicate, fact: FactName | None, world: World
) -> str | tuple[str, ...] | None:
    where = form.at("value")
    if predicate.value == "none":
        if "value" in form.entries:
            form.fault(
                "value",
                "value-unused",
                f'{form.name}: the test "{predicate.name}" takes no value.',
                f'{form.name}: phép thử "{predicate.name}" không cần value.',
            )
        return None
    if "value" not in form.entries:
        form.fault(
            form.line,
            "value-missing",
            f'{form.name}: the test "{predicate.name}" needs a value ({predicate.value}).',
            f'{form.name}: phép thử "{predicate.name}" cần value ({predicate.value}).',
        )
        return None
    if predicate.value == "list":
        words = form.texts("value", single=True)
        if not words:
            form.fault(
                "value", "empty", f"{form.name}.value: is empty.", f"{form.name}.value: đang để trống."
            )
        for word in words:
            _typed(form, where, word, fact, predicate)
        return words
    word = form.text("value")
    if predicate.value == "number" and word and not _NUMBER.match(word):
        form.fault(
            "value",
            "not-a-number",
            f'{form.name}.value: "{word}" is not a number.',
            f'{form.name}.value: "{word}" không phải số.',
        )
    elif predicate.value == "day" and word and word != AS_OF and as_day(word) is None:
        form.fault(
            "value",
            "not-a-day",
            f'{form.name}.value: "{word}" is not a day; write YYYY-MM-DD or {AS_OF}.',
            f'{form.name}.value: "{word}" không phải ngày; viết NĂM-THÁNG-NGÀY hoặc {AS_OF}.',
        )
    elif predicate.value == "fact":
        _other(form, where, word, fact, predicate, world)
    elif predicate.value == "one":
        _typed(form, where, word, fact, predicate)
    return word


def _other(
    form: Form, line: int, word: str, fact: FactName | None, predicate: Predicate, world: World
) -> None:
    if word == STOREFRONT and predicate.name == "same_registered_domain":
        return
    if not form.known(line, "fact", "dữ kiện", word, world.facts) or fact is None:
        return
    other = world.facts[word]
    if other.subject not in (fact.subject, STOREFRONT):
        form.fault(
            line,
            "other-subject",
            f"{form.name}: {word} is a fact of a {other.subject}.",
            f"{form.name}: {word} là dữ kiện của {other.subject}.",
        )
    if other.type not in predicate.takes or (
        other.type != fact.type and predicate.name != "same_registered_domain"
    ):
        form.fault(
            line,
            "wrong-type",
            f"{form.name}: {fact.name} is a {fact.type} and {word} a {other.type}.",
            f"{form.name}: {fact.name} có kiểu {fact.type} còn {word} có kiểu {other.type}.",
        )


def _typed(form: Form, line: int, word: str, fact: FactName | None, predicate: Predicate) -> None:
    """A given value must be one that the fact could have, or the check can never come true."""
    if fact is None or not word or predicate.name in ("has_words", "has_no_words", "host_is"):
        return
    what = ""
    if fact.type is FactType.CODE and fact.values and word not in fact.values:
        form.one_of(line, f"{form.name}.value", word, fact.values)
    elif fact.type is FactType.DIGITS and not re.fullmatch(r"[0-9]+", word):
        what = "digits"
    elif fact.type is FactType.NUMBER and not _NUMBER.match(word):
        what = "a number"
    elif fact.type is FactType.DATE and as_day(word) is None:
        what = "a day"
    elif fact.type is FactType.BOOLEAN and word not in ("true", "false"):
        what = "true or false"
    if what:
        form.fault(
            line,
            "wrong-type",
            f'{form.name}.value: "{word}": {fact.name} holds {what}.',
            f'{form.name}.value: "{word}" không hợp với {fact.name} (kiểu {fact.type}).',
        )


def expectation(form: Form, node: Node | None, checks: Collection[str]) -> Expectation | None:
    """In: the rule's form, the node of (part of) its expectation, the names of its checks. Out: the tree."""
    if not isinstance(node, Table) or len(node.entries) != 1:
        if node is not None:
            form.fault(
                node.line,
                "expectation",
                "expectation: expected exactly one of all, any, none.",
                "expectation: cần đúng một trong all, any, none.",
            )
        return None
    ((mode, (line, below)),) = node.entries.items()
    if mode not in MODES:
        form.one_of(line, "expectation", mode, MODES)
    if not isinstance(below, Rows) or not below.rows:
        form.fault(
            line,
            "expectation",
            f"expectation.{mode}: expected a list of names of checks.",
            f"expectation.{mode}: cần danh sách tên phép thử.",
        )
        return None
    parts: list[str | Expectation] = []
    for row in below.rows:
        if isinstance(row, Text):
            if form.known(row.line, "check", "phép thử (checks)", row.text, checks):
                parts.append(row.text)
        else:
            part = expectation(form, row, checks)
            if part:
                parts.append(part)
    return Expectation(mode, tuple(parts))
