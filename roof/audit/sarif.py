"""SARIF 2.1.0 of an audit, so that a platform's pipeline shows what is new and what was mended."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Any, TextIO

from roof.lang import LANG
from rules.model import Rulebook

_LEVEL = {"critical": "error", "serious": "error", "moderate": "warning", "minor": "note"}
_STATE = {"new": "new", "persisting": "unchanged", "unread": "unchanged", "mended": "absent"}


class Sarif:
    """Results are written as they come; the rules stand first, so that nothing is held in memory."""

    def __init__(self, out: TextIO, book: Rulebook) -> None:
        self._out, self._first = out, True
        rules = [rule for rule in book.rules.values() if rule.subject in ("listing", "post")]
        self._index = {rule.id: i for i, rule in enumerate(rules)}
        driver = {
            "name": "rasoat",
            "version": version("rasoat"),
            "rules": [
                {
                    "id": rule.id,
                    "shortDescription": {"text": (rule.lead or rule.title)[LANG]},
                    "fullDescription": {"text": rule.looks_for.get(LANG) or rule.title[LANG]},
                    "help": {"text": rule.remedy[LANG]},
                    "defaultConfiguration": {"level": _LEVEL[str(rule.severity)]},
                    "properties": {"theme": rule.theme, "severity": str(rule.severity)},
                }
                for rule in rules
            ],
        }
        schema = "https://json.schemastore.org/sarif-2.1.0.json"
        out.write(f'{{"$schema": "{schema}", "version": "2.1.0", "runs": [{{"tool": {{"driver": ')
        out.write(json.dumps(driver, ensure_ascii=False))
        out.write('}, "columnKind": "unicodeCodePoints", "results": [\n')

    def write(self, records: Sequence[Mapping[str, Any]]) -> None:
        for row in records:
            self._out.write(("" if self._first else ",\n") + json.dumps(self._result(row), ensure_ascii=True))
            self._first = False

    def _result(self, row: Mapping[str, Any]) -> dict[str, Any]:
        region: dict[str, Any] = {"startLine": max(1, int(row["line"] or 1))}
        if row["quote"]:
            region["snippet"] = {"text": row["quote"]}
        result = {
            "ruleId": row["rule"],
            "level": _LEVEL[row["severity"]],
            "message": {"text": row["message"] or row["title"] or row["rule"]},
            "locations": [
                {
                    "physicalLocation": {"artifactLocation": {"uri": _uri(row["source"])}, "region": region},
                    "logicalLocations": [{"name": row["subject"], "fullyQualifiedName": _name(row)}],
                }
            ],
            # GitHub tells leads from each other by the second alone, which it would else make of a line of the file
            "partialFingerprints": {"rasoatLead/v1": row["id"], "primaryLocationLineHash": f"{row['id']}:1"},
            "properties": {
                k: row[k] for k in ("severity", "confidence", "storefront", "column", "url", "legal_basis")
            },
        }
        if row["rule"] in self._index:
            result["ruleIndex"] = self._index[row["rule"]]
        if row["status"] in _STATE:
            result["baselineState"] = _STATE[row["status"]]
        return result

    def close(self) -> None:
        self._out.write("\n]}]}\n")
        self._out.flush()


def _uri(source: str) -> str:
    from urllib.parse import quote

    return quote(source) or "feed"


def _name(row: Mapping[str, Any]) -> str:
    return f"{row['storefront']}/{row['subject']}" + (f"#{row['column']}" if row["column"] else "")
