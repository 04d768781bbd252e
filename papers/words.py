"""Numbers, days and names as a Vietnamese office writes them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

ICT = timezone(timedelta(hours=7), "ICT")

NOT_A_FINDING = (
    "Dấu hiệu là kết quả máy đọc trang công khai rồi đối chiếu quy định của ngày thăm; dấu hiệu không phải là "
    "kết luận vi phạm. Việc kết luận thuộc người có thẩm quyền sau khi xác minh."
)
UNREAD = " (chưa đối chiếu văn bản)"


def number(value: float) -> str:
    """1234567 → 1.234.567; 12.5 → 12,5."""
    if isinstance(value, int) or float(value).is_integer():
        return f"{int(value):,}".replace(",", ".")
    whole, _, part = f"{value:,.1f}".partition(".")
    return f"{whole.replace(',', '.')},{part}"


def share(value: float) -> str:
    """0.125 → 12,5%."""
    return f"{number(round(value * 100, 1))}%"


def day(value: date) -> str:
    """26/11/2026, in Vietnam's time where a time is given."""
    return f"{local(value):%d/%m/%Y}"


def local(value: date) -> date:
    """The day in Vietnam of an aware time; a day as it is."""
    return value.astimezone(ICT).date() if isinstance(value, datetime) else value


def at(value: datetime) -> str:
    """14 giờ 05 ngày 26/11/2026, in Vietnam's time."""
    here = value.astimezone(ICT)
    return f"{here:%H} giờ {here:%M} ngày {here:%d/%m/%Y}"


def moment(text: str) -> str:
    """00:12:59 27/11/2026, in Vietnam's time, of an ISO 8601 time with its zone; other text as it is."""
    try:
        return f"{datetime.fromisoformat(text).astimezone(ICT):%H:%M:%S %d/%m/%Y}"
    except ValueError:
        return text


def dated(value: date) -> str:
    """The line under the motto: ngày 26 tháng 11 năm 2026; months below 3 and days below 10 with their zero."""
    month = f"{value.month:02}" if value.month < 3 else str(value.month)
    return f"ngày {value.day:02} tháng {month} năm {value.year}"


def against(now: int, before: int | None) -> str:
    """How a count stands to the last one: "tăng 3", "giảm 2", "không đổi"; "" where there is none."""
    if before is None:
        return ""
    if now == before:
        return "không đổi"
    return f"tăng {number(now - before)}" if now > before else f"giảm {number(before - now)}"
