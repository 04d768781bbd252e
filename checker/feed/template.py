"""What stands above the first listing of a table: headers in one row or several (a platform's keys, then their names in
Vietnamese), and what mass-upload templates say below them: what is required, how long a name may be, an example.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from checker.feed.cells import blank, first_of, id_of, text_of
from checker.feed.columns import MOST_COLUMNS, Plan, field_of, header, looks_like_header, plan
from checker.feed.model import FeedRow, Rejected

_SHORT = 60  # characters of a cell that may be a header
_READ = 500  # characters of a cell that are read for hints
_WITHIN = 10  # rows below headers among which a template speaks
# With their marks: without them "điền" (fill in) is "điện", and "ví dụ" (example) an evening purse.
_HINT = re.compile(
    r"^(?:vui lòng|(?:chỉ |không )?nhập (?:tên|mô tả|giá|số|mã|thương hiệu|vào|một|nội dung|chi tiết|link|url|tối)|"
    r"chọn (?:ngành|danh mục|từ|một|giá trị|thương hiệu|đúng|trong|theo)|điền (?:tên|số|mã|vào|đầy đủ|thông tin)|"
    r"(?:không )?bắt buộc|tùy chọn|tuỳ chọn|có điều kiện|please (?:enter|select|fill|input|choose|provide)|"
    r"enter (?:an?|the|your|numbers?|product|\d)|select (?:an?|the|one|from)|choose (?:an?|the|one|from)|"
    r"required|mandatory|optional|conditional)\b|"
    r"\d (?:ký|kí) tự\b|\d characters?\b|"
    r"^giá từ \d|\b(?:must|should) be\b"
)
_EXAMPLE = re.compile(r"(?:ví dụ|vd|example|e\.g\.?)\s*[::]")
_KEY = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+|[0-9a-f]{32}")
_GUIDES = re.compile(r"^(?:huong dan|instructions?|guide|guideline|read ?me|help|vi du|examples?|luu y)\b")


def is_guide(sheet: str) -> bool:
    """Whether a sheet's name says that it explains the others."""
    return _GUIDES.match(header(sheet)) is not None


def first_header(scores: Sequence[int]) -> int:
    """In: of the first rows how many fields each would name, were it a header. Out: which of them is the first header:
    not the best, as a better one may follow where the columns change; -1 when none is one."""
    least = min(2, max(scores, default=0))  # a title above a table may name one field
    return next((at for at, score in enumerate(scores) if score >= least > 0), -1)


class Top:
    """The headers of a table, which may change half way. `plan` is how its rows are read now."""

    def __init__(self, chosen: Mapping[str, str], is_label: Callable[[str], bool]) -> None:
        self._chosen, self._is_label = chosen, is_label
        self._goods = ""  # what the feed calls the last listing
        self._above = 0  # rows that may yet be a template's, as no listing was read since the last headers
        self.plan: Plan | None = None

    def begin(self, columns: int) -> None:
        """The columns of a table without headers are called by their numbers, from 1."""
        self.plan = plan([str(i) for i in range(1, columns + 1)], self._chosen, self._is_label)

    def is_header(self, cells: Sequence[str]) -> bool:
        """Whether a row holds headers; it is then read as such."""
        if self.plan is not None:
            if any(
                len(cell) > _SHORT for cell in cells
            ):  # as in most listings, of which nothing else is asked
                return False
            if looks_like_header(cells, self._chosen) < max(2, len(self.plan.at) // 2):
                return False
            if self._above and self._agree(cells):
                cells = self._merged(cells)
        self.plan = plan(cells, self._chosen, self._is_label)
        self._above = _WITHIN
        return True

    def is_template(self, cells: Sequence[object]) -> bool:
        """Whether a row below the headers says how to fill the template, and is no listing."""
        if not self._above or self.plan is None:
            return False
        self._above -= 1
        said = [text for cell in cells if (text := _plain(cell))]
        title = _plain(first_of(cells, self.plan, "title"))
        described = _plain(first_of(cells, self.plan, "description"))
        hints = sum(_HINT.search(text) is not None for text in said)
        if (
            _EXAMPLE.match(title)
            or (hints > 1 and hints * 2 >= len(said) and _HINT.search(title or described))
            or (_KEY.fullmatch(title) and len(said) <= 2 and len(said) * 2 < len(self.plan.names))
        ):
            return True
        self._above = 0
        return False

    def told(self, found: FeedRow | Rejected, cells: Sequence[object]) -> FeedRow | Rejected:
        """What a row is, given those above it: exports of shop builders have one row more for each variant and picture
        of the goods, which has no name, but their id or what a variant is told by."""
        if self.plan is None:
            return found
        if isinstance(found, FeedRow):
            self._goods = id_of(cells, self.plan) or found.id
        elif found.reason == "no_text" and self._goods:
            told = any(at < len(cells) and not blank(cells[at]) for _, at in self.plan.pairs)
            if told or id_of(cells, self.plan) == self._goods:
                return replace(found, reason="variant", found=self._goods)
        return found

    def _agree(self, cells: Sequence[str]) -> bool:
        """Whether further headers call no column something else than the first."""
        held = self.plan.names if self.plan else ()
        return all(
            not (one := field_of(old, self._chosen)) or not (two := field_of(new, self._chosen)) or one == two
            for old, new in zip(held[:MOST_COLUMNS], cells, strict=False)
        )

    def _merged(self, cells: Sequence[str]) -> list[str]:
        """Of two names of a column the one that is known."""
        held = self.plan.names if self.plan else ()
        return [
            new
            if not field_of(old, self._chosen) and (field_of(new, self._chosen) or self._is_label(new))
            else old
            for old, new in zip(held, [*cells, *[""] * (len(held) - len(cells))], strict=False)
        ] + list(cells[len(held) :])


def _plain(cell: object) -> str:
    return " ".join(unicodedata.normalize("NFC", text_of(cell)[:_READ]).casefold().split())
