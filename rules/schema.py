"""The form of a rule file as JSON Schema, for editors that complete and underline while one writes."""

from __future__ import annotations

from collections.abc import Iterable

from rules import rule_cases, rule_file
from rules.law_file import CONFIDENCES
from rules.model import KINDS, Rulebook
from rules.vocabulary import SUBJECTS

Json = dict[str, object]
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def rule_schema(book: Rulebook) -> Json:
    """In: a rulebook (its facts, tests, laws, plans and obligations become the words to choose from).

    Out: the schema of one rule file. It says less than lint: dates, cases and wording are lint's.
    """
    properties: Json = {
        "id": {"type": "string", "pattern": "^[a-z0-9]+([-_][a-z0-9]+)*$"},
        "status": _one_of(rule_file.STATUSES),
        "subject": _one_of(SUBJECTS),
        "severity": _one_of(rule_file.SEVERITIES),
        "confidence": _one_of(rule_file.LEVELS),
        "strength": _one_of(rule_file.STRENGTHS),
        "plan": _list(_one_of(book.plans)),
        "obligations": _list(_one_of(book.obligations)),
        **{
            key: {"$ref": "#/$defs/twin"}
            for key in ("title", "lead", "looks_for", "why", "message", "remedy")
        },
        "false_positives": {
            "oneOf": [
                _list(_text(), 1),
                _table({"vi": _list(_text(), 1), "en": _list(_text(), 1)}, ("vi", "en")),
            ]
        },
        "legal_basis": {
            "type": "object",
            "patternProperties": {
                _DAY: {"oneOf": [_one_of(("expected", "ended")), _list({"$ref": "#/$defs/provision"}, 1)]}
            },
            "additionalProperties": False,
        },
        "sanction": {"type": "object", "patternProperties": {_DAY: _text()}, "additionalProperties": False},
        "checked_on": {"$ref": "#/$defs/day"},
        "applicability": _table(
            {"kinds": _list(_one_of(KINDS), 1), "when": {"$ref": "#/$defs/checks"}}, ("kinds",)
        ),
        "checks": {"$ref": "#/$defs/checks"},
        "expectation": {"$ref": "#/$defs/expectation"},
        "tests": _list({"$ref": "#/$defs/case"}, 1),
    }
    return {
        "$schema": _DIALECT,
        "title": "rasoat rule",
        **_table(properties, rule_file.REQUIRED),
        "$defs": _defs(book),
    }


def _defs(book: Rulebook) -> Json:
    facts = _one_of(book.facts)
    check = _table({"fact": facts, "test": _one_of(book.predicates), "value": _texts()}, ("fact", "test"))
    parts = _list({"oneOf": [_text(), {"$ref": "#/$defs/expectation"}]}, 1)
    return {
        "twin": _table({"vi": _text(), "en": _text()}, ("vi", "en")),
        "day": {"type": "string", "pattern": _DAY},
        "provision": _table(
            {"law": _one_of(book.laws), "provision": _text(), "confidence": _one_of(CONFIDENCES)},
            ("law", "provision"),
        ),
        "checks": {"type": "object", "additionalProperties": check},
        "expectation": {
            **_table(dict.fromkeys(("all", "any", "none"), parts), ()),
            "minProperties": 1,
            "maxProperties": 1,
        },
        "case": _table(
            {
                "name": _text(),
                "as_of": {"$ref": "#/$defs/day"},
                "facts": {"type": "object", "propertyNames": facts, "additionalProperties": _texts()},
                "each": {
                    "type": "object",
                    "propertyNames": facts,
                    "additionalProperties": _list(_texts(), 1),
                    "minProperties": 1,
                    "maxProperties": 1,
                },
                "unread": _list(facts),
                "kind": _one_of(KINDS),
                "outcome": _one_of(rule_cases.OUTCOMES),
            },
            ("name", "as_of", "outcome"),
        ),
    }


def _text() -> Json:
    return {"type": "string", "minLength": 1}


def _texts() -> Json:
    # An editor reads `value: 5` as a number; the reader takes it as the text "5".
    scalar: Json = {"type": ["string", "number", "boolean"]}
    return {"oneOf": [scalar, _list(scalar, 1)]}


def _one_of(words: Iterable[str]) -> Json:
    return {"enum": list(words)}


def _list(items: Json, least: int = 0) -> Json:
    return {"type": "array", "items": items, "minItems": least, "uniqueItems": True}


def _table(properties: Json, required: tuple[str, ...]) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }
