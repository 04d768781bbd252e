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
    SELLERS = "sellers"  # who is behind which storefronts, across platforms
    SWEEPS = "sweeps"  # what was visited, what failed and why
    START = "start"  # have a sweep begun; see how it is scheduled
    PEOPLE = "people"
    TRAIL = "trail"
    PAPERS = "papers"  # reports, dossiers, letters
    CASES = "cases"  # applications to a programme


MAY: dict[Role, frozenset[Act]] = {
    Role.OFFICER: frozenset({Act.READ, Act.DECIDE, Act.REVEAL, Act.SELLERS, Act.SWEEPS, Act.PAPERS}),
    Role.REVIEWER: frozenset({Act.READ, Act.DECIDE, Act.REVEAL, Act.SELLERS, Act.CASES}),
    Role.HEAD: frozenset(
        {Act.READ, Act.DECIDE, Act.REVEAL, Act.ASSIGN, Act.TEAM, Act.SELLERS, Act.SWEEPS, Act.TRAIL}
        | {Act.START, Act.PAPERS, Act.CASES}
    ),
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
