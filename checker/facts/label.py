"""What a label shows: fields with their names ("Thành phần: …"), required words, announcement numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.barcode import is_gtin, stated
from checker.facts.brandvalue import is_name
from checker.facts.labelnames import is_elsewhere, is_thickness, is_whole, label_end
from checker.facts.material import Kit, Material, Passage
from checker.facts.rowend import row_end
from checker.language import Hit, TermLike
from checker.model import Fact

NAMES, WORDS = "label_names", "label_words"
_COLON = re.compile(r"\s*(?:\([^)\n]{0,30}\))?\s*(?:[:：]|\s[-–]\s|\n)\s*")
_BULLET = re.compile(r"(?:^|[\n.;!?•✅✔☑️*|/,)\]\-–—+►▪:]|[^\w\s])\s*$")
_JOINED = re.compile(r"[^\W\d_]\s*[&+]\s*$")  # "Thành phần & công dụng": what stands below may be either
_BREAK = 4  # characters before a value in which its line may begin
_VALUE_MOST = 400  # characters kept of one field
_CERTIFICATE = re.compile(
    r"(?<![\w/])(?:\d{1,7}/\d{2,4}/(?:CBMP|ĐKSP|DKSP|XNCB|CBTC|XNQC|YT|ATTP)[-–—/\w]{0,20}"
    r"|\d{1,7}/\d{2}/CBMP[-–]\w+|(?:VD|VN|VS|GC|QLĐB)[-–]\d{3,6}[-–]\d{2}"
    r"|\d{1,4}/(?=[^/\n]*[A-ZĐ])[A-ZĐ0-9.\- ]{2,25}/\d{4}"
    r"|\d{6,12}/PCB[AB](?:-[A-Z]{2,6})?|\d{2,6}/(?:XNQC|XNCB)-[A-ZĐ]{2,6}|\d{2,6}/BYT-TB-(?:CT|CĐ)"
    r"|\d{8,13}(?:-\d{3})?/\d{4}/CBPH"
    r"|\d{2,6}/\d{4}/[ĐD]KSP|\d{1,6}/\d{4}/BQLATTP[-–\w]*|\d{2,6}/\d{4}/[A-ZĐ]{2,8}(?:-[A-ZĐ]{2,8})+)"
)
# What every one of them holds, told ten times as fast.
_NUMBERED, _MARKETED = re.compile(r"\d/(?:[A-ZĐ\d.\- ]{2,25}/|PCB|XN|BYT)"), re.compile(r"[DNSCB][-–]\d{3}")
# Numbers of laws and decisions look alike and certify nothing.
_LAW = re.compile(r"/(?:N[ĐD]-CP|TT(?:LT)?-|Q[ĐD]-|NQ-|NQ/|CT-TTg|UBTVQH|QH\d|VBHN|CV-|L-CTN)", re.I)
_NUMBER_WORDS = re.compile(r"\d{2,}")
_AMOUNT = re.compile(r"\d|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|đôi|cặp|bộ|chục|tá)\b", re.I)
_ALCOHOL = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?)\s?(?:%|độ|°|% ?vol)", re.I)
_ALCOHOL_NEAR = re.compile(
    r"(?:độ cồn|nồng độ(?: cồn)?|abv|alc(?:ohol)?|cồn"
    r"|vol)\b[^\n\d]{0,25}(\d{1,2}(?:[.,]\d{1,2})?)\s?(?:%|độ|°)",
    re.I,
)
_ONE_VALUE = {"listing.brand": 60, "listing.model": 60, "listing.category": 80}
_PACKED = re.compile(r"[3-9]\d{12}")  # 0 leads telephones, 1 cartons, 2 what a shop weighs itself
# Platforms count what they sell in 13 figures, one in ten with a right check digit: "SKU: 6000957230258" would be of
# South Africa. Books and goods of Viet Nam carry their code there.
_COUNTED = re.compile(r"(?!893|97[89])")
_ISBN = ("978", "979")  # a book's own number: a barcode of the goods on its cover is the one asked for
_MONEY = re.compile(r"\d\s?(?:đ|₫|vnđ|vnd|đồng)(?!\w)", re.I)
_BRACKETS = re.compile(r"\s*\([^()\n]{2,60}\)\s*$")
_LINK = re.compile(
    r"\.?\s+\(?xem (?:thêm|thông tin|tất cả|chi tiết|hãng|các|sản phẩm)", re.I
)  # "Sharp. Xem thêm"
_MAKES, _FIRM = "hãng sản xuất", re.compile(r"\s*(?:công ty|cty|cơ sở|nhà máy|xí nghiệp|htx)(?!\w)", re.I)
_HOME = re.compile(r"(?<=\w)(?:\s+[-–—/|]\s+|,\s+)(?=\w[\w ]{1,20}$)")
_GENUINE = re.compile(r"(?i:(?:hàng )?chính hãng)\s+(?=[A-ZĐ])")  # "chính hãng Bantari"
_MORE = re.compile(r"([A-Z]{2,}[®™]?)\s(?![A-ZĐ])[a-z]*[^\W\d_a-zA-Z]")  # capitals, then a word of Vietnamese
FORM = re.compile(r",?\s+(?:AG|SE|GmbH|Inc|LLC|JSC|Pte|S\.?A\.?S?|Ltd|Co\.?,? ?Ltd|Corp(?:oration)?)\.?$")
_BARCODE = re.compile(r"\s+\d{8,14}(?!\d)")
_CARD = re.compile(
    r"\s*\n\s*(?:-?\s?\d{1,2}\s?%|[\d.,]{5,}\s?(?:đ|₫|vnđ))", re.I
)  # what follows the name on a card of goods
_ELSEWHERE = frozenset(("other", "listing.origin", "listing.brand_home"))


def fields(material: Material, kit: Kit) -> Iterator[Fact]:
    """label.* and listing.brand, model, gtin, licence, alcohol from named fields."""
    for passage in material.of("attribute", "description"):
        if passage.role == "attribute" and passage.name:
            name = Passage("name", passage.name, passage.locate)
            hits = [h for h in kit.hits(name, NAMES) if h.first == 0 and is_whole(passage.name, h)]
            if hits and _says_none(passage, kit, hits[0], 0, len(passage.text)):
                continue
            if hits and passage.text.strip():
                brand = hits[0].term.code == "listing.brand"
                end = len(passage.text)
                if brand:
                    end = _named_home(passage, kit, 0, _before_home(passage, kit))
                yield from _field(material, passage, hits[0].term, 0, end, 0.95)
            continue
        names = [h for h in kit.hits(passage, NAMES) if _is_label(passage, h)]
        for i, hit in enumerate(names):
            named = label_end(passage.text, hit)
            colon = _COLON.match(passage.text, named)
            start = colon.end() if colon else named
            limit = names[i + 1].start if i + 1 < len(names) else len(passage.text)
            end = _value_end(passage, hit, start, min(limit, start + _VALUE_MOST))
            if hit.term.code == "listing.brand":
                end = _named_home(passage, kit, start, end)
            end = row_end(passage.text, hit.start, hit.term.code, start, end)
            if end > start and not _says_none(passage, kit, hit, start, end):
                yield from _field(material, passage, hit.term, start, end, 0.85)


def _says_none(passage: Passage, kit: Kit, hit: Hit, start: int, end: int) -> bool:
    """Whether a field does not say what it is named for. A brand: "Thương hiệu | Đức" says where it is at home, "Hãng
    sản xuất: Công ty cổ phần …" who makes the goods, a tab "THƯƠNG HIỆU" is followed by other goods of the brand. A
    quantity: "Quy cách: cắt 1.5cm" says how thick the slices are."""
    if hit.term.code == "label.quantity":
        return hit.term.phrase == "quy cách" and is_thickness(passage.text[start:end])
    if hit.term.code != "listing.brand":
        return False
    if passage.role != "attribute" and _CARD.match(passage.text, end):
        return True
    made = hit.term.phrase == _MAKES and _FIRM.match(passage.text, start) is not None
    return made or _country(passage, kit, start, end)


def _before_home(passage: Passage, kit: Kit) -> int:
    """Where a brand ends whose cell names its home too: "Makita - Nhật Bản"."""
    text = passage.text
    home = _HOME.search(text)
    return home.start() if home and _country(passage, kit, home.end(), len(text)) else len(text)


def _named_home(passage: Passage, kit: Kit, start: int, end: int) -> int:
    """Where a brand in plain Latin letters ends that its home follows: "Bandai Nhật Bản"; Viet Nam may be its own."""
    for hit in kit.hits(passage, "countries"):
        name = passage.text[start : hit.start].strip()
        if hit.end == end and hit.term.weight >= 1 and hit.term.code != "VN" and name and name.isascii():
            return hit.start if name[0].isupper() and name[-1].isalnum() else end
    return end


def _country(passage: Passage, kit: Kit, start: int, end: int) -> bool:
    """Whether characters start…end of a passage are a country's name and nothing else."""
    least = len(passage.text[start:end].strip())
    return any(
        h.term.weight >= 1 and start <= h.start and h.end <= end and h.end - h.start >= least
        for h in kit.hits(passage, "countries")
    )


