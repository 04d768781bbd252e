"""Which column of a registry means what: headers in Vietnamese or English, with or without tone marks."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from sweep.faults import Fault

# field → headers, folded (see `fold`)
HEADERS: dict[str, tuple[str, ...]] = {
    "url": (
        "dia chi web", "url", "dia chi website", "dia chi trang web", "dia chi truy cap", "duong dan",
        "duong link", "link", "lien ket", "web", "website", "trang web", "ten mien", "domain",
        "web address", "address url", "website url", "site", "dia chi ten mien", "dia chi internet",
        "link website", "link gian hang", "duong dan website", "duong dan gian hang", "ten mien website",
        "url website", "storefront", "link shop",
    ),
    "name": (
        "ten", "name", "ten website", "ten cua hang", "ten gian hang", "ten shop", "ten trang",
        "ten thuong mai", "ten ung dung", "shop name", "store name", "storefront name", "ten goi",
        "ten co so",
    ),
    "kind": (
        "loai", "kind", "type", "loai hinh", "hinh thuc", "loai kenh", "kenh ban hang", "kenh",
        "loai website",
    ),
    "platform": (
        "san", "platform", "san tmdt", "ten san", "nen tang", "san thuong mai dien tu", "marketplace",
    ),
    "declared_owner": (
        "chu so huu", "declared owner", "owner", "don vi", "ten don vi", "doanh nghiep", "ten doanh nghiep",
        "to chuc ca nhan", "chu website", "don vi so huu", "chu so huu website", "ten to chuc ca nhan",
        "cong ty", "ten cong ty", "chu the", "ten chu the", "thuong nhan", "ten thuong nhan",
        "chu so huu khai bao", "ho kinh doanh", "company", "seller",
    ),
    "tax_code": (
        "ma so thue", "tax code", "mst", "ma so doanh nghiep", "msdn", "ma so thue mst", "tax id",
        "tax number", "tax", "ma dn", "so mst", "mst cccd", "ma so thue doanh nghiep",
    ),
    "address": (
        "dia chi", "address", "dia chi tru so", "tru so", "tru so chinh", "dia chi kinh doanh",
        "dia chi lien he", "dia chi doanh nghiep", "dia chi don vi", "so nha duong", "dia chi tru so chinh",
    ),
    "ward": (
        "phuong", "ward", "phuong xa", "xa phuong", "xa", "phuong xa thi tran", "district", "quan",
        "quan huyen",
    ),
    "province": ("tinh", "province", "tinh thanh", "thanh pho", "tinh thanh pho", "city", "tp"),
    "category": (
        "nganh hang", "category", "linh vuc", "nganh nghe", "mat hang", "hang hoa", "nhom hang",
        "loai hang", "san pham", "nganh", "linh vuc kinh doanh", "mat hang kinh doanh",
        "nganh hang kinh doanh",
    ),
    "by_order": (  # and not any "số quyết định": a registry may keep the number of a licence so
        "theo quyet dinh", "by order", "theo quyet dinh so", "tham theo quyet dinh", "quyet dinh kiem tra",
        "so quyet dinh kiem tra", "kiem tra theo quyet dinh", "inspection order", "by order number",
    ),
    "notes": ("ghi chu", "notes", "note", "chu thich", "remark", "remarks", "comment"),
}  # fmt: skip
TITLES = {  # how a hint spells each field
    "url": "địa chỉ web", "name": "tên", "kind": "loại", "platform": "sàn", "declared_owner": "chủ sở hữu",
    "tax_code": "mã số thuế", "address": "địa chỉ", "ward": "phường", "province": "tỉnh",
    "category": "ngành hàng", "notes": "ghi chú", "by_order": "theo quyết định",
}  # fmt: skip
REQUIRED = "url"
MANY = frozenset({"address", "ward", "province", "notes"})  # several such columns are joined
_PLAIN = {  # columns that registries often have and nobody here needs: no question is asked about them
    "stt", "tt", "no", "so tt", "so thu tu", "id", "ma", "dien thoai", "so dien thoai", "sdt", "phone", "tel",
    "email", "e mail", "thu dien tu", "nguoi dai dien", "ngay", "ngay cap", "trang thai", "tinh trang",
    "status",
    "fax", "so thong bao", "so giay phep", "nam", "ngay thong bao", "ngay dang ky",
}  # fmt: skip
_FIELD = {header: field for field, headers in HEADERS.items() for header in headers}


def fold(text: str) -> str:
    """Header out of its dress: no tone marks, lower case, words of letters and digits single-spaced."""
    bare = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    kept = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
    return " ".join(re.findall(r"[a-z0-9]+", kept))


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands: field → indexes, the headers as written, and what was odd about them."""

    at: dict[str, tuple[int, ...]]
    titles: tuple[str, ...]
    faults: tuple[Fault, ...]
    notices: tuple[Fault, ...]

    def title(self, field: str) -> str:
        """The header of a field as it stands in the file, or the name we know it by."""
        where = self.at.get(field)
        return self.titles[where[0]] if where else TITLES[field]


def score(cells: Sequence[str]) -> int:
    """How much a row looks like headers: the number of fields it names; 0 without an address column."""
    fields = {field for cell in cells if (field := _field(cell)) is not None}
    return len(fields) if REQUIRED in fields else 0


def columns(cells: Sequence[str], line: int) -> Columns:
    """Read one row of headers. `line`: where it stands, for the faults."""
    at: dict[str, tuple[int, ...]] = {}
    faults: list[Fault] = []
    notices: list[Fault] = []
    for index, cell in enumerate(cells):
        title = " ".join(cell.split())
        if not title:
            continue
        field = _field(title)
        if field is None:
            near = _near(title)
            if near:
                faults.append(Fault("unknown_column", line, title, title, near))
            elif fold(title) not in _PLAIN:
                notices.append(Fault("ignored_column", line, title, title))
        elif field in at and field not in MANY:
            faults.append(Fault("twice_column", line, title, title, TITLES[field]))
        else:
            at[field] = (*at.get(field, ()), index)
    return Columns(at, tuple(" ".join(c.split()) for c in cells), tuple(faults), tuple(notices))


def no_header(cells: Sequence[str], line: int) -> Fault:
    """The fault of a file in which no row names a column of addresses."""
    shown = ", ".join(repr(" ".join(c.split())) for c in cells[:12] if c.strip()) or "''"
    near = next((n for c in cells if (n := _near(c, REQUIRED))), "")
    hint = (f" (ý bạn là {near!r}?)", f" (did you mean {near!r}?)") if near else ""
    return Fault("no_header", line, "", shown, hint)


def _field(cell: str) -> str | None:
    folded = fold(cell)
    found = _FIELD.get(folded)
    if found is None:  # "Mã số thuế (bắt buộc)", "URL *", "Địa chỉ web [1]"
        found = _FIELD.get(fold(re.sub(r"[(\[].*?[)\]]", " ", cell)))
    return found


def _near(title: str, field: str | None = None) -> str:
    """The header of ours that a title nearly spells, or ''."""
    folded = fold(title)
    if len(folded) < 3 or folded in _PLAIN:
        return ""
    known = [header for header, of in _FIELD.items() if field in (None, of)]
    near = difflib.get_close_matches(folded, known, 1, 0.86)
    return TITLES[_FIELD[near[0]]] if near else ""
