"""The words of ties for people, in Vietnamese and English: standings, levels, and one sentence per reason."""

from __future__ import annotations

from collections.abc import Mapping

from ties.model import KINDS, Mark, MarkKind, Reason, Standing, Verdict

STANDINGS: Mapping[Standing, tuple[str, str]] = {
    Standing.TIED: ("gắn", "tied"),
    Standing.POSSIBLE: ("có thể, cần người xem", "possible, a person should look"),
    Standing.CLONE: (
        "cùng danh tính, khác liên hệ và tài khoản",
        "one identity, other contacts and accounts",
    ),
    Standing.CUT: ("người đã tách", "cut by a person"),
    Standing.CONFIRMED: ("người đã xác nhận", "confirmed by a person"),
    Standing.HELD: ("không gắn vì đã có chỗ tách", "held back by a cut"),
}
VERDICTS: Mapping[Verdict, tuple[str, str]] = {
    Verdict.SAME: ("cùng một người bán", "one seller"),
    Verdict.DIFFERENT: ("hai người bán khác nhau", "two sellers"),
    Verdict.UNDONE: ("rút lại", "taken back"),
}
LEVELS: Mapping[str, tuple[str, str]] = {
    "same": ("trùng", "same"),
    "unmarked": ("trùng khi bỏ dấu, một bên không viết dấu", "same without marks; one side writes none"),
    "marks": ("chỉ khác dấu: hai tên khác nhau", "differ by marks: two names"),
    "many": ("trùng nhiều", "many the same"),
    "some": ("trùng một phần", "some the same"),
    "differ": ("khác", "differ"),
}

# what tells a clone, by the codes of ties.clones
SIGNS: Mapping[str, tuple[str, str]] = {
    "identity": ("cùng danh tính (mã số, hồ sơ hoặc tên và địa chỉ)", "the same identity is shown"),
    "bank_account": ("tài khoản nhận tiền khác", "another bank account"),
    "phone": ("điện thoại khác", "another telephone"),
    "email": ("thư điện tử khác", "another e-mail"),
    "tracker": ("mã theo dõi khác", "another tracker account"),
    "text": ("lời văn chép lại", "texts copied"),
    "picture": ("ảnh chép lại", "pictures copied"),
    "holder": (
        "chủ tài khoản không phải doanh nghiệp được nêu",
        "the account is another's than the firm named",
    ),
    "record_host": ("hồ sơ thông báo là của tên miền khác", "the badge record is of another domain"),
}


def which(clone: str, at: int) -> str:
    """Which of two shops with one identity is the clone, in words; `at`: 0 Vietnamese, 1 English."""
    if not clone:
        return ("chưa rõ bên nào là bản sao", "cannot tell which is the clone")[at]
    return (f"nghi là bản sao: {clone}", f"looks like the clone: {clone}")[at]


def reason(one: Reason, at: int) -> str:
    """A reason as a short sentence; `at`: 0 Vietnamese, 1 English."""
    kind, level = KINDS[one.kind][at], LEVELS[one.level][at]
    if not (one.left or one.right) or (
        one.level == "differ" and one.kind in (MarkKind.TEXT, MarkKind.PICTURE)
    ):
        return f"{kind}: {level}"
    left, right = (", ".join(dict.fromkeys(_shown(m) for m in side)) or "–" for side in (one.left, one.right))
    return f"{kind} {level}: {left}" if left == right else f"{kind} {level}: {left} | {right}"


def _shown(mark: Mark) -> str:
    if mark.kind is MarkKind.TEXT:
        return f"“…{mark.shown}…”"
    return mark.shown.rpartition("/")[2] if mark.kind is MarkKind.PICTURE else mark.shown
