"""Tone marks count where a text carries them: "kiểm tra lại" is not "trả lại", "nhãn hàng" not "nhận hàng".

Words are searched for in folded text, because a page may be written without marks. Where the words that
were found stand in a text with marks, they must be the words that were meant; only a text without any mark
is believed letter by letter.
"""

from __future__ import annotations

import re

from checker.facts.fold import fold
from checker.facts.remember import remembered

# What the room's patterns mean, the longest first: one entry for each folded word that Vietnamese spells in
# several ways. A word without an entry means what its letters say.
_MEANT = {
    "kiem tra": "kiểm tra",
    "dieu tra": "điều tra",
    "tra cuu": "tra cứu",
    "tra gop": "trả góp",
    "tra": "trả",
    "doi tac": "đối tác",
    "doi voi": "đối với",
    "doi": "đổi",
    "nhan hang": "nhận hàng",
    "giao nhan": "giao nhận",
    "nhan": "nhận|nhân|nhấn|nhãn|nhắn",
    "hoan": "hoàn|hoãn",
    "bao hanh": "bảo hành",
    "bao mat": "bảo mật",
    "bao ve": "bảo vệ",
    "van chuyen": "vận chuyển",
    "chuyen khoan": "chuyển khoản",
    "thanh toan": "thanh toán",
    "giao hang": "giao hàng",
    "dat hang": "đặt hàng",
    "mua hang": "mua hàng",
    "don hang": "đơn hàng",
    "gio hang": "giỏ hàng",
    "ban hang": "bán hàng",
    "kiem hang": "kiểm hàng",
    "dong kiem": "đồng kiểm",
    "xem hang": "xem hàng",
    "dat coc": "đặt cọc",
    "dat xe": "đặt xe",
    "dat ve": "đặt vé",
    "dat mua": "đặt mua",
    "dat don": "đặt đơn",
    "dat phong": "đặt phòng",
    "huy don": "hủy đơn",
    "khieu nai": "khiếu nại",
    "tranh chap": "tranh chấp",
    "phan anh": "phản ánh",
    "gop y": "góp ý",
    "dieu khoan": "điều khoản",
    "dieu kien": "điều kiện",
    "quy dinh": "quy định",
    "quy che": "quy chế",
    "quy trinh": "quy trình",
    "chinh sach": "chính sách",
    "huong dan": "hướng dẫn",
    "lien he": "liên hệ",
    "gioi thieu": "giới thiệu",
    "rieng tu": "riêng tư",
    "toan bo": "toàn bộ",
    "bo": "bỏ",
    "bo bot": "bỏ bớt",
    "bo sung": "bổ sung",
    "sua": "sửa",
    "doc": "đọc",
    "xoa": "xóa",
    "them": "thêm",
    "bot": "bớt",
    "ra soat": "rà soát",
    "gia ban": "giá bán",
    "hop dong": "hợp đồng",
    "giao ket": "giao kết",
    "luu tru": "lưu trữ",
}
_AT_HEAD = frozenset(
    ("bo", "sua", "doc", "xoa", "them", "bot")
)  # verbs; later in a match they may be other words
_LONG, _RIM = 40, 6  # characters of a long match; at its ends. Between them lie words that a pattern skips
_WORDS = re.compile(r"\b(?:" + "|".join(sorted(_MEANT, key=lambda w: -len(w))) + r")\b")
_MARKED = re.compile("[à-ãè-êìíò-õùúýăđĩũơưạ-ỹ]", re.I)
_TONE = str.maketrans(
    "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ",
    "aaaaaăăăăăâââââeeeeeêêêêêiiiiioooooôôôôôơơơơơuuuuuưưưưưyyyyy",
)
_TONES = {
    c: n
    for n, row in enumerate(("àằầèềìòồờùừỳ", "áắấéếíóốớúứý", "ảẳẩẻểỉỏổởủửỷ", "ãẵẫẽễĩõỗỡũữỹ", "ạặậẹệịọộợụựỵ"))
    for c in row
}


def _spelt(words: str) -> tuple[tuple[str, int], ...]:
    """Each syllable as its letters and its tone, so that "huỷ" and "hủy", "hoà" and "hòa" are one."""
    low = words.lower()
    return tuple(
        (w.translate(_TONE).replace("y", "i"), next((_TONES[c] for c in w if c in _TONES), -1))
        for w in low.split()
    )


_SPELT = {key: frozenset(_spelt(s) for s in said.split("|")) for key, said in _MEANT.items()}


@remembered(50_000)
def marked(text: str) -> bool:
    """Whether a text carries Vietnamese marks; one mark in a long text may be a name, two are writing."""
    if text.isascii() or not (first := _MARKED.search(text)):
        return False
    return len(text) <= 25 or _MARKED.search(text, first.end()) is not None


def true_words(text: str, start: int, end: int) -> bool:
    """Whether characters start…end of `text` are the words that their folded letters were searched for."""
    return not marked(text) or _as_meant(text[start:end])


@remembered(20_000)
def _as_meant(piece: str) -> bool:
    """Whether the words of a match in a text with marks are spelt as they are meant."""
    bounds = (_RIM, len(piece) - _RIM) if len(piece) > _LONG else (len(piece), 0)
    return all(
        (bounds[0] <= m.start() and m.end() <= bounds[1])
        or (m.start() > 0 and m.group() in _AT_HEAD)
        or _spelt(piece[m.start() : m.end()]) in _SPELT[m.group()]
        for m in _WORDS.finditer(fold(piece))
    )


def _inside(folded: str, start: int) -> bool:
    """Whether a match that begins at `start` begins in the middle of a word of two syllables."""
    return (folded.startswith("tra", start) and folded.endswith(("kiem ", "dieu "), 0, start)) or (
        folded.startswith("bo ", start) and folded.endswith("toan ", 0, start)
    )


def find(pattern: re.Pattern[str], folded: str, text: str, start: int = 0) -> re.Match[str] | None:
    """The first match of `pattern` in `folded` whose words are true to `text`, of the same length."""
    found = pattern.search(folded, start)
    while found is not None and (
        _inside(folded, found.start()) or not true_words(text, found.start(), found.end())
    ):
        found = pattern.search(folded, found.start() + 1)
    return found


def find_at_head(pattern: re.Pattern[str], folded: str, text: str) -> re.Match[str] | None:
    """`find`, at the beginning only."""
    found = pattern.match(folded)
    return found if found is not None and true_words(text, found.start(), found.end()) else None
