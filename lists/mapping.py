"""The kinds of lists, and an office's mapping over one: small YAML files, every scalar read as text."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from lists.faults import ListError, ListFault
from lists.model import ColumnMap, Field, FieldType, ListKind

KINDS = Path(__file__).parent / "kinds"
DATES = ("", "dd/mm/yyyy", "yyyy-mm-dd")
_KEYS = ("kind", "issuer", "columns", "dates", "sheet")
_MAX = 100_000  # bytes of a mapping


@lru_cache(maxsize=1)
def kinds() -> dict[str, ListKind]:
    """Every kind of list that is known, by its id."""
    return {path.stem: _kind(path) for path in sorted(KINDS.glob("*.yml"))}


def _kind(path: Path) -> ListKind:
    data = _load(path.read_text("utf-8"))
    fields = tuple(
        Field(
            name,
            FieldType(said["type"]),
            said.get("required") == "true",
            tuple(said["headers"]),
            {"vi": said["vi"], "en": said["en"]},
        )
        for name, said in data["fields"].items()
    )
    return ListKind(path.stem, data["title"], fields, tuple(data["key"]), data.get("personal") == "true")


def read_mapping(path: Path) -> ColumnMap:
    """A mapping from its file. Raises ListError naming what it lacks or knows not."""
    shown = str(path)
    try:
        text = path.read_text("utf-8")
        data = _load(text) if len(text) <= _MAX else None
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        raise ListError(shown, [ListFault("map_unread", found=" ".join(str(error).split()))]) from error
    if not isinstance(data, dict):
        raise ListError(shown, [ListFault("map_unread", found="no table of kind, columns …")])
    known = kinds()
    faults = [ListFault("map_key", found=str(k), hint=", ".join(_KEYS)) for k in data if k not in _KEYS]
    faults += [ListFault("map_need", found=k) for k in ("kind", "columns") if not data.get(k)]
    kind = known.get(str(data.get("kind", "")))
    if kind is None:
        if data.get("kind"):
            faults.append(ListFault("map_kind", found=str(data["kind"]), hint=", ".join(known)))
        raise ListError(shown, faults)
    columns = data.get("columns") or {}
    if not isinstance(columns, dict) or not all(isinstance(v, str) for v in columns.values()):
        raise ListError(shown, [*faults, ListFault("map_unread", found="columns: field: header")])
    names = [f.name for f in kind.fields]
    faults += [ListFault("map_field", found=str(k), hint=", ".join(names)) for k in columns if k not in names]
    faults += [
        ListFault("map_need", found=f"columns: {f.name}")
        for f in kind.fields
        if f.required and f.name not in columns
    ]
    dates = str(data.get("dates", "")).lower()
    if dates not in DATES:
        faults.append(ListFault("map_dates", found=dates, hint=", ".join(DATES[1:])))
    if faults:
        raise ListError(shown, faults)
    return ColumnMap(kind, str(data.get("issuer", "")), dict(columns), dates, str(data.get("sheet", "")))


def starter(kind: ListKind) -> str:
    """A mapping to begin with, as YAML text: every field with the header that offices use most."""
    lines = [
        f"# {kind.title['vi']} / {kind.title['en']}",
        f"kind: {kind.id}",
        "issuer: ''",
        "dates: ''",
        "columns:",
    ]
    for one in kind.fields:
        need = "bắt buộc / required" if one.required else "bỏ dòng này nếu không có / take out when absent"
        lines.append(f"  {one.name}: {one.headers[0]}  # {one.title['vi']} / {one.title['en']}; {need}")
    return "\n".join(lines) + "\n"


def _load(text: str) -> Any:
    return yaml.load(text, Loader=yaml.BaseLoader)
