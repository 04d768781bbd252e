"""Names of persons at the head of a text."""

from __future__ import annotations

import re

from checker.facts.fold import fold, words_of

_SURNAMES = words_of(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đinh đoàn lâm trương "
    "mai trịnh hà cao lương tô tạ châu quách thái la tăng kiều phùng vương chu từ thạch nghiêm lưu "
    "triệu giang tôn văn diệp"
)
_HONORIFIC = re.compile(
    r"^(?:ông|bà|anh|chị|mr|mrs|ms|cô|thầy|d\.?s|b\.?s|th\.?s|t\.?s|k\.?s|lương y|nghệ nhân)\b[.:]?\s*", re.I
)
_PERSON = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?:[ \t]+[^\W\d_]+(?:['’][^\W\d_]+)?){1,4}")
_NO_NAME = words_of(
    "giam tong doc cong ty tnhh ho kinh doanh chu tich truong phong ban ong ba pho nguoi dai dien phap luat chuc vu "
    "danh ten ben website shop cua hang dia chi dien thoai so ngay email lien he xem theo va hoac ke toan quan ly "
    "noi dung director company ceo chi nhanh doanh nghiep tap doan hop tac xa co phan khach quy the duoc"
)
_FORM = ("ho kinh doanh", "ho ca the", "ho kd")  # "Hộ" is no surname, as "Hồ" is
_SURNAMES_FOLDED = frozenset(map(fold, _SURNAMES))


def person(text: str, labelled: bool = False) -> str:
    """The person named at the head of `text` (2-5 capitalised words), or ''.

    The surname must be a known one, unless a label just before the name says whose it is (`labelled`).
    """
    text = _HONORIFIC.sub("", text.strip(), count=1)
    found = _PERSON.match(text)
    if not found:
        return ""
    words = found.group().split()
    if fold(" ".join(words[:3])).startswith(_FORM):
        return ""
    shouting = text[:12].isupper()
    kept: list[str] = []
    for word in words:
        if (
            not word[:1].isupper()
            or word.lower() in ("điện", "địa", "số", "mst", "sđt", "email", "chức", "hotline", "đt", "tel")
            or (not shouting and len(word) > 1 and word.isupper())
            or (labelled and kept and len(kept) > 1 and fold(word) in ("giam", "chuc", "tong", "chu"))
        ):
            break
        kept.append(word)
    if len(kept) < 2 or len(kept[-1]) == 1:
        return ""
    if fold(kept[0]) not in _SURNAMES_FOLDED and not (
        labelled and not any(fold(word) in _NO_NAME for word in kept[:2])
    ):
        return ""
    return " ".join(kept)
