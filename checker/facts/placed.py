"""A word of making, and some words on the place: "sản xuất 100% tại Việt Nam", "nhà máy … được đặt tại Trung Quốc"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.facts.fold import fold, words_of
from checker.facts.material import Material, Passage
from checker.language import Hit

_PLACED = re.compile(
    r"(?:^|\s)(?:tại|ở)(?:\s+(?:nước|tp|thành phố|tỉnh)|(?:\s+(?-i:[A-ZĐÀ-Ỹ])[^\W\d]*){1,4}(?:,| [-–]))?\s*$",
    re.I,
)
_NOT_MADE = re.compile(
    r"phân phối|nhập khẩu|bán|công nghệ|tiêu chuẩn|theo |nhượng quyền|giấy phép|nổi tiếng|bảo hành|có mặt|thị trường"
    r"|xuất khẩu|nguyên liệu|ra mắt|đăng ký|phổ biến|trụ sở|mua |showroom|cửa hàng|chi nhánh|đại lý|lỗi|trung tâm"
    r"|thiết kế tại|phụ nữ|sử dụng|kiểm (?:tra|định|nghiệm)|nghiên cứu|[.;]\s",
    re.I,
)

MATTER = re.compile(
    r"(?:gỗ|vải|da|len|sợi|nguyên liệu|inox|thép|linh kiện|hạt|bột|màng|bơm|lõi|động cơ|motor|mô tơ|chip|bộ máy|pin"
    r"|máy nén|block|kính|mặt số|đế|men|giống|bông|khung|phụ kiện|phụ tùng|mực|tinh dầu|hương liệu|chiết xuất|"
    r"thương hiệu)"
    r"(?!\w)",
    re.I,
)  # what it is made of
# "Hàng nhập nguyên cuộn từ Hàn Quốc": the goods come in, not what they are made of
_BROUGHT = re.compile(
    r"(?<!\w)(?:(?:cửa |lô |mặt )?hàng|sản phẩm|được|shop|chúng tôi|công ty)\s+nhập(?: khẩu)?"
    r"(?:\s+(?!nguyên liệu|linh kiện|công nghệ|máy|vải|phụ|vật)[^\s.,;:]+){0,4}?\s+từ(?:\s+nước)?\s*$",
    re.I,
)


_COMES_IN = re.compile(r" nhập khẩu (?:chính ngạch|nguyên (?:chiếc|hộp|thùng|kiện))(?!\w| từ)", re.I)

# "Xuất xứ hàng hoá" is that of the goods; "Xuất xứ hệ điều khiển" that of a part of them.
_WHOLE = words_of(
    "sản phẩm hàng hóa hoá máy thiết bị xe của từ nước quốc gia nơi chính origin made in country of nguồn gốc và bảo "
    "hành sx sản xuất nhập khẩu xuất xứ tại nhà vùng khu vực hãng tên thông tin chi tiết or"
)


_WHOLE_TONELESS = frozenset(map(fold, _WHOLE))


def of_a_part(name: str) -> bool:
    """Whether the words beside a phrase of origin in a label name something that is not the goods as a whole."""
    whole = _WHOLE_TONELESS if name.isascii() else _WHOLE
    return any(word not in whole for word in re.findall(r"[^\W\d_]+", name.lower()))


_AT_WORKS = re.compile(  # "lắp ráp tại nhà máy Yamaha Việt Nam"
    r"\s*(?:nhà máy|xưởng)(?: của)?(?: (?:hãng|tập đoàn))?(?: (?-i:[A-ZĐ])[\w&.-]*){1,2}\s*(?:(?:ở|tại)\s+)?",
    re.I,
)


def at_works(between: str) -> bool:
    """Whether the words between a word of making and a country name the works where it is done."""
    return _AT_WORKS.fullmatch(between) is not None


def placed(between: str) -> bool:
    """Whether the words between a word of making and a place say that it is made there."""
    return _PLACED.search(between) is not None and _NOT_MADE.search(between) is None


def comes_in(before: str, after: str) -> bool:
    """Whether the words around a country say that the goods come in from it: "Nghệ tây Iran nhập khẩu chính ngạch"."""
    return _COMES_IN.match(after) is not None and MATTER.search(before) is None


_IMPORTED = re.compile(
    r"[\s,]+(?:được )?nhập(?: khẩu)?(?: (?:trực tiếp|chính ngạch|100%|nguyên \w+))?"
    r"(?:\s+từ(?:\s+nước)?|(?<=nhập khẩu))\s*$",
    re.I,
)
# "kháng thể từ sữa non nhập khẩu từ Mỹ", "giàu đạm nhập khẩu từ Úc": what the goods are made with is brought in
_MADE_WITH = re.compile(
    r"(?<!\w)(?:từ|giàu|chứa|bổ sung|bằng|nhờ)\s+(?!hàng|sản phẩm|thương hiệu|hãng|nhà )"
    r"(?:[^\W\d_]+\s+){1,4}(?:được )?$",
    re.I,
)
_CLAUSE = re.compile(r"[.!?;:•*✅\n]\s*(?=[^.!?;:•*✅\n]*$)")
_FROM, _CLAUSE_MOST, _SUBJECT_MOST = (
    ("từ", "nước", "khẩu"),
    200,
    60,
)  # the words before a country; characters before it
_OWN = 2  # words of the goods' own name


def brought(text: str, at: int, goods: Sequence[str] = ()) -> bool:
    """Whether the words before a country at `at` say that the goods are brought in from it: they say "hàng",
    "sản phẩm", or the clause begins as the goods' own name does, whose folded words `goods` are."""
    if not text[max(0, at - 8) : at].rstrip().lower().endswith(_FROM):
        return False
    before = text[max(0, at - _CLAUSE_MOST) : at]
    if (come := _BROUGHT.search(before[-_SUBJECT_MOST:])) is not None:
        subject = before[-_SUBJECT_MOST:][: come.start()]
        return not _of_a_piece(subject, len(subject), goods)  # "Mực được nhập khẩu từ Đức"
    imported = _IMPORTED.search(before) if len(goods) >= _OWN else None
    if imported is None:
        return False
    clause = before[: imported.start()]
    if "nguyên" not in imported[0].lower() and _MADE_WITH.search(f"{clause[-_SUBJECT_MOST:]} "):
        return False  # "nguyên hộp" is said of the goods themselves
    begun = _CLAUSE.search(clause)
    # "Lê vàng thơm ngọt, nhập khẩu từ Hàn Quốc": after a comma it is said of what the clause begins with
    return _only_the_goods(clause[begun.end() if begun else 0 :], goods, "," in imported[0])


