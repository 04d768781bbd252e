"""Why a lead is dismissed, and who answered a referred one: short lists, so that they can be counted, beside the
person's own words.

A reason of a dismissal either says that the rule was wrong about this page (it counts against the rule) or that the
rule was right and nothing is done (it does not).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: its code, its words, and whether it says that the rule was wrong."""

    code: str
    vi: str
    en: str
    against_rule: bool


REASONS = {
    reason.code: reason
    for reason in (
        Reason(
            "shown",
            "thông tin có trên trang, công cụ đọc sót",
            "it stands on the page; the reading missed it",
            True,
        ),
        Reason("misread", "công cụ hiểu sai câu chữ", "the words were misread", True),
        Reason(
            "exempt", "người bán không thuộc đối tượng phải làm", "the seller is not under this duty", True
        ),
        Reason("stranger", "không phải trang của người bán này", "the page is not this seller's", True),
        Reason("law", "căn cứ không còn đúng", "the legal basis does not hold", True),
        Reason("double", "trùng với dấu hiệu khác", "another lead says the same", False),
        Reason("trifling", "đúng nhưng không đáng xử lý", "right, but not worth acting on", False),
        Reason("other", "lý do khác", "another reason", True),
    )
}


@dataclass(frozen=True, slots=True)
class Answerer:
    """Who answered and what it came to. `published`: such a lead may stand in the list for publication."""

    code: str
    vi: str
    en: str
    published: bool = False


ANSWERS = {
    answer.code: answer
    for answer in (
        Answerer(
            "upheld",
            "cơ quan nhận chuyển: có vi phạm",
            "the authority it was referred to: there is a breach",
            True,
        ),
        Answerer(
            "cleared",
            "cơ quan nhận chuyển: không vi phạm",
            "the authority it was referred to: there is no breach",
        ),
        Answerer(
            "pending",
            "cơ quan nhận chuyển: chưa kết luận",
            "the authority it was referred to: not concluded yet",
        ),
        Answerer("seller", "người bán", "the seller"),
    )
}
