"""Who may do what at the desk. One table; the pages ask it, and a test walks every page against it."""

from __future__ import annotations

from enum import StrEnum

from checker.leads.people import Role


class Act(StrEnum):
    """What a page lets a person do."""

    READ = "read"  # leads, storefronts, captures, rules
    DECIDE = "decide"
    REVEAL = "reveal"  # personal data and captures as they were; each time a row of the trail
    ASSIGN = "assign"
    TEAM = "team"  # figures of the team's work
    SWEEPS = "sweeps"  # what was visited, what failed and why
    PEOPLE = "people"
    TRAIL = "trail"


MAY: dict[Role, frozenset[Act]] = {
    Role.OFFICER: frozenset({Act.READ, Act.DECIDE, Act.REVEAL, Act.SWEEPS}),
    Role.REVIEWER: frozenset({Act.READ, Act.DECIDE, Act.REVEAL}),
    Role.HEAD: frozenset({Act.READ, Act.DECIDE, Act.REVEAL, Act.ASSIGN, Act.TEAM, Act.SWEEPS, Act.TRAIL}),
    Role.AUDITOR: frozenset({Act.READ}),
    Role.ADMIN: frozenset({Act.PEOPLE, Act.TRAIL, Act.SWEEPS}),
}

ROLES: dict[Role, tuple[str, str]] = {
    Role.OFFICER: ("kiểm soát viên", "officer"),
    Role.REVIEWER: ("người thẩm định", "reviewer"),
    Role.HEAD: ("trưởng nhóm", "head"),
    Role.AUDITOR: ("kiểm soát của sàn", "platform auditor"),
    Role.ADMIN: ("quản trị", "administrator"),
}