# What may stand beside the name of the goods that come in: "Nho xanh này shop nhập khẩu từ Mỹ".
_BESIDE = words_of(
    "được này là hàng sản phẩm shop của chúng tôi bên mình em đều cao cấp chính hãng tươi ngon loại mới thuộc dòng 100"
)


def _only_the_goods(clause: str, goods: Sequence[str], apart: bool) -> bool:
    """Whether a clause begins as the name of the goods does and names nothing else that may have come in: a word
    beside it ("Bàn ăn gỗ sồi", "Máy lọc có lõi", "Nồi cơm điện lòng nồi") is a part or a stuff; models are none."""
    words = clause.split()
    said = [fold(word).strip(',()"“”') for word in words]
    if not said or said[:_OWN] != list(goods[: len(said[:_OWN])]):
        return False
    if apart:
        return True
    if len(said) > 1 and MATTER.fullmatch(words[-1]):
        return False  # "Sofa da nhập khẩu Ý": the leather, it may be
    return all(
        plain in goods or plain in _BESIDE or not word.islower()
        for word, plain in zip(words, said, strict=True)
    )


_OF_MATTER = re.compile(
    r"(?<!\w)(?:sử dụng|nguyên liệu|làm từ|chế biến từ|chiết xuất)(?!\w)[^.!?;:\n]{0,60}$", re.I
)


def _of_matter(text: str, at: int) -> bool:
    """Whether a phrase of growing at `at` speaks of what the goods are made from."""
    return _OF_MATTER.search(text[max(0, at - 90) : at]) is not None


