"""What makes a user of the desk whole."""

from __future__ import annotations

import re

from checker.leads.errors import OfficeError
from checker.leads.people import Role, User

NAME = re.compile(r"[a-z0-9][a-z0-9._@-]{1,62}")


def check_user(user: User) -> User:
    """The user as given, or OfficeError: a name of small letters, and a platform for auditors and only for them."""
    if not NAME.fullmatch(user.name):
        raise OfficeError(
            f"Tên đăng nhập {user.name!r} không hợp lệ: chữ thường không dấu, số, dấu . _ - @, từ 2 ký tự.",
            f"The log-in name {user.name!r} is not valid: small letters, digits, . _ - @, at least 2 characters.",
        )
    if (user.role is Role.AUDITOR) != bool(user.platform):
        raise OfficeError(
            "Kiểm soát của sàn phải ghi tên sàn; các vai trò khác thì không.",
            "A platform auditor needs the platform's name; the other roles have none.",
        )
    return user
