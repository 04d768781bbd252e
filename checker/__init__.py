"""What others may call: one listing or a whole feed held against the rules (docs/api.md has examples).

    from checker import Auditor, check_listing, listing, load_rules

Names load when they are asked for, so that `import checker` stays light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.feed.audit import Audited, Auditor
    from checker.feed.many import audit_rows
    from checker.feed.model import FeedRow, Rejected
    from checker.feed.one import ListingCheck, check_listing, listing
    from checker.feed.read import rows as read_feed
    from checker.feed.work import Done, Task
    from checker.model import Basis, Evidence, Fact, Finding, Lead, Outcome, Place, Search, Severity, Subject
    from rules.faults import RulebookError
    from rules.load import load as load_rules

__all__ = [
    "Audited",
    "Auditor",
    "Basis",
    "Done",
    "Evidence",
    "Fact",
    "FeedRow",
    "Finding",
    "Lead",
    "ListingCheck",
    "Outcome",
    "Place",
    "Rejected",
    "RulebookError",
    "Search",
    "Severity",
    "Subject",
    "Task",
    "audit_rows",
    "check_listing",
    "listing",
    "load_rules",
    "read_feed",
]

_HOME = {
    "Audited": ("checker.feed.audit", "Audited"),
    "Auditor": ("checker.feed.audit", "Auditor"),
    "Basis": ("checker.model", "Basis"),
    "Done": ("checker.feed.work", "Done"),
    "Evidence": ("checker.model", "Evidence"),
    "Fact": ("checker.model", "Fact"),
    "FeedRow": ("checker.feed.model", "FeedRow"),
    "Finding": ("checker.model", "Finding"),
    "Lead": ("checker.model", "Lead"),
    "ListingCheck": ("checker.feed.one", "ListingCheck"),
    "Outcome": ("checker.model", "Outcome"),
    "Place": ("checker.model", "Place"),
    "Rejected": ("checker.feed.model", "Rejected"),
    "RulebookError": ("rules.faults", "RulebookError"),
    "Search": ("checker.model", "Search"),
    "Severity": ("checker.model", "Severity"),
    "Subject": ("checker.model", "Subject"),
    "Task": ("checker.feed.work", "Task"),
    "audit_rows": ("checker.feed.many", "audit_rows"),
    "check_listing": ("checker.feed.one", "check_listing"),
    "listing": ("checker.feed.one", "listing"),
    "load_rules": ("rules.load", "load"),
    "read_feed": ("checker.feed.read", "rows"),
}


def __getattr__(name: str) -> object:
    """The public name, from where it is at home. AttributeError for any other."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _HOME[name]
    return getattr(import_module(module), attribute)
