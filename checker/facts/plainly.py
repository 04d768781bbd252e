"""What goods say of themselves without a label's word: "Trà Shan tuyết 100g", "bé từ 3 tuổi", "gỗ cao su", "800mAh".

A label's content is missing only when nobody can read it. Whoever reads "Nước mắm nhĩ 500ml" knows the quantity,
though no line says "Định lượng:". Said with little confidence, and only where no field says it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from checker.facts.material import Material, Passage
from checker.facts.signs import Signs
from checker.language import key
from checker.model import Fact

_MOST = 3_000  # characters of a description that are looked at
_SURE = 0.55
_NUMBER = r"(?<![\w.,])\d+(?:[.,x×]\d+)*"
_NOT_TO = r"(?<!\s\d[-–])(?<!\s\d\d[-–])(?<!\s\d\s[-–])(?<!\s\d\d\s[-–])"  # the end of a span of weights
_NOT_KEPT = r"(?<!dưới )(?<!quá )(?<!phòng )(?<!hơn )(?<!\d[-–])(?<!\d\s[-–]\s)"
_WARNED = re.compile(
    r"chống chỉ định[^.]*$|(?:không (?:nên |được )?(?:dùng|sử dụng|thích hợp|phù hợp)|tránh xa|thận trọng)[^.\n]*$",
    re.I,
)
_WARNING = 100  # characters before an age that may say for whom the goods are not
# What a machine washes, a frame bears, a user weighs is no quantity of the goods: "Khối lượng giặt: 9 kg".
_BORNE = re.compile(
    r"(?:(?:khối|trọng|trong) lượng (?:giặt|sấy|vắt|tối đa|tạ|đòn|người|xe|hành lý|vật)|"
    r"(?:chịu|nâng|giặt|sấy|tải)(?: được)?(?: (?:trọng )?(?:lượng|lực|tải|nặng))?|tải trọng|sức (?:chứa|nâng|tải))"
    r"[^.\n\d]{0,24}$|(?:form|dưới|[<≤])\s?$",  # "Form <55kg" weighs who wears it
    re.I,
)
_BEARING = 60  # characters before a weight that may say whose it is
_FIGURES = re.compile(r"\d+")
_YEARS, _AGED = Signs(("tuoi", "thang")), re.compile(r"\d\s?(?:tuổi|tháng|\+)", re.I)
_WORDS = """gỗ vải sợi chất lụa cotton polyester spandex thun len nỉ jean jeans kaki linen da nhựa silicon silicone cao
eva inox thép nhôm titan sắt đồng gốm sứ thủy thuỷ tpu pps ppsu abs pvc sapphire"""
_MATTER = frozenset(map(key, _WORDS.split()))  # what a thing is made of begins with one of these
_SAID: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    (
        "label.quantity",
        ("title", "description"),
        re.compile(
            # "cho bé 13-24kg" weighs who uses it, "5000mg" is a strength, "24g protein" a content, "316L" a steel
            rf"(?:{_NOT_TO}{_NUMBER}[ \xa0]?kg"
            rf"|{_NUMBER}[ \xa0]?(?:gr?(?!\s(?:protein|đạm|carb|chất béo|chất xơ|bcaa|eaa|creatine))|gram|ml|lít|lit"
            r"|(?<!316)(?<!304)l|viên|gói|miếng|tuýp|ống|chai|lon|hộp|túi|cái|chiếc|cuộn|tờ|hạt|cây|bộ|chi tiết))\b",
            re.I,
        ),
    ),
    (
        "label.age",
        ("title", "description"),
        re.compile(
            r"(?:từ|trên|dưới|cho (?:bé|trẻ)|độ tuổi)\s(?:\w+\s)?\d{1,2}(?:\s?(?:-|–|"
            r"đến)\s?\d{1,2})?\s?(?:tuổi|tháng)\b|"
            r"(?<!\d)\d{1,2}\s?(?:-|–|đến)\s?\d{1,2}\s?tuổi\b|(?<!\d)\d{1,2}\s?tuổi trở lên|"
            r"(?<![\w.,+/])(?<!spf )(?<!pa )\d{1,2}\+(?!\s?\d)",
            re.I,
        ),
    ),
    (
        "label.specifications",
        ("title", "description"),
        re.compile(
            # "bảo quản dưới 30°C" is no power of the thing
            rf"(?:{_NOT_KEPT}{_NUMBER}\s?°c|{_NUMBER}"
            + r"\s?(?:mah|wh|k?w|kwh|v|hz|k?hz|gb|tb|mp|inch|hp|lít|mm|cm|m2|m²|m³|dm3|rpm|dpi|lm|lumen|btu|tấn|"
            r"bar|km/h|n\.m))\b|\d+\s?[x×]\s?\d+",
            re.I,
        ),
    ),
    (
        "label.ingredients",
        ("description", "title"),
        re.compile(
            # a strand is counted, or is part of flesh, of a rope: "một sợi gân", "từng sợi mì"
            r"(?<!\w)(?:gỗ (?:\w+)|(?:vải|(?<!một )(?<!từng )(?<!mỗi )(?<!các )(?<!những )(?<!\d )(?<!mì )(?<!bún )"
            r"(?<!miến )(?<!phở )sợi"
            r"(?! (?:gân|cơ|tóc|lông|râu|dây|mì|mỳ|bún|miến|phở|rơm|chỉ|xích|nấm|thịt|dai)(?!\w)))"
            r" (?!liệu|lượng|đẹp|xịn|mịn"
            r"|(?:và|là|cho|có|được|này|của|với|rất|không|để|nên|khi|sẽ|bằng|từ)(?!\w))(?:\w+)"
            # iron of food and medicine: "bổ sung sắt", "sắt, kẽm và canxi"
            r"|(?<!sung )(?<!giàu )(?<!thiếu )(?<!chất )(?<!thu )(?<!chứa )(?<!canxi )(?<!kẽm )(?<!canxi, )(?<!kẽm, )"
            r"sắt(?!,? (?:và )?(?:kẽm|can-?xi|calci|ma-?gi|vitamin|i-?ốt|axit|acid|selen|cho (?:cơ thể|bà|mẹ|bé|máu)))"
            # "nguyên chất với hương vị", "chất tẩy", "in lụa" say nothing of the stuff
            r"|chất (?:vải|thun|lụa|cotton|nỉ|len|da|nhung|voan|đũi|tơ|ren|gấm|thô|kate|kaki"
            r"|jeans?|dạ|xốp|lanh)(?: \w+)?"
            r"|(?<!in )lụa|"
            r"cotton|polyester|spandex|(?<!áo )(?<!quần )(?<!dây )thun|len|nỉ|jeans?|"
            r"kaki|linen|da (?:pu|bò|thật|"
            r"lộn|tổng hợp|microfiber)|nhựa(?: \w+)?|"
            r"silicone?|cao su|eva|inox|thép|nhôm|titan|đồng (?:thau|nguyên|đỏ)|gốm|(?<!xuất )(?<!xuát )sứ|"
            r"thủy tinh|thuỷ tinh|tpu|ppsu?|abs|pvc|sapphire)(?!\w)",
            re.I,
        ),
    ),
)


def plainly(material: Material, found: Collection[str]) -> Iterator[Fact]:
    """Label facts that no field said (`found` are the names that were), as the words say them."""
    for name, roles, pattern in _SAID:
        if name in found:
            continue
        for passage in material.of(*roles):
            hit = _LOOK[name](pattern, passage)
            if hit and name == "label.age" and _WARNED.search(passage.text[: hit.start()][-_WARNING:]):
                continue
            if hit and name == "label.quantity":
                hit = _of_the_goods(hit, pattern, passage)
            if hit:
                yield material.fact(
                    name, hit.group(), passage, hit.start(), hit.end(), "plainly:plainly", _SURE
                )
                break


def _of_the_goods(
    hit: re.Match[str] | None, pattern: re.Pattern[str], passage: Passage
) -> re.Match[str] | None:
    """The first weight from `hit` on that no word before it gives to somebody else."""
    while hit and _BORNE.search(passage.text[: hit.start()][-_BEARING:]):
        hit = _at_figures(pattern, passage, hit.end())
    return hit


def _anywhere(pattern: re.Pattern[str], passage: Passage) -> re.Match[str] | None:
    return pattern.search(passage.text, 0, _MOST)


def _at_figures(pattern: re.Pattern[str], passage: Passage, start: int = 0) -> re.Match[str] | None:
    """As `_anywhere`, for an expression that begins where figures do: only there it is asked, five times as fast."""
    for figures in _FIGURES.finditer(passage.text, start, _MOST):
        if hit := pattern.match(passage.text, figures.start(), _MOST):
            return hit
    return None


def _of_ages(pattern: re.Pattern[str], passage: Passage) -> re.Match[str] | None:
    """As `_anywhere`, for the expression of ages: each is a number with years, months or a plus after it."""
    plain = passage.reading is not None and passage.reading.plain
    if plain and "+" not in passage.text and not passage.says(_YEARS):
        return None
    return _anywhere(pattern, passage) if _AGED.search(passage.text, 0, _MOST) else None


def _at_matter(pattern: re.Pattern[str], passage: Passage) -> re.Match[str] | None:
    """As `_anywhere`, for the expression of what things are made of."""
    return next(passage.matches(pattern, _MATTER, _MOST), None)


_LOOK = {
    "label.quantity": _at_figures,
    "label.specifications": _at_figures,
    "label.age": _of_ages,
    "label.ingredients": _at_matter,
}
