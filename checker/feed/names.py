"""What feeds call their columns, levelled as `columns.header` levels them, and which of several for one thing counts.

Schema.org Product, the Google Merchant feed, the export and mass-upload headers of the large platforms, of shop
builders and tills in Vietnamese and English, and plain words for the same things. Ground file.
"""

from __future__ import annotations

import re

_NAMES: dict[str, str] = {
    "id": """id|sku|item id|itemid|product id|productid|listing id|listingid|ma san pham|ma hang|ma sp|ma tin|ma tin
        dang|id san pham|product sku|seller sku|sku san pham|ma sku|offer id|identifier|shop sku|parent sku|sku id|spid
        |ma|asin|guid|seller product code|ma san pham cua nha ban|sku parent short|ma hang hoa|variant sku|item sku
        |external id|product external id|ad id|list id|handle|duong dan alias|slug|url key""",
    "title": """title|name|product name|productname|ten san pham|ten|ten hang|ten sp|tieu de|item name|ten hang hoa
        |headline|og title|listing title|product title|ten mat hang|name vi|title vi|product name vi
        |tieu de tin|ten tin|subject|item title|ten hang hoa dich vu""",
    "description": """description|mo ta|mo ta san pham|product description|noi dung|chi tiet|body|body html|long
        description|mo ta chi tiet|chi tiet san pham|noi dung tin|content|desc|mo ta hang hoa
        |description vi|thong tin san pham|thong tin chi tiet|og description|html description|full description|details
        |noi dung chi tiet|mo ta dai|product details|noi dung mo ta|description html""",
    "short": """short description|mo ta ngan|highlights|diem noi bat|summary|mo ta tom tat|dac diem noi bat
        |product highlight|encoded""",
    "brand": """brand|thuong hieu|nhan hieu|brand name|brandname|hang|vendor|hieu|ten thuong hieu|product brand|nhan
        hang""",
    "category": """category|danh muc|nganh hang|google product category|product type|product category|categories
        |category name|loai hang|nhom hang|loai san pham|breadcrumb|category path|danh muc san pham|nhom san
        pham|nganh|ten danh muc|category lvl1|category lvl2|category lvl3|category level 1|category level 2|category
        level 3|danh muc cap 1|danh muc cap 2|danh muc cap 3|google shopping google product category|loai|type""",
    "price": """price|gia|gia ban|sale price|gia tien|don gia|price vnd|current price|final price|gia san
        pham|selling price|gia hien tai|special price|gia ban le|original price|gia vnd|product price|price current
        |price original|gia khuyen mai|gia binh thuong|regular price|list price|price string|gia goc|gia niem yet|retail
        price|variant price|variation price|price before discount|gia sau giam|price show|pl gia ban le|gia da giam
        |gia sau khuyen mai""",
    "attributes": """attributes|thuoc tinh|specifications|specification|thong so|thong so ky thuat|additional
        property|additionalproperty|product detail|properties|specs|attribute|item specifics|product attributes|metadata
        |thuoc tinh san pham|param|params|product specification|product specifications|product specs|dac tinh|dac tinh
        ky thuat""",
    "origin": """origin|xuat xu|country of origin|countryoforigin|origin field|nuoc san xuat|noi san xuat|made in
        |country|xuat xu thuong hieu san pham|nuoc xuat xu|country of manufacture|quoc gia san xuat|xuat xu hang hoa
        |xuat xu san pham|noi xuat xu|nguon goc xuat xu|quoc gia xuat xu|origin country|product origin""",
    "seller": """seller|shop|shop name|ten shop|nguoi ban|nha ban|nha ban hang|seller name|store|merchant|store name
        |ten gian hang|gian hang|shopname|shop id|shopid|seller id|cua hang|ten cua hang|ten nguoi ban|store id|merchant
        id|merchant name|account name|nguoi dang""",
    "gtin": """gtin|gtin13|gtin14|gtin12|gtin8|ean|ean13|upc|barcode|ma vach|isbn|gtin13 ean|ma vach gtin|gtin code
        |global trade item number|variant barcode|gtin upc ean or isbn|gtin upc ean hoac isbn""",
    "url": """url|link|product url|producturl|duong dan|lien ket|link san pham|product link|permalink|canonical
        link|canonical url|og url|url san pham|item url|link item|item link""",
    "offers": "offers|offer",
    "platform": "platform|san|nen tang|marketplace|san tmdt|san thuong mai dien tu|source platform",
}


def _cut(names: str) -> list[str]:
    return " ".join(names.split()).replace("| ", "|").replace(" |", "|").split("|")


FIELD = {name: place for place, names in _NAMES.items() for name in _cut(names)}
# Of several columns for one thing the first that is filled counts, in the feed's own order but for these: what is
# asked now goes before what was asked, a name before a number, the address of a product before those of its variants.
_EARLIER = """sale price|current price|price current|final price|special price|gia khuyen mai|gia hien tai|gia sau giam
    |gia da giam|gia sau khuyen mai|handle|duong dan alias|category name|ten danh muc|category lvl3
    |category level 3|danh muc cap 3"""
_LATER = """original price|price original|gia goc|list price|gia niem yet|regular price|gia binh thuong|price before
    discount|price string|price show|shop id|shopid|seller id|store id|merchant id|google product category
    |google shopping google product category|category lvl1|category level 1|danh muc cap 1"""
_LAST = "type|loai|loai hang|slug|url key"
RANK = {
    **dict.fromkeys(_cut(_EARLIER), -1),
    **dict.fromkeys(_cut(_LATER), 1),
    **dict.fromkeys(_cut(_LAST), 2),
}
# Keys that a platform puts before its own: "et_title_product_name", "ps_product_name".
OWN_KEY = re.compile(r"^(?:et title|ps) (?=.)")
# "Attribute 1 name" beside "Attribute 1 value(s)"; options are a variant's, and no table of attributes.
PAIR_NAME = re.compile(
    r"(?P<table>attribute (\d{1,3}) name|ten thuoc tinh (\d{1,3}))|option ?(\d) name|thuoc tinh (\d)"
)
PAIR_VALUE = re.compile(r"(?:attribute (\d{1,3}) value|gia tri thuoc tinh (\d{1,3})|option ?(\d) value)s?")
# "attributes.spec_ram", "Thuộc tính: Chất liệu": one attribute in a column of its own.
FLAT = re.compile(r"(?:attributes?|spec(?:ification)?s?|thuộc tính|thông số)\s*[.:/]\s*(\S.*)", re.I)
# A till's own list has one of these. What it calls attributes are variants ("MÀU:Đỏ"), and labels it holds none.
TILL = re.compile(r"\b(?:gia von|gia nhap|cost price|cost per item|ma hh lien quan|ma dvt co ban)\b")
# What a platform's API counts in hundred-thousandths of a đồng stands in a feed with both of these.
MINOR = ({"item id", "itemid"}, {"shop id", "shopid"})
