"""The brand of goods told by its form: the one coined word among the Vietnamese of a name ("Kem chống nắng Velora
SPF50", "VÍ NAM DA BÒ TARVEN TV12").

Measured on 8,178 listings of platforms whose seller filled in a brand: of the 2,536 whose name holds a brand and none
that a list of ours knows, 57 in 100 are told; it is the brand or a word of it 98 times in 100, all of it 93 times.
Coined words that stand apart are a brand and its line, or a brand and a shop: then none is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.facts.coded import COMMON
from checker.facts.fold import fold, words_of
from checker.facts.plainwords import PLAIN_WORDS
from checker.facts.syllables import SYLLABLE

_WORD = re.compile(r"[^\W_](?:[\w&.’'+-]*[\w&+])?")
_ASIDE = re.compile(
    r"\[[^\]]{0,200}\]|\([^)]{0,200}\)|\{[^}]{0,200}\}|【[^】]{0,200}】"
)  # colours, gifts, "hàng mới"
# What the goods fit, smell of, show, are made of: the coined word that follows is none of theirs.
_OF_ANOTHER = re.compile(
    r"(?<!\w)(?:(?:cho|for|dành|by|(?<!khử )mùi|vị|vải|chất|da|(?<!\d )đá|chip|size|form|màu|nghệ|và|hệ|dòng)\s+|"
    r"(?:tương thích|kiểu|style|phong cách|như|chuẩn|hương|hình|in (?:hình|chữ|logo)|chữ|nhân vật|họa tiết|hoạ tiết|"
    r"phim|tác giả|công nghệ|giống|chất liệu|theo|với|chuyên(?! nghiệp)|của|tại|(?:đến|làm|chiết xuất|nhập|"
    r"xuất xứ) từ)\W+(?:\w+\W+){0,2}|cho (?:máy|xe|điện thoại|dòng|đồng hồ|laptop|tivi|tai nghe|bếp|ô tô|"
    r"loa|pin|nhẫn|học sinh)\W+(?:\w+\W+){0,3})$"
)
_VOWEL = re.compile(r"[aeiouy]")
# A maker of milk signs after the pack with a line of its own, a seller of samples with a shop: "800G Optiplora".
_PACK = re.compile(r"\d\s?(?:k?g|gr|gram|ml|l|lít)$", re.I)
_OURS = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")  # no other language writes these
# Of books, pictures, jewels and furniture such a word is the title, the stone, the model; of fruit, fish and meat the
# kind: "Táo Fuji", "Cá koi Asagi".
_NO_BRANDS = re.compile(
    r"(?:(?:combo|bộ|set|hộp|thùng|túi|khay|kg|[\d.,]+(?:kg|g)?)\s+)*(?:sách|truyện|tranh|mô hình|hoa|"
    r"bó(?! gối| gót| cổ| tay)|lẵng|giỏ|sofa|giường|kệ|ghế(?! mas| ăn)|bàn(?! chải| ủi| là| phím| cạo| chân)|"
    r"tủ(?! lạnh| đông| mát| rượu| say| sấy| nấu)|khóa học|khoá học|tour|phòng|căn hộ|cây(?! lăn| lau| nước| bắt| cạo)|"
    r"chó|mèo|cá(?! hộp)|game|thẻ|voucher|vé|đèn(?! sưởi| hồng| pin| xe| học)|gạch|rèm|thảm(?! yoga| tập| gym)|"
    r"xe(?! máy| đạp| lăn| đẩy| nâng| điện)|bánh (?:kem|sinh|cưới|mì|xèo)|gấu|búp bê|thú|đĩa|đàn|giấy dán|dây|"
    r"thịt|tôm|cua|mực|ốc|ghẹ|táo|nho|cam|quýt|xoài|bơ|chuối|sầu|mít|lê|lựu|đậu|hạt(?! nêm)|gạo|rau|củ|quả|trái|"
    r"hồng(?! sâm)|sapoche|cherry|khoai|dưa|bưởi|vải|nhãn|mận|ổi|thanh long|na|đào|mơ|nấm|tỏi|hành|gừng|ớt|tiêu|trứng|"
    r"sườn|đùi|ba chỉ|cà phê|trà|chè|rượu vang|vang)(?!\w)"
)
_MODELS = re.compile(r"(?:đầm|váy|nhẫn|vòng)\s")  # "ĐẦM LALI 770": each has a name of its own
_VIETNAMESE, _PLAIN, _NUMBER, _COINED = "vietnamese", "plain", "number", "coined"
_SAY_WHAT = PLAIN_WORDS | COMMON
_ORNAMENTS = ' -–*•|."“'
_SHOPS = ("shop", "store", "mall", "mart", "beauty", "cosmetics", "official")
# Of 40 such names read off listings at random the brand followed in 35; after "premium", "skin", "air" in a third.
_TAKEN_OVER = words_of(
    "laptop mini usb massage nano bluetooth wifi game gaming karaoke inverter smartphone unisex"
)
_SERIES, _SERIAL = re.compile("[A-Z]{3}"), re.compile(r"[ -]\d{3,}(?!\w|[.,]?\d)")
_SIGN_MOST = 4  # words of a brand that ends a name
_LETTERS = 3  # of a coined word, at least
_TWO = 2  # coined words that stand together: a brand and its line
_BEFORE = 30  # characters before a word that say whose it is
_LEADS = frozenset(("la", "le", "de", "el", "dr", "the", "st"))  # "La Roche…": a syllable of the name
# "Daniel Klein": of two coined words that begin with a forename both are the brand.
_FORENAMES = words_of(
    "adrienne alexander alfred andrew anna anne anthony armand calvin catherine charles christian claude "
    "daniel david dorothy edward elizabeth emily emma ernest francis frank frederique george gerard "
    "gianni giorgio gordon helen helena henry hugo jacques james jane jean jennifer jessica johnny john "
    "jonathan joseph julia karen karl katherine laura lawrence lorenzo louis lucas marc margaret mark "
    "martin maurice michael michel michelle morphy natalie nicole nina olivia oscar patrick paul paula "
    "peter philip philippe pierre ralph raymond rebecca richard robert roberto samuel sandra sarah sophie stella "
    "stephen steven susan sylvia thomas tommy valentino victor victoria vivienne walter william"
)


def _after_kind(
    text: str, words: Sequence[tuple[re.Match[str], str]], runs: list[list[int]]
) -> tuple[int, int] | None:
    """The brand right after the one Vietnamese word of a name, which says what the goods are: "Mì Chapalotti"."""
    if not runs or runs[0][0] != 1 or words[0][0][0].isascii() or _MODELS.match(text.lower()):
        return None
    return _told(text, words, runs[0][:_TWO]) if runs[-1][-1] <= _latin(text, words, 1) else None


def says_what(text: str) -> bool:
    """Whether each word of a text in Latin letters only says what goods are: "Mascara", "Bath & Body"."""
    words = [word.lower().removesuffix("s") for word in re.findall(r"[^\W\d_]+", text)]
    return bool(words) and all(word in _SAY_WHAT for word in words)


def all_coined(text: str) -> bool:
    """Whether each word of a text is coined: no syllable of Vietnamese, no common word, no code ("Corsair")."""
    words = _WORD.findall(text)
    return bool(words) and all(_kind(word) == _COINED for word in words)


def all_vietnamese(text: str) -> bool:
    """Whether each word of a text could be Vietnamese: "Chuột", "Bàn Phím", "Mai Lan"."""
    words = _WORD.findall(text)
    return bool(words) and all(_kind(word) == _VIETNAMESE for word in words)


def is_foreign(text: str) -> bool:
    """Whether each word of a text, in whatever letters, is neither Vietnamese nor common ("xiaomi", "corsair")."""
    return all_coined(text.title())


def is_line(text: str, start: int, end: int) -> bool:
    """Whether the characters of a known brand are one common word right after a coined one, and so the name of a line
    of that brand: "Vali Sakora Champion 5"."""
    named = text[start:end]
    if not named.isalpha() or not says_what(named) or text[start - 1 : start] != " ":
        return False
    before = text[: start - 1].split()
    return bool(before) and before[-1].isalpha() and _kind(before[-1]) == _COINED


def coined(title: str) -> tuple[int, int] | None:
    """The characters of the brand in a name of goods, or None: one coined word, the first of those that stand together,
    or more where the name ends with a brand of which it is the first ("Kem Velora White 50ml - VELORA WHITE").

    Coined is a word of three plain letters or more that begins with a capital, holds no digit, and is neither a
    syllable of Vietnamese nor a common word. Two Vietnamese words must stand beside it, or one right before it.
    """
    found = _one(title)
    return found and (found[0], _signed(title, *found))


def _one(title: str) -> tuple[int, int] | None:
    if _NO_BRANDS.match(title.lower().lstrip(_ORNAMENTS)):
        return None
    text = _ASIDE.sub(lambda aside: "|" + " " * (len(aside[0]) - 2) + "|", title)
    words = [(found, _kind(found[0])) for found in _WORD.finditer(text)]
    runs = _runs(text, words)
    if sum(kind == _VIETNAMESE for _, kind in words) < _TWO:
        return _after_kind(text, words, runs)
    if title.isupper() and runs and runs[0][0] == 0:
        return None  # nothing marks the word that opens a name in capitals: "COLI LOA BASS 3T"
    if not runs:
        return None
    if len({fold(" ".join(words[i][0][0] for i in run)) for run in runs}) > 1 or len(runs[0]) > _TWO:
        return _told(text, words, runs[0][:_TWO]) if runs[-1][-1] <= _latin(text, words, runs[0][0]) else None
    return next((told for run in runs if (told := _told(text, words, run)) is not None), None)


def _signed(title: str, start: int, end: int) -> int:
    """Where a brand of some characters ends, as the last part of the name says it once more, whole."""
    dash = title.rfind(" - ", end)
    last = fold(title[dash + 3 :]).strip() if dash >= 0 else ""
    whole = start + len(last)
    more = last.startswith(fold(title[start:end]) + " ") and len(last.split()) <= _SIGN_MOST
    return whole if more and whole < dash and fold(title[start:dash]).startswith(last + " ") else end


def _told(
    text: str, words: Sequence[tuple[re.Match[str], str]], run: Sequence[int]
) -> tuple[int, int] | None:
    """The characters of a run's first word, unless what stands before it says that it is something else."""
    first = words[run[0]][0]
    start, end = first.span()
    if first[0].lower() in _FORENAMES:
        end = words[run[-1]][0].end()
    last = words[run[-1]][0].end()
    before = text[:start]
    if not run[0] and first[0].istitle():
        return None  # nothing marks the word that opens a name: "Pate cho mèo", "Anten dây"
    if run[0]:
        word, kind = words[run[0] - 1]
        if text[word.end() : start] == " ":
            if (kind == _PLAIN and not _of_kind(words, run[0])) or (kind == _NUMBER and word[0][0].isalpha()):
                return None  # "Skin1004 Madagascar", "Cleansing Powder Freshmint": the line of a brand
            if word[0].lower().rstrip(".") in _LEADS and word[0][0].isupper():
                start = word.start()
    if first[0].lower().endswith(_SHOPS) or "/" in (text[start - 1 : start], text[last : last + 1]):
        return None  # a shop signs its goods ("… 50ml - Lydiashop"), or a second name of one thing
    if _PACK.search(before.rstrip()) and not text[last:].strip(_ORNAMENTS):
        return None
    if _SERIES.fullmatch(first[0]) and _SERIAL.match(text, end):
        return None  # "Áo khoác WOF 2030": the letters of a code
    if text.startswith(":", last) or text.startswith(" :", last):
        return None  # whose word it is, not what the goods are: "Seneca: Những bức thư đạo đức"
    return None if _OF_ANOTHER.search(before.lower()[-_BEFORE:]) else (start, end)


