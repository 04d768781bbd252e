"""Fact sheets kept between two visits: a visit whose pages say what they said is not read a second time.

A sheet is a pure function of what `checker.facts` looks at. The key is made of exactly that: the pages
(their essence, see `crawler.essence`), how each came, what was not visited, the rulebook, and the code
that reads. Rules are held against the kept sheet as against a fresh one: leads are seen again, none is
mended by a page that did not change. One sheet a storefront; a file that is damaged or of other pages is
as good as none.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from checker.check import sheet_of
from checker.model import Fact, FactSheet, Place, Search, Subject, SubjectKind
from crawler.essence import essence
from crawler.model import Visit
from rules.model import Rulebook
from sweep.kept import code, keep, place
from sweep.same import told

_DAMAGED = (OSError, zlib.error, ValueError, KeyError, TypeError)


def sheet(visit: Visit, rulebook: Rulebook, folder: Path | None) -> FactSheet:
    """As `checker.check.sheet_of`; taken from `folder` when the last visit said the same, kept there when not."""
    if folder is None:
        return sheet_of(visit, rulebook)
    path, wanted = place(folder, visit.storefront.id, "sheet"), key(visit, rulebook)
    with contextlib.suppress(*_DAMAGED):
        data = path.read_bytes()
        if data[:64] == wanted.encode():
            return load(zlib.decompress(data[64:]), visit)
    fresh = sheet_of(visit, rulebook)
    keep(path, wanted.encode() + zlib.compress(dump(fresh), 1))
    return fresh


def key(visit: Visit, rulebook: Rulebook) -> str:
    """What a visit's sheet follows from, as one SHA-256. Times, ids, headers that nobody reads stay out."""
    pages = [
        [c.url, c.requested_url, c.state, c.via, c.status, c.content_type, c.why, essence(c.body)]
        for c in visit.captures
    ]
    made = [reader(), rulebook.digest, pages, *told(visit)]
    return hashlib.sha256(json.dumps(made).encode("utf-8", "surrogatepass")).hexdigest()


def reader() -> str:
    """Who reads a sheet, as one SHA-256: another version reads everything anew."""
    return code("checker.facts", "checker.language")


def dump(sheet: FactSheet) -> bytes:
    """A sheet as JSON."""
    text = json.dumps(asdict(sheet), ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def load(raw: bytes, visit: Visit) -> FactSheet:
    """The sheet that `dump` wrote, of this visit: the same pages have the same numbers. Raises what JSON does."""
    data = json.loads(raw.decode("utf-8", "surrogatepass"))
    return FactSheet(
        _subject(data["storefront"], visit.id),
        tuple(_subject(one, visit.id) for one in data["listings"]),
        tuple(_subject(one, visit.id) for one in data["posts"]),
        data["storefront_kind"],
    )


def _subject(data: Mapping[str, Any], visit: str) -> Subject:
    facts = {name: tuple(_fact(one, visit) for one in found) for name, found in data["facts"].items()}
    searches = {
        name: Search(**{**one, "pages": tuple(one["pages"]), "missed": tuple(one["missed"])})
        for name, one in data["searches"].items()
    }
    return Subject(SubjectKind(data["kind"]), data["id"], data["url"], facts, searches)


def _fact(data: Mapping[str, Any], visit: str) -> Fact:
    capture = data["capture"] and f"{visit}#{data['capture'].rpartition('#')[2]}"
    return Fact(**{**data, "capture": capture, "place": Place(**data["place"])})