def _is_label(passage: Passage, hit: Hit) -> bool:
    """The phrase leads a field: a colon (or a line's end) after it, a beginning before it."""
    text = passage.text
    colon = _COLON.match(text, label_end(text, hit))
    if colon is None and hit.term.code == "listing.gtin":
        return _BARCODE.match(text, hit.end) is not None  # "Mã vạch 8939768633538"
    if colon is None or hit.spelling not in ("plain", "toneless", "hurried"):
        return False
    before = text[max(0, hit.start - 6) : hit.start]
    fresh = (not before.strip() and hit.start <= 6) or bool(_BULLET.search(before))
    if "\n" in colon.group() and ":" not in colon.group() and "：" not in colon.group():
        # a heading on its own line
        return fresh and not (hit.term.phrase == "công dụng" and _JOINED.search(before))
    return fresh or text[hit.start : hit.start + 1].isupper()


def _below(text: str, start: int) -> bool:
    """Whether a line begins at some characters of a text."""
    return text[max(0, start - _BREAK) : start].rstrip(" \t\r").endswith("\n")


def _value_end(passage: Passage, hit: Hit, start: int, limit: int) -> int:
    """A value ends with its line; a heading's value is the paragraph below it; a one-word value ends sooner."""
    text = passage.text
    most = _ONE_VALUE.get(hit.term.code)
    if most:
        limit = min(limit, start + most)
        stop = re.compile(
            r"\n|\s[-–|•]\s|[;,.(]\s|[\u2605\u2606\u2b50]|\s[\u2600-\u27bf\U0001f300-\U0001faff]"
            r"|\s(?=(?:Mã|MSP|SKU|Model|Dòng|Loại|Tình trạng|Xuất xứ|Đánh giá|Bảo hành|Giá)"
            r"(?: \w+){0,2}\s?:)"
        ).search(text, start, limit)
        limit = stop.start() if stop else limit
    line = text.find("\n", start + 1, limit)
    end = line if line > 0 else limit
    while end > start and text[end - 1] in " \t\r\n-–•*|.,;:✔✅️":
        end -= 1
    return end


