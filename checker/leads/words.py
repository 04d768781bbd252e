"""The words in which a lead is shown, in both languages: (Vietnamese, English)."""

from __future__ import annotations

from checker.leads.life import Step
from checker.model import Severity

STATES = {
    Step.NEW: ("mới", "new"),
    Step.PERSISTING: ("còn tiếp diễn", "persisting"),
    Step.MENDED: ("đã khắc phục", "mended"),
    Step.REOPENED: ("mở lại", "reopened"),
    Step.SEEN: ("đã xem", "seen"),
    Step.CONFIRMED: ("đã xác nhận", "confirmed"),
    Step.DISMISSED: ("đã loại bỏ", "dismissed"),
    Step.ASKED: ("cần thêm chứng cứ", "more evidence wanted"),
    Step.REFERRED: ("đã chuyển", "referred"),
    Step.ANSWERED: ("đã có trả lời", "answered"),
    Step.CLOSED: ("đã kết thúc", "closed"),
    Step.ASSIGNED: ("giao việc", "assigned"),
    Step.UNDONE: ("rút lại quyết định", "decision taken back"),
}
SEVERITIES = {
    Severity.MINOR: ("nhẹ", "minor"),
    Severity.MODERATE: ("vừa", "moderate"),
    Severity.SERIOUS: ("nặng", "serious"),
    Severity.CRITICAL: ("nghiêm trọng", "critical"),
}
CONFIDENCES = {"high": ("cao", "high"), "medium": ("vừa", "medium"), "low": ("thấp", "low")}
# how sure a provision is that a rule rests on, as the rule's file marks it
SURE = {
    "VERIFIED": ("đã đối chiếu văn bản", "held against the text"),
    "REPORTED": ("theo nguồn dẫn lại", "as others report it"),
    "RECALLED": ("chưa đối chiếu văn bản", "not held against the text"),
}


def sanction_in(said: str, lang: str) -> str:
    """What a rule says of sanctions in, the same with its marks (VERIFIED …) as words of "vi" or "en" out."""
    for mark, words in SURE.items():
        said = said.replace(mark, words[lang == "en"])
    return said
