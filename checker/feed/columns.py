"""Which column of a feed means what.

Names known: schema.org Product, the Google Merchant feed, the export and mass-upload headers of the large
platforms in Vietnamese and English, and plain words for the same things. A user's map goes before them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from checker.feed.model import FIELDS

_NAMES: dict[str, str] = {
    "id": """id|sku|item id|itemid|product id|productid|listing id|listingid|ma san pham|ma hang|ma sp|ma tin|ma tin
        dang|id san pham|product sku|seller sku|sku san pham|ma sku|offer id|identifier|shop sku|parent sku|sku id|spid
        |ma|asin|guid|seller product code|ma san pham cua nha ban|ps product id|ps sku parent short|ma hang hoa""",
    "title": """title|name|product name|productname|ten san pham|ten|ten hang|ten sp|tieu de|item name|ten hang hoa
        |headline|og title|listing title|product title|ten mat hang|ps product name|name vi|title vi|product name vi
        |tieu de tin|ten tin""",
    "description": """description|mo ta|mo ta san pham|product description|noi dung|chi tiet|body|body html|long
        description|mo ta chi tiet|chi tiet san pham|noi dung tin|content|desc|mo ta hang hoa|ps product description
        |description vi|thong tin san pham|thong tin chi tiet|og description|html description|full description|details
        |noi dung chi tiet""",
    "short": """short description|mo ta ngan|highlights|noi bat|diem noi bat|summary|mo ta tom tat|dac diem noi bat
        |product highlight|encoded""",
    "brand": """brand|thuong hieu|nhan hieu|brand name|brandname|hang|vendor|ps brand|hieu""",
    "category": """category|danh muc|nganh hang|google product category|product type|product category|categories
        |category name|loai hang|nhom hang|loai san pham|breadcrumb|category path|ps category|danh muc san pham|nhom san
        pham|nganh""",
    "price": """price|gia|gia ban|sale price|gia tien|don gia|price vnd|current price|final price|ps price|gia san
        pham|selling price|gia hien tai|special price|gia ban le|original price|gia vnd""",
    "attributes": """attributes|thuoc tinh|specifications|specification|thong so|thong so ky thuat|additional
        property|additionalproperty|product detail|properties|specs|attribute|item specifics|product attributes|metadata
        |thuoc tinh san pham|param|params""",
    "origin": """origin|xuat xu|country of origin|countryoforigin|origin field|nuoc san xuat|noi san xuat|made in
        |country|xuat xu thuong hieu san pham|nuoc xuat xu|country of manufacture|quoc gia san xuat""",
    "seller": """seller|shop|shop name|ten shop|nguoi ban|nha ban|nha ban hang|seller name|store|merchant|store name
        |ten gian hang|gian hang|shopname|shop id|shopid|seller id|cua hang|ten cua hang|ten nguoi ban""",
    "gtin": """gtin|gtin13|gtin14|gtin12|gtin8|ean|ean13|upc|barcode|ma vach|isbn|gtin13 ean|ma vach gtin|ps gtin
        |global trade item number""",
    "url": """url|link|product url|producturl|duong dan|lien ket|link san pham|product link|permalink|canonical
        link|canonical url|og url|url san pham|dia chi|item url""",
    "offers": "offers|offer",
    "platform": "platform|san|nen tang|marketplace|san tmdt|san thuong mai dien tu",
}
_FIELD = {
    " ".join(name.split()): place
    for place, names in _NAMES.items()
    for name in " ".join(names.split()).split("|")
}
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOISE = re.compile(r"\(.*?\)|\[.*?\]|\*")
_PREFIX = re.compile(r"^(?:g|og|product|schema|item|sp|ns\d?)\s*:\s*", re.I)
MOST_COLUMNS = 2_000
_MOST_HEADER = 200  # characters of a header that are read


def header(text: str) -> str:
    """A header out of its dress: no marks, brackets or prefix ("g:"), camelCase cut, words single-spaced."""
    plain = _PREFIX.sub("", _NOISE.sub(" ", unicodedata.normalize("NFKC", str(text)[:_MOST_HEADER])).strip())
    plain = plain.replace("đ", "d").replace("Đ", "D")
    bare = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", _CAMEL.sub(" ", bare).casefold()))


def field_of(name: str, chosen: Mapping[str, str]) -> str:
    """The field that a column stands for ('' when none is known); `chosen` is the user's map, by header."""
    plain = header(name)
    return chosen.get(name) or chosen.get(plain) or _FIELD.get(plain, "")


@dataclass(frozen=True, slots=True)
class Plan:
    """How the cells of one kind of row are read: field → positions of its columns; the others by name."""

    names: tuple[str, ...]
    at: Mapping[str, tuple[int, ...]]
    others: tuple[int, ...]
    fields: frozenset[str] = field(default_factory=frozenset)

    def given(self, cells: int) -> frozenset[str]:
        """The fields of a row that has fewer cells than there are columns: what it lacks is not absent."""
        held = frozenset(name for name in self.fields if any(i < cells for i in self.at.get(name, ())))
        return held | {"description"} if any(i < cells for i in self.at.get("short", ())) else held

    @property
    def useful(self) -> bool:
        """Whether there is anything to read: a title or a description."""
        return "title" in self.fields or "description" in self.fields


def plan(names: Sequence[str], chosen: Mapping[str, str], is_label: Callable[[str], bool]) -> Plan:
    """The plan of a header. Of several columns for one thing the first that is filled counts in a row.

    Columns of no field become attributes where `is_label` knows their name ("Thành phần"), else nothing.
    """
    at: dict[str, list[int]] = {}
    others: list[int] = []
    for i, name in enumerate(names[:MOST_COLUMNS]):
        place = field_of(name, chosen)
        if place:
            at.setdefault(place, []).append(i)
        elif is_label(name):
            others.append(i)
    fields = frozenset(name for name in at if name in FIELDS) | ({"description"} if "short" in at else set())
    if others:
        fields |= {"attributes"}  # columns named as labels are: "Thành phần", "Nhà nhập khẩu"
    return Plan(tuple(names), {k: tuple(v) for k, v in at.items()}, tuple(others), fields)


def looks_like_header(cells: Iterable[str], chosen: Mapping[str, str]) -> int:
    """How many different fields the cells of a row would name, were it a header; 0 without a title."""
    found = {place for cell in cells if 0 < len(cell) <= 60 and (place := field_of(cell, chosen))}
    return len(found) if found & {"title", "description"} else 0
