"""The leads of the last audit, so that this one can say what is new, what persists and what is mended."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from checker.feed.record import COLUMNS
from roof.errors import USAGE, Stop
from roof.lang import t

_KEPT = ("rule", "storefront", "subject", "severity", "line", "source", "listing", "title")


class Baseline:
    """Ids of the last audit's leads. `mark` gives records their status; `mended` are those that did not recur."""

    def __init__(self, path: Path) -> None:
        try:
            self._left = {str(row["id"]): row for row in _leads(path)}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise Stop(
                t(
                    f"--baseline {path}: không phải kết quả rà soát đã lưu (JSONL, CSV, Parquet, SARIF): {error}",
                    f"--baseline {path}: not a kept audit (JSONL, CSV, Parquet, SARIF): {error}",
                ),
                USAGE,
            ) from error
        self._seen: set[str] = set()

    def mark(self, records: list[dict[str, Any]]) -> None:
        """Write "new" or "persisting" into each record."""
        for row in records:
            known = self._left.pop(row["id"], None)
            if known is not None:
                self._seen.add(row["id"])
            row["status"] = "persisting" if row["id"] in self._seen else "new"

    def mended(self) -> list[dict[str, Any]]:
        """A record, status "mended", for each lead of the last audit that this one did not raise."""
        blank: dict[str, Any] = {name: 0 if name in ("line", "start", "end") else "" for name in COLUMNS}
        return [blank | dict(row) | {"id": name, "status": "mended"} for name, row in self._left.items()]


def _leads(path: Path) -> Iterator[Mapping[str, Any]]:
    with path.open("rb") as stream:
        head = stream.read(4096)
    if head[:4] == b"PAR1":
        import pyarrow.parquet as pq

        for batch in pq.ParquetFile(path).iter_batches(columns=["id", "status", *_KEPT]):
            yield from (_short(row) for row in batch.to_pylist() if row["status"] != "mended")
        return
    with path.open(encoding="utf-8", newline="") as text:
        if b'"runs"' in head and head.lstrip().startswith(b"{"):
            for result in json.load(text)["runs"][0]["results"]:
                if result.get("baselineState") != "absent":
                    yield _of_sarif(result)
        elif head.lstrip().startswith(b"{") or not head.strip():
            rows = (json.loads(line) for line in text if line.strip())
            yield from (_short(row) for row in rows if row["status"] != "mended")
        else:
            yield from (_short(row) for row in csv.DictReader(text) if row["status"] != "mended")


def _short(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": row["id"], **{name: row[name] for name in _KEPT}, "line": int(row["line"])}


def _of_sarif(result: Mapping[str, Any]) -> dict[str, Any]:
    where = result["locations"][0]
    return {
        "id": result["partialFingerprints"]["rasoatLead/v1"],
        "rule": result["ruleId"],
        "storefront": result["properties"]["storefront"],
        "subject": where["logicalLocations"][0]["name"],
        "severity": result["properties"]["severity"],
        "line": where["physicalLocation"]["region"]["startLine"],
        "source": where["physicalLocation"]["artifactLocation"]["uri"],
        "listing": "",
        "title": "",
    }
