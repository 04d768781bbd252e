"""Where a value ends in a row of many fields: "Kích thước: 20x20x3, Mã kho: A12, Bảo hành: Không".

A name that no list knows is told from its shape: after a comma, a stroke or a dash it begins with a capital and a colon
follows. Which of these end a value depends on the field: "Chất bảo quản: 211" is an ingredient, "Trẻ em: nửa gói" a
dose. Of 59 rows of shops some 30 values ran on into the next field or were passed over; 4 still do.
"""

from __future__ import annotations

import re

from checker.facts.fold import fold

_UP = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x1EFA)) if c.isupper())
_LABEL = rf"([{_UP}][^\W\d_]+(?:[ /&][^\W\d_]+){{0,5}})(?:\s?\([^()\n]{{1,25}}\))?\s?[:：]"
_SMALL = r"([^\W\d_]{2,}(?: [^\W\d_]+){1,3})\s?[:：]"  # "…, mã kho: A12"
# What may lead the next field, by field: a text is cut at a stroke alone, what has parts not at a comma.
_STROKE = re.compile(rf"\s*[|•]\s*{_LABEL}")
_MARKED = re.compile(rf"(?:\s*[|•]\s*|[.!?]\s+|\s+[-–+*]\s*){_LABEL}")
_LISTED = re.compile(rf"(?:\s*[|•]\s*|[.!?]\s+|\s+[-–+*]\s*|[,;]\s*){_LABEL}|[,;]\s+{_SMALL}")
_NEXT = {
    "label.quantity": _LISTED,
    "label.specifications": _LISTED,
    "label.size": _LISTED,
    "label.age": _LISTED,
    "label.registration": _LISTED,
    "label.ingredients": _MARKED,
    "label.usage": _STROKE,
    "label.storage": _STROKE,
    "label.warning": _STROKE,
}
# These name no other field but a part or a side of the same thing.
_PART = re.compile(
    r"(?:chieu|dai|rong|cao|sau|ngang|day|duong kinh|canh|size|co|chat|ta duoc|phu|vo|vien|huong|lop|than|nap|de|khung"
    r"|mat|day|quai|lot|dem|chan|ruot|tay|lung|vien|co|thanh phan|nguyen|hoat chat|vitamin|gel|nhan|bot|cot|ngoai|trong"
    r"|tren|duoi|nam|nu|tre|nguoi|be|hop|goi|chai|set|combo|loai [a-z\d]|xs|sm?|ml?|x*l|\dxl|net|gross|dong goi)(?!\w)"
)
_CONTAINED = re.compile(r"\s?[≥≤<>~]?\s?\d[\d.,]*\s?(?:%|m?c?g\b|IU|UI)")  # "Spandex: 5%"
_ROW = re.compile(r"thông số|cấu hình|specifications?", re.I)  # the value is a row itself
_UNITS = r"kg|gr?|gram|mg|ml|l|lít|w|kw|v|hz|mah|cm|mm|m|inch|viên|gói|miếng|tuýp|ống|chai|lon|hộp|túi|cái|chiếc|cuộn"
_VIETNAMESE = r"[^\W\d_a-zA-Z]"
# A lost end of a line: a figure with its unit, then a capital that begins Vietnamese ("2500W Hệ thống an toàn").
_FULL = re.compile(
    rf"(?<!\w)\d[\d.,]*\s?(?i:{_UNITS})(?=\s+[{_UP}]"
    rf"(?:[a-z]*(?:{_VIETNAMESE}|[a-z]+ [a-zA-Z]{{0,4}}{_VIETNAMESE})|[^\W\d_]+(?: [^\W\d_]+){{0,3}}\s?[:：]))"
)
_FIGURES = ("label.quantity", "label.specifications")
_BULLETED = re.compile(r"(?:^|\n|\s)([-–+*])\s?$")
_BULLET = {sign: re.compile(rf"\s{re.escape(sign)}\s?(?=[{_UP}]\w*(?: \S+){{2}})") for sign in "-–+*"}
_BEGUN = re.compile(
    r"\s*[-–+*]?\s*[^\W\d_][^:：\n,;.|]{0,30}[:：]"
)  # a value of parts: "Thân: thép - Nắp: nhựa"
_GLYPH = re.compile(r"[\s.,;]+[•►▪✔✅]\s?(?=\w)")
_BEFORE = 3  # characters before a label in which its bullet stands


def row_end(text: str, label: int, code: str, start: int, end: int) -> int:
    """Where the value at characters start…end of a text ends, whose label begins at `label`. In: the fact that the
    field states. Source: the shapes of rows in shops' descriptions."""
    pattern = _NEXT.get(code)
    if pattern is None or _ROW.match(text, label):
        return end
    if glyph := _GLYPH.search(text, start, end):
        end = glyph.start()
    if code in _FIGURES and (full := _FULL.search(text, start, end)):
        end = full.end()
    if code == "label.ingredients" and (lead := _BULLETED.search(text, max(0, label - _BEFORE), label)):
        bullet = _BULLET[lead[1]].search(text, start, end)
        end = bullet.start() if bullet else end
    if not {":", "："}.isdisjoint(text[start:end]):
        begun = _BEGUN.match(text, start, end)
        for found in () if begun else pattern.finditer(text, start, end):
            name = fold(next(filter(None, found.groups())))
            contained = (
                pattern is _MARKED and name.count(" ") <= 1 and _CONTAINED.match(text, found.end(), end)
            )
            sure = text[found.start() : found.start(1)].strip() in ("|", "•")
            if sure or not (contained or _PART.match(name)):
                end = found.start()
                break
    return start + len(text[start:end].rstrip(" \t\r\n-–•*+|.,;:"))
