"""The user's map of columns: a small YAML, one line a column (`Tên trong tệp: title`)."""

from __future__ import annotations

from pathlib import Path

import yaml

from checker.feed.columns import Met, header
from checker.feed.model import FIELDS
from roof.errors import USAGE, Stop
from roof.lang import t
from roof.safe import plain


class ColumnMap(Met):
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


_FIELDS = {
    "title": ("tên hàng", "title"),
    "description": ("mô tả", "description"),
    "short": ("mô tả ngắn", "short description"),
    "id": ("mã", "id"),
    "brand": ("thương hiệu", "brand"),
    "category": ("ngành hàng", "category"),
    "price": ("giá", "price"),
    "offers": ("giá và người bán", "price and seller"),
    "attributes": ("thuộc tính", "attributes"),
    "origin": ("xuất xứ", "origin"),
    "gtin": ("mã vạch", "barcode"),
    "seller": ("người bán", "seller"),
    "platform": ("sàn", "platform"),
    "url": ("địa chỉ", "address"),
}
_SHOWN, _LONG = 12, 40  # columns of no use that are told; characters of a name


def told_columns(held: Met) -> str:
    """What was taken for what, what is left alone, and what follows from that; "" for a feed of no columns."""
    if not held.found:
        return ""
    parts = [
        f"{t(*_FIELDS[place])} ← {', '.join(_short(name) for name in held.found[place])}"
        for place in _FIELDS
        if place in held.found
    ]
    said = f"{t('Cột', 'Columns')}: {'; '.join(parts)}."
    left = [name for name in held.left if not any(name in names for names in held.found.values())]
    if left:
        more = f" +{len(left) - _SHOWN}" if len(left) > _SHOWN else ""
        said += f" {t('Không dùng', 'Not used')}: {', '.join(map(_short, left[:_SHOWN]))}{more}."
    if "description" not in held.tables:
        said += t(
            " Không có cột mô tả: không kết luận về điều còn thiếu.",
            " No column of descriptions: nothing is concluded from what is missing.",
        )
    elif "attributes" not in held.tables:
        said += t(
            " Không có bảng thuộc tính: về nhãn và bên chịu trách nhiệm chỉ kết luận từ cột riêng.",
            " No table of attributes: of labels and who is responsible only columns of their own tell.",
        )
    return said


def _short(name: str) -> str:
    said = plain(" ".join(name.split()))
    return said if len(said) <= _LONG else said[: _LONG - 1] + "…"


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
