"""The JSON schema knows the same keys and words as the reader."""

from __future__ import annotations

import json
from typing import Any

from data_shared import ours

from rules.load import load
from rules.rule_file import KEYS, REQUIRED, STATUSES
from rules.schema import rule_schema


def test_the_schema_has_the_readers_keys_and_words(pack: Any) -> None:
    book = load(pack.folder, default=False)
    schema: Any = rule_schema(book)
    assert json.loads(json.dumps(schema)) == schema
    assert tuple(schema["required"]) == REQUIRED
    assert set(schema["properties"]) == set(KEYS)
    assert schema["properties"]["status"]["enum"] == list(STATUSES)
    check = schema["$defs"]["checks"]["additionalProperties"]
    assert check["properties"]["fact"]["enum"] == list(book.facts)
    assert check["properties"]["test"]["enum"] == list(book.predicates)
    assert schema["$defs"]["provision"]["properties"]["law"]["enum"] == ["new", "old"]


def test_every_reference_of_the_schema_leads_somewhere() -> None:
    schema: Any = rule_schema(ours())
    text = json.dumps(schema)
    named = {part.split('"')[0] for part in text.split("#/$defs/")[1:]}
    assert named == set(schema["$defs"])
