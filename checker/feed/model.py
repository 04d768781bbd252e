"""The nouns of a feed: a row, a row that could not be read, a row that was held against the rules.

Ground file: it imports nothing of ours and nothing of others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

FIELDS = (
    "id",
    "title",
    "description",
    "brand",
    "category",
    "price",
    "attributes",
    "origin",
    "seller",
    "gtin",
    "url",
    "platform",
)
COLUMN = "column:"  # before the name of a column that a label's name stands above, among a row's `columns`


@dataclass(frozen=True, slots=True)
class FeedRow:
    """One listing of a feed. `line` counts from 1 in `source`; `price` is in đồng, 0 when none is given.

    `columns` names the fields that the feed has at all, and columns of labels ("column:Thành phần"): only of these an
    empty one is an absence.
    """

    source: str
    line: int
    id: str
    title: str = ""
    description: str = ""
    brand: str = ""
    category: str = ""
    price: float = 0.0
    attributes: Mapping[str, object] = field(default_factory=dict)
    origin: str = ""
    seller: str = ""
    gtin: str = ""
    url: str = ""
    platform: str = ""
    columns: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cue:
    """One piece of a transcript: seconds from the beginning, what was said, the line where it stands.

    `glued` says that the text goes on without a space where the cue before ended.
    """

    start: float
    end: float
    text: str
    line: int = 0
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Post(FeedRow):
    """A post, or a livestream or video by what is said in it. `seller` is its author.

    `cues` are those of a transcript, and `description` is then empty. `sponsored` is what the network's own
    label says ("" for none); only where `columns` names it was that label there to be read.
    """

    cues: tuple[Cue, ...] = ()
    sponsored: str = ""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that could not be read: where, why (a word of `REASONS`), what was found, the row as it stood."""

    source: str
    line: int
    reason: str
    found: str = ""
    raw: str = ""


REASONS: dict[str, tuple[str, str]] = {  # reason → (vi, en)
    "json": ("không phải JSON đúng", "not valid JSON"),
    "xml": ("không phải XML đúng", "not valid XML"),
    "not_object": ("không phải một đối tượng JSON", "not a JSON object"),
    "cells": ("số ô khác số cột", "another number of cells than columns"),
    "csv": ("không tách được thành ô", "cannot be cut into cells"),
    "encoding": ("có byte không thuộc bảng mã của tệp", "holds bytes outside the encoding of the file"),
    "long": ("dài quá mức đọc được", "longer than can be read"),
    "no_text": ("không có tên hàng hóa lẫn mô tả", "has neither title nor description"),
    "template": ("dòng của mẫu nhập, không phải tin đăng", "a line of an upload template, no listing"),
    "variant": (
        "phiên bản hoặc ảnh khác của hàng hóa ở dòng trên, không phải tin riêng",
        "another variant or picture of the goods in a row above, no listing of its own",
    ),
    "columns": ("không có cột nào nhận ra được", "has no column that is known"),
    "truncated": ("tệp bị cắt cụt hoặc hỏng từ đây", "the file is cut off or damaged from here"),
    "packed": (
        "được nén theo cách không mở được, hoặc trong đó không có danh mục",
        "packed in a way that cannot be opened, or no feed is in it",
    ),
    "time": ("mốc thời gian sai hoặc thiếu", "a time code that is wrong or missing"),
    "failed": ("không kiểm tra được", "could not be checked"),
}

NO_LISTINGS = frozenset(("template", "variant"))  # reasons of rows that were read, and are no listings


class Again(NamedTuple):
    """As much of a row as leads repeat, when its words are known already."""

    source: str
    line: int
    id: str
    title: str
    category: str
    seller: str
    url: str
    platform: str
