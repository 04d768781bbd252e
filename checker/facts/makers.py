"""Makers by names of their own: workshops and groups ("Xưởng Da Bò Chu Hải Nam"), firms abroad ("3M Company").

Most of what sellers say of workshops names none ("hàng tận xưởng", "XƯỞNG MAY GIÁ GỐC").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.fold import fold
from checker.facts.material import Passage
from checker.facts.signs import Signs
from checker.facts.units import units
from checker.language import key

_UP = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x1EFA)) if c.isupper())
_CRAFT = (
    "[Bb]ánh(?: [a-zà-ỹđ]+)?|[Cc]hả(?: [a-zà-ỹđ]+)?|[Mm]ay|MAY|sản xuất"
    "|Sản Xuất|SẢN XUẤT|[Dd]a|[Gg]ỗ|[Gg]iày|nhựa|gốm|cơ khí|mộc|dệt|thêu|nón|kẹo|đúc|gang"
    "|chế biến|trà|mật ong|mắm|nước mắm|rượu|nhang|nội thất|thủ công|mỹ nghệ"
)
_WORKSHOP = re.compile(
    rf"(?<!\w)(?:[Xx]ưởng|XƯỞNG|[Cc]ơ sở|[Tt]ập đoàn|TẬP ĐOÀN)(?: (?:{_CRAFT})){{0,2}}"
    rf"(?:(?:[^\S\n]+[{_UP}][\w&'’-]*){{1,4}}\s+\d{{1,3}}(?!\w|[.,]?\d|\s*(?:năm|tháng|k|%|tr|cái|mẫu))"
    rf"|(?:[^\S\n]+(?:[{_UP}]\.|[{_UP}][\w&'’-]*)){{2,5}})"
)
_TRADE = re.compile(
    r"(?:xưởng|cơ sở)(?: may| sản xuất)*\s+(?:trực|giá|số|chính|tại|\d|hà|sài|tp|hcm|hn|sx"
    r"|quảng châu|phủ điền|phúc kiến|trung|thẩm quyến|đông quan|đài loan|việt nam|miền|đà nẵng|cần thơ|"
    r"hải phòng|ở|bán(?!h)|chuyên|tccs|tiêu)",
    re.I,
)
# A workshop of nothing but these has no name ("XƯỞNG MAY ÁO THUN GIÁ GỐC"); "Xưởng Da Bò Chu Hải Nam" has one.
_WARES = frozenset(
    re.findall(
        r"\S+",
        """xưởng cơ sở tập đoàn may da bò gỗ giày dép túi ví quần áo váy đầm thun len nam nữ trẻ em balo nón mũ đồ bộ
        đồng phục thời trang nội thất cao cấp xuất khẩu giá gốc rẻ sỉ lẻ bán buôn trực tiếp không qua trung gian tận
        nơi uy tín chuyên hàng lớn riêng nhận mẫu in dệt thêu sản gia công nhà shop chúng tôi mình bên cam kết form
        thợ lành nghề""",
    )
)
# "thuộc tập đoàn …", "không phải hàng xưởng …": whose group it is, or what it is not, answers for nothing.
_ITS_PLACE = re.compile(
    r"\s*(?:[-–—|,(]|\s)\s*(?=(?:địa chỉ|đ/c|kcn|khu công nghiệp|lô \w*\d|cụm công nghiệp|thôn|ấp|số \d|\d+[\w/-]* "
    r"(?:đường|phố|quốc lộ))(?!\w))",
    re.I,
)
_ELSEWHERE = re.compile(r"(?:(?:thuộc|sở hữu)(?: của)?|không phải(?: hàng)?|hàng|tận)\s*$", re.I)
_WORKS = frozenset(map(key, ("xưởng", "cơ", "tập")))  # what a workshop's name begins with


def workshops(passage: Passage) -> Iterator[tuple[int, int]]:
    """The characters of each workshop's name in a passage."""
    for named in passage.matches(_WORKSHOP, _WORKS, len(passage.text)):
        before = passage.text[max(0, named.start() - 25) : named.start()]
        words = named.group().lower().split()
        if _TRADE.match(named.group()) or _ELSEWHERE.search(before) or _WARES.issuperset(words):
            continue
        if not _of_place(named.group()):
            yield named.span()


def name_end(text: str) -> int:
    """Where a firm's name ends in a field that goes on with its place: "Công ty CP Hòa An - KCN Vĩnh Tuy, Hà Nội"."""
    place = _ITS_PLACE.search(text)
    return place.start() if place and place.start() else len(text)


_HANGS = re.compile(r"\s(?:và|với|hoặc|cùng|được|là|có|do|tại|theo|&|-|–)$")


def without_joint(name: str) -> int:
    """Where a name ends that was read up to a word which only joins what follows: "Vinmart và được bảo quản …"."""
    end = len(name)
    while found := _HANGS.search(name, 0, end):
        end = found.start()
    return end


def _of_place(workshop: str) -> bool:
    """Whether a workshop is called after where it stands: "xưởng Hoài Đức"."""
    return is_district(workshop.partition(" ")[2])


def is_district(name: str) -> bool:
    """Whether a name is that of a district or province."""
    called = fold(name).strip(" .")
    return called in units().districts or called in units().provinces


