"""The leads of the last audit, so that this one can say what is new, what persists and what is mended."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from checker.feed.model import NO_LISTINGS, Rejected
from checker.feed.read import feed_name
from checker.feed.record import COLUMNS
from roof.errors import USAGE, Stop
from roof.lang import t

_KEPT = ("rule", "storefront", "subject", "severity", "line", "source", "listing", "title")
_OWN = 4  # characters of an id that is taken for nothing else where no title is known ("1" may be a number of pieces)
_TOLD = 30  # characters of a title by which a row is told beside its id; SARIF has none
_WORD = re.compile(r"[^\s,;|\"'\[\]{}()]+")


class Baseline:
    """Ids of the last audit's leads. `mark` gives records their status; `gone` are those that did not recur."""

    def __init__(self, path: Path) -> None:
        try:
            self._left = {str(row["id"]): row for row in _leads(path)}
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            raise Stop(
                t(
                    f"--baseline {path}: không phải kết quả rà soát đã lưu (JSONL, CSV, Parquet, SARIF): {error}",
                    f"--baseline {path}: not a kept audit (JSONL, CSV, Parquet, SARIF): {error}",
                ),
                USAGE,
            ) from error
        self._seen: set[str] = set()
        self._titles: dict[str, str] | None = None  # of its leads by subject, made when a row cannot be read
        self._unread: set[str] = set()  # subjects of rows that could not be read
        self._places: set[tuple[str, int]] = set()  # where such rows stand
        self._broken: set[str] = set()  # files that could not be read to their end

    def mark(self, records: list[dict[str, Any]]) -> None:
        """Write "new" or "persisting" into each record."""
        for row in records:
            known = self._left.pop(row["id"], None)
            if known is not None:
                self._seen.add(row["id"])
            row["status"] = "persisting" if row["id"] in self._seen else "new"

    def unread(self, rejected: Iterable[Rejected]) -> None:
        """Rows that could not be read: a lead of theirs that does not recur is not mended for that."""
        for row in rejected:
            if row.reason in NO_LISTINGS:
                continue
            if self._titles is None:
                self._titles = {str(one["subject"]): str(one["listing"]) for one in self._left.values()}
            whole = row.reason == "columns" and row.line <= 1 and row.raw[:1] not in ("{", "[")
            if whole or row.reason in ("truncated", "packed"):
                self._broken.add(_file(row.source))
            self._places.add((row.source, row.line))
            for word in self._titles.keys() & set(_WORD.findall(row.raw)):
                title = self._titles[word][:_TOLD]
                if title in row.raw if title else len(word) >= _OWN:
                    self._unread.add(word)

    def gone(self) -> list[dict[str, Any]]:
        """A record for each lead of the last audit that this one did not raise: status "mended", or "unread" where its
        row or the rest of its file could not be read this time."""
        blank: dict[str, Any] = {name: 0 if name in ("line", "start", "end") else "" for name in COLUMNS}
        return [
            blank | dict(row) | {"id": name, "status": "unread" if self._is_unread(row) else "mended"}
            for name, row in self._left.items()
        ]

    def _is_unread(self, row: Mapping[str, Any]) -> bool:
        return (
            row["subject"] in self._unread
            or (row["source"], row["line"]) in self._places
            or _file(row["source"]) in self._broken
        )


def _file(source: str) -> str:
    """The file that a row stands in, whatever the day in its name and the sheet."""
    return feed_name(source.partition("#")[0])


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
        "source": unquote(where["physicalLocation"]["artifactLocation"]["uri"]),
        "listing": "",
        "title": "",
    }
