"""What stands in the trail, in words for people: (Vietnamese, English) by act."""

from __future__ import annotations

ACTS: dict[str, tuple[str, str]] = {
    "log in": ("đăng nhập", "logged in"),
    "read queue": ("mở hàng đợi", "opened the queue"),
    "read lead": ("mở dấu hiệu", "opened a lead"),
    "read storefront": ("mở gian hàng", "opened a storefront"),
    "reveal lead": ("hiện nguyên văn", "showed what was covered"),
    "compare visits": ("so hai lần thăm", "compared two visits"),
    "retain": ("đặt hạn lưu giữ", "set how long things are kept"),
    "purge": ("xóa khi quá hạn", "purged"),
    "confirmed": ("xác nhận", "confirmed"),
    "dismissed": ("loại bỏ", "dismissed"),
    "asked": ("cần thêm chứng cứ", "asked for evidence"),
    "referred": ("chuyển", "referred"),
    "answered": ("ghi trả lời", "noted the answer"),
    "closed": ("kết thúc", "closed"),
    "assigned": ("giao việc", "assigned"),
    "undone": ("rút lại", "took back"),
    "try rule": ("thử quy tắc", "tried a rule"),
    "start sweep": ("yêu cầu rà soát", "asked for a sweep"),
    "add user": ("thêm người dùng", "added a user"),
    "change user": ("đổi vai trò hoặc tên", "changed role or name"),
    "lock user": ("khóa", "locked"),
    "unlock user": ("mở khóa", "unlocked"),
    "turn user": ("khóa hoặc mở khóa", "locked or unlocked"),
    "change password": ("tự đổi mật khẩu", "changed the password"),
    "reset password": ("đặt lại mật khẩu", "reset the password"),
    "end sessions": ("đăng xuất mọi nơi", "ended log-ins"),
}
