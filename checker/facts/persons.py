"""Names of persons at the head of a text."""

from __future__ import annotations

import re

from checker.facts.fold import fold, words_of

_SURNAMES = words_of(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đinh đoàn lâm trương "
    "mai trịnh hà cao lương tô tạ châu quách thái la tăng kiều phùng vương chu từ thạch nghiêm lưu "
    "triệu giang tôn văn diệp"
)
_HONORIFIC = re.compile(r"^(?:ông|bà|anh|chị|mr|mrs|ms|cô)\b[.:]?\s*", re.I)
_PERSON = re.compile(r"[^\W\d_]+(?:[ \t]+[^\W\d_]+){1,4}")


def person(text: str) -> str:
    """The person named at the head of `text` (2-5 words, known surname, each capitalised), or ''."""
    text = _HONORIFIC.sub("", text.strip(), count=1)
    found = _PERSON.match(text)
    if not found:
        return ""
    words = found.group().split()
    shouting = text[:12].isupper()
    kept: list[str] = []
    for word in words:
        if (
            not word[:1].isupper()
            or word.lower() in ("điện", "địa", "số", "mst", "sđt", "email", "chức", "hotline", "đt", "tel")
            or (not shouting and len(word) > 1 and word.isupper())
        ):
            break
        kept.append(word)
    if (
        len(kept) < 2
        or len(kept[-1]) == 1
        or (kept[0].lower() not in _SURNAMES and fold(kept[0]) not in map(fold, _SURNAMES))
    ):
        return ""
    return " ".join(kept)