# Rows of a sheet that speak of a part: "Màng RO | Xuất xứ Hàn Quốc", "Bơm | Made in Taiwan".
_PART = re.compile(
    rf"{MATTER.pattern}|(?:vi mạch|bạc đạn|vòng bi|thấu kính|lòng nồi|cảm biến|tấm nền|panel|lốc|núm|van|cáp|vỏ|"
    r"lưỡi|dây|khóa|khoá|ắc quy|bình (?:gas|điện)|bảng mạch|cầu chì|ổ bi|lò xo|bánh xe|nút)(?!\w)",
    re.I,
)
_OF_WORKS = re.compile(r"\s*[:：\n]\s*(?i:nhà máy|xưởng|cơ sở)(?: [A-ZĐÀ-Ỹ][\w&.-]*){1,3}\s*")
_IN_WORKS = re.compile(
    r"\s*(?:nhà máy|xưởng|cơ sở|nông trại|trang trại|vườn) "
    r"(?!(?:[^\W\d]+ ){0,6}(?:theo|của|cho|công nghệ|tiêu chuẩn) )",
    re.I,
)
_BY_A_FIRM = re.compile(r"\s*[:：]?\s*(?:công ty|cty|htx|hợp tác xã|doanh nghiệp|dntn|hộ kinh doanh)\s", re.I)
# "Xuất xứ: Vườn ươm Đà Lạt": who grows or makes things of a place
_GROWERS = r"(?:nhà vườn|vườn(?: ươm| rau| cây)?|nông trại|trang trại|xưởng|làng nghề|đặc sản)"
_LEADS_IN = re.compile(
    r"\s*(?:hàng )?(?:được )?(?:nhập khẩu|nhập|sản xuất|lắp ráp|gia công|made|product)(?: chính hãng| nguyên \w+)?"
    r"(?: từ| tại| ở| in| of)?\s*"
    r"|[^\d\n]{0,40}(?<!\w)(?:được )?(?:trồng|nuôi trồng|nuôi|thu hoạch|canh tác)(?: tại| ở)?\s*"  # "trồng Tiền Giang"
    rf"|\s*{_GROWERS}\s+(?:tại |ở )?",
    re.I,
)


# "- Chỉ thêu sản xuất tại Việt Nam, bền màu.", "Đầu bi: 0.5 mm, sản xuất tại Đức": a clause that speaks of a part
_PIECE = re.compile(
    rf"(?:^|[\n•✅*+.]|\s[-–])\s*[-–]?\s*(?P<part>{_PART.pattern}|(?:chỉ|khóa kéo|khoá kéo|cúc|khuy|bản lề|ray|ben|đệm|"
    r"mút|ruột|lót|mặt kính|củ sạc|adapter|bo mạch|đầu bi|ngòi|lốp|bộ đề|nắp|tay cầm|quai|lông bàn chải|trục|đầu dò)"
    r"(?!\w))(?::(?: [\w&]+(?:\.\d+)?\w*){1,4},?|(?: [\w&]+(?:\.\d+)?\w*){0,4}) (?:được )?$",
    re.I,
)
_WORKS_OF_A_WATCH = re.compile(r"(?<!\w)(?:bộ )?máy(?: [\w&]+){0,3} (?:được )?$", re.I)
_WATCH = ["dong", "ho"]


def _of_a_piece(text: str, at: int, goods: Sequence[str]) -> bool:
    """Whether the words of making at `at` follow a part that begins their clause, and the goods are not called so."""
    before = text[max(0, at - 60) : at]
    if list(goods[:_OWN]) == _WATCH and _WORKS_OF_A_WATCH.search(before):
        return True
    found = _PIECE.search(before)
    return found is not None and not set(fold(found["part"]).split()) <= set(goods[: _OWN + 1])


def of_part(material: Material, passage: Passage, start: int, end: int) -> bool:
    """Whether characters of a passage are what the row of a part of the goods says."""
    said = passage.text[start:end]
    rows = [row for row in material.of("attribute") if said in row.text and _PART.match(row.name)]
    return bool(rows) and passage.locate(start, end).path in {row.locate(0, 0).path for row in rows}


def of_works(between: str) -> bool:
    """Whether the words between a label of origin and a country are a works' name: ": Nhà máy Omron (Việt Nam)"."""
    return _OF_WORKS.fullmatch(between) is not None


def in_works(value: str) -> bool:
    """Whether the value of a field of origin names a works, and nobody's standard or order."""
    return _IN_WORKS.match(value) is not None


_PLACE_MOST = 80  # characters of a field that says where goods are made or grown


def names_place(text: str, at: int, code: str) -> bool:
    """Whether a field whose name ends at `at` says the place of making with its address: "Sản xuất: …", or
    "Xuất xứ: Trang trại tại Long Thành, Đồng Nai". code: the kind of the phrase of origin in its name."""
    if not text.startswith(":", at):
        return False
    return code == "made_next" or (code == "origin" and in_works(text[at + 1 : at + _PLACE_MOST]))


