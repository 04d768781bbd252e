"""The user's map of columns: a small YAML, one line a column (`Tên trong tệp: title`)."""

from __future__ import annotations

from pathlib import Path

import yaml

from checker.feed.columns import header
from checker.feed.model import FIELDS
from roof.errors import USAGE, Stop
from roof.lang import t


class ColumnMap(dict[str, str]):
    """Field by column name, as written and levelled; it knows which names a feed asked it for."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[str] = []
        self._met: set[str] = set()

    def get(self, name: str, default: str | None = None) -> str | None:  # type: ignore[override]
        found = super().get(name, default)
        if found is not None:
            self._met |= {name, header(name)}
        return found

    def strangers(self) -> list[str]:
        """Names that no file of the feed has as a column."""
        return [name for name in self.written if header(name) not in self._met]


def column_map(path: Path | None) -> ColumnMap:
    """In: the map's file, or None. Out: what it says. Raises Stop."""
    found = ColumnMap()
    if path is None:
        return found
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
    for name, field in said.items():
        if field not in FIELDS:
            if name in FIELDS and isinstance(field, str):
                raise Stop(
                    t(
                        f"--map {path}: tên cột đứng trước: `{field}: {name}`, không phải `{name}: {field}`",
                        f"--map {path}: the column comes first: `{field}: {name}`, not `{name}: {field}`",
                    ),
                    USAGE,
                )
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
        found.written.append(str(name))
        found[str(name)] = found[header(str(name))] = field
    return found
