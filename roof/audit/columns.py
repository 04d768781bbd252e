"""The user's map of columns: a small YAML, one line a column (`Tên trong tệp: title`)."""

from __future__ import annotations

from pathlib import Path

import yaml

from checker.feed.columns import header
from checker.feed.model import FIELDS
from roof.errors import USAGE, Stop
from roof.lang import t


def column_map(path: Path | None) -> dict[str, str]:
    """In: the map's file, or None. Out: field by column name, as written and levelled. Raises Stop."""
    if path is None:
        return {}
    try:
        said = yaml.load(
            path.read_text("utf-8"), yaml.BaseLoader
        )  # every scalar is text: a column may be called "on"
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as error:
        raise Stop(f"--map {path}: {' '.join(str(error).split())}", USAGE) from error
    if not isinstance(said, dict):
        raise Stop(
            t(
                f"--map {path}: cần các dòng dạng `Tên cột: title`",
                f"--map {path}: expected lines like `Column name: title`",
            ),
            USAGE,
        )
    found: dict[str, str] = {}
    for name, field in said.items():
        if field not in FIELDS:
            known = ", ".join(FIELDS)
            field = (
                field if isinstance(field, str) else type(field).__name__
            )  # what aliases nest is never written out
            raise Stop(
                t(
                    f"--map {path}: {name}: không có trường {field!r}; cần một trong {known}",
                    f"--map {path}: {name}: no field {field!r}; expected one of {known}",
                ),
                USAGE,
            )
        found[str(name)] = found[header(str(name))] = field
    return found
