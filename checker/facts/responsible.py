"""Who answers for the goods: the name beside a role word (maker, importer, distributor, responsible)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.facts.makers import (
    done_by,
    firm_abroad,
    introduced,
    is_district,
    made_by,
    name_end,
    without_joint,
    workshops,
)
from checker.facts.material import Kit, Material, Passage
from checker.facts.nameable import bears_country, nameable
from checker.facts.names import firms
from checker.facts.norole import no_role
from checker.facts.signs import Signs
from checker.language import Hit
from checker.model import Fact, Place

ROLES = "responsible_roles"
_BEFORE, _AFTER = 120, 160  # characters that are looked at
_SITE = re.compile(
    r"(?:kcn|khu|lô|cụm|thôn|ấp|xã|phường|quận|huyện|tp\.?|thành phố|tỉnh|đường|số|nhà máy ở|làng)\s", re.I
)
_COUNTRY_WORDS = 2  # "Hàn Quốc" is no firm, "Samsung Electronics Việt Nam" is one
_LABEL_REST = 25  # characters of a label after its role word: "Tổ chức chịu trách nhiệm về hàng hóa"
_ENDS = re.compile(r"[:：.!?;]")
_SENTENCE = re.compile(  # its end; or a firm that only lends its way of making: "sản xuất theo công nghệ của Công ty …"
    r"[.!?]\s|(?:công nghệ|công thức|tiêu chuẩn|giấy phép|nhượng quyền|bản quyền)(?: \w+){0,2}\s*$", re.I
)
_LEADS, _COLON = re.compile(r"(?:bởi|by)$|^tên ", re.I), re.compile(r"\s*[:：]")
_BESIDE = 60  # characters between a firm's name and the role word that follows or leads it
_SEPARATOR = re.compile(
    r"\s*(?:\([^)]{0,25}\))?\s*(?:[:：]|là\b\s*:?|bởi\b\s*:?|by\b\s*:?"
    r"|-(?=\s*(?-i:[A-ZĐ])))\s*",
    re.I,
)
_ALONE = re.compile(r"[ \t]*\n[ \t]*(?=[^\n]{2,80}(?:\n|$))")  # the cell or line of the label alone
_LEAD = re.compile(
    r"(?i)(?:(?!bởi|\blà\b|\s[-–—]\s)(?:[^\n:：.;!?,()]|,(?= (?:nhập|phân|sản|đóng|lắp)\b))){0,36}(?=[:：])"
    r"|\s*(?:tại Việt Nam|tại VN)?"
)
_UP = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x1EFA)) if c.isupper())
_NAME = re.compile(rf"[\"“']?([{_UP}0-9][^\n\r;|•✅*():,]{{1,110}})")
_STOP = re.compile(
    r"\s(?:[-–—+]\s|Địa chỉ|ĐỊA CHỈ|Đ/c|Xuất xứ|Điện thoại|Hotline|Website|HSD|Hạn|Quy cách"
    r"|Mã (?:sản phẩm|sp|SP|hàng)|Model|Tình trạng|Màu sắc|Kích thước|Bảo hành|Chức năng|USP|Số|Ngày"
    r"|NSX|MST|Giá|Thành phần|Dung tích|Trọng lượng|Hướng dẫn|Công dụng|từ năm|đã|được|với|là|có|cam kết|\.\s)|\.\s|\.$"
)
_EMPTY = re.compile(
    r"^(?:chính hãng|độc quyền|xem|in trên|trên bao|theo|đang cập|không|n/?a\b|khác\b|oem|no ?brand"
    r"|việt nam|trung quốc|hàn quốc|nhật|mỹ|thái|sản phẩm|hàng|các"
    r"|chúng tôi|shop|bao bì|date|ngày|\d+\s*(?:năm|tháng|ngày|%|$)|giá"
    r"|xưởng(?: trực tiếp)?$|trực tiếp|xuất xứ|thương hiệu|uy tín|chất lượng|toàn quốc|sỉ|lẻ|cao cấp)",
    re.I,
)
_OWN_NAME = re.compile(
    rf"(?<!\w)((?:[{_UP}][\w&.'’-]*\s+){{0,5}}(?:[a-z](?=[A-Z]))?[{_UP}][\w&.'’-]*)(?:\s?\([^()\n]{{1,12}}\))?,?\s+"
    r"(?:[-–—|] )?(?:[Tt]ự hào |chính thức |hiện )?(?:là |[Ll]à |chuyên |– |- )?(?:đại lý |đơn vị )?$"
)
_STOPS_BEFORE = re.compile(r"(?<!\bCo)(?<!Ltd)(?<=[^\W\d_]{2})\.\s+")
_SPECIAL = re.compile(r"(?:chuyên|tự) (?:thiết kế,? )?$", re.I)
_HEADED = re.compile(r"\b(?:về chúng tôi|giới thiệu|thông tin thương hiệu)\s+", re.I)
_HEADLINE = re.compile(
    r"\b(?:form|chuẩn|thông số|về chúng tôi|cam kết|mô tả|đặc tính|thông tin|hướng dẫn|giới thiệu)\b", re.I
)
_PRONOUN = re.compile(
    r"^(?:(?:hãng|nhà|đơn vị|xưởng(?:\s+trực tiếp)?)\s*$|(?:tổng )?đại lý|chuyên|tuyển|túi|áo|quần|giày|dép|khi|vì|shop"
    r"|chúng|mình|em|là|đây|bên|sản phẩm|hàng|các|sp|với|kính|máy|đồng hồ|tên|nsx|hsd|hạn|ngày|giấy"
    r"|camera|loa|bếp|nồi|quạt|tủ|tivi|tai nghe|sạc|pin|bộ|combo|sữa|kem|son|nước|dầu|đèn|ghế|bàn)\b",
    re.I,
)
_ADDRESS = re.compile(
    r"[\s,.;:–-]*(?:địa chỉ|đ/c|đc|address)(?:[^:：\n]{0,60}(?=[:：]))?\s*[:：]?\s*([^\n|]{12,160}?)(?=\s*(?:$|\n"
    r"|(?<!\btp)(?<!\btt)(?<!\bq)(?<!\bp)(?<!\bx)(?<!\bh)\. |điện thoại|hotline|sđt|tel|email|website|mst))",
    re.I,
)
_ADDRESS_FIELD = re.compile(r"\W*(?:địa chỉ|đ/c|address)\b", re.I)

# Without marks and capitals, what this cannot do without.
_ADDRESSES = Signs(("dia chi", "d c ", " dc ", "address"))


def responsible(material: Material, kit: Kit) -> Iterator[Fact]:
    """`listing.responsible` and, where one follows, `listing.responsible_address`."""
    said: dict[tuple[str, Place], Fact] = {}  # two ways may lead to one name: the surer is kept
    for fact in _responsible(material, kit):
        before = said.get((fact.name, fact.place))
        if before is None or before.confidence < fact.confidence:
            said[fact.name, fact.place] = fact
    yield from said.values()


def _responsible(material: Material, kit: Kit) -> Iterator[Fact]:
    for passage in material.of("attribute", "description", "title"):
        if passage.role == "attribute" and passage.name:
            if _ADDRESS_FIELD.match(passage.name):
                continue
            role = _role(kit.hits(Passage("name", passage.name, passage.locate), ROLES))
            value = passage.text[:160]
            told = role is not None and role.term.weight >= 1 and value and not _EMPTY.match(value)
            told = told and not (role and role.term.code == "place" and _is_place(value, kit))
            if told and nameable(value, kit):
                yield from _facts(material, passage, 0, name_end(value), 0.95)
            continue
        doers = [span for span in done_by(passage) if not _is_place(passage.text[slice(*span)], kit)]
        for start, end in (*workshops(passage), *doers):
            if nameable(passage.text[start:end], kit):
                yield from _facts(material, passage, start, end, 0.6)
        for made in made_by(passage):
            span = _after_colon(passage.text, made.end(), kit)
            if span is not None and nameable(passage.text[slice(*span)], kit):
                yield from _facts(material, passage, *span, 0.7)
        for firm in firms(passage.text) if passage.says(_ADDRESSES) else ():
            # a firm that writes its address under the goods answers for them
            if firm.formed and _ADDRESS.match(passage.text, firm.end):
                yield from _facts(material, passage, firm.start, firm.end, 0.6)
        for hit in kit.hits(passage, ROLES):
            if not hit.term.weight or no_role(passage.text, hit):
                continue
            span = _name_beside(passage, hit, kit)
            if span is None or not nameable(passage.text[slice(*span)], kit):
                continue
            # a field's name denies nothing: "Dây: thép không gỉ Tên nhà sản xuất ORIENT"
            if hit.term.phrase.startswith("tên ") or not kit.undone_by(passage, hit):
                yield from _facts(material, passage, *span, 0.5 + 0.4 * hit.term.weight)


def _role(hits: Sequence[Hit]) -> Hit | None:
    return max(hits, key=lambda hit: hit.term.weight, default=None)  # "Thương hiệu, NSX"


def _facts(material: Material, passage: Passage, start: int, end: int, sure: float) -> Iterator[Fact]:
    text = passage.text
    end = start + without_joint(text[start:end].rstrip())
    yield material.fact(
        "listing.responsible",
        " ".join(text[start:end].split()),
        passage,
        start,
        end,
        "responsible:responsible",
        sure,
    )
    after = _ADDRESS.match(text, end)
    if after:
        yield material.fact(
            "listing.responsible_address",
            " ".join(after[1].split()),
            passage,
            after.start(1),
            after.end(1),
            "responsible:responsible",
            sure * 0.9,
        )


def _name_beside(passage: Passage, hit: Hit, kit: Kit) -> tuple[int, int] | None:
    """Characters of the name that a role word leads or follows, or None."""
    text = passage.text
    low, high = _lines_around(text, hit)
    window = text[hit.end : high]
    for firm in firms(window):
        if firm.start <= _BESIDE and not _SENTENCE.search(window[: firm.start]):
            line = window.find("\n", firm.start, firm.end)
            return hit.end + firm.start, hit.end + (firm.end if line < 0 else line)
        break
    if hit.term.code != "owner":  # whose group it is answers for nothing
        western = firm_abroad(window)
        if western and western[0] <= _BESIDE and not _SENTENCE.search(window[: western[0]]):
            return hit.end + western[0], hit.end + western[1]
    before = text[low : hit.start]
    if hit.term.code == "brand":
        return None
    for firm in reversed(firms(before)):
        if len(before) - firm.end <= _BESIDE // 3 and not _SENTENCE.search(before[firm.end :]):
            return low + firm.start, low + firm.end
        break
    if hit.term.weight < 1:
        if hit.term.code != "verb" or passage.role == "title":
            return None
        return _before(text, hit, kit) if _SPECIAL.search(before) else _of_itself(text, hit)
    labelled, at = _labelled(text, hit), hit.term.code == "place"
    said = text[slice(*labelled)] if labelled is not None else ""
    short = len(said.split()) <= _COUNTRY_WORDS and not bears_country(said, kit)
    if said and (at or short) and _is_place(said, kit, at):
        return None
    if said and nameable(said, kit):
        return labelled
    if at or _LEADS.search(text[hit.start : hit.end]) or _COLON.match(text, hit.end):
        return None  # the name would stand after it: what stands before is another's
    return None if passage.role == "title" else _before(text, hit, kit)  # there it is the goods' own name


def _before(text: str, hit: Hit, kit: Kit) -> tuple[int, int] | None:
    led = _leading(text, hit)
    return led if led and nameable(text[slice(*led)], kit) else _of_itself(text, hit)


def _of_itself(text: str, hit: Hit) -> tuple[int, int] | None:
    """The maker or trader whom a sentence introduces before it says what they do."""
    span = introduced(text, hit.start)
    name = text[slice(*span)] if span else ""
    return span if len(name) >= 3 and not _PRONOUN.match(name) and not _HEADLINE.search(name) else None


def _after_colon(text: str, at: int, kit: Kit) -> tuple[int, int] | None:
    """A firm or a name in capitals after "Sản xuất:"; a country, a date or a place is none."""
    line = text[at : at + _AFTER].partition("\n")[0]
    for firm in firms(line):
        return (at + firm.start, at + firm.end) if firm.start <= 3 else None
    named = _NAME.match(line)
    if named is None or _EMPTY.match(named[1]) or _is_place(line, kit):
        return None
    stop = _STOP.search(named[1])
    name = named[1][: stop.start()] if stop else named[1]
    name = name.rstrip(" .,-–")
    if not 1 <= len(name.split()) <= 6 or len(name) < 4 or not any(c.isalpha() for c in name):
        return None
    return at + named.start(1), at + named.start(1) + len(name)


def _lines_around(text: str, hit: Hit) -> tuple[int, int]:
    """The characters of the hit's line; a role word alone on its line speaks of the next one too."""
    low = max(text.rfind("\n", 0, hit.start) + 1, hit.start - _BEFORE)
    end = text.find("\n", hit.end)
    rest = text[hit.end : end].strip(" :：-") if end >= 0 else ""
    labels = (
        hit.term.code != "place"  # "Sản xuất tại Việt Nam" is said: who stands on the next line is another
        and _begins_line(text, hit.start)
        and len(rest) <= _LABEL_REST
        and not _ENDS.search(rest)
    )
    if end >= 0 and (not rest or labels):
        end = text.find("\n", end + 1)
    return low, min(end if end >= 0 else len(text), hit.end + _AFTER)