def _of_kind(words: Sequence[tuple[re.Match[str], str]], at: int) -> bool:
    """Whether a word that Vietnamese took over ends its words before `at`: "Tay cầm chơi game Orvent"."""
    before = [kind for _, kind in words[:at]]
    said = words[at - 1][0][0].lower()
    return said in _TAKEN_OVER and len(before) > _TWO and before[-2] == _VIETNAMESE and _COINED not in before


def _latin(text: str, words: Sequence[tuple[re.Match[str], str]], at: int) -> int:
    """The number of the last word of those in Latin letters that follow `at` with nothing but spaces between: a brand
    may go on in English ("Vidoria Dercona Anti Dandruff Shampoo")."""
    while at + 1 < len(words) and words[at + 1][1] in (_COINED, _PLAIN):
        if text[words[at][0].end() : words[at + 1][0].start()] != " ":
            break
        at += 1
    return at


def _runs(text: str, words: Sequence[tuple[re.Match[str], str]]) -> list[list[int]]:
    """The numbers of the coined words, those together that only a space parts."""
    runs: list[list[int]] = []
    for i, (found, kind) in enumerate(words):
        if kind != _COINED:
            continue
        if runs and runs[-1][-1] == i - 1 and text[words[i - 1][0].end() : found.start()] == " ":
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _kind(word: str) -> str:
    """What a word is by its form; letters that no rule names ("crocs") count as plain."""
    if any(c.isdigit() for c in word):
        return _NUMBER
    low = word.lower().removesuffix("'s").removesuffix("’s")
    if not low.isascii():  # "Cléora", "Santéa": as another language writes it, and no syllable of Vietnamese
        low = low if _OURS.search(low) else fold(low)
    if not low.isascii() or SYLLABLE.fullmatch(low):
        return _VIETNAMESE
    parts = [part for part in re.split(r"[-.&'+]", low) if part]
    if low.removesuffix("s") in _SAY_WHAT or all(p in _SAY_WHAT or len(p) < _LETTERS for p in parts):
        return _PLAIN
    letters = sum(c.isalpha() for c in word)
    short = letters < _LETTERS or (letters == _LETTERS and not _VOWEL.search(low))  # "CMF": a type
    return _COINED if word[0].isupper() and not short else _PLAIN
