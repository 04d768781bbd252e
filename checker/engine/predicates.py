"""The small tests that a check may ask of a value; the words for them stand in rules/predicates.yml.

A judge takes one value and says yes or no. Makers turn a check's `value` into a judge once, when a rule is
compiled. Whether some or every value must pass, and what an absence means, is data of predicates.yml.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from checker.engine import compare, numbers
from checker.model import Value

Judge = Callable[[Value], bool]
Pair = Callable[[Value, Value], bool]
Key = Callable[[Value], object]

AS_OF = "as_of"  # stands for the day of the check
STOREFRONT = "storefront"  # stands for the storefront's own address


def _one_of(words: tuple[str, ...], key: Key) -> Judge:
    wanted = frozenset(key(word) for word in words)
    return lambda value: key(value) in wanted


def _not(make: Callable[[tuple[str, ...], Key], Judge]) -> Callable[[tuple[str, ...], Key], Judge]:
    def maker(words: tuple[str, ...], key: Key) -> Judge:
        judge = make(words, key)
        return lambda value: not judge(value)

    return maker


def _has_words(phrases: tuple[str, ...], key: Key) -> Judge:
    wanted = tuple(compare.words(phrase) for phrase in phrases)

    def judge(value: Value) -> bool:
        said = compare.words(value)
        return any(phrase in said for phrase in wanted)

    return judge


def _host_is(hosts: tuple[str, ...], key: Key) -> Judge:
    wanted = tuple(compare.host(name) for name in hosts)
    return lambda value: compare.below(compare.host(str(value)), wanted)


def _longer(words: tuple[str, ...], key: Key) -> Judge:
    limit = float(words[0])
    return lambda value: len(compare.text(value)) > limit


def _shorter(words: tuple[str, ...], key: Key) -> Judge:
    limit = float(words[0])
    return lambda value: len(compare.text(value)) < limit


def _at_least(words: tuple[str, ...], key: Key) -> Judge:
    limit = float(words[0])
    return lambda value: compare.number(value) >= limit


def _at_most(words: tuple[str, ...], key: Key) -> Judge:
    limit = float(words[0])
    return lambda value: compare.number(value) <= limit


def _before(words: tuple[str, ...], key: Key) -> Judge:
    limit = date.fromisoformat(words[0])
    return lambda value: compare.day(value) < limit


def _after(words: tuple[str, ...], key: Key) -> Judge:
    limit = date.fromisoformat(words[0])
    return lambda value: compare.day(value) > limit


VALUES: dict[str, Callable[[tuple[str, ...], Key], Judge]] = {
    "equals": _one_of,
    "not_equals": _not(_one_of),
    "one_of": _one_of,
    "none_of": _not(_one_of),
    "is_true": lambda words, key: compare.boolean,
    "is_false": lambda words, key: lambda value: not compare.boolean(value),
    "not_true": lambda words, key: lambda value: not compare.boolean(value),
    "has_words": _has_words,
    "has_no_words": _not(_has_words),
    "longer_than": _longer,
    "shorter_than": _shorter,
    "at_least": _at_least,
    "at_most": _at_most,
    "host_is": _host_is,
    "valid_tax_code": lambda words, key: numbers.tax_code,
    "valid_gtin": lambda words, key: numbers.gtin,
    "gs1_prefix_is": lambda words, key: lambda value: numbers.gs1_prefix(value, words),
    "date_before": _before,
    "date_after": _after,
}  # tests of one value, by name


def _same_domain(one: Value, other: Value) -> bool:
    mine, theirs = numbers.registered_domain(str(one)), numbers.registered_domain(str(other))
    if not mine or not theirs:
        raise compare.Untyped(f"{one!r} or {other!r} names no registered domain")
    return mine == theirs


PAIRS: dict[str, Callable[[Key], Pair]] = {
    "same_as": lambda key: lambda one, other: key(one) == key(other),
    "differs_from": lambda key: lambda one, other: key(one) != key(other),
    "above": lambda key: lambda one, other: compare.number(one) > compare.number(other),
    "below": lambda key: lambda one, other: compare.number(one) < compare.number(other),
    "same_registered_domain": lambda key: _same_domain,
}  # tests of one value against another fact's, by name

ANY_OTHER = frozenset({"same_as", "same_registered_domain"})  # of several others, one that fits is enough

WHOLE = frozenset({"present", "absent", "count_at_least", "count_at_most"})  # tests of the fact as a whole

NAMES = WHOLE | VALUES.keys() | PAIRS.keys()
