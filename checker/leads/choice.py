"""One decision of a person, as it is handed to the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from checker.leads.life import Step


@dataclass(frozen=True, slots=True)
class Choice:
    """What is decided, by whom, why, when, and what the person had before them.

    `seen`: digest of the evidence on their screen ("": the last sighting); `last`: number of the last decision
    that they saw on it (None: not known, so nobody is warned). `code`: of `checker.leads.reasons`;
    `to_whom`, `paper`: who gets a referred or assigned lead, and the number of the paper that goes with it.
    """

    step: Step
    by: str
    at: datetime
    reason: str = ""
    seen: str = ""
    last: int | None = None
    code: str = ""
    to_whom: str = ""
    paper: str = ""
