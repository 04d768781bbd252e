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
