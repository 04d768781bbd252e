"""Everything that can be wrong with a list or its mapping, and the sentences that say so, by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SENTENCES: dict[str, tuple[str, str]] = {
    "no_file": ("không có tệp này; kiểm tra lại đường dẫn", "there is no such file; check the path"),
    "unreadable": ("không đọc được tệp: {found}", "the file cannot be read: {found}"),
    "not_table": ("tệp này không phải CSV hoặc XLSX ({found})", "this file is no CSV or XLSX ({found})"),
    "too_big": ("tệp lớn hơn {hint}", "the file is larger than {hint}"),
    "bomb": (
        "tệp nén bung ra hơn {hint} ({found}); không mở. Lưu lại bằng phần mềm bảng tính rồi thử lại",
        "the file unpacks to more than {hint} ({found}); not opened. Save it anew from a spreadsheet",
    ),
    "wide": (
        "bảng {found} trải rộng quá {hint} ô, kể cả ô trống; không mở. Xóa ô lạc ở xa, hoặc chép bảng sang tệp mới",
        "sheet {found} reaches over more than {hint} cells, empty ones too; not opened. Delete stray cells far away, "
        "or copy the table to a new file",
    ),
    "xxe": (
        "phần {found} khai báo DTD hoặc thực thể XML; bảng tính thật không có. Không mở",
        "part {found} declares a DTD or an XML entity, which no real spreadsheet does; not opened",
    ),
    "broken_zip": ("tệp XLSX hỏng: {found}", "the XLSX file is damaged: {found}"),
    "encoding": ("không giải mã được chữ; cần UTF-8", "the text cannot be decoded; expected UTF-8"),
    "csv": ("dòng không đúng dạng CSV: {found}", "the line is not well-formed CSV: {found}"),
    "empty": ("không có dòng dữ liệu nào dưới tiêu đề", "there are no rows below the headers"),
    "no_sheet": (
        "không có trang tính {found!r}; có: {hint}",
        "there is no sheet {found!r}; there are: {hint}",
    ),
    "no_column": (
        "không thấy cột {found!r}; tiêu đề đọc được: {hint}. Sửa tệp ánh xạ hoặc tiêu đề",
        "there is no column {found!r}; headers read: {hint}. Mend the mapping or the header",
    ),
    "twice_column": ("có hai cột tên {found!r}; chỉ giữ một", "two columns are headed {found!r}; keep one"),
    "merged": (
        "ô gộp {found}; bỏ gộp và ghi giá trị ở từng dòng",
        "merged cell {found}; unmerge it and write the value on every line",
    ),
    "missing": ("ô trống; cột này bắt buộc", "the cell is empty; this column is required"),
    "too_wide": ("dòng có nhiều ô hơn tiêu đề", "the row has more cells than there are headers"),
    "duplicate": (
        "{found!r} trùng với dòng {hint}; chỉ giữ một dòng",
        "{found!r} is on line {hint} too; keep one",
    ),
    "date": (
        "{found!r} không phải ngày; cần {hint}",
        "{found!r} is no date; expected {hint}",
    ),
    "date_text": (
        "{found!r} là ngày viết thành chữ; định dạng ô là ngày, hoặc ghi `dates: dd/mm/yyyy` trong tệp ánh xạ",
        "{found!r} is a date written as text; format the cell as a date, or say `dates: dd/mm/yyyy` in the mapping",
    ),
    "date_serial": (
        "{found!r} là số thứ tự ngày của bảng tính; cần ngày như 2026-07-01",
        "{found!r} is a spreadsheet's day number; expected a date like 2026-07-01",
    ),
    "host": (
        "{found!r} không phải tên miền hay địa chỉ web; cần dạng cuahang.vn",
        "{found!r} is no domain; expected shop.vn",
    ),
    "map_unread": ("không đọc được tệp ánh xạ: {found}", "the mapping cannot be read: {found}"),
    "map_key": (
        "tệp ánh xạ không có mục {found!r}; có: {hint}",
        "the mapping knows no {found!r}; expected {hint}",
    ),
    "map_kind": (
        "không có loại danh sách {found!r}; có: {hint}",
        "there is no kind of list {found!r}; there are {hint}",
    ),
    "map_field": (
        "loại này không có trường {found!r}; có: {hint}",
        "this kind has no field {found!r}; it has {hint}",
    ),
    "map_need": ("tệp ánh xạ thiếu {found!r}", "the mapping lacks {found!r}"),
    "map_dates": (
        "không hiểu cách viết ngày {found!r}; có: {hint}",
        "dates: {found!r} is not known; expected {hint}",
    ),
}


@dataclass(frozen=True, slots=True)
class ListFault:
    """One thing to mend. `line` counts from 1 (0: the whole file). `tax`: a sentence of the tax code's own."""

    code: str
    line: int = 0
    column: str = ""
    found: str = ""
    hint: str = ""
    own: tuple[str, str] = ("", "")  # a sentence from another room, in place of SENTENCES

    def say(self, lang: str = "vi") -> str:
        """One sentence with line and column."""
        at = 0 if lang == "vi" else 1
        found = self.found if len(self.found) <= 120 else self.found[:119] + "…"
        words = self.own[at] or SENTENCES[self.code][at].format(found=found, hint=self.hint)
        place = [f"{('dòng', 'line')[at]} {self.line}"] if self.line else []
        place += [f"{('cột', 'column')[at]} {self.column!r}"] if self.column else []
        return f"{', '.join(place)}: {words}" if place else words


class ListError(Exception):
    """A list that was refused, with every fault in it."""

    def __init__(self, path: str, faults: Sequence[ListFault]) -> None:
        super().__init__(path, tuple(faults))
        self.path = path
        self.faults = tuple(faults)

    def say(self, lang: str = "vi") -> str:
        """All faults, one a line."""
        if len(self.faults) == 1 and not self.faults[0].line:
            return f"{self.path}: {self.faults[0].say(lang)}"
        count = len(self.faults)
        head = f"{self.path}: {count} chỗ cần sửa" if lang == "vi" else f"{self.path}: {count} to mend"
        return "\n".join([head, *(f"  {fault.say(lang)}" for fault in self.faults)])

    def __str__(self) -> str:
        return self.say("en")