def _field(
    material: Material, passage: Passage, term: TermLike, start: int, end: int, sure: float
) -> Iterator[Fact]:
    text, code = passage.text, term.code
    value = " ".join(text[start:end].split())
    if code == "listing.gtin":
        for low, high, digits in stated(text[start:end]):
            kind = 0.9 if digits.startswith(_ISBN) else 1.0
            yield material.fact(code, digits, passage, start + low, start + high, "label:gtin", kind * sure)
        return
    if (
        code in ("listing.model", "other")
        and _PACKED.fullmatch(digits := re.sub(r"[ \-]", "", value))
        and is_gtin(digits)
        and not ("sku" in term.phrase and _COUNTED.match(digits))
    ):
        # shops of books and of packed goods keep them under the code on their backs: "Mã hàng: 9786048926953"
        yield material.fact("listing.gtin", digits, passage, start, end, "label:gtin", 0.8 * sure)
        return
    if code == "listing.alcohol":
        found = _ALCOHOL.search(text, start, end)
        if found:
            number = float(found[1].replace(",", "."))
            yield material.fact(code, number, passage, found.start(), found.end(), "label:alcohol", sure)
        return
    if code in _ELSEWHERE or len(value) < 2 or (len(value) > 80 and code in _ONE_VALUE):
        return
    if code == "label.quantity" and (not _AMOUNT.search(value) or _MONEY.search(value)):
        return  # "Số lượng" over the field of a basket, or over the price of what is in it
    if code == "listing.brand" and (link := _LINK.search(text, start, end)):
        end = link.start()
        value = " ".join(text[start:end].split())
    if code == "listing.brand" and (
        home := _BRACKETS.search(text, start, end)
    ):  # "Michelin (Pháp)": its home
        end = home.start()
        value = " ".join(text[start:end].split())
    if code == "listing.brand" and (lead := _GENUINE.match(text, start, end)):
        start = lead.end()
        value = " ".join(text[start:end].split())
    if code == "listing.brand" and (form := FORM.search(text, start, end)) and form.end() == end:
        end = form.start()
        value = " ".join(text[start:end].split())
    if code == "listing.brand" and (more := _MORE.match(text, start, end)):  # "GS ắc quy số 1 tại Nhật Bản"
        end = more.end(1)
        value = text[start:end]
    if code == "listing.brand" and not is_name(value, below=_below(text, start)):
        return
    if code == "label.ingredients" and is_elsewhere(value):
        return
    if code in ("label.registration", "listing.licence") and not _NUMBER_WORDS.search(value):
        return
    most = min(end, start + (120 if code in ("label.registration", "listing.licence") else _VALUE_MOST))
    yield material.fact(code, " ".join(text[start:most].split()), passage, start, most, "label:fields", sure)