def by_a_firm(between: str) -> bool:
    """Whether the words after one of making begin with a firm, whose name is long: "Công ty TNHH … tại Cần Thơ"."""
    return _BY_A_FIRM.match(between) is not None


def leads_in(before: str) -> bool:
    """Whether the words before a country in a field of origin only lead to it: "Nhập khẩu (Ấn Độ)"."""
    return _LEADS_IN.fullmatch(before) is not None


_CAPITALS = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))
# "Xuất xứ: Châu Đốc, An Giang", "Nơi sản xuất: xã Long Cốc, tỉnh Phú Thọ", "Xuất xứ: rừng U Minh Hạ - Cà Mau"
_DISTRICT = re.compile(
    r"\s*(?:[:：]\s*)?(?:(?:(?i:xã|phường|huyện|quận|thị trấn|thị xã|thành phố|tp\.?|thôn|ấp|bản|làng(?: nghề)?|xóm|"
    r"vùng|rừng(?: [^\W\d_]+)?|núi|sông|đảo|biển|cù lao)\s)?"
    rf"(?:[{_CAPITALS}]\w*+\s?){{1,4}}(?:(?:hạ|thượng|đông|tây|nam|bắc)\s?)?(?:,|(?<=\s)(?:[–-]|(?=$)))\s*){{1,3}}"
    r"(?i:tỉnh\s|tp\.?\s?|thành phố\s)?"
)
_GROWN = re.compile(rf"\s*[:：]\s*{_GROWERS}\s+", re.I)


def in_district(between: str) -> bool:
    """Whether the words between a label of origin and a province name a part of it."""
    return _DISTRICT.fullmatch(between) is not None or _GROWN.fullmatch(between) is not None


# "Nhãn hiệu Zorex có nguồn gốc ở Đức và được sản xuất tại …", "X là tập đoàn xuất xứ từ …": where a brand is at home.
_OF_A_BRAND = re.compile(
    r"(?<!\w)(?:thương hiệu|nhãn hiệu|nhãn hàng|tập đoàn|(?<!chính )hãng|công ty)(?=\s)"
    r"(?:(?!sản phẩm|hàng hóa|(?<=\s)hàng\s)[^.!?;:\n•|,]){0,80}$",
    re.I,
)


def _of_a_brand(text: str, at: int) -> bool:
    """Whether a phrase of origin at `at` ends a clause that speaks of a brand or a firm, not of the goods."""
    return _OF_A_BRAND.search(text[max(0, at - 100) : at]) is not None


def _in_a_row(text: str, at: int) -> bool:
    """Whether a phrase at `at` has a capital, as the name of a field has: "Thương hiệu Ohui Xuất xứ Hàn Quốc"."""
    return text[at : at + 1].isupper() and text[at + 1 : at + 2].islower()


_FIELD_AFTER = re.compile(r"\s*[:：]")


def is_field(text: str, start: int, end: int) -> bool:
    """Whether a phrase of origin is the name of a field, told by its capital and its colon: "… Da Xuất xứ: Ý".
    What stands before it is another field's value and says nothing of it."""
    return text[start : start + 1].isupper() and _FIELD_AFTER.match(text, end) is not None


# "nhập khẩu nguyên chiếc từ Suzuki Indonesia": the firm abroad that makes them
_FROM_A_FIRM = re.compile(r"\s(?:nhà máy |hãng |tập đoàn )?(?-i:[A-Z])[\w-]+\s(?:ở\s|tại\s)?", re.I)


def from_a_firm(between: str) -> bool:
    """Whether the words between one of importing and a country are the name of who makes the goods there."""
    return _FROM_A_FIRM.fullmatch(between) is not None


def of_another(text: str, at: int, code: str, goods: Sequence[str]) -> bool:
    """Whether a phrase of origin at `at` speaks of a brand, of what the goods are made from, or of a part of them.

    code: the phrase's kind; goods: the folded words of the goods' own name.
    """
    if code == "origin" and not _in_a_row(text, at) and _of_a_brand(text, at):
        return True
    return (code == "harvest" and _of_matter(text, at)) or _of_a_piece(text, at, goods)


_WORKS = re.compile(r"nhà máy|xưởng|cơ sở|liên doanh", re.I)


def names_works(text: str, start: int, named: Sequence[Hit]) -> bool:
    """Whether a statement from a character on is of a firm's works in several countries, or of a joint firm: nobody
    says in which of them the goods are made."""
    return len({h.term.code for h in named}) > 1 and _WORKS.search(text, start, named[0].start) is not None