def _is_place(name: str, kit: Kit, after_at: bool = False) -> bool:
    """Whether what follows "Sản xuất tại" is a country or an address, not a firm; a district only after it."""
    return (
        re.match(r"\d[\d/.,-]*[a-d]?(?:[\s/,]|$)", name, re.I) is not None
        or (after_at and is_district(name))
        or bool(_SITE.match(name))
        or bool(kit.hits(Passage("name", name, lambda s, e: Place("")), "countries"))
    )


def _labelled(text: str, hit: Hit) -> tuple[int, int] | None:
    """ "Hãng sản xuất: Owen": a name after a colon or "bởi"; the role word may hold the "bởi" itself."""
    lead = _LEAD.match(text, hit.end)
    at = lead.end() if lead else hit.end
    separator = _SEPARATOR.match(text, at)
    if separator is None and _begins_line(text, hit.start):
        separator = _ALONE.match(text, hit.end)
    if separator is None and not _LEADS.search(text[hit.start : hit.end]):
        return None
    named = _NAME.match(text, separator.end() if separator else re.compile(r"\s*").match(text, at).end())  # type: ignore[union-attr]
    if named is None or _EMPTY.match(named[1]):
        return None
    stop = _STOP.search(named[1])
    end = named.start(1) + (stop.start() if stop else len(named[1]))
    words = text[named.start(1) : end].split()
    if not 1 <= len(words) <= 16 or end - named.start(1) < 2:
        return None
    return named.start(1), named.start(1) + len(text[named.start(1) : end].rstrip(" .,-–"))