def words(material: Material, kit: Kit) -> Iterator[Fact]:
    """Required words, conformity mark, traceability, refurbished goods."""
    for passage in material.of("title", "description", "attribute"):
        for hit in kit.hits(passage, WORDS):
            if hit.term.weight >= 0.75 and not kit.undone_by(passage, hit):
                yield material.fact(
                    hit.term.code,
                    " ".join(passage.text[hit.start : hit.end].split()),
                    passage,
                    hit.start,
                    hit.end,
                    "label:words",
                    0.9 * hit.term.weight,
                )


def _may_certify(text: str) -> bool:
    return bool(
        ("/" in text and _NUMBERED.search(text)) or (("-" in text or "–" in text) and _MARKETED.search(text))
    )


def certificates(material: Material) -> Iterator[Fact]:
    """`listing.certificate`: announcement, registration and confirmation numbers by their shape."""
    for passage in material.of("description", "attribute"):
        if not _may_certify(passage.text):
            continue
        for found in _CERTIFICATE.finditer(passage.text):
            number = found.group().strip(" .-–")
            if _LAW.search(number):
                continue
            yield material.fact(
                "listing.certificate",
                number,
                passage,
                found.start(),
                found.start() + len(number),
                "label:certificates",
                0.8,
            )


def alcohol(material: Material) -> Iterator[Fact]:
    """`listing.alcohol` in running text ("nồng độ 12,5%")."""
    for passage in material.of("title", "description", "attribute"):
        for found in _ALCOHOL_NEAR.finditer(passage.text):
            number = float(found[1].replace(",", "."))
            if 0 < number <= 80:
                yield material.fact(
                    "listing.alcohol", number, passage, found.start(), found.end(), "label:alcohol", 0.8
                )
