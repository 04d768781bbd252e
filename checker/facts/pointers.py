"""A short text that only leads on: to another page of terms ("xem tại đây"), or to the telephone.

A part of a page under the right heading may say nothing itself: "Việc đổi trả áp dụng theo trang Đổi trả", "Liên hệ
hotline để được hỗ trợ đổi trả". Whoever reads it has no terms yet. A sentence that gives a figure says something.
"""

from __future__ import annotations

import re

MOST = 300  # characters of such a text; more says something besides
_SENTENCE = re.compile(r"[.!?;] |\n")
_LEAST = 25  # characters of a sentence that can say anything
_FIGURE = re.compile(
    r"\d ?(?:ngay|gio|h|thang|nam|tuan|phut|%|km|k|d|dong|vnd|days?|hours?|months?|years?)\b"
)
_ON = re.compile(
    r"\b(?:xem|tham khao|doc|tim hieu|bam|click)\b(?: \S+){0,20}? (?:(?:tai|o|vao) day|"
    r"(?:tai|o|trong) (?:trang|muc|link|duong dan|bai)|trang|link)\b|\bap dung (?:theo|nhu|tai) (?:trang|muc)\b|"
    r"\b(?:see|read|refer to|visit)\b(?: \S+){0,10}? (?:here|page|section)\b"
)
_CALL = re.compile(
    r"\b(?:lien he|goi|nhan tin|inbox|chat|contact|call)\b[^;]{0,160}? (?:de duoc|de nhan|for (?:help|support|"
    r"assistance|details|more))\b"
)
# Who calls to have it mended free, changed for a new one or paid back has been told what the shop owes.
_OWED = re.compile(
    r"\b(?:mien phi|hoan (?:lai )?(?:tien|toan bo|100)|tra lai tien|gui bu|doi (?:lai )?(?:\w+ )?(?:moi|khac)|"
    r"khong (?:mat|ton|tinh|thu)(?: them)? phi|chiu (?:moi |toan bo )?(?:chi )?phi|free of charge|refunded|replaced)\b"
)


def tells_figure(sentence: str) -> bool:
    """Whether a folded sentence gives a figure: days, a price, a share."""
    return _FIGURE.search(sentence) is not None


def points(body: str, calls: bool = True) -> bool:
    """Whether every sentence of a folded text leads on; `calls`: to the telephone, too."""
    said = [one for one in _SENTENCE.split(body) if len(one) >= _LEAST] if len(body) <= MOST else []
    return bool(said) and all(_leads(one, calls) for one in said)


def _leads(sentence: str, calls: bool) -> bool:
    if _ON.search(sentence):
        return not _FIGURE.search(sentence)
    found = _CALL.search(sentence) if calls else None
    return found is not None and not _FIGURE.search(sentence, 0, found.end()) and not _OWED.search(sentence)
