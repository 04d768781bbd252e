"""Who works at the desk, and what is written down of their work. Frozen and plain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a person is at the desk. `desk.roles` says what each may do."""

    OFFICER = "officer"
    REVIEWER = "reviewer"
    HEAD = "head"
    AUDITOR = "auditor"  # of a platform: sees only that platform's shops
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class User:
    """One person. `platform` is set for auditors only; `password` is an argon2 hash, "" when there is none.

    `must_change`: the password was given by somebody else, and only lets its holder choose another one.
    """

    name: str
    shown: str
    role: Role
    platform: str = ""
    password: str = ""
    active: bool = True
    must_change: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """One log-in that still holds. `csrf` must come back with everything that changes something."""

    user: User
    csrf: str
    begun: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Trail:
    """One row of the audit trail. `digest` covers the row and the digest of the one before it."""

    number: int
    at: datetime
    who: str
    act: str
    what: str
    detail: str
    previous: str
    digest: str


@dataclass(frozen=True, slots=True)
class SavedView:
    """A named filter of the queue."""

    owner: str
    name: str
    query: str
