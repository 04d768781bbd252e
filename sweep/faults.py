"""Everything that can be wrong with a registry, as data, and the sentences that say so.

A fault names its line and column, what was found and what was expected. All faults of a file are told
at once, so that one round of mending is enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# code → (Vietnamese, English); {found} is what stands in the cell, {hint} what would mend it
SENTENCES: dict[str, tuple[str, str]] = {
    "no_file": ("không có tệp này; kiểm tra lại đường dẫn", "there is no such file; check the path"),
    "is_folder": (
        "đây là thư mục, cần một tệp CSV hoặc XLSX",
        "this is a folder; expected a CSV or XLSX file",
    ),
    "unreadable": ("không đọc được tệp: {found}", "the file cannot be read: {found}"),
    "empty": (
        "tệp rỗng; cần một dòng tiêu đề và ít nhất một dòng dữ liệu",
        "the file is empty; expected a line of headers and at least one row",
    ),
    "no_rows": ("chỉ có tiêu đề, không có dòng dữ liệu nào", "there are headers but no rows"),
    "not_table": (
        "tệp này không phải bảng tính ({found}); cần CSV hoặc XLSX",
        "this file is no spreadsheet ({found}); expected CSV or XLSX",
    ),
    "too_large": (
        "trang tính trải quá rộng ({found}); hãy xóa các ô nằm lạc bên ngoài bảng rồi lưu lại",
        "the sheet reaches too far ({found}); delete the cells that lie outside of the table and save again",
    ),
    "encoding": (
        "không giải mã được chữ; cần UTF-8, UTF-16 hoặc windows-1258",
        "the text cannot be decoded; expected UTF-8, UTF-16 or windows-1258",
    ),
    "csv": ("dòng không đúng dạng CSV: {found}", "the line is not well-formed CSV: {found}"),
    "no_header": (
        "không thấy cột địa chỉ web; tiêu đề đọc được: {found}. Cần một cột như 'địa chỉ web', 'đường dẫn' "
        "hoặc 'url'{hint}",
        "no column of addresses; headers read: {found}. Expected a column such as 'url', 'địa chỉ web' or "
        "'đường dẫn'{hint}",
    ),
    "unknown_column": (
        "không có cột tên {found!r}; ý bạn là {hint!r}? Sửa tên cột, hoặc bỏ cột này",
        "there is no column {found!r}; did you mean {hint!r}? Rename it, or take it out",
    ),
    "twice_column": (
        "hai cột cùng nghĩa {hint!r}: {found!r}; chỉ giữ một",
        "two columns mean {hint!r}: {found!r}; keep one",
    ),
    "too_wide": (
        "dòng có nhiều ô hơn tiêu đề: {found!r}; có dấu phân cách nằm ngoài ngoặc kép?",
        "the row has more cells than there are headers: {found!r}; is there a separator outside quotes?",
    ),
    "more_sheets": (
        "trang tính {found!r} cũng có {hint} dòng địa chỉ mà không được đọc; gộp vào một trang tính, hoặc để riêng tệp",
        "sheet {found!r} holds {hint} more rows of addresses, which are not read; put them on one sheet, or in a file "
        "of their own",
    ),
    "open_quote": (
        "dấu ngoặc kép mở ở {found!r} không đóng nên nuốt {hint} dòng sau; thêm dấu đóng hoặc bỏ dấu mở",
        "the quote that opens at {found!r} is not closed and takes in {hint} of the lines after it; close it, or take "
        "it out",
    ),
    "no_url": (
        "thiếu địa chỉ web; cần dạng https://cuahang.vn",
        "the address is missing; expected https://shop.vn",
    ),
    "bad_url": (
        "{found!r} không phải địa chỉ web; cần dạng https://cuahang.vn{hint}",
        "{found!r} is no web address; expected one like https://shop.vn{hint}",
    ),
    "many_urls": (
        "{found!r} có nhiều địa chỉ trong một ô; mỗi dòng chỉ một địa chỉ",
        "{found!r} holds several addresses; one row, one address",
    ),
    "scheme": (
        "{found!r}: chỉ nhận địa chỉ http:// hoặc https://",
        "{found!r}: only http:// or https:// addresses are accepted",
    ),
    "login": (
        "{found!r} có tên đăng nhập hoặc mật khẩu; bỏ phần trước dấu @",
        "{found!r} holds a login; take out what stands before the @",
    ),
    "duplicate": (
        "{found!r} trùng với dòng {hint} (cùng một địa chỉ viết khác); chỉ giữ một dòng",
        "{found!r} is the same storefront as line {hint}, in another spelling; keep one",
    ),
    "kind": (
        "không có loại {found!r}{hint}; cần: website, gian hàng, ứng dụng hoặc mạng xã hội",
        "there is no kind {found!r}{hint}; expected website, shop, app or social",
    ),
    "kind_host": (
        "ghi là website nhưng địa chỉ {found!r} thuộc nền tảng khác; loại đúng có lẽ là {hint!r}",
        "said to be a website, but {found!r} belongs to another's platform; the kind is probably {hint!r}",
    ),
    "order": (
        "{found!r} không có số quyết định; cần dạng 'QĐ 12/QĐ-QLTT', để trống nếu không thăm theo quyết định",
        "{found!r} is no order's number; expected one like 'QĐ 12/QĐ-QLTT', empty when there is no order",
    ),
    "tax_digit": (
        "mã số thuế {found!r} sai chữ số kiểm tra; xem lại giấy đăng ký",
        "tax code {found!r} has a wrong check digit; look at the registration again",
    ),
    "tax_zero": (
        "mã số thuế {found!r} đã mất số 0 ở đầu (ô dạng số?); cần {hint!r}, định dạng ô là văn bản",
        "tax code {found!r} lost its leading zero (a numeric cell?); expected {hint!r}, "
        "format the cell as text",
    ),
    "tax_form": (
        "{found!r} không phải mã số thuế; cần 10 chữ số, 10-3 chữ số (đơn vị phụ thuộc), "
        "hoặc 12 chữ số định danh",
        "{found!r} is no tax code; expected 10 digits, 10-3 digits (a branch), or a 12-digit citizen number",
    ),
    "tax_science": (
        "mã số thuế {found!r} đã bị bảng tính viết lại thành số; định dạng ô là văn bản rồi nhập lại",
        "tax code {found!r} was rewritten by the spreadsheet; format the cell as text and enter it again",
    ),
    "tax_citizen": (
        "{found!r} có 12 chữ số nhưng không phải số định danh cá nhân ({hint})",
        "{found!r} has 12 digits but is no citizen number ({hint})",
    ),
}
NOTICES: dict[str, tuple[str, str]] = {
    "ignored_column": ("cột {found!r} không dùng đến", "column {found!r} is not used"),
    "kind_guessed": (
        "không ghi loại; hiểu là {hint!r} theo địa chỉ {found!r}",
        "no kind given; taken for {hint!r} from the address {found!r}",
    ),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend. `line` counts from 1 in the file (0: the whole file); `column` as it is headed.

    `hint` is a tuple (Vietnamese, English) where the languages differ.
    """

    code: str
    line: int = 0
    column: str = ""
    found: str = ""
    hint: str | tuple[str, str] = ""

    def say(self, lang: str = "vi") -> str:
        """One sentence in "vi" or "en", with line and column."""
        vi = lang == "vi"
        words = (SENTENCES.get(self.code) or NOTICES[self.code])[0 if vi else 1]
        hint = self.hint if isinstance(self.hint, str) else self.hint[0 if vi else 1]
        found = self.found if len(self.found) <= 120 else self.found[:119] + "…"
        place = []
        if self.line:
            place.append(f"{'dòng' if vi else 'line'} {self.line}")
        if self.column:
            place.append(f"{'cột' if vi else 'column'} {self.column!r}")
        text = words.format(found=found, hint=hint)
        return f"{', '.join(place)}: {text}" if place else text


class RegistryError(Exception):
    """A registry that was refused, with every fault in it. `say(lang)` lists them, one a line."""

    def __init__(self, path: str, faults: Sequence[Fault]) -> None:
        super().__init__(path, tuple(faults))
        self.path = path
        self.faults = tuple(faults)

    def say(self, lang: str = "vi") -> str:
        """All faults in "vi" or "en": a heading, then a line for each."""
        if len(self.faults) == 1 and not self.faults[0].line:
            return f"{self.path}: {self.faults[0].say(lang)}"
        count = len(self.faults)
        head = f"{self.path}: {count} chỗ cần sửa" if lang == "vi" else f"{self.path}: {count} to mend"
        return "\n".join([head, *(f"  {fault.say(lang)}" for fault in self.faults)])

    def __str__(self) -> str:
        return self.say("en")
