"""Postal addresses in running text, from house number to province; units before and after 2025-07-01."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.facts.remember import remembered
from checker.facts.units import may_name_unit, units
from checker.facts.whole import by_letter

_BARE = re.compile(
    r"(?<![a-z])(dia chi|tru so(?: chinh)?)(?: dat)?(?: tai)? (?=(?:so|lo|tang|thon|ap|to|khu|xom|ngo|duong|km) |\d)"
)
_LABEL = re.compile(
    r"(?:^|[\s(|*•●–.;,-]|(?<=[a-z])(?=dia chi))((?:dia chi|d/c|dc|tru so|tsc|van phong|vpdd|vpgd|vp|showroom|"
    r"show room|cua hang|chi nhanh|"
    r"co so|cs|kho(?: hang)?|nha may|xuong|dia diem|add(?:ress)?|headquarters?|head office|office|store|"
    r"shop|cn)"
    r"\s?\d{0,2}(?: (?!so nha)[a-z0-9.&/]{1,9}){0,5}?)\s*(?:\([^)]{0,40}\)\s*)?[:\-]\s*"
    r"|^\W*((?:tp\.? ?)?(?:ha noi|hn|hcm|ho chi minh|sai gon|sg|da nang|can tho|hai phong|hue)|tphcm|"
    r"mien (?:bac|trung|nam))\s*:\s*"
)
_OF_PLACE = (
    r"tru so(?: chinh| giao dich)?|van phong(?: dai dien| giao dich| chinh)?|showroom|cua hang|(?:nha )?xuong"
)
_ALONE = re.compile(
    rf"^\W*(?:{_OF_PLACE}|(?:dia chi|d/c|dc)(?: (?:{_OF_PLACE}|cong ty|lien he|kho(?: hang)?|nha may))?|address|"
    r"head office)\W*$"
)
_AGAIN = re.compile(r"(?:cs|cn|co so|chi nhanh|showroom|cua hang|kho)\s?\d{0,2}\s?:\s*")
_ISSUED = re.compile(
    r"\bngay\s?(?:cap\s?)?:?\s?\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}[\s.,;:–-]+(?=[a-z0-9])"
)
# "… - MST 0312345678 - 12 Lê Lợi, Phường Bến Thành, …"
_NUMBERED_FIRM = re.compile(
    r"\b(?:mst|ma so thue|msdn|ma so doanh nghiep)\s?:?\s?\d{10}(?:-\d{3})?\s?[-–,;]\s(?=[a-z0-9])"
)
_OFFICE = re.compile(  # who issued a registration
    r"\W*(?:phong (?:dang ky|tai chinh|kinh te|dkkd)|so (?:ke hoach|tai chinh|kh|cong thuong)|"
    r"ubnd|uy ban|(?:chi )?cuc )"
)
_PLOT = re.compile(r"\b(?:lo|khu) \W*c[ns]\s?\d{0,2}-$")
_STOP = re.compile(  # `_trim` takes away what parts it from the address before
    r"(?:\b(?:hotline|(?:so )?dien thoai|tel|phone|sdt|so dt|(?<!duong )dt(?![. ]?\d{3}\b)|"
    r"d\.t(?![. ]?\d{3}\b)|mobile|di dong|e-?mail|website|web|fax|zalo|mst|ma so|msdn|gpkd|gpdkkd|dkkd|"
    r"gio (?:mo|lam|hoat)|mo cua|open|(?:ban )?chi duong|xem ban do|(?<!to )ban do|"
    r"google maps?|giam doc|tong dai|nguoi dai dien|dai dien|lien he|xem|ngay cap|"
    r"ngay thanh lap|cap ngay|so tai khoan|tai khoan|facebook|fanpage|ho tro|cskh|tu van|bao hanh|thoi gian|"
    r"nguoi chiu trach nhiem|chiu trach nhiem|(?<!nha )(?<!toa )van phong (?!pham|(?:so )?[a-z]{0,2}\d{1,4}[a-z]?,)|"
    r"showroom|chi nhanh|cua hang \d|co so \d|cs\s?\d|giay (?:phep|chung nhan|cn|dk)|(?<!nha )so giay|gcn|"
    r"alo|goi(?: ngay)?|(?:giao hang )?tan noi|kinh doanh tu|vui long|quy khach|khach hang|se |co hieu luc|"
    r"hoac |website)\b|[✆☎📞📧🕐|\[{]|"
    r"[-–|/,;:(*•·]\s*(?:\+84|0|1[89]00)[\d .\-()]{7,}|\s[*•·]\s|\s\([^)]{3,40} cu\)|https?:|"
    r"www\.|"  # how to find it: "(nằm trong khuôn viên trường …)"
    r"\s\((?:nam (?:trong|tren|o|ngay|doi)|(?:trong )?khuon vien|doi dien|gan|(?:ben |phia )?canh|phia (?:sau|truoc)|"
    r"ngay (?:goc|nga|canh|cho|sau)|cach)\b[^)]{0,120}\)\s*(?:[|•;–-]|$))"
)
_MARK = re.compile(
    r"\b(?:"
    + by_letter(
        r"phuong|p\.|dac khu|quan|q\.|huyen|h\.|xa|thi tran|tt\.|thi xa|tx\.|thanh pho|tp\.?|t\.p|tinh|thon|ap|"
        r"khu pho|kp|to dan pho|tdp|khom|khu cong nghiep|kcn|kdt|khu do thi|khu dan cu|kdc|ward|district|city|"
        r"province|dist\.|street"
    )
    + r")\b"
)
_WARD = re.compile(
    r"\b(?:phuong|xa|thi tran|dac khu|ward)\s+[a-z0-9]|[a-z0-9] (?:ward|commune)\b|\b(?:p|tt)\.\s*[a-z0-9]|"
    r"\bp\s?\d{1,2}\b"
)
_HAMLET = re.compile(r"^\W*(?:thon|ap|xom|ban|buon|lang|khom|to dan pho|tdp|khu pho|kp|to)\s+[a-z0-9]")
_DISTRICT = re.compile(
    r"\b(?:quan|huyen|thi xa|dist(?:rict)?)\s+[a-z0-9]|\b(?:q|h|tx|dist)\.\s*[a-z0-9]|\bq\s?\d{1,2}\b|"
    r"\btp\.? ?td\b"  # Thủ Đức
)
_HOUSE = re.compile(
    r"^\W*(?:(?:so(?: nha)?|lo|can|kiot|ki ot|ngo|hem|nha|sn|van phong)\s*[a-z]{0,3}\.?\s?\d|"
    r"\d{1,4}[a-z]?(?:[/\-–+&,.]\s?[a-z]?\d+[a-z]?)*,?\s+[a-z]|"
    r"(?:lot|no\.?|unit|room|floor|level|block)\s*[a-z]{0,2}\.?\s?\d|"
    r"(?:tang|lau|toa|phong|lo|can ho|block|lk|bt|sh|shophouse|villa|ki-?ot)\b|"
    r"(?:kcn|khu cn|khu cong nghiep|ccn|cum cong nghiep) [a-z]|[a-z]{1,3}\d{1,3}[.\-/\s])"
)
_PLACE = re.compile(
    r"^\W*(?:tang|lau|toa|lo|thon|ap|khu|kcn|kdt|kqh|ngo|hem|duong|pho|km|quoc lo|ql|so|xom|to|dai lo|xa|phuong)\b"
)
_ESTATE = re.compile(
    r"^\W*(?:khu do thi|kdt|khu dan cu|kdc|khu biet thu|chung cu|cao oc|toa nha|tttm|trung tam thuong mai)\b[^,]{2,40},"
)  # "Khu đô thị Sao Mai, 35 Lê Lợi": the house stands behind its estate
_STREET = re.compile(r"\b(?:duong|pho|street|str\.|dai lo|quoc lo|ql\s?\d|tinh lo|ngo|ngach|hem|road|kiet)\b")
_SPLIT = re.compile(r"\s*[,;–—-]\s*|\s-\s")
_FILLER = re.compile(
    r"\b(?:(?:duong|pho|phuong|quan|so|\d+) (?:abc|xyz)|abc,? ?xyz|lorem|ten duong|so nha, duong|"
    r"\d+ san pham)\b"
    r"|\d[.,]\d{3} ?(?:d|vnd)\b"
)
_HEADLINE = re.compile(
    r"\btop \d|\bnhat\b|\buy tin\b|\bdep\b|\breview\b|\bdia chi\b|\bdia diem\b|"
    r"\bo (?:quan|tp|ha noi)\b|(?<!phuong )(?<!xa )(?<!tran )(?<!khu )(?<!\. )\bban \b(?!(?:\S+ ){0,3}?(?:xa|"
    r"phuong|thi tran) )|\bmua\b|\bgia re\b|"
    r"\d ?(?:-|–)? ?\d* ?(?:ngay|gio|tieng|phut)\b|\d ?k\b|\btien xe\b"
)
_PARTS = re.compile(r"\s[|•·]\s")
_AFTER_LEAD = re.compile(r"[:,.–-] +")
_FIRM = re.compile(r"\W*(?:cong ty|cty|ho kinh doanh|hkd|dntn|cua hang|shop)\b")
_PARCEL = re.compile(r"\W*(?:giao|ship|gui|van chuyen)(?: hang)? (?:den|toi|nhanh|tan)\b")
_MOST_LEAD, _SURE, _APART, _FIRMS = 50, 6, 2, 3  # a line of seventy firms was read seventy times
_NUMBERED, _SHORT = re.compile(r"\W*so (?:nha )?\d"), 60  # "Số 8A Phan Kế Bính, Hà Nội" needs no second comma
_TOWN = re.compile(r"^(?:thanh pho|tp\.?|t\.p\.?|tinh|t\.)\s*")
_ENGLISH = re.compile(r"\s(?:province|city|ward|district|dist\.?)$")
_COUNTRY = re.compile(r"[\s,.–-]*(?:viet ?nam|vn)[\s.]*$")


@dataclass(frozen=True, slots=True)
class Found:
    """An address inside a line: characters start…end, how complete it is (0-10), and the label before it."""

    start: int
    end: int
    score: int
    label: str


def _units_named(folded: str) -> tuple[bool, bool, bool]:
    """(province, district, ward) named by the parts of a folded address."""
    known = units()
    province = district = ward = False
    body = _COUNTRY.sub("", folded)
    for part in _SPLIT.split(body):
        part = _ENGLISH.sub("", part.strip(" .()"))
        bare = _TOWN.sub("", part).strip(" .")
        if bare in known.provinces:
            province = True
        elif re.sub(r"^(?:quan|q\.?|huyen|h\.|thi xa|tx\.?|thanh pho|tp\.?)\s*", "", part) in known.districts:
            district = True
        elif re.sub(r"^(?:phuong|p\.?|xa|thi tran|tt\.?)\s*", "", part) in known.wards:
            ward = True
    if not province:
        words = body.replace(",", " ").replace(".", " ").replace("-", " ").split()
        province = any(" ".join(words[-n:]) in known.provinces for n in (2, 3, 4)) or (
            bool(words) and len(words[-1]) > 2 and words[-1] in known.provinces
        )
    return province, district, ward


@remembered(20_000)
def completeness(folded: str) -> int:
    """How complete an address is: house 3, street 1, ward 2, district 2, province 2; 0 if it is none."""
    if len(folded) > 260 or len(folded) < 8 or _FILLER.search(folded):
        return 0
    province, district, ward = _units_named(folded)
    district, ward = district or bool(_DISTRICT.search(folded)), ward or bool(_WARD.search(folded))
    if not (province or district or ward):
        return 0
    estate = _ESTATE.match(folded)
    house = bool(_HOUSE.search(folded) or (estate and _HOUSE.search(folded[estate.end() :])))
    score = (
        3 * house
        + 2 * (ward and bool(_HAMLET.match(folded)))
        + bool(_STREET.search(folded))
        + 2 * ward
        + 2 * district
        + 2 * province
    )
    parts = [p for p in _SPLIT.split(_COUNTRY.sub("", folded)) if len(p) > 1]
    if len(parts) < 2 and not (house and score >= 6):
        return 0
    return score


def _trim(folded: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not folded[start].isalnum():
        start += 1
    while end > start and folded[end - 1] in " :;,.-–|*•●·(/\\>":
        end -= 1
    return start, end


def _apart(text: str) -> bool:
    """Whether the parts of an address are set apart in a text, twice at least."""
    at = 0
    for _ in range(_APART - text.count(",") - text.count(" - ")):
        if (mark := _MARK.search(text, at)) is None:
            return False
        at = mark.end()
    return True


def begins_as(text: str) -> bool:
    """Whether a text begins as an address does."""
    return bool(_HOUSE.match(text) or _PLACE.match(text))


def _lead(text: str, score: int) -> int:
    """Characters before an address that follows a short name or label of no list; 0 when there are none."""
    if _PARCEL.match(text):
        return 0
    for found in _AFTER_LEAD.finditer(text[:_MOST_LEAD]):
        named = found.group()[0] == ":" or _FIRM.match(text)
        if (named or score < _SURE) and begins_as(text[found.end() :]):
            return found.end()
    return 0


def labelled(folded: str, before: str = "") -> bool:
    """Whether a word in a folded line, or the line above, says that an address follows."""
    return bool(_labels(folded) or _ALONE.match(before))


@remembered(20_000)
def _labels(folded: str) -> tuple[re.Match[str], ...]:
    """Every label in a folded line, each of which ends with one of two signs."""
    return tuple(_LABEL.finditer(folded)) if ":" in folded or "-" in folded else ()


def _under_date(folded: str) -> int:
    """Where the text begins that follows the day of a registration ("… cấp ngày 29/01/2018 123C Thụy Khuê, …"), or its
    number; or 0."""
    before = _ISSUED.search(folded) or _NUMBERED_FIRM.search(folded)
    return before.end() if before and begins_as(folded[before.end() :]) else 0


def _plot(folded: str, label: re.Match[str]) -> bool:
    """Whether what looks like a branch is a plot in an industrial park: "Lô CN1-6"."""
    return (
        bool(_PLOT.search(folded, max(0, label.start() - 6), label.end()))
        and folded[label.end() : label.end() + 1].isdigit()
    )


@remembered(20_000)
def find(folded: str, before: str = "", firms: int = _FIRMS) -> tuple[Found, ...]:
    """Addresses in one folded line, behind so many firms at most; `before` is the folded line above (maybe a label)."""
    if len(folded) > 1_500 or len(folded) < 8:
        return ()
    out: list[Found] = []
    labels = [m for m in _labels(folded) if not _plot(folded, m)]
    for number, label in enumerate(labels):
        start = label.end()
        if again := _AGAIN.match(folded, start):
            start = again.end()  # "Địa chỉ: CS6: 282a Lương Ngọc Quyến"
        end = labels[number + 1].start() if number + 1 < len(labels) else len(folded)
        if stop := _STOP.search(folded, start, end):
            end = stop.start()
        start, end = _trim(folded, start, end)
        score = completeness(folded[start:end])
        if score >= 3:
            out.append(Found(start, end, score, label[1] or label[2]))
    if out:
        return tuple(out)
    stands = len(folded) <= 400 and ("dia chi" in folded or "tru so" in folded)
    bare = _BARE.search(folded) if stands else None
    if bare:  # "Địa chỉ 364 Điện Biên Phủ, …": style sets the label apart
        stop = _STOP.search(folded, bare.end())
        start, end = _trim(folded, bare.end(), stop.start() if stop else len(folded))
        text = folded[start:end]
        if len(text) <= 170 and len(_SPLIT.findall(text)) >= 2 and (score := completeness(text)) >= 4:
            return (Found(start, end, score, bare[1]),)
    # "© 2021 Ví Dụ | Hộ kinh doanh Ví Dụ - Số 3, ngõ 58 … | MST …"
    if any(map(folded.__contains__, "|•·")) and _PARTS.search(folded):
        at = 0
        for part in _PARTS.split(folded):
            here = find(part, "" if at else before)
            out += [Found(at + a.start, at + a.end, a.score, a.label) for a in here]
            at += len(part) + 3
        return tuple(out)
    if (
        firms
        and ("ngay" in folded or "ms" in folded or "ma so" in folded)
        and (at := _under_date(folded))
        and (later := find(folded[at:], "", firms - 1))
    ):
        return tuple(Found(at + a.start, at + a.end, a.score, a.label) for a in later)
    alone = bool(_ALONE.match(before))
    plain = not alone and len(folded) <= _SHORT and _NUMBERED.match(folded) is not None and "," in folded
    if not (alone or plain) and (len(folded) > 400 or not _apart(folded) or not may_name_unit(folded)):
        return ()
    end = stop.start() if (stop := _STOP.search(folded)) else len(folded)
    start, end = _trim(folded, 0, end)
    text = folded[start:end]
    if not (alone or plain) and (len(text) > 170 or not _apart(text)):
        return ()
    if not alone and _OFFICE.match(text):
        return ()
    score = completeness(text)
    begins = begins_as(text)
    if not alone and not begins and (lead := _lead(text, score)):  # "Nhà làm: ấp …", "Gốm nhà Bi, xóm 3 …"
        start, text, begins = start + lead, text[lead:], True
        score = 0 if _OFFICE.match(text) else completeness(text)  # "Cơ quan cấp: Phòng …"
    if not alone:  # no word says that it is one: it must name a unit above the ward, and read like one
        province, district, _ = _units_named(text)
        if (
            not (province or district)
            or _HEADLINE.search(text)
            or (not begins and len(_SPLIT.findall(text)) < 2)
        ):
            return ()
    if score >= (3 if alone else 5 if begins else 6):
        return (Found(start, end, score, before.strip(" :") if alone else ""),)
    return ()
