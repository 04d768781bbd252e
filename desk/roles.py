"""Who may do what at the desk. One table; the pages ask it, and a test walks every page against it."""

from __future__ import annotations

from enum import StrEnum

from checker.leads.people import Role


class Act(StrEnum):
    """What a page lets a person do."""

    READ = "read"  # leads, storefronts, captures, rules
    DECIDE = "decide"
    ASSIGN = "assign"
    TEAM = "team"  # figures of the team's work
    SWEEPS = "sweeps"  # what was visited, what failed and why
    START = "start"  # have a sweep begun; see how it is scheduled
    PEOPLE = "people"
    TRAIL = "trail"


MAY: dict[Role, frozenset[Act]] = {
    Role.OFFICER: frozenset({Act.READ, Act.DECIDE, Act.SWEEPS}),
    Role.REVIEWER: frozenset({Act.READ, Act.DECIDE}),
    Role.HEAD: frozenset({Act.READ, Act.DECIDE, Act.ASSIGN, Act.TEAM, Act.SWEEPS, Act.START, Act.TRAIL}),
    Role.AUDITOR: frozenset({Act.READ}),
    Role.ADMIN: frozenset({Act.PEOPLE, Act.TRAIL, Act.SWEEPS, Act.START}),
}

ROLES: dict[Role, tuple[str, str]] = {
    Role.OFFICER: ("kiểm soát viên", "officer"),
    Role.REVIEWER: ("người thẩm định", "reviewer"),
    Role.HEAD: ("trưởng nhóm", "head"),
    Role.AUDITOR: ("kiểm soát của sàn", "platform auditor"),
    Role.ADMIN: ("quản trị", "administrator"),
}
