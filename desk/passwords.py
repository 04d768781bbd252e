"""Passwords: argon2id hashes, with the library's own parameters (RFC 9106, low-memory profile)."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from checker.leads.errors import OfficeError

SHORTEST = 10  # characters; NIST SP 800-63B asks for 8 and more, and for no rules of composition
LONGEST = 200
_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash("nobody has this password")  # so that an unknown name takes as long as a known one


def hashed(password: str) -> str:
    """The hash to keep. Raises OfficeError when the password is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise OfficeError(
            f"Mật khẩu phải dài từ {SHORTEST} đến {LONGEST} ký tự.",
            f"A password has {SHORTEST} to {LONGEST} characters.",
        )
    return _HASHER.hash(password)


def right(kept: str, password: str) -> bool:
    """Whether this is the password of that hash ("": of nobody, which takes the same time)."""
    try:
        return _HASHER.verify(kept or _NOBODY, password[: LONGEST + 1]) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False