def _begins_line(text: str, start: int) -> bool:
    return not text[text.rfind("\n", 0, start) + 1 : start].strip(" -–•*+")


def _leading(text: str, hit: Hit) -> tuple[int, int] | None:
    """ "DKSH Việt Nam, nhà phân phối độc quyền": capitalised words right before the role word."""
    before = text[max(0, hit.start - 80, text.rfind("\n", 0, hit.start) + 1) : hit.start]
    named = _OWN_NAME.search(before)
    if (
        named is None
        or _PRONOUN.match(named[1])
        or len(named[1].strip()) < 3
        or named[1].rstrip().endswith(".")  # "Xuất xứ: Hàn Quốc. Nhà sản xuất …": another sentence
        or named[1].lower().endswith("shop")
        or _HEADLINE.search(_HEADED.sub("", named[1]))
    ):
        return None
    said = named[1].rstrip()
    # "Ông Lê Bình. Sao Mai chuyên …", "VỀ CHÚNG TÔI Nắng Xanh là …"
    begun = max((m.end() for m in (*_STOPS_BEFORE.finditer(said), *_HEADED.finditer(said))), default=0)
    if _PRONOUN.match(said[begun:]) or len(said) - begun < 3:
        return None
    start = hit.start - len(before) + named.start(1) + begun
    return start, start + len(said) - begun