# A firm abroad is told by its last word: "Shunso Pharmaceutical Co.,Ltd".
_LAST = re.compile(
    r"(?:Company|COMPANY)(?:\s(?:Limited|LIMITED))?|[Cc][Oo]\.?[ ,]*L[Tt][Dd]|L[Tt][Dd]"
    r"|C(?:orp|ORP)(?:oration|ORATION)?|Inc|INC|GmbH|LLC|JSC|Pte"
)
_FIRM = re.compile(
    rf"[A-ZĐ0-9][\w&.'’-]*(?:[ ,]+(?:&|and|of|[A-ZĐ(][\w&.'’)-]*)){{0,7}}?[ ,]+(?:{_LAST.pattern})(?!\w)"
)
_REACH = 140  # characters


def firm_abroad(text: str) -> tuple[int, int] | None:
    """The characters of the first firm abroad that the text begins with or soon names, or None."""
    named = _FIRM.search(text, 0, _REACH) if _LAST.search(text, 0, _REACH) else None
    return named and named.span()


# "Mango là thương hiệu thời trang từ Tây Ban Nha chuyên thiết kế, sản xuất …": what a maker says of itself.
_OF_ITSELF = re.compile(
    rf"(?<!\w)((?:[{_UP}0-9][\w&.'’-]*\s+){{0,3}}[{_UP}][\w&.'’-]*)\s+(?:[Ll]à|[-–])\s+(?:(?:một|trong|những|các)\s+)*"
    r"(?:thương hiệu|nhãn hiệu|nhãn hàng|hãng|công ty|đơn vị|doanh nghiệp|tập đoàn|local brand)(?!\w)"
    r"[^.;!?\n]{0,110}?(?:chuyên|lĩnh vực|tiên phong)(?!\w)[^.;!?\n]{0,60}$"
)
_HEADED = re.compile(
    r".*?(?:hiệu|việt nam|về|thông tin|giới thiệu)\s+", re.I
)  # "THÔNG TIN THƯƠNG HIỆU Tsubaki là …"
_ITSELF_REACH = 260  # characters before the role word


def introduced(text: str, at: int) -> tuple[int, int] | None:
    """The characters of the name that the sentence before `at` introduces as a brand or a firm, or None."""
    low = max(0, at - _ITSELF_REACH, text.rfind("\n", 0, at) + 1)
    named = _OF_ITSELF.search(text[low:at])
    if named is None:
        return None
    headed = _HEADED.match(named[1])
    return low + named.start(1) + (headed.end() if headed else 0), low + named.end(1)


# "mỗi sản phẩm do SAVIPO phân phối", "do hãng DORALIC của Ấn Độ sản xuất", "do HTX chè Tân Hương tự trồng và chế biến".
_DONE_BY = re.compile(
    rf"(?<!\w)do (?:(?:chính )?(?:hãng|thương hiệu|nhà|đơn vị|cơ sở|xưởng|nhà máy|tập đoàn) )?"
    rf"((?:(?:HTX|HKD|Hợp tác xã|Công ty|Cty)(?: [a-zà-ỹđ]+)? )?"
    rf"(?:[{_UP}0-9][\w&.'’-]*)(?: [{_UP}0-9][\w&.'’-]*){{0,5}})"
    rf"(?: của [{_UP}]\w+(?: [{_UP}]\w+)?)?(?: (?:tự|trực tiếp|độc quyền|chính thức))*"
    r" (?:sản xuất|phân phối|nhập khẩu|đóng gói|chế biến|trồng|gia công|chế tác|phát hành)(?!\w)"
)
_ROLE_NAMES = re.compile(
    r"(?:(?:NSX|NPP|Nhà|Hãng|Shop|SHOP|Tiki|TIKI)(?: (?:[Ss]ản|SẢN|[Pp]hân|PHÂN) \w+)?$"
    r"|(?:Chúng|Mình|Bên|Em|Các|Sản|Hàng|Xưởng)(?!\w))"
)
_DOES = frozenset(("do",))
# "không phải hàng do …"; whose works, cloth or sole it has is not who made it
_NOT = re.compile(
    r"(?:không\s[^.!?\n]{0,20}|(?<!\w)(?:bộ máy|máy|động cơ|chip|vải|da|đế|lõi)\s(?:\w+\s){0,2})$", re.I
)


def done_by(passage: Passage) -> Iterator[tuple[int, int]]:
    """The characters of each name that a sentence says has made or brought the goods."""
    for named in passage.matches(_DONE_BY, _DOES, len(passage.text)):
        if not _ROLE_NAMES.match(named[1]) and not _NOT.search(passage.text[: named.start()][-30:]):
            yield named.span(1)


_MADE_BY = re.compile(
    r"(?:^|\n)\W*(?:(?:thiết kế (?:và|&) )?sản xuất|nhập khẩu|phân phối|sản phẩm của|hàng của)\s*[:：]\s*(?=\S)",
    re.I,
)
_MAKES = Signs(("san xuat", "nhap khau", "phan phoi", "san pham cua", "hang cua"))


def made_by(passage: Passage) -> Iterator[re.Match[str]]:
    """Each field "Sản xuất: …" up to its value; it is asked only where a line begins."""
    text, at = passage.text, 0
    if not passage.says(_MAKES):
        return
    while at >= 0:
        if made := _MADE_BY.match(text, at):
            yield made
        at = text.find("\n", made.end() if made else at + 1)
